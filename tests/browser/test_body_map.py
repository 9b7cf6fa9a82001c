"""The body map says the same as its table, in the same order, to a keyboard and to a finger."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import Open

MAPS = ["/", "/people/children-teens/", "/people/men/"]
EVERY_MAP = [*MAPS, "/people/after-menopause/", "/people/older-adults/", "/people/younger-women/"]
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


def words_of(texts: list[str]) -> list[str]:
    """The words of phrases, whatever stands between them; the order of phrases is a matter of layout."""
    return sorted(re.findall(r"\w+", " ".join(texts).lower()))


def read_out(page: Page) -> list[list[str]]:
    """Words of each link of the drawing that is shown, as the browser reckons: its name and description."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    nodes = {node["nodeId"]: node for node in tree}
    groups = [node for node in tree if node["role"]["value"] == "group"]
    (drawing,) = [node for node in groups if node["name"]["value"].startswith("Body map")]
    below = [nodes[key] for key in drawing["childIds"]]
    links = [node for node in below if node["role"]["value"] == "link"]
    said = [[link["name"]["value"], link.get("description", {}).get("value", "")] for link in links]
    return [words_of([re.sub(r"^\d+\. ", "", name), about]) for name, about in said]


def rows_read_out(page: Page) -> list[list[str]]:
    """Words of each row of the table, less what is for the eye only."""
    texts = page.locator("#body-map-end tbody tr").evaluate_all("""rows => rows.map(row => {
      const copy = row.cloneNode(true);
      copy.querySelectorAll('[aria-hidden="true"]').forEach(node => node.remove());
      return [...copy.children].map(cell => cell.textContent).join(" ");
    })""")
    return [words_of([text]) for text in texts]


@pytest.mark.parametrize("path", EVERY_MAP)
@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_read_out_of_a_bone_is_what_its_row_says(open_page: Open, path: str, width: int) -> None:
    page = open_page(path, width=width)
    said = read_out(page)
    assert len(said) > 10 and any("certainty" in bone for bone in said)
    assert said == rows_read_out(page)


@pytest.mark.parametrize("path", EVERY_MAP)
def test_the_list_below_the_narrow_drawing_says_the_same(open_page: Open, path: str) -> None:
    page = open_page(path, width=390)
    listed = page.locator(".be-key li > div").evaluate_all("""entries => entries.map(entry => {
      const copy = entry.cloneNode(true);
      copy.querySelectorAll('[aria-hidden="true"]').forEach(node => node.remove());
      return copy.textContent;
    })""")
    assert [words_of([text]) for text in listed] == rows_read_out(page)


def test_a_planted_word_in_a_row_is_found(open_page: Open) -> None:
    page = open_page("/")
    page.locator("#body-map-end tbody td").first.evaluate("cell => { cell.textContent = 'less bone'; }")
    assert read_out(page) != rows_read_out(page)


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
