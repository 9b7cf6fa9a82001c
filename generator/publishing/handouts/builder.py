"""The page on which a clinic makes its own copy: no server, and nothing typed leaves the browser.

Its script fetches a ready sheet and puts name, logo and note into it as text; it writes no sentence of a sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.clinic import NAME_LENGTH, NOTE_LENGTH, PHONE_LENGTH
from generator.publishing.addresses import hyphened
from generator.publishing.audiences import PEOPLE
from generator.publishing.edition import Edition
from generator.publishing.handouts.content import handouts_of
from generator.publishing.handouts.sheet import Handout
from generator.publishing.handouts.topics import TOPICS
from generator.publishing.page import Crumb, Page
from generator.publishing.templates import render_sections
from generator.publishing.wording import upper_first
from generator.reading.logo import MAX_BYTES, MAX_SIDE

ADDRESS = "handouts/make/"
TITLE = "Make a handout"
SIZE_WORDS = {
    "standard": "Standard, 12 point",
    "clear-print": "Clear print, 14 point",
    "large-print": "Large, 18 point",
}
"""What the variants of a sheet are called."""
LANGUAGES = {"en-GB": "English", "es": "Español"}
"""What a language is called by those who read it."""
_HEADINGS = {"make": "Your sheet", "ready": "Sheets that are ready"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a field: its value and its words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Ready:
    """A sheet that is ready to print, with what the fields must say to choose it."""

    group: str
    topic: str
    sheet: Handout


@dataclass(frozen=True, slots=True)
class BuilderView:
    """What the page offers."""

    people: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    sizes: tuple[Choice, ...]
    ready: tuple[Ready, ...]


LIMITS = {
    "name": NAME_LENGTH,
    "phone": PHONE_LENGTH,
    "note": NOTE_LENGTH,
    "logo_bytes": MAX_BYTES,
    "logo_side": MAX_SIDE,
}
"""Of what a clinic may add: those of `clinic.yaml`."""


def builder_pages(edition: Edition) -> Iterator[Page]:
    """The one page; none where there is no sheet."""
    sheets = handouts_of(edition)
    if not sheets:
        return
    facts = {"view": _view(sheets), "limits": LIMITS}
    lead, sections = render_sections("handout_builder.html", facts, page_address=ADDRESS, headings=_HEADINGS)
    words = "Choose a sheet, add your clinic's name and note, print it. Nothing you type leaves this computer."
    crumbs = (Crumb("Handouts", "handouts/"),)
    extra = {"styles": ["stylesheets/builder.css"]}
    yield Page(ADDRESS, TITLE, "make-handout", words, lead, sections, crumbs, template="wide.html", extra=extra)


def _view(sheets: Sequence[Handout]) -> BuilderView:
    groups = dict.fromkeys(sheet.plan.group for sheet in sheets)
    topics = {sheet.plan.topic for sheet in sheets}
    return BuilderView(
        people=tuple(Choice(hyphened(group), upper_first(PEOPLE[group])) for group in groups),
        topics=tuple(Choice(topic, name) for topic, name in TOPICS.items() if topic in topics),
        languages=tuple(Choice(lang, LANGUAGES[lang]) for lang in dict.fromkeys(sheet.lang for sheet in sheets)),
        sizes=tuple(Choice(size, words) for size, words in SIZE_WORDS.items()),
        ready=tuple(Ready(hyphened(sheet.plan.group), sheet.plan.topic, sheet) for sheet in sheets),
    )
