"""Without script nothing is missing: every word, the body map, its table, and the way from page to page."""

from __future__ import annotations

from collections import Counter

from tests.browser.conftest import Open

ADDED_BY_SCRIPT = {"copied", "copy", "back", "top"}


def words(text: str) -> Counter[str]:
    return Counter(text.lower().split())


def test_no_word_of_an_article_needs_script(open_page: Open, kinds: dict[str, str], address: str) -> None:
    with_script, without = open_page(None), open_page(None, java_script_enabled=False)
    for path in kinds.values():
        with_script.goto(address + path)
        without.goto(address + path)
        # A tool that only script can draw says so, and what stands below it is tested with the tool.
        with_script.evaluate("() => document.querySelectorAll('[data-drawn]').forEach(node => node.remove())")
        full, plain = (words(page.inner_text("article")) for page in (with_script, without))
        assert sum(plain.values()) > 10, path
        assert set(full - plain) <= ADDED_BY_SCRIPT, path


def test_the_body_map_and_its_table_are_there(open_page: Open) -> None:
    for width in (390, 1280):
        page = open_page("/", width=width, java_script_enabled=False)
        assert page.locator("svg.bm:visible").count() == 1
        assert page.locator(".be-map a:visible").count() > 10
        table = page.locator("#body-map-end table")
        if not table.is_visible():
            page.locator("#body-map-end summary").press("Enter")
        assert table.locator("tbody tr:visible").count() > 10


def test_the_menu_of_a_phone_opens_and_leads_on(open_page: Open) -> None:
    page = open_page("/about/", width=390, java_script_enabled=False)
    page.locator(".be-menu summary").press("Enter")
    page.locator(".be-menu a:visible").last.press("Enter")
    page.wait_for_url(lambda url: not url.endswith("/about/"))
    assert page.locator("h1").is_visible()


def test_controls_that_need_script_are_not_shown(open_page: Open) -> None:
    page = open_page("/", java_script_enabled=False)
    assert page.locator("[data-md-component=palette] label:visible").count() == 0
