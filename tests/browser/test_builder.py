"""The handout builder: a ready sheet with the clinic's additions as text; what is typed stays in the browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page

from generator.publishing.handouts.trace import added_to, blocks_of, compare, read_map
from generator.reading.logo import MAX_BYTES
from tests.browser.conftest import Open

MAKE = "/handouts/make/"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>'
SECRET = "Xylophone"


def opened(open_page: Open, query: str = "", **profile) -> tuple[Page, Frame]:
    """The page with the sheet in its frame."""
    page = open_page(MAKE + query, **profile)
    page.frame_locator("iframe").locator("h1").wait_for()
    return page, page.frames[1]


def test_what_is_typed_is_in_the_sheet_and_in_no_request(open_page: Open, address: str, tmp_path: Path) -> None:
    page = open_page(None)
    asked: list[tuple[str, str, str | None]] = []
    page.on("request", lambda request: asked.append((request.method, request.url, request.post_data)))
    page.goto(address + MAKE, wait_until="networkidle")
    before = len(asked)
    (tmp_path / "logo.svg").write_text(SVG, encoding="utf-8")
    page.fill("#make-name", f"{SECRET} Clinic")
    page.fill("#make-phone", "01632 960 001")
    page.fill("#make-note", f"{SECRET}.\n\nSecond paragraph.")
    page.set_input_files("#make-logo", tmp_path / "logo.svg")
    frame = page.frames[1]
    frame.wait_for_selector(".clinic img")
    assert frame.inner_text(".clinic") == f"{SECRET} Clinic, 01632 960 001"
    assert frame.locator(".clinic-note p").all_inner_texts() == [f"{SECRET}.", "Second paragraph."]
    assert [one for one in asked[before:] if not one[1].startswith("data:")] == []
    page.check("[value=large-print]")
    frame.wait_for_selector(".clinic-note")
    sent = [one for one in asked[before:] if not one[1].startswith("data:")]
    assert {(method, url.startswith(address), body) for method, url, body in sent} == {("GET", True, None)}
    assert SECRET not in "".join(url for _, url, _ in sent) and SECRET not in page.url
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie, history.state])")
    assert SECRET not in kept


def test_markup_that_is_typed_is_shown_as_it_was_typed(open_page: Open) -> None:
    page, frame = opened(open_page)
    page.fill("#make-name", "<img src=x onerror=alert(1)>\u202eabc")
    assert frame.inner_text(".clinic") == "<img src=x onerror=alert(1)>abc"
    assert frame.locator(".clinic img").count() == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\0" * (MAX_BYTES + 1), "too large"), (b"GIF89a", "no PNG"), (b"\x89PNG\r\n\x1a\n", "cannot be read")],
)
def test_a_logo_that_cannot_be_used_is_refused_in_words(
    open_page: Open, tmp_path: Path, content: bytes, said: str
) -> None:
    page, frame = opened(open_page)
    (tmp_path / "logo.png").write_bytes(content)
    page.set_input_files("#make-logo", tmp_path / "logo.png")
    page.locator("[role=alert]:not(:empty)").wait_for()
    assert said in page.inner_text("[role=alert]") and frame.locator(".clinic").count() == 0


def test_the_saved_file_is_the_sheet_with_the_additions_and_is_traced(open_page: Open, tmp_path: Path) -> None:
    page, _ = opened(open_page)
    page.fill("#make-name", "Northside")
    page.fill("#make-note", "Bring your shoes.")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    saved.value.save_as(tmp_path / "sheet.html")
    assert saved.value.suggested_filename == "spine.after-menopause.en-GB.standard.html"
    text = (tmp_path / "sheet.html").read_text(encoding="utf-8")
    carried = read_map(text)
    assert carried and carried.true_version == carried.version
    found = compare(blocks_of(text, kind="html"), carried.sentences, _frame_of(text))
    assert (found.orphans, found.lost) == ((), ())
    added = added_to(text, kind="html")
    assert added[0] == "Northside" and {"Added by your clinic", "Bring your shoes."} <= set(added)


def _frame_of(text: str) -> tuple[str, str]:
    """The version line, and what is read aloud for a star."""
    version = next(block for block in blocks_of(text, kind="html") if block.startswith("Version "))
    return version, "(not yet signed off)"


def test_print_prints_the_sheet_on_the_paper_that_was_chosen(open_page: Open) -> None:
    page, frame = opened(open_page)
    frame.evaluate("window.print = () => { parent.printed = true; }")
    page.check("[value=letter]")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed") is True
    rules = frame.evaluate("[...document.styleSheets[0].cssRules].map((rule) => rule.cssText)")
    assert any(rule.startswith("@page") and "letter" in rule for rule in rules)


def test_what_is_chosen_stands_in_the_address_and_leads_back_to_it(open_page: Open) -> None:
    page, frame = opened(open_page, "?for=men&about=hip&size=clear-print")
    assert "hip" in frame.inner_text("h1") and "men" in frame.inner_text(".head")
    assert page.get_attribute("[data-part=pdf]", "href").endswith("handouts/hip/men/clear-print.pdf")
    page.select_option("#make-for", "children-teens")
    page.frame_locator("iframe").locator("h1", has_text="growing").wait_for()
    assert page.input_value("#make-about") == "children-and-teenagers" and "for=children-teens" in page.url


def test_the_keyboard_reaches_every_field_and_the_sheet(open_page: Open) -> None:
    page, _ = opened(open_page)
    page.focus("#make-for")
    reached = [page.evaluate("document.activeElement.id || document.activeElement.textContent")]
    for _ in range(10):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.textContent"))
    assert {"make-about", "make-lang", "make-name", "make-phone", "make-logo", "make-note", "Print"} <= set(reached)


def test_without_script_the_ready_sheets_are_the_page(open_page: Open) -> None:
    page = open_page(MAKE, java_script_enabled=False)
    assert not page.is_visible("#builder") and page.is_visible("text=The preview needs script")
    assert page.locator("[data-part=ready] a[href$='standard.html']").count() > 10


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_cut_off_at_any_width(open_page: Open, width: int) -> None:
    page, frame = opened(open_page, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
