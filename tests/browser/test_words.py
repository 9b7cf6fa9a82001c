"""Words explain themselves: by keyboard, by finger, with a mouse, without script, and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.reader import focus_shows
from tests.browser.test_accessibility import axe, serious  # noqa: F401  (axe is a fixture)

SCAN = "/learn/your-scan/"
OPEN = ".be-words__meaning:popover-open"


def first(page: Page) -> Locator:
    return page.locator(".be-word").first


def meaning(page: Page) -> Locator:
    return page.locator("#" + str(first(page).get_attribute("popovertarget")))


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_keyboard_opens_and_closes_a_meaning(open_page: Open, script: bool) -> None:
    page = open_page(SCAN, java_script_enabled=script)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator(".be-word:focus").count():
            break
    assert not script or focus_shows(page)
    page.keyboard.press("Enter")
    expect(meaning(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning(page)).not_to_be_visible()
    assert page.locator(".be-word:focus").count() == 1


def test_a_finger_opens_it_at_the_foot_of_a_phone(open_page: Open) -> None:
    page = open_page(SCAN, width=390, has_touch=True, is_mobile=True)
    first(page).tap()
    expect(meaning(page)).to_be_visible()
    box = meaning(page).bounding_box()
    assert box and box["width"] == 390 and box["y"] + box["height"] == 900
    page.locator("h1").tap()
    expect(meaning(page)).not_to_be_visible()


def test_a_mouse_rests_on_a_word_and_on_its_meaning(open_page: Open) -> None:
    page = open_page(SCAN)
    first(page).hover()
    expect(meaning(page)).to_be_visible()
    meaning(page).hover()
    page.wait_for_timeout(400)  # longer than the script waits before it closes one that was left
    expect(meaning(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning(page)).not_to_be_visible()
    first(page).hover()
    expect(meaning(page)).to_be_visible()
    page.mouse.move(5, 5)
    expect(meaning(page)).not_to_be_visible()


def test_a_press_does_not_close_what_the_mouse_has_opened(open_page: Open) -> None:
    page = open_page(SCAN)
    first(page).hover()
    expect(meaning(page)).to_be_visible()
    first(page).click()
    expect(meaning(page)).to_be_visible()


def test_it_is_read_out_with_the_word(open_page: Open) -> None:
    page = open_page(SCAN)
    expect(first(page)).to_have_accessible_name("DXA")
    expect(first(page)).to_have_accessible_description("DXA The usual bone scan: a flat X-ray picture of bone.")


def test_paper_lists_the_words_of_the_page(open_page: Open) -> None:
    page = open_page(SCAN)
    assert not page.get_by_text("Words on this page").is_visible()
    page.emulate_media(media="print")
    assert page.get_by_text("Words on this page").is_visible()
    assert page.locator(".be-words__meaning:visible").count() == page.locator(".be-word").count() > 3


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_meaning_breaks_no_rule(open_page: Open, axe: str, width: int, scheme: str) -> None:  # noqa: F811
    page = open_page(SCAN, width=width, color_scheme=scheme)
    first(page).press("Enter")
    assert page.locator(OPEN).count() == 1
    assert serious(page, axe) == []
    box = page.locator(OPEN).bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width


def test_a_word_is_explained_once_on_a_page_and_never_in_a_link(open_page: Open) -> None:
    page = open_page("/regions/spine/lumbar-spine/")
    targets = page.locator(".be-word").evaluate_all("words => words.map(word => word.getAttribute('popovertarget'))")
    assert len(targets) == len(set(targets)) > 3
    assert page.locator(":is(a, h1, h2, h3, summary) .be-word").count() == 0
