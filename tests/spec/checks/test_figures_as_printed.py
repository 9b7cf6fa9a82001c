"""Figures are compared as they were printed: rounding is allowed for, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.samples import CHANGE_MG, review_row, study_row
from generator.problems import Severity
from tests.unit.checks.sample_base import problems_of


def raised(root: Path, excerpt: str, *, folder: str = "studies") -> set[str]:
    """Ids of the rules that an excerpt breaks, infos left out."""
    return {p.rule for p in problems_of(root, excerpt, folder=folder) if p.severity is not Severity.INFO}


@pytest.mark.parametrize(
    "figures",
    [
        pytest.param("estimate: 0.00, ci: {lower: 0.00, upper: 0.01}", id="everything rounded to nothing"),
        pytest.param("estimate: 0.4, ci: {lower: 0.41, upper: 0.43}", id="estimate printed to fewer places"),
        pytest.param("estimate: 8, ci: {lower: 3, upper: 13}", id="whole numbers"),
        pytest.param("estimate: 7, ci: {lower: 2, upper: 13}", id="half a unit off the middle"),
        pytest.param("estimate: -1.0, ci: {lower: -1.8, upper: -0.2}", id="below nothing"),
    ],
)
def test_rounding_alone_breaks_no_rule(figures: str, tmp_path: Path) -> None:
    assert raised(tmp_path, study_row(outcome=CHANGE_MG, contrast=figures)) == set()


@pytest.mark.parametrize(
    ("figures", "rule"),
    [
        pytest.param("estimate: 0.4, ci: {lower: 0.5, upper: 0.6}", "ci-order", id="estimate below the interval"),
        pytest.param("estimate: 1.0, ci: {lower: 0.2, upper: -1.8}", "ci-order", id="a lost minus sign"),
        pytest.param("estimate: 19, ci: {lower: 11, upper: 39}", "ci-symmetry", id="lopsided"),
        pytest.param("estimate: 1.0, ci: {lower: 0.2, upper: 1.8}, p: {op: ns}", "ci-p-agree", id="not significant"),
        pytest.param('p: {op: "=", value: 1.2}', "p-range", id="p above 1"),
        pytest.param('p: {op: "<"}', "p-range", id="p without a value"),
    ],
)
def test_what_rounding_cannot_explain_is_found(figures: str, rule: str, tmp_path: Path) -> None:
    assert raised(tmp_path, study_row(outcome=CHANGE_MG, contrast=figures)) == {rule}


def test_the_interval_of_a_ratio_is_even_on_the_logarithm(tmp_path: Path) -> None:
    row = review_row("estimate: 0.84\n    ci: {lower: 0.57, upper: 1.23}", scale="risk_ratio")
    fractures = row.replace("site: femoral_neck, quantity: abmd, method: dxa", "quantity: fractures")
    assert raised(tmp_path / "even", fractures, folder="reviews") == set()
    lopsided = fractures.replace("1.23", "1.90")
    assert raised(tmp_path / "lopsided", lopsided, folder="reviews") == {"ci-symmetry"}


ARMS = """{arm: ex, n: 49, n_basis: allocated, mean: 0.3, spread: {type: sd, value: 2.6}},
      {arm: con, n: 52, n_basis: allocated, mean: -1.9, spread: {type: sd, value: 2.6}}"""
PEOPLE = """
population: {sex: female, n_allocated: 101}
arms:
  - {id: ex, role: intervention, label: Training, modality: walking, n_allocated: 49}
  - {id: con, role: comparator, label: No training, comparator: no_intervention, n_allocated: 52}
"""


@pytest.mark.parametrize(
    ("contrast", "rules"),
    [
        pytest.param('p: {op: "=", value: 0.004}', {"ci-p-agree"}, id="means and spreads give another p"),
        pytest.param('p: {op: "<", value: 0.001}', set(), id="a limit that holds"),
        pytest.param('p: {op: "=", value: 0.004}, adjusted: yes', set(), id="an adjusted model is another estimate"),
        pytest.param('p: {op: "=", value: 0.004}, paired: true', set(), id="two sides of the same people"),
    ],
)
def test_a_p_value_follows_from_means_and_spreads_unless_the_model_differs(
    contrast: str, rules: set[str], tmp_path: Path
) -> None:
    quoted = contrast.replace("adjusted: yes", 'adjusted: "yes"')
    assert raised(tmp_path, PEOPLE + study_row(arms=ARMS, contrast=quoted)) == rules


def test_an_assumed_standard_error_is_not_measured_against_the_floor_of_deviations(tmp_path: Path) -> None:
    spread = "{arm: ex, n: 12, n_basis: analysed, mean: 1.6, spread: {type: %s, value: 0.9, basis: assumed}}"
    assert raised(tmp_path / "se", study_row(arms=spread % "se")) == set()
    assert raised(tmp_path / "sd", study_row(arms=spread % "sd")) == {"sd-below-precision"}


def test_growing_children_may_gain_more_than_ten_per_cent_a_year(tmp_path: Path) -> None:
    """Rule R14: such a change is asked about in adults, never refused."""
    row = study_row(arms="{arm: ex, mean: 12.1}")
    growing = "population: {sex: female, life_stage: [child_prepubertal], n_allocated: 40}\n"
    assert raised(tmp_path / "adults", row) == {"percent-a-year"}
    assert raised(tmp_path / "children", growing + row) == set()


def test_sides_of_the_same_people_are_counted_once(tmp_path: Path) -> None:
    sides = """
population: {sex: female, n_allocated: 20}
arms:
  - {id: ex, role: intervention, label: Trained, modality: walking, group: all, n_allocated: 20}
  - {id: con, role: comparator, label: Untrained, comparator: contralateral_limb, group: all, n_allocated: 20}
"""
    assert raised(tmp_path, sides) == set()


def test_a_report_that_contradicts_itself_may_say_so(tmp_path: Path) -> None:
    people = "population: {sex: female, n_allocated: 41}\n"
    told = 'conflicts: [{field: population.n_allocated, kept: "41", other: "40"}]\n'
    assert raised(tmp_path / "silent", people) == {"n-adds-up"}
    assert raised(tmp_path / "told", people + told) == set()
