"""How old the answers are: when their records were last touched, and to when studies were searched, kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.model import EvidenceBase, Record
from generator.model.fields import last_day
from generator.publishing.edition import Edition

# Years from the end of a search to the day when a newer one is due: this project's own figure. No search of ours has a
# fixed rhythm yet, and trials on bone last a year or more, so that a yearly look would mostly find nothing.
YEARS_BETWEEN_SEARCHES = 2


@dataclass(frozen=True, slots=True)
class Freshness:
    """One question: the day of the newest entry in its records, the end of the search behind it, and when one is due.

    `searched` and `due` are None where no search is known; `overdue` counts days, below 0 while there is time.
    """

    question: str
    updated: str
    searched: str | None
    source: str
    due: date | None
    overdue: int | None


def freshness_of(edition: Edition, today: date) -> list[Freshness]:
    """Every question by days overdue, the most first; those without a known search stand at the end."""
    found = [_freshness(edition, key, today) for key in edition.findings.questions]
    return sorted(found, key=lambda it: (it.overdue is None, -(it.overdue or 0), it.question))


def _freshness(edition: Edition, key: str, today: date) -> Freshness:
    searched, source = min(_searches(edition, key), default=("", ""), key=lambda it: last_day(it[0]))
    updated = max(day for record in _records(edition, key) for day in _days(record))
    if not searched:
        return Freshness(key, updated, None, "", None, None)
    due = due_on(searched)
    return Freshness(key, updated, searched, source, due, (today - due).days)


def due_on(searched: str) -> date:
    """The day on which a newer search is due; a date of which the day is not known means its last day."""
    end = last_day(searched)
    year = end.year + YEARS_BETWEEN_SEARCHES
    return date(year, end.month, min(end.day, 28) if end.month == 2 else end.day)


def _searches(edition: Edition, key: str) -> Iterator[tuple[str, str]]:
    """End of the search of each review that leads an answer of the question; the oldest decides."""
    for answer in edition.findings.questions[key].answers:
        if answer.lead.review and answer.lead.review.search_to:
            yield answer.lead.review.search_to, answer.lead.review.review


def _records(edition: Edition, key: str) -> Iterator[Record]:
    """The question, the studies behind it, and the reviews that it names."""
    base: EvidenceBase = edition.base
    question = base.questions[key].record
    yield question
    yield from (base.studies[it].record for it in edition.findings.questions[key].studies if it in base.studies)
    holders = base.record_of_reference()
    named = (key for key in (question.index_review, *question.beside) if key)
    yield from (holders[key][1] for key in named if key in holders)


def _days(record: Record) -> Iterator[str]:
    yield record.extracted.date
    if record.checked:
        yield record.checked.date
    yield from (change.date for change in record.changes)
