"""Printed statistics that do not follow from one another: questions about our copy or the report, no accusation."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.checks.measures import RATIO_SCALES, half_unit
from generator.checks.paths import name
from generator.checks.rule import Finding, rule
from generator.checks.samples import study_row
from generator.checks.subject import Subject
from generator.model import Review, Study
from generator.model.parts import Interval, PValue
from generator.model.results import ArmResult, ReportedContrast, Result
from generator.model.review import PooledResult
from generator.problems import Severity
from generator.stats.distributions import critical, two_sided_p
from generator.vocabulary import Design, Method, POperator, Quantity, Scale, SiteGroup, SpreadType

# A printed p may come from an adjusted model, a t or a normal distribution; only more than twofold is asked about.
_TOLERANCE = 2.0

# What "not significant" was printed for, and what a 95 % interval shows.
_LEVEL = 0.05

# Square root of 2 times the precision error of repeated scans in per cent, at the low end of the literature (spine
# 1.08, neck 1.50): two scans of an unchanged bone differ by that much.
_SD_FLOOR = {SiteGroup.LUMBAR_SPINE: Decimal("1.5"), SiteGroup.FEMORAL_NECK: Decimal("2.1")}


@dataclass(frozen=True, slots=True)
class Range:
    """Smallest and largest value that printed, rounded figures allow."""

    low: float
    high: float


@rule(
    "ci-p-agree",
    "The p value follows from the interval, or from the means and spreads",
    Study,
    Review,
    severity=Severity.QUERY,
    passing=study_row(contrast='estimate: 1.0, ci: {lower: 0.2, upper: 1.8}, p: {op: "=", value: 0.014}'),
    failing=study_row(contrast='estimate: 1.0, ci: {lower: 0.2, upper: 1.8}, p: {op: "=", value: 0.20}'),
)
def ci_p_agree(subject: Subject[Study | Review]) -> Iterator[Finding]:
    """One and the same estimate has one p value. It is computed over all values that rounding allows (Cochrane
    Handbook 6.3.1 and 6.5.2.3); a difference beyond a factor of two is asked about, and so is an interval that
    tells another story than the p value. Adjusted models are a common and sound answer.
    """
    for r, result in enumerate(subject.record.results):
        rows = [result] if isinstance(result, PooledResult) else result.contrasts
        for c, row in enumerate(rows):
            computed = _computed_p(subject, result, row)
            printed = _printed_p(row.p) if row.p else None
            if computed is None or printed is None:
                continue
            if _agree(computed, printed) and not _is_other_verdict(row.ci, printed, result):
                continue
            path = ("results", r, "p") if row is result else ("results", r, "contrasts", c, "p")
            basis = "its interval gives" if row.ci else "means and spreads of its arms give"
            message = f"{name(path)} is {_shown(row.p)}; {basis} {computed.low:.2g} to {computed.high:.2g}"
            yield Finding(path, message, "compare the figures with the source; was the model adjusted?")


def _agree(computed: Range, printed: Range) -> bool:
    return computed.low <= printed.high * _TOLERANCE and computed.high * _TOLERANCE >= printed.low


def _is_other_verdict(ci: Interval | None, printed: Range, result: Result | PooledResult) -> bool:
    """Whether a 95 % interval is clear of "no difference" where the p value is not below 0.05, or the reverse."""
    if ci is None or ci.level != 95:
        return False
    null, ends = (1 if result.outcome.scale in RATIO_SCALES else 0), (half_unit(ci.lower), half_unit(ci.upper))
    is_clear = ci.lower - ends[0] > null or ci.upper + ends[1] < null
    holds_null = ci.lower + ends[0] < null < ci.upper - ends[1]
    return (is_clear and printed.low >= _LEVEL) or (holds_null and printed.high <= _LEVEL)


def _printed_p(p: PValue) -> Range | None:
    """The p values that a printed one may stand for."""
    if p.op is POperator.NS:
        return Range(_LEVEL, 1.0)
    if p.value is None:
        return None
    value, half = float(p.value), float(half_unit(p.value))
    if p.op is POperator.ABOVE:
        return Range(value, 1.0)
    return Range(value - half, value + half) if p.op is POperator.EQUAL else Range(0.0, value)


def _shown(p: PValue | None) -> str:
    return f"{p.op} {p.value}" if p and p.value is not None else "not significant"


def _computed_p(
    subject: Subject[Study | Review], result: Result | PooledResult, row: ReportedContrast | PooledResult
) -> Range | None:
    """The p values that the interval allows, else those of an unadjusted comparison of two arms; None for neither."""
    if row.estimate is not None and row.ci and row.ci.lower < row.ci.upper:
        return _p_of_interval(row.estimate, row.ci, is_ratio=result.outcome.scale in RATIO_SCALES)
    is_cluster = isinstance(subject.record, Study) and subject.record.design.type is Design.RCT_CLUSTER
    if isinstance(row, PooledResult) or row.paired or row.adjusted == "yes" or is_cluster:
        return None
    arms = [_arm(result, side[0]) if len(side) == 1 else None for side in (row.of, row.against)]
    return _p_of_arms(*arms) if all(arms) else None


def _arm(result: Result, arm_id: str) -> ArmResult | None:
    return next((arm for arm in result.arms if arm.arm == arm_id), None)


def _p_of_interval(estimate: Decimal, ci: Interval, *, is_ratio: bool) -> Range | None:
    """SE = (upper - lower) / (2 z), p = 2 Phi(-|estimate / SE|), on the logarithm for ratios."""
    ends = [[float(x - half_unit(x)), float(x + half_unit(x))] for x in (estimate, ci.lower, ci.upper)]
    if is_ratio:
        if min(low for low, _ in ends) <= 0:
            return None
        ends = [[math.log(low), math.log(high)] for low, high in ends]
    (est_low, est_high), (low_1, high_1), (low_2, high_2) = ends
    double = 2 * critical(float(ci.level) / 100) if 0 < ci.level < 100 else math.nan
    return _p_range(Range(est_low, est_high), Range((low_2 - high_1) / double, (high_2 - low_1) / double), df=None)


def _p_of_arms(first: ArmResult, second: ArmResult) -> Range | None:
    """Unadjusted t test of two independent arms, SE = sqrt(SE1^2 + SE2^2), n1 + n2 - 2 degrees of freedom."""
    means, errors = (first.mean, second.mean), (_standard_error(first), _standard_error(second))
    if None in means or None in errors or None in (first.n, second.n) or first.n + second.n < 4:
        return None
    difference, half = float(first.mean - second.mean), float(half_unit(first.mean) + half_unit(second.mean))
    se = Range(math.hypot(*(e.low for e in errors)), math.hypot(*(e.high for e in errors)))
    return _p_range(Range(difference - half, difference + half), se, df=first.n + second.n - 2)


def _standard_error(arm: ArmResult) -> Range | None:
    spread = arm.spread
    if spread is None or spread.value is None or not arm.n or arm.mean_to is not None:
        return None
    divisor = {SpreadType.SD: math.sqrt(arm.n), SpreadType.SE: 1.0, SpreadType.TWO_SEM: 2.0}.get(spread.type)
    if divisor is None:
        return None
    half = half_unit(spread.value)
    return Range(max(0.0, float(spread.value - half)) / divisor, float(spread.value + half) / divisor)


def _p_range(estimate: Range, se: Range, *, df: float | None) -> Range | None:
    """Smallest and largest p that an estimate and a standard error allow."""
    if not 0 < se.low <= se.high:
        return None
    nearest = 0.0 if estimate.low <= 0 <= estimate.high else min(abs(estimate.low), abs(estimate.high))
    farthest = max(abs(estimate.low), abs(estimate.high))
    return Range(two_sided_p(farthest / se.low, df), two_sided_p(nearest / se.high, df))


@rule(
    "sd-below-precision",
    "A standard deviation of change is no smaller than the error of the scan",
    Study,
    severity=Severity.QUERY,
    passing=study_row(arms="{arm: ex, n: 20, n_basis: analysed, mean: 1.0, spread: {type: sd, value: 2.6}}"),
    failing=study_row(arms="{arm: ex, n: 20, n_basis: analysed, mean: 1.0, spread: {type: sd, value: 0.5}}"),
)
def sd_below_precision(subject: Subject[Study]) -> Iterator[Finding]:
    """Two scans of an unchanged bone already differ: changes of people cannot vary less (rules, section 3; floor 1.5
    per cent at the lumbar spine, 2.1 at the femoral neck). Such a figure is mostly a standard error.
    """
    for r, result in enumerate(subject.record.results):
        outcome = result.outcome
        floor = _SD_FLOOR.get(outcome.site.group) if outcome.site else None
        is_change = outcome.quantity is Quantity.ABMD and outcome.scale is Scale.PERCENT_CHANGE
        if floor is None or not is_change or outcome.method not in (Method.DXA, Method.NOT_REPORTED):
            continue
        for a, arm in enumerate(result.arms):
            sd = arm.spread.value if arm.spread and arm.spread.type is SpreadType.SD else None
            if sd is not None and 0 < sd < floor:
                path = ("results", r, "arms", a, "spread", "value")
                message = f"{name(path)} is {sd}; the scan alone gives changes an SD of about {floor}"
                yield Finding(path, message, "is it a standard error? Then write `type: se` with its basis")
