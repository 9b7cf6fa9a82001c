"""The pages of the site: the gallery, with what is not there yet and why, and a page and files for each sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.publishing.addresses import hyphened, record_address
from generator.publishing.audiences import PEOPLE
from generator.publishing.edition import Edition
from generator.publishing.file_map import FileMap
from generator.publishing.handouts.builder import ADDRESS as MAKE
from generator.publishing.handouts.builder import SIZE_WORDS
from generator.publishing.handouts.content import handouts_of, missing_reason
from generator.publishing.handouts.html import drawn_parts, html_sheet
from generator.publishing.handouts.pdf import page_count, pdf_sheet
from generator.publishing.handouts.plain import text_sheet
from generator.publishing.handouts.printing import SIZES, Print
from generator.publishing.handouts.recall import VERSIONS, version_address
from generator.publishing.handouts.sheet import Handout, Part
from generator.publishing.handouts.topics import PLANS, TOPICS, Plan
from generator.publishing.page import Crumb, Page, Section
from generator.publishing.templates import render, render_sections
from generator.publishing.wording import upper_first

ADDRESS, TITLE = "handouts/", "Handouts"


@dataclass(frozen=True, slots=True)
class SheetLink:
    """A sheet in the gallery: its question, for whom, its page, its version and its files ready to print."""

    title: str
    people: str
    address: str
    version: str
    files: tuple[FileLink, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """A topic of the gallery; `waiting` says for whom there is no sheet yet, and why."""

    name: str
    sheets: tuple[SheetLink, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file of a sheet, or a page that it rests on; `size` says how long and how large a file is."""

    words: str
    address: str
    size: str = ""


def handout_pages(edition: Edition) -> Iterator[Page]:
    """The gallery, then a page for each sheet; in a copy of a past year only why there is none."""
    if edition.as_of is not None:
        lead = render("handouts_past.html", {}, page_address=ADDRESS)
        yield Page(ADDRESS, TITLE, "handouts", "No sheets in a copy that looks back.", lead)
        return
    sheets = {sheet.plan: sheet for sheet in handouts_of(edition)}
    topics = tuple(_topic(edition, topic, sheets) for topic in TOPICS)
    view = {"topics": topics, "make": MAKE if sheets else "", "versions": VERSIONS}
    headings = {"sheets": "Sheets, by topic", "not-yet": "Not available yet", "how": "How they are made"}
    lead, sections = render_sections("handouts.html", {"view": view}, page_address=ADDRESS, headings=headings)
    yield Page(ADDRESS, TITLE, "handouts", "Sheets to print and to read, made from our findings.", lead, sections)
    yield from (_sheet_page(sheet, edition.site.site_url) for sheet in sheets.values())


def handout_files(edition: Edition) -> FileMap:
    """Each sheet ready to print in three sizes, as a page and as PDF on A4, and as plain text."""
    files: FileMap = {}
    for sheet in handouts_of(edition):
        site_url = edition.site.site_url
        files[f"{sheet.plan.address}handout.txt"] = text_sheet(sheet, Print(site_url=site_url))
        for variant in SIZES:
            files[f"{sheet.plan.address}{variant}.html"] = html_sheet(sheet, Print(variant, "any", site_url))
            files[_pdf_address(sheet, variant)] = _ready(sheet, Print(variant, "a4", site_url))
    return files


@lru_cache(maxsize=256)
def _ready(sheet: Handout, how: Print) -> bytes:
    """A PDF that pages tell the length of and that lies beside them: made once for both."""
    return pdf_sheet(sheet, how)


def _pdf_address(sheet: Handout, variant: str) -> str:
    return f"{sheet.plan.address}{variant}.pdf"


def _pdf_links(sheet: Handout, site_url: str) -> tuple[FileLink, ...]:
    """The PDF files of a sheet with their lengths."""
    links = []
    for variant, words in SIZE_WORDS.items():
        made = _ready(sheet, Print(variant, "a4", site_url))
        size = f"{page_count(made)} pages, {round(len(made) / 1000)} kB"
        links.append(FileLink(words, _pdf_address(sheet, variant), size))
    return tuple(links)


def _topic(edition: Edition, topic: str, sheets: dict[Plan, Handout]) -> TopicView:
    plans = [plan for plan in PLANS if plan.topic == topic]
    links = tuple(
        SheetLink(
            sheets[plan].title.text,
            upper_first(PEOPLE[plan.group]),
            plan.address,
            sheets[plan].version,
            _pdf_links(sheets[plan], edition.site.site_url),
        )
        for plan in plans
        if plan in sheets
    )
    waiting = tuple(
        f"{upper_first(PEOPLE[plan.group])}: {missing_reason(edition, plan)}." for plan in plans if plan not in sheets
    )
    return TopicView(TOPICS[topic], links, waiting)


def _sheet_page(sheet: Handout, site_url: str) -> Page:
    """The sheet within the site, in its own parts, with its files to print."""
    make = f"{MAKE}?for={hyphened(sheet.plan.group)}&about={sheet.plan.topic}"
    view = {
        "sheet": sheet,
        "pdfs": _pdf_links(sheet, site_url),
        "prints": tuple(FileLink(words, f"{sheet.plan.address}{size}.html") for size, words in SIZE_WORDS.items()),
        "text": f"{sheet.plan.address}handout.txt",
        "make": make,
        "version": version_address(sheet.version),
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
    view = {"part": part, "drawn": drawn_parts(part), "unsigned": sheet.frame.unsigned}
    return render("handout_part.html", view, page_address=sheet.plan.address)
