"""`explain-question` shows how an answer came about, in text or as JSON; unknown ids name the three nearest."""

from __future__ import annotations

import json

from generator.cli.explain_question import run_explain_question
from tests.conftest import ROOT

QUESTION = "ls-lowbmd-postmeno-hirit"


def test_the_text_begins_with_coverage_and_names_every_step() -> None:
    out, _, code = run_explain_question(ROOT, QUESTION, format="text")
    assert code == 0
    order = [
        "Coverage: k",
        "not read:",
        "gate:",
        "read: Watson 2018",
        "Headline:",
        "Risk of bias:",
        "Computed:",
        "Plain:",
    ]
    assert sorted(order, key=out.index) == order


def test_json_has_one_level_at_the_top_and_the_state_apart() -> None:
    told = json.loads(run_explain_question(ROOT, QUESTION, format="json")[0])
    assert (told["schema"], told["question"]) == ("explain-question/1", QUESTION)
    assert (told["final"], told["state"]) == ("low", None)


def test_an_unknown_question_names_the_three_nearest() -> None:
    out, notes, code = run_explain_question(ROOT, "ls-postmeno-lifting", format="text")
    assert (out, code) == ("", 2)
    assert len(notes) == 1 and notes[0].count("ls-postmeno") >= 2


def test_no_question_at_all_is_said(tmp_path) -> None:
    (tmp_path / "evidence").mkdir()
    _, notes, code = run_explain_question(tmp_path, "ls", format="text")
    assert code == 2 and notes[0].endswith("there is no question at all")
