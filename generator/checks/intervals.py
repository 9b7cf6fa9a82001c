"""Estimates, their intervals, p values and spreads, compared as they were printed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from generator.checks.measures import RATIO_SCALES, half_unit
from generator.checks.paths import name
from generator.checks.rule import Finding, rule
from generator.checks.samples import CHANGE_MG, review_row, study_row
from generator.checks.subject import Subject
from generator.model import Guideline, Path, Question, Record, Review, Study
from generator.model.fields import Part
from generator.model.parts import Age, Interval, PValue
from generator.model.results import Adherence, ArmResult, GroupEstimate, ReportedContrast, Spread
from generator.model.review import PooledResult
from generator.problems import Severity
from generator.vocabulary import POperator, SpreadType

_TWO_LIMITS = frozenset({SpreadType.CI, SpreadType.RANGE})


@dataclass(frozen=True, slots=True)
class Limits:
    """Two limits as printed, where they stand, and the figures that lie between them."""

    path: Path
    lower: Decimal
    upper: Decimal
    inside: tuple[tuple[Path, Decimal], ...]


@rule(
    "ci-order",
    "An interval runs upwards and holds its estimate",
    Study,
    Review,
    passing=study_row(contrast="estimate: 0.5, ci: {lower: 0.1, upper: 0.9}"),
    failing=study_row(contrast="estimate: 1.5, ci: {lower: 0.1, upper: 0.9}"),
)
def ci_order(subject: Subject[Study | Review]) -> Iterator[Finding]:
    """A lost minus sign or two swapped columns show here. Figures printed to different places may differ by half a
    unit of each last place.
    """
    for limits in _limits(subject):
        lower, upper = limits.lower, limits.upper
        if lower > upper:
            message = f"{name(limits.path)} runs from {lower} to {upper}; the lower limit comes first"
            yield Finding((*limits.path, "lower"), message, "is a minus sign missing, or are the two swapped?")
            continue
        for path, figure in limits.inside:
            if figure + _slack(lower, figure) < lower or figure - _slack(upper, figure) > upper:
                message = f"{name(path)} is {figure}, outside its interval {lower} to {upper}"
                yield Finding(path, message, "compare the three figures, and their signs, with the source")


def _slack(limit: Decimal, figure: Decimal) -> Decimal:
    """How far two figures may cross by rounding: not at all where both have the same places."""
    same = limit.as_tuple().exponent == figure.as_tuple().exponent
    return Decimal(0) if same else half_unit(limit) + half_unit(figure)


def _limits(subject: Subject[Study | Review]) -> Iterator[Limits]:
    """Every printed interval of the record."""
    for path, part in subject.each(ReportedContrast, PooledResult, GroupEstimate):
        figure = "value" if isinstance(part, GroupEstimate) else "estimate"
        for field in ("ci", "prediction"):
            if interval := getattr(part, field, None):
                inside = _figures(path, part, figure, f"{figure}_to")
                yield Limits((*path, field), interval.lower, interval.upper, inside)
    for path, arm in subject.each(ArmResult):
        for figure in ("mean", "baseline", "final"):
            field = "spread" if figure == "mean" else f"{figure}_spread"
            spread = getattr(arm, field)
            if spread and spread.lower is not None and spread.upper is not None:
                inside = _figures(path, arm, figure) if spread.type in _TWO_LIMITS else ()
                yield Limits((*path, field), spread.lower, spread.upper, inside)


def _figures(path: Path, part: Part, *names: str) -> tuple[tuple[Path, Decimal], ...]:
    found = (((*path, field), getattr(part, field, None)) for field in names)
    return tuple((place, value) for place, value in found if value is not None)


@rule(
    "ci-symmetry",
    "An interval lies evenly around its estimate",
    Study,
    Review,
    severity=Severity.QUERY,
    passing=study_row(outcome=CHANGE_MG, contrast="estimate: 12, ci: {lower: 3, upper: 21}"),
    failing=study_row(outcome=CHANGE_MG, contrast="estimate: 19, ci: {lower: 11, upper: 39}"),
)
def ci_symmetry(subject: Subject[Study | Review]) -> Iterator[Finding]:
    """Nearly every interval is estimate plus and minus one margin (ratios: on the logarithm). What is lopsided beyond
    rounding is often a misprint, sometimes a bootstrap.
    """
    for path, row, is_ratio in _rows_with_scale(subject):
        if row.estimate is None or row.ci is None or not row.ci.lower <= row.estimate <= row.ci.upper:
            continue
        if is_ratio and row.ci.lower <= 0:
            continue
        low, high = _middle(row.ci, is_ratio)
        margin = half_unit(row.estimate)
        if float(row.estimate + margin) < low or float(row.estimate - margin) > high:
            middle = f"{row.ci.lower} to {row.ci.upper} ({(low + high) / 2:.3g})"
            message = f"{name(path)}: {row.estimate} is not in the middle of {middle}"
            yield Finding((*path, "ci"), message, "compare the figures with the source")


def _middle(ci: Interval, is_ratio: bool) -> tuple[float, float]:
    """Smallest and largest middle that the printed limits allow; geometric for ratios."""
    ends = [(float(x - half_unit(x)), float(x + half_unit(x))) for x in (ci.lower, ci.upper)]
    if not is_ratio:
        return sum(low for low, _ in ends) / 2, sum(high for _, high in ends) / 2
    (low_1, high_1), (low_2, high_2) = ends
    return math.sqrt(max(low_1, 0) * max(low_2, 0)), math.sqrt(max(high_1, 0) * max(high_2, 0))


def _rows_with_scale(subject: Subject[Study | Review]) -> Iterator[tuple[Path, ReportedContrast | PooledResult, bool]]:
    """Contrasts and pooled results, and whether each is a ratio."""
    for r, result in enumerate(subject.record.results):
        is_ratio = result.outcome.scale in RATIO_SCALES
        if isinstance(result, PooledResult):
            yield ("results", r), result, is_ratio
        else:
            yield from ((("results", r, "contrasts", c), row, is_ratio) for c, row in enumerate(result.contrasts))


@rule(
    "ratio-above-zero",
    "A ratio is above zero",
    Review,
    Study,
    passing=review_row("estimate: 0.84\n    ci: {lower: 0.57, upper: 1.23}", scale="risk_ratio").replace(
        "quantity: abmd", "quantity: fractures"
    ),
    failing=review_row("estimate: -0.16\n    ci: {lower: -0.43, upper: 0.11}", scale="risk_ratio").replace(
        "quantity: abmd", "quantity: fractures"
    ),
)
def ratio_above_zero(subject: Subject[Study | Review]) -> Iterator[Finding]:
    """On a ratio scale 1 is no difference and nothing lies below 0; a negative figure is something else."""
    for path, row, is_ratio in _rows_with_scale(subject):
        ci = [((*path, "ci", "lower"), row.ci.lower), ((*path, "ci", "upper"), row.ci.upper)] if row.ci else []
        for place, figure in (*_figures(path, row, "estimate"), *ci) if is_ratio else ():
            if figure + half_unit(figure) <= 0 or (figure == 0 and place[-1] != "lower"):
                yield Finding(place, f"{name(place)} is {figure}; a ratio is above 0", "is the scale a ratio at all?")


@rule(
    "p-range",
    "A p value lies between 0 and 1, and `ns` has none",
    Study,
    Review,
    passing=study_row(contrast='p: {op: "<", value: 0.001}'),
    failing=study_row(contrast='p: {op: "=", value: 5}'),
)
def p_range(subject: Subject[Study | Review]) -> Iterator[Finding]:
    """`ns` is how "not significant" was printed without a figure; a figure below a limit is printed with `<`."""
    for path, p in subject.each(PValue):
        if p.op is POperator.NS:
            if p.value is not None:
                message = f"{name(path)} is ns with the value {p.value}"
                yield Finding((*path, "value"), message, "give the operator as printed, or delete the value")
        elif p.value is None:
            yield Finding(path, f"{name(path)} has an operator and no value", "add `value:`, or write `op: ns`")
        elif not 0 <= p.value <= 1 or (p.value == 0 and p.op is not POperator.EQUAL):
            message = f"{name(path)}.value is {p.value}; a p value lies between 0 and 1"
            yield Finding((*path, "value"), message, "copy it again; a per cent sign is no part of it")


@rule(
    "spread-fields",
    "A spread has the figures of its type",
    Study,
    passing=study_row(arms="{arm: ex, mean: 1.0, spread: {type: ci, lower: 0.2, upper: 1.8}}"),
    failing=study_row(arms="{arm: ex, mean: 1.0, spread: {type: ci, value: 0.8}}"),
)
def spread_fields(subject: Subject[Study]) -> Iterator[Finding]:
    """A deviation or an error is one figure, an interval is two."""
    for path, spread in subject.each(Spread):
        limits = (spread.lower is not None) + (spread.upper is not None)
        if spread.type in _TWO_LIMITS and limits < 2:
            yield Finding(path, f"{name(path)} is a {spread.type} without two limits", "add `lower:` and `upper:`")
        elif spread.type not in _TWO_LIMITS and spread.value is None and limits < 2:
            yield Finding(path, f"{name(path)} has no figure", "add `value:`, or leave the spread out")


@rule(
    "spread-above-zero",
    "A standard deviation or error is above zero",
    Study,
    Review,
    Guideline,
    passing=study_row(arms="{arm: ex, mean: -1.0, spread: {type: sd, value: 2.6}}"),
    failing=study_row(arms="{arm: ex, mean: 1.0, spread: {type: sd, value: -2.6}}"),
)
def spread_above_zero(subject: Subject[Record]) -> Iterator[Finding]:
    """People differ; a spread of nothing, or less, is a dash or a lost figure."""
    for path, part in subject.each(Spread, Age, Adherence):
        field = "value" if isinstance(part, Spread) else "sd"
        figure = getattr(part, field)
        if figure is not None and figure <= 0:
            message = f"{name((*path, field))} is {figure}; a spread is above 0"
            yield Finding((*path, field), message, "is the sign a dash? If the paper prints 0, leave the spread out")


@rule(
    "range-order",
    "A range runs upwards",
    Study,
    Review,
    Guideline,
    Question,
    passing="design: {type: rct_parallel, duration: {value: 6, to: 12, unit: month}}",
    failing="design: {type: rct_parallel, duration: {value: 12, to: 6, unit: month}}",
)
def range_order(subject: Subject[Record]) -> Iterator[Finding]:
    """Where a source prints a range, its lower end comes first: 2 to 3 sessions, a loss of 2 to 1 per cent."""
    for path, part in subject.parts:
        for lower, upper in _ranges(type(part)):
            low, high = getattr(part, lower), getattr(part, upper)
            if low is not None and high is not None and low > high:
                message = f"{name((*path, lower))} is {low} and {upper} is {high}; the lower end comes first"
                yield Finding((*path, upper), message, "swap the two, or copy them again")


@cache
def _ranges(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """The pairs of fields of a part that are the two ends of one range."""
    fields = kind.model_fields
    printed = [(field, f"{field}_to") for field in fields if f"{field}_to" in fields]
    others = [("min", "max"), ("age_min", "age_max"), ("value", "to")]
    return tuple([*printed, *(pair for pair in others if pair[0] in fields and pair[1] in fields)])
