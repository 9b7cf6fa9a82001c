"""An impact is printed for a terminal, for a comment and for a program; records cannot write markup into a comment."""

from __future__ import annotations

import json

import pytest

from generator.contributing.answer_changes import AnswerChange
from generator.contributing.handout_changes import HandoutChange
from generator.contributing.impact import Impact, PageChange, ProblemChange
from generator.contributing.printed import impact_json, markdown_lines, text_lines
from generator.contributing.record_changes import FieldChange, RecordChange
from generator.contributing.word_diff import word_diff
from generator.problems import Place, Problem

WORDS = ("Lifting may leave spine density higher.", "Lifting probably leaves spine density higher.")
SAID = Impact(statements=(AnswerChange("asked", "bmd_itself", "lumbar_spine", "plain", *WORDS),))


def record(before, after, path: str = "summary") -> Impact:
    return Impact(records=(RecordChange("studies", "a-2001", "shown", "shown", (FieldChange(path, before, after),)),))


@pytest.mark.parametrize("lines", [text_lines, markdown_lines])
def test_no_change_is_one_line(lines) -> None:
    (line,) = lines(Impact())
    assert line.startswith("Nothing changes for readers")


def test_json_has_every_list_and_all_are_empty_for_no_change() -> None:
    told = impact_json(Impact(), verb="impact")
    assert list(told) == [
        "schema", "ratings", "pooled", "statements", "handouts", "records", "problems", "pages",
    ]  # fmt: skip
    assert told.pop("schema") == "impact/1"
    assert set(map(repr, told.values())) == {"[]"}


def test_a_sentence_is_told_word_by_word() -> None:
    text, comment = ("\n".join(lines(SAID)) for lines in (text_lines, markdown_lines))
    assert "plain: Lifting [-may leave-] {+probably leaves+} spine density higher." in text
    assert "plain: Lifting ~~may leave~~ **probably leaves** spine density higher." in comment
    row = impact_json(SAID, verb="impact")["statements"][0]
    assert row["words"][:3] == [["same", "Lifting"], ["removed", "may leave"], ["added", "probably leaves"]]
    assert (row["before"], row["after"]) == WORDS


@pytest.mark.parametrize("pair", [WORDS, WORDS[::-1], ("", WORDS[0]), (WORDS[0], ""), ("a b a b", "b a b c a")])
def test_a_word_diff_holds_both_sentences(pair: tuple[str, str]) -> None:
    runs = word_diff(*pair)
    assert " ".join(words for what, words in runs if what != "added") == pair[0]
    assert " ".join(words for what, words in runs if what != "removed") == pair[1]


def test_what_records_say_is_no_markup_in_a_comment() -> None:
    told = "\n".join(markdown_lines(record("plain", "<b>bold</b> @everyone [x](y) #1\n# head")))
    assert r"plain → \<b\>bold\</b\> \@everyone \[x\](y) \#1 \# head" in told


def test_a_list_is_told_by_what_it_lost_and_gained() -> None:
    told = list(text_lines(record(["a-2001", "b-2002"], ["b-2002", "c-2003"], "trials.figures")))
    assert told[-1].strip() == "trials.figures: removed a-2001; added c-2003"


def test_a_long_value_stays_one_line() -> None:
    told = list(text_lines(record(None, {"note": "word " * 100})))
    assert told[-1].endswith("\u2026") and len(told[-1]) < 220


def test_sections_stand_in_a_reviewers_order_and_empty_ones_are_left_out() -> None:
    found = Problem(Place("evidence/studies/a-2001.yaml", 3, 1), "ci-order", "turned", "turn it")
    impact = Impact(
        ratings=(
            AnswerChange("asked", "bmd_itself", "lumbar_spine", "coverage", "1 of 2", "0 of 1"),
            AnswerChange("asked", "bmd_itself", "lumbar_spine", "rating", "low", None),
        ),
        handouts=(HandoutChange("spine.after-menopause", "key-messages", *WORDS),),
        problems=(ProblemChange(found, new=True),),
        pages=(PageChange("studies/a-2001/", added=False),),
    )
    lines = list(text_lines(impact))
    assert [line for line in lines[1:] if line and not line.startswith(" ")] == [
        "Index review, coverage, status",
        "Ratings and directions",
        "Handouts",
        "Problems",
        "Pages",
    ]
    assert "    rating: low → none" in lines
    assert lines[-1] == "  removed: studies/a-2001/"
    assert lines[0] == (
        "What changes for readers: 1 rating, 0 pooled values, 0 sentences, 1 handout, 0 records, "
        "1 new problem, 1 page added or removed"
    )
    assert "    key-messages: Lifting [-may leave-] {+probably leaves+} spine density higher." in lines


def test_a_comment_names_how_many_rows_it_leaves_out() -> None:
    many = Impact(pages=tuple(PageChange(f"studies/s-{n}/", added=True) for n in range(200)))
    assert list(markdown_lines(many))[-1].startswith("- and 140 more")
    assert sum(line.startswith("- added") for line in markdown_lines(many)) == 60


def test_json_can_be_written_for_every_kind_of_change() -> None:
    found = Problem(Place("evidence/studies/a-2001.yaml", 3, 1), "ci-order", "turned")
    impact = Impact(
        statements=SAID.statements,
        handouts=(HandoutChange("spine.after-menopause", "key-messages", None, WORDS[1]),),
        records=(RecordChange("studies", "a-2001", "shown", "set aside"),),
        problems=(ProblemChange(found, new=False),),
        pages=(PageChange("studies/a-2001/", added=True),),
    )
    told = json.loads(json.dumps(impact_json(impact, verb="whatif")))
    assert told["handouts"][0]["words"] == [["added", WORDS[1]]]
    assert told["records"][0]["what"] == "set aside"
    assert (told["problems"][0]["change"], told["problems"][0]["line"]) == ("gone", 3)
    assert told["pages"] == [{"change": "added", "address": "studies/a-2001/"}]
