"""The pages of the site: the gallery, with what is not there yet and why, and a page and files for each sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.publishing.addresses import record_address
from generator.publishing.audiences import PEOPLE
from generator.publishing.edition import Edition
from generator.publishing.file_map import FileMap
from generator.publishing.handouts.content import handouts_of, missing_reason
from generator.publishing.handouts.html import SIZES, Print, draw_bars, html_sheet
from generator.publishing.handouts.plain import text_sheet
from generator.publishing.handouts.sheet import Handout, Part
from generator.publishing.handouts.topics import PLANS, TOPICS, Plan
from generator.publishing.page import Crumb, Page, Section
from generator.publishing.templates import render, render_sections
from generator.publishing.wording import upper_first

ADDRESS, TITLE = "handouts/", "Handouts"
_SIZE_WORDS = {"standard": "Print, 12 point", "clear-print": "Clear print, 14 point", "large-print": "Large, 18 point"}


@dataclass(frozen=True, slots=True)
class SheetLink:
    """A sheet in the gallery: its question, for whom, its page and its version."""

    title: str
    people: str
    address: str
    version: str


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic of the gallery; `waiting` says for whom there is no sheet yet, and why."""

    name: str
    sheets: tuple[SheetLink, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file of a sheet."""

    words: str
    address: str


def handout_pages(edition: Edition) -> Iterator[Page]:
    """The gallery, then a page for each sheet."""
    sheets = {sheet.plan: sheet for sheet in handouts_of(edition)}
    topics = tuple(_topic(edition, topic, sheets) for topic in TOPICS)
    view = {"topics": topics, "count": len(sheets)}
    headings = {"sheets": "Sheets, by topic", "not-yet": "Not available yet", "how": "How they are made"}
    lead, sections = render_sections("handouts.html", {"view": view}, page_address=ADDRESS, headings=headings)
    yield Page(ADDRESS, TITLE, "handouts", "Sheets to print and to read, made from our findings.", lead, sections)
    yield from map(_sheet_page, sheets.values())


def handout_files(edition: Edition) -> FileMap:
    """Each sheet ready to print in three sizes, and as plain text."""
    files: FileMap = {}
    for sheet in handouts_of(edition):
        files[f"{sheet.plan.address}handout.txt"] = text_sheet(sheet)
        for variant in SIZES:
            files[f"{sheet.plan.address}{variant}.html"] = html_sheet(sheet, Print(variant, "any"))
    return files


def _topic(edition: Edition, topic: str, sheets: dict[Plan, Handout]) -> TopicView:
    plans = [plan for plan in PLANS if plan.topic == topic]
    links = tuple(
        SheetLink(sheets[plan].title.text, upper_first(PEOPLE[plan.group]), plan.address, sheets[plan].version)
        for plan in plans
        if plan in sheets
    )
    waiting = tuple(
        f"{upper_first(PEOPLE[plan.group])}: {missing_reason(edition, plan)}." for plan in plans if plan not in sheets
    )
    return TopicView(TOPICS[topic], links, waiting)


def _sheet_page(sheet: Handout) -> Page:
    """The sheet within the site, in its own parts, with its files to print."""
    files = [FileLink(words, f"{sheet.plan.address}{variant}.html") for variant, words in _SIZE_WORDS.items()]
    files.append(FileLink("Plain text, for the record", f"{sheet.plan.address}handout.txt"))
    view = {
        "sheet": sheet,
        "files": tuple(files),
        "questions": tuple(FileLink(key, record_address("questions", key)) for key in sheet.plan.questions),
        "version_line": sheet.frame.version,
    }
    lead, _ = render_sections("handout_page.html", {"view": view}, page_address=sheet.plan.address, headings={})
    sections = tuple(Section(part.id, part.heading.text, _body(sheet, part)) for part in sheet.parts)
    return Page(
        sheet.plan.address,
        f"{sheet.title.text} For {PEOPLE[sheet.plan.group]}",
        "handout",
        f"A sheet to print. {sheet.people.text}",
        lead,
        sections,
        (Crumb(TITLE, ADDRESS),),
    )


def _body(sheet: Handout, part: Part) -> str:
    drawn = Markup(draw_bars(part)) if part.picture else ""
    view = {"part": part, "drawn": drawn, "unsigned": sheet.frame.unsigned}
    return render("handout_part.html", view, page_address=sheet.plan.address)
