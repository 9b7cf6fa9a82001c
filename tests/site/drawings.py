"""What a drawing shows, read back from its shapes: no data of the program takes part, so a slip in either is seen."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import html

NUMBER = r"[\N{MINUS SIGN}+]?\d[\d.]*"
FIGURE = re.compile(rf"(?:({NUMBER}) \()?({NUMBER}) to ({NUMBER})\)?")
_PATH = re.compile(r"-?[\d.]+")
Node = html.HtmlElement


@dataclass(slots=True)
class Row:
    """A row of a forest plot: its name, its figure in words, and the values at which its marks lie."""

    name: str
    figure: str
    drawn: list[float] = field(default_factory=list)


def words(node: Node) -> str:
    """What is read out of a part of a page: all text that is not hidden from screen readers, spaces made one."""
    parts = node.xpath(".//text()[not(ancestor::*[@aria-hidden='true'])]")
    return " ".join("".join(parts).split())


def value(printed: str) -> float:
    """A printed number."""
    return float(printed.replace("\N{MINUS SIGN}", "-"))


def half_a_digit(printed: str) -> float:
    """How far the number behind a printed one may lie from it."""
    return 0.5 * 10 ** -len(printed.partition(".")[2])


@dataclass(frozen=True, slots=True)
class Scale:
    """Places along an axis and the values under them; `logarithmic` where equal steps are equal ratios."""

    places: tuple[float, ...]
    values: tuple[float, ...]

    @property
    def logarithmic(self) -> bool:
        """Whether the ticks lie evenly by their logarithms and not by themselves."""
        return min(self.values) > 0 and not self._fits(self.values)

    def at(self, place: float) -> float:
        """The value at a place."""
        values = [math.log(tick) for tick in self.values] if self.logarithmic else self.values
        share = (place - self.places[0]) / (self.places[-1] - self.places[0])
        found = values[0] + share * (values[-1] - values[0])
        return math.exp(found) if self.logarithmic else found

    def _fits(self, values: Sequence[float]) -> bool:
        slopes = [
            (after - before) / (right - left)
            for before, after, left, right in zip(values, values[1:], self.places, self.places[1:], strict=False)
        ]
        return max(slopes) - min(slopes) < 0.02 * abs(max(slopes))


def _numbers(path: str) -> list[float]:
    return [float(number) for number in _PATH.findall(path)]


def scale_of(svg: Node) -> Scale:
    """The axis of a forest plot or a funnel: its ticks, and the words under them."""
    (axis,) = svg.xpath(".//*[contains(@class, 'fp-axis')]/@d")
    places = tuple(float(x) for x in re.findall(r"M(-?[\d.]+) -?[\d.]+v6", axis))
    labels = svg.xpath(".//*[@class='fp-detail'][@text-anchor='middle']/text()")
    return Scale(places, tuple(value(label) for label in labels[: len(places)]))


def forest_rows(svg: Node) -> list[Row]:
    """The rows of a forest plot from top to bottom, whatever its layout."""
    scale, rows, name = scale_of(svg), [], []
    for node in svg.iter():
        css = node.get("class", "")
        if node.tag == "text" and css in ("fp-name", "fp-plain"):
            if node.get("text-anchor") == "end":
                rows.append(Row(" ".join(name), " ".join(node.text.split())))
                name = []
            else:
                name.append(node.text)
        elif rows:
            rows[-1].drawn += [scale.at(place) for place in _places(node, css)]
    return rows


def _places(node: Node, css: str) -> Iterator[float]:
    """Where the mark of a row lies: both ends of what is long, the middle of what is a point."""
    kind = css.split(" ")[0]
    if kind == "fp-interval":
        yield from (_numbers(node.get("d"))[0], _numbers(node.get("d"))[2])
    elif kind == "fp-diamond":
        yield from _numbers(node.get("d"))[0:5:2]
    elif kind in ("fp-square", "fp-prediction"):
        start, width = float(node.get("x")), float(node.get("width"))
        yield from (start + width / 2,) if kind == "fp-square" else (start, start + width)


def is_drawn(row: Row, scale: Scale) -> bool:
    """Whether the marks of a row lie where its figure says; a limit printed as nought has no place on ratios."""
    for printed in filter(None, FIGURE.fullmatch(row.figure).groups()):
        wanted, near = value(printed), half_a_digit(printed)
        if scale.logarithmic and wanted - near <= 0:
            continue
        places = [abs(found - wanted) <= near + _slack(scale, wanted) for found in row.drawn]
        if not any(places):
            return False
    return True


def _slack(scale: Scale, at: float) -> float:
    """A fifth of a unit of the drawing in the units of the axis, near a value."""
    per_unit = (scale.values[-1] - scale.values[0]) / (scale.places[-1] - scale.places[0])
    if scale.logarithmic:
        per_unit = at * math.log(scale.values[-1] / scale.values[0]) / (scale.places[-1] - scale.places[0])
    return abs(0.2 * per_unit)
