"""What one person's scan can show, beside what groups in studies differ by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.publishing.edition import Edition
from generator.publishing.wording import joined
from generator.synthesis.effect import Effect, Measure
from generator.vocabulary import SiteGroup

LEAST_SIGNIFICANT = 2.77
"""A change of one person is real with 95 % confidence from this many precision errors on: the root of two, since two
scans stray, times 1.96 (ISCD, glossary of its precision calculator)."""

PRECISION = {
    SiteGroup.LUMBAR_SPINE: (1.08, 1.58),
    SiteGroup.FEMORAL_NECK: (1.50, 2.30),
    SiteGroup.TOTAL_HIP: (1.3, 1.3),
}
"""Smallest and largest average precision error of three makes of scanner, in per cent (Wilson and Smith, a review of 57
studies by a maker of scanners)."""


def scan_view(edition: Edition) -> Mapping[str, Any]:
    """What the page "Your scan explained" is filled with; the last column is that of this edition."""
    low, _ = PRECISION[SiteGroup.LUMBAR_SPINE]
    example = {"error": f"{low:g}", "least": f"{low * LEAST_SIGNIFICANT:.1f}"}
    return {"factor": f"{LEAST_SIGNIFICANT:g}", "rows": tuple(_rows(edition)), "example": example}


def _rows(edition: Edition) -> Iterator[tuple[str, str, str, str]]:
    """A bone a row: the scatter of scans, the change that one person's scan can show, what leads our answers."""
    for site, errors in PRECISION.items():
        least = [f"{error * LEAST_SIGNIFICANT:.1f}" for error in errors]
        groups = _differences(list(_leading(edition, site)))
        yield site.reader_label, _span([f"{error:g}" for error in errors]), _span(least), groups


def _span(ends: list[str]) -> str:
    return joined(list(dict.fromkeys(ends)), "to") + " %"


def _leading(edition: Edition, site: SiteGroup) -> Iterator[Effect]:
    """The estimates in percentage points that lead an answer about this bone."""
    for finding in edition.findings.questions.values():
        for answer in finding.answers:
            effect = answer.lead.effect
            if answer.site is site and effect and effect.measure is Measure.PERCENT:
                yield effect


def _differences(effects: list[Effect]) -> str:
    """From the smallest difference to the largest, as texts print them."""
    if not effects:
        return "none in percentage points yet"
    ends = [pick(effects, key=lambda effect: effect.estimate) for pick in (min, max)]
    shown = list(dict.fromkeys(effect.shown[0] for effect in ends))
    return f"{joined(shown, 'to')} points, in {len(effects)} of our answers"
