"""A reader's own choice of studies, and the slider of years: by keyboard at 390 px, never taken for our answer."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.reader import focus_shows
from tests.browser.test_accessibility import RUN, axe  # noqa: F401  (axe is a fixture)
from tests.browser.test_layout import MOVES, STICKS_OUT

FAR = 400  # a question is a long page, and this part is its last
TOOL = "[data-what-if]"
SAID = "[data-what-if] [data-part=said]"
NOTICE = "[data-part=notice]"
MARKS = ".be-certainty, .be-direction, [class*=fp-is-]"


@pytest.fixture(scope="session")
def asked(built_site: Path) -> tuple[str, dict]:
    """The page with most studies to choose from, and what its script looks up."""
    files = sorted((built_site / "questions").glob("*/what-if-*.json"))
    assert files, "no question has two readable studies"
    file = max(files, key=lambda file: len(json.loads(file.read_text(encoding="utf-8"))["studies"]))
    return f"/questions/{file.parent.name}/", json.loads(file.read_text(encoding="utf-8"))


def tab_to(page: Page, selector: str) -> None:
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert focus_shows(page), f"the focus on {selector} cannot be seen"
            return
    raise AssertionError(f"Tab does not reach {selector}")


def faults(page: Page, axe: str) -> list[str]:  # noqa: F811
    """Everything that axe finds, small things too."""
    page.evaluate(axe)
    return [f"{rule['id']}: {node['html'][:120]}" for rule in page.evaluate(RUN) for node in rule["nodes"]]


def opened(page: Page) -> Page:
    page.locator("details:has([data-what-if]) > summary").press("Enter")
    page.wait_for_selector(f"{TOOL}:visible")
    return page


def looked_up(data: dict, unticked: list[str], model: str = "reml") -> list:
    """What the file holds of a choice: form, mark, figure, what it rests on, and the rest."""
    key = ",".join(str(place) for place, study in enumerate(data["studies"]) if study in unticked)
    basis, *numbers = data["sets"][key]
    form, mark, shown, *more = data["results"][numbers[data["models"].index(model)] if len(numbers) > 1 else numbers[0]]
    return [form, mark, shown, basis, *more]


def largest(page: Page, count: int) -> list[str]:
    """The studies with most people, as the page says their numbers."""
    labels = page.locator(f"{TOOL} label:has([name=study])").all()
    people = {
        label.locator("input").get_attribute("value") or "": int(
            re.sub(r"\D", "", label.locator(".be-small").inner_text())
        )
        for label in labels
    }
    return sorted(people, key=lambda study: -people[study])[:count]


def diamond(page: Page) -> list[float]:
    """Where the mark of the last row begins, points and ends, in the drawing that is shown."""
    path = page.locator(f"{TOOL} svg:visible [data-row=summary] .fp-diamond").get_attribute("d") or ""
    return [float(number) for number in re.findall(r"[ML](\S+)", path)]


def test_a_sceptic_removes_the_two_largest_trials_by_keyboard_on_a_phone(
    open_page: Open,
    asked: tuple[str, dict],
    axe: str,  # noqa: F811
) -> None:
    path, data = asked
    page = open_page(path, width=390)
    answer = page.inner_text("article [data-section=lead]")
    tab_to(page, "details:has([data-what-if]) > summary")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{TOOL}:visible")
    assert page.inner_text(SAID).startswith("Nothing left out")
    whole = diamond(page)
    removed = largest(page, 2)
    order = page.locator(f"{TOOL} [name=study]").evaluate_all("boxes => boxes.map(box => box.value)")
    for study in sorted(removed, key=order.index):
        tab_to(page, f"{TOOL} [value='{study}']")
        page.keyboard.press("Space")
    result = looked_up(data, removed)
    expect(page.locator(SAID)).to_contain_text("Your own analysis, not ours.")
    expect(page.locator(SAID)).to_contain_text(result[2])
    drawing = page.locator(f"{TOOL} svg:visible")
    assert drawing.locator("text=Reader’s own selection, not our result").is_visible()
    assert drawing.locator("[data-off][data-row]").evaluate_all("rows => rows.map(row => row.dataset.row)") == [
        study for study in order if study in removed
    ]
    assert drawing.locator("[data-row=summary]").inner_html().count(result[2]) == 1
    assert diamond(page) != whole
    assert page.locator(f"[data-section=what-if] :is({MARKS})").count() == 0
    assert page.inner_text("article [data-section=lead]") == answer, "our answer stays as it is"
    assert faults(page, axe) == []
    assert page.evaluate(STICKS_OUT) == []


def test_the_mark_lies_where_the_axis_says(open_page: Open, asked: tuple[str, dict]) -> None:
    path, data = asked
    for width in (390, 1280):
        page = opened(open_page(path, width=width))
        low, high, left, right = map(
            float, (page.locator(f"{TOOL} svg:visible").get_attribute("data-axis") or "").split()
        )
        at = [left + (value - low) / (high - low) * (right - left) for value in looked_up(data, [])[1]]
        assert diamond(page) == pytest.approx([at[0], at[1], at[2], at[1]], abs=0.01)


def test_each_model_says_what_was_looked_up(open_page: Open, asked: tuple[str, dict]) -> None:
    path, data = asked
    page = opened(open_page(path))
    for model in data["models"]:
        page.locator(f"{TOOL} [name=model][value={model}]").check()
        form, _, shown, _, *more = looked_up(data, [], model)
        for words in (shown, *more, data["forms"][form].split("{0}")[1][:12]):
            expect(page.locator(SAID)).to_contain_text(words)


def test_no_study_and_back_to_our_own(open_page: Open, asked: tuple[str, dict]) -> None:
    path, _ = asked
    page = opened(open_page(path))
    ours, whole = page.inner_text(SAID), diamond(page)
    for box in page.locator(f"{TOOL} [name=study]").all():
        box.uncheck()
    expect(page.locator(SAID)).to_contain_text("No study is ticked")
    assert diamond(page) == []
    page.get_by_role("button", name="Back to our own").press("Enter")
    expect(page.locator(SAID)).to_have_text(ours)
    assert diamond(page) == whole
    assert "?" not in page.url
    assert not page.locator(f"{TOOL} svg:visible .fp-caption").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_address_opens_our_page_first_and_offers_the_choice(
    open_page: Open,
    asked: tuple[str, dict],
    axe: str,  # noqa: F811
    scheme: str,
) -> None:
    path, data = asked
    plain = open_page(path, width=390)
    answer = plain.inner_text("article [data-section=lead]")
    page = open_page(f"{path}?without={data['studies'][0]},made-up-1900&model=dl", width=390, color_scheme=scheme)
    page.wait_for_selector(f"{NOTICE}:visible")
    assert answer in page.inner_text("article [data-section=lead]"), "our answer stands there unchanged"
    assert "our page, unchanged" in page.inner_text(NOTICE) and "made-up-1900" in page.inner_text(NOTICE)
    assert not page.locator(TOOL).is_visible()
    assert page.get_attribute("meta[name=robots]", "content") == "noindex"
    assert plain.locator("meta[name=robots]").count() == 0, "the page itself may be found"
    assert faults(page, axe) == []
    tab_to(page, "[data-part=show]")
    page.keyboard.press("Enter")
    result = looked_up(data, [data["studies"][0]], "dl")
    expect(page.locator(SAID)).to_contain_text(f"Your own analysis, not ours. {result[3]}")
    expect(page.locator(SAID)).to_be_focused()
    expect(page.locator(SAID)).to_be_in_viewport()
    assert page.locator(NOTICE).count() == 0
    assert page.url.endswith(f"?without={data['studies'][0]}&model=dl")
    assert faults(page, axe) == []


def test_an_address_that_asks_for_no_choice_changes_nothing(open_page: Open, asked: tuple[str, dict]) -> None:
    page = open_page(f"{asked[0]}?h=lifting&without=")
    opened(page)
    assert page.locator(f"{NOTICE}:visible").count() == 0
    assert page.locator("meta[name=robots]").count() == 0
    assert page.inner_text(SAID).startswith("Nothing left out")


def test_a_reader_who_comes_back_sees_our_page_first(open_page: Open, asked: tuple[str, dict]) -> None:
    path, _ = asked
    page = opened(open_page(path))
    page.locator(f"{TOOL} [name=study]").first.uncheck()
    expect(page.locator(SAID)).to_contain_text("Your own analysis")
    page.reload()
    page.wait_for_selector(f"{NOTICE}:visible")
    opened(page)
    assert page.inner_text(SAID).startswith("Nothing left out")
    assert page.locator(f"{TOOL} [name=study]:not(:checked)").count() == 0


def test_nothing_is_fetched_before_the_part_is_opened(open_page: Open, asked: tuple[str, dict], address: str) -> None:
    page = open_page(None)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(address + asked[0], wait_until="networkidle")
    assert not [url for url in fetched if "/what-if-" in url]
    opened(page)
    assert len([url for url in fetched if "/what-if-" in url]) == 1


def test_where_the_file_cannot_be_had_the_table_stays(open_page: Open, asked: tuple[str, dict]) -> None:
    page = open_page(asked[0])
    page.route("**/what-if-*.json", lambda route: route.abort())
    page.locator("details:has([data-what-if]) > summary").press("Enter")
    expect(page.locator("details:has([data-what-if]) table")).to_be_visible()
    assert not page.locator(TOOL).is_visible()


def test_without_script_the_tables_and_the_picture_of_years_can_be_read(
    open_page: Open, asked: tuple[str, dict]
) -> None:
    path, data = asked
    page = open_page(f"{path}?without={data['studies'][0]}", width=390, java_script_enabled=False)
    page.locator("details:has([data-what-if]) > summary").press("Enter")
    table = page.locator("details:has([data-what-if]) table")
    assert table.is_visible() and table.locator("tbody tr").count() == len(data["studies"]) + 1
    assert not page.locator(f"{TOOL}:visible, {NOTICE}:visible").count()
    page.locator("details:has([data-years]) > summary").press("Enter")
    assert page.locator("[data-years] svg:visible").count() == 1
    assert page.locator("[data-years] tbody tr:visible").count() >= 2
    assert not page.locator("[data-years] input").is_visible()


def test_on_paper_a_choice_still_says_whose_it_is(open_page: Open, asked: tuple[str, dict]) -> None:
    page = opened(open_page(asked[0]))
    page.locator(f"{TOOL} [name=study]").first.uncheck()
    page.emulate_media(media="print")
    assert page.locator(f"{TOOL} svg:visible >> text=Reader’s own selection, not our result").is_visible()
    assert not page.locator(f"{TOOL} form").is_visible()


def test_the_slider_of_years_moves_by_keyboard_and_says_what_the_table_says(
    open_page: Open,
    asked: tuple[str, dict],
    axe: str,  # noqa: F811
) -> None:
    page = open_page(asked[0], width=390, reduced_motion="reduce")
    tab_to(page, "details:has([data-years]) > summary")
    page.keyboard.press("Enter")
    tab_to(page, "[data-years] input[type=range]")
    slider, said = page.locator("[data-years] input"), page.locator("[data-years] [data-part=said]")
    rows = page.locator("[data-years] tr[data-year]")
    years = [int(row.get_attribute("data-year") or 0) for row in rows.all()]
    for key, year in (
        ("Home", years[0]),
        ("ArrowRight", years[0] + 1),
        ("End", years[-1]),
        ("ArrowLeft", years[-1] - 1),
    ):
        page.keyboard.press(key)
        expect(page.locator("[data-years] [data-part=year]")).to_have_text(str(year))
        shown = max(known for known in years if known <= year)
        row = page.locator(f"[data-years] tr[data-year='{shown}']")
        words = f"By the end of {year}: {row.get_attribute('data-said')}"
        expect(said).to_have_text(words)
        assert slider.get_attribute("aria-valuetext") == words
        pale = page.locator("[data-years] svg:visible [data-off][data-row]").evaluate_all(
            "rows => rows.map(row => Number(row.dataset.row))"
        )
        assert pale == [later for later in years if later > year]
    assert faults(page, axe) == []
    assert page.evaluate(MOVES) == []
    assert page.evaluate(STICKS_OUT) == []
    assert page.locator(f"[data-section=year-by-year] :is({MARKS})").count() == 0
