"""Marks that would lie on one another are moved apart: each to the nearest free place, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import hypot

Point = tuple[float, float]
_REACH = 26  # steps to each side: room for two thousand marks at one place


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a drawing that marks of it do not leave."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


def packed(wanted: Sequence[tuple[Point, Field]], *, apart: float) -> list[Point]:
    """A place for each mark within its field: the one wanted, or the nearest that is `apart` from all others.

    A field that is full takes its further marks where they were wanted, one on another: none is ever left out.
    """
    taken: dict[tuple[int, int], list[Point]] = {}
    places = []
    for point, field in wanted:
        free = (place for place in _around(point, apart) if field.holds(place) and _is_free(place, taken, apart))
        place = next(free, point)
        taken.setdefault(_cell(place, apart), []).append(place)
        places.append(place)
    return places


def _around(point: Point, apart: float) -> Iterator[Point]:
    return ((point[0] + x * apart, point[1] + y * apart) for x, y in _lattice())


@cache
def _lattice() -> tuple[Point, ...]:
    """The points of a triangular lattice from its middle outwards."""
    height = 0.75**0.5
    rows = range(-_REACH, _REACH + 1)
    points = [(column + (row % 2) / 2, row * height) for row in rows for column in rows]
    return tuple(sorted(points, key=lambda point: (round(hypot(*point), 6), abs(point[1]), point)))


def _cell(point: Point, apart: float) -> tuple[int, int]:
    return int(point[0] // apart), int(point[1] // apart)


def _is_free(point: Point, taken: dict[tuple[int, int], list[Point]], apart: float) -> bool:
    column, row = _cell(point, apart)
    near = (other for i in (-1, 0, 1) for j in (-1, 0, 1) for other in taken.get((column + i, row + j), ()))
    return all(hypot(point[0] - x, point[1] - y) > apart * 0.999 for x, y in near)
