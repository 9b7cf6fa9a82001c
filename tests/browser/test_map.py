"""The evidence map in a browser: the table is the map, on a phone a list, and the bubbles are decoration."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open

GROUP, ALL, COMPARE = "/map/after-menopause/", "/map/", "/compare/"
CELLS = "table.be-ev td[data-l] > a"
# Words of each link as they are read out: nothing that is hidden from a screen reader, whatever the width.
SPOKEN = """(selector) => [...document.querySelectorAll(selector)].filter(link => link.checkVisibility()).map(link => {
  const copy = link.cloneNode(true);
  copy.querySelectorAll('[aria-hidden="true"]').forEach(node => node.remove());
  return copy.textContent.replace(/\\s+/g, " ").trim();
})"""


def spoken(page: Page) -> list[str]:
    """What a screen reader says of each cell that is shown."""
    return page.evaluate(SPOKEN, CELLS)


@pytest.mark.parametrize("path", [ALL, GROUP])
def test_every_cell_is_a_link_with_words_of_its_own(open_page: Open, path: str) -> None:
    page = open_page(path)
    said = spoken(page)
    assert len(said) == page.locator("table.be-ev td[data-l]").count() > 10
    assert len(set(said)) == len(said)
    assert all(": " in words and not words[0].isdigit() for words in said)


def test_a_rated_cell_says_what_it_shows(open_page: Open) -> None:
    page = open_page(GROUP)
    link = page.get_by_role("link", name=re.compile("^Lifting, total hip: "))
    assert "certainty" in link.inner_text()
    with page.expect_navigation():
        link.click()
    assert "/questions/" in page.url


def test_on_a_phone_the_map_is_a_list_of_the_same_cells(open_page: Open) -> None:
    wide, narrow = spoken(open_page(GROUP)), open_page(GROUP, width=390)
    listed = spoken(narrow)
    assert listed == [words for words in wide if not words.endswith("not in this collection")]
    assert narrow.locator(".be-ev__rest").first.is_visible()
    assert narrow.evaluate("document.querySelector('.be-ev').scrollWidth <= document.documentElement.clientWidth")


def test_bubbles_keep_their_size_on_a_phone(open_page: Open) -> None:
    """Their area is a number of people: it must not depend on the width of the window."""
    size = "() => [...document.querySelectorAll('.be-ev circle')].map(one => one.getBoundingClientRect().width)"
    wide, narrow = (open_page(GROUP, width=width).evaluate(size) for width in (1280, 390))
    assert [round(one, 1) for one in wide] == [round(one, 1) for one in narrow]


def test_more_people_never_have_a_smaller_bubble(open_page: Open) -> None:
    found = open_page(GROUP).evaluate("""() => [...document.querySelectorAll('.be-ev td[data-l]')]
      .filter(cell => cell.querySelector('circle') && /[\\d,]+.(people|person)/.test(cell.textContent))
      .map(cell => [Number(cell.textContent.match(/([\\d,]+).(?:people|person)/)[1].replace(",", "")),
                    Number(cell.querySelector('circle').getAttribute('r'))])""")
    radii = [radius for _, radius in sorted(found)]
    assert len(radii) > 10
    assert radii == sorted(radii)


def test_the_keyboard_can_pass_the_table_by(open_page: Open) -> None:
    page = open_page(GROUP)
    page.locator("a.be-skip[href='#map-end']").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('table') && !!document.activeElement.closest('#map-end')")


def test_groups_are_reached_without_script(open_page: Open) -> None:
    page = open_page(ALL, java_script_enabled=False)
    page.get_by_role("link", name="Children and teens", exact=True).click()
    assert page.url.endswith("/map/children-teens/")
    assert page.locator("table.be-ev").is_visible()


def test_a_pair_stands_side_by_side_and_on_a_phone_one_below_the_other(open_page: Open) -> None:
    first = open_page(COMPARE).locator("table a").nth(1).get_attribute("href")
    for width, beside in ((1280, True), (390, False)):
        page = open_page(COMPARE + str(first), width=width)
        left, right = (page.locator(".be-pair").first.locator(".be-answer").nth(n).bounding_box() for n in (0, 1))
        assert left and right
        assert (abs(left["y"] - right["y"]) < 2) is beside
        assert page.get_by_text("no test of a difference").first.is_visible()
