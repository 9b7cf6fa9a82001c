"""The real records keep every rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import CheckReport, check_all
from generator.model import EvidenceBase
from generator.problems import Problem, Severity
from generator.reading import read_base

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def read() -> tuple[EvidenceBase, list[Problem]]:
    return read_base(ROOT)


@pytest.fixture(scope="module")
def report(read: tuple[EvidenceBase, list[Problem]]) -> CheckReport:
    return check_all(*read)


def test_no_record_breaks_a_rule(report: CheckReport) -> None:
    assert [str(p) for p in report.problems if p.severity is Severity.ERROR] == []


def test_every_question_that_a_check_asks_is_answered(report: CheckReport) -> None:
    assert [str(p) for p in report.problems if p.severity is Severity.QUERY] == []


def test_every_record_was_read_and_checked(read: tuple[EvidenceBase, list[Problem]], report: CheckReport) -> None:
    base, _ = read
    assert base.unreadable == ()
    assert len(base) > 0 and report.evaluations > len(base)


def test_every_kind_has_its_commented_example(read: tuple[EvidenceBase, list[Problem]]) -> None:
    base, _ = read
    assert sorted(base.examples) == ["claim", "guideline", "question", "review", "study"]


def test_the_two_findings_that_are_known_are_still_found(report: CheckReport) -> None:
    """A lopsided interval and a p value from another model: both printed so, both answered in their record."""
    answered = {(Path(p.place.file).stem, p.rule) for p in report.problems if p.hint.startswith("answered")}
    assert {("larsen-2018", "ci-symmetry"), ("watson-2018", "ci-p-agree")} <= answered
