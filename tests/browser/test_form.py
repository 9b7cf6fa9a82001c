"""The form: a reference becomes the file that the command writes, faults stand at their fields, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.cli.check import run_check
from generator.cli.new import run_new
from tests.browser.conftest import Open
from tests.browser.reader import focus_shows
from tests.browser.test_accessibility import axe, serious  # noqa: F401  (axe is a fixture)
from tests.browser.test_layout import STICKS_OUT
from tests.conftest import ROOT

TODAY = "2026-01-02"
AT = "/contribute/add-a-study/"
READY = "#record-form:not([hidden])"
RIS = """\
Provider: A journal
Content: text/plain; charset="UTF-8"

TY  - JOUR
AU  - Müller, Jörg
AU  - O'Neil, A.B.
TI  - Lifting and the LIFTX programme in postmenopausal women with osteopenia: a cluster-randomised
  trial in 12 centres
JO  - Bone & Joint
PY  - 2018/02/14/
VL  - 33
IS  - 2
SP  - 211
EP  - 20
DO  - https://doi.org/10.1000/BJ.2018
UR  - https://example.org/bj/2018
AB  - Registered as NCT01234567.
ER  -
"""


@pytest.fixture
def form(open_page: Open) -> Page:
    page = open_page(None)
    page.clock.set_fixed_time(f"{TODAY}T12:00:00Z")
    return page


@pytest.fixture
def page(form: Page, address: str) -> Page:
    """The form on the day of the tests."""
    return at(form, address)


def at(page: Page, address: str) -> Page:
    page.goto(address + AT)
    page.wait_for_selector(READY)
    return page


def take(page: Page, ris: str = RIS) -> None:
    page.set_input_files(
        "#publication-file", {"name": "a.ris", "mimeType": "text/plain", "buffer": ris.encode("utf-8")}
    )
    expect(page.locator("#publication-taken")).to_have_text("Taken over. Compare it with the paper.")


def finish(page: Page) -> None:
    page.locator("[data-part=finish]").press("Enter")


def downloaded(page: Page) -> tuple[str, str]:
    """Name and text of the file that the form gives."""
    finish(page)
    expect(page.locator("[data-part=faults]")).to_be_hidden()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").last.press("Enter")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_text(encoding="utf-8")


def by_the_command(folder: Path, ris: str, design: str = "") -> str:
    """What `evidence new study --from a.ris --stdout` prints in this repository."""
    (folder / "a.ris").write_text(ris, encoding="utf-8")
    asked = {"source": folder / "a.ris", "doi": "", "pmid": "", "design": design, "stdout": True, "format": "text"}
    text, notes, code = run_new(ROOT, "study", **asked, today=TODAY, environment={})
    assert code == 0, notes
    return text


def checked(folder: Path, name: str, text: str) -> str:
    """What `evidence check` says of the file alone; it must pass."""
    (folder / "evidence/studies").mkdir(parents=True)
    (folder / "evidence/studies" / name).write_text(text, encoding="utf-8")
    said, _, code = run_check(folder, [], draft=True, strict=False, fix=False, dry_run=False, format="text")
    assert code == 0, said
    return said


def fill(page: Page, facts: dict[str, str]) -> None:
    for name, value in facts.items():
        node = page.locator(f"[id='{name}']")
        if not node.is_visible():
            node.evaluate(
                "node => { for (let at = node; at; at = at.parentElement) if (at.open === false) at.open = true; }"
            )
        if node.evaluate("node => node.tagName") == "SELECT":
            node.select_option(value)
        else:
            node.fill(value)


def faults(page: Page) -> list[str]:
    return page.locator("[data-part=faults] li").all_inner_texts()


def test_a_reference_becomes_the_very_file_that_the_command_writes(page: Page, tmp_path: Path) -> None:
    take(page)
    name, text = downloaded(page)
    assert (name, text) == ("muller-2018.yaml", by_the_command(tmp_path, RIS))
    assert "type: rct_cluster   # TODO: guessed" in text and "bibtex: |" in text
    checked(tmp_path, name, text)


def test_what_is_typed_by_hand_becomes_the_same_file(page: Page, tmp_path: Path) -> None:
    ris = RIS.replace("AB  - Registered as NCT01234567.\n", "")
    title = "Lifting and the LIFTX programme in postmenopausal women with osteopenia: "
    title += "a cluster-randomised trial in 12 centres"
    fill(page, {
        "publication-doi": "doi:10.1000/BJ.2018", "publication-title": title, "publication-year": "2018",
        "publication-authors": "Müller, Jörg\nO'Neil, A. B.", "publication-journal": "Bone & Joint",
        "publication-volume": "33", "publication-number": "2", "publication-pages": "211--220",
        "publication-design": "rct_parallel",
    })  # fmt: skip
    assert downloaded(page) == ("muller-2018.yaml", by_the_command(tmp_path, ris, "rct_parallel"))


FILLED = {
    "record-reports-0-depth": "full_text", "record-summary": "Sixty women lifted: twice a week, or did not.",
    "record-design-duration-value": "12", "record-design-duration-unit": "month", "record-population-sex": "female",
    "record-population-age-mean": "65.0", "record-population-age-sd": "5", "record-population-n_allocated": "60",
    "record-population-description": "Women who had not trained before.", "record-population-from-where": "table 1",
    "record-extracted-by": "no",
}  # fmt: skip
ROWS = {
    "record-results-0-outcome-site": "femoral_neck", "record-results-0-outcome-quantity": "abmd",
    "record-results-0-outcome-scale": "percent_change", "record-results-0-time-value": "12",
    "record-results-0-time-unit": "month", "record-results-0-from-where": "table 2",
}  # fmt: skip


def test_a_record_with_figures_passes_the_checks_and_keeps_them_as_printed(page: Page, tmp_path: Path) -> None:
    take(page)
    fill(page, {"publication-design": "rct_parallel", **FILLED})
    for label in ("Lifting", "Usual life"):
        page.locator("#record-arms-add").press("Enter")
        number = 0 if label == "Lifting" else 1
        fill(page, {f"record-arms-{number}-label": label, f"record-arms-{number}-n_allocated": "30"})
    fill(page, {"record-arms-0-modality": "progressive_resistance", "record-arms-1-comparator": "usual_activity"})
    page.locator("#record-results-add").press("Enter")
    fill(page, ROWS)
    for number, (arm, mean) in enumerate({"ex": "0.30", "con": "-1.20"}.items()):
        page.locator("#record-results-0-arms-add").press("Enter")
        head = f"record-results-0-arms-{number}"
        fill(page, {f"{head}-arm": arm, f"{head}-n": "30", f"{head}-n_basis": "allocated", f"{head}-mean": mean})
    name, text = downloaded(page)
    assert "mean: 0.30" in text and "mean: -1.20" in text and 'by: "no"' in text and "age: {mean: 65.0, sd: 5}" in text
    assert "0 errors, 0 queries" in checked(tmp_path, name, text)


PLANTED = {
    "publication-doi": "10.10/x", "publication-year": "18", "record-population-age-mean": "about 65",
    "record-population-age-sd": "5 %", "record-population-n_allocated": "-3", "record-population-n_analysed": "12.5",
    "record-design-duration-value": "012", "record-editorial-checked": "2026-13", "record-arms-0-id": "Exercise Group",
    "record-results-0-time-value": "twelve", "record-design-icc": ".",
}  # fmt: skip
LACKING = ("record-editorial-status", "record-arms-0-label", "record-results-0-outcome", "record-results-0-from-where")


def test_planted_faults_are_shown_at_their_fields_all_at_once(page: Page) -> None:
    take(page)
    page.locator("#record-arms-add").press("Enter")
    page.locator("#record-results-add").press("Enter")
    fill(page, PLANTED)
    finish(page)
    expect(page.locator("[data-part=faults]")).to_be_focused()
    for name in (*PLANTED, *LACKING):
        node = page.locator(f"[id='{name}']")
        assert node.get_attribute("aria-invalid") == "true", name
        told = node.get_attribute("aria-describedby").split()[-1]
        expect(page.locator(f"[id='{told}']")).to_be_visible()
    said = faults(page)
    assert len(said) >= len(PLANTED) + len(LACKING) and len(set(said)) == len(said)
    assert 'population.age.mean is "about 65"; expected a number as printed, such as 0.30' in said
    page.locator("[data-part=faults] a").filter(has_text="n_allocated").press("Enter")
    expect(page.locator("#record-population-n_allocated")).to_be_focused()
    assert not page.locator("[data-part=done]").is_visible()


def test_a_publication_that_has_a_record_is_not_recorded_twice(page: Page) -> None:
    take(page, RIS.replace("10.1000/BJ.2018", "10.1002/jbmr.3284"))
    finish(page)
    assert faults(page)[0] == "DOI 10.1002/jbmr.3284 is that of watson-2018 (evidence/studies/watson-2018.yaml)"
    page.get_by_role("link", name="Open that record").press("Enter")
    expect(page).to_have_url(page.url.split("/contribute")[0].split("/studies")[0] + "/studies/watson-2018/")


def test_a_draft_is_kept_in_this_browser_until_it_is_deleted(page: Page, address: str) -> None:
    fill(page, {"record-summary": "Half a sentence", "publication-title": "Lifting"})
    page.locator("#record-arms-add").press("Enter")
    fill(page, {"record-arms-0-label": "Lifting"})
    expect(page.locator("[data-part=kept]")).to_have_text("Kept.")
    at(page, address)
    expect(page.locator("#record-summary")).to_have_value("Half a sentence")
    expect(page.locator("#record-arms-0-label")).to_have_value("Lifting")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-part=delete]").press("Enter")
    expect(page.locator("#record-summary")).to_have_value("")
    at(page, address)
    expect(page.locator("#publication-title")).to_have_value("")
    assert page.evaluate("() => localStorage.getItem('bone-evidence-draft/1')") is None


def test_more_than_a_browser_should_keep_is_said(page: Page) -> None:
    page.locator("#record-summary").fill("word " * 50_000)
    expect(page.locator("[data-part=kept]")).to_contain_text("cannot keep it")


def test_a_design_decides_which_fields_there_are(page: Page) -> None:
    fill(page, {"publication-design": "rct_cluster"})
    assert page.locator("#record-design-icc").count() == 1
    fill(page, {"record-design-icc": "0.05", "publication-design": "cross_sectional"})
    assert page.locator("#record-design-icc, #record-arms, #record-harms").count() == 0
    page.locator("#record-results-add").press("Enter")
    assert page.locator("#record-results-0-groups").count() == 1
    assert page.locator("#record-results-0-arms, #record-results-0-contrasts").count() == 0
    fill(page, {"publication-record": "guideline"})
    assert page.locator("#record-recommendations").count() == 1 and page.locator("#record-results").count() == 0


def test_the_page_of_the_host_is_filled_in_or_empty_where_the_text_is_too_long(page: Page) -> None:
    take(page)
    finish(page)
    assert page.locator("[data-part=hand-over] a").count() == 0  # no repository is named in this checkout
    page.evaluate("() => { document.getElementById('record-form').dataset.repo = 'https://code.example/bones'; }")
    finish(page)
    link = page.locator("#record-form [data-part=hand-over] a")
    href = link.get_attribute("href")
    assert href.startswith("https://code.example/bones/new/main?filename=evidence%2Fstudies%2Fmuller-2018.yaml")
    assert len(href) <= 7000 or "value=" not in href
    page.locator("#record-summary").fill("word " * 700)
    finish(page)
    expect(link).to_have_text("Copy, and open a new file at the host")
    assert "value=" not in link.get_attribute("href")


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    take(page)
    page.locator("#publication-file").focus()
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.dataset.part") == "finish":
            break
    assert focus_shows(page)
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=done]")).to_be_focused()
    page.keyboard.press("Tab")
    with page.expect_download():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_state_can_be_read_by_all(
    open_page: Open,
    address: str,
    axe: str,  # noqa: F811
    width: int,
    scheme: str,
) -> None:
    page = at(open_page(None, width=width, color_scheme=scheme), address)
    states = {"empty": serious(page, axe)}
    take(page)
    page.locator("#record-arms-add").press("Enter")
    page.evaluate("() => document.querySelectorAll('#record-form details').forEach(fold => { fold.open = true; })")
    states["filled"] = serious(page, axe)
    finish(page)
    expect(page.locator("[data-part=faults]")).to_be_visible()
    states["faults"] = serious(page, axe)
    assert page.evaluate(STICKS_OUT) == []
    page.get_by_role("button", name="Remove group 1").press("Enter")
    finish(page)
    expect(page.locator("[data-part=done]")).to_be_visible()
    states["done"] = serious(page, axe)
    assert page.evaluate(STICKS_OUT) == []
    assert {state: found for state, found in states.items() if found} == {}


def test_nothing_is_asked_of_another_host_and_nothing_is_sent(open_page: Open, address: str) -> None:
    page = open_page(None)
    asked: list[tuple[str, str]] = []
    page.on("request", lambda request: asked.append((request.method, request.url)))
    at(page, address)
    take(page)
    downloaded(page)
    assert [one for one in asked if one[0] != "GET" or not one[1].startswith((f"{address}/", "blob:"))] == []


def test_telling_of_a_study_takes_two_fields_and_gives_a_text(page: Page) -> None:
    box = page.locator("form[data-short=study]")
    box.get_by_role("button", name="Download").press("Enter")
    expect(box.get_by_role("status")).to_have_text("Still needed: DOI, or a link to the paper · Why does it matter?")
    expect(page.locator("#tell-doi")).to_be_focused()
    fill(page, {"tell-doi": "10.1000/bj.2018", "tell-why": "The first trial in men."})
    with page.expect_download() as waiting:
        box.get_by_role("button", name="Download").press("Enter")
    text = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert "10.1000/bj.2018" in text and "The first trial in men." in text


def test_a_correction_begins_at_the_page_of_a_study(open_page: Open) -> None:
    page = open_page("/studies/watson-2018/")
    page.get_by_role("link", name="Suggest a correction").first.press("Enter")
    expect(page.locator("#correction-record")).to_have_value("evidence/studies/watson-2018.yaml")
    fill(page, {"correction-field": "Harms and drop-outs", "correction-problem": "Two, not one.",
                "correction-source": "table 3"})  # fmt: skip
    page.evaluate("""() => {
      window.open = address => { window.opened = address; };
      document.querySelector("form[data-short]").dataset.repo = "https://code.example/bones";
    }""")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").press("Enter")
    assert "Two, not one." in Path(waiting.value.path()).read_text(encoding="utf-8")
