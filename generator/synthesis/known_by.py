"""What was known by a date: the base with the reports that were out by then, to be judged by today's rules.

A report is out on the last day that its date may mean; one without a date with the main report of its record, and where
that has none, from the beginning. What people judged since, and what a journal has taken back since, holds from the
beginning: nobody should see a withdrawn trial counted again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from generator.model import EvidenceBase, Located, Publication, Question, Record, Reference
from generator.model.fields import Part, last_day
from generator.vocabulary import CountRole, ReportRole

NOT_YET = "A report that came out later is left out here, and with it our summary of the whole."
"""Stands for the summary of a record of which a part is not out yet."""
NAMED_BY_QUESTIONS = ("beside", "guidelines", "checked_against")

Seen = Callable[[str], bool]
"""Whether the publication of a bib key was out; one that the bibliography does not hold was."""
P = TypeVar("P", bound=Publication)


@dataclass(frozen=True, slots=True)
class Known:
    """The base as it was known, and the records of which nothing was out, each with its folder."""

    base: EvidenceBase
    unseen: tuple[tuple[str, Record], ...]


def known_by(base: EvidenceBase, date: str) -> Known:
    """The base with the reports that were out by a date, which may be partial: `2010` is the end of that year.

    A study whose main report was not out is told by its interim reports, whose rows count. Claims are left out: what
    we say of them rests on everything that was read.
    """
    late = _late(base, date)

    def seen(key: str) -> bool:
        return key not in late

    unseen: list[tuple[str, Record]] = [("claims", found.record) for found in base.claims.values()]
    kinds: dict[str, Mapping[str, Located]] = {"claims": {}}
    for kind in ("studies", "reviews", "guidelines"):
        kept = {key: _publication(found.record, seen) for key, found in getattr(base, kind).items()}
        unseen += [(kind, getattr(base, kind)[key].record) for key, record in kept.items() if record is None]
        kinds[kind] = {
            key: replace(getattr(base, kind)[key], record=record) for key, record in kept.items() if record is not None
        }
    kinds["questions"] = {
        key: replace(found, record=_question(found.record, seen)) for key, found in base.questions.items()
    }
    return Known(replace(base, **kinds), tuple(unseen))


def _late(base: EvidenceBase, date: str) -> frozenset[str]:
    """The keys of the publications that were not out."""
    late = {key for key, reference in base.references.items() if not _is_out(reference, date)}
    for found in base.publications():
        if found.record.main_report.ref in late:
            late |= {it.ref for it in found.record.reports if not published_on(base.references.get(it.ref))}
    return frozenset(late)


def published_on(reference: Reference | None) -> str:
    """Year, and month where it is known; empty where the bibliography does not tell."""
    if reference is None or reference.year is None:
        return ""
    return f"{reference.year}-{reference.month:02d}" if reference.month else str(reference.year)


def _is_out(reference: Reference, date: str) -> bool:
    published = published_on(reference)
    return not published or last_day(published) <= last_day(date)


def _publication(record: P, seen: Seen) -> P | None:
    """The record as far as its reports were out; None where none was that says something of its own."""
    reports = [report for report in record.reports if seen(report.ref)]
    if len(reports) == len(record.reports):
        return record
    if not any(report.role in _TELLING for report in reports):
        return None
    known = _without_later(record, seen)
    main_is_out = any(report.role is ReportRole.MAIN for report in reports)
    rows = getattr(known, "results", None)
    changed: dict[str, Any] = {"reports": reports, "summary": NOT_YET, "note": None}
    if rows and not main_is_out:
        changed["results"] = [
            row.model_copy(update={"count": CountRole.PRIMARY}) if row.count is CountRole.INTERIM else row
            for row in rows
        ]
    return known.model_copy(update=changed)


_TELLING = frozenset({ReportRole.MAIN, ReportRole.INTERIM, ReportRole.FOLLOW_UP, ReportRole.SECONDARY})
"""Reports of results; a protocol, a register entry or a notice tells none."""


def _without_later(record: P, seen: Seen) -> P:
    """Without the rows that were read in a report that was not out."""
    rows = {
        name: [row for row in value if _was_out(row, seen)]
        for name in type(record).model_fields
        if isinstance(value := getattr(record, name), list)
    }
    return record.model_copy(update={name: kept for name, kept in rows.items() if name not in ("reports", "arms")})


def _was_out(row: object, seen: Seen) -> bool:
    source = getattr(row, "source", None)
    return not isinstance(source, Part) or seen(getattr(source, "report", ""))


def _question(record: Question, seen: Seen) -> Question:
    """The question with the publications that it names as far as they were out."""
    changed: dict[str, Any] = {name: [key for key in getattr(record, name) if seen(key)] for name in NAMED_BY_QUESTIONS}
    changed["trials"] = record.trials.model_copy(
        update={name: [key for key in keys if seen(key)] for name, keys in record.trials}
    )
    if record.index_review and not seen(record.index_review):
        changed |= {"index_review": None, "index_row": None}
    if record.wanted and not seen(record.wanted):
        changed["wanted"] = None
    if record.percent_companion and not seen(record.percent_companion.review):
        changed["percent_companion"] = None
    if len(changed["beside"]) < len(record.beside) or "index_review" in changed:
        changed["reviews_disagree"] = None
    return record.model_copy(update=changed)
