"""Where pages are: the list that helps someone with a wrong address, and pages that have moved.

An address is never used for something else. A page that moves leaves word at its old address, for good: pages of the
program in `MOVED`, those of records by the former ids that a record lists.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from types import MappingProxyType

from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition
from generator.publishing.file_map import FileMap
from generator.publishing.page import Page, relative

LIST = "evidence/addresses.json"

MOVED: Mapping[str, str] = MappingProxyType(
    {
        "accessibility/": "about/accessibility/",
        "corrections/": "about/corrections/",
        "dose/": "explore/dose/",
        "glossary/": "learn/glossary/",
        "is-it-safe/": "learn/is-it-safe/",
        "methods/": "learn/how-we-decide/",
        "what-is-missing/": "contribute/what-is-missing/",
        "your-scan/": "learn/your-scan/",
    }
)
"""Address where a page was, or is looked for -> where it is. Lines are added, never taken out."""


def renamed_records(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Every former id of a record: its folder, the id that it was, and the id that it is."""
    records = (*((kind, found.record) for kind, found in edition.base.located()), *edition.unseen)
    yield from sorted((kind, former, record.id) for kind, record in records for former in record.former_ids)


def moved_pages(edition: Edition) -> Iterator[Page]:
    """A page at each old address: it leads on by itself, and by a link where a browser does not."""
    renamed = {record_address(kind, was): record_address(kind, now) for kind, was, now in renamed_records(edition)}
    for old, new in {**MOVED, **renamed}.items():
        target = relative(new, old)
        lead = f'<p>It is now at <a href="{escape(target)}">{escape(new)}</a>.</p>'
        canonical = edition.site.full_address(new) or target
        extra = {"moved_to": target, "canonical": canonical, "search": {"exclude": True}}
        yield Page(old, f"This page has moved to {new}", "moved", "This page has moved.", lead, extra=extra)


def address_list(pages: Iterable[Page]) -> FileMap:
    """Address and title of every page that is made from the records, for the page that says "not found"."""
    found = sorted((page.address, page.title) for page in pages if page.kind != "moved")
    return {LIST: json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"}
