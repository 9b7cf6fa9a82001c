"""One study with every fault at once: each is found at its exact place, in one run."""

from __future__ import annotations

from pathlib import Path

from generator.checks import CHECKS, check_all
from generator.model import Study
from generator.problems import Problem
from generator.reading import read_base

FOLDER = Path(__file__).parent / "all_faults"
EXPECTED = FOLDER / "expected.txt"


def everywhere() -> list[Problem]:
    base, unread = read_base(FOLDER)
    return list(check_all(base, unread).problems)


def found() -> list[Problem]:
    return [p for p in everywhere() if p.place.file != "evidence/studies/neighbour.yaml"]


def test_every_fault_is_found_at_its_line_and_column_in_one_run() -> None:
    lines = [f"{p.place} {p.severity} {p.rule}" for p in found()]
    assert lines == EXPECTED.read_text().splitlines()


def test_the_record_breaks_every_rule_about_studies() -> None:
    """`compared-missing` rules out `compared-figures`, so that one is its neighbour's."""
    rules = {check.rule.id for check in CHECKS if Study in check.kinds}
    assert rules - {p.rule for p in found()} == {"compared-missing"}
    assert "compared-missing" in {p.rule for p in everywhere()}


def test_each_place_is_that_of_a_value_or_a_key() -> None:
    sources = {p.place.file: (FOLDER / p.place.file).read_text().splitlines() for p in found()}
    for problem in found():
        line = sources[problem.place.file][problem.place.line - 1]
        before = line[: problem.place.column - 1]
        assert before == "" or before[-1] in " [{", f"{problem}: stands after {before!r}"


def test_every_message_says_what_it_saw_and_every_fault_how_to_repair_it() -> None:
    assert [str(p) for p in found() if not p.hint or not p.message] == []
