"""The pages hold at 320 px, at twice the size, on paper, in a system's own colours, and without motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open

# What sticks out of the window to the right, less what lies in a region that scrolls by itself or is meant to be off.
STICKS_OUT = """() => {
  const edge = document.documentElement.clientWidth;
  const scrolls = node => node && node !== document.body &&
    (/(auto|scroll|hidden|clip)/.test(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
  return [...document.body.querySelectorAll("*")]
    .filter(node => node.checkVisibility() && getComputedStyle(node).position !== "fixed")
    .filter(node => node.getBoundingClientRect().right > edge + 1 && !scrolls(node.parentElement))
    .map(node => node.outerHTML.slice(0, 100));
}"""
MOVES = """() => [...document.querySelectorAll("*")].filter(node => {
  const style = getComputedStyle(node);
  const lasts = list => list.split(",").some(time => parseFloat(time) > 0.01);
  return node.checkVisibility() && (lasts(style.animationDuration) || lasts(style.transitionDuration));
}).map(node => node.outerHTML.slice(0, 80))"""
LIGHTNESS = """() => ["color", "backgroundColor"].map(name =>
  getComputedStyle(document.body)[name].match(/[0-9.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0))"""


def faults(page: Page, script: str, *, kinds: dict[str, str], address: str) -> dict[str, list[str]]:
    """What the script finds on a page of each kind."""
    found = {}
    for path in kinds.values():
        page.goto(address + path)
        found[path] = page.evaluate(script)[:3]
    return {path: nodes for path, nodes in found.items() if nodes}


@pytest.mark.parametrize("width, scale", [(320, 1), (640, 2)], ids=["320 px", "1280 px at 200 %"])
def test_nothing_sticks_out_to_the_side(
    open_page: Open, kinds: dict[str, str], address: str, width: int, scale: int
) -> None:
    page = open_page(None, width=width, device_scale_factor=scale)
    assert faults(page, STICKS_OUT, kinds=kinds, address=address) == {}


def test_a_planted_wide_block_is_found(open_page: Open) -> None:
    page = open_page("/", width=320)
    page.evaluate("() => document.querySelector('article').insertAdjacentHTML('beforeend', '<pre id=wide></pre>')")
    page.evaluate("() => { document.getElementById('wide').style.cssText = 'width: 500px'; }")
    assert any('id="wide"' in node for node in page.evaluate(STICKS_OUT))


def test_larger_letters_alone_fit_too(open_page: Open, kinds: dict[str, str], address: str) -> None:
    """Somebody may have set the browser to letters twice as large."""
    page = open_page(None, width=1280)
    page.add_init_script("document.addEventListener('DOMContentLoaded', () => "
                         "document.documentElement.style.setProperty('font-size', '250%'))")  # fmt: skip
    assert faults(page, STICKS_OUT, kinds=kinds, address=address) == {}


def test_paper_is_light_and_carries_the_disclaimer(open_page: Open, kinds: dict[str, str], address: str) -> None:
    page = open_page(None, color_scheme="dark")
    for path in kinds.values():
        page.goto(address + path)
        page.emulate_media(media="print")
        ink, ground = page.evaluate(LIGHTNESS)
        assert ink < 200 < 600 < ground, path
        assert page.get_by_text("not medical advice").first.is_visible(), path
        assert page.locator("h1").is_visible(), path
        assert page.locator(".be-search-open:visible, .be-menu:visible, .be-tabs:visible").count() == 0, path
        page.emulate_media(media="screen")


def test_the_screen_is_dark_where_paper_is_light(open_page: Open) -> None:
    ink, ground = open_page("/", color_scheme="dark").evaluate(LIGHTNESS)
    assert ground < 200 < 600 < ink


def test_nothing_moves_for_those_who_want_no_motion(open_page: Open, kinds: dict[str, str], address: str) -> None:
    page = open_page(None, reduced_motion="reduce")
    assert faults(page, MOVES, kinds=kinds, address=address) == {}


@pytest.mark.parametrize("forced", ["none", "active"])
def test_focus_is_drawn_also_in_the_colours_of_the_system(open_page: Open, forced: str) -> None:
    page = open_page("/", forced_colors=forced)
    for _ in range(6):
        page.keyboard.press("Tab")
        outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("() => document.activeElement.outerHTML")
