"""What both groups did comes from the figures of the statement, together or trial by trial."""

from __future__ import annotations

import dataclasses

import pytest

from generator.publishing.handouts.answer_words import certainty_of, group_lines
from generator.publishing.handouts.language import ENGLISH, Voice, language_of
from generator.publishing.handouts.parts import groups
from generator.synthesis.statements import BothGroups
from tests.unit.publishing.handouts.real import real_edition

VOICE = Voice(language_of(ENGLISH))


def answer(*told: BothGroups):
    found = real_edition().findings.questions["ls-postmeno-prt"].first
    return dataclasses.replace(found, statement=dataclasses.replace(found.statement, both_groups=told))


def texts(*told: BothGroups) -> list[list[str]]:
    return [[sentence.text for sentence in line.sentences] for line in group_lines(VOICE, answer(*told))]


def test_one_trial_is_named_and_drawn_with_signed_figures() -> None:
    told = BothGroups(("Doe 2001",), 1.0, -1.8)
    assert texts(told) == [
        [
            "Lower back: these figures come from Doe 2001.",
            "The group that trained gained about 1.0 %.",
            "The other group lost about 1.8 %.",
        ]
    ]
    picture = groups(VOICE, [answer(told)], ()).picture
    assert picture and [bar.written for bar in picture.groups] == ["+1.0%", "\N{MINUS SIGN}1.8%"]


def test_a_group_that_stayed_the_same_has_no_figure_and_no_picture() -> None:
    told = BothGroups(("Doe 2001",), 0.2, -1.8)
    assert texts(told)[0][1] == "The group that trained stayed about the same."
    assert groups(VOICE, [answer(told)], ()).picture is None


def test_trials_shown_apart_get_a_line_each() -> None:
    first, second = texts(BothGroups(("Doe 2001",), 4.0, -1.0), BothGroups(("Roe 2002",), 0.1, -2.0))
    assert first[0] == "Lower back: these figures come from Doe 2001."
    assert second[2] == "The other group lost about 2.0 %."


def test_trials_beside_a_review_say_that_they_are_of_just_this() -> None:
    two = BothGroups(("Doe 2001", "Roe 2002"), 1.0, -1.0, beside=True)
    assert texts(two)[0][:2] == [
        "Lower back: these figures come from the 2 trials of just this that we could read (Doe 2001 and Roe 2002).",
        "Those who trained gained about 1.0 %.",
    ]
    many = BothGroups(("A", "B", "C", "D"), 1.0, -1.0)
    assert texts(many)[0][0] == "Lower back: these figures come from 4 trials."


def test_the_figures_are_those_of_the_statement() -> None:
    (told,) = real_edition().findings.questions["ls-postmeno-prt"].first.statement.both_groups
    sentence = real_edition().findings.questions["ls-postmeno-prt"].first.statement.groups
    assert f"gained about {told.trained:.1f} %" in sentence and f"lost about {-told.compared:.1f} %" in sentence


def test_nothing_told_is_nothing_said() -> None:
    assert texts() == []


@pytest.mark.parametrize(
    "of", ["that there is any gain", "that the gain is more than 0.5 percentage points", "that it is more than 5 units"]
)
def test_of_what_we_are_sure_is_said_in_the_words_of_the_rating(of: str) -> None:
    assert certainty_of(VOICE, of) == of
