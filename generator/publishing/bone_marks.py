"""The marks of the body map, from the findings: one a bone, in the order of the map, each a link to its page."""

from __future__ import annotations

from generator.publishing.addresses import site_address
from generator.publishing.answer_marks import certainty_mark, direction_mark, reviews_disagree
from generator.publishing.answers import kind_words, technical_words, volume_words
from generator.publishing.evidence_map import LIFTING_FIRST, Cell, EvidenceMap
from generator.publishing.figures.lenses import lens_of, lens_picture
from generator.publishing.figures.marks import DIRECTIONS, BoneMark
from generator.publishing.page import relative
from generator.publishing.wording import plural
from generator.publishing.wording.numbers import NBSP
from generator.vocabulary import Audience, SiteGroup

MAP_SITES = (
    SiteGroup.LUMBAR_SPINE,
    SiteGroup.TOTAL_HIP,
    SiteGroup.FEMORAL_NECK,
    SiteGroup.TROCHANTER,
    SiteGroup.FEMORAL_SHAFT,
    SiteGroup.TIBIA,
    SiteGroup.CALCANEUS,
    SiteGroup.RADIUS,
    SiteGroup.RADIUS_ULTRADISTAL,
    SiteGroup.HUMERUS,
    SiteGroup.WHOLE_BODY,
)
"""Bones on the body map, in the order of its links, pins and rows."""


def map_sites(audience: Audience | None) -> tuple[SiteGroup, ...]:
    """The bones on the map of a group: in children the whole body is measured without the head."""
    if audience is not Audience.CHILDREN_TEENS:
        return MAP_SITES
    return tuple(SiteGroup.TBLH if site is SiteGroup.WHOLE_BODY else site for site in MAP_SITES)


def map_cells(evidence: EvidenceMap, audience: Audience) -> tuple[Cell, ...]:
    """The leading cell of each bone on the map."""
    return tuple(evidence.leading_cell(site, audience) for site in map_sites(audience))


def beside_the_map(evidence: EvidenceMap, audience: Audience) -> tuple[Cell, ...]:
    """Leading cells with a rated answer at bones that the drawing has no room for."""
    others = (evidence.leading_cell(site, audience) for site in SiteGroup if site not in map_sites(audience))
    return tuple(cell for cell in others if cell.leading and cell.leading.is_rated)


def mark_of(cell: Cell, *, page: str, address: str = "", note: str = "") -> BoneMark:
    """The mark of a cell on the page at `page`; `address` is where it leads, else to its bone."""
    here = cell.leading
    direction = direction_mark(here.answer) if here else ""
    shown = DIRECTIONS[direction] if direction else None
    studies = cell.k or len(cell.apart)
    held = plural(studies, "study", "studies").replace(NBSP, " ") if studies else ""
    return BoneMark(
        site=str(cell.site),
        name=cell.site.reader_label,
        effect_glyph=shown.glyph if shown else "",
        effect_word=shown.word if shown else "",
        certainty=certainty_mark(here.answer) if here else cell.state.value,
        volume=volume_words(here.answer) if here else held,
        href=relative(address or site_address(cell.site), page),
        disagree=bool(here and here.is_rated and reviews_disagree(here.answer)),
        note=note,
        technical=technical_words(cell.site),
    )


def map_marks(
    evidence: EvidenceMap, audience: Audience, *, page: str, lifting_only: bool = False
) -> tuple[BoneMark, ...]:
    """The marks of a group's body map; each leads to the bone's page for that group where there is one.

    A kind of exercise wider than lifting is named. With `lifting_only` it is not shown: it is the nearest evidence on
    a map that asks about lifting, never its answer (rule R6), so the mark says only that it is rated.
    """
    marks = []
    for site in map_sites(audience):
        leading = evidence.leading_cell(site, audience)
        shown = evidence.cell(site, audience, LIFTING_FIRST[0]) if lifting_only else leading
        there = not evidence.cell(site, audience).is_empty
        address = site_address(site, audience if there else None)
        marks.append(mark_of(shown, page=page, address=address, note=wider_note(leading, shown)))
    return tuple(marks)


def wider_note(leading: Cell, shown: Cell) -> str:
    """What names a kind of exercise that is wider than lifting; empty where lifting itself leads."""
    if leading.exercise is LIFTING_FIRST[0] or not leading.leading:
        return ""
    words = kind_words(leading.exercise)
    if shown is leading:
        return f"for {words}"
    return f"{words} is rated" if leading.leading.is_rated else ""


def picture(cells: list[Cell], *, page: str) -> str:
    """The enlarged view that shows these bones, coloured; empty where none does."""
    marks = [mark_of(cell, page=page) for cell in cells if lens_of(str(cell.site))]
    if not marks:
        return ""
    lens = lens_of(marks[0].site)
    return lens_picture([mark for mark in marks if lens_of(mark.site) is lens], lens=lens.name) if lens else ""
