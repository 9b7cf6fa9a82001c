"""The body map says the same as its table, in the same order, to a keyboard and to a finger."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import Open

MAPS = ["/", "/people/children-teens/", "/people/men/"]
# The round part of each link that takes the finger: how large it is, and whether a tap in its middle reaches the link.
PINS = """links => links.map(link => {
  const pin = link.querySelector(".bm-hit");
  pin.scrollIntoView({block: "center"});
  const box = pin.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return {to: link.getAttribute("href"), size: Math.min(box.width, box.height), hit: top?.closest("a") === link};
})"""
FOCUSED = "() => document.activeElement.getAttribute('href') || ''"
NAME = "() => document.activeElement.closest('.be-map svg') ? 'drawing' : ''"


def addresses(links: Locator) -> list[str]:
    return [link.get_attribute("href") or "" for link in links.all()]


def in_table(page: Page) -> list[str]:
    return addresses(page.locator("#body-map-end tbody tr :is(th, td):first-child a"))


def by_keyboard(page: Page) -> list[str]:
    """What Tab reaches inside the drawing, in order, from the skip link before it on."""
    page.locator(".be-skip[href='#body-map-end']").focus()
    reached = []
    page.keyboard.press("Tab")
    while page.evaluate(NAME) == "drawing" and len(reached) < 50:
        reached.append(page.evaluate(FOCUSED))
        page.keyboard.press("Tab")
    return reached


@pytest.mark.parametrize("path", MAPS)
@pytest.mark.parametrize("width", [390, 1280])
def test_the_keyboard_goes_through_the_drawing_in_the_order_of_the_table(
    open_page: Open, path: str, width: int
) -> None:
    page = open_page(path, width=width)
    reached = by_keyboard(page)
    assert len(reached) > 10
    assert reached == in_table(page)


def test_a_planted_change_of_order_is_found(open_page: Open) -> None:
    page = open_page("/")
    page.evaluate(
        "() => { const [first] = document.querySelectorAll('svg.bm-wide a'); first.parentNode.append(first); }"
    )
    assert by_keyboard(page) != in_table(page)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_keyboard_can_skip_the_drawing(open_page: Open, width: int) -> None:
    page = open_page("/", width=width)
    skip = page.locator(".be-skip[href='#body-map-end']")
    skip.focus()
    assert skip.is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => !!document.activeElement.closest('#body-map-end')")


@pytest.mark.parametrize("path", MAPS)
def test_the_list_beside_the_narrow_drawing_names_the_same_bones(open_page: Open, path: str) -> None:
    page = open_page(path, width=390)
    assert addresses(page.locator(".be-key li a:visible")) == in_table(page)


@pytest.mark.parametrize("width", [320, 390])
def test_every_pin_is_large_enough_for_a_finger(open_page: Open, width: int) -> None:
    page = open_page("/", width=width)
    pins = page.locator("svg.bm-narrow a:visible").evaluate_all(PINS)
    assert len(pins) > 10
    assert [pin for pin in pins if pin["size"] < 24 or not pin["hit"]] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_bone_can_be_told_from_its_ground_without_colour(open_page: Open, scheme: str) -> None:
    """Each bone has an outline of its own, also where the system sets the colours."""
    page = open_page("/", color_scheme=scheme, forced_colors="active")
    bones = page.locator("svg.bm-wide [data-site] :is(path, polygon, rect, circle, use):visible")
    strokes = bones.evaluate_all("shapes => shapes.map(shape => getComputedStyle(shape).stroke)")
    ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert len(strokes) > 10
    assert ground not in strokes
