"""A record whose shape has faults is still read as far as it goes, and what cannot be trusted is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import Study
from generator.reading import read_base
from generator.reading.salvage import salvage
from generator.reading.yaml_tree import read_tree

FILE = "evidence/studies/sample.yaml"
SOUND = """\
schema: study/1
id: sample
status: active
summary: Lifting was compared with no training.
reports: [{ref: sample-2020, role: main, depth: abstract}]
design: {type: rct_parallel}
population: {sex: female, n_allocated: 40}
arms: [{id: ex, role: intervention, label: Lifting, n_allocated: 40}]
extracted: {date: 2026-03}
changes: [{date: 2026-03, what: first record}]
"""


def salvaged(text: str) -> tuple[Study | None, tuple]:
    return salvage(read_tree(text.encode(), file=FILE).values, Study)


def test_a_sound_record_comes_back_whole() -> None:
    record, unsure = salvaged(SOUND)
    assert record and record.id == "sample" and unsure == ()


def test_a_wrong_value_is_left_out_and_named() -> None:
    record, unsure = salvaged(SOUND.replace("n_allocated: 40}\n", 'n_allocated: "forty"}\n'))
    assert record and record.population.n_allocated is None
    assert unsure == (("population", "n_allocated"),)


def test_a_row_keeps_its_position_when_the_one_before_it_is_no_row() -> None:
    record, unsure = salvaged(SOUND.replace("arms: [{", "arms: [nobody, {"))
    assert record and record.arms[1].id == "ex"
    assert ("arms", 0) in unsure or ("arms",) in unsure


def test_a_missing_field_makes_its_row_unsure() -> None:
    record, unsure = salvaged(SOUND.replace(", label: Lifting", ""))
    assert record and record.arms[0].n_allocated == 40
    assert unsure == (("arms", 0),)


def test_an_unknown_field_harms_nothing() -> None:
    record, unsure = salvaged(SOUND + "colour: red\n")
    assert record and unsure == ()


@pytest.mark.parametrize(
    "fields", ["", "extracted: 2026\n", "design: [a]\npopulation: female\n", "results: [{id: a}]\nharms: [{}]\n"]
)
def test_what_a_record_must_have_gets_a_stand_in(fields: str) -> None:
    record, unsure = salvaged("schema: study/1\n" + fields)
    assert record and unsure


def test_a_file_that_is_no_mapping_cannot_be_salvaged() -> None:
    assert salvaged("- a\n") == (None, ())


def test_the_base_keeps_it_apart_from_what_is_counted(tmp_path: Path) -> None:
    (tmp_path / "evidence/studies").mkdir(parents=True)
    (tmp_path / FILE).write_text(SOUND + "colour: red\n")
    base, _ = read_base(tmp_path)
    assert (list(base.damaged), base.unreadable, len(base)) == ([FILE], (FILE,), 0)
