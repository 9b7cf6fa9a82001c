"""The gallery lists each sheet, and each topic that has none yet with the reason; files lie beside the pages."""

from __future__ import annotations

from generator.publishing.handouts import TOPICS, handout_files, handout_pages
from generator.publishing.said import DENSER, unfit_pages
from tests.unit.publishing.handouts.real import real_edition, real_sheets
from tests.unit.publishing.records import edition


def test_every_sheet_has_its_page_and_its_files() -> None:
    pages = {page.address: page for page in handout_pages(real_edition())}
    files = handout_files(real_edition())
    for sheet in real_sheets().values():
        page = pages[sheet.plan.address]
        assert [section.id for section in page.sections] == [part.id for part in sheet.parts]
        assert DENSER in "".join(section.html for section in page.sections)
        named = {path for path in files if path.startswith(sheet.plan.address)}
        assert len(named) == 7 and all(f'href="{path.rsplit("/", 1)[1]}"' in page.lead for path in named)
    assert list(unfit_pages(pages.values())) == []


def test_the_gallery_names_every_topic_with_its_sheets_or_the_reason() -> None:
    gallery = next(iter(handout_pages(real_edition())))
    told = "".join(section.html for section in gallery.sections)
    assert all(name.replace("'", "&#39;") in told for name in TOPICS.values())
    assert "we ask no question about it yet" in told and "No person has reviewed the translation" in told


def test_without_records_there_is_a_gallery_of_what_is_missing() -> None:
    (gallery,) = handout_pages(edition())
    assert [section.id for section in gallery.sections] == ["not-yet", "how"]
    assert handout_files(edition()) == {}
