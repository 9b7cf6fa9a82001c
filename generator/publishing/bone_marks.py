"""The marks of the body map, from the evidence: one a bone, in the order of the map, each a link to its page."""

from __future__ import annotations

from generator.publishing.addresses import site_address
from generator.publishing.answers import LIFTING_FIRST, exercise_words, leading_cell, technical_words, volume_words
from generator.publishing.evidence_map import Cell, EvidenceMap
from generator.publishing.figures.lenses import lens_of, lens_picture
from generator.publishing.figures.marks import CERTAINTIES, DIRECTIONS, BoneMark
from generator.publishing.page import relative
from generator.vocabulary import Audience, EmptyState, SiteGroup

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


def map_cells(evidence: EvidenceMap, audience: Audience | None) -> tuple[Cell, ...]:
    """The leading cell of each bone on the map."""
    return tuple(leading_cell(evidence, site, audience) for site in map_sites(audience))


def mark_of(cell: Cell, *, page: str, address: str = "", lifting_only: bool = False) -> BoneMark:
    """The mark of a cell on the page at `page`; `address` is where it leads, else to its bone.

    A kind of exercise wider than lifting is named. With `lifting_only` it is not rated: it is the nearest evidence on
    a map that asks about lifting, never its answer (rule R6).
    """
    wider = cell.leading is not None and cell.exercise is not LIFTING_FIRST[0]
    state = EmptyState.NOT_RATED.value if wider and lifting_only else cell.state
    shown = DIRECTIONS[cell.direction] if cell.direction else None
    return BoneMark(
        site=str(cell.site),
        name=cell.site.reader_label,
        effect_glyph=shown.glyph if shown else "",
        effect_word=shown.word if shown else "",
        certainty=state,
        volume=volume_words(cell, rated=CERTAINTIES[state].rated),
        href=relative(address or site_address(cell.site), page),
        disagree=cell.disagree,
        note=f"for {exercise_words(cell.exercise)}" if wider else "",
        technical=technical_words(cell.site),
    )


def map_marks(
    evidence: EvidenceMap, audience: Audience, *, page: str, lifting_only: bool = False
) -> tuple[BoneMark, ...]:
    """The marks of a group's body map; each leads to the bone's page for that group where there is one."""
    marks = []
    for cell in map_cells(evidence, audience):
        there = not evidence.cell(cell.site, audience).is_empty
        address = site_address(cell.site, audience if there else None)
        marks.append(mark_of(cell, page=page, address=address, lifting_only=lifting_only))
    return tuple(marks)


def picture(cells: list[Cell], *, page: str) -> str:
    """The enlarged view that shows these bones, coloured; empty where none does."""
    marks = [mark_of(cell, page=page) for cell in cells if lens_of(str(cell.site))]
    if not marks:
        return ""
    lens = lens_of(marks[0].site)
    return lens_picture([mark for mark in marks if lens_of(mark.site) is lens], lens=lens.name) if lens else ""
