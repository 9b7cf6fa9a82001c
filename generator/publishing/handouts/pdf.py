"""The sheet as tagged PDF (PDF/UA-1), set by Typst: no system package, its fonts come with it.

Typst refuses a file that breaks a rule of PDF/UA-1 which it can check, such as a picture without a text alternative.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from generator.publishing.handouts.html import SIZES, Print, draw_bars
from generator.publishing.handouts.sheet import FactBox, Handout, Line, Part

_PAPERS = {"a4": "a4", "letter": "us-letter", "any": "a4"}
_SHORT_LINES = frozenset({"kept-out", "ask", "facts"})  # parts of short lines stand in two columns
_FONT = "Libertinus Serif"  # of the fonts within Typst the one for running text
_BAR_STYLE = (
    ".bars-trained{fill:#333;stroke:#000;stroke-width:1.5}"
    ".bars-compared{fill:#fff;stroke:#000;stroke-width:1.5;stroke-dasharray:5 3}"
    ".bars-zero{stroke:#000;stroke-width:1.4}.bars-line{stroke:#555}"
    "text{font:17px 'Libertinus Serif'}.bars-value{font-size:21px;font-weight:bold}.bars-name{font-weight:bold}"
)


class NoPdf(Exception):
    """No PDF can be made here."""


def pdf_sheet(handout: Handout, how: Print) -> bytes:
    """The file. Deterministic: it carries no time. Raises NoPdf where the package `typst` is not installed."""
    made = _compiler(handout, how).compile(format="pdf", pdf_standards="ua-1", pdf_tags=True, timestamp=0)
    assert isinstance(made, bytes)
    return made


def pages_of(handout: Handout, how: Print) -> int:
    """How many pages it has. Raises NoPdf as `pdf_sheet` does."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf_sheet(handout, how)))


def _compiler(handout: Handout, how: Print):
    try:
        import typst
    except ImportError as absent:
        raise NoPdf('a PDF needs typst: pip install "bone-evidence[handouts]"') from absent
    return typst.Compiler(typst_source(handout, how).encode("utf-8"), ignore_system_fonts=True)


def typst_source(handout: Handout, how: Print) -> str:
    """The sheet in Typst's language."""
    lines = [
        f'#set document(title: {_q(handout.title.text)}, author: "Bone Evidence", date: none)',
        f"#set page(paper: {_q(_PAPERS[how.paper])}, margin: (x: 15mm, top: 11mm, bottom: 13mm), footer: context "
        f"align(center, text(0.85em, {_q(f'{handout.version}, {handout.frame.page} ')} + counter(page).display())))",
        f"#set text({_language(handout)}, size: {SIZES[how.variant]}pt, font: {_q(_FONT)}, hyphenate: false)",
        "#set par(justify: false, leading: 0.46em, spacing: 0.48em)",
        "#set list(spacing: 0.46em, indent: 0.2em, body-indent: 0.45em)",
        "#show heading.where(level: 1): set text(1.35em)",
        "#show heading.where(level: 2): set text(1em)",
        "#show heading: set block(above: 0.7em, below: 0.36em, sticky: true)",
        f"#heading(level: 1, {_q(handout.title.text)})",
        f"#par({_q(handout.people.text)})",
        f'#par(box(stroke: (dash: "dashed", thickness: 0.8pt), inset: 3pt, strong({_q(handout.band.text)})))',
    ]
    if handout.notice:
        lines.append(f"#par(strong({_q(handout.notice.text)}))")
    for part in handout.parts:
        body = "\n".join(_part(part))
        lines.append(
            f"#block(stroke: 1.2pt, inset: 7pt, width: 100%)[\n{body}\n]" if part.id == "key-messages" else body
        )
    lines.append(f"#par({_q(handout.frame.version)})")
    return "\n".join(lines) + "\n"


def _language(handout: Handout) -> str:
    """The language, the region where the tag names one, and the direction."""
    language, _, region = handout.lang.partition("-")
    named = f", region: {_q(region.lower())}" if len(region) == 2 else ""
    return f"lang: {_q(language)}{named}, dir: {handout.direction}"


def _part(part: Part) -> list[str]:
    lines = [f"#heading(level: 2, {_q(part.heading.text)})"]
    if part.box:
        lines.append(_table(part.box))
    if part.listed and part.lines:
        lines.append(_in_columns(part) if part.id in _SHORT_LINES else f"#{_list(part.lines)}")
        return lines
    told = "\n".join(f"#par({_line(line)})" for line in part.lines)
    if part.picture:
        return [*lines, f"#grid(columns: (1fr, 48mm), gutter: 4mm, [{told}], {_picture(part)})"]
    return [*lines, told]


def _list(lines: Sequence[Line]) -> str:
    return f"list({', '.join(map(_line, lines))})"


def _in_columns(part: Part) -> str:
    """A list in two columns of like length, read down the first and then the second."""
    half = (len(part.lines) + 1) // 2
    columns = ", ".join(_list(lines) for lines in (part.lines[:half], part.lines[half:]) if lines)
    return f"#grid(columns: (1fr, 1fr), gutter: 5mm, {columns})"


def _line(line: Line) -> str:
    """A line as Typst content: the strong sentences, the rest, and the star of what is not signed."""
    strong = " ".join(sentence.text for sentence in line.sentences[: line.strong])
    rest = " ".join(sentence.text for sentence in line.sentences[line.strong :])
    star = "" if line.signed else " *"
    parts = [f"strong({_q(strong)})"] if strong else []
    parts += [_q(f"{' ' if strong and rest else ''}{rest}{star}")]
    return f"[{''.join(f'#({part})' for part in parts)}]"


def _table(box: FactBox) -> str:
    head = ", ".join(f"strong({_q(cell.text)})" for cell in box.head)
    cells = ", ".join(_q(cell.text) for row in box.rows for cell in row)
    rules = "stroke: (x, y) => (bottom: if y == 0 { 1.2pt } else { 0.5pt })"
    return f"#table(columns: (1.3fr, 1fr, 1fr), inset: (x: 3pt, y: 3pt), {rules}, table.header({head}), {cells})"


def _picture(part: Part) -> str:
    """The bars, with what they show in words."""
    assert part.picture
    drawn = draw_bars(part)
    named = drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    svg = named.replace(">", f"><style>{_BAR_STYLE}</style>", 1)
    return f'image(bytes({_q(svg)}), format: "svg", width: 48mm, alt: {_q(part.picture.alternative)})'


def _q(text: str) -> str:
    """A text as a string of Typst, whose escapes are those of JSON for all that occurs here."""
    return json.dumps(text, ensure_ascii=False)
