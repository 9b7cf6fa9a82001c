"""What the explorer loads: one row a publication, a few small files that its script reads when it needs them.

`core.json` holds the names, the filters with their counts and the columns that are shown first; every other filter and
column is a file of its own, fetched when it is opened. The lines of a download lie ready in blocks of rows, so that
BibTeX, RIS and CSV have one writer, the one of the exports, and the script only puts lines together.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from generator.publishing.addresses import hyphened
from generator.publishing.exports.cells import Cell, csv_text
from generator.publishing.file_map import FileMap
from generator.publishing.wording import NOT_STATED
from generator.vocabulary import (
    Audience,
    BoneStatus,
    Depth,
    Design,
    Exercise,
    Funding,
    GuidelineDesign,
    ReviewDesign,
    SiteGroup,
    Supervision,
)

ADDRESS = "explore/"
FOLDER = f"{ADDRESS}data/"
BLOCK = 200  # rows whose lines lie in one file: a download of a few records fetches little, one of all few files
_MOST_OPTIONS = 31  # the script keeps the options of a row as the bits of a 32-bit number with a sign
UNKNOWN = "not-stated"
ANY_DRAW = "randomised"
ANY_LOW = "low"
DECADE = 10

Options = tuple[tuple[str, str], ...]
"""Key in the address, and label."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: its key in the address, its heading and its options in the order in which they are listed."""

    key: str
    label: str
    options: Options


@dataclass(frozen=True, slots=True)
class Column:
    """One column beside the name. `form` says how its file is read: options, texts, numbers or standing."""

    key: str
    label: str
    form: str
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One publication as the explorer holds it.

    `options` are the keys it has in each filter, none where the filter does not apply; `standing` lists the bones at
    which trained people stood higher, lower, the same, or cannot be told; `cited` is its BibTeX and its RIS.
    """

    name: str
    address: str
    mark: str
    options: Mapping[str, frozenset[str]]
    texts: Mapping[str, str]
    numbers: Mapping[str, int | None]
    standing: Mapping[str, frozenset[str]]
    cited: Mapping[str, str]
    doi: str = ""


def _terms(terms: Iterable[Any], label: str = "label") -> Options:
    return tuple((hyphened(term), getattr(term, label)) for term in terms)


_READ = MappingProxyType({Depth.FULL_TEXT: "Full text", Depth.ABSTRACT: "Abstract"})
_STATED = tuple(how for how in Supervision if how is not Supervision.NOT_REPORTED)
_STATUS = tuple(status for status in BoneStatus if status not in (BoneStatus.ANY, BoneStatus.NOT_REPORTED))
_NOT_STATED = ((UNKNOWN, "Not stated"),)
_OTHER_BONES = ("other", "No single bone")
_OTHER_PEOPLE = ("other", "Other or mixed groups")

FACETS = (
    Facet("kind", "Kind", (("study", "Study"), ("review", "Review"), ("guideline", "Guideline"))),
    Facet("site", "Bone", (*_terms(SiteGroup, "reader_label"), _OTHER_BONES)),
    Facet("group", "People", (*_terms(Audience), _OTHER_PEOPLE)),
    Facet("bones", "Bone health", ((ANY_LOW, "Low bone density, any degree"), *_terms(_STATUS), *_NOT_STATED)),
    Facet("exercise", "Exercise", _terms(kind for kind in Exercise if kind is not Exercise.ANY)),
    Facet(
        "design",
        "How it was built",
        ((ANY_DRAW, "Randomised, any kind"), *_terms((*Design, *ReviewDesign, *GuidelineDesign))),
    ),
    Facet("load", "Load", (("high", "High load"), ("low", "Lower load"), (UNKNOWN, "Not stated, or no lifting"))),
    Facet(
        "sessions",
        "Sessions a week",
        (("1", "One or fewer"), ("2", "Two"), ("3", "Three"), ("4-plus", "Four or more"), *_NOT_STATED),
    ),
    Facet(
        "weeks",
        "Length in weeks",
        (
            ("under-26", "Under 26 (half a year)"),
            ("26-51", "26 to 51"),
            ("52-103", "52 to 103 (one to two years)"),
            ("104-plus", "104 or more"),
            *_NOT_STATED,
        ),
    ),
    Facet("supervision", "Supervision", (*_terms(_STATED), *_NOT_STATED)),
    Facet("impact", "Impact", (("yes", "Jumps or other impact"), ("no", "None that we read of"))),
    Facet(
        "bias",
        "Risk of bias",
        (("judged", "Judged"), ("score", "Only a quality score"), ("not-judged", "Not judged")),
    ),
    Facet("years", "Years", ()),
    Facet("funding", "Who paid", (*_terms(Funding), *_NOT_STATED)),
    Facet("depth", "What we read", tuple((hyphened(d), _READ.get(d, f"{d.label.capitalize()}")) for d in Depth)),
)
"""Every filter, in its order on the page; the options of `years` are the decades that occur."""

COLUMNS = (
    Column("people", "People", "texts", shown=True),
    Column("number", "Number of people", "numbers"),
    Column("programme", "Programme", "texts", shown=True),
    Column("dose", "Dose", "texts"),
    Column("site", "Bones", "options", shown=True),
    Column("standing", "Trained people stood", "standing", shown=True),
    Column("built", "How it was built", "texts"),
    Column("supervision", "Supervision", "options"),
    Column("bias", "Risk of bias", "options", shown=True),
    Column("funding", "Who paid", "options"),
    Column("depth", "What we read", "options"),
    Column("year", "Year", "numbers", shown=True),
)
"""Every column that can be shown beside the name, in its order on the page."""

SIGNS = (
    ("higher", "\u25b2", "higher"),
    ("lower", "\u25bc", "lower"),
    ("same", "\u25a0", "the same figure"),
    ("untold", "\u25c6", "cannot be told"),
)
"""How trained people stood at a bone: key, sign, words (rule R7: a count of directions tests nothing)."""

FORMATS = (
    ("csv", "CSV", "text/csv", ""),
    ("bib", "BibTeX", "application/x-bibtex", "\n"),
    ("ris", "RIS", "application/x-research-info-systems", ""),
)
"""What a set can be taken away as: key and ending, words, type, and what stands between two records."""


def decade(year: int | None) -> tuple[str, str]:
    """The option of the filter `years` that a year falls into: key and label."""
    first = year // DECADE * DECADE if year else 0
    return (f"{first}-{first + DECADE - 1}", f"{first} to {first + DECADE - 1}") if year else (UNKNOWN, "Not stated")


def data_files(rows: Sequence[Row]) -> FileMap:
    """Every file below `explore/data/`; the order of `rows` is the order in which they are listed."""
    facets = [_occurring(facet, rows) for facet in _facets(rows)]
    sets = {facet.key: _bits(facet, [row.options.get(facet.key, frozenset()) for row in rows]) for facet in facets}
    sets |= {column.key: _column(column, rows, facets) for column in COLUMNS if column.key not in sets}
    first = {"kind", *(column.key for column in COLUMNS if column.shown)}
    files: dict[str, Any] = {f"{key}.json": values for key, values in sets.items() if key not in first}
    files["core.json"] = _core(rows, facets) | {"data": {key: sets[key] for key in sets if key in first}}
    for start in range(0, len(rows), BLOCK):
        for key, *_ in FORMATS:
            files[f"{key}-{start // BLOCK}.json"] = [_lines(key, row) for row in rows[start : start + BLOCK]]
    return {f"{FOLDER}{name}": _json(value) for name, value in files.items()}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _facets(rows: Sequence[Row]) -> Iterator[Facet]:
    years = tuple(sorted({decade(row.numbers.get("year")) for row in rows}, reverse=True))
    yield from (Facet(facet.key, facet.label, facet.options or years) for facet in FACETS)


def _occurring(facet: Facet, rows: Sequence[Row]) -> Facet:
    """The filter without options that no row has."""
    there = {key for row in rows for key in row.options.get(facet.key, ())}
    return Facet(facet.key, facet.label, tuple(option for option in facet.options if option[0] in there))


def _bits(facet: Facet, chosen: Iterable[frozenset[str]]) -> list[int]:
    """The options of each row as bits, the first option the lowest."""
    if len(facet.options) > _MOST_OPTIONS:
        raise ValueError(f"the filter {facet.key} has {len(facet.options)} options; the script holds {_MOST_OPTIONS}")
    bit = {key: 1 << place for place, (key, _) in enumerate(facet.options)}
    return [sum(bit[key] for key in keys) for keys in chosen]


def _column(column: Column, rows: Sequence[Row], facets: Sequence[Facet]) -> Any:
    if column.form == "numbers":
        return [row.numbers.get(column.key) for row in rows]
    if column.form == "texts":
        texts = [row.texts.get(column.key, "") for row in rows]
        place = {text: number for number, text in enumerate(dict.fromkeys(texts))}
        return {"words": list(place), "rows": [place[text] for text in texts]}
    bones = next(facet for facet in facets if facet.key == "site")
    return {key: _bits(bones, [row.standing.get(key, frozenset()) for row in rows]) for key, _, _ in SIGNS}


def _core(rows: Sequence[Row], facets: Sequence[Facet]) -> dict[str, Any]:
    return {
        "names": [row.name for row in rows],
        "addresses": [row.address for row in rows],
        "marks": {number: row.mark for number, row in enumerate(rows) if row.mark},
        "facets": [_counted(facet, rows) for facet in facets],
        "columns": [
            {"key": column.key, "label": column.label, "form": column.form, "shown": column.shown} for column in COLUMNS
        ],
        "signs": [{"key": key, "sign": sign, "words": words} for key, sign, words in SIGNS],
        "formats": [
            {"key": key, "label": label, "type": kind, "between": between, "head": _head(key)}
            for key, label, kind, between in FORMATS
        ],
        "block": BLOCK,
        "unknown": NOT_STATED,
    }


def _counted(facet: Facet, rows: Sequence[Row]) -> dict[str, Any]:
    counts = Counter(key for row in rows for key in row.options.get(facet.key, ()))
    options = [{"key": key, "label": label, "count": counts[key]} for key, label in facet.options]
    return {"key": facet.key, "label": facet.label, "options": options}


def _lines(key: str, row: Row) -> str:
    return csv_text(CSV_COLUMNS, [_record(row)]).split("\n", 1)[1] if key == "csv" else row.cited[key]


def _head(key: str) -> str:
    return csv_text(CSV_COLUMNS, []) if key == "csv" else ""


CSV_COLUMNS = (
    "name",
    "page",
    "doi",
    "mark",
    "year",
    "number",
    "people",
    "programme",
    "dose",
    *(facet.key for facet in FACETS if facet.key != "years"),
    *(f"{key}_at" for key, _, _ in SIGNS),
)
"""The columns of a downloaded table; the keys of the options stand as in the address, parted by spaces."""


def _record(row: Row) -> dict[str, Cell]:
    said: dict[str, Cell] = {key: " ".join(_ordered(row.options.get(key, ()), key)) for key in row.options}
    stood: dict[str, Cell] = {f"{key}_at": " ".join(_ordered(sites, "site")) for key, sites in row.standing.items()}
    here: dict[str, Cell] = {"name": row.name, "page": row.address, "doi": row.doi, "mark": row.mark}
    return here | dict(row.texts) | dict(row.numbers) | said | stood


def _ordered(keys: Iterable[str], facet: str) -> list[str]:
    order = [key for key, _ in next(one.options for one in FACETS if one.key == facet)]
    return sorted(keys, key=lambda key: (order.index(key) if key in order else len(order), key))
