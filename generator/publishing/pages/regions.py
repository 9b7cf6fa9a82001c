"""The page of a region: its bones in one table, what people did, and where to go next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.publishing.addresses import region_address, site_address
from generator.publishing.answers import studies_and_people, technical_words
from generator.publishing.bone_marks import picture
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import Cell, EvidenceMap
from generator.publishing.feeds import region_feed
from generator.publishing.page import Page
from generator.publishing.pages.linked_answers import LinkedAnswer, Unbroken, unbroken
from generator.publishing.pages.place_parts import (
    BODY_MAP,
    Chip,
    Named,
    checked_counts,
    depth_counts,
    people_chips,
)
from generator.publishing.pages.programmes import Practice, practice_of
from generator.publishing.pages.safety import SafetyBlock, block_for
from generator.publishing.pages.sites import group_answers, leading_of, regions_of
from generator.publishing.templates import render_sections
from generator.publishing.wording import date_words, joined, lower_first, plural, upper_first
from generator.vocabulary import Region, SiteGroup

HEADINGS = {
    "bones": "Bone by bone",
    "practice": "What the trials asked people to do, and safety",
    "others": "Other regions",
    "sources": "Sources and dates",
}


@dataclass(frozen=True, slots=True)
class BoneRow:
    """One bone of a region: our answer for each group that has one, and how much the collection holds.

    `state` is a key of CERTAINTIES that stands where no group has an answer.
    """

    name: str
    technical: str
    address: str
    answers: tuple[LinkedAnswer, ...]
    state: str
    reviews: str
    studies: str


@dataclass(frozen=True, slots=True)
class RegionView:
    """Everything that the template of a region lays out."""

    intro: str
    definition: str
    chips: tuple[Chip, ...]
    rows: tuple[BoneRow, ...]
    unbroken: Unbroken
    practice: Practice
    safety: SafetyBlock
    others: tuple[Named, ...]
    depth: tuple[str, ...]
    checked: str
    updated: str


def region_pages(edition: Edition) -> Iterator[Page]:
    """A page for each region."""
    evidence = EvidenceMap(edition)
    for region, sites in regions_of(evidence).items():
        address = region_address(region)
        view = region_view(edition, evidence, region, sites)
        lead, sections = render_sections("region.html", {"view": view}, page_address=address, headings=HEADINGS)
        place = picture([leading_of(evidence, site, None) for site in sites], page=address)
        yield Page(
            address=address,
            title=region.label,
            kind="region",
            description=view.intro,
            lead=lead,
            sections=sections,
            crumbs=BODY_MAP,
            extra={**({} if edition.as_of else {"feed": region_feed(region)}), **({"place": place} if place else {})},
        )


def region_view(edition: Edition, evidence: EvidenceMap, region: Region, sites: Sequence[SiteGroup]) -> RegionView:
    """Gather what the page of a region says."""
    cells = [evidence.cell(site) for site in sites]
    here = evidence.studies(sites)
    reviews = {review.id: review for cell in cells for review in cell.reviews}
    studies = [study.study for study in here]
    practice = practice_of(edition, here)
    return RegionView(
        intro=_intro(region, sites, len(studies), len(reviews)),
        definition=region.definition,
        chips=people_chips(page=region_address(region)),
        rows=tuple(_row(evidence, cell) for cell in cells),
        unbroken=unbroken(edition),
        practice=practice,
        safety=block_for(None, heavy_or_impact=practice.heavy),
        others=tuple(Named(other.label, region_address(other)) for other in Region if other is not region),
        depth=tuple(
            part for part in (depth_counts(studies), depth_counts(reviews.values(), "review", "reviews")) if part
        ),
        checked=checked_counts([*studies, *reviews.values()]) if here or reviews else "",
        updated=date_words(edition.built) if edition.built else "",
    )


def _intro(region: Region, sites: Sequence[SiteGroup], studies: int, reviews: int) -> str:
    name = lower_first(region.label)
    if not studies and not reviews:
        return f"Nothing about the {name} is in this collection yet. We did not search systematically."
    held = [plural(studies, "study", "studies"), plural(reviews, "review")]
    return f"{upper_first(joined(held))} in this collection measured the {name}, at {plural(len(sites), 'place')}."


def _row(evidence: EvidenceMap, whole: Cell) -> BoneRow:
    return BoneRow(
        name=whole.site.reader_label,
        technical=technical_words(whole.site),
        address=site_address(whole.site),
        answers=group_answers(evidence, whole.site),
        state=whole.state.value,
        reviews=plural(len(whole.reviews), "review") if whole.reviews else "none in this collection",
        studies=studies_and_people(whole),
    )
