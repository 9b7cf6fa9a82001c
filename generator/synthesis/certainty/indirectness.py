"""Indirectness: a person's judgement, never inferred; until one is given the rules take off nothing and say so."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.question import Judgement
from generator.synthesis.certainty.domain import CertaintyDomain, State
from generator.vocabulary import GradeDomain, SiteGroup


def declared(judgements: Iterable[Judgement], domain: GradeDomain, site: SiteGroup | None) -> Judgement | None:
    """The judgement of a domain at a site: one for the site before one for all sites, the latest of several."""
    fit = [j for j in judgements if j.domain == domain.value and j.site in (None, site)]
    return max(fit, key=lambda j: (j.site is not None, j.date), default=None)


def judge_indirectness(judgements: Iterable[Judgement], site: SiteGroup | None) -> CertaintyDomain:
    """What a person judged; without a judgement: no level, and "not judged yet"."""
    found = declared(judgements, GradeDomain.INDIRECTNESS, site)
    if found is None:
        return CertaintyDomain(
            GradeDomain.INDIRECTNESS,
            0,
            "R15",
            "No person has judged yet how directly the evidence speaks to this.",
            State.NOT_ASSESSED,
            "not_judged",
        )
    return CertaintyDomain(
        GradeDomain.INDIRECTNESS,
        found.levels,
        "R15",
        found.reason,
        reason="judged" if found.levels else "",
        inputs={"elements": list(found.elements)},
        judged_by=found.by or "",
    )
