"""Every version on paper has a page: current, superseded with what changed, or withdrawn with the reason."""

from __future__ import annotations

import dataclasses

from generator.publishing.handouts.versions import version_pages
from generator.reading.released_handouts import Release
from tests.unit.publishing.handouts.real import real_edition, real_sheets

SPINE = real_sheets()["spine.after-menopause"]
OLD = Release("0000-1111", SPINE.name, SPINE.lang, "2026-01-01", ("An older message.",), SPINE.part_hashes())
BAD = Release("0000-2222", "hip.men", SPINE.lang, "2026-01-01", withdrawn="A figure was wrong.")
GONE = Release("0000-3333", "nose.men", SPINE.lang, "2026-01-01")


def pages() -> dict[str, str]:
    edition = dataclasses.replace(real_edition(), released=(OLD, BAD, GONE))
    return {page.address: f"{page.title} {page.lead}" for page in version_pages(edition)}


def test_each_sheet_of_today_and_each_released_version_has_its_page_and_its_row() -> None:
    made = pages()
    wanted = {sheet.version for sheet in real_sheets().values()} | {"0000-1111", "0000-2222", "0000-3333"}
    assert {f"h/{version}/" for version in wanted} <= set(made)
    edition = dataclasses.replace(real_edition(), released=(OLD, BAD, GONE))
    listed = next(iter(version_pages(edition))).sections[0].html
    assert all(version in listed for version in wanted)


def test_a_version_of_today_is_current_and_leads_to_its_sheet() -> None:
    told = pages()[f"h/{SPINE.version}/"]
    assert "is current" in told and 'href="../../handouts/spine/after-menopause/"' in told


def test_an_older_version_says_what_it_no_longer_says_and_which_is_newer() -> None:
    told = pages()["h/0000-1111/"]
    assert "newer version" in told and SPINE.version in told
    assert "No longer says: An older message." in told and "Now says: " in told


def test_a_withdrawn_version_says_why_and_one_without_a_sheet_that_it_is_not_made_any_more() -> None:
    assert "Do not use sheet 0000-2222" in pages()["h/0000-2222/"] and "A figure was wrong." in pages()["h/0000-2222/"]
    assert "not made any more" in pages()["h/0000-3333/"]
