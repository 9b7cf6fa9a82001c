"""The print-ready sheet: one HTML file, accessible, in three sizes of type, that carries its own trace."""

from __future__ import annotations

import base64

from markupsafe import Markup

from generator.publishing.figures.lenses import lens_picture
from generator.publishing.figures.marks import CERTAINTIES
from generator.publishing.handouts.drawings import part_drawings, skeleton_drawing
from generator.publishing.handouts.printing import NOTE_BEFORE, PAPERS, Print, own_copy, printed
from generator.publishing.handouts.recall import Recall, recall_of
from generator.publishing.handouts.sheet import Handout, Part
from generator.publishing.handouts.trace import embedded_map
from generator.publishing.templates import render


def html_sheet(handout: Handout, how: Print) -> str:
    """The whole file; deterministic, and it asks nothing of any server."""
    recall, copy = recall_of(handout, how), own_copy(handout, how)
    facts = {
        "handout": handout,
        "document": handout.frame.document.format(points=how.points),
        "points": how.points,
        "paper": PAPERS[how.paper],
        "lens": Markup(lens_picture(handout.lens_marks, lens=handout.plan.picture)) if handout.lens_marks else "",
        "skeleton": _skeleton(handout),
        "drawn": {part.id: drawn_parts(part) for part in handout.parts},
        "dots": {part.id: _dots(part.level.value) for part in handout.parts if part.level},
        "copy": copy,
        "own_heading": printed(handout, "own-heading"),
        "note_before": NOTE_BEFORE,
        "foot": _css_text(f"{copy.signed or handout.band.text} {handout.version}, {handout.frame.page} "),
        "logo": _logo(how),
        "recall": recall,
        "code": _code(handout, recall) if recall.code else "",
        "trace": Markup(embedded_map(handout)),
    }
    return render("handout.html", facts, page_address=handout.plan.address)


def _skeleton(handout: Handout) -> Markup:
    """The skeleton as a picture with a name; empty where there is none."""
    drawn = skeleton_drawing(handout)
    if drawn is None:
        return Markup()
    named = Markup('role="img" aria-label="{}"').format(drawn.alternative)
    return Markup(drawn.svg.replace('aria-hidden="true"', named, 1))


def drawn_parts(part: Part) -> tuple[Markup, ...]:
    """The pictures of a part as inline SVG; the sentences beside them say the same."""
    return tuple(Markup(one.svg) for one in part_drawings(part))


def _dots(level: str) -> str:
    """Filled and empty dots of four; decoration beside the words."""
    dots = CERTAINTIES[level].dots or 0
    return "\N{BLACK CIRCLE}" * dots + "\N{WHITE CIRCLE}" * (4 - dots)


def _css_text(text: str) -> Markup:
    """A text as the inside of a string of CSS: every sign but letters, digits and spaces by its number."""
    return Markup("".join(sign if sign.isalnum() or sign == " " else f"\\{ord(sign):x} " for sign in text))


def _logo(how: Print) -> str:
    """The clinic's logo as an address of data: a browser runs nothing that such a picture holds."""
    if how.logo is None:
        return ""
    kind = "svg+xml" if how.logo.kind == "svg" else how.logo.kind
    return f"data:image/{kind};base64,{base64.b64encode(how.logo.content).decode('ascii')}"


def _code(handout: Handout, recall: Recall) -> Markup:
    """The QR code, named for those who cannot see it."""
    name = printed(handout, "recall-name", address=recall.address)
    return Markup(recall.code).replace("<svg ", Markup('<svg role="img" aria-label="{}" ').format(name), 1)
