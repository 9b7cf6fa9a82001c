"""Every rule is shown by two examples, and both are true."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import CHECKS, RULES, Check
from generator.checks.report import NEEDLESS_ANSWER
from generator.problems import Severity
from tests.unit.checks.sample_base import folder_of, problems_of

EXAMPLES = [pytest.param(check, id=check.rule.id) for check in CHECKS]


@pytest.mark.parametrize("check", EXAMPLES)
def test_the_passing_example_is_sound(check: Check, tmp_path: Path) -> None:
    problems = problems_of(tmp_path, check.rule.passing, folder=folder_of(check))
    assert [str(p) for p in problems if p.severity is not Severity.INFO or p.rule == check.rule.id] == []


@pytest.mark.parametrize("check", EXAMPLES)
def test_the_failing_example_breaks_this_rule_alone(check: Check, tmp_path: Path) -> None:
    problems = problems_of(tmp_path, check.rule.failing, folder=folder_of(check))
    broken = {p.rule for p in problems if p.severity is not Severity.INFO or p.rule == check.rule.id}
    assert broken == {check.rule.id}, [str(p) for p in problems]
    assert {p.severity for p in problems if p.rule == check.rule.id} == {check.rule.severity}


def test_the_examples_of_needless_answers_are_true(tmp_path: Path) -> None:
    sound = problems_of(tmp_path / "sound", NEEDLESS_ANSWER.passing, folder="studies")
    assert [p for p in sound if p.severity is not Severity.INFO] == []
    problems = problems_of(tmp_path / "faulty", NEEDLESS_ANSWER.failing, folder="studies")
    assert [p.rule for p in problems if p.severity is Severity.ERROR] == ["needless-answer"]


def test_every_rule_has_a_title_a_reason_and_an_id_of_its_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert [rule.id for rule in RULES if not rule.title] == []
    assert [check.rule.id for check in CHECKS if not check.rule.text] == []
