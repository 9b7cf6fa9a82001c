"""With and without: what became of bone in the trained and in the compared group of one trial, as two bars.

Averages of groups, each against its own start. No error bars: in a picture for patients the range goes in words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from generator.publishing.figures.curves import number


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a trial: its name, who ("49 women"), its change in percent, and whether it trained.

    `written` is the change as the picture writes it; left empty, in British figures with one decimal.
    """

    name: str
    who: str
    change: float
    trained: bool
    written: str = ""


@dataclass(frozen=True, slots=True)
class _Axis:
    low: float
    high: float
    left: float
    right: float

    def x(self, value: float) -> float:
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)

    def ticks(self) -> list[float]:
        """Whole steps of 0.5, 1, 2, 5, 10 ..., at most seven."""
        span = self.high - self.low
        base = 10 ** math.floor(math.log10(span / 7)) if span > 0 else 1
        step = next(base * factor for factor in (1, 2, 5, 10, 20) if span / (base * factor) <= 7)
        first = math.ceil(self.low / step - 1e-9)
        return [index * step for index in range(first, math.floor(self.high / step + 1e-9) + 1)]


_WIDTH = {"wide": 640, "narrow": 340}
_ROW = 68
_TOP = 6


def change_text(change: float, digits: int = 1) -> str:
    """Write a change in percent with its sign, a real minus, and the digits of the source."""
    sign = "+" if change > 0 else "\N{MINUS SIGN}" if change < 0 else ""
    return f"{sign}{abs(change):.{digits}f}%"


def bars(groups: Sequence[Group], *, label: str, layout: str = "wide", zero: str = "no change") -> str:
    """Draw the changes of the groups on one axis with a shared zero line.

    `label` says what the axis measures ("Change in bone density of the lower back after 8 months"). `layout` is `wide`
    or `narrow`; `zero` names the line of no change. The drawing is hidden from screen readers: the sentence before it
    and the table beside it say the same.
    Raises ValueError without groups, or for a change that is no number.
    """
    if not groups or not all(math.isfinite(group.change) for group in groups):
        raise ValueError("bars need at least one group, and each change must be a finite number of percent")
    width = _WIDTH[layout]
    axis = _axis(groups, width)
    rows = "".join(_row(group, axis, _TOP + _ROW * index) for index, group in enumerate(groups))
    bottom = _TOP + _ROW * len(groups) + 6
    line = _zero_line(axis, len(groups), bottom)
    legend = f'<text class="bars-axis" x="{number(axis.left)}" y="{bottom + 46}">{escape(label)}</text>'
    drawn = rows + line + _scale(axis, bottom, zero) + legend
    return f'<svg class="bars" viewBox="0 0 {width} {bottom + 56}" aria-hidden="true">{drawn}</svg>'


def _axis(groups: Sequence[Group], width: float) -> _Axis:
    changes = [group.change for group in groups]
    low, high = min(0.0, *changes), max(0.0, *changes)
    room = (high - low) * 0.06 or 1
    return _Axis(low - room, high + room, 12, width - 92)


def _zero_line(axis: _Axis, rows: int, bottom: float) -> str:
    """Draw the line of no change beside each bar; it leaves the names free."""
    steps = "".join(f"M{number(axis.x(0))} {_TOP + _ROW * index + 20}v40" for index in range(rows))
    return f'<path class="bars-zero" d="{steps}V{bottom}"/>'


def _row(group: Group, axis: _Axis, top: float) -> str:
    zero, end = axis.x(0), axis.x(group.change)
    css = "bars-trained" if group.trained else "bars-compared"
    start, wide = min(zero, end), abs(end - zero)
    name = f'<tspan class="bars-name">{escape(group.name)}</tspan>'
    who = f'<tspan class="bars-who">, {escape(group.who)}</tspan>' if group.who else ""
    value = escape(group.written) or change_text(group.change)
    text_x = max(end, zero) + 9
    return (
        f'<text x="{number(axis.left)}" y="{number(top + 16)}">{name}{who}</text>'
        f'<rect class="{css}" x="{number(start)}" y="{number(top + 24)}" width="{number(wide)}" height="32"/>'
        f'<text class="bars-value" x="{number(text_x)}" y="{number(top + 47)}">{value}</text>'
    )


def _scale(axis: _Axis, y: float, zero: str) -> str:
    line = f'<path class="bars-line" d="M{number(axis.left)} {number(y)}H{number(axis.right)}"/>'
    ticks = ""
    for tick in axis.ticks():
        text = escape(zero) if tick == 0 else f"{tick:+g}%".replace("-", "\N{MINUS SIGN}")
        x = number(axis.x(tick))
        ticks += (
            f'<path class="bars-line" d="M{x} {number(y)}v5"/>'
            f'<text class="bars-axis" text-anchor="middle" x="{x}" y="{number(y + 22)}">{text}</text>'
        )
    return line + ticks
