"""Three readers find their answer from the home page: by keyboard on a desk, by keyboard and by finger at 390 px."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

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


WARNING = re.compile(r"broken a bone in your spine.*Then keep impact at or below brisk walking", re.DOTALL)
ALONE = "Do not copy it alone at home"
JUMPS = re.compile(r"\b(jump|hopp|hop\b|impact)", re.IGNORECASE)


def test_a_man_of_70_with_a_past_spine_fracture_meets_no_jumping_without_its_warning(reader: Reader) -> None:
    """From the page of his group to a kind of exercise with jumps, to one of its trials, to the page on safety."""
    reader.unfold("showing")
    reader.follow("^men")
    reader.follow("lifting plus impact")
    assert WARNING.search(reader.page.inner_text("article")) and ALONE in reader.page.inner_text("article")
    reader.follow("kukuljan|bolam|liftmor|harding")
    text = reader.page.inner_text("article")
    assert JUMPS.search(text) and WARNING.search(text) and ALONE in text
    reader.follow("is lifting safe")
    assert WARNING.search(reader.page.inner_text("article"))
    assert len(reader.seen) == 5


def test_past_fracture_leads_to_its_own_strict_page(reader: Reader) -> None:
    reader.unfold("showing")
    reader.follow("^men")
    reader.follow("after a spine fracture")
    assert "/questions/any-vertebralfracture-any/" in reader.page.url
    assert WARNING.search(reader.page.inner_text("article"))
    assert "HiRIT" not in reader.page.inner_text("article [data-section=lead]")


def test_every_trial_with_jumps_or_heavy_loads_carries_its_warning(built_site: Path) -> None:
    """Whichever way somebody comes: no page of such a trial in grown people is without it."""
    rows = re.findall(r'data-study="([a-z0-9-]+)"', (built_site / "explore/dose/index.html").read_text("utf-8"))
    excluded = re.findall(r'href="\.\./\.\./studies/([a-z0-9-]+)/">[^<]*</a></th><td data-l="Kept out"',
                          (built_site / "explore/dose/index.html").read_text("utf-8"))  # fmt: skip
    assert len(excluded) > 20 and set(excluded) <= set(rows)
    for name in excluded:
        page = (built_site / f"studies/{name}/index.html").read_text("utf-8")
        assert WARNING.search(page) or "A trained adult should teach and watch" in page, name


def test_a_journalist_finds_the_sentence_to_quote(reader: Reader) -> None:
    """With people, comparison and certainty inside, and what not to write beside it."""
    reader.follow(r"^lower back|^1\. lower back")
    reader.follow("read the whole answer")
    assert "/questions/" in reader.page.url
    quote = reader.page.locator("article blockquote p").first
    assert quote.is_visible()
    words = quote.inner_text()
    assert re.search("(high|moderate|low) certainty", words) and "Bone Evidence, version of" in words
    assert "women after menopause" in words.lower() and " than not training" in words
    assert "Density is not fracture" in words
    assert "Please do not write" in reader.page.inner_text("article")


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
