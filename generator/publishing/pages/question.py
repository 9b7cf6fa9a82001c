"""The page of a question: the answer at each bone, how sure and why, what stands behind it, what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Located, Question
from generator.publishing.addresses import record_address
from generator.publishing.answer_plots import forest_of, funnel_of
from generator.publishing.bundles import forest_bundle
from generator.publishing.citations import Citation, cite
from generator.publishing.edition import Edition
from generator.publishing.figures.forest_plot import ForestPlot
from generator.publishing.figures.funnel_plot import FunnelPlot
from generator.publishing.file_map import FileMap
from generator.publishing.metadata import question_json_ld
from generator.publishing.page import Page
from generator.publishing.pages.answer_box import AnswerBox, box_of, place_id
from generator.publishing.pages.answer_reasons import Reasons, reasons_of, short_reasons, would_change
from generator.publishing.pages.answer_reviews import AnswerReviews, reviews_of
from generator.publishing.pages.answer_studies import AnswerStudies, studies_of
from generator.publishing.pages.linked_answers import LinkedAnswer, Unbroken, linked, unbroken
from generator.publishing.pages.question_guidelines import GuidelineLine, guideline_lines
from generator.publishing.pages.question_safety import QuestionSafety, safety_of
from generator.publishing.pages.question_what_if import WhatIf, what_ifs
from generator.publishing.pages.question_years import Years, years_of
from generator.publishing.pages.quotable import Quotable, never_write, quotable_of
from generator.publishing.pages.record_parts import (
    Banner,
    Dates,
    Fact,
    History,
    Line,
    banners_of,
    dates_of,
    history_of,
    taken_back,
)
from generator.publishing.pages.related import RelatedPage, pages_of_bones_and_exercise
from generator.publishing.pages.trace_figures import figure_of
from generator.publishing.pages.trails import QUESTIONS
from generator.publishing.risk_of_bias_lights import RobGrid, rob_grid_of
from generator.publishing.take_away import record_actions
from generator.publishing.templates import render_sections
from generator.publishing.wording import joined, lower_first, plural, sentence, upper_first
from generator.synthesis import Answer, QuestionFinding
from generator.synthesis.comparisons import Standing
from generator.synthesis.eligibility import is_growing
from generator.vocabulary import OutcomeTarget

HEADINGS = {
    "numbers": "The numbers",
    "why-not-higher": "Why not higher?",
    "what-would-change": "What would change our mind",
    "studies": "The studies behind it, and those left out",
    "year-by-year": "Year by year",
    "reviews": "Reviews side by side",
    "risk-of-bias": "Risk of bias",
    "safety": "Harms, falls, and who was left out",
    "guidelines": "What guidelines say",
    "narrower": "Narrower questions",
    "quote": "To quote, and for the notes",
    "at-a-glance": "What exactly is asked",
    "related": "Related pages",
    "record": "This record",
    "what-if": "What if? Your own analysis",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A publication that a question names; `address` is empty where it has no record here."""

    citation: Citation
    address: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One row of the summary of findings: a bone or an event, what was seen, how sure we are."""

    box: AnswerBox
    absolute: str
    reasons: str


@dataclass(frozen=True, slots=True)
class AnswerPart:
    """Everything that the page shows of one answer; `reasons` is None where nothing is rated."""

    box: AnswerBox
    reasons: Reasons | None
    would_change: tuple[str, ...]
    studies: AnswerStudies
    reviews: AnswerReviews
    plot: ForestPlot | None
    funnel: FunnelPlot | None
    quotable: Quotable | None
    years: tuple[Years, ...]
    what_ifs: tuple[WhatIf, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """Everything that the template of a question lays out."""

    title: str
    facts: tuple[Fact, ...]
    answers: tuple[AnswerPart, ...]
    rows: tuple[FindingRow, ...]
    parent: LinkedAnswer | None
    children: tuple[LinkedAnswer, ...]
    distinct: str
    unbroken: Unbroken | None
    companion: Named | None
    companion_note: str
    disagree: str
    must_show: str
    guidelines: tuple[GuidelineLine, ...]
    safety: QuestionSafety
    never_write: tuple[str, ...]
    bias: RobGrid | None
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
            description=view.answers[0].box.sentence,
            lead=lead,
            sections=sections,
            crumbs=QUESTIONS,
            record=found.file,
            extra={
                "json_ld": question_json_ld(edition, found.record, view.answers[0].box.sentence),
                "actions": record_actions(edition, "questions", found.record.id),
            },
        )


def question_view(edition: Edition, found: Located) -> QuestionView:
    """Gather what a question's page says: all of it from the findings."""
    question: Question = found.record
    finding = edition.findings.questions[question.id]
    parts = tuple(_part(edition, finding, place) for place in range(len(finding.answers)))
    companion = question.percent_companion
    return QuestionView(
        title=question.title,
        facts=tuple(_facts(question)),
        answers=parts,
        rows=tuple(_row(answer, part) for answer, part in zip(finding.answers, parts, strict=True)),
        parent=_linked(edition, finding.parent) if finding.parent in edition.findings.questions else None,
        children=tuple(_linked(edition, child) for child in finding.children),
        distinct=plural(len(finding.studies), "distinct study", "distinct studies"),
        unbroken=_unbroken(edition, question),
        companion=_named(edition, companion.review, companion.result) if companion else None,
        companion_note=sentence(companion.note) if companion else "",
        disagree=sentence(question.reviews_disagree or ""),
        must_show=sentence(finding.must_show),
        guidelines=guideline_lines(edition, question),
        safety=safety_of(edition, question, finding),
        never_write=never_write(question.outcome_target),
        bias=_bias(edition, finding),
        banners=(*banners_of(question), *_taken_back(edition, question)),
        dates=dates_of(edition, question),
        related=pages_of_bones_and_exercise(question.site, [question.exercise]),
        history=history_of(edition, found),
        note=sentence(question.note or ""),
    )


def _part(edition: Edition, finding: QuestionFinding, place: int) -> AnswerPart:
    answer = finding.answers[place]
    return AnswerPart(
        box=box_of(edition, answer),
        reasons=reasons_of(finding, place),
        would_change=would_change(finding, place),
        studies=studies_of(edition, answer),
        reviews=reviews_of(edition, answer),
        plot=_plot(edition, answer),
        funnel=funnel_of(answer, address_of=edition.address_of),
        quotable=quotable_of(edition, answer),
        years=tuple(years_of(edition, answer)),
        what_ifs=tuple(what_ifs(edition, answer)),
    )


def _bias(edition: Edition, finding: QuestionFinding) -> RobGrid | None:
    """Risk of bias of the studies whose figures were read; of all of them where none was."""
    read = {r.study: r.label for a in finding.answers for r in a.readings if r.standing is Standing.READ}
    named = read or {r.study: r.label for a in finding.answers for r in a.readings}
    studies = [edition.base.studies[key].record for key in sorted(named) if key in edition.base.studies]
    return rob_grid_of(studies, name_of=lambda key: named.get(key, key), address_of=edition.address_of)


def plot_files(edition: Edition) -> FileMap:
    """The bundle of each plot, beside the page of its question."""
    files: FileMap = {}
    for finding in edition.findings.questions.values():
        for answer in finding.answers:
            plot = _plot(edition, answer)
            if plot and plot.panels:
                address = record_address("questions", finding.id)
                packed = forest_bundle(plot).packed(version=edition.built, stylesheet=edition.stylesheet)
                files[f"{address}{place_id(answer)}-plot.zip"] = packed
    return files


def _plot(edition: Edition, answer: Answer) -> ForestPlot | None:
    growing = is_growing(edition.base.questions[answer.question].record)
    return forest_of(answer, address_of=edition.address_of, growing=growing)


def _row(answer: Answer, part: AnswerPart) -> FindingRow:
    absolute = answer.statement.groups
    if not absolute and answer.target is OutcomeTarget.BMD_ITSELF:
        absolute = "What each group did was not read."
    elif not absolute:
        absolute = "How many people in the comparison groups had it was not read, so no number in 1,000 is given."
    return FindingRow(part.box, absolute, short_reasons(answer))


def _linked(edition: Edition, question_id: str) -> LinkedAnswer:
    finding = edition.findings.questions[question_id]
    return linked(finding.title, record_address("questions", question_id), finding.first)


def _unbroken(edition: Edition, question: Question) -> Unbroken | None:
    """What is known of fractures, falls and harms beside an answer on density, for its first group of readers."""
    if OutcomeTarget.BMD_ITSELF not in question.outcome_target:
        return None
    return unbroken(edition, question.audience[0] if question.audience else None)


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


def _taken_back(edition: Edition, question: Question) -> Iterator[Banner]:
    """Notices on what the question names as its evidence; what it only shows beside has its own notice."""
    index = [question.index_review] if question.index_review else []
    keys = (*index, *question.trials.figures, *question.trials.partial)
    yield from taken_back(edition, keys, what="what this page says of it in words")
