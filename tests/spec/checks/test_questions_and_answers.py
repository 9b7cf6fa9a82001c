"""A query asks; an answer in the record settles it; an answer to nothing is a fault."""

from __future__ import annotations

from pathlib import Path

from generator.checks.samples import CHANGE_MG, study_row
from generator.problems import Problem, Severity
from tests.unit.checks.sample_base import problems_of

LOPSIDED = study_row(outcome=CHANGE_MG, contrast="estimate: 19, ci: {lower: 11, upper: 39}")
ANSWER = "queries: [{rule: ci-symmetry, at: %s, answer: printed like this, date: 2026-02}]\n"


def about(problems: list[Problem], *rules: str) -> list[tuple[str, Severity]]:
    return [(p.rule, p.severity) for p in problems if p.rule in rules]


def test_an_open_query_says_how_it_is_answered(tmp_path: Path) -> None:
    (query,) = [p for p in problems_of(tmp_path, LOPSIDED, folder="studies") if p.rule == "ci-symmetry"]
    assert query.severity is Severity.QUERY
    assert "{rule: ci-symmetry, at: results.neck.contrasts.0.ci, answer: ..., date: ...}" in query.hint


def test_an_answer_at_the_row_makes_the_query_an_information_that_carries_it(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, LOPSIDED + "\n" + ANSWER % "results.neck", folder="studies")
    (answered,) = [p for p in problems if p.rule == "ci-symmetry"]
    assert answered.severity is Severity.INFO
    assert answered.hint == "answered 2026-02: printed like this"
    assert about(problems, "needless-answer") == []


def test_an_answer_at_the_very_place_that_the_hint_names_settles_it_too(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, LOPSIDED + "\n" + ANSWER % "results.neck.contrasts.0.ci", folder="studies")
    assert about(problems, "ci-symmetry", "needless-answer") == [("ci-symmetry", Severity.INFO)]


def test_an_answer_that_is_no_longer_needed_is_an_error(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, ANSWER % "results.neck", folder="studies")
    assert about(problems, "needless-answer") == [("needless-answer", Severity.ERROR)]


def test_an_answer_elsewhere_settles_nothing(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, LOPSIDED + "\n" + ANSWER % "arms.ex", folder="studies")
    settled = about(problems, "ci-symmetry", "needless-answer")
    assert sorted(settled) == [("ci-symmetry", Severity.QUERY), ("needless-answer", Severity.ERROR)]


def test_an_error_cannot_be_answered_away(tmp_path: Path) -> None:
    reversed_limits = study_row(outcome=CHANGE_MG, contrast="estimate: 1, ci: {lower: 3, upper: 2}")
    answer = (ANSWER % "results.neck").replace("ci-symmetry", "ci-order")
    problems = problems_of(tmp_path, reversed_limits + "\n" + answer, folder="studies")
    assert about(problems, "ci-order") == [("ci-order", Severity.ERROR)]
    assert ("needless-answer", Severity.ERROR) in about(problems, "needless-answer")
