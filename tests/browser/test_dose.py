"""The dose explorer: the picture is the table, the address is the view, and its warnings stand above the picture."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_accessibility import axe, serious  # noqa: F401  (axe is a fixture)

DOSE = "/explore/dose/"
COUNT = "[data-part=count]"
VISIBLE_ROWS = "#doses-table tbody tr:not([hidden])"


def at(page: Page) -> Page:
    page.wait_for_selector(f"{COUNT}:not(:empty)")
    return page


def of_marks(page: Page) -> Counter[tuple[str, str]]:
    marks = page.locator("[data-part=picture] .ds-mark")
    return Counter(map(tuple, marks.evaluate_all("all => all.map(mark => [mark.dataset.row, mark.dataset.side])")))


def of_table(page: Page, bone: str) -> Counter[tuple[str, str]]:
    side = "row" if bone == "any" else f"row.querySelector('[data-bone=\"{bone}\"]')"
    return Counter(
        map(
            tuple,
            page.locator(VISIBLE_ROWS).evaluate_all(f"all => all.map(row => [row.dataset.row, {side}.dataset.side])"),
        )
    )


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("bone", ["any", "lumbar-spine", "total-hip"])
def test_the_picture_holds_the_rows_of_the_table(open_page: Open, bone: str, width: int) -> None:
    page = at(open_page(f"{DOSE}?bone={bone}&doses=load-by-days", width=width))
    assert of_marks(page) == of_table(page, bone)
    assert f"{len(of_marks(page))} programmes" in page.inner_text(COUNT)


def test_words_and_signs_of_the_table_agree_with_the_forms(open_page: Open) -> None:
    page = at(open_page(f"{DOSE}?bone=lumbar-spine"))
    signs = {"higher": "▲ higher", "lower": "▼ lower", "same": "■ the same", "untold": "◆ cannot"}
    page.locator("#table ~ * summary").first.press("Enter")
    for row, side in of_marks(page):
        shown = page.locator(f"#doses-table [data-row='{row}'] [data-bone]:visible")
        assert shown.count() == 1 and shown.inner_text().startswith(signs[side])


def test_choices_by_keyboard_change_the_address_and_back_undoes_them(open_page: Open) -> None:
    page = at(open_page(DOSE, width=390))
    whole = sum(of_marks(page).values())
    page.locator("select[name=exercise]").focus()
    page.keyboard.type("Jumping")
    expect(page).to_have_url(re.compile(r"\?exercise=impact-jumping$"))
    expect(page.locator(COUNT)).not_to_contain_text(f"{whole} programmes")
    fewer = of_marks(page)
    assert 0 < sum(fewer.values()) < whole and fewer == of_table(page, "any")
    page.go_back()
    expect(page.locator(COUNT)).to_contain_text(f"{whole} programmes")
    assert page.locator("select[name=exercise]").input_value() == ""


def test_an_address_that_asks_for_something_unknown_shows_everything(open_page: Open) -> None:
    page = at(open_page(f"{DOSE}?bone=tail&doses=colour"))
    assert page.locator("select[name=bone]").input_value() == "any"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_warnings_stand_above_every_picture(open_page: Open, script: bool) -> None:
    page = open_page(DOSE, width=390, java_script_enabled=script)
    warning = page.get_by_text("Do not copy it alone at home")
    assert warning.is_visible() and page.get_by_text("not a prescription").first.is_visible()
    picture = page.locator("svg.ds:visible").first
    picture.wait_for()
    above, below = warning.bounding_box(), picture.bounding_box()
    assert above and below and above["y"] < below["y"]


def test_without_script_three_pictures_and_the_whole_table_are_there(open_page: Open) -> None:
    page = open_page(DOSE, java_script_enabled=False)
    assert page.locator("svg.ds:visible").count() == 3
    assert not page.locator("#doses").is_visible()
    page.locator("#table ~ * summary").first.press("Enter")
    assert page.locator("#doses-table tbody tr:visible").count() > 100


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chosen_view_breaks_no_rule(open_page: Open, axe: str, scheme: str) -> None:  # noqa: F811
    page = at(open_page(f"{DOSE}?bone=femoral-neck&people=men", width=390, color_scheme=scheme))
    assert serious(page, axe) == []
