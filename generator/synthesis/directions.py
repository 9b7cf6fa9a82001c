"""Counting sides where sizes were not read (rule R7): how many studies were higher, lower, or unknown."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from generator.synthesis.comparisons import StudyReading
from generator.synthesis.conventions import FEW_FOR_SIGN_TEST, Conventions


@dataclass(frozen=True, slots=True)
class Directions:
    """Sides of the studies of a question. `p` is that of a two-sided sign test, where one may be made; else None."""

    higher: int
    lower: int
    equal: int
    unknown: int
    p: float | None = None

    @property
    def studies(self) -> int:
        """All studies."""
        return self.higher + self.lower + self.equal + self.unknown

    @property
    def sentence(self) -> str:
        """The line for readers."""
        same = f", {self.equal} the same" if self.equal else ""
        known = f"{self.higher} {'was' if self.higher == 1 else 'were'} higher, {self.lower} lower{same}"
        studies = f"{self.studies} {'study' if self.studies == 1 else 'studies'} taken as randomised"
        return f"Of {studies}, {known}, {self.unknown} not readable."


def directions_of(readings: Iterable[StudyReading], rules: Conventions) -> Directions:
    """Count the sides of the eligible studies; a sign test needs six sides and at most a quarter unknown."""
    sides = [reading.direction for reading in readings]
    higher, lower, equal, unknown = sides.count(1), sides.count(-1), sides.count(0), sides.count(None)
    few_unknown = bool(sides) and unknown / len(sides) <= rules.unknown_directions
    tested = higher + lower
    p = sign_test(higher, lower) if few_unknown and tested >= FEW_FOR_SIGN_TEST else None
    return Directions(higher, lower, equal, unknown, p)


def sign_test(higher: int, lower: int) -> float:
    """Two-sided p of a sign test: twice the smaller binomial tail at one half, at most 1."""
    n, fewer = higher + lower, min(higher, lower)
    tail = sum(math.comb(n, i) for i in range(fewer + 1)) / 2**n
    return min(1.0, 2 * tail)
