"""The evidence map as one drawing to take away: a grid of kinds of exercise by bone, a bubble in each cell.

On the site the map is a table (see pages/map.py); this is the same cells for a slide or a paper.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from generator.publishing.figures.bubble import bubble_at, bubble_patterns

_HEAD_WIDTH, _STEP_X, _STEP_Y = 270, 176, 136
_TOP, _FOOT, _EDGE = 112, 64, 16
_LINE, _COLUMN_LETTERS, _ROW_LETTERS, _WORD_LETTERS = 18, 13, 30, 23
_BUBBLE_Y, _WORD_Y = 28, 65


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: studies and people held there, the key of its certainty, and lines that say what it is and of whom.

    `apart` says that its studies are of special groups; nothing held is an empty cell.
    """

    studies: int = 0
    people: int = 0
    certainty: str = ""
    words: tuple[str, ...] = ()
    apart: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: what it is called, and its cells in the order of the columns."""

    name: str
    cells: tuple[GridCell, ...]


def map_grid(
    title: str, columns: Sequence[str], rows: Sequence[GridRow], *, largest: int, legend: Sequence[str]
) -> str:
    """The drawing as SVG; `largest` people have the largest bubble, `legend` says what bubbles mean."""
    width = _HEAD_WIDTH + _STEP_X * len(columns) + _EDGE
    height = _TOP + _STEP_Y * len(rows) + _FOOT + _LINE * len(legend)
    heads = "".join(_column(name, index) for index, name in enumerate(columns))
    body = "".join(_row(row, index, width, largest) for index, row in enumerate(rows))
    foot = _lines(legend, x=_EDGE, y=height - _LINE * len(legend), anchor="start", css="fp-detail")
    return (
        f'<svg class="fp" role="img" aria-label="{escape(title)}" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{bubble_patterns()}'
        f'<text class="fp-name" x="{_EDGE}" y="30">{escape(title)}</text>'
        f"{heads}{body}{foot}</svg>"
    )


def _column(name: str, index: int) -> str:
    lines = textwrap.wrap(name, _COLUMN_LETTERS)
    top = _TOP - 12 - _LINE * (len(lines) - 1)
    return _lines(lines, x=_middle(index), y=top, anchor="middle")


def _row(row: GridRow, index: int, width: int, largest: int) -> str:
    top = _TOP + _STEP_Y * index
    rule = f'<path class="fp-rule" d="M{_EDGE} {top}H{width - _EDGE}"/>'
    lines = textwrap.wrap(row.name, _ROW_LETTERS)
    name = _lines(lines, x=_EDGE, y=top + _STEP_Y // 2 + 5 - _LINE * (len(lines) - 1) // 2, anchor="start")
    return rule + name + "".join(_cell(cell, _middle(place), top, largest) for place, cell in enumerate(row.cells))


def _cell(cell: GridCell, x: int, top: int, largest: int) -> str:
    lines = [line for words in cell.words for line in textwrap.wrap(words, _WORD_LETTERS)]
    words = _lines(lines, x=x, y=top + _WORD_Y, anchor="middle", css="fp-detail")
    if not cell.studies:
        return words
    look = {"people": cell.people, "largest": largest, "certainty": cell.certainty}
    number = f"{cell.studies} apart" if cell.apart else str(cell.studies)
    bubble = bubble_at(x, top + _BUBBLE_Y, number, **look)
    return f'<g class="bu">{bubble}</g>{words}'


def _middle(index: int) -> int:
    return _HEAD_WIDTH + _STEP_X * index + _STEP_X // 2


def _lines(lines: Sequence[str], *, x: int, y: int, anchor: str, css: str = "fp-label") -> str:
    return "".join(
        f'<text class="{css}" x="{x}" y="{y + _LINE * n}" text-anchor="{anchor}">{escape(line)}</text>'
        for n, line in enumerate(lines)
    )
