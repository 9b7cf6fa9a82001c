"""How an answer came about: each publication and each entry in a history, with the answer as it then stood.

The past is told by today's records and rules: at each date an answer rests on what was published by then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Located, Question
from generator.publishing.edition import Edition
from generator.synthesis import Answer, QuestionTree, find_question
from generator.synthesis.known_by import known_by, published_on
from generator.synthesis.words import interval_words


@dataclass(frozen=True, slots=True)
class Event:
    """Something that bore on a question, and its first answer from then on; `n` None where people are not known."""

    date: str
    cause: str
    rating: str
    estimate: str
    k: int | None
    n: int | None


def history_of(edition: Edition, question_id: str) -> list[Event]:
    """Every event of a question, the oldest first; KeyError for an unknown id."""
    base = edition.base
    asked = base.questions[question_id].record
    told: dict[str, Answer] = {}
    events = []
    for date, cause in sorted({*_publications(edition, asked), *_entries(edition, asked)}):
        if date not in told:
            told[date] = find_question(QuestionTree(known_by(base, date).base), question_id).first
        events.append(_event(date, cause, told[date]))
    return events


def _publications(edition: Edition, asked: Question) -> Iterator[tuple[str, str]]:
    for found in _behind(edition, asked):
        reference = edition.base.references.get(found.record.main_report.ref)
        date = published_on(reference)
        if date and reference:
            yield date, f"{reference.short} published ({found.record.id})"


def _entries(edition: Edition, asked: Question) -> Iterator[tuple[str, str]]:
    for record in (asked, *(found.record for found in _behind(edition, asked))):
        yield from ((change.date, f"{record.id}: {change.what}") for change in record.changes)


def _behind(edition: Edition, asked: Question) -> list[Located]:
    """The studies of the question and the reviews that it names, as far as they are recorded."""
    base, finding = edition.base, edition.findings.questions[asked.id]
    holders = base.record_of_reference()
    named = {holders[key][1].id for key in (asked.index_review, *asked.beside) if key and key in holders}
    studies = [base.studies[key] for key in finding.studies if key in base.studies]
    return studies + [base.reviews[key] for key in sorted(named) if key in base.reviews]


def _event(date: str, cause: str, answer: Answer) -> Event:
    effect = answer.lead.effect
    estimate = interval_words(effect) if effect else ""
    return Event(date, " ".join(cause.split()), answer.final, estimate, answer.lead.k, answer.lead.people)
