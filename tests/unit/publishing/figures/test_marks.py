"""Marks say two things, and refuse to contradict themselves."""

from __future__ import annotations

import pytest

from generator.publishing.figures.marks import CERTAINTIES, DIRECTIONS
from generator.vocabulary import CertaintyLevel, EmptyState
from tests.unit.publishing.figures.drawings import mark, unknown


def test_every_level_and_every_empty_state_has_a_look() -> None:
    assert list(CERTAINTIES) == [*(str(level) for level in CertaintyLevel), *(str(state) for state in EmptyState)]
    assert [look.dots for look in CERTAINTIES.values()] == [4, 3, 2, 1, None, None, None, None, None]


def test_no_state_claims_that_there_are_no_studies() -> None:
    assert not any("no studies" in look.word for look in CERTAINTIES.values())


def test_a_sign_never_stands_without_its_word() -> None:
    assert all(direction.glyph and direction.word for direction in DIRECTIONS.values())
    with pytest.raises(ValueError, match="a sign needs its word"):
        mark(effect_word="")


def test_very_low_is_never_shown_as_more_bone() -> None:
    with pytest.raises(ValueError, match="very_low always shows ◆"):
        mark(certainty="very_low")


def test_a_level_is_the_certainty_of_something() -> None:
    with pytest.raises(ValueError, match="certainty high is of an effect"):
        mark(certainty="high", effect_glyph="", effect_word="")


@pytest.mark.parametrize("state", ["measured_not_read", "not_in_collection", "searched_none", "not_applicable"])
def test_what_was_not_read_has_no_direction(state: str) -> None:
    with pytest.raises(ValueError, match="leave the effect empty"):
        mark(certainty=state)


def test_what_was_not_rated_may_still_have_a_direction() -> None:
    assert mark(certainty="not_rated", name="Heel").spoken == "Heel, more bone, not yet rated, 9 studies"


def test_an_unknown_certainty_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="'strong' is not one of high, moderate, low, very_low"):
        mark(certainty="strong")


def test_the_spoken_mark_leaves_out_what_is_empty() -> None:
    assert unknown("humerus", name="Upper arm").spoken == "Upper arm, not in this collection"
