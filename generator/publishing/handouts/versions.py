"""The pages on which a printed sheet is looked up: one for each version that is on paper, and the list of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.publishing.edition import Edition
from generator.publishing.handouts.content import handouts_of
from generator.publishing.handouts.language import TAGS
from generator.publishing.handouts.ledger import Standing, standing_of
from generator.publishing.handouts.recall import VERSIONS, version_address
from generator.publishing.handouts.sheet import Handout
from generator.publishing.page import Crumb, Page
from generator.publishing.templates import render_sections
from generator.reading.released_handouts import Release

_TITLES = {
    "current": "Sheet {version} is current",
    "superseded": "There is a newer version of sheet {version}",
    "withdrawn": "Do not use sheet {version}",
}
_CRUMBS = (Crumb("Handouts", "handouts/"),)


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the list: its state, the question of its sheet, its page, and the page of the sheet today."""

    version: str
    state: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """What the page of a version tells: its standing, and the sheet of that name as it is now, if there is one."""

    standing: Standing
    name: str
    now: Handout | None


def version_pages(edition: Edition) -> Iterator[Page]:
    """The list, then a page for each version of today, in every language, and each that was ever released."""
    sheets = [sheet for tag in TAGS for sheet in handouts_of(edition, tag)]
    views = [_view(version, sheets, edition.released) for version in _versions(sheets, edition.released)]
    rows = tuple(_row(view) for view in views)
    headings = {"versions": "Every version"}
    lead, sections = render_sections("handout_versions.html", {"rows": rows}, page_address=VERSIONS, headings=headings)
    words = "Look up the code that is printed on a sheet of ours: is it still current?"
    yield Page(VERSIONS, "Is my sheet still current?", "handout-versions", words, lead, sections, _CRUMBS)
    yield from map(_page, views)


def _versions(sheets: Iterable[Handout], released: Iterable[Release]) -> list[str]:
    """Each version once: those of today in the order of the gallery, then the older ones."""
    return list(dict.fromkeys([*(sheet.version for sheet in sheets), *(one.version for one in released)]))


def _view(version: str, sheets: Sequence[Handout], released: Iterable[Release]) -> VersionView:
    standing = standing_of(version, sheets, released)
    given = next(((one.sheet, one.lang) for one in released if one.version == version), None)
    name, lang = given or next((sheet.name, sheet.lang) for sheet in sheets if sheet.version == version)
    return VersionView(standing, name, next((one for one in sheets if (one.name, one.lang) == (name, lang)), None))


def _row(view: VersionView) -> VersionRow:
    title = view.now.title.text if view.now else view.name
    return VersionRow(view.standing.version, view.standing.state, title, version_address(view.standing.version))


def _page(view: VersionView) -> Page:
    address, standing = version_address(view.standing.version), view.standing
    lead, sections = render_sections("handout_version.html", {"view": view}, page_address=address, headings={})
    words = f"Version {standing.version} of a sheet of ours is {standing.state}."
    crumbs = (*_CRUMBS, Crumb("Versions", VERSIONS))
    title = _TITLES[standing.state].format(version=standing.version)
    return Page(address, title, "handout-version", words, lead, sections, crumbs)
