"""The page of a publication: what is its kind's own, in the frame that studies, reviews and guidelines share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from generator.model import Located
from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition
from generator.publishing.page import Crumb, Page
from generator.publishing.pages.frame import Frame
from generator.publishing.pages.machine_readable import machine_readable
from generator.publishing.templates import render_sections


class PublicationView(Protocol):
    """What a kind's own template lays out, with the frame."""

    @property
    def frame(self) -> Frame:
        """What stands on the page of every publication."""


def publication_page(
    edition: Edition,
    kind: str,
    found: Located,
    view: PublicationView,
    *,
    headings: Mapping[str, str],
    crumbs: tuple[Crumb, ...],
) -> Page:
    """Lay out a record of a kind (`studies`) by the template of that kind (`study.html`), the rest by `record.html`."""
    one = type(found.record).__name__.lower()
    address, frame = record_address(kind, found.record.id), view.frame
    facts = {"view": view, "frame": frame}
    lead, sections = render_sections(
        f"{one}.html", facts, page_address=address, headings=headings, shared="record.html"
    )
    return Page(
        address=address,
        title=frame.title,
        kind=one,
        description=frame.description,
        lead=lead,
        sections=sections,
        crumbs=crumbs,
        record=found.file,
        extra=machine_readable(edition, kind, found.record),
    )
