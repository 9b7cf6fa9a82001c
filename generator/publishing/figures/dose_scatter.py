"""Trials by two of their doses. A mark tells by its form how trained people stood, by its fill how deep we read.

A dose that is not stated has a band of its own beside the axis: leaving such trials out would show a neater field than
there is. The drawing is a decoration: the table beside it holds the same marks in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.publishing.figures.curves import number
from generator.publishing.figures.forest_layout import text
from generator.publishing.figures.packing import Field, Point, packed
from generator.publishing.figures.plot_scale import Axis

FORMS = {
    "higher": "M{x} {n}l{a} {b}h-{c}Z",
    "lower": "M{x} {s}l{a}-{b}h-{c}Z",
    "same": "M{w} {y0}h{d}v{d}h-{d}Z",
    "untold": "M{x} {n0}l{e} {e}l-{e} {e}l-{e}-{e}Z",
}
"""Form of a mark by how trained people stood; readers see the same signs in the legend and in the table."""


@dataclass(frozen=True, slots=True)
class DoseMark:
    """A programme in the drawing: its row in the table, both doses (None where not stated), its side, how read."""

    row: int
    x: float | None
    y: float | None
    side: str
    read_in_full: bool


@dataclass(frozen=True, slots=True)
class DoseAxis:
    """The scale of a dose: its words, its ends, where ticks stand; `logarithmic` for a dose that spans decades."""

    key: str
    words: str
    low: float
    high: float
    ticks: tuple[float, ...]
    logarithmic: bool = False

    def between(self, start: float, end: float) -> Axis:
        """The axis between two places of a drawing."""
        return Axis(self.low, self.high, self.ticks, start, end, self.logarithmic)


@dataclass(frozen=True, slots=True)
class _Frame:
    width: float
    band: float  # width of the band for a dose across that is not stated
    left: float  # where the axis across starts
    height: float  # of the axis up
    foot: float  # height of the band for a dose up that is not stated
    size: float  # of a mark


_FRAMES = {
    "wide": _Frame(830, 128, 200, 330, 128, 6),
    "narrow": _Frame(340, 66, 104, 330, 150, 4.5),
}
_TOP, _EDGE, _INDENT = 40.0, 10.0, 28.0
NOT_STATED = "not stated"


def draw_doses(marks: Sequence[DoseMark], across: DoseAxis, up: DoseAxis, *, layout: str = "wide") -> str:
    """Draw the marks as SVG in the layout "wide" or "narrow"."""
    frame = _FRAMES[layout]
    x = across.between(frame.left, frame.width - _EDGE - frame.size)
    y = up.between(_TOP + frame.height, _TOP)
    bottom = _TOP + frame.height
    foot = Field(0, bottom + 34 + frame.size, 0, bottom + 34 + frame.foot - frame.size)
    end = foot.bottom + frame.size
    places = packed([_wanted(mark, x, y, foot, frame) for mark in marks], apart=2 * frame.size + 1.5)
    drawn = _ground(frame, foot) + _axes(x, y, across, up, frame, end)
    drawn += "".join(_mark(mark, place, frame.size) for mark, place in zip(marks, places, strict=True))
    box = f'viewBox="0 0 {number(frame.width)} {number(end + 58)}"'
    return f'<svg class="fp ds fp-{layout}" {box} aria-hidden="true">{drawn}</svg>'


def _wanted(mark: DoseMark, x: Axis, y: Axis, foot: Field, frame: _Frame) -> tuple[Point, Field]:
    """Where a mark belongs, and the field that it stays in: the plot, or the band of a dose that is not stated."""
    room = frame.size
    left, right = (
        (_INDENT + room, _INDENT + frame.band - 2 * room) if mark.x is None else (x.left - room, frame.width - room)
    )
    top, bottom = (foot.top, foot.bottom) if mark.y is None else (_TOP - 2 * room, y.left + room)
    place = (
        (left + right) / 2 if mark.x is None else x.x(mark.x),
        (top + bottom) / 2 if mark.y is None else y.x(mark.y),
    )
    return place, Field(left, top, right, bottom)


def _mark(mark: DoseMark, place: Point, size: float) -> str:
    x, y = place
    half = size * 0.82
    values = {
        "x": x, "n": y - size, "s": y + size, "a": size, "b": 2 * size * 0.9, "c": 2 * size,
        "w": x - half, "y0": y - half, "d": 2 * half, "n0": y - size * 1.1, "e": size * 1.1,
    }  # fmt: skip
    path = FORMS[mark.side].format(**{name: number(value) for name, value in values.items()})
    kind = "ds-full" if mark.read_in_full else "ds-part"
    return f'<path class="ds-mark {kind}" data-row="{mark.row}" data-side="{mark.side}" d="{path}"/>'


def _ground(frame: _Frame, foot: Field) -> str:
    """The two bands of doses that are not stated, pale behind the marks."""
    top, height = _TOP - 14, foot.bottom + frame.size - _TOP + 14
    left, bottom = _INDENT, foot.top - frame.size
    return (
        f'<path class="ds-band" d="M{number(left)} {number(top)}h{number(frame.band)}v{number(height)}'
        f'h-{number(frame.band)}Z"/><path class="ds-band" d="M{number(left + frame.band)} {number(bottom)}'
        f'H{number(frame.width)}V{number(foot.bottom + frame.size)}H{number(left + frame.band)}Z"/>'
    )


def _axes(x: Axis, y: Axis, across: DoseAxis, up: DoseAxis, frame: _Frame, end: float) -> str:
    """Both axes with their ticks, named above and below; the bands say what they are."""
    edge, foot = number(frame.left - 2 * frame.size), y.left + 2 * frame.size
    drawn = "".join(_ticks(x, y, frame, foot))
    drawn += text(up.words, 0, 16, "fp-side")
    drawn += text(across.words, frame.width, end + 46, "fp-side", "end")
    drawn += text(NOT_STATED, _INDENT + frame.band / 2, end + 20, "fp-detail", "middle")
    turned = f"translate(16 {number((foot + 34 - 2 * frame.size + end) / 2)}) rotate(-90)"
    drawn += f'<text class="fp-detail" text-anchor="middle" transform="{turned}">{NOT_STATED}</text>'
    return f'<path class="fp-axis" d="M{edge} {number(_TOP - 14)}V{number(foot)}H{number(frame.width)}"/>{drawn}'


def _ticks(x: Axis, y: Axis, frame: _Frame, foot: float) -> Iterator[str]:
    for tick in x.ticks:
        yield text(f"{tick:g}", x.x(tick), foot + 20, "fp-detail", "middle")
    for tick in y.ticks:
        yield text(f"{tick:g}", _INDENT + frame.band - 4, y.x(tick) + 5, "fp-detail", "end")
        line = f"M{number(frame.left - 2 * frame.size)} {number(y.x(tick))}H{number(frame.width)}"
        yield f'<path class="fp-rule" d="{line}"/>'
