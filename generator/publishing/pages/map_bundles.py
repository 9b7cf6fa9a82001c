"""The maps to take away: each body map and each evidence map as a drawing, its table as CSV, and the licence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.publishing.addresses import people_address
from generator.publishing.audiences import PEOPLE
from generator.publishing.bone_marks import map_marks
from generator.publishing.bundles import Bundle
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import EvidenceMap
from generator.publishing.exports.cells import Cell
from generator.publishing.figures.body_map import body_map
from generator.publishing.figures.map_grid import GridCell, GridRow, map_grid
from generator.publishing.figures.marks import CERTAINTIES, DIRECTIONS, BoneMark
from generator.publishing.file_map import FileMap
from generator.publishing.pages.home import HOME, SHOWN_TO
from generator.publishing.pages.map import ADDRESS, TITLE, Entry, MapMaker, MapView, map_address
from generator.synthesis import PROVISIONAL
from generator.vocabulary import Audience

BODY_MAP, EVIDENCE_MAP = "body-map.zip", "evidence-map.zip"
"""Names of the files, beside the page that shows the map."""

_BONES = ("bone", "bone_technical", "direction", "certainty", "rests_on", "disagreement", "note")
_CELLS = (
    "row",
    "bone",
    "about",
    "direction",
    "certainty",
    "rests_on",
    "held",
    "studies",
    "studies_set_apart",
    "people",
)
_AGAINST = "against not training or gentle exercise"
_LEGEND = (
    f"Fill and word: how sure we are ({PROVISIONAL}). This is about bone density, not about fractures.",
    "Area: people, number: studies of this collection, read or not; an answer may rest on a review. CC BY 4.0, "
    "Bone Evidence.",
)


def map_files(edition: Edition) -> FileMap:
    """The bundle of every map, by its path."""
    bundles = {path: bundle for found in (_body_maps(edition), _evidence_maps(edition)) for path, bundle in found}
    return {
        path: bundle.packed(version=edition.built, stylesheet=edition.stylesheet) for path, bundle in bundles.items()
    }


def _body_maps(edition: Edition) -> Iterator[tuple[str, Bundle]]:
    evidence = EvidenceMap(edition)
    lifting = map_marks(evidence, SHOWN_TO, page=HOME, lifting_only=True)
    yield BODY_MAP, _body_map(f"Body map: lifting, {PEOPLE[SHOWN_TO]}, {_AGAINST}", lifting)
    for audience in Audience:
        page = people_address(audience)
        marks = map_marks(evidence, audience, page=page)
        yield f"{page}{BODY_MAP}", _body_map(f"Body map: exercise, {PEOPLE[audience]}, {_AGAINST}", marks)


def _body_map(title: str, marks: Sequence[BoneMark]) -> Bundle:
    rows: list[dict[str, Cell]] = [
        {
            "bone": mark.name,
            "bone_technical": mark.technical,
            "direction": mark.effect_word,
            "certainty": mark.look.word,
            "rests_on": mark.volume,
            "disagreement": mark.disagreement,
            "note": mark.note,
        }
        for mark in marks
    ]
    return Bundle(title, {"body-map": body_map(marks, layout="wide", name=title)}, _BONES, rows)


def _evidence_maps(edition: Edition) -> Iterator[tuple[str, Bundle]]:
    maps = MapMaker(edition)
    yield f"{ADDRESS}{EVIDENCE_MAP}", _evidence_map(f"{TITLE}: exercise {_AGAINST}", maps.overview())
    for audience in Audience:
        view = maps.group(audience)
        if view.rows:
            yield (
                f"{map_address(audience)}{EVIDENCE_MAP}",
                _evidence_map(f"{TITLE}: {PEOPLE[audience]}, {_AGAINST}", view),
            )


def _evidence_map(title: str, view: MapView) -> Bundle:
    held = [row for row in view.rows if not all(entry.is_empty for entry in row.entries)]
    grid = [GridRow(row.name, tuple(map(_grid_cell, row.entries))) for row in held]
    bones = [bone.title for bone in view.bones]
    drawing = map_grid(title, bones, grid, largest=view.largest, legend=_LEGEND)
    cells = (_csv_row(entry) for row in view.rows for entry in row.entries if not entry.is_empty)
    return Bundle(title, {"evidence-map": drawing}, _CELLS, cells)


def _grid_cell(entry: Entry) -> GridCell:
    if entry.is_empty:
        return GridCell()
    look = CERTAINTIES[entry.certainty]
    sure = f"{look.word} certainty" if look.rated else look.word
    said = (DIRECTIONS[entry.direction].word if entry.direction else "", sure)
    words = tuple(word for word in (", ".join(word for word in said if word), entry.about) if word)
    return GridCell(entry.studies, entry.people, entry.certainty, words, apart=entry.apart)


def _csv_row(entry: Entry) -> dict[str, Cell]:
    return {
        "row": entry.row,
        "bone": entry.bone,
        "about": entry.about,
        "direction": DIRECTIONS[entry.direction].word if entry.direction else "",
        "certainty": CERTAINTIES[entry.certainty].word,
        "rests_on": entry.rests_on.removeprefix("rests on "),
        "held": entry.held,
        "studies": 0 if entry.apart else entry.studies,
        "studies_set_apart": entry.studies if entry.apart else 0,
        "people": entry.people,
    }
