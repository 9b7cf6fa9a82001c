"""The page "What is missing": what the collection covers, and which full text or figure would change most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.publishing.addresses import record_address
from generator.publishing.citations import Citation, cite
from generator.publishing.edition import Edition
from generator.publishing.holdings import holdings_of
from generator.publishing.page import Crumb, Page
from generator.publishing.templates import render_sections
from generator.publishing.wanted import Wanted, wanted_of
from generator.publishing.wording import plural, sentence, upper_first
from generator.vocabulary import Audience, CertaintyLevel, Depth, EmptyState, SiteGroup

ADDRESS = "contribute/what-is-missing/"
TITLE = "What is missing"
HEADINGS = {"covered": "What is covered", "wanted": "What would change most", "how": "How this list is made"}
_SHOWN = 40
_COMPLETENESS = {
    "figures_read_against_the_source": "Figures read against the source",
    "checked_by_a_second_person": "Checked by a second person",
    "with_a_figure": "With at least one figure",
    "with_harms": "Telling of harms",
    "with_risk_of_bias": "With a judgement of risk of bias or quality",
    "with_funding": "Telling who paid",
    "with_registration": "With a register entry",
}


@dataclass(frozen=True, slots=True)
class WantedRow:
    """One publication of the list."""

    citation: Citation
    address: str
    needs: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CountTable:
    """A table of counts."""

    caption: str
    head: str
    rows: tuple[tuple[str, str], ...]


def missing_pages(edition: Edition) -> Iterator[Page]:
    """The one page of `contribute/what-is-missing/`."""
    wanted = wanted_of(edition)
    view = {
        "counts": _counts(edition),
        "tables": _tables(edition),
        "wanted": tuple(_row(edition, one) for one in wanted[:_SHOWN]),
        "more": max(0, len(wanted) - _SHOWN),
    }
    lead, sections = render_sections("missing.html", {"view": view}, page_address=ADDRESS, headings=HEADINGS)
    description = "What this collection covers, and which full text or figure would change most for readers."
    crumbs = (Crumb("Contribute", "contribute/"),)
    yield Page(ADDRESS, TITLE, "contribute", description, lead, sections, crumbs, hide=())


def _counts(edition: Edition) -> str:
    kind = holdings_of(edition).tables["kind"]
    listed = (
        plural(kind["studies"], "study", "studies"),
        plural(kind["reviews"], "review"),
        plural(kind["guidelines"], "guideline"),
    )
    return f"{listed[0]}, {listed[1]} and {listed[2]}: {kind['publications']} publications in all"


def _tables(edition: Edition) -> tuple[CountTable, ...]:
    tables = holdings_of(edition).tables
    labels = {term.value: upper_first(term.label) for terms in (Depth, CertaintyLevel, EmptyState) for term in terms}
    labels |= {term.value: upper_first(term.reader_label) for term in SiteGroup}
    labels |= {term.value: term.label for term in Audience} | _COMPLETENESS
    asked = (
        ("answers", "Questions by the level or state of their first answer", "Level or state"),
        ("site", "Publications by bone", "Bone"),
        ("audience", "Publications by people", "People"),
        ("depth", "Publications by how deep we read them", "Depth"),
        ("completeness", "Publications by what their record tells", "What it tells"),
    )
    return tuple(
        CountTable(caption, head, tuple((labels[key], f"{count:,}") for key, count in tables[name].items()))
        for name, caption, head in asked
    )


def _row(edition: Edition, one: Wanted) -> WantedRow:
    questions = edition.base.questions
    return WantedRow(
        citation=cite(one.key, edition.base.references),
        address=edition.address_of(one.key),
        needs=tuple(sentence(upper_first(need)) for need in one.needs),
        questions=tuple((questions[each].record.title, record_address("questions", each)) for each in one.questions),
    )
