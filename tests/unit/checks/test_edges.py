"""Where a rule begins and ends: the nearest thing that is still right, and the nearest that is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.samples import CHANGE_MG, DENSITY, study_row
from generator.problems import Severity
from tests.unit.checks.sample_base import problems_of

MISSING_FUNDING = "funding: {types: [public], from: {report: lost-2018, where: abstract}}"
LOST_REPORT = "reports: [{ref: lost-2018, role: main, depth: abstract}]"
TOGETHER = "included: {complete: %s, studies: [sample-2020]}\nnot_found: [{what: included.studies, why: text_cut}]"

OTHER = "reports: [{ref: other-2019, role: main, depth: abstract}]\nresults: []"
EDGES = {
    "an interval a whole unit off the middle": (
        study_row(outcome=CHANGE_MG, contrast="estimate: 10, ci: {lower: 3, upper: 20}"),
        {"ci-symmetry"},
    ),
    "an interval half a unit and rounding off the middle": (
        study_row(outcome=CHANGE_MG, contrast="estimate: 10, ci: {lower: 3, upper: 19}"),
        set(),
    ),
    "a p value a tenth of that of the interval": (
        study_row(contrast='estimate: 1.00, ci: {lower: 0.20, upper: 1.80}, p: {op: "=", value: 0.001}'),
        {"ci-p-agree"},
    ),
    "a p value a little above that of the interval": (
        study_row(contrast='estimate: 1.00, ci: {lower: 0.20, upper: 1.80}, p: {op: "=", value: 0.02}'),
        set(),
    ),
    "an interval that holds nothing beside a p below 0.05": (
        study_row(contrast='estimate: 0.9, ci: {lower: -0.1, upper: 1.9}, p: {op: "<", value: 0.05}'),
        {"ci-p-agree"},
    ),
    "eight per cent in half a year": (study_row(time="{value: 6, unit: month}", arms="{arm: ex, mean: 8}"), set()),
    "eighteen per cent in two years": (study_row(time="{value: 2, unit: year}", arms="{arm: ex, mean: 18}"), set()),
    "two per cent a month": (
        study_row(outcome=DENSITY.replace("percent_change", "percent_per_month"), arms="{arm: ex, mean: 2}"),
        {"percent-a-year"},
    ),
    "a load that increases": ("summary: The load increases with every week.", set()),
    "density that increases": ("summary: Bone density increased.", {"forbidden-word"}),
    "insignificant is another word": ("summary: An insignificant-looking gain.", set()),
    "a year and a month of the same year": ("extracted: {date: 2026-05}\nchecked: {date: 2026}", set()),
    "a month after the end of the year": ("extracted: {date: 2026-05}\nchecked: {date: 2025}", {"date-order"}),
    "a site left open, with a word on it": (
        study_row(outcome="{quantity: abmd, scale: percent_change, note: several sites}"),
        set(),
    ),
    "a thin bone": (
        study_row(
            outcome="{site: radius_ultradistal, quantity: abmd, method: dxa, scale: value, unit: g_cm2}",
            arms="{arm: ex, baseline: 0.28}",
            contrast="",
        ),
        set(),
    ),
    "a thick bone as thin": (
        study_row(
            outcome="{site: total_hip, quantity: abmd, method: dxa, scale: value, unit: g_cm2}",
            arms="{arm: ex, baseline: 0.28}",
            contrast="",
        ),
        {"density-range"},
    ),
    "a p printed as nothing": (study_row(contrast='p: {op: "=", value: 0.000}'), set()),
    "a p below nothing": (study_row(contrast='p: {op: "<", value: 0}'), {"p-range"}),
    "a name that another kind of record has": (
        "former_ids: [other-2019]\n# file: reviews/other-2019.yaml\nname: A review",
        set(),
    ),
    "a name that two records had": (
        "former_ids: [older-2019]\n# file: studies/other-2019.yaml\nformer_ids: [older-2019]\n" + OTHER,
        {"former-id"},
    ),
    "its own name": ("former_ids: [sample-2020]", {"former-id"}),
    "the name of a record that cannot be read": (
        "former_ids: [other-2019]\n# file: studies/other-2019.yaml\nschema: none\n" + OTHER,
        {"former-id", "record-kind"},
    ),
    "harms of one arm twice": (
        "harms:\n" + "  - {arm: ex, what: sore knee, from: {report: sample-2020, where: abstract}}\n" * 2,
        set(),
    ),
}


def raised(root: Path, excerpt: str, *, folder: str) -> set[str]:
    return {p.rule for p in problems_of(root, excerpt, folder=folder) if p.severity is not Severity.INFO}


@pytest.mark.parametrize(("excerpt", "rules"), [pytest.param(*case, id=name) for name, case in EDGES.items()])
def test_a_rule_goes_so_far_and_no_farther(excerpt: str, rules: set[str], tmp_path: Path) -> None:
    assert raised(tmp_path, excerpt, folder="studies") == rules


def test_a_lost_report_is_reported_once_and_not_at_every_row_that_was_read_in_it(tmp_path: Path) -> None:
    excerpt = f"{LOST_REPORT}\n{MISSING_FUNDING}\nresults: []"
    problems = [p for p in problems_of(tmp_path, excerpt, folder="studies") if p.severity is not Severity.INFO]
    assert [(p.rule, p.place.line) for p in problems] == [("reference-missing", 5)]


def test_a_list_of_included_studies_may_be_known_in_part(tmp_path: Path) -> None:
    assert raised(tmp_path / "part", TOGETHER % "false", folder="reviews") == set()
    assert raised(tmp_path / "whole", TOGETHER % "true", folder="reviews") == {"not-found-present"}


def test_a_fault_of_shape_makes_no_second_fault_around_it(tmp_path: Path) -> None:
    misspelt = study_row(contrast="estimate: about 1")
    assert raised(tmp_path, misspelt, folder="studies") == {"record-number"}


def test_a_fault_of_shape_hides_no_other_row(tmp_path: Path) -> None:
    both = study_row(contrast="estimate: about 1") + "\npopulation: {sex: female, n_allocated: 41}"
    assert raised(tmp_path, both, folder="studies") == {"record-number", "n-adds-up"}


def test_questions_that_lead_in_a_circle_are_found(tmp_path: Path) -> None:
    circle = "parent: question-two\n# file: questions/question-two.yaml\nparent: question-one"
    assert raised(tmp_path, circle, folder="questions") == {"question-parent"}
