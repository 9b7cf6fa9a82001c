"""What both groups did is taken from the statement, together or trial by trial; a strange sentence stops the sheet."""

from __future__ import annotations

import dataclasses

import pytest

from generator.publishing.handouts.answer_words import group_changes, group_lines
from tests.unit.publishing.handouts.real import real_edition


def answer(groups: str):
    found = real_edition().findings.questions["ls-postmeno-prt"].first
    return dataclasses.replace(found, statement=dataclasses.replace(found.statement, groups=groups))


def test_one_trial_gives_two_signed_figures() -> None:
    (told,) = group_changes(
        answer("In this trial the trained group gained about 1.0 % and the comparison group lost about 1.8 %.")
    )
    assert told.figures == (1.0, -1.8)


def test_a_group_that_stayed_the_same_has_no_figure() -> None:
    text = "In this trial the trained group stayed about the same and the comparison group lost about 1.8 %."
    (told,) = group_changes(answer(text))
    assert told.figures is None and told.trained == "stayed about the same"


def test_trials_shown_apart_get_a_line_each() -> None:
    text = (
        "In Doe 2001 the trained group gained about 4.0 % and the comparison group lost about 1.0 %; "
        "in Roe 2002 the trained group stayed about the same and the comparison group lost about 2.0 %."
    )
    first, second = group_lines(answer(text))
    assert [s.text for s in first.sentences][0] == "Lower back: these figures come from Doe 2001."
    assert second.sentences[2].text == "The other group lost about 2.0 %."


def test_nothing_told_is_nothing_said_and_a_strange_sentence_is_a_fault() -> None:
    assert group_lines(answer("")) == ()
    with pytest.raises(ValueError, match="has changed"):
        group_changes(answer("Both groups did well."))
