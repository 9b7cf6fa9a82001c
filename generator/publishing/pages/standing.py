"""Which of two printed means is higher: a reading of the figures, never a test of them."""

from __future__ import annotations

from generator.model import Study
from generator.model.arms import Arm
from generator.model.results import ArmResult, Result
from generator.vocabulary import Quantity, Scale

_COMPARABLE = frozenset(
    {
        Scale.VALUE,
        Scale.CHANGE,
        Scale.PERCENT_CHANGE,
        Scale.PER_YEAR,
        Scale.PERCENT_PER_YEAR,
        Scale.PERCENT_PER_MONTH,
    }
)
_COUNTED = frozenset(
    {
        Quantity.PREVALENCE,
        Quantity.FRACTURES,
        Quantity.FALLS,
        Quantity.FALLERS,
        Quantity.ADVERSE_EVENTS,
        Quantity.CORRELATION,
        Quantity.OTHER,
    }
)
HIGHER, LOWER, EQUAL, LESS_LOSS = "higher", "lower", "the same figure", "higher: less loss"


def standing(study: Study, result: Result, row: ArmResult) -> str:
    """How a trained group's printed mean stands against its comparison's; empty where one of them is not printed.

    Where both groups lost bone and the trained one lost less, that is said, because "more bone" would be untrue.
    """
    other = _comparison(study, result, row)
    if other is None or row.mean is None or other.mean is None or row.mean_to is not None or other.mean_to is not None:
        return ""
    if result.outcome.scale not in _COMPARABLE or result.outcome.quantity in _COUNTED:
        return ""
    if row.mean == other.mean:
        return EQUAL
    if row.mean < other.mean:
        return LOWER
    return LESS_LOSS if row.mean < 0 and result.outcome.scale is not Scale.VALUE else HIGHER


def _comparison(study: Study, result: Result, row: ArmResult) -> ArmResult | None:
    """The row of the one comparison group that a trained group belongs to; None where it is not plain which."""
    arms = {arm.id: arm for arm in study.arms}
    trained = arms.get(row.arm)
    if trained is None or trained.role != "intervention":
        return None
    named = {
        contrast.against[0] for contrast in result.contrasts if contrast.of == [row.arm] and len(contrast.against) == 1
    }
    rows = [other for other in result.arms if _sets_against(arms.get(other.arm), trained)]
    chosen = [other for other in rows if other.arm in named] or rows
    return chosen[0] if len(chosen) == 1 else None


def _sets_against(arm: Arm | None, trained: Arm) -> bool:
    """A comparison group of the same stratum, and of the same people where two sides are compared."""
    return (
        arm is not None and arm.role == "comparator" and arm.stratum == trained.stratum and arm.group == trained.group
    )
