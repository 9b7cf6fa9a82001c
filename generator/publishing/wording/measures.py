"""What was measured, in which unit, and when."""

from __future__ import annotations

from generator.model.parts import Duration, Outcome
from generator.publishing.wording.numbers import NBSP, figure, lower_first, number_range, upper_first
from generator.vocabulary import Basis, Method, Scale

PERCENT = f"{NBSP}%"
SIGNED = frozenset(
    {
        Scale.CHANGE,
        Scale.PERCENT_CHANGE,
        Scale.PER_YEAR,
        Scale.PERCENT_PER_YEAR,
        Scale.PERCENT_PER_MONTH,
        Scale.SIDE_DIFFERENCE,
    }
)
"""Scales on which nothing happening is 0, so that a figure carries its sign."""
RATIOS = frozenset({Scale.RATIO, Scale.RISK_RATIO, Scale.RATE_RATIO, Scale.ODDS_RATIO, Scale.HAZARD_RATIO})
"""Scales on which no difference is 1."""
STANDARDISED = frozenset({Scale.SMD_CHANGE, Scale.SMD_FINAL, Scale.SMD_UNSPECIFIED})
"""Scales in standard deviations; never translated into per cent."""

_OWN_UNIT = {
    Scale.PERCENT_CHANGE: "%",
    Scale.SIDE_DIFFERENCE: "%",
    Scale.PERCENT: "%",
    Scale.PERCENT_PER_YEAR: "% a year",
    Scale.PERCENT_PER_MONTH: "% a month",
}
_HEADINGS = {
    Scale.VALUE: "Value",
    Scale.CHANGE: "Change",
    Scale.PERCENT_CHANGE: "Change",
    Scale.PER_YEAR: "Change",
    Scale.PERCENT_PER_YEAR: "Change",
    Scale.PERCENT_PER_MONTH: "Change",
    Scale.SIDE_DIFFERENCE: "Difference of sides",
    Scale.PERCENT: "Share",
    Scale.COUNT: "Count",
}


def unit_words(outcome: Outcome) -> str:
    """The unit of an outcome's figures, such as "%" or "g/cm²"; empty where the scale has none."""
    if outcome.scale in _OWN_UNIT:
        return _OWN_UNIT[outcome.scale]
    if outcome.scale in STANDARDISED:
        return "standard deviations"
    unit = outcome.unit.label if outcome.unit and outcome.scale not in RATIOS else ""
    return f"{unit} a year" if unit and outcome.scale is Scale.PER_YEAR else unit


def with_unit(value: str, outcome: Outcome) -> str:
    """A written figure with its unit."""
    unit = unit_words(outcome)
    return f"{value}{NBSP}{unit}" if unit else value


def value_heading(outcome: Outcome) -> str:
    """Head of a column of figures: "Change (%)"."""
    name = _HEADINGS.get(outcome.scale, outcome.scale.label)
    unit = unit_words(outcome)
    return f"{name} ({unit})" if unit else name


def measure_words(outcome: Outcome) -> str:
    """What was measured and how it is expressed: "Bone density (areal), change in % of baseline"."""
    return f"{outcome.quantity.label}, {lower_first(outcome.scale.label)}".replace(" %", PERCENT)


def place_words(outcome: Outcome) -> str:
    """Where exactly and with what it was measured: "Lumbar spine L1-L4, by DXA (spongy bone)"."""
    untold = outcome.method is Method.NOT_REPORTED
    method = lower_first(outcome.method.label) if untold else f"by {outcome.method.label}"
    site = outcome.site.label if outcome.site else ""
    words = site if site.endswith(method) else ", ".join(part for part in (site, method) if part)
    words = upper_first(words)
    judged = "unit judged by the size of the figures" if outcome.unit_basis is Basis.ASSUMED else ""
    beside = "; ".join(part for part in (outcome.note, judged) if part)
    return f"{words} ({beside})" if beside else words


def duration_words(time: Duration) -> str:
    """A length of time: "8 months", "12 to 18 months"."""
    single = time.value == 1 and time.to is None
    return f"{number_range(time.value, time.to)}{NBSP}{time.unit.label}{'' if single else 's'}"


def when_words(time: Duration | None) -> str:
    """When something was measured: "after 8 months"; nothing where it is not told."""
    if time is None:
        return ""
    return f"after {duration_words(time)}" if figure(time.value) != "0" else "at the start"
