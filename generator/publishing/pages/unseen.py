"""The page of a record that a copy of the past leaves out: its address stays, so that no link leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Publication, Record
from generator.publishing.addresses import record_address
from generator.publishing.citations import cite
from generator.publishing.edition import Edition
from generator.publishing.page import Page
from generator.publishing.pages.trails import TRAILS
from generator.publishing.templates import render


def unseen_pages(edition: Edition) -> Iterator[Page]:
    """A page with a notice for each record that is left out; none in a site of today."""
    for kind, record in edition.unseen:
        address = record_address(kind, record.id)
        view = {"year": edition.as_of, "title": _title(edition, record), "later": isinstance(record, Publication)}
        lead = render("unseen.html", view, page_address=address)
        yield Page(
            address, f"Not in this copy: {record.id}", "unseen", "Left out of this copy.", lead, (), TRAILS[kind]
        )


def _title(edition: Edition, record: Record) -> str:
    key = record.main_report.ref if isinstance(record, Publication) else getattr(record, "article", "")
    return cite(key, edition.base.references).title
