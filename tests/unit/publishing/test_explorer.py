"""The data that the explorer loads say of each publication what its record says, and lose none."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from typing import Any

import pytest

from generator.model import Located
from generator.publishing.explorer_data import BLOCK, COLUMNS, FACETS, FOLDER, Facet, Row, data_files
from generator.publishing.pages.explorer import explorer_files, explorer_pages, explorer_rows
from generator.publishing.reference_formats import bibtex_text
from generator.publishing.take_away import citation_files
from generator.publishing.wording import NOT_STATED
from tests.unit.publishing.records import ARMS, REFERENCES, edition, located, result, review

DOSE = {"sessions_per_week": Decimal(2), "sessions_per_week_to": Decimal(3),
        "intensity": {"scale": "one_rm_pct", "value": Decimal(80)}}  # fmt: skip
LIFT = {**ARMS[0], "supervision": "fully_supervised", "dose": DOSE}


def row_of(found: Located) -> Row:
    return explorer_rows(edition(found), {})[0]


def of_study(**fields: Any) -> dict[str, set[str]]:
    return {key: set(options) for key, options in row_of(located("studies", **fields)).options.items()}


def trained(**fields: Any) -> dict[str, set[str]]:
    return of_study(arms=[{**LIFT, **fields}, ARMS[1]])


def loaded(*found: Located) -> dict[str, Any]:
    """The files by name, read as the script reads them."""
    sample = edition(*found)
    files = explorer_files(sample, citation_files(sample))
    return {path.removeprefix(FOLDER).removesuffix(".json"): json.loads(text) for path, text in files.items()}


def held(files: dict[str, Any], key: str) -> list[set[str]]:
    """The options of each row in a filter, decoded."""
    facet = next(facet for facet in files["core"]["facets"] if facet["key"] == key)
    values = files.get(key) or files["core"]["data"][key]
    return [{option["key"] for bit, option in enumerate(facet["options"]) if bits >> bit & 1} for bits in values]


def blank(number: int, **fields: Any) -> Row:
    name = f"Study {number}"
    given = {"mark": "", "options": {}, "texts": {}, "numbers": {}, "standing": {}, "cited": {"bib": name, "ris": name}}
    return Row(**{"name": name, "address": f"studies/{number}/", **given, **fields})


def test_a_trial_is_found_by_what_its_record_says() -> None:
    found = of_study(
        arms=[LIFT, ARMS[1]],
        results=[result()],
        population={"sex": "female", "life_stage": ["postmenopausal_unspecified"], "bone_status": ["osteoporosis"]},
        design={"type": "rct_parallel", "duration": {"value": Decimal(8), "unit": "month"}},
        funding={"types": ["public"]},
    )
    assert found == {
        "kind": {"study"},
        "site": {"lumbar-spine"},
        "group": {"after-menopause"},
        "bones": {"low", "osteoporosis"},
        "exercise": {"progressive-resistance", "resistance-any"},
        "design": {"rct-parallel", "randomised"},
        "load": {"high"},
        "sessions": {"2", "3"},
        "weeks": {"26-51"},
        "supervision": {"fully-supervised"},
        "impact": {"no"},
        "bias": {"not-judged"},
        "years": {"2000-2009"},
        "funding": {"public"},
        "depth": {"abstract"},
    }


def test_what_was_not_read_is_not_stated_and_still_found() -> None:
    found = of_study(arms=[ARMS[0]])
    assert {key for key, options in found.items() if options == {"not-stated"}} == {
        "bones", "load", "sessions", "weeks", "supervision", "funding"}  # fmt: skip
    assert found["site"] == found["group"] == {"other"}


@pytest.mark.parametrize(
    "fields, options",
    [
        ({"modality": "impact_jumping"}, {"yes"}),
        ({"modality": "high_intensity_resistance_impact"}, {"yes"}),
        ({"dose": {"impacts_per_session": Decimal(50)}}, {"yes"}),
        ({"modality": "walking"}, {"no"}),
    ],
)
def test_impact_is_known_by_the_exercise_or_by_the_jumps(fields: dict[str, Any], options: set[str]) -> None:
    assert trained(**fields)["impact"] == options


@pytest.mark.parametrize("number, options", [("0.5", {"1"}), ("2.5", {"2"}), ("7", {"4-plus"})])
def test_sessions_fall_into_whole_numbers(number: str, options: set[str]) -> None:
    assert trained(dose={"sessions_per_week": Decimal(number)})["sessions"] == options


@pytest.mark.parametrize(
    "value, unit, options",
    [
        (25, "week", {"under-26"}),
        (6, "month", {"26-51"}),
        (1, "year", {"52-103"}),
        (2, "year", {"104-plus"}),
    ],
)
def test_a_length_falls_into_its_band(value: int, unit: str, options: set[str]) -> None:
    design = {"type": "cohort", "duration": {"value": Decimal(value), "unit": unit}}
    assert of_study(design=design)["weeks"] == options


def test_a_quality_score_is_no_judgement_of_bias() -> None:
    score, judged = {"tool": "pedro", "proxy": True, "by": "a database"}, {"tool": "rob2", "by": "a review"}
    assert of_study(risk_of_bias=[score])["bias"] == {"score"}
    assert of_study(risk_of_bias=[score, judged])["bias"] == {"judged"}


def test_a_review_has_no_dose_to_be_found_by() -> None:
    row = row_of(review())
    assert row.options["kind"] == {"review"} and row.options["site"] == {"lumbar-spine"}
    assert not {"load", "sessions", "weeks", "supervision", "impact"} & set(row.options)


def test_trained_people_stand_where_the_printed_means_put_them() -> None:
    means = [{"arm": "lift", "n": 10, "mean": Decimal("1.0")}, {"arm": "con", "n": 10, "mean": Decimal("-0.5")}]
    hip = result("th", outcome={"site": "total_hip", "quantity": "abmd", "scale": "percent_change"})
    row = row_of(located("studies", arms=ARMS, results=[result(arms=means), hip]))
    assert row.standing == {"higher": {"lumbar-spine"}, "untold": {"total-hip"}}


def test_a_missing_dose_says_so() -> None:
    assert row_of(located("studies", arms=[ARMS[0]])).texts["dose"] == NOT_STATED


def test_a_draft_is_marked() -> None:
    assert loaded(located("studies", status="draft"))["core"]["marks"] == {"0": "Draft"}


def test_the_files_give_back_every_option_of_every_row() -> None:
    found = (located("studies", arms=[LIFT, ARMS[1]], results=[result()]), review())
    rows, files = explorer_rows(edition(*found), {}), loaded(*found)
    for facet in FACETS:
        assert held(files, facet.key) == [set(row.options.get(facet.key, ())) for row in rows], facet.key


def test_the_counts_that_a_reader_sees_first_are_those_of_the_rows() -> None:
    files = loaded(located("studies", arms=[LIFT, ARMS[1]]), review())
    for facet in files["core"]["facets"]:
        for option in facet["options"]:
            assert option["count"] == sum(option["key"] in row for row in held(files, facet["key"])) > 0


def test_columns_that_are_not_shown_at_first_lie_in_files_of_their_own() -> None:
    files = loaded(located("studies", arms=[LIFT, ARMS[1]]))
    assert set(files["core"]["data"]) == {"kind", *(column.key for column in COLUMNS if column.shown)}
    assert {column.key for column in COLUMNS if not column.shown} <= set(files)
    assert files["dose"]["words"][files["dose"]["rows"][0]].startswith("2 to 3\u00a0sessions a week")


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.key)
def test_every_filter_fits_the_bits_of_the_script_and_its_keys_an_address(facet: Facet) -> None:
    keys = [facet.key, *(key for key, _ in facet.options)]
    assert len(keys) <= 32 and len(set(keys)) == len(keys)
    assert all(re.fullmatch("[a-z0-9-]+", key) for key in keys)


def test_a_filter_with_too_many_options_is_refused() -> None:
    rows = [blank(number, numbers={"year": number * 10}, options={"years": frozenset({f"{n}-{n + 9}"})})
            for number in range(100, 132) for n in [number * 10]]  # fmt: skip
    with pytest.raises(ValueError, match="32 options"):
        data_files(rows)


def test_the_lines_of_a_download_are_those_of_the_exports() -> None:
    files = loaded(located("studies", arms=[LIFT, ARMS[1]]))
    assert files["bib-0"] == [bibtex_text([REFERENCES["doe-2001"]])]
    assert "TI  - A trial" in files["ris-0"][0] and files["ris-0"][0].rstrip().endswith("ER  -")
    head = next(one["head"] for one in files["core"]["formats"] if one["key"] == "csv")
    (line,) = csv.DictReader(io.StringIO(head + files["csv-0"][0]))
    assert line["name"] == "Doe 2001" and line["load"] == "high" and line["exercise"] == (
        "resistance-any progressive-resistance")  # fmt: skip


def test_a_name_that_a_spreadsheet_would_run_is_made_safe() -> None:
    (line,) = json.loads(data_files([blank(1, name="=1+1")])[f"{FOLDER}csv-0.json"])
    assert line.startswith("'=1+1,")


def test_the_lines_of_many_rows_lie_in_blocks() -> None:
    files = data_files([blank(number) for number in range(BLOCK + 1)])
    assert json.loads(files[f"{FOLDER}bib-1.json"]) == [f"Study {BLOCK}"]


def test_rows_come_by_name_whatever_their_accents() -> None:
    names = {"a": "zeta", "b": "\u00d6stlund", "c": "Adam"}
    rows = explorer_rows(edition(*(located("studies", key, name=name) for key, name in names.items())), {})
    assert [row.name.split(" (")[0] for row in rows] == ["Adam", "\u00d6stlund", "zeta"]


def test_the_page_leads_to_the_same_studies_without_script() -> None:
    (page,) = explorer_pages(edition(located("studies", arms=ARMS, results=[result()])))
    html = "".join(section.html for section in page.sections)
    for address in ("../studies/", "../reviews/", "../guidelines/", "../regions/spine/lumbar-spine/"):
        assert f'href="{address}"' in html
    assert "</a>, 1 study" in html
    assert re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL) == [""]
