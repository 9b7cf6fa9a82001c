"""The page of a region: its bones in one table, what people did, and where to go next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.publishing.addresses import region_address, site_address
from generator.publishing.answers import (
    compared_words,
    exercise_words,
    leading_cell,
    people_words,
    studies_and_people,
    technical_words,
)
from generator.publishing.bone_marks import picture
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import Cell, EvidenceMap
from generator.publishing.page import Page
from generator.publishing.pages.place_parts import (
    BODY_MAP,
    Chip,
    Named,
    checked_counts,
    depth_counts,
    fracture_page,
    people_chips,
)
from generator.publishing.pages.programmes import Practice, practice_of
from generator.publishing.pages.sites import regions_of
from generator.publishing.templates import render_sections
from generator.publishing.wording import date_words, joined, lower_first, plural, upper_first
from generator.vocabulary import Audience, EmptyState, Region, SiteGroup

HEADINGS = {
    "bones": "Bone by bone",
    "practice": "What the trials asked people to do",
    "others": "Other regions",
    "sources": "Sources and dates",
}


@dataclass(frozen=True, slots=True)
class BoneRow:
    """One bone of a region: what leads there, for whom and against what, and how much the collection holds."""

    name: str
    technical: str
    address: str
    direction: str
    certainty: str
    whose: str
    said_of: str
    reviews: str
    studies: str


@dataclass(frozen=True, slots=True)
class RegionView:
    """Everything that the template of a region lays out."""

    intro: str
    definition: str
    chips: tuple[Chip, ...]
    rows: tuple[BoneRow, ...]
    fractures: str
    practice: Practice
    others: tuple[Named, ...]
    depth: tuple[str, ...]
    checked: str
    updated: str


def region_pages(edition: Edition) -> Iterator[Page]:
    """A page for each region."""
    evidence = EvidenceMap(edition.base)
    for region, sites in regions_of(evidence).items():
        address = region_address(region)
        view = region_view(edition, evidence, region, sites)
        lead, sections = render_sections("region.html", {"view": view}, page_address=address, headings=HEADINGS)
        place = picture([_leading(evidence, site) for site in sites], page=address)
        yield Page(
            address=address,
            title=region.label,
            kind="region",
            description=view.intro,
            lead=lead,
            sections=sections,
            crumbs=BODY_MAP,
            extra={"place": place} if place else {},
        )


def region_view(edition: Edition, evidence: EvidenceMap, region: Region, sites: Sequence[SiteGroup]) -> RegionView:
    """Gather what the page of a region says."""
    cells = [evidence.cell(site) for site in sites]
    here = evidence.studies(sites)
    reviews = {review.id: review for cell in cells for review in cell.reviews}
    studies = [study.study for study in here]
    return RegionView(
        intro=_intro(region, sites, len(studies), len(reviews)),
        definition=region.definition,
        chips=people_chips(page=region_address(region)),
        rows=tuple(_row(evidence, cell) for cell in cells),
        fractures=fracture_page(edition),
        practice=practice_of(edition, here),
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


def _leading(evidence: EvidenceMap, site: SiteGroup) -> Cell:
    cells = [leading_cell(evidence, site, audience) for audience in (*Audience, None)]
    return next((cell for cell in cells if cell.leading), cells[-1])


def _row(evidence: EvidenceMap, whole: Cell) -> BoneRow:
    leading = _leading(evidence, whole.site)
    here = leading.leading
    state = leading.state if here else whole.state
    said_of = ""
    if here:
        exercise, against = upper_first(exercise_words(here.exercise)), compared_words(here)
        said_of = f"{exercise} in {people_words(here)}, against {against}"
    return BoneRow(
        name=whole.site.reader_label,
        technical=technical_words(whole.site),
        address=site_address(whole.site),
        direction=leading.direction,
        certainty=state,
        whose="as its authors state it" if here and state != EmptyState.NOT_RATED.value else "",
        said_of=said_of,
        reviews=plural(len(whole.reviews), "review") if whole.reviews else "none in this collection",
        studies=studies_and_people(whole),
    )
