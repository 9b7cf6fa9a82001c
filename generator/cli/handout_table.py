"""What `evidence handout` prints of each sheet: how long it is, how hard to read, whether it is traced and complete."""

from __future__ import annotations

from dataclasses import dataclass

from generator.publishing.handouts import Handout, NotMeasurable, Scores, measure
from generator.publishing.handouts.html import SIZES, Print
from generator.publishing.handouts.pdf import NoPdf, pages_of
from generator.publishing.handouts.plain import text_sheet
from generator.publishing.handouts.readability import NOT_RATED
from generator.publishing.handouts.trace import blocks_of, compare

PAGES = {"standard": 2, "clear-print": 3, "large-print": 4}
"""How many pages a sheet may have; type is never shrunk to fit."""
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


def row_of(sheet: Handout) -> Row:
    """Measure one sheet; it passes if it keeps its pages and every limit of reading."""
    pages, tags, fits = _pages(sheet)
    share = _traced(sheet)
    try:
        scores = measure(sheet)
        told, passes = (str(scores.words), _formulas(scores), str(scores.longest)), scores.passes
    except NotMeasurable:
        told, passes = ("", "not measured: textstat is not installed", ""), True
    cells = (sheet.name, sheet.lang, sheet.version, pages, *told, share, "complete", tags, NOT_RATED, NOT_RATED)
    return Row(cells, passes and fits and share == "100 %")


def _pages(sheet: Handout) -> tuple[str, str, bool]:
    """Pages on A4 in each size of type, whether the PDF is tagged, and whether the pages are few enough."""
    try:
        pages = {
            variant: max(pages_of(sheet, Print(variant, paper)) for paper in ("a4", "letter")) for variant in SIZES
        }
    except NoPdf as absent:
        return "", str(absent), True
    fits = all(pages[variant] <= most for variant, most in PAGES.items())
    return " ".join(map(str, pages.values())), "PDF/UA-1", fits


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
