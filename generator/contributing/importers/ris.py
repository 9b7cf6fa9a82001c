"""RIS, as reference managers and publishers export it; the lines are read by rispy."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import rispy

from generator.contributing.importers.facts import Facts
from generator.model.identifiers import is_doi, normal_doi

START = re.compile(r"^TY {0,2}-", re.MULTILINE)
_TAG_LINE = re.compile(r"^(?P<tag>[A-Z][A-Z0-9]) {0,2}-(?: |$)", re.MULTILINE)
_FOLD = re.compile(r"\s*\n(?![A-Z][A-Z0-9]  - ?)\s*")
_KINDS = {
    **dict.fromkeys(("JOUR", "JFULL", "EJOUR", "INPR", "ABST"), "article"),
    **dict.fromkeys(("BOOK", "EBOOK", "EDBOOK"), "book"),
    **dict.fromkeys(("CHAP", "ECHAP"), "incollection"),
    **dict.fromkeys(("CONF", "CPAPER"), "inproceedings"),
    **dict.fromkeys(("ELEC", "BLOG", "WEB", "NEWS", "MGZN", "ENCYC"), "online"),
    "RPRT": "report",
    "THES": "phdthesis",
}
_TAGS = sorted({tag for tag in rispy.TAG_KEY_MAPPING if tag != "UK"} | {"A1", "T1", "JF", "JO", "JA", "Y1", "DA"})
Record = Mapping[str, Sequence[str]]


def read(text: str) -> list[Facts]:
    """Every record of the text. One that is not closed, or that repeats a tag, is read all the same."""
    bodies = START.split(_TAG_LINE.sub(lambda line: f"{line['tag']}  - ", text))[1:]
    return [_facts(_record(f"TY  - {_FOLD.sub(' ', body.strip())}\nER  - \n")) for body in bodies]


def _record(text: str) -> Record:
    """The values of each tag in their order: no tag is joined with another, and none is lost when it is repeated."""
    found = rispy.loads(text, mapping={tag: tag for tag in (*_TAGS, "UK")}, list_tags=_TAGS, delimiter_tags_mapping={})[
        0
    ]
    kind = found.pop("TY")
    return {"TY": [kind] if isinstance(kind, str) else kind, **{k: v for k, v in found.items() if k != "UK"}}


def _facts(record: Record) -> Facts:
    kind = _KINDS.get(_first(record, "TY"), "misc")
    host = _first(record, "JF", "T2", "JO", "BT", "JA", "J2")
    return Facts(
        kind=kind,
        title=_first(record, "TI", "T1", "CT") or (_first(record, "BT") if kind == "book" else ""),
        authors=[*record.get("AU", ()), *record.get("A1", ())] or list(record.get("A2", ())),
        date=_first(record, "PY", "Y1", "DA"),
        journal=host,
        booktitle=host if kind in ("incollection", "inproceedings") else "",
        publisher=_first(record, "PB"),
        volume=_first(record, "VL"),
        number=_first(record, "IS"),
        pages=_pages(_first(record, "SP"), _first(record, "EP")),
        doi=_doi(record),
        pmid=_pmid(record),
        pmcid=_first(record, "C2"),
        url=_first(record, "UR"),
        abstract=_all(record, "AB", "N2"),
        types=[*record.get("M3", ()), *record.get("KW", ())],
    )


def _first(record: Record, *tags: str) -> str:
    return next((value for tag in tags for value in record.get(tag, ()) if value), "")


def _all(record: Record, *tags: str) -> str:
    return " ".join(value for tag in tags for value in record.get(tag, ()))


def _pages(first: str, last: str) -> str:
    return f"{first}-{last}" if first and last and "-" not in first else first


def _doi(record: Record) -> str:
    """The DOI; older exports hold it among notes or links."""
    for tag in ("M3", "UR", "L3", "N1", "ID"):
        for value in record.get(tag, ()) if not record.get("DO") else ():
            if is_doi(normal_doi(value)):
                return value
    return _first(record, "DO")


def _pmid(record: Record) -> str:
    """The PubMed number: an accession number that PubMed gave, or its address."""
    source = _all(record, "DB", "DP").lower()
    if "pubmed" in source or "medline" in source:
        return _first(record, "AN")
    return next((url for url in record.get("UR", ()) if "pubmed.ncbi.nlm.nih.gov/" in url or "/pubmed/" in url), "")
