"""The enlarged views stand alone on a page of a region."""

from __future__ import annotations

import pytest

from generator.publishing.figures.lenses import LENSES, lens_picture
from tests.unit.publishing.figures.drawings import ids, mark, parsed, unknown, with_class, words


@pytest.mark.parametrize("lens", LENSES)
def test_a_view_without_marks_is_plain_bone(lens: str) -> None:
    assert with_class(parsed(lens_picture([], lens=lens)), "bm-fill") == []


@pytest.mark.parametrize("lens", LENSES)
def test_a_view_colours_each_of_its_places(lens: str) -> None:
    marks = [mark(place) for place in LENSES[lens].places]
    assert len(with_class(parsed(lens_picture(marks, lens=lens)), "bm-is-moderate")) == len(marks)


def test_the_picture_is_hidden_from_screen_readers() -> None:
    assert words(parsed(lens_picture([mark()], lens="spine"))) == ""


def test_the_outline_of_the_total_hip_needs_its_mark() -> None:
    assert with_class(parsed(lens_picture([mark("total_hip")], lens="hip")), "bm-total-hip")
    assert not with_class(parsed(lens_picture([unknown("femoral_neck")], lens="hip")), "bm-total-hip")


def test_two_pictures_on_one_page_keep_their_ids_apart() -> None:
    first, second = (ids(parsed(lens_picture([mark()], lens="spine", prefix=prefix))) for prefix in ("a", "b"))
    assert set(first) & set(second) == set()


def test_a_place_of_another_view_is_refused() -> None:
    with pytest.raises(ValueError, match="enlarged view of the heel does not show tibia"):
        lens_picture([mark("tibia")], lens="heel")
