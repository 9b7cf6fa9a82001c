"""The lists of all studies, reviews, guidelines, claims and questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Guideline, Located, Publication, Question, Review, Study
from generator.publishing.addresses import article_address, record_address
from generator.publishing.answer_marks import certainty_mark, direction_mark
from generator.publishing.citations import cite
from generator.publishing.edition import Edition
from generator.publishing.figures.marks import CERTAINTIES, DIRECTIONS
from generator.publishing.page import Page
from generator.publishing.pages.article import ClaimLine, claim_line, claims_by_article
from generator.publishing.pages.frame import title_of
from generator.publishing.pages.record_parts import Dates
from generator.publishing.pages.review import covers_words
from generator.publishing.pages.trails import TRAILS
from generator.publishing.templates import render_sections
from generator.publishing.wording import (
    NOT_STATED,
    count_words,
    date_words,
    depth_words,
    joined,
    lower_first,
    people_words,
    upper_first,
    who_words,
)
from generator.synthesis import Answer
from generator.vocabulary import RecordStatus, SiteGroup


@dataclass(frozen=True, slots=True)
class ListRow:
    """One record: its title, its address, a mark such as "draft", and a cell for each column."""

    title: str
    address: str
    mark: str
    cells: tuple[str, ...]
    below: str = ""


@dataclass(frozen=True, slots=True)
class ListView:
    """A list of records; `aside` names those that have an error and are shown as missing."""

    caption: str
    intro: str
    columns: tuple[str, ...]
    rows: tuple[ListRow, ...]
    aside: tuple[ListRow, ...]
    dates: Dates


@dataclass(frozen=True, slots=True)
class ArticleGroup:
    """The claims of one article in the list of all claims."""

    title: str
    address: str
    claims: tuple[ClaimLine, ...]


def listing_pages(edition: Edition) -> Iterator[Page]:
    """One list for each kind of record, but for questions: see `question_list`."""
    yield _study_list(edition)
    yield _review_list(edition)
    yield _guideline_list(edition)
    yield _claim_list(edition)


def _study_list(edition: Edition) -> Page:
    rows = []
    for found in edition.base.studies.values():
        study: Study = found.record
        people = people_words(study.population) or f"number {NOT_STATED}"
        cells = (
            f"{upper_first(who_words(study.population))}; {people}",
            _programmes(study),
            _bones(study.results),
            study.design.type.label,
        )
        rows.append(_row(edition, "studies", study, cells))
    return _page(
        edition,
        kind="studies",
        title="All studies",
        rows=rows,
        noun=("study", "studies"),
        columns=("People", "Programme", "Bones", "How it was built"),
        intro="Every study of this collection, with what it found. The collection is not a systematic search.",
    )


def _review_list(edition: Edition) -> Page:
    rows = []
    for found in edition.base.reviews.values():
        review: Review = found.record
        searched = date_words(review.search.to) if review.search.to else NOT_STATED
        cells = (covers_words(review), upper_first(who_words(review.pico.population)), _bones(review.results), searched)
        rows.append(_row(edition, "reviews", review, cells))
    return _page(
        edition,
        kind="reviews",
        title="All reviews",
        rows=rows,
        noun=("review", "reviews"),
        columns=("What it really covers", "Whose bones", "Bones", "Studies searched to"),
        intro="Reviews gather many studies. Several of them often share the same trials, so they are never added up.",
    )


def _guideline_list(edition: Edition) -> Page:
    rows = []
    for found in edition.base.guidelines.values():
        guideline: Guideline = found.record
        advice = count_words(len(guideline.recommendations), "recommendation")
        cells = (guideline.issuer, upper_first(who_words(guideline.population)), upper_first(advice))
        rows.append(_row(edition, "guidelines", guideline, cells))
    return _page(
        edition,
        kind="guidelines",
        title="All guidelines",
        rows=rows,
        noun=("guideline", "guidelines"),
        columns=("Issued by", "For whom", "Taken over"),
        intro="What those who issue guidelines recommend, as they published it. We issue no recommendation of our own.",
    )


def question_list(edition: Edition) -> Page:
    """The list of all questions, alone; `pages/asked.py` puts it on its page."""
    rows = []
    for found in sorted(edition.base.questions.values(), key=_by_people):
        question: Question = found.record
        bones = joined([lower_first(site.reader_label) for site in question.site]) or "all bones"
        cells = (
            upper_first(question.population.words),
            upper_first(bones),
            question.exercise.label,
            _answered(edition.findings.questions[question.id].first),
        )
        rows.append(ListRow(question.title, record_address("questions", question.id), _mark(question), cells))
    return _page(
        edition,
        kind="questions",
        title="All questions",
        rows=rows,
        noun=("question", "questions"),
        columns=("Whose bones", "Which bone", "What exercise", "Answer"),
        intro="Each question names the people, the bone, the exercise and what it is compared with.",
    )


def _by_people(found: Located) -> tuple[str, int, str]:
    """Questions about the same people together, those answered first before the others."""
    return found.record.population.words, found.record.priority, found.record.title


def _answered(answer: Answer) -> str:
    """The two marks of an answer in words: "Slightly more bone; low certainty"; else its state."""
    direction, certainty = direction_mark(answer), CERTAINTIES[certainty_mark(answer)]
    if not direction:
        return upper_first(certainty.word)
    return f"{upper_first(DIRECTIONS[direction].word)}; {certainty.word} certainty"


def _claim_list(edition: Edition) -> Page:
    groups = tuple(
        ArticleGroup(cite(key, edition.base.references).title, article_address(key), tuple(map(claim_line, claims)))
        for key, claims in claims_by_article(edition).items()
    )
    facts = {"groups": groups, "aside": _aside(edition, "claims"), "dates": _dates(edition)}
    headings = {"articles": "Article by article", "set-aside": "Set aside"}
    lead, sections = render_sections("claims.html", facts, page_address="claims/", headings=headings)
    title = "What articles say, and what the studies show"
    return Page("claims/", title, "listing", f"{title}.", lead, sections, TRAILS["claims"][:-1])


def _page(
    edition: Edition,
    *,
    kind: str,
    title: str,
    rows: list[ListRow],
    noun: tuple[str, str],
    columns: tuple[str, ...],
    intro: str,
) -> Page:
    counted = upper_first(count_words(len(rows), *noun))
    view = ListView(f"{title}, by name", intro, columns, tuple(rows), _aside(edition, kind), _dates(edition))
    lead, sections = render_sections(
        "listing.html", {"view": view}, page_address=f"{kind}/", headings={"list": counted, "set-aside": "Set aside"}
    )
    return Page(f"{kind}/", title, "listing", intro, lead, sections, TRAILS[kind][:-1])


def _row(edition: Edition, kind: str, record: Publication, cells: tuple[str, ...]) -> ListRow:
    depth = upper_first(depth_words(record.reports))
    return ListRow(title_of(edition, record), record_address(kind, record.id), _mark(record), cells, depth)


def _aside(edition: Edition, kind: str) -> tuple[ListRow, ...]:
    return tuple(ListRow(aside.id, aside.address, "", ()) for aside in edition.quarantined if aside.kind == kind)


def _dates(edition: Edition) -> Dates:
    return Dates(checked="each record has its own date", built=date_words(edition.built) if edition.built else "")


def _mark(record) -> str:
    """A word for what is not counted: draft, withdrawn, retracted."""
    if record.status is not RecordStatus.ACTIVE:
        return record.status.label
    editorial = getattr(record, "editorial", None)
    return editorial.status.label if editorial and not editorial.status.counted else ""


def _programmes(study: Study) -> str:
    trained = (arm.modality for arm in study.arms if arm.modality and arm.role == "intervention")
    kinds = dict.fromkeys(lower_first(modality.label) for modality in trained)
    return upper_first(joined(list(kinds))) or ("No exercise was tested" if not study.arms else NOT_STATED)


def _bones(results) -> str:
    measured = {result.outcome.site.group for result in results if result.outcome.site}
    names = [lower_first(group.reader_label) for group in SiteGroup if group in measured]
    return upper_first(joined(names)) or "No single bone"
