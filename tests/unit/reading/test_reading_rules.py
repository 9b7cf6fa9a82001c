"""Every rule of reading has a file that keeps it and one that breaks it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import generator.reading.rules as rules
from generator.model import Claim, Question
from generator.problems import Problem
from generator.reading.bibliography import read_bibliography
from generator.reading.record_rules import RECORD_RULES
from generator.reading.records import read_record
from generator.reading.rules import READING_RULES, ReadingRule
from generator.reading.yaml_tree import read_tree

ALL_RULES = (*READING_RULES, *RECORD_RULES)


def problems_of(source: bytes, rule: ReadingRule) -> tuple[Problem, ...]:
    if rule.id.startswith("yaml-"):
        return read_tree(source, file="f").problems
    if rule.id.startswith("record-"):
        kind = Question if rule.id == "record-number" else Claim
        return read_record(read_tree(source, file="f"), kind)[1]
    return read_bibliography(source, file="f")[1]


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.id)
def test_the_passing_example_has_no_problem_at_all(rule: ReadingRule) -> None:
    assert problems_of(rule.passing_source, rule) == ()


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.id)
def test_the_failing_example_breaks_the_rule_with_its_severity_and_a_way_to_repair_it(rule: ReadingRule) -> None:
    found = [problem for problem in problems_of(rule.failing_source, rule) if problem.rule == rule.id]
    assert found
    assert all(problem.severity is rule.severity and problem.hint and problem.message for problem in found)


def test_every_rule_that_the_code_names_is_in_the_table_once() -> None:
    folder = Path(rules.__file__).parent
    code = "".join(path.read_text("utf-8") for path in folder.glob("*.py") if not path.name.endswith("rules.py"))
    named = set(re.findall(r'"((?:yaml|bib|record)-[a-z-]+)"', code))
    listed = [rule.id for rule in ALL_RULES]
    assert named <= set(listed)
    assert len(listed) == len(set(listed))
