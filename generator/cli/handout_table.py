"""What `evidence handout` prints of each sheet: how long it is, how hard to read, whether it is traced and complete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.publishing.handouts import Handout, NotMeasurable, Scores, measure
from generator.publishing.handouts.pdf import page_count
from generator.publishing.handouts.plain import text_sheet
from generator.publishing.handouts.printing import MOST_PAGES
from generator.publishing.handouts.readability import NOT_RATED
from generator.publishing.handouts.trace import blocks_of, compare

_HEAD = ("sheet", "language", "version", "pages", "words", "scores", "longest", "traced", "safety lines", "tags")
_HEAD += ("CDC index", "PEMAT")


@dataclass(frozen=True, slots=True)
class Row:
    """A sheet as the table has it; a sheet that lacks a safety line could not have been built."""

    cells: tuple[str, ...]
    passes: bool


def table(rows: list[Row]) -> str:
    """The rows below their head, with tabs between cells."""
    return "".join("\t".join(cells) + "\n" for cells in (_HEAD, *(row.cells for row in rows)))


def row_of(sheet: Handout, pdfs: Mapping[str, Sequence[bytes]]) -> Row:
    """Measure one sheet; it passes if it keeps its pages and every limit of reading. `pdfs` are its PDFs by variant."""
    pages = {variant: max(map(page_count, files)) for variant, files in pdfs.items()}
    fits = all(pages[variant] <= most for variant, most in MOST_PAGES.items())
    tagged = all(b"/StructTreeRoot" in file for files in pdfs.values() for file in files)
    tags = "PDF/UA-1" if tagged else "none"
    share = _traced(sheet)
    try:
        scores = measure(sheet)
        told, passes = (str(scores.words), _formulas(scores), str(scores.longest)), scores.passes
    except NotMeasurable:
        told, passes = ("", "not measured: textstat is not installed", ""), True
    cells = (
        sheet.name,
        sheet.lang,
        sheet.version,
        " ".join(map(str, pages.values())),
        *told,
        share,
        "complete",
        tags,
        NOT_RATED,
        NOT_RATED,
    )
    return Row(cells, passes and fits and tagged and share == "100 %")


def _formulas(scores: Scores) -> str:
    told = "; ".join(f"{one.name} {one.value} ({one.plain})" for one in scores.formulas)
    return f"{told}{'; approximate: few sentences' if scores.approximate else ''}"


def _traced(sheet: Handout) -> str:
    """The share of sentences that are found again in the written sheet, with nothing beside them."""
    sentences = tuple(sheet.sentences())
    frame = (sheet.frame.version, sheet.frame.unsigned)
    found = compare(blocks_of(text_sheet(sheet), kind="txt"), sentences, frame)
    share = 100 * (len(sentences) - len(found.lost)) / (len(sentences) + len(found.orphans))
    return f"{share:.0f} %"


def score_notes(sheet: Handout) -> list[str]:
    """What was measured of one sheet, in words."""
    try:
        scores = measure(sheet)
    except NotMeasurable as absent:
        return [str(absent)]
    told = "; ".join(f"{one.name} {one.value}, without glossary words {one.plain}" for one in scores.formulas)
    about = " (approximate: few sentences)" if scores.approximate else ""
    return [f"{told}{about}; {scores.words} words, the longest sentence has {scores.longest}"]
