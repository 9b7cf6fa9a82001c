"""The two marks of an answer of ours: how sure we are, and what happens to bone or how many events there are.

What is shown follows from what the statement claims: very low is always "not clear", and so is any answer whose
interval holds both sides.
"""

from __future__ import annotations

from generator.synthesis import Answer, Size
from generator.vocabulary import CertaintyLevel, EmptyState, OutcomeTarget


def certainty_mark(answer: Answer) -> str:
    """A key of CERTAINTIES: our own level, or the state that stands in its place."""
    if answer.rating:
        return answer.rating.final.value
    return (answer.state or EmptyState.NOT_RATED).value


def direction_mark(answer: Answer) -> str:
    """A key of DIRECTIONS; empty where nothing is rated."""
    if answer.rating is None:
        return ""
    side = _side(answer)
    if answer.rating.final is CertaintyLevel.VERY_LOW or answer.size is Size.NOT_CLEAR or not side:
        return "uncertain"
    if answer.size is Size.LITTLE:
        return "trivial"
    if answer.target is not OutcomeTarget.BMD_ITSELF:
        return "fewer" if side > 0 else "more"
    if side < 0:
        return "harm"
    return "benefit_small" if answer.size is Size.SLIGHT else "benefit"


def _side(answer: Answer) -> int:
    """1 where training came out better, -1 where worse, 0 where studies shown apart differ or there is no figure."""
    if answer.lead.effect:
        return answer.lead.effect.side
    sides = {row.effect.side for row in answer.lead.pool.rows} if answer.lead.pool else set()
    return sides.pop() if len(sides) == 1 else 0


def reviews_disagree(answer: Answer) -> bool:
    """Whether another voice among the reviews lies on the other side, or differs on whether no difference fits."""
    return bool(answer.choice.differ_in_side or answer.choice.differ_in_null)
