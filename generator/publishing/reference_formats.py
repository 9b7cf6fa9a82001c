"""References in the formats that reference managers read: CSL-JSON, RIS and BibTeX.

CSL-JSON is the middle: RIS is made from it by rispy, BibTeX by pybtex. What a reference does not hold is left out;
names that nobody saw are never made up: "and others" is said in BibTeX and noted in the other two.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import rispy
from pybtex.database import BibliographyData, Entry, Person

from generator.model import Reference

_CSL = {
    "article": "article-journal",
    "book": "book",
    "booklet": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "manual": "report",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "techreport": "report",
    "online": "webpage",
}
_RIS = {
    "article-journal": "JOUR",
    "book": "BOOK",
    "chapter": "CHAP",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
    "document": "GEN",
}
_RANGE = re.compile(r"\s*(?:--?|\u2013)\s*")


def csl_items(references: Iterable[Reference]) -> list[dict[str, Any]]:
    """References as CSL-JSON data (citation-style-language schema 1.0), by key."""
    return [_csl(reference) for reference in sorted(references, key=lambda one: one.key)]


def csl_json(references: Iterable[Reference]) -> str:
    """The same as a text."""
    return json.dumps(csl_items(references), ensure_ascii=False, indent=1) + "\n"


def _csl(reference: Reference) -> dict[str, Any]:
    names = [_csl_name(name) for name in reference.authors]
    notes = [reference.note, "and others" if reference.and_others else ""]
    item: dict[str, Any] = {
        "id": reference.key,
        "type": _CSL.get(reference.kind, "document"),
        "title": reference.title,
        "author": names or ([{"literal": reference.institution}] if reference.institution else []),
        "editor": [_csl_name(name) for name in reference.editors],
        "issued": {"date-parts": [[part for part in (reference.year, reference.month) if part]]}
        if reference.year
        else {},
        "container-title": reference.journal or reference.booktitle,
        "collection-title": reference.series,
        "publisher": reference.publisher or (reference.institution if names else ""),
        "publisher-place": reference.address,
        "edition": reference.edition,
        "volume": reference.volume,
        "issue": reference.number,
        "page": _RANGE.sub("-", reference.pages),
        "DOI": reference.doi,
        "PMID": reference.pmid,
        "PMCID": reference.pmcid,
        "ISSN": reference.issn,
        "ISBN": reference.isbn,
        "URL": reference.url or reference.link,
        "language": reference.language,
        "note": "; ".join(note for note in notes if note),
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma else {"literal": name}


class _Ris(rispy.RisWriter):
    """RIS without a running number above each entry: some readers take it for part of the one before."""

    def set_header(self, count: int) -> str:
        return ""


def ris_text(references: Iterable[Reference]) -> str:
    """References as RIS (written by rispy); CRLF, as the format's readers expect."""
    entries = [_ris(item) for item in csl_items(references)]
    lines = str(rispy.dumps(entries, implementation=_Ris)).splitlines()
    return "".join(f"{line}\r\n" for line in lines)


def _ris(item: dict[str, Any]) -> dict[str, Any]:
    first, _, last = item.get("page", "").partition("-")
    year = str(item["issued"]["date-parts"][0][0]) if "issued" in item else ""
    entry = {
        "type_of_reference": _RIS[item["type"]],
        "id": item["id"],
        "title": item.get("title", ""),
        "authors": [_ris_name(name) for name in item.get("author", [])],
        "secondary_authors": [_ris_name(name) for name in item.get("editor", [])],
        "year": year,
        "journal_name" if item["type"] == "article-journal" else "secondary_title": item.get("container-title", ""),
        "publisher": item.get("publisher", ""),
        "place_published": item.get("publisher-place", ""),
        "edition": item.get("edition", ""),
        "volume": item.get("volume", ""),
        "number": item.get("issue", ""),
        "start_page": first,
        "end_page": last,
        "doi": item.get("DOI", ""),
        "accession_number": item.get("PMID", ""),
        "issn": item.get("ISSN", "") or item.get("ISBN", ""),
        "urls": [item["URL"]] if "URL" in item else [],
        "language": item.get("language", ""),
        "notes": [item["note"]] if "note" in item else [],
    }
    return {name: value for name, value in entry.items() if value}


def _ris_name(name: dict[str, str]) -> str:
    return name.get("literal") or ", ".join(part for part in (name["family"], name["given"]) if part)


def bibtex_text(references: Iterable[Reference]) -> str:
    """References as BibTeX (written by pybtex), keys as in the bibliography of this project."""
    entries = {reference.key: _bibtex(reference) for reference in sorted(references, key=lambda one: one.key)}
    text = str(BibliographyData(entries=entries).to_string("bibtex"))
    # The writer escapes addresses as if they were prose; nobody could follow them then.
    return re.sub(r'^    (?:doi|url) = ".*"', lambda line: re.sub(r"\\([#$%&_])", r"\1", line[0]), text, flags=re.M)


def _bibtex(reference: Reference) -> Entry:
    persons = {
        "author": [*(_person(name) for name in reference.authors), *_others(reference)],
        "editor": [_person(name) for name in reference.editors],
    }
    fields = {name: value for name, value in _bibtex_fields(reference) if value}
    return Entry(reference.kind, fields=fields, persons={role: people for role, people in persons.items() if people})


def _person(name: str) -> Person:
    """A name as BibTeX has it; one without a comma is a group and stays whole."""
    return Person(name if "," in name else f"{{{name}}}")


def _others(reference: Reference) -> Iterator[Person]:
    if reference.and_others and reference.authors:
        yield Person("others")


def _bibtex_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    names = (
        "title", "journal", "booktitle", "series", "edition", "publisher", "address", "institution", "volume", "number",
        "chapter", "pages", "doi", "pmid", "pmcid", "issn", "isbn", "url", "urldate", "language", "note",
    )  # fmt: skip
    for name in names:
        yield name, str(getattr(reference, name))
    yield "year", str(reference.year or "")
    yield "month", str(reference.month or "")
