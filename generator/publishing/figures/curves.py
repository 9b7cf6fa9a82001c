"""Smooth outlines from few hand-placed points, written as short SVG paths.

Points are (x, y) in drawing units, y downwards; a third member `"c"` makes a corner. Everything here is text in,
text out, with one decimal: at the size of the drawings that is a tenth of a pixel.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[float, float] | tuple[float, float, str]
Points = Sequence[Point]

ROUND = 0.55
"""The tension of all outlines: 0 is a polygon, 1 the plain Catmull-Rom curve."""


def number(value: float) -> str:
    """Write a coordinate with at most one decimal and no idle zero: 0.5 is `.5`, 3.0 is `3`."""
    text = f"{value:.1f}".removesuffix(".0")
    text = text.replace("-0.", "-.").removeprefix("0") if "0." in text[:3] else text
    return "0" if text in ("", "-0") else text


def numbers(values: Iterable[float]) -> str:
    """Join coordinates; a minus sign parts two numbers as well as a space does."""
    out = ""
    for text in map(number, values):
        out += text if not out or text.startswith("-") else f" {text}"
    return out


def flipped(points: Points) -> Points:
    """Mirror points in the midline of the body."""
    return [(-point[0], *point[1:]) for point in points]


def scaled_polygon(points: Points) -> str:
    """Write points for the `points` attribute of a polygon."""
    return " ".join(f"{number(point[0])},{number(point[1])}" for point in points)


def _slopes(points: Points, *, closed: bool, tension: float) -> list[tuple[float, float]]:
    """Give each point a third of its tangent; corners and open ends have none to one side."""
    count = len(points)
    slopes = []
    for index, point in enumerate(points):
        before = points[index - 1] if closed or index else point
        after = points[(index + 1) % count] if closed or index + 1 < count else point
        weight = 0.0 if len(point) > 2 else tension / 3
        slopes.append(((after[0] - before[0]) * weight, (after[1] - before[1]) * weight))
    return slopes


def smooth(points: Points, *, closed: bool = True, tension: float = ROUND) -> str:
    """Write the Catmull-Rom curve through points as a relative cubic path.

    The tangent at a point is the chord of its neighbours times `tension / 3` (Catmull and Rom 1974). Two segments share
    their tangent, so after the first one the short command `s` says the same with a third fewer numbers.
    """
    slopes = _slopes(points, closed=closed, tension=tension)
    last = len(points) if closed else len(points) - 1
    x, y = round(points[0][0], 1), round(points[0][1], 1)
    path = f"M{numbers((x, y))}"
    for index in range(last):
        follow = (index + 1) % len(points)
        end, slope = points[follow], slopes[follow]
        step = (round(end[0] - x, 1), round(end[1] - y, 1))
        arrive = (end[0] - slope[0] - x, end[1] - slope[1] - y)
        path += f"s{numbers((*arrive, *step))}" if index else f"c{numbers((*slopes[0], *arrive, *step))}"
        x, y = x + step[0], y + step[1]
    return path + ("z" if closed else "")


def outline(points: Points, css: str = "", *, tension: float = ROUND) -> str:
    """Draw a closed smooth shape."""
    return f'<path{_css(css)} d="{smooth(points, tension=tension)}"/>'


def symmetric(half: Points, css: str = "", *, tension: float = ROUND) -> str:
    """Draw a closed shape from its right half, listed from top to bottom and starting on the midline."""
    left = [(-point[0], *point[1:]) for point in reversed(half) if abs(point[0]) > 0.01]
    return outline([*half, *left], css, tension=tension)


def oval(centre: tuple[float, float], radii: tuple[float, float], css: str = "") -> str:
    """Draw an ellipse."""
    (x, y), (rx, ry) = centre, radii
    return f'<ellipse{_css(css)} cx="{number(x)}" cy="{number(y)}" rx="{number(rx)}" ry="{number(ry)}"/>'


def small_bone(
    start: tuple[float, float], end: tuple[float, float], *, ends: tuple[float, float], waist: float | None = None
) -> Points:
    """Outline a tapered finger or toe bone between two joints; `ends` are its widths there, `waist` in the middle."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    along, across = (dx / length, dy / length), (-dy / length, dx / length)
    near, far = ends
    middle = waist or min(ends) * 0.68
    widths = ((0.06, near * 0.9), (0.16, near), (0.34, middle), (0.66, middle), (0.86, far), (0.96, far * 0.86))

    def beside(share: float, width: float) -> tuple[float, float]:
        return start[0] + dx * share + across[0] * width / 2, start[1] + dy * share + across[1] * width / 2

    tip = (start[0] - along[0] * near * 0.12, start[1] - along[1] * near * 0.12)
    toe = (end[0] + along[0] * far * 0.18, end[1] + along[1] * far * 0.18)
    one_side = [beside(share, width) for share, width in widths]
    other = [beside(share, -width) for share, width in reversed(widths)]
    return [tip, *one_side, toe, *other]


def cut_across(
    centre: tuple[float, float], axis: tuple[float, float], span: tuple[float, float], half_width: float
) -> Points:
    """Return the corners of a straight band across `axis`, from `span[0]` to `span[1]` along it."""
    normal = (-axis[1], axis[0])

    def corner(along: float, across: float) -> tuple[float, float]:
        return centre[0] + axis[0] * along + normal[0] * across, centre[1] + axis[1] * along + normal[1] * across

    start, end = span
    return [corner(start, -half_width), corner(end, -half_width), corner(end, half_width), corner(start, half_width)]


def _css(name: str) -> str:
    return f' class="{name}"' if name else ""


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws what needs an id. The prefix keeps two drawings on one page apart."""

    prefix: str

    def name(self, part: str) -> str:
        """Return the id of a part in this drawing."""
        return f"{self.prefix}-{part}"

    def pair(self, part: str, markup: str) -> str:
        """Draw a part and its mirror image: the left side of the body is the right one, used again."""
        return f'<g id="{self.name(part)}">{markup}</g>{self.mirror(part)}'

    def mirror(self, part: str) -> str:
        """Draw the mirror image of a part that stands already."""
        return f'<use href="#{self.name(part)}" transform="scale(-1 1)"/>'

    def tube(self, part: str, points: Points, width: float) -> str:
        """Draw a rib: one centre line, stroked wide as edge and narrower as bone."""
        path = f'<path id="{self.name(part)}" d="{smooth(points, closed=False, tension=0.52)}"/>'
        edge = f'<g class="bm-edge-of" stroke-width="{number(width + 1.7)}">{path}</g>'
        return f'{edge}<use href="#{self.name(part)}" class="bm-core-of" stroke-width="{number(width)}"/>'

    def clip(self, part: str, shape: str) -> str:
        """Define a clip path from a shape."""
        return f'<clipPath id="{self.name(part)}">{shape}</clipPath>'

    def clipped(self, part: str, markup: str) -> str:
        """Draw markup inside a clip path that stands already."""
        return f'<g clip-path="url(#{self.name(part)})">{markup}</g>'
