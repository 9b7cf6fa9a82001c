"""What the page of a study says, and what it never says."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from generator.publishing.pages.safety import beside_heavy
from generator.publishing.pages.study import HEADINGS, study_pages
from tests.unit.publishing.records import ARMS, SOURCE, edition, located, result


def page_text(*beside, **fields: Any) -> str:
    """The text of a study's page: title, lead and sections, no-break spaces as spaces."""
    (page,) = study_pages(edition(located("studies", **fields), *beside))
    return "\n".join([page.title, page.lead, *(section.html for section in page.sections)]).replace("\u00a0", " ")


def section(name: str, *beside, **fields: Any) -> str:
    """One section of a study's page; empty where the page has none."""
    (page,) = study_pages(edition(located("studies", **fields), *beside))
    found = [section.html for section in page.sections if section.id == name]
    return found[0].replace("\u00a0", " ") if found else ""


def words(html: str) -> str:
    """HTML as a reader reads it."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_name_stands_before_the_reference() -> None:
    (page,) = study_pages(edition(located("studies", name="LIFTMOR")))
    assert page.title == "LIFTMOR (Doe 2001)"


def test_sections_keep_their_order_and_their_ids() -> None:
    (page,) = study_pages(edition(located("studies")))
    ids = [section.id for section in page.sections]
    assert ids == [name for name in HEADINGS if name in ids]
    assert {"at-a-glance", "results", "harms", "risk-of-bias", "not-told", "where-it-counts", "sources"} <= set(ids)


def test_both_groups_stand_in_one_table_with_what_the_spread_is() -> None:
    judged = {"type": "sd", "value": 2, "basis": "assumed"}
    arms = [
        {"arm": "lift", "n": 49, "n_basis": "allocated", "mean": 3, "spread": judged},
        {"arm": "con", "n": 52, "n_basis": "allocated", "mean": -1, "spread": {"type": "not_stated", "value": 2}},
    ]
    text = words(section("results", arms=ARMS, results=[result(arms=arms)]))
    assert "Lifting 49 allocated +3 ± 2, standard deviation (type judged by its size) higher" in text
    assert "No training 52 allocated −1 ± 2, type not stated" in text


def test_higher_is_said_only_where_both_means_are_printed() -> None:
    half = [{"arm": "lift", "mean": 3}, {"arm": "con", "p_within": {"op": "ns"}}]
    text = section("results", arms=ARMS, results=[result(arms=half)])
    assert "Against the comparison" not in text


def test_a_row_that_is_never_counted_says_why() -> None:
    row = result(count="never", why="post_hoc_subset", arms=[{"arm": "lift", "mean": 3}])
    assert "Shown, never counted: subset chosen afterwards." in section("results", arms=ARMS, results=[row])


def test_rows_beside_the_counted_one_unfold_below_it() -> None:
    arms = [{"arm": "lift", "mean": 3}]
    rows = [result("main", arms=arms), result("early", count="interim", arms=arms)]
    counted, _, beside = section("results", arms=ARMS, results=rows).partition("<details")
    assert ('id="result-main"' in counted, 'id="result-early"' in beside) == (True, True)


def test_a_missing_figure_is_said_and_never_a_dash() -> None:
    arms = [{"arm": "lift", "mean": 3}, {"arm": "con", "n": 20}]
    html = section("results", arms=ARMS, results=[result(arms=arms)])
    assert html.count("not stated in what we read") == 2
    assert not re.search(r">\s*[-–—]\s*<", html)


def test_silence_about_harms_is_not_the_absence_of_harms() -> None:
    text = words(section("harms"))
    assert "Harms: not stated in what we read (we read the abstract). That does not mean that there were none." in text


def test_what_is_not_extracted_is_listed_in_words() -> None:
    gaps = [{"what": "arms.con.n_analysed", "why": "not_in_text_read"}, {"what": "funding", "why": "text_cut"}]
    text = words(section("not-told", arms=ARMS, not_found=gaps))
    assert "People in the main analysis: No training not stated in what we read" in text
    assert "Who paid our copy of the text was cut off" in text


def test_a_figure_that_another_work_quotes_names_that_work() -> None:
    row = result(arms=[{"arm": "lift", "mean": 3}], **{"from": {**SOURCE, "quoted_in": "magazine"}})
    text = words(section("results", arms=ARMS, results=[row]))
    assert "Read in Doe 2001, abstract, as Seven reasons gives it." in text


def test_a_unit_that_we_judged_says_so() -> None:
    outcome = {"site": "total_hip", "quantity": "abmd", "scale": "change", "unit": "g_cm2", "unit_basis": "assumed"}
    assert "unit judged by the size of the figures" in section("results", results=[result(outcome=outcome)])


def test_the_answer_to_a_check_is_shown() -> None:
    query = {"rule": "ci-p-agree", "at": "results.ls", "answer": "an adjusted model, probably", "date": "2026"}
    text = words(section("record", results=[result()], queries=[query]))
    assert "Lumbar spine L1-L4: An adjusted model, probably." in text


def test_a_conflict_shows_both_values() -> None:
    conflict = {"field": "population.n_allocated", "kept": "101", "other": "103", "from": SOURCE}
    assert "101 103 (Doe 2001, abstract)" in words(section("conflicts", conflicts=[conflict]))


def test_a_page_without_conflicts_has_no_section_for_them() -> None:
    assert section("conflicts") == ""


@pytest.mark.parametrize("quantity", ["abmd", "bmc"])
def test_a_density_page_says_that_denser_is_not_unbroken(quantity: str) -> None:
    outcome = {"site": "total_hip", "quantity": quantity, "scale": "percent_change"}
    assert "Denser is not the same as unbroken." in page_text(results=[result(outcome=outcome)])


def test_a_page_about_falls_does_not() -> None:
    outcome = {"quantity": "falls", "scale": "count"}
    assert "Denser is not" not in page_text(results=[result(outcome=outcome)])


@pytest.mark.parametrize(
    ("fields", "notice"),
    [
        ({"editorial": {"status": "retracted"}}, "Retracted."),
        ({"editorial": {"status": "corrected_not_read"}}, "we have not seen its text"),
        ({"status": "draft"}, "Draft."),
        (
            {"status": "withdrawn", "withdrawn": {"code": "duplicate", "reason": "read twice", "date": "2026"}},
            "A double: Read twice. Since 2026.",
        ),
    ],
)
def test_a_notice_stands_above_everything(fields: dict[str, Any], notice: str) -> None:
    (page,) = study_pages(edition(located("studies", **fields)))
    banner, _, rest = page.lead.partition("be-summary")
    assert notice in words(banner)


def test_an_unchecked_record_says_so_and_the_page_carries_the_newest_date() -> None:
    text = words(page_text())
    assert "Record checked: not yet checked by a second person Page built 5 January 2026" in text


def test_questions_reviews_and_claims_that_rest_on_it_are_named() -> None:
    question = located("questions", "q", trials={"partial": ["doe-2001"]})
    claim = located("claims", "c", trace=[{"ref": "doe-2001", "identity": "likely", "depth": "abstract"}])
    text = words(section("where-it-counts", question, claim))
    assert "Does it? belongs here; only a part of its figures was read" in text
    assert "✓ Matches the source : Lifting helps" in text


def test_text_from_a_record_is_escaped() -> None:
    hostile = "<script>alert(1)</script>"
    assert "<script" not in page_text(summary=hostile, note=hostile, arms=[{**ARMS[0], "label": hostile}])


def test_the_only_addresses_outside_are_http_and_doi() -> None:
    links = re.findall(r'href="([^"]+)"', page_text(registration={"id": "javascript:alert(1)"}))
    assert all(not link.startswith(("javascript:", "data:", "//")) for link in links)


def test_no_heading_inside_a_section_is_above_the_third_level() -> None:
    text = page_text(arms=ARMS, results=[result(arms=[{"arm": "lift", "mean": 3}])])
    assert not re.search(r"<h[12456]", text)


def test_bars_are_drawn_only_where_means_of_both_kinds_of_group_are_printed() -> None:
    both = [{"arm": "lift", "mean": 3}, {"arm": "con", "mean": -1}]
    doubtful = {"count": "never", "why": "misprint_suspected"}
    rows = [result(arms=both), result(arms=both[:1]), result(arms=both, **doubtful)]
    assert ["<svg" in section("results", arms=ARMS, results=[row]) for row in rows] == [True, False, False]


def test_a_name_of_a_group_with_a_comma_is_quoted_in_a_union() -> None:
    contrast = {"of": ["lift", "con"], "against": ["con"], "direction": "favours_first"}
    text = words(section("results", arms=ARMS, results=[result(contrasts=[contrast])]))
    assert "“Lifting” and “No training” against No training Higher in “Lifting” and “No training”." in text


@pytest.mark.parametrize(
    "dose, warned",
    [
        ({"intensity": {"scale": "one_rm_pct", "value": Decimal(85)}}, True),
        ({"impacts_per_session": Decimal(50)}, True),
        ({"intensity": {"scale": "one_rm_pct", "value": Decimal(80)}}, False),
    ],
)
def test_a_programme_with_heavy_loads_or_jumps_stands_beside_its_warning(dose: dict, warned: bool) -> None:
    found = located("studies", arms=[{**ARMS[0], "dose": dose}, ARMS[1]])
    texts = " ".join(line.text for line in beside_heavy(found.record))
    assert ("Do not copy it alone at home" in texts) == warned
    assert ("broken a bone in your spine" in texts) == warned


def test_beside_the_programme_of_children_stands_what_holds_for_children() -> None:
    population = {"sex": "mixed", "life_stage": ["child_prepubertal"], "age": {"min": Decimal(6), "max": Decimal(10)}}
    jumping = {**ARMS[0], "modality": "impact_jumping"}
    (line,) = beside_heavy(located("studies", arms=[jumping, ARMS[1]], population=population).record)
    assert line.text.startswith("A trained adult should teach and watch")
