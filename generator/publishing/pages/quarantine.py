"""The page of a record that has an error: its address stays, its content is set aside, and what is wrong is said."""

from __future__ import annotations

from collections.abc import Iterator

from generator.publishing.edition import Edition, Quarantined
from generator.publishing.page import Page
from generator.publishing.pages.trails import TRAILS
from generator.publishing.templates import render_sections


def quarantine_pages(edition: Edition) -> Iterator[Page]:
    """A page with a notice for each record that is set aside."""
    for aside in edition.quarantined:
        yield _page(aside)


def _page(aside: Quarantined) -> Page:
    lead, sections = render_sections(
        "quarantine.html", {"record": aside}, page_address=aside.address, headings={"problems": "What is wrong"}
    )
    return Page(
        address=aside.address,
        title=f"Set aside: {aside.id}",
        kind="set-aside",
        description="This record has an error and is not shown or counted until it is repaired.",
        lead=lead,
        sections=sections,
        crumbs=TRAILS[aside.kind],
        record=aside.file,
    )
