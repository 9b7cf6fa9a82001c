"""Three readers find their answer from the home page: by keyboard on a desk, by keyboard and by finger at 390 px."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.reader import Finger, Keyboard, Reader, focus_shows

WAYS: dict[str, tuple[type[Keyboard] | type[Finger], int]] = {
    "keyboard, 1280 px": (Keyboard, 1280),
    "keyboard, 390 px": (Keyboard, 390),
    "finger, 390 px": (Finger, 390),
}


@pytest.fixture(params=WAYS)
def reader(request: pytest.FixtureRequest, open_page: Open) -> Reader:
    kind, width = WAYS[request.param]
    page = open_page("/", width=width, has_touch=kind is Finger)
    return kind(page, [page.url])


def sections(page: Page) -> list[str]:
    return [re.sub(r"\s+", " ", heading) for heading in page.locator("main h2:visible").all_inner_texts()]


def onward(page: Page, pattern: str) -> int:
    """How many links of the article lead to an address of this form."""
    addresses = page.locator("article a[href]:visible").evaluate_all(
        "links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href)"
    )
    return sum(bool(re.search(pattern, address)) for address in addresses)


def assert_answers(page: Page, *, heading: str, words: str, sources: str) -> None:
    """The page has one heading that names the matter, says something on it before all else, and leads to sources."""
    assert page.get_by_role("main").count() == 1
    assert re.search(heading, page.locator("h1").inner_text(), re.IGNORECASE)
    first = page.locator("article [data-section=lead]").first.inner_text()
    assert re.search(words, first, re.IGNORECASE | re.DOTALL), first
    assert onward(page, sources), f"{page.url} is a dead end"
    assert page.get_by_text("not medical advice").first.is_visible()


def test_the_hip_of_a_woman_of_68(reader: Reader) -> None:
    """She takes the group that the page opens with; the bone is one step away."""
    reader.follow("^total hip|^2. total hip")
    assert_answers(
        reader.page,
        heading="total hip.*menopause",
        words="(more bone|little or no difference|less bone|not clear).*(sure|rated|certain)",
        sources=r"/(studies|reviews)/[a-z]",
    )
    assert len(sections(reader.page)) >= 3
    reader.follow("kistler|reviews?|[0-9]{4}")
    assert re.search(r"/(studies|reviews)/[a-z]|#", reader.page.url)


def test_the_hip_of_a_woman_of_68_by_her_age(reader: Reader) -> None:
    reader.unfold("showing")
    reader.follow("65 and older")
    assert re.search("65", reader.page.locator("h1").inner_text())
    reader.follow("^total hip|^2. total hip")
    assert_answers(
        reader.page, heading="total hip.*65", words="study|trial|review|rated", sources=r"/(studies|reviews)/"
    )


def test_the_claim_of_59_trials(reader: Reader) -> None:
    reader.follow("59")
    assert_answers(
        reader.page, heading="59", words="matches the source|roughly right", sources="/reviews/pinheiro-2020/"
    )
    assert "47 trials" in reader.page.inner_text("article")
    reader.follow("pinheiro")
    assert "/reviews/pinheiro-2020/" in reader.page.url
    assert "47" in reader.page.inner_text("article")


def test_children(reader: Reader) -> None:
    reader.unfold("showing")
    reader.follow("children")
    assert_answers(reader.page, heading="children", words="child", sources=r"/studies/[a-z]")
    reader.follow("larsen")
    assert re.search("larsen|fit first", reader.page.locator("h1").inner_text(), re.IGNORECASE)
    assert "295" in reader.page.inner_text("article")


SPOILED: dict[str, Callable[[Page], object]] = {
    "cannot be seen": lambda page: page.add_style_tag(content="*, * :focus-visible {outline: 0 !important}"),
    "reaches nothing": lambda page: page.evaluate(
        "() => document.querySelectorAll('main a').forEach(link => link.setAttribute('tabindex', '-1'))"
    ),
}


@pytest.mark.parametrize("complaint", SPOILED)
def test_a_spoiled_page_stops_the_journey(open_page: Open, complaint: str) -> None:
    page = open_page("/", bypass_csp=True)
    SPOILED[complaint](page)
    with pytest.raises(AssertionError, match=complaint):
        Keyboard(page, [page.url]).follow("all 20 claims|all .* claims|how we decide")


def test_focus_that_shows_is_seen(open_page: Open) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focus_shows(page)
