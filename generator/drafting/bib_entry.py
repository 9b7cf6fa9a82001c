"""A publication as BibTeX in the style of `references.bib`. docs/javascripts/record-text.js does the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.drafting.style import WIDTH
from generator.drafting.values import wrapped
from generator.model import Reference
from generator.reading.bib_fields import KINDS
from generator.reading.bib_names import read_names

_ORDER = (
    "title journal booktitle publisher institution year volume number pages doi pmid pmcid url urldate note".split()
)
_ESCAPES = {"%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "~": " ", "{": "", "}": "", "\\": "", "^": ""}
_ESCAPED = str.maketrans(_ESCAPES)
_CAPITALS_WITHIN = re.compile(r"(?:[^\W_]|-)*[^\W_][A-Z](?:[^\W_]|-)*")
_VERBATIM = frozenset(("doi", "pmid", "pmcid", "url", "urldate", "year"))


def bib_entry(reference: Reference) -> str:
    """The entry as text, one field a line, long ones wrapped; what is missing is named in its note."""
    fields = dict(_fields(reference))
    width = max(len(name) for name in fields)
    lines = [_field(name, value, width) for name, value in fields.items()]
    return f"@{reference.kind}{{{reference.key},\n" + ",\n".join(lines) + "\n}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.authors:
        yield "author", _names(reference.authors, others=reference.and_others)
    if reference.editors:
        yield "editor", _names(reference.editors, others=False)
    for name in _ORDER:
        value = _note(reference) if name == "note" else str(getattr(reference, name) or "")
        if written := _written(name, value):
            yield name, written


def _written(name: str, value: str) -> str:
    if name == "title":
        return _protected(value)
    if name == "pages":
        return _plain(value).replace("\u2013", "--")
    return value if name in _VERBATIM else _plain(value)


def _note(reference: Reference) -> str:
    """The note, or the names of what an entry of this kind needs and this one lacks."""
    needed = ("title", "year", *KINDS.get(reference.kind, ()))
    missing = [name for name in needed if not getattr(reference, name)]
    if not (reference.authors or reference.editors or reference.institution):
        missing.append("author")
    return reference.note or (f"unconfirmed: {', '.join(missing)}" if missing else "")


def _names(names: tuple[str, ...], *, others: bool) -> str:
    """A list of names; braces hold together what is no `Family, Given`."""
    plain = [_plain(name) for name in names]
    written = [f"{{{name}}}" if read_names(name).faults else name for name in plain]
    return " and ".join([*written, "others"] if others else written)


def _plain(text: str) -> str:
    return " ".join(text.translate(_ESCAPED).replace("--", "\u2013").split())


def _protected(title: str) -> str:
    """A title whose words with capitals within, such as LIFTMOR or pQCT, are kept from being written small."""
    plain = _plain(title)
    return plain if plain.isupper() else _CAPITALS_WITHIN.sub(r"{\g<0>}", plain)


def _field(name: str, value: str, width: int) -> str:
    head = f"  {name:<{width}} = {{"
    return "\n".join(wrapped(value, head=" " * len(head), first=head, width=WIDTH - 2)) + "}"


ENTRY_STYLE = {
    "order": ["author", "editor", *_ORDER],
    "needed": {kind: ["title", "year", *names] for kind, names in KINDS.items()},
    "verbatim": sorted(_VERBATIM),
    "escapes": _ESCAPES,
}
"""The same for the form's script."""
