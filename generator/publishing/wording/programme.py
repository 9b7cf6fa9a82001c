"""What people were asked to do."""

from __future__ import annotations

from decimal import Decimal

from generator.model.arms import Arm, Dose, Effort
from generator.model.guideline import AdvisedDose
from generator.publishing.wording.measures import PERCENT
from generator.publishing.wording.numbers import NBSP, figure, lower_first, number_range, upper_first
from generator.vocabulary import CoIntervention, Delivery, EffortScale, Setting, Supervision

_EFFORT = {
    EffortScale.ONE_RM_PCT: f"{{}}{PERCENT} of the most they could lift once (1RM)",
    EffortScale.N_RM: f"a load they could lift {{}}{NBSP}times at most (RM)",
    EffortScale.RPE_0_10: "effort felt as {} of 10",
    EffortScale.RPE_6_20: "effort felt as {} on the scale from 6 to 20",
    EffortScale.RIR: f"stopping {{}}{NBSP}lifts before failure",
    EffortScale.GRF_BODY_WEIGHTS: f"landing with {{}}{NBSP}times the body weight",
    EffortScale.HR_PCT: f"{{}}{PERCENT} of heart rate reserve or maximum",
    EffortScale.BODY_WEIGHT_PCT: f"{{}}{PERCENT} of body weight",
    EffortScale.NOT_REPORTED: "{} (scale not stated)",
}


def dose_words(dose: Dose) -> str:
    """Frequency, time, sets and load of a programme; nothing where none of them is given."""
    sessions = _session_words(dose.sessions_per_week, dose.sessions_per_week_to)
    home = _amount(dose.home_sessions_per_week, None, "more at home")
    minutes = _amount(dose.minutes, dose.minutes_to, "minutes each")
    impacts = _amount(dose.impacts_per_session, dose.impacts_per_session_to, "jumps or impacts a session")
    loads = [_set_words(dose), _effort_words(dose.intensity), impacts, _effort_words(dose.impact)]
    parts = [sessions, home, minutes, *loads]
    return ", ".join(part for part in parts if part)


def programme_words(arm: Arm) -> list[str]:
    """What a group did, line by line: kind of exercise, dose, our description, load over time, who watched, where.

    A line that only repeats the group's label is left out.
    """
    dose = arm.dose
    lines = [arm.modality.label if arm.modality else "", arm.comparator.label if arm.comparator else ""]
    if dose:
        lines += [dose_words(dose), dose.description or ""]
        lines += [f"Load over time: {lower_first(dose.progression)}" if dose.progression else ""]
    lines += [_part_of_the_body(arm), _circumstances(arm), _extras(arm)]
    lines.append(", ".join(f"{cluster.unit.label.lower()}: {figure(cluster.n)}" for cluster in arm.clusters))
    return [upper_first(line) for line in dict.fromkeys(lines) if line and line != arm.label]


def advised_dose_words(dose: AdvisedDose) -> str:
    """A guideline's dose in figures; nothing where none is given."""
    parts = [
        _session_words(dose.sessions_per_week, dose.sessions_per_week_to),
        _amount(dose.minutes_per_day, None, "minutes a day"),
        _amount(dose.minutes_per_week, dose.minutes_per_week_to, "minutes a week"),
        _amount(dose.sets, dose.sets_to, "sets"),
        _amount(dose.reps, dose.reps_to, "repetitions"),
    ]
    return ", ".join(part for part in parts if part)


def _amount(low: Decimal | None, high: Decimal | None, noun: str) -> str:
    written = number_range(low, high)
    return f"{written}{NBSP}{noun}" if written else ""


def _session_words(low: Decimal | None, high: Decimal | None) -> str:
    once = low == 1 and high is None
    return _amount(low, high, "session a week" if once else "sessions a week")


def _set_words(dose: Dose) -> str:
    exercises = _amount(dose.exercises, None, "exercise" if dose.exercises == 1 else "exercises")
    sets = _amount(dose.sets, dose.sets_to, "set" if dose.sets == 1 and dose.sets_to is None else "sets")
    reps = _amount(dose.reps, dose.reps_to, "repetitions")
    work = " of ".join(part for part in (sets, reps) if part)
    return ", ".join(part for part in (exercises, work) if part)


def _effort_words(effort: Effort | None) -> str:
    if effort is None:
        return ""
    if effort.above is not None:
        value = f"more than {figure(effort.above)}"
    elif effort.below is not None:
        value = f"less than {figure(effort.below)}"
    else:
        value = number_range(effort.value, effort.to)
    return _EFFORT[effort.scale].format(value) if value else ""


def _part_of_the_body(arm: Arm) -> str:
    """What was trained, where that is the point: a part of the body, or one side of it."""
    side = {"exercised": "the exercised side", "control": "the side that was not exercised"}.get(arm.limb or "", "")
    part = (arm.body_part or "").replace("_", " ")
    return f"Part of the body: {', '.join(word for word in (part, side) if word)}" if part or side else ""


def _circumstances(arm: Arm) -> str:
    told = [
        arm.supervision.label if arm.supervision is not Supervision.NOT_REPORTED else "supervision not stated",
        {Delivery.INDIVIDUAL: "alone", Delivery.GROUP: "in a group", Delivery.MIXED: "alone and in a group"}.get(
            arm.delivery, ""
        ),
        _PLACES.get(arm.setting, ""),
    ]
    return ", ".join(lower_first(part) for part in told if part)


_PLACES = {
    Setting.HOME: "at home",
    Setting.GYM: "in a gym",
    Setting.CLINIC: "in a clinic or laboratory",
    Setting.COMMUNITY: "in the community",
    Setting.SCHOOL: "at school",
    Setting.RESIDENTIAL_CARE: "in residential care",
    Setting.MIXED: "in more than one place",
}


def _extras(arm: Arm) -> str:
    extras = [lower_first(extra.label) for extra in arm.co_intervention if extra is not CoIntervention.NONE]
    return f"Beside it: {', '.join(extras)}" if extras else ""
