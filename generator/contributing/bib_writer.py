"""A publication as BibTeX in the style of `references.bib`, and its place in that file."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from itertools import pairwise

from generator.model import Reference
from generator.reading.bib_fields import KINDS
from generator.reading.bib_names import read_names

WIDTH = 120
_ORDER = (
    "title journal booktitle publisher institution year volume number pages doi pmid pmcid url urldate note".split()
)
_ENTRY = re.compile(r"^@[A-Za-z]+[ \t]*[{(][ \t]*(?P<key>[^\s,={}]+)", re.MULTILINE)
_ESCAPED = str.maketrans(
    {"%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "~": " ", "{": "", "}": "", "\\": "", "^": ""}
)
_CAPITALS_WITHIN = re.compile(r"(?:[^\W_]|-)*[^\W_][A-Z](?:[^\W_]|-)*")
_VERBATIM = frozenset(("doi", "pmid", "pmcid", "url", "urldate", "year"))


def bib_entry(reference: Reference) -> str:
    """The entry as text, one field a line, long ones wrapped; what is missing is named in its note."""
    fields = dict(_fields(reference))
    width = max(len(name) for name in fields)
    lines = [_field(name, value, width) for name, value in fields.items()]
    return f"@{reference.kind}{{{reference.key},\n" + ",\n".join(lines) + "\n}\n"


def with_entry(bibliography: str, entry: str) -> str:
    """The bibliography with an entry at its place in the order of keys; nothing else in the text moves."""
    key = _ENTRY.match(entry)["key"]  # an entry begins with its type and key
    after = next((found.start() for found in _ENTRY.finditer(bibliography) if found["key"] > key), None)
    if after is None:
        before = bibliography.rstrip()
        return f"{before}\n\n{entry}" if before else entry
    return f"{bibliography[:after]}{entry}\n{bibliography[after:]}"


def entries_in(text: str) -> list[str]:
    """Each entry of a text as it is written there, without what stands between them."""
    starts = [found.start() for found in _ENTRY.finditer(text)]
    return [f"{text[start:end].rstrip()}\n" for start, end in pairwise([*starts, len(text)])]


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
    return (
        textwrap.fill(
            value,
            WIDTH - 2,
            initial_indent=head,
            subsequent_indent=" " * len(head),
            break_long_words=False,
            break_on_hyphens=False,
        )
        + "}"
    )
