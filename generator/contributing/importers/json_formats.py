"""CSL-JSON as reference managers export it, and the answers of Crossref and PubMed that are JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from generator.contributing.citation import Refusal
from generator.contributing.importers.facts import Facts
from generator.contributing.importers.medline import headline

_KINDS = {
    **dict.fromkeys(("article-journal", "article-magazine", "journal-article", "review", "review-book"), "article"),
    **dict.fromkeys(("book", "monograph", "edited-book", "reference-book"), "book"),
    **dict.fromkeys(("chapter", "book-chapter", "entry", "entry-encyclopedia"), "incollection"),
    **dict.fromkeys(("paper-conference", "proceedings-article"), "inproceedings"),
    **dict.fromkeys(("webpage", "post", "post-weblog", "article-newspaper"), "online"),
    **dict.fromkeys(("report", "report-component"), "report"),
    **dict.fromkeys(("thesis", "dissertation"), "phdthesis"),
}
_IN_NOTE = re.compile(r"^(?P<name>PMID|PMCID|DOI):\s*(?P<value>\S+)", re.IGNORECASE | re.MULTILINE)


def read(text: str) -> list[Facts] | Refusal:
    """Every publication of the text, whichever of the three shapes it has."""
    try:
        found = json.loads(text)
    except RecursionError:
        return Refusal("the file is JSON nested too deeply to be a reference", "export the reference alone")
    except ValueError as fault:
        return Refusal(f"the file begins like JSON and is none ({fault})", "save it again, or export it as RIS")
    return [_facts(item) for item in _items(found)]


def _items(found: Any) -> Iterable[Mapping[str, Any]]:
    """The descriptions of publications: a list, one alone, or what a service wraps in its answer."""
    if isinstance(found, list):
        return [item for item in found if isinstance(item, Mapping) and _is_described(item)]
    if not isinstance(found, Mapping):
        return []
    message, result = found.get("message"), found.get("result")
    if isinstance(message, Mapping):
        items = message.get("items")
        return _items(items) if isinstance(items, list) else _items([message])
    if isinstance(result, Mapping) and isinstance(result.get("uids"), list):
        return [_from_summary(result[uid]) for uid in result["uids"] if isinstance(result.get(uid), Mapping)]
    items = found.get("items")
    return _items(items) if isinstance(items, list) else _items([found])


def _is_described(item: Mapping[str, Any]) -> bool:
    return any(name in item for name in ("title", "DOI", "PMID", "container-title"))


def _facts(item: Mapping[str, Any]) -> Facts:
    kind = _KINDS.get(_text(item.get("type")), "misc")
    host, noted = _text(item.get("container-title")), _noted(item)
    return Facts(
        kind=kind,
        title=": ".join(part for part in (_text(item.get("title")), _text(item.get("subtitle"))) if part),
        authors=_names(item.get("author")),
        editors=_names(item.get("editor")) if not item.get("author") else (),
        date=_date(item),
        journal=host,
        booktitle=host if kind in ("incollection", "inproceedings") else "",
        publisher=_text(item.get("publisher")),
        volume=_text(item.get("volume")),
        number=_text(item.get("issue")),
        pages=_text(item.get("page")) or _text(item.get("article-number")),
        doi=_text(item.get("DOI")) or noted.get("doi", ""),
        pmid=_text(item.get("PMID")) or noted.get("pmid", ""),
        pmcid=_text(item.get("PMCID")) or noted.get("pmcid", ""),
        url=_text(item.get("URL")),
        abstract=_text(item.get("abstract")),
        types=_texts(item.get("genre")) + _texts(item.get("pubtype")),
        registrations=[_text(row.get("clinical-trial-number")) for row in _rows(item.get("clinical-trial-number"))],
        remarks=_updates(item),
    )


def _from_summary(row: Mapping[str, Any]) -> dict[str, Any]:
    """PubMed's summary of an article, in the words of CSL."""
    ids = {_text(one.get("idtype")): _text(one.get("value")) for one in _rows(row.get("articleids"))}
    return {
        "type": "article-journal",
        "title": row.get("title"),
        "author": [{"literal": one.get("name")} for one in _rows(row.get("authors"))],
        "issued": {"raw": row.get("pubdate") or row.get("epubdate")},
        "container-title": headline(_text(row.get("fulljournalname")).split(" : ")[0]) or row.get("source"),
        "volume": row.get("volume"),
        "issue": row.get("issue"),
        "page": row.get("pages"),
        "DOI": ids.get("doi"),
        "PMID": row.get("uid") or ids.get("pubmed"),
        "PMCID": ids.get("pmc"),
        "pubtype": row.get("pubtype"),
    }


def _text(value: Any) -> str:
    """A text, the first text of a list, or a number as text; nothing of what is neither."""
    if isinstance(value, list):
        return next((_text(one) for one in value if _text(one)), "")
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _texts(value: Any) -> list[str]:
    return [_text(one) for one in (value if isinstance(value, list) else [value]) if _text(one)]


def _rows(value: Any) -> list[Mapping[str, Any]]:
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def _names(value: Any) -> list[str]:
    return [_name(person) for person in _rows(value)]


def _name(person: Mapping[str, Any]) -> str:
    particle = _text(person.get("non-dropping-particle")) or _text(person.get("dropping-particle"))
    family, given = f"{particle} {_text(person.get('family'))}".strip(), _text(person.get("given"))
    suffix = f", {_text(person.get('suffix'))}" if _text(person.get("suffix")) else ""
    if family:
        return f"{family}, {given}{suffix}" if given else family
    return _text(person.get("literal")) or _text(person.get("name")) or given


def _date(item: Mapping[str, Any]) -> str:
    """The date of the issue, else the earliest that is given."""
    for name in ("published-print", "issued", "published", "published-online"):
        date = item.get(name)
        if isinstance(date, Mapping):
            parts = date.get("date-parts")
            first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
            found = _text(first[:1]) or _text(date.get("raw")) or _text(date.get("literal"))
            if found:
                return found
    return _text(item.get("issued"))


def _noted(item: Mapping[str, Any]) -> dict[str, str]:
    """Identifiers that Zotero keeps in the note, such as `PMID: 28975661`."""
    return {found["name"].lower(): found["value"] for found in _IN_NOTE.finditer(_text(item.get("note")))}


def _updates(item: Mapping[str, Any]) -> list[str]:
    """What Crossref knows of notices: those on the article, and that it is a notice itself."""
    told = [
        f"Crossref names a {_text(row.get('type'))} of it ({_text(row.get('DOI'))})"
        for row in _rows(item.get("updated-by"))
    ]
    told += [
        f"it is a {_text(row.get('type'))} of {_text(row.get('DOI'))}, no study of its own"
        for row in _rows(item.get("update-to"))
    ]
    return [f"{text}: look it up and write it under `editorial`" for text in told]
