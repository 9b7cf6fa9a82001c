"""The sheets made from the real records, read once for all tests of this folder."""

from __future__ import annotations

from functools import cache

from generator.checks import check_all
from generator.publishing.edition import Edition, edition_of
from generator.publishing.handouts import Handout, by_name
from generator.publishing.site_settings import SiteSettings
from generator.reading import read_base
from tests.conftest import ROOT


@cache
def real_edition() -> Edition:
    """The edition of the records in this checkout."""
    base, unread = read_base(ROOT)
    return edition_of(base, check_all(base, unread).problems, SiteSettings())


@cache
def real_sheets() -> dict[str, Handout]:
    """Every sheet that can be made of them, by name."""
    return dict(by_name(real_edition()))


def sources_of(sheet: Handout) -> set[str]:
    """The ids of all sources that a sheet names."""
    return {sentence.source for sentence in sheet.sentences()}


def told(sheet: Handout, part: str) -> str:
    """All that a part of a sheet says."""
    found = next(one for one in sheet.parts if one.id == part)
    return " ".join(sentence.text for line in found.lines for sentence in line.sentences)


@cache
def spanish_sheets() -> dict[str, Handout]:
    """The same sheets in Spanish."""
    return dict(by_name(real_edition(), "es"))
