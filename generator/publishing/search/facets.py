"""By what readers narrow a search down: the kind of page, the part of the skeleton, how sure we are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model import Record
from generator.publishing.addresses import hyphened, record_address, region_address, site_address
from generator.publishing.answer_marks import certainty_mark
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import EvidenceMap
from generator.publishing.pages.sites import leading_of, sites_with_pages
from generator.vocabulary import Audience, CertaintyLevel, Region, SiteGroup

Keys = Mapping[str, frozenset[str]]
"""Facet -> the options that a page has in it; a facet that does not apply is left out."""

_UNRATED = "not-rated"
_OTHER = "tool"
_PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow down: its key in the address, its heading, and its options as key and label, in order."""

    key: str
    label: str
    options: tuple[tuple[str, str], ...]


_KINDS = {
    "answer": ("Questions and answers", ("question",)),
    "bone": ("Bones", ("home", "region", "site")),
    "people": ("People", ("people",)),
    "exercise": ("Kinds of exercise", ("exercise",)),
    "learn": ("Learn, glossary", ("learn",)),
    "study": ("Studies", ("study",)),
    "review": ("Reviews", ("review",)),
    "guideline": ("Guidelines", ("guideline",)),
    "article": ("What articles say", ("claim", "article")),
    "handout": ("Handouts", ("handout", "handouts")),
    _OTHER: ("Lists, map and data", ("listing", "explore", "map", "compare", "dose", "data", "changes")),
    _PROJECT: ("About, contributing", ("contribute", "about")),
}

FACETS = (
    Facet("kind", "Kind of page", tuple((key, label) for key, (label, _) in _KINDS.items())),
    Facet("region", "Part of the skeleton", tuple((hyphened(region), region.label) for region in Region)),
    Facet(
        "certainty",
        "How sure we are",
        (*((hyphened(level), level.label) for level in CertaintyLevel), (_UNRATED, "not rated")),
    ),
)
"""Every facet, in its order on the page. Certainty is ours alone: only pages that answer have one."""


def kind_of(page_kind: str) -> str:
    """The option of the facet `kind` for a page; a kind that nobody sorted stands with the tools."""
    return next((key for key, (_, kinds) in _KINDS.items() if page_kind in kinds), _OTHER)


def kind_of_text(path: str) -> str:
    """The same for a page written by hand, by its path below `docs/`."""
    return "learn" if path.startswith("learn/") else _PROJECT


def label_of(kinds: frozenset[str]) -> str:
    """What a kind of page is called, so that it is found by that too."""
    return " ".join(_KINDS[kind][0] for kind in sorted(kinds))


def facets_by_address(edition: Edition) -> dict[str, Keys]:
    """Region and certainty of every page that is about a bone, by its address."""
    found: dict[str, Keys] = {region_address(region): _about({region}) for region in Region}
    found |= {record_address(kind, one.record.id): _about(_regions(one.record)) for kind, one in edition.base.located()}
    found |= dict(_bones(edition))
    for key, finding in edition.findings.questions.items():
        address = record_address("questions", key)
        found[address] = {**found[address], "certainty": frozenset(map(_level, map(certainty_mark, finding.answers)))}
    return found


def _bones(edition: Edition) -> Iterator[tuple[str, Keys]]:
    evidence = EvidenceMap(edition)
    for site in sites_with_pages(evidence):
        for audience in (None, *Audience):
            leading = leading_of(evidence, site, audience).leading
            level = _level(certainty_mark(leading.answer)) if leading else _UNRATED
            yield site_address(site, audience), {**_about({site.region}), "certainty": frozenset({level})}


def _level(mark: str) -> str:
    """Our level; every state that stands in its place is "not rated" here, and told apart on the page."""
    return hyphened(mark) if mark in set(CertaintyLevel) else _UNRATED


def _regions(record: Record) -> set[Region]:
    """Regions that a record speaks of: by its results, or by what it names."""
    named: Iterable[SiteGroup] = (*getattr(record, "site", ()), *getattr(record, "sites", ()))
    measured = (result.outcome.site for result in getattr(record, "results", ()))
    return {place.region for place in (*named, *filter(None, measured))} | set(getattr(record, "region", ()))


def _about(regions: Iterable[Region]) -> Keys:
    found = frozenset(map(hyphened, regions))
    return {"region": found} if found else {}
