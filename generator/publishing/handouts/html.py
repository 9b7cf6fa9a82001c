"""The print-ready sheet: one HTML file, accessible, in three sizes of type, that carries its own trace."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from generator.publishing.figures.bars import bars
from generator.publishing.figures.lenses import lens_picture
from generator.publishing.figures.marks import CERTAINTIES
from generator.publishing.handouts.sheet import Handout, Part
from generator.publishing.handouts.trace import embedded_map
from generator.publishing.templates import render

SIZES = {"standard": 12, "clear-print": 14, "large-print": 18}
"""Points of type by variant; type is never shrunk to fit (RNIB: 12 is the floor, 14 recommended, large from 16)."""
PAPERS = {"a4": "A4", "letter": "letter", "any": ""}
"""Papers; `any` leaves it to the printer."""
_TICK = re.compile(r'<text class="bars-axis" text-anchor="middle"[^>]*>[^<]*%</text>')


@dataclass(frozen=True, slots=True)
class Print:
    """How a sheet is printed: a key of SIZES and a key of PAPERS."""

    variant: str = "standard"
    paper: str = "a4"


def html_sheet(handout: Handout, how: Print) -> str:
    """The whole file; deterministic, and it asks nothing of any server."""
    facts = {
        "handout": handout,
        "document": handout.frame.document.format(points=SIZES[how.variant]),
        "points": SIZES[how.variant],
        "paper": PAPERS[how.paper],
        "lens": Markup(lens_picture(handout.lens_marks, lens=handout.plan.picture)) if handout.lens_marks else "",
        "drawn": {part.id: Markup(draw_bars(part)) for part in handout.parts if part.picture},
        "dots": {part.id: _dots(part.level.value) for part in handout.parts if part.level},
        "trace": Markup(embedded_map(handout)),
    }
    return render("handout.html", facts, page_address=handout.plan.address)


def draw_bars(part: Part) -> str:
    """The two bars, with one digit as the sentence above them has it.

    Of the axis only "no change" is kept: each bar carries its figure, and the other marks crowd a narrow picture.
    """
    assert part.picture
    return _TICK.sub("", bars(part.picture.groups, label=part.picture.label, layout="narrow", zero=part.picture.zero))


def _dots(level: str) -> str:
    """Filled and empty dots of four; decoration beside the words."""
    dots = CERTAINTIES[level].dots or 0
    return "\N{BLACK CIRCLE}" * dots + "\N{WHITE CIRCLE}" * (4 - dots)
