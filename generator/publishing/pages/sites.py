"""The page of a bone, and of a bone for one group of people: what reviews and trials found there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.publishing.addresses import region_address, site_address
from generator.publishing.answers import technical_words, the_bone
from generator.publishing.audiences import PEOPLE
from generator.publishing.bone_marks import MAP_SITES, picture, wider_note
from generator.publishing.citations import Citation
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import AnswerHere, Cell, EvidenceMap
from generator.publishing.page import Crumb, Page
from generator.publishing.pages.linked_answers import LinkedAnswer, Unbroken, linked, linked_here, unbroken
from generator.publishing.pages.place_parts import (
    BODY_MAP,
    Chip,
    Named,
    PlaceAnswer,
    answer_of,
    checked_counts,
    citations,
    depth_counts,
    description_of,
    has_page,
    site_chips,
)
from generator.publishing.pages.programmes import Practice, practice_of
from generator.publishing.pages.review_table import Heard, heard
from generator.publishing.pages.safety import SafetyBlock, block_for
from generator.publishing.pages.trial_table import TrialGroup, TrialRow, tally, trial_groups, unread_rows
from generator.publishing.templates import render_sections
from generator.publishing.wording import date_words, plural
from generator.vocabulary import Audience, Region, Site, SiteGroup

HEADINGS = {
    "answers": "Other answers for this bone",
    "reviews": "What reviews found",
    "trials": "What trials found",
    "practice": "What the trials asked people to do, and safety",
    "measured": "How it is measured",
    "nearby": "Other bones nearby",
    "sources": "Sources and dates",
}


_NEARBY = 8
_MANY = 4  # studies from which each kind of exercise unfolds by itself


@dataclass(frozen=True, slots=True)
class Measure:
    """One place of a scanner that this page holds."""

    label: str
    definition: str
    studies: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """Everything that the template of a bone lays out."""

    bone: str
    people: str
    technical: str
    chips: tuple[Chip, ...]
    answer: PlaceAnswer
    unbroken: Unbroken
    groups_answered: tuple[LinkedAnswer, ...]
    other_kinds: tuple[LinkedAnswer, ...]
    narrower: tuple[LinkedAnswer, ...]
    heard: Heard
    why_disagree: str
    tally: str
    groups: tuple[TrialGroup, ...]
    many: bool
    unread: tuple[TrialRow, ...]
    apart: tuple[TrialRow, ...]
    practice: Practice
    safety: SafetyBlock
    measures: tuple[Measure, ...]
    nearby: tuple[Named, ...]
    citations: tuple[tuple[Citation, str], ...]
    depth: tuple[str, ...]
    checked: str
    updated: str


def site_pages(edition: Edition) -> Iterator[Page]:
    """A page for each bone that a record names or the body map shows, and for each group that was studied there."""
    evidence = EvidenceMap(edition)
    for site in sites_with_pages(evidence):
        yield _page(edition, evidence, site, None)
        for audience in Audience:
            if has_page(evidence.cell(site, audience)):
                yield _page(edition, evidence, site, audience)


def sites_with_pages(evidence: EvidenceMap) -> tuple[SiteGroup, ...]:
    """Bones that have a page, in the order of the skeleton."""
    named = {*evidence.sites(), *MAP_SITES, SiteGroup.TBLH}
    return tuple(site for site in SiteGroup if site in named)


def site_crumbs(site: SiteGroup, audience: Audience | None) -> tuple[Crumb, ...]:
    """Breadcrumbs of a bone's page; a region of one bone's name is said once."""
    region = Crumb(site.region.label, region_address(site.region))
    return (*BODY_MAP, region, *((Crumb(site.reader_label, site_address(site)),) if audience else ()))


def _page(edition: Edition, evidence: EvidenceMap, site: SiteGroup, audience: Audience | None) -> Page:
    address = site_address(site, audience)
    view = site_view(edition, evidence, site, audience)
    headings = HEADINGS if audience is None else {key: words for key, words in HEADINGS.items() if key != "measured"}
    lead, sections = render_sections("site.html", {"view": view}, page_address=address, headings=headings)
    title = f"{site.reader_label}, {PEOPLE[audience]}" if audience else site.reader_label
    place = picture([leading_of(evidence, site, audience)], page=address)
    return Page(
        address=address,
        title=title,
        kind="site",
        description=description_of(view.answer),
        lead=lead,
        sections=sections,
        crumbs=site_crumbs(site, audience),
        extra={"place": place} if place else {},
    )


def site_view(edition: Edition, evidence: EvidenceMap, site: SiteGroup, audience: Audience | None) -> SiteView:
    """Gather what the page of a bone says, for everyone or for one group."""
    whole = evidence.cell(site, audience)
    leading = leading_of(evidence, site, audience)
    studies = [here.study for here in (*whole.studies, *whole.apart)]
    others = [here for here in whole.answers if here is not leading.leading]
    page = site_address(site, audience)
    practice = practice_of(edition, whole.studies)
    return SiteView(
        bone=the_bone(site),
        people=PEOPLE[audience] if audience else "",
        technical=technical_words(site),
        chips=site_chips(evidence, whole, page=page),
        answer=answer_of(edition, leading, whole),
        unbroken=unbroken(edition, audience),
        groups_answered=group_answers(evidence, site) if audience is None else (),
        other_kinds=linked_here(here for here in others if audience is None or _is_wide(here, audience)),
        narrower=linked_here(here for here in others if audience and not _is_wide(here, audience)),
        heard=heard(edition, whole.pooled, leading.leading),
        why_disagree=leading.leading.question.reviews_disagree or "" if leading.leading else "",
        tally=tally(whole.studies).sentence,
        groups=trial_groups(edition, whole.studies),
        many=whole.k > _MANY,
        unread=unread_rows(edition, whole.studies),
        apart=tuple(row for group in trial_groups(edition, whole.apart) for row in group.rows)
        + unread_rows(edition, whole.apart),
        practice=practice,
        safety=block_for(audience, heavy_or_impact=practice.heavy),
        measures=_measures(whole),
        nearby=_nearby(evidence, site, audience),
        citations=citations(edition, whole.reviews),
        depth=tuple(part for part in (depth_counts(studies), depth_counts(whole.reviews, "review", "reviews")) if part),
        checked=checked_counts([*studies, *whole.reviews]),
        updated=date_words(edition.built) if edition.built else "",
    )


def leading_of(evidence: EvidenceMap, site: SiteGroup, audience: Audience | None) -> Cell:
    """The cell that answers: of the group; on the page for everyone the first group that has an answer, named in it."""
    cells = [evidence.leading_cell(site, each) for each in ([audience] if audience else Audience)]
    rated = (cell for cell in cells if cell.leading and cell.leading.is_rated)
    return next(rated, cells[0] if audience else evidence.leading_cell(site, None))


def _is_wide(here: AnswerHere, audience: Audience | None) -> bool:
    return here.asks_if_it_works and here.is_about_all(audience)


def group_answers(evidence: EvidenceMap, site: SiteGroup) -> tuple[LinkedAnswer, ...]:
    """What answers at a bone for each group that has an answer, a kind of exercise wider than lifting named."""
    cells = [evidence.leading_cell(site, audience) for audience in Audience]
    return tuple(
        linked(
            cell.audience.label,
            site_address(site, cell.audience),
            cell.leading.answer,
            note=wider_note(cell, cell),
        )
        for cell in cells
        if cell.leading and cell.audience
    )


def _measures(whole: Cell) -> tuple[Measure, ...]:
    """The scanner's places within a bone, where there are several."""
    places = [place for place in Site if place.group is whole.site]
    if len(places) < 2:
        return ()
    here = (*whole.studies, *whole.apart)
    counts = {
        place: len({study.study.id for study in here if any(row.outcome.site is place for row in study.results)})
        for place in places
    }
    return tuple(
        Measure(place.label, place.definition, plural(count, "study", "studies") if count else "none yet")
        for place, count in counts.items()
    )


def _nearby(evidence: EvidenceMap, site: SiteGroup, audience: Audience | None) -> tuple[Named, ...]:
    """Other bones of the region, then the same group elsewhere."""
    pages = sites_with_pages(evidence)
    near = [other for other in pages if other.region is site.region and other is not site]
    far = [other for other in MAP_SITES if other.region is not site.region]
    there = [other for other in [*near, *far] if audience is None or has_page(evidence.cell(other, audience))]
    return tuple(Named(other.reader_label, site_address(other, audience)) for other in there[:_NEARBY])


def regions_of(evidence: EvidenceMap) -> dict[Region, tuple[SiteGroup, ...]]:
    """Every region with its bones that have a page."""
    pages = sites_with_pages(evidence)
    return {region: tuple(site for site in pages if site.region is region) for region in Region}
