"""Marks stay apart, stay in their field, and none is lost."""

from __future__ import annotations

from itertools import combinations
from math import dist

from hypothesis import given
from hypothesis import strategies as st

from generator.publishing.figures.packing import Field, packed

WIDE = Field(0, 0, 400, 300)
places = st.lists(st.tuples(st.floats(0, 400), st.floats(0, 300)), max_size=60)


@given(places)
def test_no_two_marks_touch_and_none_leaves_its_field(wanted: list[tuple[float, float]]) -> None:
    found = packed([(point, WIDE) for point in wanted], apart=10)
    assert len(found) == len(wanted)
    assert all(dist(one, two) >= 9.98 for one, two in combinations(found, 2))
    assert all(WIDE.holds(point) for point in found)


@given(places)
def test_the_same_marks_give_the_same_places(wanted: list[tuple[float, float]]) -> None:
    assert packed([(point, WIDE) for point in wanted], apart=10) == packed([(p, WIDE) for p in wanted], apart=10)


def test_a_mark_that_nothing_hinders_stays_where_it_belongs() -> None:
    assert packed([((50, 50), WIDE), ((90, 50), WIDE)], apart=10) == [(50, 50), (90, 50)]


def test_a_full_field_loses_no_mark() -> None:
    small = Field(0, 0, 10, 10)
    assert len(packed([((5, 5), small)] * 30, apart=10)) == 30
