"""Quantity, scale, unit, site and instrument: which go together."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.measures import EVENT_SCALES, EVENTS, MEASURED_BONE, MEASURED_SCALES, METHODS, UNITS
from generator.checks.paths import name
from generator.checks.rule import Finding, rule
from generator.checks.samples import CHANGE_MG, study_row
from generator.checks.subject import Subject
from generator.model import Path, Review, Study
from generator.model.parts import Outcome
from generator.model.results import ArmResult, GroupEstimate, ReportedContrast
from generator.model.review import PooledResult
from generator.problems import Severity
from generator.vocabulary import Method, Quantity, Site, Unit

_HR_PQCT_SITES = frozenset({Site.TIBIA_HRPQCT_7_3, Site.RADIUS_HRPQCT_4})


@rule(
    "unit-fits",
    "The unit fits the quantity and the scale",
    Study,
    Review,
    passing=study_row(outcome=CHANGE_MG),
    failing=study_row(outcome=CHANGE_MG.replace("mg_cm2", "mg_cm3")),
)
def unit_fits(subject: Subject[Study | Review]) -> Iterator[Finding]:
    """Density over an area, density of a volume and mineral content are three things that are never added up. A
    change in per cent, a standardised difference or a ratio carries no unit.
    """
    for path, outcome in subject.each(Outcome):
        expected = _units_of(outcome)
        if outcome.unit and expected is not None and outcome.unit not in expected:
            message = f"{name(path)}.unit is {outcome.unit}; {outcome.quantity} as {outcome.scale} has"
            units = " or ".join(sorted(unit.value for unit in expected))
            yield Finding((*path, "unit"), f"{message} {units or 'none'}", "correct unit, quantity or scale")


def _units_of(outcome: Outcome) -> frozenset[Unit] | None:
    """Units that an outcome may have; empty if its scale has a unit of its own, None where it is not judged."""
    if outcome.quantity in EVENTS:
        return frozenset({Unit.PER_100_PERSON_YEARS, Unit.PER_1000_PERSON_YEARS})
    if outcome.scale in MEASURED_SCALES:
        return UNITS.get(outcome.quantity)
    return frozenset()


@rule(
    "unit-missing",
    "A measured figure has a unit",
    Study,
    Review,
    severity=Severity.QUERY,
    gap=True,
    passing=study_row(outcome=CHANGE_MG),
    failing=study_row(outcome=CHANGE_MG.replace(", unit: mg_cm2", "")),
)
def unit_missing(subject: Subject[Study | Review]) -> Iterator[Finding]:
    """0.012 and 12 may be one change in two units. T- and Z-scores are in standard deviations by definition."""
    for r, result in enumerate(subject.record.results):
        outcome, path = result.outcome, ("results", r, "outcome")
        known = outcome.quantity in (Quantity.T_SCORE, Quantity.Z_SCORE) or outcome.quantity not in UNITS
        if outcome.unit is None and outcome.scale in MEASURED_SCALES and not known and _has_figure(subject, path[:2]):
            message = f"{name(path)}: {outcome.quantity} as {outcome.scale} has figures and no unit"
            yield Finding(path, message, "add `unit:` as the source prints it")


_FIGURES = {
    ArmResult: ("mean", "baseline", "final"),
    ReportedContrast: ("estimate",),
    GroupEstimate: ("value",),
    PooledResult: ("estimate",),
}


def _has_figure(subject: Subject[Study | Review], row: Path) -> bool:
    below = (part for path, part in subject.each(*_FIGURES) if path[:2] == row)
    return any(getattr(part, field) is not None for part in below for field in _FIGURES[type(part)])


@rule(
    "scale-fits",
    "The scale fits the quantity",
    Study,
    Review,
    passing=study_row(outcome="{quantity: fractures, scale: count}", contrast="statement: two against three"),
    failing=study_row(outcome="{site: femoral_neck, quantity: abmd, scale: risk_ratio}"),
)
def scale_fits(subject: Subject[Study | Review]) -> Iterator[Finding]:
    """Bone is measured, events are counted; a risk ratio of density or a standardised fracture does not exist."""
    for path, outcome in subject.each(Outcome):
        is_counted = outcome.scale in EVENT_SCALES
        is_measured = outcome.scale.value.startswith(("smd_", "percent_"))
        if (outcome.quantity in MEASURED_BONE and is_counted) or (outcome.quantity in EVENTS and is_measured):
            message = f"{name(path)}.scale is {outcome.scale}, which {outcome.quantity} cannot have"
            yield Finding((*path, "scale"), message, "correct the scale, or the quantity")


@rule(
    "site-missing",
    "A measure of bone says of which bone",
    Study,
    Review,
    gap=True,
    passing=study_row(),
    failing=study_row(outcome="{quantity: abmd, method: dxa, scale: percent_change}"),
)
def site_missing(subject: Subject[Study | Review]) -> Iterator[Finding]:
    """Bones answer differently to one exercise; a figure without a site can be shown nowhere. Where a report speaks
    of "several sites", `outcome.note` says so.
    """
    for path, outcome in subject.each(Outcome):
        is_explained = outcome.quantity in (Quantity.T_SCORE, Quantity.Z_SCORE) or outcome.note
        if outcome.site is None and outcome.quantity in MEASURED_BONE and not is_explained:
            message = f"{name(path)}: {outcome.quantity} has no site"
            hint = "add `site:`; ids that end in `unspecified` are for what the source leaves open"
            yield Finding(path, message, hint)


@rule(
    "method-fits",
    "The instrument can measure the quantity at that site",
    Study,
    Review,
    passing=study_row(outcome="{site: lumbar_spine_qct, quantity: vbmd, method: qct, scale: percent_change}"),
    failing=study_row(outcome="{site: lumbar_spine_qct, quantity: abmd, method: dxa, scale: percent_change}"),
)
def method_fits(subject: Subject[Study | Review]) -> Iterator[Finding]:
    """A flat scan sees mineral over an area, CT sees it in a volume: the two have other units and other changes."""
    for path, outcome in subject.each(Outcome):
        fitting = METHODS.get(outcome.quantity)
        if fitting and outcome.method not in fitting:
            words = ", ".join(sorted(method.value for method in fitting))
            message = f"{name(path)}.method is {outcome.method}; {outcome.quantity} is measured by {words}"
            yield Finding((*path, "method"), message, "correct the instrument, or the quantity (abmd, vbmd, bmc)")
        if wanted := _wanted_at(outcome):
            message = f"{name(path)}.site is {outcome.site}, which is measured by {wanted}"
            yield Finding((*path, "site"), message, "name the site of a flat scan, or correct quantity and instrument")


def _wanted_at(outcome: Outcome) -> str:
    """What a site that belongs to one instrument asks for; empty if the row has it."""
    unknown = outcome.method in (Method.NOT_REPORTED, Method.MIXED)
    if outcome.site is Site.LUMBAR_SPINE_QCT:
        fits = outcome.quantity is not Quantity.ABMD and (unknown or outcome.method is Method.QCT)
        return "" if fits else "QCT as vbmd"
    if outcome.site in _HR_PQCT_SITES:
        return "" if unknown or outcome.method is Method.HR_PQCT else "HR-pQCT"
    return ""
