"""Estimates with their intervals, one under another: the picture of an answer, wide and narrow.

Whole intervals, ink squares whose area is the weight, a diamond in the colour of how sure we are, the zone that is too
small to matter. One panel holds one scale: figures on different scales never share an axis.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from html import escape

from generator.publishing.figures.curves import number
from generator.publishing.figures.forest_layout import (
    FRAMES,
    Frame,
    Place,
    RowText,
    head,
    heading,
    row_text,
    sides,
    text,
    tick_labels,
)
from generator.publishing.figures.plot_scale import Axis, axis_over


class Mark(Enum):
    """How a row is drawn."""

    STUDY = "study"
    REVIEW = "review"
    INDEX = "index"
    POOLED = "pooled"
    APART = "apart"
    PREDICTION = "prediction"


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One line of a plot: a study, a review, a pool, or where the next study may fall.

    `printed` are estimate, lower and upper limit as texts show them; a prediction has no estimate (None and ""), nor
    have results that are shown apart: their limits are the smallest and the largest. `weight` is in per cent, for a
    study that is part of a pool. `certainty` is a key of CERTAINTIES where the row carries our mark. `address` is that
    of its page, or empty. `key` names the row where a script finds it again.
    """

    mark: Mark
    name: str
    detail: str
    lower: float
    upper: float
    printed: tuple[str, str, str]
    estimate: float | None = None
    weight: float | None = None
    certainty: str = ""
    address: str = ""
    key: str = ""

    @property
    def figure(self) -> str:
        """Estimate and interval: "2.8 (0.6 to 5.0)"."""
        estimate, lower, upper = self.printed
        return f"{estimate} ({lower} to {upper})" if estimate else f"{lower} to {upper}"

    @property
    def weight_words(self) -> str:
        """The share of the weight: "39 %"; empty where the row is part of no pool."""
        if self.weight is None:
            return ""
        return f"{self.weight:.0f}\u00a0%" if self.weight >= 1 else "under 1\u00a0%"


@dataclass(frozen=True, slots=True)
class ForestGroup:
    """Rows that belong together: studies set against the same, or reviews of one set of trials."""

    heading: str
    rows: tuple[ForestRow, ...]


@dataclass(frozen=True, slots=True)
class ForestBody:
    """A body of evidence that is never mixed with another; `nouns` are what one and several of its rows are called.

    `closing` is its pool and what follows from it, or empty.
    """

    heading: str
    nouns: tuple[str, str]
    groups: tuple[ForestGroup, ...]
    closing: tuple[ForestRow, ...] = ()

    @property
    def rows(self) -> tuple[ForestRow, ...]:
        """Every row in order, the pool last."""
        return (*(row for group in self.groups for row in group.rows), *self.closing)


@dataclass(frozen=True, slots=True)
class LegendKey:
    """A sign of the picture (`square`, `diamond`, `bar`, `zone`, `interval`), its certainty if any, and its words."""

    sign: str
    words: str
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class ForestPanel:
    """All rows on one scale. `unit` stands in the head of the table, `scale` under the axis.

    `less` and `more` name the two sides of `null`; `zone` is None where the scale has no sizes. `held` are values that
    the axis must hold besides. `caption` is a line within the picture, for a panel whose rows have keys.
    """

    unit: str
    scale: str
    null: float
    less: str
    more: str
    zone: tuple[float, float] | None
    logarithmic: bool
    bodies: tuple[ForestBody, ...]
    legend: tuple[LegendKey, ...] = ()
    held: tuple[float, ...] = ()
    caption: str = ""

    @property
    def weighted(self) -> bool:
        """Whether any row has a weight."""
        return any(row.weight is not None for row in self.rows)

    @property
    def rows(self) -> tuple[ForestRow, ...]:
        """Every row in order."""
        return tuple(row for body in self.bodies for row in body.rows)


@dataclass(frozen=True, slots=True)
class Unread:
    """A study or review whose figures are not in the picture."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class UnreadGroup:
    """Those left out for one reason."""

    why: str
    items: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class ForestPlot:
    """The picture of an answer: a panel for each scale, and what is missing from it. `summary` says it in words."""

    title: str
    summary: str
    panels: tuple[ForestPanel, ...]
    unread: tuple[UnreadGroup, ...]

    @property
    def missing(self) -> int:
        """How many studies and reviews have no figure in the picture."""
        return sum(len(group.items) for group in self.unread)


# The largest weight gets a square of this side, in units of the drawing; below the smallest it could not be seen.
_LARGEST, _SMALLEST, _WITHOUT_WEIGHT = 16.0, 4.0, 9.0


def draw_forest(panel: ForestPanel, *, layout: str = "wide") -> str:
    """Draw one panel as SVG; `layout` is `wide` (text beside the plot) or `narrow` (text above each interval).

    Hidden from screen readers: the sentence before it and the table beside it say the same. Raises ValueError for a
    panel without rows.
    """
    if not panel.rows:
        raise ValueError("a forest plot needs at least one row")
    drawing = _Drawing(panel, FRAMES[layout])
    drawn, y = head(drawing.frame)
    if panel.caption:
        drawn, y = drawn + text(panel.caption, 0, 24, "fp-caption"), max(y, 30)
    for item in _items(panel):
        if isinstance(item, ForestRow):
            markup, y = drawing.row(item, y)
        else:
            markup, y = heading(item[0], drawing.frame, y, opens=item[1])
        drawn += markup
    scale, bottom = drawing.scale(y)
    box = f'viewBox="0 0 {number(drawing.frame.width)} {number(bottom)}"'
    if any(row.key for row in panel.rows):
        box += (
            f' data-axis="{drawing.axis.low:.6g} {drawing.axis.high:.6g} {drawing.axis.left:g} {drawing.axis.right:g}"'
        )
    return f'<svg class="fp fp-{layout}" {box} aria-hidden="true">{drawn}{scale}</svg>'


def square_side(weight: float | None, heaviest: float) -> float:
    """The side of a square whose area is in proportion to its weight; one size for rows that have none."""
    if weight is None or not heaviest:
        return _WITHOUT_WEIGHT
    return max(_SMALLEST, _LARGEST * math.sqrt(weight / heaviest))


def _items(panel: ForestPanel) -> Iterator[ForestRow | tuple[str, bool]]:
    """Rows and headings from top to bottom; a heading comes with whether it opens a body of evidence."""
    for body in panel.bodies:
        yield body.heading, True
        for group in body.groups:
            if group.heading:
                yield group.heading, False
            yield from group.rows
        yield from body.closing


class _Drawing:
    """One panel in one frame: its axis, and the weight of its heaviest row."""

    def __init__(self, panel: ForestPanel, frame: Frame) -> None:
        self.panel, self.frame = panel, frame
        held = [*panel.held, *(panel.zone or ())]
        for row in panel.rows:
            held += [row.lower, row.upper, *([] if row.estimate is None else [row.estimate])]
        span = (frame.left, frame.right)
        self.axis: Axis = axis_over(
            held, null=panel.null, span=span, logarithmic=panel.logarithmic, most=frame.most_ticks
        )
        self.heaviest = max((row.weight for row in panel.rows if row.weight), default=0.0)

    def row(self, row: ForestRow, y: float) -> tuple[str, float]:
        """A row at `y`, and where the next one starts."""
        weight = f"weight {row.weight_words}" if row.weight is not None else ""
        leads = row.mark in (Mark.INDEX, Mark.POOLED)
        text = RowText(row.name, row.detail, row.figure, weight, leads=leads, plain=row.mark is Mark.PREDICTION)
        texts, place = row_text(text, self.frame, y)
        drawn = texts + self._mark(row, place.centre)
        if row.key:
            drawn = f'<g data-row="{escape(row.key)}" data-y="{number(place.centre)}">{drawn}</g>'
        return self._ground(place) + drawn, place.end

    def _ground(self, place: Place) -> str:
        """The zone that is too small to matter and the line of no difference, behind one row."""
        zone = ""
        if self.panel.zone:
            start, end = (self.axis.x(limit) for limit in self.panel.zone)
            zone = _box("fp-zone", start, place.top, end - start, place.height)
        null = number(self.axis.x(self.panel.null))
        return f'{zone}<path class="fp-null" d="M{null} {number(place.top)}v{number(place.height)}"/>'

    def _mark(self, row: ForestRow, y: float) -> str:
        left, right = self.axis.x(row.lower), self.axis.x(row.upper)
        if row.mark is Mark.APART:
            side = square_side(None, self.heaviest)
            return "".join(_box("fp-square", x - side / 2, y - side / 2, side, side) for x in (left, right))
        if row.mark is Mark.PREDICTION or row.estimate is None:
            return _box("fp-prediction", left, y - 4, right - left, 8)
        at = self.axis.x(row.estimate)
        if row.mark is Mark.POOLED:
            return _diamond(at, y, (left, right), row.certainty)
        ends = "".join(f"M{number(x)} {number(y - 5)}v10" for x in (left, right))
        interval = f'<path class="fp-interval" d="M{number(left)} {number(y)}H{number(right)}{ends}"/>'
        if row.mark is Mark.INDEX:
            return interval + _diamond(at, y, (at - 10, at + 10), row.certainty)
        side = square_side(row.weight, self.heaviest)
        return interval + _box("fp-square", at - side / 2, y - side / 2, side, side)

    def scale(self, y: float) -> tuple[str, float]:
        """The axis under the rows, and where the drawing ends."""
        y, axis = y + 6, self.axis
        ticks = "".join(f"M{number(axis.x(tick))} {number(y)}v6" for tick in axis.ticks)
        line = f'<path class="fp-axis" d="M{number(axis.left)} {number(y)}H{number(axis.right)}{ticks}"/>'
        labels = tick_labels(axis, self.frame, y + 22)
        words = sides(self.panel.less, self.panel.more, axis.x(self.panel.null), self.frame, y + 46)
        unit = text(self.panel.scale, (axis.left + axis.right) / 2, y + 67, "fp-detail", "middle")
        return line + labels + words + unit, y + 74


def _box(css: str, x: float, y: float, width: float, height: float) -> str:
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<rect class="{css}" {place}/>'


def _diamond(x: float, y: float, ends: tuple[float, float], certainty: str) -> str:
    css = f"fp-diamond fp-is-{certainty}" if certainty else "fp-diamond"
    corners = ((ends[0], y), (x, y - 9), (ends[1], y), (x, y + 9))
    path = "L".join(f"{number(across)} {number(down)}" for across, down in corners)
    return f'<path class="{css}" d="M{path}Z"/>'
