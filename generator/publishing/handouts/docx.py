"""The sheet for a word processor: an edited copy, so without version and code; real headings, lists and tables.

`python-docx` writes it. What that cannot set (language, text alternatives, header rows) is set in the XML; what would
differ from one writing to the next (times) is fixed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from generator.publishing.handouts.drawings import Drawing, part_drawings
from generator.publishing.handouts.pdf import drawn_as_png
from generator.publishing.handouts.printing import NOTE_BEFORE, Print, own_copy, printed
from generator.publishing.handouts.sheet import FactBox, Handout, Line, Part

if TYPE_CHECKING:
    from docx.document import Document

_PAPERS = {"a4": (210, 297), "letter": (215.9, 279.4), "any": (210, 297)}  # mm
_MARGIN = 18  # mm
_FONT = "Arial"  # on every office computer, or a font of the same widths; without serifs, as RNIB advises
_LOGO = 30  # mm
_TABLE_STYLES = frozenset({"Normal Table", "Table Grid"})
_NEEDLESS = ("/stylesWithEffects", "/thumbnail")
_FIRST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that the format holds
_NO_TIME = datetime(1980, 1, 1)


class NoWordProcessor(Exception):
    """The package that writes DOCX is not installed."""


def docx_sheet(handout: Handout, how: Print) -> bytes:
    """The file. Deterministic. Raises NoWordProcessor where `python-docx` is not installed."""
    try:
        import docx
    except ImportError as absent:
        raise NoWordProcessor('DOCX needs python-docx: pip install "bone-evidence[handouts]"') from absent
    document = docx.Document()
    _strip(document)
    _set_up(document, handout, how)
    _head(document, handout, how)
    copy = own_copy(handout, how)
    for part in handout.parts:
        if part.id == NOTE_BEFORE and copy.note:
            _boxed(document, copy.heading, copy.note)
        _part(document, part)
    document.add_paragraph(printed(handout, "edited-copy"))
    return _without_times(document)


def _strip(document: Document) -> None:
    """Take out what the package's own model document brings along: a hundred styles of tables, and its picture."""
    from docx.enum.style import WD_STYLE_TYPE

    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in _TABLE_STYLES:
            style.delete()
    for links in (document.part.rels, document.part.package.rels):
        for key in [key for key, link in links.items() if link.reltype.endswith(_NEEDLESS)]:
            del links[key]


def _set_up(document: Document, handout: Handout, how: Print) -> None:
    """Type, paper, language and what the file says of itself."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(how.points)
    normal.paragraph_format.space_after = Pt(how.points / 3)
    for name, factor in (("Heading 1", 1.6), ("Heading 2", 1.15), ("List Bullet", 1)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(round(how.points * factor)), None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), handout.lang)
    section = document.sections[0]
    section.page_width, section.page_height = map(Mm, _PAPERS[how.paper])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    about = document.core_properties
    about.title, about.author, about.language = handout.title.text, "Bone Evidence", handout.lang
    about.comments, about.last_modified_by, about.revision = "", "", 1
    about.created = about.modified = _NO_TIME


def _head(document: Document, handout: Handout, how: Print) -> None:
    """Title, readers and band. The sign-off of a clinic is left out: after it the words could still be changed."""
    copy = own_copy(handout, how)
    if how.logo:
        logo = how.logo.content if how.logo.kind != "svg" else drawn_as_png(how.logo.content, width=_LOGO)
        _picture(document, logo, width=_LOGO, alternative=copy.name)
    for text in copy.head:
        document.add_paragraph().add_run(text).bold = True
    document.add_heading(handout.title.text, level=1)
    document.add_paragraph(handout.people.text)
    document.add_paragraph().add_run(handout.band.text).bold = True


def _part(document: Document, part: Part) -> None:
    document.add_heading(part.heading.text, level=2)
    if part.box:
        _table(document, part.box)
    for line in part.lines:
        _line(document, line, style="List Bullet" if part.listed else None)
    for drawn in part_drawings(part):
        _drawing(document, drawn)


def _line(document: Document, line: Line, *, style: str | None) -> None:
    paragraph = document.add_paragraph(style=style)
    strong = " ".join(sentence.text for sentence in line.sentences[: line.strong])
    rest = " ".join(sentence.text for sentence in line.sentences[line.strong :])
    if strong:
        paragraph.add_run(strong).bold = True
    paragraph.add_run(f"{' ' if strong and rest else ''}{rest}{'' if line.signed else ' *'}")


def _table(document: Document, box: FactBox) -> None:
    """The fact box, its first row marked as the head that is repeated on each page."""
    from docx.oxml import OxmlElement

    table = document.add_table(rows=0, cols=len(box.head), style="Table Grid")
    for index, row in enumerate((box.head, *box.rows)):
        cells = table.add_row().cells
        for cell, sentence in zip(cells, row, strict=True):
            cell.paragraphs[0].add_run(sentence.text).bold = index == 0
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def _boxed(document: Document, heading: str, note: Sequence[str]) -> None:
    """The clinic's own note in a ruled box: a table of one cell is what every word processor draws."""
    cell = document.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0)
    cell.paragraphs[0].text = heading
    cell.paragraphs[0].style = document.styles["Heading 2"]
    for text in note:
        cell.add_paragraph(text)


def _drawing(document: Document, drawn: Drawing) -> None:
    png = drawn_as_png(drawn.file.encode("utf-8"), width=drawn.width)
    _picture(document, png, width=drawn.width, alternative=drawn.alternative)


def _picture(document: Document, content: bytes, *, width: float, alternative: str) -> None:
    """A picture with its text alternative, which stands in `docPr`."""
    from docx.shared import Mm

    shape = document.add_picture(io.BytesIO(content), width=Mm(width))
    shape._inline.docPr.set("descr", alternative)


def _without_times(document: Document) -> bytes:
    """The file with one fixed time for all its members, so that the same sheet gives the same bytes."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(
                zipfile.ZipInfo(name, _FIRST_ZIP_TIME), source.read(name), compress_type=zipfile.ZIP_DEFLATED
            )
    return fixed.getvalue()
