"""An old address leads on, to a page that is there; and the list of addresses holds every page that is not one."""

from __future__ import annotations

import json

from generator.publishing.page import Page, markdown_file
from generator.publishing.whereabouts import LIST, MOVED, address_list, moved_pages


def test_each_old_address_leads_to_its_new_one_by_itself_and_by_a_link() -> None:
    pages = {page.address: markdown_file(page) for page in moved_pages()}
    assert pages.keys() == MOVED.keys()
    assert 'moved_to: "../learn/glossary/"' in pages["glossary/"]
    assert '<a href="../learn/glossary/">' in pages["glossary/"]


def test_no_page_leads_to_another_that_has_moved() -> None:
    assert not MOVED.keys() & set(MOVED.values())


def test_the_list_names_every_page_by_address_and_leaves_out_those_that_moved() -> None:
    pages = [Page("b/", "B & c", "study", ""), Page("a/", "A", "study", ""), *moved_pages()]
    assert json.loads(address_list(pages)[LIST]) == [["a/", "A"], ["b/", "B & c"]]
