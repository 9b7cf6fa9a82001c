"""The explorer: filters that combine, counts that come true, an address that holds the view, a set to take away."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, Request, expect

from tests.browser.conftest import Open
from tests.browser.reader import focus_shows
from tests.browser.test_accessibility import axe, serious  # noqa: F401  (axe is a fixture)
from tests.browser.test_layout import STICKS_OUT

FAR = 120  # nobody presses Tab more often than that
UNFOLD = "() => document.querySelectorAll('#explorer details').forEach(fold => { fold.open = true; })"
READY = "#explorer [data-part=count]:not(:empty)"


@pytest.fixture
def explorer(open_page: Open) -> Page:
    return at(open_page("/explore/"))


def at(page: Page) -> Page:
    page.wait_for_selector(READY)
    return page


def found(page: Page) -> int:
    return int(page.inner_text("[data-part=count]").split()[0])


def shows(page: Page, count: int) -> None:
    """Wait until the count says so: it is drawn after the address has changed."""
    expect(page.locator("[data-part=count]")).to_have_text(re.compile(f"^{count} of"))


def unfold(page: Page, key: str) -> None:
    page.locator(f"[data-facet={key}] summary").press("Enter")
    expect(page.locator(f"[data-facet={key}] label").first).to_be_visible()


def pick(page: Page, key: str, option: str) -> int:
    """Choose an option; the number that stood beside it before."""
    label = page.locator(f"label:has([name={key}][value={option}])")
    if not label.is_visible():
        unfold(page, key)
    promised = re.search(r"\((\d+|none)\)", label.inner_text())
    assert promised
    label.locator("input").press("Space")
    expect(page).to_have_url(re.compile(rf"{key}=[^&]*{option}"))
    return 0 if promised.group(1) == "none" else int(promised.group(1))


def tab_to(page: Page, selector: str) -> None:
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert focus_shows(page), f"the focus on {selector} cannot be seen"
            return
    raise AssertionError(f"Tab does not reach {selector}")


def text_of(download: Download) -> str:
    return Path(download.path()).read_text(encoding="utf-8")


def take(page: Page, name: str) -> Download:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).press("Enter")
    return waiting.value


def test_a_clinician_finds_supervised_high_loads_in_low_bone_density_by_keyboard_and_takes_them_away(
    open_page: Open,
) -> None:
    page = at(open_page("/explore/", width=390))
    for stop in ("[data-part=sheet] > summary", "[data-facet=bones] > summary"):
        tab_to(page, stop)
        page.keyboard.press("Enter")
    tab_to(page, "[name=bones][value=low]")
    page.keyboard.press("Space")
    tab_to(page, "[data-facet=load] > summary")
    page.keyboard.press("Enter")
    tab_to(page, "[name=load][value=high]")
    page.keyboard.press("Space")
    tab_to(page, "[data-facet=supervision] > summary")
    page.keyboard.press("Enter")
    tab_to(page, "[name=supervision][value=fully-supervised]")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"\?bones=low&load=high&supervision=fully-supervised$"))
    tab_to(page, "[data-part=done]")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.dataset.part") == "count"
    tab_to(page, "[data-part=downloads] button")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    lines = list(csv.DictReader(text_of(waiting.value).splitlines()))
    assert len(lines) == found(page) > 0
    wanted = {"bones": "low", "load": "high", "supervision": "fully-supervised"}
    assert all(value in line[key].split() for line in lines for key, value in wanted.items())


def test_each_count_comes_true(explorer: Page) -> None:
    whole = found(explorer)
    first = pick(explorer, "load", "high")
    shows(explorer, first)
    assert first < whole
    second = pick(explorer, "site", "lumbar-spine")
    shows(explorer, second)
    assert second < first
    other = pick(explorer, "load", "low")  # of one filter either will do, and the count is of that option alone
    expect(explorer.locator("[name=load][value=low]")).to_be_checked()
    expect(explorer.locator("[data-part=count]")).not_to_have_text(re.compile(f"^{second} of"))
    assert max(second, other) <= found(explorer) <= second + other
    explorer.locator("[name=load][value=high]").press("Space")
    shows(explorer, other)


def test_the_address_restores_the_view(open_page: Open) -> None:
    page = at(open_page("/explore/?site=total-hip,femoral-neck&load=high&sort=-year&columns=dose,year"))
    rows = page.locator("tbody tr")
    years = [int(text) for text in page.locator("td[data-l=Year]").all_inner_texts() if text.isdigit()]
    assert years == sorted(years, reverse=True) and len(years) > 1
    assert page.locator("thead th").all_inner_texts()[1:] == ["Dose", "Year"]
    assert page.locator("[data-part=chosen] a").count() == 4
    count = rows.count()
    other = at(open_page("/explore/?site=total-hip&site=femoral-neck&load=high"))
    assert other.locator("tbody tr").count() == count == found(other)


def test_back_undoes_a_filter(explorer: Page) -> None:
    whole = found(explorer)
    pick(explorer, "load", "high")
    explorer.go_back()
    shows(explorer, whole)
    assert not explorer.locator("[name=load][value=high]").is_checked()


def test_where_nothing_matches_the_way_out_comes_first_and_says_what_it_gives(open_page: Open) -> None:
    page = at(open_page("/explore/?kind=guideline&load=high"))
    assert found(page) == 0 and page.locator("tbody tr").count() == 0
    words = page.locator("[data-part=guidance] p").first.inner_text()
    told = re.fullmatch(r"No studies match\. Without (.+) there (?:are|is) (\d+)\.", words)
    assert told, words
    counts = [int(n) for n in re.findall(r"there (?:are|is) (\d+)", page.inner_text("[data-part=guidance]"))]
    assert counts == sorted(counts, reverse=True)
    assert not page.get_by_role("button", name="CSV").is_visible()
    page.locator("[data-part=guidance] a").first.press("Enter")
    expect(page.locator("[data-part=count]")).to_have_text(re.compile(f"^{told.group(2)} of"))
    assert page.evaluate("() => document.activeElement.dataset.part") == "count"


def test_an_option_that_would_leave_nothing_says_so_before(open_page: Open) -> None:
    page = at(open_page("/explore/?kind=guideline"))
    unfold(page, "supervision")
    expect(page.locator("label:has([name=supervision][value=fully-supervised])")).to_contain_text("(none)")
    assert pick(page, "supervision", "fully-supervised") == 0
    assert found(page) == 0


def test_what_an_address_asks_in_vain_is_said(open_page: Open) -> None:
    page = at(open_page("/explore/?site=elbow&colour=red&load=high"))
    said = page.inner_text("[data-part=guidance]")
    assert "site=elbow" in said and "colour" in said
    assert found(page) > 0


def test_the_number_found_is_announced(explorer: Page) -> None:
    count = explorer.get_by_role("status")
    expect(count).to_have_text(re.compile("^([0-9]+) of \\1 studies, reviews and guidelines"))
    pick(explorer, "kind", "review")
    expect(count).to_have_text(re.compile(f"^{explorer.locator('tbody tr').count()} of"))


def test_a_button_in_the_head_sorts_and_keeps_the_focus(explorer: Page) -> None:
    button = explorer.locator("thead").get_by_role("button", name="Year")
    for order in ("ascending", "descending"):
        button.press("Enter")
        expect(explorer.locator("th[aria-sort]")).to_have_attribute("aria-sort", order)
        assert explorer.locator("th[aria-sort]").inner_text().startswith("Year")
        assert explorer.evaluate("() => document.activeElement.textContent") == "Year"
    assert explorer.locator("thead th").filter(has_text="stood").get_by_role("button").count() == 0


def test_a_column_is_fetched_when_it_is_asked_for(explorer: Page) -> None:
    asked: list[str] = []
    explorer.on("request", lambda request: asked.append(request.url) if "/data/" in request.url else None)
    explorer.locator(".be-explorer__columns summary").press("Enter")
    explorer.locator("[name=columns][value=dose]").press("Space")
    expect(explorer.locator("thead th").filter(has_text="Dose")).to_be_visible()
    assert [url.rsplit("/", 1)[1] for url in asked] == ["dose.json"]
    assert any("sessions a week" in words for words in explorer.locator("td[data-l=Dose]").all_inner_texts())


def test_a_reader_fetches_one_file_of_data_at_first(open_page: Open, address: str) -> None:
    page = open_page(None)
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(f"{address}/explore/")
    at(page)
    assert [request.url for request in asked if "/explore/data/" in request.url] == [
        f"{address}/explore/data/core.json"
    ]


@pytest.mark.parametrize("name, begins", [("BibTeX", r"^@"), ("RIS", r"^TY  - ")])
def test_references_of_the_set_come_whole(open_page: Open, address: str, name: str, begins: str) -> None:
    page = at(open_page("/explore/?load=high&supervision=fully-supervised"))
    text = text_of(take(page, name))
    pages = page.locator("tbody th a").evaluate_all("links => links.map(link => link.href)")
    ending = {"BibTeX": "cite.bib", "RIS": "cite.ris"}[name]
    own = [page.request.get(link + ending).text() for link in pages]
    assert all(
        one.strip() in text.replace("\r\n", "\n") for one in (own_text.replace("\r\n", "\n") for own_text in own)
    )
    assert len(re.findall(begins, text, re.MULTILINE)) == sum(len(re.findall(begins, one, re.MULTILINE)) for one in own)


def test_the_table_goes_on_in_pages(explorer: Page) -> None:
    first = explorer.locator("tbody th").first.inner_text()
    assert explorer.locator("tbody tr").count() == 100
    explorer.get_by_role("link", name="Next page").press("Enter")
    expect(explorer.locator("caption")).to_have_text(re.compile("^Rows 101 to"))
    assert explorer.locator("tbody th").first.inner_text() != first
    assert explorer.evaluate("() => document.activeElement.tagName") == "CAPTION"


def test_without_script_the_lists_hold_as_many(open_page: Open, explorer: Page) -> None:
    plain = open_page("/explore/", java_script_enabled=False)
    assert not plain.locator("#explorer").is_visible()
    total = 0
    for name in ("all studies", "all reviews", "all guidelines"):
        href = plain.get_by_role("link", name=name).get_attribute("href") or ""
        listed = open_page(f"/explore/{href}", java_script_enabled=False)
        total += listed.locator("article tbody th a").count()
    assert total == found(explorer)
    assert plain.locator("article a[href*='/regions/']").count() > 10


def test_where_the_data_do_not_come_the_lists_stay(open_page: Open, address: str) -> None:
    page = open_page(None)
    page.route("**/explore/data/*", lambda route: route.abort())
    page.goto(f"{address}/explore/", wait_until="networkidle")
    assert page.locator("[data-plain]").is_visible() and not page.locator("#explorer").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("query", ["", "?load=high&columns=number,dose,site,standing", "?kind=guideline&load=high"])
def test_no_state_has_a_serious_fault(
    open_page: Open,
    axe: str,  # noqa: F811
    query: str,
    width: int,
    scheme: str,
) -> None:
    page = at(open_page(f"/explore/{query}", width=width, color_scheme=scheme))
    page.evaluate(UNFOLD)
    expect(page.locator("[data-facet=depth] label").first).to_be_visible()
    assert serious(page, axe) == []


@pytest.mark.parametrize("query", ["", "?columns=people,number,dose,site,standing,built,funding,depth,year"])
def test_nothing_sticks_out_at_320_px(open_page: Open, query: str) -> None:
    page = at(open_page(f"/explore/{query}", width=320))
    page.evaluate(UNFOLD)
    expect(page.locator("[data-facet=depth] label").first).to_be_visible()
    assert page.evaluate(STICKS_OUT) == []


def test_paper_has_the_table_and_what_was_asked_but_no_controls(open_page: Open) -> None:
    page = at(open_page("/explore/?load=high"))
    page.emulate_media(media="print")
    assert page.locator("tbody tr").first.is_visible()
    assert page.locator("#explorer :is(input, .be-button):visible").count() == 0
    assert page.inner_text("caption").endswith(": high load")
