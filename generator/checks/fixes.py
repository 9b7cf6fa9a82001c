"""Small edits of a file's text that change no value: spaces, line ends, quotes, the form of identifiers.

A record is never written out anew, so comments and printed figures stay as they are. Keys are not moved either: a
comment belongs to the line it stands by.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from generator.model import KINDS, Record
from generator.model.identifiers import normal_doi, normal_pmcid, normal_pmid
from generator.problems import Place
from generator.reading.records import read_record
from generator.reading.scalars import plain_value
from generator.reading.schema_line import with_schema_line
from generator.reading.yaml_tree import read_tree

_QUOTED = re.compile(r"""(?P<quote>["'])(?P<word>[^"']*)(?P=quote)""")
_PLAIN = re.compile(r"[^,\]}\s#][^,\]}\n#]*?(?=\s*(?:[,\]}\n]|\s#|$))")
_IDENTIFIER = re.compile(
    r"""^(?P<before>\s*(?P<field>doi|pmid|pmcid)\s*=\s*[{"])(?P<value>[^}"\n]*)""", re.IGNORECASE | re.MULTILINE
)
_NORMAL: dict[str, Callable[[str], str]] = {"doi": normal_doi, "pmid": normal_pmid, "pmcid": normal_pmcid}


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: the line, counted from 1, and what is done there."""

    place: Place
    what: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A text after its edits; the same text, and none, where nothing was to be done."""

    source: bytes
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Replacement:
    """Lines of a file, counted from 1 and both included, and the text that takes their place."""

    path: str
    first: int
    last: int
    text: str


def fix_text(source: bytes, *, file: str, schema_line: bool = False) -> Fixed:
    """Tidy one file, named by its path from the root. What is not UTF-8 is left alone.

    With `schema_line` a record gets the first line by which editors find its schema.
    """
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError:
        return Fixed(source, ())
    edits: list[Edit] = []
    steps = (_line_ends, _trailing_space, _identifiers if file.endswith(".bib") else _quotes)
    for step in steps:
        changed, made = step(text, file)
        if file.endswith(".bib") or step is _quotes or _same_values(text, changed):
            text = changed
            edits += made
    if schema_line:
        text, made = _schema_line(text, file)
        edits = [*made, *edits]
    return Fixed(text.encode(), tuple(edits))


def _same_values(before: str, after: str) -> bool:
    """Whether a change of spaces changed no text: inside a block they belong to the value."""
    old, new = (read_tree(text.encode(), file="").values for text in (before, after))
    return old == new or old is None


def _line_ends(text: str, file: str) -> tuple[str, list[Edit]]:
    changed = text.replace("\r\n", "\n").replace("\r", "\n")
    return changed, [Edit(Place(file), "line ends")] if changed != text else []


def _trailing_space(text: str, file: str) -> tuple[str, list[Edit]]:
    lines = text.split("\n")
    edits = [Edit(Place(file, i), "space at the end") for i, line in enumerate(lines, 1) if line != line.rstrip(" \t")]
    changed = "\n".join(line.rstrip(" \t") for line in lines).rstrip("\n") + "\n"
    if not edits and changed != text:
        edits = [Edit(Place(file, len(lines)), "end of the file")]
    return changed, edits


def _schema_line(text: str, file: str) -> tuple[str, list[Edit]]:
    kind = _kind_of(file)
    changed = with_schema_line(text, kind) if kind else text
    return changed, [Edit(Place(file, 1), "the first line names the schema for editors")] if changed != text else []


def _kind_of(file: str) -> type[Record] | None:
    """The kind of record that lies in a file; that of an example is told by its name."""
    path = PurePath(file)
    by_name = {kind.__name__.lower(): kind for kind in KINDS.values()}
    return by_name.get(path.stem) if path.parent.name == "examples" else KINDS.get(path.parent.name)


def _identifiers(text: str, file: str) -> tuple[str, list[Edit]]:
    """Write DOI, PMID and PMCID in their normal form; what is none stays for the check to report."""
    edits: list[Edit] = []

    def normal(match: re.Match[str]) -> str:
        value = match["value"]
        form = _NORMAL[match["field"].lower()](value)
        if form != value:
            line = text.count("\n", 0, match.start("field")) + 1
            edits.append(Edit(Place(file, line), f"{value} is written {form}"))
        return match["before"] + form

    return _IDENTIFIER.sub(normal, text), edits


def _quotes(text: str, file: str) -> tuple[str, list[Edit]]:
    """Take quotes off a number, and put them round text that looks like one, where the model asks for the other."""
    kind = KINDS.get(PurePath(file).parent.name)
    if kind is None:
        return text, []
    lines, edits = text.split("\n"), []
    _, problems = read_record(read_tree(text.encode(), file=file), kind)
    wanted = [(p.place, p.rule) for p in problems if p.rule in ("record-number", "record-text")]
    for place, rule in sorted(wanted, reverse=True):
        line, start = lines[place.line - 1], place.column - 1
        for old, new in _requoted(line, start, rule):
            lines[place.line - 1] = line[:start] + new + line[start + len(old) :]
            edits.append(Edit(place, f"{old} is written {new}"))
    return "\n".join(lines), edits[::-1]


def _requoted(line: str, start: int, rule: str) -> Iterator[tuple[str, str]]:
    """The token at `start` and what it becomes; nothing where quotes are not the fault."""
    if rule == "record-number" and (match := _QUOTED.match(line, start)):
        if match["word"] and not isinstance(plain_value(match["word"]), (str, bool)):
            yield match.group(), match["word"]
    if rule == "record-text" and line[start : start + 1] not in ("'", '"', "[", "{", ""):
        if (match := _PLAIN.match(line, start)) and not isinstance(plain_value(match.group()), str):
            yield match.group(), f'"{match.group()}"'


def replacements(before: bytes, after: bytes, *, file: str) -> Iterator[Replacement]:
    """What differs between two texts of a file, as the smallest runs of whole lines; each replaces one line or more.

    Texts that are not UTF-8 have none.
    """
    try:
        old, new = (text.decode("utf-8").split("\n") for text in (before, after))
    except UnicodeDecodeError:
        return
    for start, end, new_start, new_end in _runs(old, new):
        if start == end or not any(
            new[new_start:new_end]
        ):  # nothing goes or nothing comes: a neighbour is written anew
            follows = end < len(old)
            precedes = not follows and start > 0
            start, new_start, end, new_end = start - precedes, new_start - precedes, end + follows, new_end + follows
        yield Replacement(file, start + 1, end, "\n".join(new[new_start:new_end]))


def _runs(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """The bounds of what differs, in both lists; two runs with one equal line between them are one."""
    runs: list[tuple[int, int, int, int]] = []
    for what, *bounds in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        start, end, new_start, new_end = bounds
        if what != "equal" and runs and start - runs[-1][1] < 2:
            runs[-1] = (runs[-1][0], end, runs[-1][2], new_end)
        elif what != "equal":
            runs.append((start, end, new_start, new_end))
    yield from runs
