"""The sheet as tagged PDF (PDF/UA-1), set by Typst: no system package, its fonts come with it.

Typst refuses a file that breaks a rule of PDF/UA-1 which it can check, such as a picture without a text alternative.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache

import typst

from generator.publishing.handouts.drawings import Drawing, part_drawings, skeleton_drawing
from generator.publishing.handouts.printing import NOTE_BEFORE, Print, own_copy, printed
from generator.publishing.handouts.recall import recall_of
from generator.publishing.handouts.sheet import FactBox, Handout, Line, Part

_PAPERS = {"a4": "a4", "letter": "us-letter", "any": "a4"}
_SHORT_LINES = frozenset({"kept-out", "ask", "facts"})  # parts of short lines stand in two columns
_LAST = frozenset({NOTE_BEFORE, "version"})
_FONT = "Libertinus Serif"  # of the fonts within Typst the one for running text
_CODE = 24  # mm; with 37 modules and more, each is at least half a millimetre, which a telephone reads at arm's length
_ONE_COLUMN = 18  # points of type from which two texts no longer fit side by side
_PAGES = re.compile(rb"/Type\s*/Pages.{0,400}?/Count (\d+)", re.DOTALL)


class NotPrintable(Exception):
    """A clinic's own text or logo cannot be set; the message says what."""


def pdf_sheet(handout: Handout, how: Print) -> bytes:
    """The file. Deterministic. Raises NotPrintable for a clinic's text or logo that it cannot hold."""
    try:
        made = _compiler().compile(
            input=typst_source(handout, how).encode("utf-8"),
            format="pdf",
            pdf_standards="ua-1",
            pdf_tags=True,
            timestamp=0,
        )
    except typst.TypstError as fault:
        if how.clinic is None:
            raise
        raise NotPrintable(str(fault)) from fault
    assert isinstance(made, bytes)
    return made


def pdf_pages(handout: Handout, how: Print, *, dots: int) -> list[bytes]:
    """The pages of the PDF as pictures (PNG), at so many dots an inch."""
    made = _compiler().compile(input=typst_source(handout, how).encode("utf-8"), format="png", ppi=dots)
    return made if isinstance(made, list) else [made]


def drawn_as_png(svg: bytes, *, width: float, dots: int = 300) -> bytes:
    """An SVG as PNG, `width` millimetres wide at so many dots an inch: what word processors can show.

    Raises NotPrintable for a file that cannot be drawn.
    """
    source = f"#set page(width: {width}mm, height: auto, margin: 0pt)\n#image({_bytes(svg)}, width: 100%)"
    try:
        made = _compiler().compile(input=source.encode("utf-8"), format="png", ppi=dots)
    except typst.TypstError as fault:
        raise NotPrintable(str(fault)) from fault
    assert isinstance(made, bytes)
    return made


def page_count(pdf: bytes) -> int:
    """How many pages a PDF of ours has: the root of its page tree counts them."""
    found = _PAGES.search(pdf)
    assert found
    return int(found[1])


@cache
def _compiler() -> typst.Compiler:
    """One for all sheets: it reads its fonts once."""
    return typst.Compiler(b"", ignore_system_fonts=True)


def typst_source(handout: Handout, how: Print) -> str:
    """The sheet in Typst's language. Every text stands in it as a string, so that nothing in a text is a command."""
    return (
        "\n".join([*_settings(handout, how), *_head(handout, how), *_body(handout, how), *_foot(handout, how)]) + "\n"
    )


def _settings(handout: Handout, how: Print) -> Iterator[str]:
    band = own_copy(handout, how).signed or handout.band.text
    foot = f"{band} {handout.version}, {handout.frame.page} "
    yield f'#set document(title: {_q(handout.title.text)}, author: "Bone Evidence", date: none)'
    yield (
        f"#set page(paper: {_q(_PAPERS[how.paper])}, margin: (x: 12mm, top: 8mm, bottom: 11.5mm), "
        "footer-descent: 35%, footer: context "
        f"align(center, text(0.85em, {_q(foot)} + counter(page).display())))"
    )
    yield f"#set text({_language(handout)}, size: {how.points}pt, font: {_q(_FONT)}, hyphenate: false)"
    yield "#set par(justify: false, leading: 0.42em, spacing: 0.4em)"
    yield "#set list(spacing: 0.38em, indent: 0.2em, body-indent: 0.45em)"
    yield "#show heading.where(level: 1): set text(1.35em)"
    yield "#show heading.where(level: 2): set text(1em)"
    yield "#show heading: set block(above: 0.55em, below: 0.3em, sticky: true)"


def _language(handout: Handout) -> str:
    """The language, the region where the tag names one, and the direction."""
    language, _, region = handout.lang.partition("-")
    named = f", region: {_q(region.lower())}" if len(region) == 2 else ""
    return f"lang: {_q(language)}{named}, dir: {handout.direction}"


def _head(handout: Handout, how: Print) -> Iterator[str]:
    copy = own_copy(handout, how)
    for named in map(_q, copy.head):
        logo = f"grid.cell({_logo(how, copy.name)}), " if how.logo else ""
        columns = "(auto, 1fr)" if how.logo else "1"
        yield f"#grid(columns: {columns}, gutter: 4mm, align: horizon, {logo}strong({named}))"
    yield _beside_skeleton(handout, [*_title(handout, how), _framed(handout.parts[0])])


def _beside_skeleton(handout: Handout, lines: Sequence[str]) -> str:
    """Title and key messages, with the skeleton at their side where bones are marked on it."""
    told, drawn = "\n".join(lines), skeleton_drawing(handout)
    if drawn is None:
        return told
    return f"#grid(columns: (1fr, {drawn.width}mm), gutter: 4mm, [\n{told}\n], {_drawing(drawn)})"


def _title(handout: Handout, how: Print) -> Iterator[str]:
    copy = own_copy(handout, how)
    yield f"#heading(level: 1, {_q(handout.title.text)})"
    band = f'box(stroke: (dash: "dashed", thickness: 0.8pt), inset: 3pt, strong({_q(handout.band.text)}))'
    shown = f"[#{_q(copy.signed)}]" if copy.signed else band
    columns = "1" if how.points >= _ONE_COLUMN else "(1fr, auto)"
    yield f"#grid(columns: {columns}, gutter: 2mm, align: horizon, [#{_q(handout.people.text)}], {shown})"
    if handout.notice:
        yield f"#par(strong({_q(handout.notice.text)}))"


def _body(handout: Handout, how: Print) -> Iterator[str]:
    """All that the sheet says before where it comes from, and the clinic's note."""
    for part in handout.parts[1:]:
        if part.id not in _LAST:
            yield "\n".join(_part(part))
    copy = own_copy(handout, how)
    if copy.note:
        told = "\n".join(f"#par({_q(text)})" for text in copy.note)
        heading = f"#heading(level: 2, {_q(copy.heading)})"
        yield f"#block(stroke: 1.2pt, inset: 7pt, width: 100%, breakable: false)[\n{heading}\n{told}\n]"


def _foot(handout: Handout, how: Print) -> Iterator[str]:
    """Where it comes from, its version and how to look that up, with the QR code beside."""
    recall = recall_of(handout, how)
    sources, version = (_part(part) for part in handout.parts if part.id in _LAST)
    yield from sources
    told = [*version, f"#par({_q(handout.frame.version)})", f"#par({_q(recall.words)})"]
    if not recall.code:
        yield from told
        return
    name = printed(handout, "recall-name", address=recall.address)
    code = _image(recall.code.encode("utf-8"), "svg", width=_CODE, alternative=name)
    lines = "\n".join(told)
    yield f"#grid(columns: (1fr, {_CODE}mm), gutter: 4mm, align: bottom, [\n{lines}\n], {code})"


def _framed(part: Part) -> str:
    """The key messages, in a frame."""
    body = "\n".join(_part(part))
    return f"#block(stroke: 1.2pt, inset: 5pt, width: 100%)[\n{body}\n]"


def _part(part: Part) -> list[str]:
    lines, drawn = [f"#heading(level: 2, {_q(part.heading.text)})"], part_drawings(part)
    if part.box:
        lines.append(_table(part.box))
    if part.listed and part.lines:
        if not drawn and part.id in _SHORT_LINES:
            return [*lines, _in_columns(part)]
        told = f"#{_list(part.lines)}"
    else:
        told = "\n".join(f"#par({_line(line)})" for line in part.lines)
    return [*lines, _beside(told, drawn) if drawn else told]


def _beside(told: str, drawn: Sequence[Drawing]) -> str:
    """Lines with their pictures at the side."""
    wide, shown = max(one.width for one in drawn), "#".join(map(_drawing, drawn))
    return f"#grid(columns: (1fr, {wide}mm), gutter: 4mm, [{told}], [#{shown}])"


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
    return f"#table(columns: (1.3fr, 0.8fr, 1.1fr), inset: (x: 3pt, y: 2.5pt), {rules}, table.header({head}), {cells})"


def _drawing(drawn: Drawing) -> str:
    return _image(drawn.file.encode("utf-8"), "svg", width=drawn.width, alternative=drawn.alternative)


def _logo(how: Print, name: str) -> str:
    """The clinic's logo, at most 30 mm wide and 15 mm high."""
    assert how.logo
    drawn = _bytes(how.logo.content)
    kind = {"jpeg": "jpg"}.get(how.logo.kind, how.logo.kind)
    return f'box(width: 30mm, height: 15mm, image({drawn}, format: "{kind}", fit: "contain", alt: {_q(name)}))'


def _image(content: bytes, kind: str, *, width: float, alternative: str) -> str:
    return f'image({_bytes(content)}, format: "{kind}", width: {width}mm, alt: {_q(alternative)})'


def _bytes(content: bytes) -> str:
    """Bytes in Typst: as text where they are one, else number by number."""
    try:
        return f"bytes({_q(content.decode('utf-8'))})"
    except UnicodeDecodeError:
        return f"bytes(({','.join(map(str, content))},))"


def _q(text: str) -> str:
    """A text as a string of Typst, whose escapes are those of JSON for all that occurs here."""
    return json.dumps(text, ensure_ascii=False)
