"""Differences of records are told at the smallest field, by the ids of rows, with figures as they were printed."""

from __future__ import annotations

from generator.contributing.record_changes import FieldChange, field_changes
from generator.model import Reference
from tests.spec.certainty.records import NECK, YEAR, question, review, study, trial


def changes(before, after) -> list[FieldChange]:
    return list(field_changes(before, after))


def rows(*ids: str) -> object:
    made = [{"id": name, "outcome": NECK, "time": YEAR, "arms": [], "contrasts": []} for name in ids]
    return study("one-2001", design={"type": "rct_parallel"}, population={"sex": "female"}, arms=[], results=made)


def test_a_record_does_not_differ_from_itself() -> None:
    assert changes(trial("one-2001", trained=(40, 2.0, 3.0)), trial("one-2001", trained=(40, 2.0, 3.0))) == []


def test_a_figure_is_told_as_it_was_printed() -> None:
    before, after = (review("one-2001", text, ("0.1", "0.5")) for text in ("0.30", "0.3"))
    assert changes(before, after) == [FieldChange("results.row.estimate", "0.30", "0.3")]


def test_rows_are_named_by_their_ids_or_arms() -> None:
    before, after = (trial("one-2001", trained=(40, mean, 3.0), compared=(40, 0.0, 3.0)) for mean in (2.0, 2.5))
    assert [change.path for change in changes(before, after)] == ["results.row.arms.ex.mean"]


def test_a_new_row_is_one_change_and_moves_no_other() -> None:
    (change,) = changes(rows("first", "last"), rows("first", "new", "last"))
    assert (change.path, change.before, change.after["id"]) == ("results.new", None, "new")


def test_another_order_is_a_change() -> None:
    assert [change.path for change in changes(rows("first", "last"), rows("last", "first"))] == ["results (order)"]


def test_a_list_of_words_is_told_as_a_whole() -> None:
    before, after = question(trials={"figures": ["a-2001"]}), question(trials={"figures": ["a-2001", "b-2002"]})
    assert changes(before, after) == [FieldChange("trials.figures", ["a-2001"], ["a-2001", "b-2002"])]


def test_an_empty_list_is_as_good_as_none() -> None:
    assert changes(question(beside=[]), question()) == []


def test_a_bibliographic_entry_is_told_by_its_facts() -> None:
    before = Reference(key="one-2001", kind="article", title="A title", year=2001)
    after = Reference(key="one-2001", kind="article", title="A title", year=2002, doi="10.1000/1")
    assert changes(before, after) == [FieldChange("year", 2001, 2002), FieldChange("doi", None, "10.1000/1")]
