"""The bubble of the evidence map: area tells people, number tells studies, fill tells how sure we are.

A decoration: the words of the link beside it say the same. So it has no name, and nothing is read out.
"""

from __future__ import annotations

from math import sqrt

from generator.publishing.figures.curves import Pen
from generator.publishing.figures.marks import CERTAINTIES
from generator.publishing.figures.patterns import paint, patterns

LARGEST = 22.0
"""Radius of the largest bubble in px, so that it fits a column of the map."""

_SMALLEST = 3.0  # px: what is smaller cannot show how it is filled
_ROOM = 13.0  # px of radius: from here on three digits fit inside
_GAP, _DIGIT, _EDGE = 4.0, 9.0, 1.5  # px: beside the bubble, a digit's width, half an outline and some air
_LINE = 18.0  # px: a line of text
_PEN = Pen("bu")


def radius(people: int, *, largest: int) -> float:
    """Radius in px for a number of people, where `largest` people have the largest bubble: areas compare."""
    if people <= 0 or largest <= 0:
        return _SMALLEST
    return max(_SMALLEST, LARGEST * min(1.0, sqrt(people / largest)))


def bubble(number: str, *, people: int, largest: int, certainty: str) -> str:
    """Draw a bubble with the number of studies in it, or beside it where it is too small.

    `certainty` is a key of CERTAINTIES; its pattern must stand on the page once (`bubble_patterns`).
    """
    middle = radius(people, largest=largest) + _EDGE
    inside = middle - _EDGE >= _ROOM
    width = 2 * middle if inside else 2 * middle + _GAP + _DIGIT * len(number)
    height = max(2 * middle, _LINE)
    drawn = bubble_at(middle, height / 2, number, people=people, largest=largest, certainty=certainty)
    return (
        f'<svg class="bu" aria-hidden="true" focusable="false" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.1f} {height:.1f}">{drawn}</svg>'
    )


def bubble_at(x: float, y: float, number: str, *, people: int, largest: int, certainty: str) -> str:
    """The same bubble within another drawing, its middle at a point, given in px."""
    size = radius(people, largest=largest)
    inside = size >= _ROOM
    place, anchor = (x, "middle") if inside else (x + size + _EDGE + _GAP, "start")
    tone = f"bu-on-{certainty}" if inside and CERTAINTIES[certainty].rated else "bu-beside"
    return (
        f'<circle{paint(_PEN, certainty)} cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"/>'
        f'<text class="{tone}" x="{place:.1f}" y="{y:.1f}" text-anchor="{anchor}">{number}</text>'
    )


def bubble_patterns() -> str:
    """The fills that work without colour, for all bubbles of a page; takes no room."""
    defined = patterns(_PEN, CERTAINTIES.values())
    return f'<svg class="bu-patterns" aria-hidden="true" focusable="false" width="0" height="0">{defined}</svg>'
