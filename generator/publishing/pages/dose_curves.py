"""Whether more is better: a line through trials that share a scale, drawn only where there are enough of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.publishing.edition import Edition
from generator.publishing.figures.dose_curve import CurvePoint, DoseCurve
from generator.publishing.figures.dose_scatter import DoseAxis
from generator.publishing.pages.dose_programmes import Programme
from generator.stats import InvalidInput
from generator.stats.regression import meta_regression
from generator.synthesis import Answer
from generator.synthesis.comparisons import Body, Comparison
from generator.synthesis.effect import Measure
from generator.vocabulary import ComparatorClass, SiteGroup

FEWEST = 10
"""Trials below which no line is drawn: the Cochrane Handbook (10.11.5.1) asks for ten a moderator."""

_DOES_IT_WORK = frozenset({ComparatorClass.INACTIVE, ComparatorClass.LIGHT})


@dataclass(frozen=True, slots=True)
class Shared:
    """How many trials at a bone share a scale and state a dose; `curve` where they are enough."""

    site: SiteGroup
    axis: DoseAxis
    trials: int
    curve: DoseCurve | None


def shared_scales(
    edition: Edition, programmes: Sequence[Programme], axes: Iterable[DoseAxis], sites: Iterable[SiteGroup]
) -> Iterator[Shared]:
    """Each bone by each dose. The scale is percentage points against people who did not train, randomised trials only.

    A trial with several programmes gives each of them; it counts once.
    """
    axes = tuple(axes)
    for site in sites:
        found = list(_readable(edition, site).values())
        for axis in axes:
            points = [point for one in found for point in _points(one, programmes, axis)]
            trials = len({point.study for point in points})
            yield Shared(site, axis, trials, _curve(site, axis, points) if trials >= FEWEST else None)


def _readable(edition: Edition, site: SiteGroup) -> dict[tuple[str, tuple[str, ...]], Comparison]:
    answers = (answer for finding in edition.findings.questions.values() for answer in finding.answers)
    here = (row for answer in answers if answer.site is site for row in _rows(answer))
    return {(row.study, row.of): row for row in here}


def _rows(answer: Answer) -> Iterator[Comparison]:
    for reading in answer.readings:
        for row in reading.comparisons:
            usable = row.estimate and row.estimate.measure is Measure.PERCENT and row.body is Body.RANDOMISED
            if usable and row.comparator in _DOES_IT_WORK:
                yield row


def _points(row: Comparison, programmes: Sequence[Programme], axis: DoseAxis) -> Iterator[CurvePoint]:
    """The point of a comparison: its own programme has to state the dose."""
    for programme in programmes:
        amount = programme.amount(axis.key)
        if programme.study == row.study and set(row.of) <= programme.arms and amount.value is not None:
            assert row.estimate is not None
            yield CurvePoint(programme.study, amount.value, row.estimate.value, row.estimate.se)


def _curve(site: SiteGroup, axis: DoseAxis, points: Sequence[CurvePoint]) -> DoseCurve | None:
    """A straight line by random-effects meta-regression; None where all trials used the same dose."""
    y, v = [point.estimate for point in points], [point.error**2 for point in points]
    try:
        found = meta_regression(y, v, [[point.dose for point in points]], knapp_hartung=True)
    except InvalidInput:
        return None
    if found.r2 is None:
        return None
    start, slope = (one.estimate for one in found.coefficients)
    return DoseCurve(site.reader_label, axis, tuple(points), start, slope, found.r2, found.qm_p)
