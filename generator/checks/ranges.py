"""Figures that cannot be, or that are far from what is usual."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.measures import PERCENT_CHANGE_SCALES
from generator.checks.paths import name
from generator.checks.rule import Finding, rule
from generator.checks.samples import study_row
from generator.checks.subject import Subject
from generator.model import Guideline, Path, Review, Study
from generator.model.parts import Duration, Interval, Population
from generator.model.results import Adherence, GroupEstimate, Result
from generator.model.review import PooledResult
from generator.problems import Severity
from generator.vocabulary import LifeStage, PopulationFlag, Quantity, Region, Scale, SiteGroup, TimeUnit, Unit

_VALUE_G = "{site: femoral_neck, quantity: abmd, method: dxa, scale: value, unit: g_cm2}"

# Plausible means of areal density in g/cm2 (methods, section E). Thin bones and Ward's triangle lie lower.
_LOWEST, _LOWEST_THIN, _HIGHEST = Decimal("0.3"), Decimal("0.1"), Decimal("1.8")
_THIN = frozenset({Region.FOREARM, Region.FOOT, Region.UPPER_ARM})
# No mean changes by this much; a figure beyond it is in mg/cm2.
_LARGEST_CHANGE = Decimal("0.5")
# Per cent of the baseline in a year (rule R14).
_LARGEST_PERCENT = Decimal(10)

_GROWING = frozenset({LifeStage.CHILD_PREPUBERTAL, LifeStage.CHILD_PUBERTAL, LifeStage.CHILD_UNSPECIFIED})
_YEARS = {TimeUnit.WEEK: Decimal(52), TimeUnit.MONTH: Decimal(12), TimeUnit.YEAR: Decimal(1)}
_LIMITS = {"age": (0, 115), "years_since_menopause": (0, 65), "t_score": (-7, 5)}

Figures = Iterator[tuple[Path, Decimal]]


@rule(
    "density-range",
    "A bone density is one that bones have",
    Study,
    passing=study_row(outcome=_VALUE_G, arms="{arm: ex, baseline: 0.72, final: 0.73}", contrast=""),
    failing=study_row(outcome=_VALUE_G, arms="{arm: ex, baseline: 720, final: 0.73}", contrast=""),
)
def density_range(subject: Subject[Study]) -> Iterator[Finding]:
    """Areal density lies between 0.3 and 1.8 g/cm2 (thin bones from 0.1); outside, the unit or the point is wrong."""
    for r, row in enumerate(subject.record.results):
        factor = {Unit.G_CM2: 1, Unit.MG_CM2: 1000}.get(row.outcome.unit) if row.outcome.unit else None
        if row.outcome.quantity is not Quantity.ABMD or factor is None:
            continue
        low, high = _lowest(row) * factor, _HIGHEST * factor
        for path, figure in _densities(row, r):
            if not low <= figure <= high:
                message = f"{name(path)} is {figure}; an areal density lies between {low} and {high} {row.outcome.unit}"
                yield Finding(path, message, "compare the unit and the decimal point with the source")
        for path, figure in _changes(row, r):
            if abs(figure) > _LARGEST_CHANGE * factor:
                message = f"{name(path)} is {figure} {row.outcome.unit}; no density changes by so much"
                yield Finding(path, message, "compare the unit and the decimal point with the source")


def _lowest(row: Result) -> Decimal:
    site = row.outcome.site
    is_thin = site is not None and (site.region in _THIN or site.group is SiteGroup.WARDS)
    return _LOWEST_THIN if is_thin else _LOWEST


def _densities(row: Result, r: int) -> Figures:
    """Means before and after; on the scale `value` the mean itself."""
    fields = ("baseline", "final", "mean") if row.outcome.scale is Scale.VALUE else ("baseline", "final")
    for a, arm in enumerate(row.arms):
        yield from (
            (("results", r, "arms", a, field), figure)
            for field in fields
            if (figure := getattr(arm, field)) is not None
        )


def _changes(row: Result, r: int) -> Figures:
    """Changes of arms, and differences between them, in the unit of the row."""
    if row.outcome.scale not in (Scale.VALUE, Scale.CHANGE, Scale.PER_YEAR):
        return
    for c, contrast in enumerate(row.contrasts):
        if contrast.estimate is not None:
            yield ("results", r, "contrasts", c, "estimate"), contrast.estimate
    for a, arm in enumerate(row.arms if row.outcome.scale is not Scale.VALUE else []):
        if arm.mean is not None:
            yield ("results", r, "arms", a, "mean"), arm.mean


@rule(
    "percent-a-year",
    "Bone of adults changes by at most ten per cent a year",
    Study,
    severity=Severity.QUERY,
    passing=study_row(arms="{arm: ex, mean: 1.2}"),
    failing=study_row(arms="{arm: ex, mean: 12}"),
)
def percent_a_year(subject: Subject[Study]) -> Iterator[Finding]:
    """More is rare (rule R14): a lost decimal point is likelier. Children who grow and people with a transplant are
    left out.
    """
    population = subject.record.population
    if _GROWING & set(population.life_stage) or PopulationFlag.TRANSPLANT in population.flags:
        return
    for r, row in enumerate(subject.record.results):
        scale, measured = row.outcome.scale, row.outcome.quantity in (Quantity.ABMD, Quantity.VBMD, Quantity.BMC)
        if scale not in PERCENT_CHANGE_SCALES or not measured:
            continue
        years = max(Decimal(1), _years(row.time)) if scale is Scale.PERCENT_CHANGE else Decimal(1)
        months = 12 if scale is Scale.PERCENT_PER_MONTH else 1
        means = ((("results", r, "arms", a, "mean"), arm.mean) for a, arm in enumerate(row.arms))
        estimates = ((("results", r, "contrasts", c, "estimate"), it.estimate) for c, it in enumerate(row.contrasts))
        for path, figure in (*means, *estimates):
            if figure is not None and abs(figure) * months > _LARGEST_PERCENT * years:
                message = f"{name(path)} is {figure} per cent; more than 10 a year is rare in grown bone"
                yield Finding(path, message, "compare the decimal point and the measure with the source")


def _years(time: Duration | None) -> Decimal:
    return (time.to or time.value) / _YEARS[time.unit] if time else Decimal(1)


@rule(
    "people-range",
    "Age and T-score are those of people, and means lie within their limits",
    Study,
    Review,
    Guideline,
    passing="population: {sex: female, n_allocated: 40, age: {mean: 65, sd: 5, min: 50, max: 75}}",
    failing="population: {sex: female, n_allocated: 40, age: {mean: 65, sd: 5, min: 50, max: 60}}",
)
def people_range(subject: Subject[Study | Review | Guideline]) -> Iterator[Finding]:
    """Age decides for whom a result is shown; a mean outside the limits of inclusion belongs to another line."""
    for path, population in subject.each(Population):
        for field, (least, most) in _LIMITS.items():
            found = getattr(population, field)
            figures = {part: getattr(found, part, None) for part in ("min", "mean", "max")}
            strange = [part for part, figure in figures.items() if figure is not None and not least <= figure <= most]
            for part in strange:
                message = f"{name((*path, field, part))} is {figures[part]}; expected {least} to {most}"
                yield Finding((*path, field, part), message, "copy the figure, its sign and its unit again")
            if found and not strange and found.mean is not None and _is_outside(found.mean, found.min, found.max):
                message = f"{name((*path, field))}.mean is {found.mean}, outside {found.min} to {found.max}"
                yield Finding((*path, field, "mean"), message, "compare the three figures with the source")


def _is_outside(mean: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    return (low is not None and mean < low) or (high is not None and mean > high)


@rule(
    "percent-range",
    "A share lies between 0 and 100 per cent",
    Study,
    Review,
    passing="adherence: [{mean: 92, unit: percent_of_sessions, from: {report: sample-2020, where: abstract}}]",
    failing="adherence: [{mean: 920, unit: percent_of_sessions, from: {report: sample-2020, where: abstract}}]",
)
def percent_range(subject: Subject[Study | Review]) -> Iterator[Finding]:
    """Shares of people or sessions, I squared, and the level of an interval (50 to 100)."""
    for path, figure, least in _shares(subject):
        if figure is not None and not least <= figure <= 100:
            message = f"{name(path)} is {figure}; a share in per cent lies between {least} and 100"
            yield Finding(path, message, "write 95 for 95 %, and compare the decimal point with the source")


def _shares(subject: Subject[Study | Review]) -> Iterator[tuple[Path, Decimal | None, int]]:
    """Every figure that is a share, and the least it can be."""
    for path, row in subject.each(Adherence):
        if row.unit.startswith("percent_"):
            yield (*path, "mean"), row.mean, 0
    for path, pooled in subject.each(PooledResult):
        yield (*path, "i2"), pooled.i2, 0
    for path, interval in subject.each(Interval):
        yield (*path, "level"), interval.level, 50
    for path, group in subject.each(GroupEstimate):
        if subject.record.results[path[1]].outcome.scale is Scale.PERCENT:
            yield (*path, "value"), group.value, 0
