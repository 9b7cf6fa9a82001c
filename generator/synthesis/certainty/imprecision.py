"""Imprecision: does the interval cross what matters, and were there enough people (rules R4, R4b, R11)?"""

from __future__ import annotations

from collections.abc import Sequence

from generator.synthesis.certainty.domain import CertaintyDomain, State
from generator.synthesis.conventions import Conventions
from generator.synthesis.effect import Effect, Measure, Thresholds
from generator.vocabulary import GradeDomain

# An index review without a number of people is taken as large enough from this many studies or groups on (R11).
_MANY = 10


def judge_imprecision(
    effects: Sequence[Effect],
    thresholds: Thresholds,
    *,
    people: int | None,
    rules: Conventions,
    k: int | None = None,
    from_review: bool = False,
) -> CertaintyDomain:
    """Levels for the interval (of each effect, where two results stand apart) and for the number of people.

    The larger of the two counts. Without any interval: one level, not assessable. The number of people matters only for
    an effect that is claimed, not for "little to no difference".
    """
    if not effects:
        return CertaintyDomain(
            GradeDomain.IMPRECISION,
            1,
            "R11",
            "No interval was read.",
            State.NOT_ASSESSABLE,
            "no_interval",
            {"people": people},
        )
    crossings = max(interval_levels(effect, thresholds) for effect in effects)
    claimed = any(is_claimed(effect, thresholds) for effect in effects)
    size, state, size_text = (
        _size_levels(people, k, from_review=from_review, rules=rules) if claimed else (0, State.ASSESSED, "")
    )
    levels = max(crossings, size)
    text = _crossing_text(effects, thresholds, crossings)
    sentence = " ".join(part for part in (text, size_text) if part) or "The interval is narrow enough."
    reason = "interval" if crossings and crossings >= size else "people" if size else ""
    inputs = {
        "thresholds": thresholds.id,
        "t1": thresholds.t1,
        "crossings": crossings,
        "people": people,
        "studies": k,
        "people_needed": rules.information_size,
        "target": "important effect" if claimed else "little or no effect",
    }
    return CertaintyDomain(GradeDomain.IMPRECISION, levels, "R11", sentence, state, reason, inputs)


def is_claimed(effect: Effect, thresholds: Thresholds) -> bool:
    """Whether an effect is claimed: always where only the side is told, else from the smallest important one on."""
    return not thresholds.sized or abs(effect.benefit[0]) >= thresholds.t1


def interval_levels(effect: Effect, thresholds: Thresholds) -> int:
    """Levels for an interval.

    An important effect: one for each of +t1 and -t1 that the interval crosses. Little or no effect: one for each limit
    outside. Where only the side is told: one if the interval holds no difference, two if it also holds an appreciable
    difference either way (half a standard deviation, KCE process book; for g/cm2 the limit of "slightly").
    """
    value, lower, upper = effect.benefit
    if not thresholds.sized:
        if effect.excludes_null:
            return 0
        wide = thresholds.slight is not None and lower < -thresholds.slight and upper > thresholds.slight
        return 2 if wide else 1
    t1 = thresholds.t1
    if abs(value) >= t1:
        return (lower < t1 < upper) + (lower < -t1 < upper)
    return (lower < -t1) + (upper > t1)


def _size_levels(people: int | None, k: int | None, *, from_review: bool, rules: Conventions) -> tuple[int, State, str]:
    needed = rules.information_size
    if people is not None:
        levels = 2 if people < rules.tiny else 1 if people < needed else 0
        return levels, State.ASSESSED, f"{people:,} people; {needed:,} would be needed." if levels else ""
    if from_review and k is not None and k >= _MANY:
        return 0, State.NOT_ASSESSABLE, f"The number of people was not read; the review rests on {k} studies or groups."
    return 1, State.NOT_ASSESSABLE, "The number of people was not read."


def _crossing_text(effects: Sequence[Effect], thresholds: Thresholds, levels: int) -> str:
    if not levels:
        return ""
    effect = max(effects, key=lambda each: interval_levels(each, thresholds))
    _, lower, upper = effect.shown
    if not thresholds.sized:
        wide = " and a difference that matters either way" if levels == 2 else ""
        return f"The interval ({lower} to {upper}) also holds no difference{wide}."
    limit = (
        "a rise of a quarter or a fall of a fifth"
        if effect.measure is Measure.RATIO
        else f"{effect.figure(thresholds.t1)} {effect.measure.unit}"
    )
    return f"The interval ({lower} to {upper}) reaches across {limit}, from where a difference matters."
