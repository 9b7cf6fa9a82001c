"""Which pooled result of which review leads an answer, what it says, and whether other reviews say otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Protocol, TypeVar

from generator.model import Review
from generator.model.review import PooledResult
from generator.publishing.wording.measures import RATIOS, STANDARDISED
from generator.vocabulary import CertaintyLevel, CountRole, Exercise, Quantity, ReviewDesign, RobJudgement

DENSITY = frozenset({Quantity.ABMD, Quantity.VBMD, Quantity.BMC})
"""What may stand for density at a bone; scores, ultrasound and structure are shown on their own pages only."""

# Rule R8: estimates so large, or trials that differ so much, need a person's release before they lead an answer.
_LARGEST_SMD = Decimal(1)
_LARGEST_I2 = Decimal(85)


class AnyPooled(Protocol):
    """A pooled result with its review."""

    @property
    def review(self) -> Review: ...
    @property
    def row(self) -> PooledResult: ...
    @property
    def exercise(self) -> Exercise: ...
    @property
    def voice(self) -> str: ...


Pooled = TypeVar("Pooled", bound=AnyPooled)


def exercise_node(kinds: Sequence[Exercise]) -> Exercise:
    """The narrowest node of the exercise tree that covers all of these kinds."""
    first, *others = kinds
    return next(node for node in first.lineage() if all(node.covers(other) for other in others))


def may_lead(review: Review, row: PooledResult) -> bool:
    """Whether a pooled result may lead an answer: between groups, with its interval, released as it is."""
    if row.estimate is None or row.ci is None or row.subgroup or not row.between_groups:
        return False
    if row.count is not CountRole.PRIMARY or row.outcome.quantity not in DENSITY:
        return False
    too_large = row.outcome.scale in STANDARDISED and abs(row.estimate) > _LARGEST_SMD
    too_mixed = row.i2 is not None and row.i2 >= _LARGEST_I2 and not row.i2_below
    return not (too_large or too_mixed or review.design is ReviewDesign.NETWORK_META_ANALYSIS)


def leading_of(pooled: Iterable[Pooled], *, named: Sequence[str] = ()) -> Pooled | None:
    """The pooled result that leads, by rule R8; `named` are keys of reviews that a question names as its index.

    Of those that may lead and are not judged critically low: one that is named, then areal density, not known to mix in
    trials without random allocation, the latest search, a difference in the bone's own unit before a standardised one,
    then by id, so that the choice never depends on order.
    """
    fit = [here for here in pooled if may_lead(here.review, here.row) and not _critically_low(here.review)]
    keys = set(named)

    def rank(here: Pooled) -> tuple:
        search = here.review.search.to or ""
        return (
            not keys & {here.review.id, *(report.ref for report in here.review.reports)},
            here.row.outcome.quantity is not Quantity.ABMD,
            here.review.included.only_randomised is False,
            tuple(-int(part) for part in search.split("-")) if search else (0,),
            here.row.outcome.scale in STANDARDISED,
            here.review.id,
            here.row.id,
        )

    return min(fit, key=rank, default=None)


def _critically_low(review: Review) -> bool:
    return any(judged.overall is RobJudgement.CRITICALLY_LOW for judged in review.appraisal)


def direction_of(row: PooledResult) -> str:
    """A key of DIRECTIONS: which side of no difference the whole interval lies on, or that it holds both sides."""
    nothing = Decimal(1) if row.outcome.scale in RATIOS else Decimal(0)
    if row.ci is None or row.ci.lower <= nothing <= row.ci.upper:
        return "uncertain"
    return "benefit" if row.ci.lower > nothing else "harm"


def certainty_of(row: PooledResult) -> str:
    """The level that the review's authors state, as a key of CERTAINTIES; empty where they state none."""
    stated = row.authors_certainty.value
    return stated if stated in {level.value for level in CertaintyLevel} else ""


def disagreement(leading: AnyPooled, pooled: Iterable[AnyPooled]) -> bool:
    """Whether another voice that pooled the same exercise at the same bone points another way than the leading one."""
    others = (
        here
        for here in pooled
        if here.voice != leading.voice and here.exercise is leading.exercise and may_lead(here.review, here.row)
    )
    return any(direction_of(here.row) != direction_of(leading.row) for here in others)
