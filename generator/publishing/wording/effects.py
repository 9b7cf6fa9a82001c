"""Figures of results as printed: spread, intervals, p values, differences, events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from generator.model.parts import Interval, Outcome, PValue
from generator.model.results import ArmResult, ReportedContrast, Spread
from generator.publishing.wording.measures import PERCENT, RATIOS, STANDARDISED, unit_words
from generator.publishing.wording.numbers import NBSP, figure, joined, lower_first, number_range, plural, signed
from generator.vocabulary import Basis, Direction, POperator, Scale, SpreadType

_OPERATOR_SIGNS = {POperator.AT_MOST: "\u2264"}
_BASIS = {Basis.ASSUMED: "type judged by its size", Basis.INFERRED: "inferred from other text"}


def interval_words(interval: Interval) -> str:
    """A confidence interval: "95 % interval 0.15 to 0.65"."""
    return f"{figure(interval.level)}{PERCENT} interval {number_range(interval.lower, interval.upper)}"


def p_words(p: PValue) -> str:
    """A p value with its operator as printed."""
    if p.op is POperator.NS or p.value is None:
        return "printed as not significant"
    return f"p{NBSP}{_OPERATOR_SIGNS.get(p.op, p.op.value)}{NBSP}{figure(p.value)}"


def spread_words(spread: Spread) -> str:
    """A dispersion, and what it is: "± 2.8, standard deviation (type judged by its size)"."""
    if spread.value is not None:
        value = f"\u00b1{NBSP}{figure(spread.value)}, "
    else:
        value = f"{number_range(spread.lower, spread.upper)}, " if spread.lower is not None else ""
    kind = "type not stated" if spread.type is SpreadType.NOT_STATED else lower_first(spread.type.label)
    basis = f" ({_BASIS[spread.basis]})" if spread.basis in _BASIS else ""
    return f"{value}{kind}{basis}"


def statistic_words(value: Decimal, to: Decimal | None, *, sign: bool, approximate: bool = False) -> str:
    """A figure, or the range that was printed for it, with its sign where it is a change."""
    write = signed if sign else figure
    words = write(value) if to is None else f"{write(value)} to {write(to)}"
    return f"about {words}" if approximate else words


def event_words(result: ArmResult) -> str:
    """Events, people with events and time at risk, as far as they are given."""
    parts = [plural(result.events, "event")] if result.events is not None else []
    if result.people_with_events is not None:
        parts.append(plural(result.people_with_events, "person", "people") + " with at least one")
    if result.person_years is not None:
        parts.append(f"{figure(result.person_years)} person-years")
    return ", ".join(parts)


def contrast_words(contrast: ReportedContrast, outcome: Outcome, name: Callable[[str], str]) -> str:
    """A difference between arms, exactly as far as it is printed; `name` gives an arm's label."""
    parts = [_estimate_words(contrast, outcome)] if contrast.estimate is not None else []
    parts += [interval_words(contrast.ci)] if contrast.ci else []
    parts += [spread_words(contrast.spread)] if contrast.spread else []
    parts += [_direction_words(contrast, name)] if contrast.direction else []
    parts += [lower_first(contrast.verdict_as_printed.label)] if contrast.verdict_as_printed else []
    parts += [p_words(contrast.p)] if contrast.p else []
    return "; ".join([*parts, *_model_words(contrast)])


def _estimate_words(contrast: ReportedContrast, outcome: Outcome) -> str:
    ratio = outcome.scale in RATIOS
    value = statistic_words(contrast.estimate, contrast.estimate_to, sign=not ratio, approximate=contrast.approximate)
    if ratio:
        return f"{lower_first(outcome.scale.label)} {value}"
    return f"difference {value}{_difference_unit(outcome)}"


def _difference_unit(outcome: Outcome) -> str:
    """Differences of percentages are percentage points; other units stay."""
    unit = unit_words(outcome)
    if unit.startswith("%"):
        return f"{NBSP}percentage points{unit[1:]}"
    return f"{NBSP}{unit}" if unit else ""


def _direction_words(contrast: ReportedContrast, name: Callable[[str], str]) -> str:
    sides = {Direction.FAVOURS_FIRST: contrast.of, Direction.FAVOURS_SECOND: contrast.against}
    side = sides.get(contrast.direction)
    return f"higher in {arms_words(side, name)}" if side else "direction not stated"


def arms_words(arms: Sequence[str], name: Callable[[str], str]) -> str:
    """Names of arms; several are quoted, so that each is seen to end."""
    return name(arms[0]) if len(arms) == 1 else joined([f"\u201c{name(arm)}\u201d" for arm in arms])


def _model_words(contrast: ReportedContrast) -> list[str]:
    notes = {"yes": "adjusted model", "no": "not adjusted"}
    parts = [notes[contrast.adjusted]] if contrast.adjusted in notes else []
    clusters = {
        "yes": "clusters allowed for",
        "no": "clusters not allowed for",
        "not_reported": "whether clusters were allowed for: not stated",
    }
    parts += [clusters[contrast.cluster_adjusted]] if contrast.cluster_adjusted else []
    return [*parts, *(["two sides of the same people"] if contrast.paired else [])]


def pooled_words(estimate: Decimal, ci: Interval | None, outcome: Outcome) -> str:
    """A pooled estimate with its interval and unit: "0.40 standard deviations (95 % interval 0.15 to 0.65)"."""
    sign = outcome.scale not in RATIOS and outcome.scale not in STANDARDISED
    value = signed(estimate) if sign and outcome.scale is not Scale.COUNT else figure(estimate)
    unit = _difference_unit(outcome)
    return f"{value}{unit} ({interval_words(ci)})" if ci else f"{value}{unit}"
