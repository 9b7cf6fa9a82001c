"""The page of a kind of exercise: what it is, its place among the others, what was found bone by bone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.publishing.addresses import exercise_address, record_address, site_address
from generator.publishing.answers import studies_and_people
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import Cell, EvidenceMap
from generator.publishing.page import Crumb, Page
from generator.publishing.pages.frame import title_of
from generator.publishing.pages.linked_answers import LinkedAnswer, Unbroken, linked, unbroken
from generator.publishing.pages.place_parts import (
    BODY_MAP,
    Named,
    checked_counts,
    depth_counts,
    named_study,
)
from generator.publishing.pages.programmes import Practice, practice_of
from generator.publishing.pages.review_table import Heard, heard
from generator.publishing.pages.safety import SafetyBlock, block_for
from generator.publishing.pages.trial_table import tally
from generator.publishing.templates import render_sections
from generator.publishing.wording import date_words, joined, lower_first, plural, upper_first
from generator.synthesis.words import exercise_words
from generator.vocabulary import Exercise, SiteGroup

HEADINGS = {
    "tree": "Its place among kinds of exercise",
    "bones": "Bone by bone",
    "reviews": "What reviews found",
    "practice": "What the trials asked people to do, and safety",
    "studies": "Studies that tried it",
    "sources": "Depth and dates",
}


@dataclass(frozen=True, slots=True)
class BoneLine:
    """What the collection holds of this exercise at one bone; `answers` are ours, each named by its people."""

    name: str
    address: str
    answers: tuple[LinkedAnswer, ...]
    studies: str
    tally: str
    reviews: str


@dataclass(frozen=True, slots=True)
class BoneVoices:
    """Pooled results of this exercise at one bone."""

    caption: str
    heard: Heard


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """Everything that the template of an exercise lays out."""

    intro: str
    definition: str
    wider: tuple[Named, ...]
    narrower: tuple[Named, ...]
    bones: tuple[BoneLine, ...]
    pooled: tuple[BoneVoices, ...]
    unbroken: Unbroken
    practice: Practice
    safety: SafetyBlock
    studies: tuple[Named, ...]
    guidelines: tuple[Named, ...]
    depth: tuple[str, ...]
    checked: str
    updated: str


def exercise_pages(edition: Edition) -> Iterator[Page]:
    """A page for each node of the exercise tree but its root."""
    evidence = EvidenceMap(edition)
    for exercise in Exercise:
        if exercise is not Exercise.ANY:
            yield _page(edition, evidence, exercise)


def _page(edition: Edition, evidence: EvidenceMap, exercise: Exercise) -> Page:
    address = exercise_address(exercise)
    view = exercise_view(edition, evidence, exercise)
    lead, sections = render_sections("exercise.html", {"view": view}, page_address=address, headings=HEADINGS)
    return Page(
        address=address,
        title=exercise.label,
        kind="exercise",
        description=view.intro,
        lead=lead,
        sections=sections,
        crumbs=(*BODY_MAP, *(Crumb(node.label, exercise_address(node)) for node in reversed(_above(exercise)))),
    )


def _above(exercise: Exercise) -> tuple[Exercise, ...]:
    """Wider kinds of exercise, nearest first, without the root."""
    return tuple(node for node in exercise.lineage()[1:] if node is not Exercise.ANY)


def exercise_view(edition: Edition, evidence: EvidenceMap, exercise: Exercise) -> ExerciseView:
    """Gather what the page of an exercise says."""
    cells = [evidence.cell(site, exercise=exercise) for site in SiteGroup]
    here = evidence.studies(exercise=exercise)
    studies = [study.study for study in here]
    practice = practice_of(edition, here)
    reviews = {review.id: review for cell in cells for review in cell.reviews}
    return ExerciseView(
        intro=_intro(exercise, len(studies), len(reviews)),
        definition=exercise.definition,
        wider=tuple(_named(node) for node in _above(exercise)),
        narrower=tuple(_named(node) for node in Exercise if node.parent == exercise.value),
        bones=tuple(_bone(cell) for cell in cells if cell.k or cell.apart or cell.pooled or cell.exact),
        pooled=tuple(_pooled(edition, cell) for cell in cells if cell.pooled),
        unbroken=unbroken(edition),
        practice=practice,
        safety=block_for(None, heavy_or_impact=practice.heavy),
        studies=tuple(named_study(edition, study) for study in here),
        guidelines=_guidelines(edition, exercise),
        depth=tuple(
            part for part in (depth_counts(studies), depth_counts(reviews.values(), "review", "reviews")) if part
        ),
        checked=checked_counts([*studies, *reviews.values()]) if studies or reviews else "",
        updated=date_words(edition.built) if edition.built else "",
    )


def _intro(exercise: Exercise, studies: int, reviews: int) -> str:
    words = upper_first(exercise_words(exercise))
    if not studies and not reviews:
        return f"{words}: no study that measured bone is in this collection yet. We did not search systematically."
    held = joined([plural(studies, "study", "studies"), plural(reviews, "review")])
    return f"{words}: {held} in this collection measured bone."


def _named(exercise: Exercise) -> Named:
    return Named(exercise.label, exercise_address(exercise), exercise.definition)


def _bone(cell: Cell) -> BoneLine:
    return BoneLine(
        name=cell.site.reader_label,
        address=site_address(cell.site),
        answers=tuple(
            linked(upper_first(here.question.population.words), here.address, here.answer) for here in cell.exact
        ),
        studies=studies_and_people(cell),
        tally=tally(cell.studies).short,
        reviews=plural(len(cell.reviews), "review") if cell.reviews else "none in this collection",
    )


def _pooled(edition: Edition, cell: Cell) -> BoneVoices:
    bone = lower_first(cell.site.reader_label)
    return BoneVoices(f"{upper_first(bone)}: what reviews pooled", heard(edition, cell.pooled))


def _guidelines(edition: Edition, exercise: Exercise) -> tuple[Named, ...]:
    """Guidelines with a recommendation on this exercise or a kind of it."""
    found = []
    for located in edition.base.guidelines.values():
        advised = [kind for advice in located.record.recommendations for kind in advice.exercise]
        if any(exercise.covers(kind) for kind in advised):
            found.append(Named(title_of(edition, located.record), record_address("guidelines", located.record.id)))
    return tuple(found)
