"""The page of a group of people: their body map, and what this collection holds for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.publishing.addresses import people_address, record_address, site_address
from generator.publishing.answers import short_answer, statements
from generator.publishing.audiences import PEOPLE
from generator.publishing.bone_marks import beside_the_map, map_cells, map_marks, wider_note
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import Cell, EvidenceMap, StudyHere, active_questions
from generator.publishing.figures.body_map import body_map
from generator.publishing.figures.marks import BoneMark
from generator.publishing.page import Page
from generator.publishing.pages.frame import title_of
from generator.publishing.pages.linked_answers import LinkedAnswer, Unbroken, linked, unbroken
from generator.publishing.pages.place_parts import (
    BODY_MAP,
    Chip,
    Named,
    checked_counts,
    depth_counts,
    named_study,
    people_chips,
)
from generator.publishing.pages.programmes import Practice, practice_of
from generator.publishing.pages.safety import SafetyBlock, block_for
from generator.publishing.templates import render_sections
from generator.publishing.wording import date_words, joined, plural, upper_first
from generator.synthesis.audiences import audiences_of
from generator.vocabulary import Audience, Exercise

HEADINGS = {
    "bones": "Bone by bone",
    "practice": "What the trials asked people to do, and safety",
    "questions": "Questions asked for this group",
    "studies": "Studies and reviews of this group",
    "sources": "Depth and dates",
}


@dataclass(frozen=True, slots=True)
class KindOfStudies:
    """Studies that tried one kind of exercise."""

    heading: str
    studies: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Everything that the template of a group lays out."""

    answer: tuple[str, ...]
    held: str
    people: str
    chips: tuple[Chip, ...]
    marks: tuple[BoneMark, ...]
    wide: str
    narrow: str
    beside: tuple[LinkedAnswer, ...]
    unbroken: Unbroken
    practice: Practice
    safety: SafetyBlock
    questions: tuple[LinkedAnswer, ...]
    reviews: tuple[Named, ...]
    kinds: tuple[KindOfStudies, ...]
    depth: tuple[str, ...]
    checked: str
    updated: str


def people_pages(edition: Edition) -> Iterator[Page]:
    """A page for each group of people."""
    evidence = EvidenceMap(edition)
    for audience in Audience:
        address = people_address(audience)
        view = people_view(edition, evidence, audience)
        lead, sections = render_sections("group.html", {"view": view}, page_address=address, headings=HEADINGS)
        yield Page(
            address=address,
            title=upper_first(PEOPLE[audience]),
            kind="people",
            description=view.held,
            lead=lead,
            sections=sections,
            crumbs=BODY_MAP,
            template="wide.html",
        )


def people_view(edition: Edition, evidence: EvidenceMap, audience: Audience) -> PeopleView:
    """Gather what the page of a group says."""
    page = people_address(audience)
    marks = map_marks(evidence, audience, page=page)
    here = evidence.studies(audience=audience)
    studies = [study.study for study in here]
    cells, beside = map_cells(evidence, audience), beside_the_map(evidence, audience)
    practice = practice_of(edition, here)
    reviews = [found.record for found in edition.base.reviews.values() if _is_about(found.record, audience)]
    return PeopleView(
        answer=statements([*cells, *beside]) or short_answer(cells),
        held=_held(audience, len(studies), len(reviews)),
        people=PEOPLE[audience],
        chips=people_chips(page=page, current=audience),
        marks=marks,
        wide=body_map(marks, layout="wide", name=f"Body map: {PEOPLE[audience]}"),
        narrow=body_map(marks, layout="narrow", name=f"Body map: {PEOPLE[audience]}"),
        beside=tuple(_beside(cell) for cell in beside),
        unbroken=unbroken(edition, audience),
        practice=practice,
        safety=block_for(audience, heavy_or_impact=practice.heavy),
        questions=_questions(edition, audience),
        reviews=tuple(Named(title_of(edition, review), record_address("reviews", review.id)) for review in reviews),
        kinds=tuple(_kinds(edition, here)),
        depth=tuple(part for part in (depth_counts(studies), depth_counts(reviews, "review", "reviews")) if part),
        checked=checked_counts([*studies, *reviews]) if studies or reviews else "",
        updated=date_words(edition.built) if edition.built else "",
    )


def _is_about(review, audience: Audience) -> bool:
    return review.counted and audience in audiences_of(review.pico.population)


def _held(audience: Audience, studies: int, reviews: int) -> str:
    if not studies and not reviews:
        return f"No study of {PEOPLE[audience]} is in this collection yet. We did not search systematically."
    held = joined([plural(studies, "study", "studies"), plural(reviews, "review")])
    return f"This collection holds {held} of {PEOPLE[audience]} that measured bone."


def _beside(cell: Cell) -> LinkedAnswer:
    assert cell.leading is not None
    address = site_address(cell.site, cell.audience)
    return linked(cell.site.reader_label, address, cell.leading.answer, note=wider_note(cell, cell))


def _questions(edition: Edition, audience: Audience) -> tuple[LinkedAnswer, ...]:
    asked = (question for question in active_questions(edition.base) if audience in question.audience)
    findings = (edition.findings.questions[question.id] for question in asked)
    return tuple(linked(one.title, record_address("questions", one.id), one.first) for one in findings)


def _kinds(edition: Edition, studies: Sequence[StudyHere]) -> Iterator[KindOfStudies]:
    for kind in (*Exercise, None):
        found = [here for here in studies if here.kind is kind]
        if found:
            named = tuple(named_study(edition, here) for here in found)
            yield KindOfStudies(kind.label if kind else "No training was tried", named)
