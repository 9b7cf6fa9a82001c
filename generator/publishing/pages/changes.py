"""What's new: every entry of the records' own histories by day, then the program's changes from CHANGELOG.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.model import Publication, Record
from generator.publishing.addresses import record_address
from generator.publishing.citations import cite
from generator.publishing.edition import Edition
from generator.publishing.feeds import FEED
from generator.publishing.page import Crumb, Page, Section
from generator.publishing.pages.frame import title_of
from generator.publishing.templates import render
from generator.publishing.wording import date_words, sentence

ADDRESS = "changes/"
TITLE = "What's new"
_KIND_WORDS = {
    "studies": "Studies",
    "reviews": "Reviews",
    "guidelines": "Guidelines",
    "claims": "What articles say",
    "questions": "Questions",
}


@dataclass(frozen=True, slots=True)
class Changed:
    """A record that changed: its title and the address of its page."""

    title: str
    address: str


@dataclass(slots=True)
class Day:
    """What changed on one day: the words of a change -> kind of record -> the records it was made to."""

    id: str
    words: str
    changes: dict[str, dict[str, list[Changed]]] = field(default_factory=dict)


@dataclass(slots=True)
class Release:
    """One heading of the change log, with its groups of entries."""

    heading: str
    groups: dict[str, list[str]] = field(default_factory=dict)


def change_pages(edition: Edition) -> Iterator[Page]:
    """The one page of `changes/`."""
    days = tuple(days_of(edition))
    releases = tuple(read_changelog(edition.changelog))
    sections = [Section(f"day-{day.id}", day.words, _html("day", day)) for day in days]
    if releases:
        sections.append(Section("program", "The site and its program", _html("releases", releases)))
    feed = "" if edition.as_of is not None else FEED
    lead = render("changes.html", {"part": "lead", "it": len(days), "feed": feed}, page_address=ADDRESS)
    description = "What changed in the records, and in the site and its program, the newest first."
    crumbs = (Crumb("About", "about/"),)
    yield Page(ADDRESS, TITLE, "changes", description, lead, tuple(sections), crumbs, extra={"feed": feed})


def _html(part: str, it: object) -> str:
    return render("changes.html", {"part": part, "it": it}, page_address=ADDRESS)


# ---------------------------------------------------------------- records


def days_of(edition: Edition) -> list[Day]:
    """Every change of every record, the newest day first, the same words gathered."""
    days: dict[str, Day] = {}
    for kind, found in edition.base.located():
        for change in found.record.changes:
            day = days.setdefault(change.date, Day(change.date, date_words(change.date)))
            by_kind = day.changes.setdefault(_heading(change.what), {})
            by_kind.setdefault(_KIND_WORDS[kind], []).append(_changed(edition, kind, found.record))
    return [days[date] for date in sorted(days, reverse=True)]


def _heading(what: str) -> str:
    """The words of a change as a heading: one sentence has no full stop."""
    words = sentence(what)
    return words if ". " in words else words.removesuffix(".")


def _changed(edition: Edition, kind: str, record: Record) -> Changed:
    return Changed(_title(edition, record), record_address(kind, record.id))


def _title(edition: Edition, record: Record) -> str:
    if isinstance(record, Publication):
        return title_of(edition, record)
    article = getattr(record, "article", "")
    said = getattr(record, "said", "")
    return said or getattr(record, "title", "") or cite(article, edition.base.references).title


# ---------------------------------------------------------------- CHANGELOG.md

_HEADING = re.compile(r"(#{2,3}) +(.+)")
_ENTRY = re.compile(r"[-*] +(.+)")


def read_changelog(text: str) -> list[Release]:
    """The headings and entries of a change log in the usual form; what stands before the first heading is left out."""
    releases: list[Release] = []
    entries: list[str] = []
    for line in text.splitlines():
        heading, entry = _HEADING.fullmatch(line.strip()), _ENTRY.match(line)
        if heading and heading[1] == "##":
            releases.append(Release(heading[2]))
            entries = []
        elif heading and releases:
            entries = releases[-1].groups.setdefault(heading[2], [])
        elif entry and releases:
            entries.append(entry[1].strip())
        elif line.strip() and entries:
            entries[-1] += f" {line.strip()}"
    return releases
