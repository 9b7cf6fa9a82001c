"""Fills that work without colour: dots for low, thin diagonals on pale for very low, broken lines for the unknown."""

from __future__ import annotations

from collections.abc import Iterable

from generator.publishing.figures.curves import Pen
from generator.publishing.figures.marks import CERTAINTIES, Certainty

_DOTS = (
    '<rect class="bm-low" width="6" height="6"/><g class="bm-low-dot"><circle cx="1.5" cy="1.5" r="1"/>'
    '<circle cx="4.5" cy="4.5" r="1"/></g>'
)
_DIAGONAL = '<rect class="bm-very-low" width="6" height="6"/><rect class="bm-very-low-line" width="1.3" height="6"/>'
_TILES = {"low": (_DOTS, ""), "very_low": (_DIAGONAL, ' patternTransform="rotate(45)"')}


def patterns(pen: Pen, used: Iterable[Certainty]) -> str:
    """Define the patterns that a drawing needs, under ids of its own."""
    levels = {certainty.id for certainty in used}
    return "".join(
        f'<pattern id="{pen.name(level)}" width="6" height="6" patternUnits="userSpaceOnUse"{turn}>{tile}</pattern>'
        for level, (tile, turn) in _TILES.items()
        if level in levels
    )


def paint(pen: Pen, certainty: str) -> str:
    """Return the attributes that fill a bone by certainty; its shapes inherit them, mirrored ones too."""
    drawn = CERTAINTIES[certainty].drawn
    css = f"bm-fill bm-is-{certainty}" if drawn == "filled" else f"bm-fill bm-is-{drawn}"
    pattern = f' fill="url(#{pen.name(certainty)})"' if certainty in _TILES else ""
    return f' class="{css}"{pattern}'
