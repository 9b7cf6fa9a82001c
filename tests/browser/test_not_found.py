"""A wrong address: what is most like it comes first, and without script the parts of the site are there."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from generator.publishing.whereabouts import MOVED
from tests.browser.conftest import Open
from tests.browser.test_accessibility import axe, serious  # noqa: F401  (axe is a fixture)

NEAR = "#not-found li a"


@pytest.mark.parametrize(
    "wrong, right",
    [
        ("/studies/watson-2081/", "/studies/watson-2018/"),
        ("/study/Watson-2018.html", "/studies/watson-2018/"),
        ("/regions/spine/lumbar-spine/after-menopaus/", "/regions/spine/lumbar-spine/after-menopause/"),
        ("/learn/safe/", "/learn/is-it-safe/"),
    ],
)
def test_the_page_that_was_meant_comes_first(open_page: Open, address: str, wrong: str, right: str) -> None:
    page = open_page(wrong, width=390)
    expect(page.locator(NEAR).first).to_be_visible()
    page.locator(NEAR).first.press("Enter")
    page.wait_for_url(address + right)
    assert "could not find" not in page.locator("h1").inner_text()


def test_an_address_like_none_gets_no_guesses_but_a_way_on(open_page: Open) -> None:
    page = open_page("/qqqq/zzzz/")
    page.wait_for_selector("#not-found:not([hidden])", state="attached")
    assert page.locator(NEAR).count() == 0
    assert page.get_by_role("main").get_by_role("link", name="Questions", exact=True).is_visible()


def test_without_script_the_parts_of_the_site_are_there(open_page: Open) -> None:
    page = open_page("/studies/watson-2081/", java_script_enabled=False)
    assert not page.locator("#not-found").is_visible()
    links = page.get_by_role("main").get_by_role("link")
    assert links.count() > 15
    links.filter(has_text="Is lifting safe?").press("Enter")
    expect(page.locator("h1")).to_have_text("Is lifting safe?")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_guesses_break_no_rule(open_page: Open, axe: str, scheme: str) -> None:  # noqa: F811
    page = open_page("/studies/watson-2081/", width=390, color_scheme=scheme)
    expect(page.locator(NEAR).first).to_be_visible()
    assert serious(page, axe) == []


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_an_old_address_leads_on(open_page: Open, address: str, script: bool) -> None:
    page = open_page(None, java_script_enabled=script)
    for old, new in MOVED.items():
        page.goto(f"{address}/{old}")
        page.wait_for_url(f"{address}/{new}")
