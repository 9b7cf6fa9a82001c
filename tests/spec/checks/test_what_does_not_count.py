"""What was taken back is kept and shown; nothing leans on it. What is a draft may have gaps, and no false figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import check_all
from generator.problems import Severity
from generator.reading import read_base
from tests.unit.checks.sample_base import problems_of, write_sample

TAKEN_BACK = [
    pytest.param("editorial: {status: retracted, notice: notice-2021}", id="retracted"),
    pytest.param("editorial: {status: expression_of_concern, notice: notice-2021}", id="under concern"),
    pytest.param(
        "status: withdrawn\nwithdrawn: {code: duplicate, reason: A double., date: 2026-02}", id="withdrawn here"
    ),
]


def rests(root: Path, excerpt: str, state: str, *, folder: str) -> bool:
    """Whether the record is reported for leaning on `sample-2020` in that state."""
    problems = problems_of(root, f"{excerpt}\n# file: studies/sample-2020.yaml\n{state}\n", folder=folder)
    return "not-counted" in {p.rule for p in problems}


@pytest.mark.parametrize("state", TAKEN_BACK)
def test_no_question_counts_what_was_taken_back(state: str, tmp_path: Path) -> None:
    assert rests(tmp_path, "trials: {partial: [sample-2020]}", state, folder="questions")


@pytest.mark.parametrize("state", TAKEN_BACK)
def test_a_question_may_show_it_beside(state: str, tmp_path: Path) -> None:
    assert not rests(tmp_path, "trials: {not_pooled: [sample-2020]}", state, folder="questions")


def test_a_claim_is_not_faithful_to_a_retracted_study(tmp_path: Path) -> None:
    trace = "trace: [{ref: sample-2020, identity: confirmed, depth: abstract}]"
    retracted = "editorial: {status: retracted, notice: notice-2021}"
    assert rests(tmp_path / "faithful", trace, retracted, folder="claims")
    judged = f"{trace}\nverdict: unsupported\nreason: The study was retracted."
    assert not rests(tmp_path / "judged", judged, retracted, folder="claims")


@pytest.mark.parametrize("status", ["corrected", "corrected_not_read"])
def test_a_corrected_study_still_counts(status: str, tmp_path: Path) -> None:
    state = f"editorial: {{status: {status}, notice: notice-2021}}"
    assert not rests(tmp_path, "trials: {figures: [sample-2020]}", state, folder="questions")


def draft_severities(root: Path, excerpt: str) -> dict[str, Severity]:
    write_sample(root, excerpt, folder="studies")
    return {p.rule: p.severity for p in check_all(*read_base(root)).problems}


def test_what_a_draft_still_lacks_is_information(tmp_path: Path) -> None:
    gaps = "status: draft\narms: [{id: ex, role: intervention, label: Training}, {id: con, role: comparator}]"
    found = draft_severities(tmp_path, gaps)
    assert (found["arm-role"], found["record-missing-field"]) == (Severity.INFO, Severity.INFO)


def test_a_false_figure_is_an_error_in_a_draft_too(tmp_path: Path) -> None:
    found = draft_severities(tmp_path, "status: draft\npopulation: {sex: female, n_allocated: 41}")
    assert found["n-adds-up"] is Severity.ERROR


def test_the_same_gaps_are_errors_in_an_active_record(tmp_path: Path) -> None:
    found = draft_severities(tmp_path, "arms: [{id: ex, role: intervention, label: Training}]")
    assert found["arm-role"] is Severity.ERROR
