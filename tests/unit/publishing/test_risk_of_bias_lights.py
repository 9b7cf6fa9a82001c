"""Risk of bias: a letter and a word for each judgement, a table for each tool, one line for what nobody judged."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.model import Study
from generator.publishing.risk_of_bias_lights import RobGrid, light_of, rob_grid_of
from generator.vocabulary import RobJudgement
from tests.unit.publishing.macros import written
from tests.unit.publishing.records import located

ROB2 = {"tool": "rob2", "domains": {"randomisation": "low", "missing_data": "some_concerns"}, "overall": "high"}
PEDRO = {
    "tool": "pedro",
    "domains": {"random_allocation": "yes"},
    "score": Decimal(7),
    "out_of": Decimal(10),
    "proxy": True,
}


def study(name: str, *judged: dict[str, Any]) -> Study:
    """A study with these judgements."""
    return located("studies", name, risk_of_bias=list(judged)).record


def grid_of(*studies: Study) -> RobGrid:
    """The grid of these studies; a study is called by its id in capitals."""
    found = rob_grid_of(studies, name_of=str.upper, address_of=lambda key: f"studies/{key}/")
    assert found is not None
    return found


def test_each_judgement_is_a_letter_in_a_cell_of_its_own() -> None:
    (table,) = grid_of(study("adams", ROB2)).tables
    assert table.domains == ("Randomisation", "Missing data")
    (row,) = table.rows
    assert [cell.letter for cell in row.cells] == ["L", "S"]
    assert row.overall is not None and (row.overall.letter, row.overall.word) == ("H", "High")


def test_every_judgement_that_a_record_can_hold_has_a_letter() -> None:
    for judgement in RobJudgement:
        light = light_of(judgement)
        assert len(light.letter) == 1 and light.word == judgement.label


@pytest.mark.parametrize("judgement", [RobJudgement.UNCLEAR, RobJudgement.NO_INFORMATION])
def test_what_is_not_clear_is_never_shown_as_high(judgement: RobJudgement) -> None:
    assert (light_of(judgement).letter, light_of(judgement).shade) == ("?", "unknown")


def test_tools_are_never_mixed_in_one_table_and_a_proxy_says_that_it_is_one() -> None:
    tables = grid_of(study("adams", PEDRO), study("brown", ROB2)).tables
    assert [[row.name for row in table.rows] for table in tables] == [["BROWN"], ["ADAMS"]]
    assert [bool(table.note) for table in tables] == [False, True]
    assert tables[1].rows[0].score == "7 of 10"


def test_studies_that_nobody_judged_are_one_line_and_no_row() -> None:
    grid = grid_of(study("adams", ROB2), study("brown"), study("cole"))
    assert [row.name for table in grid.tables for row in table.rows] == ["ADAMS"]
    page = written("rob_grid", grid)
    assert "Not assessed, as far as we know (2)" in page
    assert "?" not in page


def test_where_nobody_judged_anything_there_is_no_table() -> None:
    grid = grid_of(study("adams"), study("brown"))
    assert grid.tables == () and grid.summary == "Nobody has judged the risk of bias of these studies yet."


def test_a_score_without_its_items_does_not_claim_judgements() -> None:
    (table,) = grid_of(study("adams", PEDRO), study("brown", {**PEDRO, "domains": {}})).tables
    assert [len(row.cells) for row in table.rows] == [1, 0]
    assert "items not read" in written(
        "rob_grid", grid_of(study("adams", PEDRO), study("brown", {**PEDRO, "domains": {}}))
    )


def test_an_item_that_was_not_read_for_one_study_keeps_its_column() -> None:
    shorter = {**ROB2, "domains": {"missing_data": "low"}}
    (table,) = grid_of(study("adams", ROB2), study("brown", shorter)).tables
    assert [cell.letter for cell in table.rows[1].cells] == ["?", "L"]
    assert table.rows[1].cells[0].word == "Not read"


def test_a_screen_reader_hears_the_word_and_not_the_letter() -> None:
    page = written("rob_grid", grid_of(study("adams", ROB2)))
    assert '<span aria-hidden="true">S</span><span class="be-hidden">Some concerns</span>' in page
    assert '<th scope="row"><a href="../../studies/adams/">ADAMS</a>' in page


def test_each_letter_is_explained_once() -> None:
    mixed = {"tool": "rob1", "domains": {"sequence": "unclear", "concealment": "no_information", "attrition": "low"}}
    (table,) = grid_of(study("adams", mixed)).tables
    assert [(light.letter, light.word) for light in table.letters] == [("L", "low"), ("?", "unclear or no information")]


def test_no_study_has_no_grid() -> None:
    assert rob_grid_of((), name_of=str, address_of=str) is None
