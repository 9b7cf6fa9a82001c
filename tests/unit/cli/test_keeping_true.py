"""`stale` lists what is overdue and can fail on it; `history` prints one line an event."""

from __future__ import annotations

import json

import pytest

from generator.cli.keeping_true import run_history, run_stale
from tests.conftest import ROOT

INVENTED = ROOT / "tests/golden/base"


@pytest.mark.parametrize(("fail", "code"), [(False, 0), (True, 1)])
def test_an_overdue_search_fails_only_where_that_is_asked_for(fail: bool, code: int) -> None:
    out, notes, left = run_stale(INVENTED, today="2011-07-01", fail=fail, format="text")
    assert (notes, left) == ([], code)
    assert out.splitlines()[0].startswith("ls-lifting: 1 days overdue (searched to 2009-06 by invented-2010")
    assert out.splitlines()[-1] == "1 question, 1 overdue on 2011-07-01"


def test_nothing_overdue_never_fails() -> None:
    assert run_stale(INVENTED, today="2011-06-30", fail=True, format="text")[2] == 0


def test_stale_as_json_has_days_as_text() -> None:
    told = json.loads(run_stale(INVENTED, today="2011-07-01", fail=False, format="json")[0])
    assert (told["schema"], told["today"], told["questions"][0]["due"]) == ("stale/1", "2011-07-01", "2011-06-30")


def test_a_day_that_is_none_is_wrong_use() -> None:
    out, notes, code = run_stale(INVENTED, today="last week", fail=False, format="text")
    assert (out, code) == ("", 2) and "last week" in notes[0]


def test_history_is_one_line_an_event() -> None:
    out, _, code = run_history(INVENTED, "ls-lifting", format="text")
    rows = [line.split("\t") for line in out.splitlines()]
    assert code == 0 and {len(row) for row in rows} == {6}
    told = json.loads(run_history(INVENTED, "ls-lifting", format="json")[0])
    assert [event["date"] for event in told["events"]] == [row[0] for row in rows]


def test_an_unknown_question_names_the_nearest() -> None:
    out, notes, code = run_history(INVENTED, "ls-lift", format="text")
    assert (out, code) == ("", 2) and notes[0].endswith("the nearest are ls-lifting")
