"""Any two answers side by side: chosen by keyboard on a phone, held by the address, readable without script."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_accessibility import RUN, axe  # noqa: F401  (axe is a fixture)
from tests.browser.test_layout import STICKS_OUT

PATH = "/compare/any/"


def keys(page: Page) -> list[str]:
    return page.locator("[name=left] option").evaluate_all("found => found.map(one => one.value).filter(Boolean)")


def choose(page: Page, side: str, place: int) -> None:
    """Tab to a list and go down to the answer in that place."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.name") == side:
            break
    for _ in range(place + 1):
        page.keyboard.press("ArrowDown")


def test_two_answers_are_chosen_by_keyboard_on_a_phone(open_page: Open, axe: str) -> None:  # noqa: F811
    page = open_page(PATH, width=390)
    first, second = keys(page)[0], keys(page)[3]
    choose(page, "left", 0)
    choose(page, "right", 3)
    for side, key in (("left", first), ("right", second)):
        here = page.locator(f"#any-two [data-part={side}]")
        original = page.locator(f'[data-answer="{key}"]')
        expect(here).to_have_text(original.text_content() or "", use_inner_text=False)
        assert here.locator(".be-answer").count() == 1
    expect(page.locator("#any-two [data-part=said]")).not_to_be_empty()
    page.evaluate(axe)
    assert page.evaluate(RUN) == []
    assert page.evaluate(STICKS_OUT) == []
    ids = page.locator("[id]").evaluate_all("nodes => nodes.map(node => node.id)")
    assert len(ids) == len(set(ids))
    again = open_page("/" + page.url.split("/", 3)[-1])
    expect(again.locator("[name=left]")).to_have_value(first)
    expect(again.locator("[name=right]")).to_have_value(second)
    assert again.locator("#any-two .be-answer:visible").count() == 2


def test_an_address_that_asks_for_nothing_known_shows_the_lists(open_page: Open) -> None:
    page = open_page(f"{PATH}?left=made-up&right=")
    assert page.locator("#any-two .be-answer").count() == 0
    assert page.locator("[name=left]").is_visible()


def test_without_script_every_answer_can_be_opened(open_page: Open) -> None:
    page = open_page(PATH, java_script_enabled=False)
    assert not page.locator("#any-two").is_visible()
    folds = page.locator("details:has([data-answer]) > summary")
    assert folds.count() == page.locator("[data-answer]").count() > 10
    for place in (0, 3):
        folds.nth(place).press("Enter")
    assert page.locator("[data-answer] .be-answer:visible").count() == 2


def test_it_works_from_the_disk(open_page: Open, built_site: Path) -> None:
    page = open_page(None, offline=True)
    page.goto((built_site / "compare/any/index.html").as_uri())
    page.locator("[name=left]").select_option(index=1)
    page.locator("[name=right]").select_option(index=2)
    assert page.locator("#any-two .be-answer:visible").count() == 2
