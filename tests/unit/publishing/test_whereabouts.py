"""An old address leads on, to a page that is there; and the list of addresses holds every page that is not one."""

from __future__ import annotations

import json
from dataclasses import replace

from generator.publishing.edition import Edition
from generator.publishing.exports.api import api_files
from generator.publishing.page import Page, markdown_file
from generator.publishing.site_settings import SiteSettings
from generator.publishing.whereabouts import LIST, MOVED, address_list, moved_pages
from tests.unit.publishing.records import edition, located

RENAMED = edition(
    located("studies", "doe-2001", former_ids=["dow-2001", "doe-2000"]),
    located("questions", "spine", former_ids=["back"]),
)


def pages_of(of: Edition) -> dict[str, str]:
    return {page.address: markdown_file(page) for page in moved_pages(of)}


def test_each_old_address_leads_to_its_new_one_by_itself_and_by_a_link() -> None:
    pages = pages_of(edition())
    assert pages.keys() == MOVED.keys()
    assert 'moved_to: "../learn/glossary/"' in pages["glossary/"]
    assert '<a href="../learn/glossary/">' in pages["glossary/"]


def test_no_page_leads_to_another_that_has_moved() -> None:
    assert not MOVED.keys() & set(MOVED.values())


def test_a_renamed_record_leaves_word_at_each_address_that_it_had() -> None:
    pages = pages_of(RENAMED)
    assert pages.keys() - MOVED.keys() == {"studies/dow-2001/", "studies/doe-2000/", "questions/back/"}
    assert 'moved_to: "../doe-2001/"' in pages["studies/dow-2001/"]
    assert '<a href="../spine/">' in pages["questions/back/"]


def test_the_canonical_address_is_the_full_one_where_the_site_has_one() -> None:
    assert 'canonical: "../spine/"' in pages_of(RENAMED)["questions/back/"]
    site = SiteSettings(site_url="https://bones.example/")
    assert (
        'canonical: "https://bones.example/questions/spine/"'
        in pages_of(replace(RENAMED, site=site))["questions/back/"]
    )


def test_the_api_tells_which_records_were_renamed() -> None:
    assert json.loads(api_files(RENAMED)["renamed.json"])["items"] == [
        {"was": "questions/back", "is": "questions/spine"},
        {"was": "studies/doe-2000", "is": "studies/doe-2001"},
        {"was": "studies/dow-2001", "is": "studies/doe-2001"},
    ]


def test_the_list_names_every_page_by_address_and_leaves_out_those_that_moved() -> None:
    pages = [Page("b/", "B & c", "study", ""), Page("a/", "A", "study", ""), *moved_pages(RENAMED)]
    assert json.loads(address_list(pages)[LIST]) == [["a/", "A"], ["b/", "B & c"]]
