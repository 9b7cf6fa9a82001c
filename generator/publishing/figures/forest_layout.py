"""Where the words of a forest plot stand: in columns beside the plot, or above each interval on a narrow screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from generator.publishing.figures.curves import number
from generator.publishing.figures.plot_scale import Axis, beside, text_width, within, wrapped

_NAME, _DETAIL = 16, 15
_LINE = 19
_STRIP = 26


@dataclass(frozen=True, slots=True)
class Frame:
    """The width of a drawing, the width of its names, the span of its axis; `stacked` puts text above the plot."""

    width: float
    names: float
    left: float
    right: float
    stacked: bool
    most_ticks: int


FRAMES = {
    "wide": Frame(830, 238, 264, 606, stacked=False, most_ticks=7),
    "narrow": Frame(340, 340, 16, 324, stacked=True, most_ticks=5),
}
"""The two drawings of every panel; style sheets show one of them, by width."""


@dataclass(frozen=True, slots=True)
class RowText:
    """The words of a row; `leads` sets its figure in bold, `plain` its name not."""

    name: str
    detail: str
    figure: str
    weight: str
    leads: bool = False
    plain: bool = False

    @property
    def name_css(self) -> str:
        """The class of the name."""
        return "fp-plain" if self.plain else "fp-name"

    @property
    def figure_css(self) -> str:
        """The class of the figure."""
        return "fp-name" if self.leads else "fp-plain"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row is drawn: the strip of its plot, the height of its mark, the end of the row."""

    top: float
    height: float
    centre: float
    end: float


def text(words: str, x: float, y: float, css: str, anchor: str = "") -> str:
    """One line of text, escaped."""
    side = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{css}" x="{number(x)}" y="{number(y)}"{side}>{escape(words)}</text>'


def head(frame: Frame) -> tuple[str, float]:
    """The head of the columns, where there are columns; and where the first row starts."""
    words = "Estimate (95\u00a0% interval)"
    return ("", 0) if frame.stacked else (text(words, frame.width, 24, "fp-detail", "end"), 4)


def heading(words: str, frame: Frame, y: float, *, opens: bool) -> tuple[str, float]:
    """A heading at `y`, and where the next row starts; one that opens a body of evidence begins with a hairline."""
    lines = wrapped(words, width=frame.names, size=_NAME, bold=opens)
    rule = f'<path class="fp-rule" d="M0 {number(y + 24)}H{number(frame.width)}"/>' if opens and y > 4 else ""
    first = y + (44 if rule else 20)
    return rule + _lines(lines, first, "fp-body" if opens else "fp-group"), first + _LINE * (len(lines) - 1) + 8


def row_text(row: RowText, frame: Frame, y: float) -> tuple[str, Place]:
    """The words of a row at `y`, and the place of its plot."""
    return _above(row, frame, y) if frame.stacked else _beside(row, frame, y)


def _beside(row: RowText, frame: Frame, y: float) -> tuple[str, Place]:
    """Name over detail to the left, figure over weight to the right."""
    names = wrapped(row.name, width=frame.names, size=_NAME, bold=True)
    details = wrapped(row.detail, width=frame.names, size=_DETAIL)
    first = y + 20
    drawn = (
        _lines(names, first, row.name_css)
        + _lines(details, first + _LINE * len(names), "fp-detail")
        + text(row.figure, frame.width, first, row.figure_css, "end")
        + (text(row.weight, frame.width, first + _LINE, "fp-detail", "end") if row.weight else "")
    )
    height = _LINE * max(len(names) + len(details), 2 if row.weight else 1) + 13
    # One unit more, so that the grounds of two rows meet without a seam at any scale.
    return drawn, Place(y, height + 1, first - 5, y + height)


def _above(row: RowText, frame: Frame, y: float) -> tuple[str, Place]:
    """Name and figure on one line, or one under the other where they do not fit; detail and weight; then the plot."""
    first, room = y + 20, frame.width - text_width(row.figure, _NAME, bold=True) - 10
    together = text_width(row.name, _NAME, bold=True) <= room
    names = [row.name] if together else wrapped(row.name, width=frame.width, size=_NAME, bold=True)
    figure_at = first if together else first + _LINE * len(names)
    below = figure_at + _LINE
    taken = text_width(row.weight, _DETAIL) + 10 if row.weight else 0
    details = wrapped(row.detail, width=frame.width - taken, size=_DETAIL)
    drawn = (
        _lines(names, first, row.name_css)
        + text(row.figure, frame.width, figure_at, row.figure_css, "end")
        + _lines(details, below, "fp-detail")
        + (text(row.weight, frame.width, below, "fp-detail", "end") if row.weight else "")
    )
    top = below + _LINE * max(len(details), 1 if row.weight else 0) - 12
    return drawn, Place(top, _STRIP, top + _STRIP / 2, top + _STRIP + 6)


def sides(less: str, more: str, null: float, frame: Frame, y: float) -> str:
    """The words on both sides of no difference, kept apart and within the drawing."""
    widths = text_width(less, _DETAIL, bold=True), text_width(more, _DETAIL, bold=True)
    end, start = beside(null, widths, (0, frame.width))
    return text(less, end, y, "fp-side", "end") + text(more, start, y, "fp-side")


def tick_labels(axis: Axis, frame: Frame, y: float) -> str:
    """What stands under the ticks of an axis, all of it within the drawing."""
    drawn = ""
    for tick in axis.ticks:
        words = axis.label(tick)
        at = within(axis.x(tick), text_width(words, _DETAIL), frame.width)
        drawn += text(words, at, y, "fp-detail", "middle")
    return drawn


def _lines(lines: Sequence[str], y: float, css: str) -> str:
    return "".join(text(line, 0, y + _LINE * index, css) for index, line in enumerate(lines))
