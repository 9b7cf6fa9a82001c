"""What `read_record` says of values that do not fit the model: rule, place, message, hint."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model import Claim, Study
from generator.problems import Problem
from generator.reading.records import read_record
from generator.reading.yaml_tree import read_tree

CLAIM = """\
schema: claim/1
id: m1
status: active
article: an-article
said: Lifting helps.
verdict: imprecise
reason: It tested walking.
shows: Walkers had the same density as others.
judged: 2026-11-22
extracted: {date: 2026-11-22}
changes: [{date: 2026-11-22, what: first record}]
"""


def problems(text: str) -> list[Problem]:
    return list(read_record(read_tree(text.encode(), file="c.yaml"), Claim)[1])


def said(text: str) -> list[tuple[int, int, str, str, str]]:
    return [(p.place.line, p.place.column, p.rule, p.message, p.hint) for p in problems(text)]


def test_a_sound_file_becomes_a_record_without_problems():
    record, found = read_record(read_tree(CLAIM.encode(), file="c.yaml"), Claim)
    assert not found
    assert record.id == "m1"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "verdict: imprecise",
            "verdict: imprecize",
            (
                6,
                10,
                "record-unknown-id",
                'verdict is "imprecize"; expected an id of its list',
                "did you mean `imprecise`?",
            ),
        ),
        (
            "judged: 2026-11-22",
            "judged: 2026-02-30",
            (
                9,
                9,
                "record-date",
                'judged is "2026-02-30"; expected a date that exists; that month has 28 days',
                "write",
            ),
        ),
        (
            "judged: 2026-11-22",
            "judgd: 2026-11-22",
            (9, 1, "record-unknown-field", "the record has no field `judgd`", "did you mean `judged`?"),
        ),
        ("id: m1", "id: M 1", (2, 5, "record-id-form", 'id is "M 1"; expected lower-case letters', "write m-1")),
        (
            "said: Lifting helps.",
            "said: 12",
            (5, 7, "record-text", "said is 12; expected text", "What the article says"),
        ),
        ("schema: claim/1", "schema: study/1", (1, 9, "record-kind", 'schema is "study/1"', "move the file")),
        ("trace", "trace", None),
    ],
)
def test_each_misfit_is_named_at_its_place(before, after, expected):
    found = said(CLAIM.replace(before, after))
    if expected is None:
        assert not found
        return
    line, column, rule, message, hint = expected
    assert any((f[:3] == (line, column, rule)) and f[3].startswith(message) and hint in f[4] for f in found), found


def test_a_missing_field_points_at_the_key_of_its_parent():
    text = CLAIM.replace("extracted: {date: 2026-11-22}", "extracted: {by: someone}")
    ((line, column, rule, message, _),) = said(text)
    assert (line, column, rule) == (10, 1, "record-missing-field")
    assert message == "extracted.date is missing; When it was read or checked"


def test_a_list_that_may_not_be_empty_says_so():
    text = CLAIM.replace("changes: [{date: 2026-11-22, what: first record}]", "changes: none")
    ((line, column, rule, message, _),) = said(text)
    assert (line, column, rule) == (11, 10, "record-shape")
    assert "expected a list" in message


def test_a_refused_value_is_reported_once():
    (found,) = problems(CLAIM.replace("judged: 2026-11-22", "judged:"))
    assert found.rule.startswith("yaml-")


def test_a_printed_figure_keeps_its_digits():
    result = "{arm: a, mean: 0.30, n: 12}"
    tree = read_tree(f"x: {result}\n".encode(), file="s.yaml")
    assert str(tree.values["x"]["mean"]) == "0.30"
    assert tree.values["x"]["mean"] == Decimal("0.3")


def test_several_misfits_come_in_one_run():
    text = CLAIM.replace("verdict: imprecise", "verdict: nice").replace("2026-11-22\next", "soon\next")
    assert {p.rule for p in problems(text)} == {"record-unknown-id", "record-date"}


def test_a_file_of_another_kind_is_not_judged_field_by_field():
    (found,) = read_record(read_tree(CLAIM.encode(), file="s.yaml"), Study)[1]
    assert found.rule == "record-kind"
