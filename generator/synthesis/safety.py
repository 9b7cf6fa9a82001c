"""What trials say of harms, drop-out and who was left out: listed beside every answer, never rated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Study
from generator.model.arms import Arm
from generator.vocabulary import Exercise, Supervision

# The studies after which a page must say "do not copy it alone": heavy loads or jumps (rules, section 6).
_HIGH_LOAD = 80
_IMPACT = frozenset(
    {
        Exercise.HIGH_INTENSITY_RESISTANCE_IMPACT,
        Exercise.IMPACT_JUMPING,
        Exercise.RESISTANCE_PLUS_IMPACT,
    }
)


@dataclass(frozen=True, slots=True)
class SafetyRow:
    """One study: who was left out, who watched, what went wrong; `reported` is False where the text has no harms."""

    study: str
    label: str
    excluded: tuple[str, ...]
    supervised: bool
    reported: bool
    harms: tuple[str, ...]
    attendance: tuple[str, ...]
    heavy_or_impact: bool


def safety_row(study: Study, label: str) -> SafetyRow:
    """The safety line of a study."""
    trained = [arm for arm in study.arms if arm.role == "intervention"]
    watched = {Supervision.FULLY_SUPERVISED, Supervision.PARTLY_SUPERVISED}
    return SafetyRow(
        study.id,
        label,
        tuple(study.population.excluded),
        any(arm.supervision in watched for arm in trained),
        bool(study.harms),
        tuple(harm.what for harm in study.harms),
        tuple(f"{kept.mean:f} {kept.unit.replace('_', ' ')}" for kept in study.adherence),
        any(_heavy(arm) for arm in trained),
    )


def _heavy(arm: Arm) -> bool:
    effort = arm.dose.intensity if arm.dose else None
    loads = (effort.above, effort.value, effort.to) if effort and effort.scale.value == "one_rm_pct" else ()
    jumps = bool(arm.dose and arm.dose.impacts_per_session)
    return arm.modality in _IMPACT or jumps or any(load is not None and load > _HIGH_LOAD for load in loads)


def heavy_or_impact(rows: Iterable[SafetyRow]) -> bool:
    """Whether any study used more than 80 % of the one-repetition maximum, or jumps."""
    return any(row.heavy_or_impact for row in rows)
