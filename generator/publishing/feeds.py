"""Atom feeds (RFC 4287) of what changed in the records: one for all, one for each region.

A feed has no clock: it was updated on the day of its newest entry. Ids are made from the record and the entry, so that
a reader's program knows an entry again whatever else changes.
"""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from generator.model import Publication, Record
from generator.model.fields import last_day
from generator.publishing.addresses import record_address, region_address
from generator.publishing.citations import cite
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import EvidenceMap
from generator.publishing.file_map import FileMap
from generator.publishing.page import relative
from generator.publishing.pages.frame import title_of
from generator.publishing.pages.sites import regions_of
from generator.publishing.wording import sentence
from generator.vocabulary import ChangeKind, Region

FEED = "changes/feed.xml"
CORRECTIONS_ADDRESS = "about/corrections/"
CORRECTIONS = f"{CORRECTIONS_ADDRESS}feed.xml"
ATOM = "http://www.w3.org/2005/Atom"
_MOST = 100  # entries of a feed: a reader's program keeps the older ones
_OURS = uuid.UUID("6f0d9d0c-2f3a-5c55-9b6e-0d5f0f6c7a11")
"""Our own namespace of ids; it never changes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry in the history of one record."""

    date: str
    kind: str
    id: str
    title: str
    what: str
    corrects: bool = False

    @property
    def address(self) -> str:
        """Address of the record's page."""
        return record_address(self.kind, self.id)

    @property
    def urn(self) -> str:
        """A permanent id, the same in every feed that holds the entry."""
        return uuid.uuid5(_OURS, "\n".join((self.kind, self.id, self.date, self.what))).urn


def region_feed(region: Region) -> str:
    """Path of the feed of a region."""
    return f"{region_address(region)}feed.xml"


def feed_files(edition: Edition) -> FileMap:
    """The feed of all records, that of corrections, and one for each region: its questions and their studies.

    None in a copy of a past year, where nothing is new.
    """
    if edition.as_of is not None:
        return {}
    entries = sorted(_entries(edition), key=lambda it: (it.date, it.kind, it.id, it.what), reverse=True)
    corrections = [entry for entry in entries if entry.corrects]
    files: FileMap = {
        FEED: _feed(edition, FEED, "What's new", "changes/", entries),
        CORRECTIONS: _feed(edition, CORRECTIONS, "Corrections", CORRECTIONS_ADDRESS, corrections),
    }
    for region in regions_of(EvidenceMap(edition)):
        path, held = region_feed(region), _of_region(edition, region)
        own = [entry for entry in entries if (entry.kind, entry.id) in held]
        files[path] = _feed(edition, path, f"What's new: {region.label}", region_address(region), own)
    return files


def _entries(edition: Edition) -> Iterator[Entry]:
    for kind, found in edition.base.located():
        title = record_title(edition, found.record)
        for it in found.record.changes:
            corrects = it.kind is ChangeKind.CORRECTION
            what = f"{sentence(it.what)} Before: {sentence(it.before)}" if it.before else sentence(it.what)
            yield Entry(it.date, kind, found.record.id, title, what, corrects)


def record_title(edition: Edition, record: Record) -> str:
    """What a record is called in a list: its title, or for a claim what was said."""
    if isinstance(record, Publication):
        return title_of(edition, record)
    said = getattr(record, "said", "") or getattr(record, "title", "")
    return said or cite(getattr(record, "article", ""), edition.base.references).title


def _of_region(edition: Edition, region: Region) -> frozenset[tuple[str, str]]:
    """The questions of a region, their studies, and the reviews that they name."""
    questions = {key: found.record for key, found in edition.base.questions.items() if region in found.record.region}
    holders = edition.base.record_of_reference()
    named = [key for it in questions.values() for key in (it.index_review, *it.beside) if key in holders]
    return frozenset(
        (
            *(("questions", key) for key in questions),
            *(("studies", study) for key in questions for study in edition.findings.questions[key].studies),
            *((holders[key][0], holders[key][1].id) for key in named),
        )
    )


def _feed(edition: Edition, path: str, title: str, page: str, entries: list[Entry]) -> str:
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _text(feed, "title", f"Bone Evidence: {title}")
    _text(feed, "id", uuid.uuid5(_OURS, path).urn)
    _text(feed, "updated", _moment(entries[0].date if entries else edition.built or "1970"))
    _text(ET.SubElement(feed, "author"), "name", "Bone Evidence contributors")
    _text(feed, "rights", "CC BY 4.0")
    _link(edition, feed, path, path, rel="self")
    _link(edition, feed, page, path, rel="alternate")
    for entry in islice(entries, _MOST):
        item = ET.SubElement(feed, "entry")
        _text(item, "title", entry.title)
        _text(item, "id", entry.urn)
        _text(item, "updated", _moment(entry.date))
        _link(edition, item, entry.address, path, rel="alternate")
        _text(item, "summary", entry.what)
    ET.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(edition: Edition, parent: ET.Element, address: str, path: str, *, rel: str) -> None:
    """A link to a page or file of the site: its full address where the site has one, else from the feed's own place."""
    kind = "application/atom+xml" if rel == "self" else "text/html"
    href = edition.site.full_address(address) or relative(address, path.rsplit("/", 1)[0] + "/")
    ET.SubElement(parent, "link", {"rel": rel, "type": kind, "href": href})


def _moment(date: str) -> str:
    """The last moment that a partial date may mean, as RFC 3339 asks."""
    return f"{last_day(date).isoformat()}T00:00:00Z"
