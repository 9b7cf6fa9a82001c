"""Corrections: what we got wrong, since when it is right, and which answers use the record; with a feed of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Change, Publication, Record
from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition
from generator.publishing.feeds import CORRECTIONS, CORRECTIONS_ADDRESS, record_title
from generator.publishing.page import Crumb, Page, Section
from generator.publishing.templates import render
from generator.publishing.wording import date_words, sentence
from generator.vocabulary import ChangeKind

TITLE = "Corrections"


@dataclass(frozen=True, slots=True)
class Link:
    """A page by its title and address."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry: the record it was made to, what stood there, what stands there, and the questions that use it."""

    date: str
    record: Link
    before: str
    now: str
    affected: tuple[Link, ...]


def corrections_pages(edition: Edition) -> Iterator[Page]:
    """The one page; it says so where nothing had to be corrected yet."""
    found = corrections_of(edition)
    built = date_words(edition.built) if edition.built else ""
    feed = "" if edition.as_of is not None else CORRECTIONS
    lead = _html("lead", {"some": bool(found), "built": built, "feed": feed})
    sections = [Section("corrected", "What was corrected", _html("entries", found))] if found else []
    sections.append(Section("listed", "What is listed here", _html("listed", None)))
    description = (
        "Mistakes on this site that changed a figure, a direction, a verdict or a line on safety, and were put right."
    )
    crumbs = (Crumb("About", "about/"),)
    extra = {"feed": feed}
    yield Page(CORRECTIONS_ADDRESS, TITLE, "corrections", description, lead, tuple(sections), crumbs, extra=extra)


def corrections_of(edition: Edition) -> tuple[Correction, ...]:
    """Every correction of every record, the newest first."""
    found = [
        (change, kind, located.record)
        for kind, located in edition.base.located()
        for change in located.record.changes
        if change.kind is ChangeKind.CORRECTION
    ]
    found.sort(key=lambda it: (it[0].date, it[2].id, it[0].what), reverse=True)
    return tuple(_correction(edition, *it) for it in found)


def _correction(edition: Edition, change: Change, kind: str, record: Record) -> Correction:
    questions = edition.base.questions
    return Correction(
        date_words(change.date),
        Link(record_title(edition, record), record_address(kind, record.id)),
        sentence(change.before or ""),
        sentence(change.what),
        tuple(
            Link(questions[key].record.title, record_address("questions", key))
            for key in sorted(questions)
            if key != record.id and _uses(edition, key, record)
        ),
    )


def _uses(edition: Edition, key: str, record: Record) -> bool:
    """Whether a question uses a record: as a study behind its answer, or as a review or guideline that it names."""
    asked = edition.base.questions[key].record
    if record.id in edition.findings.questions[key].studies:
        return True
    named = {asked.index_review, *asked.beside, *asked.guidelines}
    return isinstance(record, Publication) and any(report.ref in named for report in record.reports)


def _html(part: str, it: object) -> str:
    return render("corrections.html", {"part": part, "it": it}, page_address=CORRECTIONS_ADDRESS)
