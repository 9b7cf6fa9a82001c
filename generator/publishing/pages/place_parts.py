"""What pages of bones, people and exercise share: the answer, choices of people, depth of reading, dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import Publication
from generator.publishing.addresses import people_address, record_address, site_address
from generator.publishing.answers import (
    answer_sentence,
    certainty_sentence,
    pool_words,
    studies_and_people,
)
from generator.publishing.citations import Citation, cite, short_name
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import Cell, EvidenceMap, StudyHere
from generator.publishing.page import Crumb, relative
from generator.publishing.pages.frame import title_of
from generator.publishing.pages.record_parts import NOT_CHECKED
from generator.publishing.wording import date_words, figure, joined, plural
from generator.publishing.wording.effects import pooled_words
from generator.publishing.wording.numbers import NBSP
from generator.vocabulary import Audience, Depth, EmptyState, OutcomeTarget

BODY_MAP = (Crumb("Body map", ""),)
HOME = ""
NO_PAGE = "no studies in this collection yet"

_STATES = {
    EmptyState.NOT_RATED: "We have not rated this yet.",
    EmptyState.MEASURED_NOT_READ: "Trials exist; their figures were not read. That does not mean no effect.",
    EmptyState.NOT_IN_COLLECTION: "We did not search systematically: others may have studied it.",
    EmptyState.SEARCHED_NONE: "A documented search found none.",
    EmptyState.NOT_APPLICABLE: "This measure is meant for people who still grow.",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer box: a sentence, the two marks with what they stand on, and how fresh it is."""

    sentence: str
    more: str
    certainty: str
    whose: str
    direction: str
    estimate: str
    estimate_name: str
    estimate_address: str
    rests_on: str
    held: str
    searched: str
    checked: str
    built: str
    disagree: bool
    why_disagree: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice; without an address it is text that says why."""

    label: str
    href: str = ""
    current: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A page and a few words about it."""

    title: str
    address: str
    about: str = ""


def answer_of(edition: Edition, cell: Cell, whole: Cell) -> Answer:
    """The answer box of a bone: `cell` leads, `whole` counts every study of that bone and group."""
    here = cell.leading
    row = here.row if here else None
    checked = here.review.checked if here else None
    told = [question.reviews_disagree for question in whole.questions if question.reviews_disagree]
    estimate = pooled_words(row.estimate, row.ci, row.outcome) if row and row.estimate is not None else ""
    percent = "The review gives no per cent." if "standard deviations" in estimate else ""
    rated = cell.state not in {state.value for state in EmptyState}
    return Answer(
        sentence=answer_sentence(cell if here else whole),
        more=" ".join(part for part in (certainty_sentence(cell), percent) if part),
        certainty=cell.state if here else whole.state,
        whose="as its authors state it" if rated else "",
        direction=cell.direction,
        estimate=estimate,
        estimate_name=short_name(here.review.main_report.ref, edition.base.references) if here else "",
        estimate_address=record_address("reviews", here.review.id) if here else "",
        rests_on=(f"a review of {pool_words(here)}" if pool_words(here) else "one review") if here else "",
        held=studies_and_people(whole),
        searched=date_words(here.review.search.to) if here and here.review.search.to else "",
        checked=(date_words(checked.date) if checked else NOT_CHECKED) if here else "",
        built=date_words(edition.built) if edition.built else "",
        disagree=cell.disagree or bool(told),
        why_disagree=" ".join(told),
    )


def description_of(answer: Answer) -> str:
    """A page in two sentences, for search results: the answer and what it rests on."""
    return f"{answer.sentence} Based on {answer.rests_on or answer.held}.".replace(NBSP, " ")


def state_words(state: str) -> str:
    """What an empty state means; nothing for a level of certainty."""
    return next((words for known, words in _STATES.items() if known.value == state), "")


def site_chips(evidence: EvidenceMap, whole: Cell, *, page: str) -> tuple[Chip, ...]:
    """The groups of people for one bone: links where that page exists, text where it does not."""
    chips = [Chip("Everyone", relative(site_address(whole.site), page), current=whole.audience is None)]
    for audience in Audience:
        if has_page(evidence.cell(whole.site, audience)):
            href = relative(site_address(whole.site, audience), page)
            chips.append(Chip(audience.label, href, current=whole.audience is audience))
        else:
            chips.append(Chip(audience.label, reason=NO_PAGE))
    return tuple(chips)


def people_chips(*, page: str, current: Audience | None = None) -> tuple[Chip, ...]:
    """The groups of people, each with its own page."""
    return tuple(
        Chip(audience.label, relative(people_address(audience), page), current=audience is current)
        for audience in Audience
    )


def has_page(cell: Cell) -> bool:
    """Whether a bone has a page for one group: a record speaks to it, or a question on the wanted list does."""
    return not cell.is_empty


def depth_counts(records: Iterable[Publication], one: str = "study", many: str = "studies") -> str:
    """How deep we read, counted: "Of 9 studies we read the full text of 1 and the abstract of 8"."""
    depths = [record.main_report.depth for record in records]
    if not depths:
        return ""
    words = {
        Depth.FULL_TEXT: "the full text of {}",
        Depth.ABSTRACT: "the abstract of {}",
        Depth.SECONDARY: "only what others write of {}",
        Depth.NOT_READ: "nothing of {}",
    }
    if len(depths) > 1 and len(set(depths)) == 1:
        return f"We read {words[depths[0]].format(f'all {figure(len(depths))} {many}')}."
    told = [words[depth].format(figure(depths.count(depth))) for depth in Depth if depth in depths]
    return f"Of {plural(len(depths), one, many)} we read {joined(told)}."


def checked_counts(records: Sequence[Publication]) -> str:
    """How many records a second person has checked."""
    checked = sum(record.checked is not None for record in records)
    return f"{figure(checked)} of {plural(len(records), 'record')}".replace(NBSP, " ")


def citations(edition: Edition, records: Iterable[Publication]) -> tuple[tuple[Citation, str], ...]:
    """References of records with the address of each record's page, in order."""
    references = edition.base.references
    keys = [record.main_report.ref for record in records]
    return tuple((cite(key, references), edition.address_of(key)) for key in keys)


def named_study(edition: Edition, here: StudyHere) -> Named:
    """A study as lists name it, with its design."""
    address = record_address("studies", here.study.id)
    return Named(title_of(edition, here.study), address, here.study.design.type.label)


def fracture_page(edition: Edition) -> str:
    """Address of the page on fractures: a question, else a review or study that counted them; empty without one."""
    for found in edition.base.questions.values():
        if OutcomeTarget.FRACTURE in found.record.outcome_target:
            return record_address("questions", found.record.id)
    for kind in ("reviews", "studies"):
        for found in getattr(edition.base, kind).values():
            if found.record.counted and any(row.outcome.quantity == "fractures" for row in found.record.results):
                return record_address(kind, found.record.id)
    return ""
