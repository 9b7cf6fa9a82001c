"""The page of a question: whom and what it is about, what leads the answer, which trials are known to belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Located, Question
from generator.publishing.addresses import record_address
from generator.publishing.citations import Citation, cite
from generator.publishing.edition import Edition
from generator.publishing.page import Page
from generator.publishing.pages.record_parts import Banner, Dates, Fact, History, Line, banners_of, dates_of, history_of
from generator.publishing.pages.related import RelatedPage, pages_of_bones_and_exercise
from generator.publishing.pages.trace_figures import figure_of
from generator.publishing.pages.trails import QUESTIONS
from generator.publishing.templates import render_sections
from generator.publishing.wording import joined, lower_first, sentence, upper_first
from generator.vocabulary import OutcomeTarget

HEADINGS = {
    "answer": "What leads the answer",
    "at-a-glance": "What is asked",
    "trials": "Trials that belong to it",
    "guidelines": "What guidelines say",
    "related": "Related pages",
    "record": "This record",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A publication that a question names; `address` is empty where it has no record here."""

    citation: Citation
    address: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class TrialList:
    """Trials of one kind: how far their figures were read."""

    heading: str
    trials: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """Everything that the template of a question lays out."""

    title: str
    facts: tuple[Fact, ...]
    index: Named | None
    wanted: Named | None
    companion: Named | None
    companion_note: str
    beside: tuple[Named, ...]
    disagree: str
    must_show: str
    trials: tuple[TrialList, ...]
    guidelines: tuple[Named, ...]
    is_density: bool
    banners: tuple[Banner, ...]
    dates: Dates
    related: tuple[RelatedPage, ...]
    history: History
    note: str


def question_pages(edition: Edition) -> Iterator[Page]:
    """A page for each question."""
    for found in edition.base.questions.values():
        address = record_address("questions", found.record.id)
        view = question_view(edition, found)
        lead, sections = render_sections("question.html", {"view": view}, page_address=address, headings=HEADINGS)
        yield Page(
            address=address,
            title=view.title,
            kind="question",
            description=view.title,
            lead=lead,
            sections=sections,
            crumbs=QUESTIONS,
            record=found.file,
        )


def question_view(edition: Edition, found: Located) -> QuestionView:
    """Gather what a question's page says."""
    question: Question = found.record
    companion = question.percent_companion
    return QuestionView(
        title=question.title,
        facts=tuple(_facts(question)),
        index=_named(edition, question.index_review) if question.index_review else None,
        wanted=_named(edition, question.wanted) if question.wanted else None,
        companion=_named(edition, companion.review, companion.result) if companion else None,
        companion_note=sentence(companion.note) if companion else "",
        beside=tuple(_named(edition, key) for key in question.beside),
        disagree=sentence(question.reviews_disagree or ""),
        must_show=sentence(question.must_show or ""),
        trials=tuple(_trials(edition, question)),
        guidelines=tuple(_named(edition, key) for key in question.guidelines),
        is_density=OutcomeTarget.BMD_ITSELF in question.outcome_target,
        banners=banners_of(question),
        dates=dates_of(edition, question),
        related=pages_of_bones_and_exercise(question.site, [question.exercise]),
        history=history_of(edition, found),
        note=sentence(question.note or ""),
    )


def _named(edition: Edition, key: str, row: str | None = None) -> Named:
    record = edition.base.record_of_reference().get(key, ("", None))[1]
    said = figure_of(record, row) if record is not None and row else ""
    return Named(cite(key, edition.base.references), edition.address_of(key), said)


def _facts(question: Question) -> Iterator[Fact]:
    yield Fact("Whose bones", (Line(upper_first(question.population.words)),))
    if question.site:
        yield Fact("Which bone", tuple(Line(upper_first(site.reader_label)) for site in question.site))
    yield Fact("What exercise", (Line(question.exercise.label),))
    against = joined([lower_first(kind.label) for kind in question.comparator], "or")
    yield Fact("Compared with", (Line(upper_first(against)),))
    yield Fact("What is measured", tuple(Line(target.label) for target in question.outcome_target))
    yield Fact("Why it is asked", (Line(sentence(question.why)),))


def _trials(edition: Edition, question: Question) -> Iterator[TrialList]:
    lists = (
        ("Figures read", question.trials.figures),
        ("Only a part of the figures read", question.trials.partial),
        ("Shown here, not in the main number", question.trials.not_pooled),
    )
    for heading, keys in lists:
        if keys:
            yield TrialList(heading, tuple(_named(edition, key) for key in keys))
