"""The form says of a record what the command says of the file that the form writes: rule, message and hint."""

from __future__ import annotations

import random
from typing import Any

import pytest

from generator.drafting.draft_text import Contents, draft_text
from generator.drafting.skeletons import PLANS
from generator.drafting.specification import FORM_KINDS
from generator.model import KINDS
from generator.reading.records import read_record
from generator.reading.yaml_tree import read_tree
from tests.unit.drafting import node
from tests.unit.drafting.test_one_text import invented, plain

WORDS = {"id": "roe-2018", "key": "roe-2018", "today": "2026-01-02"}
Said = list[tuple[str, str, str]]


def by_the_command(kind: str, record: dict[str, Any], design: str) -> Said:
    folder = FORM_KINDS[kind]
    text = draft_text(PLANS[folder], Contents(kind=kind, folder=folder, variant=design, record=record, words=WORDS))
    _, problems = read_record(read_tree(text.encode(), file="a.yaml"), KINDS[folder])
    return sorted((one.rule, one.message, one.hint) for one in problems)


def by_the_form(cases: list[tuple[str, dict[str, Any], str]]) -> list[Said]:
    asked = [{"kind": kind, "record": plain(record), "design": design} for kind, record, design in cases]
    return [sorted((one["rule"], one["message"], one["hint"]) for one in said) for said in node.run("problems", asked)]


def test_invented_records_are_judged_alike() -> None:
    kinds = [*FORM_KINDS]
    cases = [(kinds[n % 3], *invented(kinds[n % 3], 1000 + n)) for n in range(90)]
    expected = [by_the_command(*case) for case in cases]
    assert by_the_form(cases) == expected
    rules = {rule for said in expected for rule, *_ in said}
    assert rules >= {"record-missing-field", "record-number", "record-date", "record-id-form", "record-text"}


PLANTED = {
    "a word for a number": ("population.age.mean", "about 65"),
    "a per cent sign": ("adherence.0.mean", "92 %"),
    "a leading zero": ("population.age.sd", "05"),
    "a point without a figure": ("population.age.sd", ".5"),
    "a fraction of a person": ("population.n_allocated", "12.5"),
    "fewer than nobody": ("population.n_allocated", "-3"),
    "a minus of another kind": ("population.t_score.max", "\u22122.5"),
    "a month that is none": ("editorial.checked", "2026-13"),
    "a day that is none": ("editorial.checked", "2026-02-30"),
    "a date in words": ("editorial.checked", "March 2026"),
    "capitals in an id": ("arms.0.id", "Exercise Group"),
    "an address without its beginning": ("reports.0.read_at", "example.org/a"),
    "a text that is too long": ("summary", "word " * 900),
    "a word that is not in the list": ("population.sex", "zzz"),
    "a year": ("editorial.checked", "2026"),
}
SOUND: dict[str, Any] = {
    "summary": "Women lifted.",
    "reports": [{"ref": "roe-2018", "role": "main", "depth": "abstract"}],
    "editorial": {"status": "none_found"},
    "design": {"type": "rct_parallel"},
    "population": {"sex": "female"},
    "arms": [{"id": "ex", "role": "intervention", "label": "Lifting"}],
    "adherence": [{"unit": "percent", "mean": 5, "from": {"report": "roe-2018", "where": "abstract"}}],
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_told_in_the_same_words(fault: str) -> None:
    path, typed = PLANTED[fault]
    record = with_value(SOUND, path, typed)
    said = node.run("typed", [{"kind": "study", "record": plain(record), "design": "rct_parallel", "at": path}])[0]
    expected = by_the_command("study", with_value(SOUND, path, as_written(typed)), "rct_parallel")
    assert [(one["rule"], one["message"], one["hint"]) for one in said] == expected
    assert len(expected) == (0 if fault == "a year" else 1)


def as_written(typed: str) -> Any:
    """What the command reads where the form wrote what was typed: a number where it is one."""
    tree = read_tree(f"a: {typed}\n".encode(), file="a.yaml")
    value = (tree.values or {}).get("a")
    return typed if tree.problems or isinstance(value, str) else value


def with_value(record: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A copy of the record that holds the value at the path."""
    name, _, rest = path.partition(".")
    key: Any = int(name) if name.isdigit() else name
    copy: Any = list(record) if isinstance(record, list) else dict(record)
    inner = copy[key] if isinstance(copy, list) or key in copy else {}
    copy[key] = with_value(inner, rest, value) if rest else value
    return copy


def test_fields_come_in_the_order_of_the_schema() -> None:
    record, _ = invented("study", 7)
    keys = list(record)
    random.Random(7).shuffle(keys)
    shuffled = {name: record[name] for name in keys}
    ordered = node.run("ordered", [{"kind": "study", "record": plain(shuffled)}])[0]
    assert keys != list(record) and list(ordered) == list(record)
