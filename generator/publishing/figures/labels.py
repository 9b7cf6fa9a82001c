"""Labels in the wide body map: the name, the two marks, how much stands behind them; and the legend of fills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from generator.publishing.figures.curves import Pen, number
from generator.publishing.figures.marks import CERTAINTIES, BoneMark
from generator.publishing.figures.patterns import paint

WIDTH = 226
"""Width of the field around a label, in units of the drawing: the room beside the lenses."""
_STEPS = {"direction": 23, "meta": 22, "pill": 25}
_DOT_STEP = 14
# Characters for which a line of a label has room, measured in the drawing.
_BESIDE_DOTS, _WITHOUT_DOTS = 23, 26


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a label under its name: what kind it is, its text, and the sign or dots before it."""

    kind: str
    text: str
    glyph: str = ""
    dots: int | None = None


def lines(mark: BoneMark) -> list[Line]:
    """Return the lines of a label: direction, certainty with its volume, disagreement, note."""
    found = []
    if mark.effect_word:
        found.append(Line("direction", mark.effect_word, glyph=mark.effect_glyph))
    together = " · ".join(part for part in (mark.sure, mark.volume) if part)
    if len(together) <= (_BESIDE_DOTS if mark.look.rated else _WITHOUT_DOTS):
        found.append(Line("meta", together, dots=mark.look.dots))
    else:
        found += [Line("meta", mark.sure, dots=mark.look.dots), Line("meta", mark.volume)]
    found += [Line("pill", mark.disagreement), Line("meta", mark.note)]
    return [line for line in found if line.text]


def height(mark: BoneMark) -> float:
    """Return how tall the field of a label is."""
    return 31 + sum(_STEPS[line.kind] for line in lines(mark))


def label(mark: BoneMark, pen: Pen, x: float, y: float) -> tuple[str, list[str]]:
    """Draw a label with its name on the baseline `y`; returns it and the ids of its texts, which name the link."""
    name = f"{mark.site}-name"
    drawn = f'<text class="bm-name" id="{pen.name(name)}" x="{number(x)}" y="{number(y)}">{escape(mark.name)} </text>'
    ids = [pen.name(name)]
    for index, line in enumerate(lines(mark)):
        y += _STEPS[line.kind]
        ids.append(pen.name(f"{mark.site}-{index}"))
        drawn += _line(line, ids[-1], x, y)
    return drawn, ids


def field(mark: BoneMark, x: float, y: float) -> str:
    """Draw the field that takes the click, and the ring that shows the focus."""
    box = f'x="{number(x - 8)}" y="{number(y - 21)}" width="{WIDTH}" height="{number(height(mark))}"'
    return f'<rect class="bm-hit" {box}/><rect class="bm-focus" {box} rx="5"/>'


def _line(line: Line, text_id: str, x: float, y: float) -> str:
    at, before = x, ""
    if line.glyph:
        before = f'<text class="bm-direction" aria-hidden="true" x="{number(x)}" y="{number(y)}">{line.glyph}</text>'
        at = x + 20
    elif line.dots is not None:
        before = "".join(_dot(x + 6 + _DOT_STEP * n, y - 5, filled=n < line.dots) for n in range(4))
        at = x + 62
    elif line.kind == "pill":
        wide = 9 * len(line.text)
        before = f'<rect class="bm-pill" x="{number(x)}" y="{number(y - 15)}" width="{wide}" height="20" rx="10"/>'
        at = x + 10
    text = f'<text class="bm-{line.kind}" id="{text_id}" x="{number(at)}" y="{number(y)}">{escape(line.text)} </text>'
    return before + text.replace("bm-pill", "bm-meta")


def _dot(x: float, y: float, *, filled: bool) -> str:
    css = "bm-dot bm-dot-on" if filled else "bm-dot"
    return f'<circle class="{css}" cx="{number(x)}" cy="{number(y)}" r="4.6"/>'


def _legend_entries(marks: Sequence[BoneMark]) -> list[tuple[str, str]]:
    """Return a state to draw and its words: the four levels, then the empty fills that stand in this map."""
    entries = [(item.id, item.word) for item in CERTAINTIES.values() if item.rated]
    for drawn in ("dashed", "dotted"):
        present = [
            item
            for item in CERTAINTIES.values()
            if item.drawn == drawn and any(mark.certainty == item.id for mark in marks)
        ]
        if present:
            entries.append((present[0].id, " or ".join(item.word for item in present)))
    return entries


def legend(marks: Sequence[BoneMark], pen: Pen, x: float, y: float) -> str:
    """Draw the legend of fills: two levels on a row, an empty state on a row of its own."""
    rows = '<text class="bm-meta bm-legend-head" y="-12">How sure we are</text>'
    for index, (state, word) in enumerate(_legend_entries(marks)):
        column, row = (index % 2 * 120, index // 2) if index < 4 else (0, index - 2)
        rows += (
            f'<g transform="translate({column} {row * 27})"><g{paint(pen, state)}>'
            f'<rect width="24" height="17" rx="3"/></g><text class="bm-meta" x="32" y="13.6">{word}</text></g>'
        )
    return f'<g transform="translate({number(x)} {number(y)})">{rows}</g>'
