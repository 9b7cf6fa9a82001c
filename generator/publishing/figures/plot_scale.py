"""Axes that never clip, with ticks at round numbers; and how much room words take."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

_STEPS = (1, 2, 5, 10)
_RATIOS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200)
_FINE_RATIOS = (0.5, 0.6, 0.7, 0.8, 1, 1.25, 1.5, 2)
SMALLEST_RATIO = 0.005
"""A limit printed as 0.00 has no logarithm: it is drawn at the largest value that prints so."""

# Advance widths of the site's typeface in em, measured, by kind of letter; a fallback face is about as wide.
_THIN, _WIDE = frozenset(" .,:;'\u2019|()ijlftrI-"), frozenset("mwMW%")
_BOLD = 1.06


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from `low` to `high` between two places of the drawing; `logarithmic` for ratios. `ticks` are in it."""

    low: float
    high: float
    ticks: tuple[float, ...]
    left: float
    right: float
    logarithmic: bool = False

    def x(self, value: float) -> float:
        """Where a value lies in the drawing."""
        low, high, at = self.low, self.high, value
        if self.logarithmic:
            low, high, at = math.log(low), math.log(high), math.log(max(value, SMALLEST_RATIO))
        return self.left + (at - low) / (high - low) * (self.right - self.left)

    def label(self, tick: float) -> str:
        """A tick as readers see it, with a true minus sign; no difference is plainly 0."""
        if self.logarithmic or abs(tick) < 1e-12:
            return f"{abs(tick):g}"
        step = self.ticks[1] - self.ticks[0]
        places = max(0, -math.floor(math.log10(step) + 1e-9))
        return f"{tick:.{places}f}".replace("-", "\N{MINUS SIGN}")


def axis_over(
    values: Iterable[float], *, null: float, span: tuple[float, float], logarithmic: bool = False, most: int = 7
) -> Axis:
    """An axis that holds every value and both sides of no difference, ending at round numbers.

    `span` is where it starts and ends in the drawing; at most about `most` ticks.
    """
    held = [null, *values]
    if logarithmic:
        return _ratio_axis(held, span)
    low, high = min(held), max(held)
    step = _step((high - low) or 1.0, most - 1)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    at_null = round(null / step)
    first, last = min(first, at_null - 1), max(last, at_null + 1)
    ticks = tuple(index * step for index in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks, *span)


def _ratio_axis(held: list[float], span: tuple[float, float]) -> Axis:
    low, high = max(min(held), SMALLEST_RATIO), max(held)
    choice = _FINE_RATIOS if low >= _FINE_RATIOS[0] and high <= _FINE_RATIOS[-1] else _RATIOS
    below = [tick for tick in choice if tick <= low and tick < 1]
    above = [tick for tick in choice if tick >= high and tick > 1]
    first = below[-1] if below else choice[0]
    last = above[0] if above else high
    ticks = tuple(tick for tick in choice if first <= tick <= last)
    return Axis(first, last, ticks, *span, logarithmic=True)


def _step(span: float, most: int) -> float:
    """The smallest of 1, 2, 5, 10 times a power of ten of which at most `most` go into a span."""
    base = 10.0 ** math.floor(math.log10(span / most))
    return next(base * factor for factor in _STEPS if span / (base * factor) <= most + 1e-9)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is, in the units of `size`."""
    em = sum(0.31 if c in _THIN else 0.86 if c in _WIDE else 0.66 if c.isupper() or c == "0" else 0.6 for c in text)
    return em * size * (_BOLD if bold else 1.0)


def within(middle: float, width: float, end: float) -> float:
    """The middle of a text of some width, moved so that it stays between 0 and `end`."""
    return min(max(middle, width / 2), end - width / 2)


def wrapped(text: str, *, width: float, size: float, bold: bool = False) -> list[str]:
    """Break a text into lines that fit a width; a word that is longer than a line keeps its own."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and text_width(f"{lines[-1]} {word}", size, bold=bold) <= width:
            lines[-1] += f" {word}"
        elif word:
            lines.append(word)
    return lines


def beside(
    null: float, widths: tuple[float, float], span: tuple[float, float], *, gap: float = 7
) -> tuple[float, float]:
    """Where two words on both sides of a line end and start, kept apart from each other and within a span."""
    left, right = widths
    start, end = span
    finish = max(null - gap, start + left)
    begin = max(null + gap, finish + 2 * gap)
    over = max(0.0, begin + right - end)
    return finish - over, begin - over
