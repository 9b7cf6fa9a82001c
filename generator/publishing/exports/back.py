"""Exports read back and compared with what went out: what a reader of each format would see."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rispy
from pybtex.database import Person, parse_string

from generator.model import KINDS
from generator.publishing.edition import Edition, cited_references
from generator.publishing.exports.api import ROOT
from generator.publishing.exports.cells import Cell, read_back, written
from generator.publishing.exports.columns import TABLES, Table
from generator.publishing.exports.database import value_of
from generator.publishing.exports.fhir import evidence_id
from generator.publishing.exports.package import rows_of
from generator.publishing.reference_formats import csl_items
from generator.synthesis import Answer, plain


@dataclass(frozen=True, slots=True)
class Tally:
    """One format: how many items went out and came back, how many are equal, and which differ in what."""

    format: str
    out: int
    back: int
    equal: int
    differing: tuple[str, ...]

    def as_row(self) -> dict[str, Any]:
        """The tally as a plain mapping."""
        return {
            "format": self.format,
            "out": self.out,
            "back": self.back,
            "equal": self.equal,
            "differing": list(self.differing),
        }


def read_back_files(edition: Edition, folder: Path) -> Iterator[Tally]:
    """Read every exported file below `folder` and compare it with the edition."""
    items = {item["id"]: item for item in csl_items(cited_references(edition))}
    yield _compared("CSL-JSON", items, {item["id"]: item for item in _json(folder / "references.csl.json")})
    yield _compared("RIS", {key: _ris_facts(item) for key, item in items.items()}, _ris(folder / "references.ris"))
    yield _compared("BibTeX", {key: _bib_facts(item) for key, item in items.items()}, _bib(folder / "references.bib"))
    for table in TABLES:
        yield _table(edition, table, folder / "tables" / f"{table.name}.csv")
    if (folder / "evidence.sqlite").is_file():
        yield from (_database(edition, table, folder / "evidence.sqlite") for table in TABLES)
    if (folder / "parquet").is_dir():
        yield from (_parquet(edition, table, folder / "parquet" / table.name) for table in TABLES)
    for kind in KINDS:
        out = {key: found.record.model_dump(mode="json", by_alias=True, exclude_unset=True)
               for key, found in getattr(edition.base, kind).items()}  # fmt: skip
        back = {path.stem: _json(path)["record"] for path in (folder / ROOT / kind).glob("*.json")}
        yield _compared(f"API {kind}", out, back)
    findings = {key: json.loads(json.dumps(plain(one))) for key, one in edition.findings.questions.items()}
    shown = {path.stem: _json(path) for path in (folder / ROOT / "findings").glob("*.json")}
    kept = {
        key: {name: value[name] for name in findings.get(key, value) if name in value} for key, value in shown.items()
    }
    yield _compared("API findings", findings, kept)
    lists = [*KINDS, "findings"]
    listed = {kind: sorted(getattr(edition.base, kind, edition.findings.questions)) for kind in lists}
    told = {kind: [item["id"] for item in _json(folder / ROOT / f"{kind}.json")["items"]] for kind in lists}
    yield _compared("API lists", listed, told)
    yield from _fhir(edition, folder / "fhir")


def _compared(name: str, out: Mapping[str, Any], back: Mapping[str, Any]) -> Tally:
    differing = tuple(
        f"{key}: {_first_difference(out.get(key), back.get(key))}"
        for key in sorted(out.keys() | back.keys())
        if out.get(key) != back.get(key)
    )
    return Tally(name, len(out), len(back), len(out.keys() & back.keys()) - _both(out, back), differing)


def _both(out: Mapping[str, Any], back: Mapping[str, Any]) -> int:
    return sum(out[key] != back[key] for key in out.keys() & back.keys())


def _first_difference(out: Any, back: Any) -> str:
    if isinstance(out, dict) and isinstance(back, dict):
        for key in sorted(out.keys() | back.keys()):
            if out.get(key) != back.get(key):
                return f"{key}: {str(out.get(key))[:60]!r} came back as {str(back.get(key))[:60]!r}"
    return "missing" if back is None or out is None else f"{str(out)[:60]!r} came back as {str(back)[:60]!r}"


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _year(item: Mapping[str, Any]) -> str:
    return str(item["issued"]["date-parts"][0][0]) if "issued" in item else ""


def _names(item: Mapping[str, Any]) -> list[str]:
    return [name.get("literal") or f"{name['family']}, {name['given']}".strip(", ") for name in item.get("author", [])]


def _ris_facts(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": item.get("title", ""),
        "authors": _names(item),
        "year": _year(item),
        "doi": item.get("DOI", ""),
        "volume": item.get("volume", ""),
        "number": item.get("issue", ""),
        "journal": item.get("container-title", "") if item["type"] == "article-journal" else "",
        "start_page": item.get("page", "").partition("-")[0],
    }


def _ris(path: Path) -> dict[str, Any]:
    entries = rispy.loads(path.read_bytes().decode("utf-8"))
    return {
        entry["id"]: {
            "title": entry.get("title", ""),
            "authors": entry.get("authors", []),
            "year": entry.get("year", ""),
            "doi": entry.get("doi", ""),
            "volume": entry.get("volume", ""),
            "number": entry.get("number", ""),
            "journal": entry.get("journal_name", ""),
            "start_page": entry.get("start_page", ""),
        }
        for entry in entries
    }


def _bib_facts(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": item.get("title", ""),
        "year": _year(item),
        "doi": item.get("DOI", ""),
        "volume": item.get("volume", ""),
        "number": item.get("issue", ""),
        "journal": item.get("container-title", "") if item["type"] == "article-journal" else "",
        "families": [name["family"] for name in item.get("author", []) if "family" in name],
    }


def _bib(path: Path) -> dict[str, Any]:
    entries = parse_string(path.read_text(encoding="utf-8"), "bibtex").entries
    return {
        key: {
            "title": entry.fields.get("title", "").replace("\\", ""),
            "year": entry.fields.get("year", ""),
            "doi": entry.fields.get("doi", ""),
            "volume": entry.fields.get("volume", ""),
            "number": entry.fields.get("number", ""),
            "journal": entry.fields.get("journal", "").replace("\\", ""),
            "families": [_family(person) for person in entry.persons.get("author", []) if _is_one(person)],
        }
        for key, entry in entries.items()
    }


def _is_one(person: Person) -> bool:
    """Whether a name is that of a person: groups stand in braces, "others" is nobody."""
    return str(person) != "others" and not str(person).startswith("{")


def _family(person: Person) -> str:
    return " ".join((*person.prelast_names, *person.last_names)).replace("\\", "")


def _database(edition: Edition, table: Table, path: Path) -> Tally:
    """The rows of a table in the database."""
    names = [column.name for column in table.columns]
    database = sqlite3.connect(path)
    try:
        rows = database.execute(f'SELECT * FROM "{table.name}"').fetchall()
    finally:
        database.close()
    back = {str(n): dict(zip(names, row, strict=True)) for n, row in enumerate(rows)}
    return _compared(f"SQLite {table.name}", _as_numbers(edition, table), back)


def _as_numbers(edition: Edition, table: Table) -> dict[str, Any]:
    """The rows of a table with figures as numbers and nothing known as null; yes equals 1."""
    return {
        str(n): {column.name: value_of(row.get(column.name), column) for column in table.columns}
        for n, row in enumerate(rows_of(edition, table))
    }


def _fhir(edition: Edition, folder: Path) -> Iterator[Tally]:
    """What each resource says of its answer: level, estimate and limits; the bundle has them all, each once."""
    answers = [answer for finding in edition.findings.questions.values() for answer in finding.answers]
    out = {evidence_id(answer): _said(answer) for answer in answers if answer.rating}
    singles = [_json(path) for path in sorted(folder.glob("Evidence-*.json"))]
    yield _compared("FHIR", out, {each["id"]: _fhir_facts(each) for each in singles})
    entries = [entry["resource"] for entry in _json(folder / "Bundle.json")["entry"]] if out else []
    yield _compared("FHIR bundle", {"all": sorted(singles, key=str)}, {"all": sorted(entries, key=str)})


def _said(answer: Answer) -> list[Any]:
    effect = answer.lead.effect
    shown = effect.shown if effect else ()
    return [answer.final, *(float(text.replace("\u2212", "-")) for text in shown)]


def _fhir_facts(resource: Mapping[str, Any]) -> list[Any]:
    facts = [resource["certainty"][0]["rating"]["coding"][0]["code"].replace("-", "_")]
    for statistic in resource.get("statistic", []):
        limits = statistic["attributeEstimate"][0]["range"]
        facts += [each["value"] for each in (statistic["quantity"], limits["low"], limits["high"])]
    return facts


def _parquet(edition: Edition, table: Table, path: Path) -> Tally:
    """The rows of a table in Parquet."""
    import pyarrow.parquet

    back = {str(n): row for n, row in enumerate(pyarrow.parquet.read_table(path).to_pylist())}
    return _compared(f"Parquet {table.name}", _as_numbers(edition, table), back)


def _table(edition: Edition, table: Table, path: Path) -> Tally:
    names = [column.name for column in table.columns]
    out = {str(n): {name: _as_text(row.get(name)) for name in names} for n, row in enumerate(rows_of(edition, table))}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    texts = {column.name for column in table.columns if column.type == "string"}
    back = {
        str(n): {name: read_back(cell) if name in texts else cell for name, cell in row.items()}
        for n, row in enumerate(rows)
    }
    return _compared(f"CSV {table.name}", out, back)


def _as_text(value: Cell) -> str:
    """A cell as its reader should see it: like the file, without what makes it safe."""
    return value if isinstance(value, str) else written(value)
