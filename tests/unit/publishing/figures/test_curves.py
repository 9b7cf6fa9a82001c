"""Short paths that go where the points say."""

from __future__ import annotations

import re

import pytest

from generator.publishing.figures.curves import Pen, flipped, number, numbers, smooth


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.04, "0"),
        (0.5, ".5"),
        (-0.5, "-.5"),
        (3.0, "3"),
        (10.05, "10.1"),
        (-20.5, "-20.5"),
        (100, "100"),
    ],
)
def test_numbers_are_written_short(value: float, text: str) -> None:
    assert number(value) == text


def test_a_minus_sign_parts_numbers() -> None:
    assert numbers([1, -2.5, 0.5, 3]) == "1-2.5 .5 3"


def ends(path: str) -> tuple[float, float]:
    """Walk a path of one `M`, one `c` and many `s` to its last point."""
    x = y = 0.0
    for command, rest in re.findall(r"([Mcs])([^Mcsz]*)", path):
        values = [float(value) for value in re.findall(r"-?\d*\.?\d+", rest)]
        x, y = x + values[-2], y + values[-1]
        assert len(values) == {"M": 2, "c": 6, "s": 4}[command]
    return x, y


def test_a_closed_curve_comes_back_to_its_start_without_drift() -> None:
    points = [(0.04 + x * 0.33, (x * 7 % 5) * 1.27) for x in range(40)]
    assert ends(smooth(points)) == pytest.approx((0.0, 0.0), abs=0.051)


def test_an_open_curve_ends_at_its_last_point() -> None:
    assert ends(smooth([(0, 0), (5, 1), (9.5, -3.2)], closed=False)) == pytest.approx((9.5, -3.2), abs=0.051)


def test_a_corner_takes_no_curve() -> None:
    straight = smooth([(0, 0, "c"), (10, 0, "c"), (10, 10, "c")])
    assert straight == "M0 0c0 0 10 0 10 0s0 10 0 10s-10-10-10-10z"


def test_a_mirror_keeps_its_corners() -> None:
    assert flipped([(1, 2), (3, 4, "c")]) == [(-1, 2), (-3, 4, "c")]


def test_a_pair_is_drawn_once_and_mirrored() -> None:
    assert Pen("x").pair("arm", "<b/>") == '<g id="x-arm"><b/></g><use href="#x-arm" transform="scale(-1 1)"/>'
