"""The fields of one bibliography entry: which exist, how each is read, what an entry must have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from generator.model import identifiers
from generator.model.reference import Reference
from generator.problems import Place, Problem, Severity
from generator.reading.bib_names import HINT as NAME_HINT
from generator.reading.bib_names import read_names
from generator.reading.latex import decoded
from generator.reading.messages import MESSAGES
from generator.reading.plain_text import shown

# What an entry of each type must say besides title, year and who wrote it.
KINDS: dict[str, tuple[str, ...]] = {
    "article": ("journal",),
    "book": (),
    "inbook": ("booktitle",),
    "incollection": ("booktitle",),
    "inproceedings": ("booktitle",),
    "mastersthesis": (),
    "misc": (),
    "online": ("url",),
    "phdthesis": (),
    "report": (),
    "techreport": (),
    "unpublished": (),
}
# Names of one thing in BibTeX's several entry types.
_ALIASES = {"organization": "institution", "school": "institution", "langid": "language"}
_TEXTS = frozenset(
    "title journal booktitle series edition publisher address institution volume number chapter pages isbn eprint"
    " language note".split()
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Field:
    """One field as written: its lower-case name, its text without the outer braces, and where they stand.

    `text` is None where the value is a macro or a concatenation.
    """

    name: str
    text: str | None
    key_place: Place
    place: Place


@dataclass(frozen=True, slots=True)
class _Fault:
    rule: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


def read_reference(key: str, kind: str, fields: Sequence[Field], place: Place) -> tuple[Reference, list[Problem]]:
    """Make a Reference of an entry's fields and collect all that is wrong; `place` is the key's."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for field in fields:
        problems += [
            Problem(field.key_place if fault.rule == "bib-unknown-field" else field.place, *_parts_of(fault))
            for fault in _read_field(field, values)
        ]
    reference = Reference(key=key, kind=kind, **values)
    # A field that is there but faulty has been reported; it is not missing as well.
    written = {_ALIASES.get(field.name, field.name) for field in fields}
    problems += [_missing(name, key, place) for name in _missing_names(reference, written)]
    return reference, problems


def unknown_kind(kind: str, place: Place) -> Problem:
    """An entry type that is not in the list, with the nearest one."""
    message = f"@{shown(kind)} is not an entry type; one of {', '.join(KINDS)} was expected"
    return Problem(place, "bib-unknown-type", message, _nearest(kind, KINDS, "@"))


def _parts_of(fault: _Fault) -> tuple[str, str, str, Severity]:
    return fault.rule, fault.message, fault.hint, fault.severity


def _read_field(field: Field, values: dict[str, Any]) -> Iterator[_Fault]:
    """Put the value of one field into `values` if it can be read, and say what is wrong with it."""
    name = _ALIASES.get(field.name, field.name)
    if name not in _TEXTS and name not in _READERS and name not in _NAMES:
        message = f"`{shown(field.name)}` is not a field of the bibliography"
        yield _Fault("bib-unknown-field", message, _nearest(name, FIELDS, ""))
    elif field.text is None:
        hint = "write the text itself, in braces"
        yield _Fault("bib-macro", f"`{field.name}` is a macro or a sum of texts", hint)
    elif not field.text.strip():
        yield _Fault("bib-empty-field", f"`{field.name}` is empty", "leave the field out")
    elif name in _NAMES:
        yield from _put_names(name, field.text, values)
    elif name in _TEXTS:
        values[name], unknown = decoded(field.text)
        if unknown:
            message = f"`{field.name}` contains {unknown}, which is not a known LaTeX command"
            yield _Fault("bib-latex", message, "write the character itself; \\$ for a dollar sign")
    else:
        yield from _READERS[name](name, field.text.strip(), values)


def _put_names(name: str, text: str, values: dict[str, Any]) -> Iterator[_Fault]:
    read = read_names(text)
    values[_NAMES[name]] = read.names
    if name == "author":
        values["and_others"] = read.and_others
    for fault in read.faults:
        yield _Fault("bib-name", f"{name}: {fault}", NAME_HINT)


def _put_year(name: str, text: str, values: dict[str, Any]) -> Iterator[_Fault]:
    if re.fullmatch(r"(?:19|20)[0-9]{2}", text):
        values[name] = int(text)
    else:
        yield _Fault(*MESSAGES["publication_year"].filled(shown=shown(text)))


def _put_month(name: str, text: str, values: dict[str, Any]) -> Iterator[_Fault]:
    short = text.lower()[:3]
    if re.fullmatch(r"0?[1-9]|1[0-2]", text):
        values[name] = int(text)
    elif short in _MONTHS and text.isalpha():
        values[name] = _MONTHS.index(short) + 1
    else:
        message = f"the month is {shown(text)}; 1 to 12 or jan to dec was expected"
        yield _Fault("bib-month", message, "write it like `month = {3}`")


def _put_date(name: str, text: str, values: dict[str, Any]) -> Iterator[_Fault]:
    try:
        values[name] = date.fromisoformat(text if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else "").isoformat()
    except ValueError:
        message = f"`{name}` is {shown(text)}; a day that exists was expected"
        yield _Fault("bib-date", message, "write it like 2026-11-22")


def _put_url(name: str, text: str, values: dict[str, Any]) -> Iterator[_Fault]:
    if identifiers.is_public_url(text):
        values[name] = text
    else:
        message = f"the address is {shown(text)}; http(s) and a named public host were expected"
        yield _Fault("bib-url", message, "give the publisher's page or leave the address out; a mirror is not cited")


def _identifier(
    is_valid: Callable[[str], bool], normal: Callable[[str], str], example: str
) -> Callable[[str, str, dict[str, Any]], Iterator[_Fault]]:
    """Make the reader of one kind of identifier: normal form kept, another form told, a malformed one refused."""

    def put(name: str, text: str, values: dict[str, Any]) -> Iterator[_Fault]:
        bare = normal(text)
        if not is_valid(bare):
            yield _Fault(*MESSAGES["publication_number"].filled(name=name, shown=shown(text), example=example))
            return
        values[name] = bare
        if bare != text:
            message = f"{name} is {shown(text)}; its normal form was expected"
            yield _Fault("bib-identifier-form", message, f"write {shown(bare)}", Severity.INFO)

    return put


_NAMES = {"author": "authors", "editor": "editors"}
_READERS: dict[str, Callable[[str, str, dict[str, Any]], Iterator[_Fault]]] = {
    "year": _put_year,
    "month": _put_month,
    "doi": _identifier(identifiers.is_doi, identifiers.normal_doi, identifiers.EXAMPLES["doi"]),
    "pmid": _identifier(identifiers.is_pmid, identifiers.normal_pmid, identifiers.EXAMPLES["pmid"]),
    "pmcid": _identifier(identifiers.is_pmcid, identifiers.normal_pmcid, "PMC4650105"),
    "issn": _identifier(identifiers.is_issn, str.upper, "0884-0431"),
    "url": _put_url,
    "urldate": _put_date,
}
FIELDS = frozenset(_TEXTS | _NAMES.keys() | _READERS.keys() | _ALIASES.keys())


def _missing_names(reference: Reference, written: set[str]) -> Iterator[str]:
    """Name what an entry lacks; a note that begins `unconfirmed:` and names the field excuses it."""
    needed = ["title", "year", *KINDS.get(reference.kind, ())]
    if not written & {"author", "editor", "institution"}:
        needed.append("author")
    for name in needed:
        if name not in written and not re.search(rf"\b{name}\b", reference.unconfirmed):
            yield name


def _missing(name: str, key: str, place: Place) -> Problem:
    said = "author (or an editor or institution)" if name == "author" else name
    return Problem(place, *MESSAGES["publication_lacks"].filled(name=shown(key), said=said, last=name))


def _nearest(word: str, known: Iterable[str], sign: str) -> str:
    near = get_close_matches(word, sorted(known), n=1)
    return f"did you mean {sign}{near[0]}?" if near else f"known: {', '.join(sorted(known))}"
