"""Read `references.bib`: every entry as a Reference with its place, every fault with file, line and column."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import bibtexparser
from bibtexparser.library import Library
from bibtexparser.middlewares import RemoveEnclosingMiddleware
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ExplicitComment,
    ImplicitComment,
    ParsingFailedBlock,
)

from generator.model.reference import Reference
from generator.problems import Place, Problem, in_order
from generator.reading.bib_fields import KINDS, Field, read_reference, unknown_kind
from generator.reading.plain_text import Lines, read_plain_text, shown

# Ten thousand entries have about 6 MB.
MAX_BYTES = 1 << 25

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_COMMENT_LINES = re.compile(r"(?:\s*%[^\n]*\n?|\s*\n)*\s*")
_MONTH_WORD = re.compile(r"(?i)jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")
_UNIQUE = ("doi", "pmid", "pmcid")

# The parser logs each failed block to standard error; here it becomes a problem.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class BibEntry:
    """A reference, the place of its key, and the place of each field's value by its name in the file."""

    reference: Reference
    place: Place
    fields: Mapping[str, Place]

    def place_of(self, field: str) -> Place:
        """Give the place of a field's value, or of the key where the field is not written."""
        return self.fields.get(field, self.place)


def read_bibliography(source: bytes, *, file: str) -> tuple[dict[str, BibEntry], tuple[Problem, ...]]:
    """Read a BibTeX file into entries by key, in the file's order. Never raises; of a repeated key the first counts."""
    plain = read_plain_text(source, file=file, prefix="bib", limit=MAX_BYTES)
    if plain.text is None:
        return {}, plain.problems
    reader = _Reader(plain.text, file)
    reader.read()
    found = [*plain.problems, *reader.problems, *_order_problems(reader.keys), *_twice(reader.entries.values())]
    return reader.entries, tuple(in_order(found))


class _Reader:
    """Goes through the blocks of one file in order, keeping the offset at which each begins."""

    def __init__(self, text: str, file: str) -> None:
        self._text, self._lines = text, Lines(text, file=file)
        self.entries: dict[str, BibEntry] = {}
        self.keys: list[tuple[str, Place]] = []
        self.problems: list[Problem] = []

    def read(self) -> None:
        """Fill `entries`, `keys` (every one, in order) and `problems`."""
        cursor, failed_before = 0, False
        for block in bibtexparser.parse_string(self._text, parse_stack=[]).blocks:
            failed = type(block) is ParsingFailedBlock
            start = max(self._text.find(block.raw, cursor), cursor)
            # A failed block's text may run into the next block.
            cursor = start + (1 if failed else len(block.raw))
            self._block(block, start, failed_before)
            failed_before = failed

    def _block(self, block: Block, start: int, failed_before: bool) -> None:
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            block = block.ignore_error_block
        if isinstance(block, Entry):
            self._entry(block, start)
        elif isinstance(block, ParsingFailedBlock):
            self._failed(block, start)
        elif isinstance(block, ImplicitComment):
            # Text after a broken entry is its remains, which have been reported.
            if not failed_before and (match := _COMMENT_LINES.match(block.raw)).end() < len(block.raw):
                message = "text outside an entry, which is not read"
                self._fault(start + match.end(), "bib-stray-text", message, "begin a comment with %, an entry with @")
        elif not isinstance(block, ExplicitComment):
            message = "a macro or preamble; every entry stands for itself"
            self._fault(start, "bib-macro", message, "write the text out where it is used")

    def _failed(self, block: ParsingFailedBlock, start: int) -> None:
        name = re.match(r"@\w*\s*[{(]?\s*([^\s,={}\"]*)", block.raw)
        called = f"`{shown(name[1])}`" if name and name[1] else "it"
        message = f"an entry that cannot be read: {called} is not closed, or lacks a comma, `=` or brace"
        self._fault(start, "bib-syntax", message, "compare it with its neighbours: @type{key, field = {text}, ... }")

    def _entry(self, entry: Entry, start: int) -> None:
        key_at = re.compile(r"@\w*[ \t]*[{(]\s*").match(self._text, start).end()
        place = self._lines.place(key_at)
        if not _KEY.fullmatch(entry.key):
            seen = shown(entry.key) or "missing"
            message = f"the key is {seen}; lower-case letters, figures and hyphens were expected"
            self._fault(key_at, "bib-key", message, "write it like watson-2018")
        kind = entry.entry_type.lower()
        if kind not in KINDS:
            self.problems.append(unknown_kind(kind, self._lines.place(start)))
        fields = self._first_fields(self._fields(entry, key_at + len(entry.key)))
        reference, problems = read_reference(entry.key, kind, fields, place)
        self.problems += problems
        self.keys.append((entry.key, place))
        if first := self.entries.get(entry.key):
            message = f"the key `{shown(entry.key)}` is used twice; first at line {first.place.line}"
            self._fault(key_at, "bib-duplicate-key", message, "delete one of the two, or give it a key of its own")
        else:
            self.entries[entry.key] = BibEntry(reference, place, {field.name: field.place for field in fields})

    def _fields(self, entry: Entry, cursor: int) -> Iterator[Field]:
        """Give the fields with their places: each name and raw value is found after the one before."""
        written = [(field.key, field.value) for field in entry.fields]
        RemoveEnclosingMiddleware().transform_entry(entry, Library())
        for (name, raw), field in zip(written, entry.fields, strict=True):
            found = re.compile(r"[,\s]*(" + re.escape(name) + r")\s*=\s*").match(self._text, cursor)
            key_at, value_at = (found.start(1), found.end()) if found else (cursor, cursor)
            cursor = value_at + len(raw)
            bare = field.enclosing == "no-enclosing" and not _MONTH_WORD.fullmatch(raw)
            text = None if bare else field.value
            yield Field(name.lower(), text, self._lines.place(key_at), self._lines.place(value_at))

    def _first_fields(self, fields: Iterator[Field]) -> list[Field]:
        """Keep the first of each name; a repeated one is a problem at its own place."""
        kept: dict[str, Field] = {}
        for field in fields:
            if first := kept.get(field.name):
                message = f"`{shown(field.name)}` is written twice in one entry; first at line {first.key_place.line}"
                self.problems.append(Problem(field.key_place, "bib-duplicate-field", message, "keep one of the two"))
            else:
                kept[field.name] = field
        return list(kept.values())

    def _fault(self, offset: int, rule: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self._lines.place(offset), rule, message, hint))


def _order_problems(keys: list[tuple[str, Place]]) -> Iterator[Problem]:
    """Entries stand in the order of their keys, so that two people's additions merge."""
    last = ""
    for key, place in keys:
        if key < last:
            message = f"`{shown(key)}` stands after `{shown(last)}`; entries are in the order of their keys"
            yield Problem(place, "bib-sorted", message, f"move it to its place before `{shown(last)}`")
        last = max(key, last)


def _twice(entries: Iterator[BibEntry]) -> Iterator[Problem]:
    """One identifier means one publication, so it stands in one entry."""
    first: dict[tuple[str, str], str] = {}
    for entry in entries:
        for name in _UNIQUE:
            value = getattr(entry.reference, name)
            owner = first.setdefault((name, value), entry.reference.key) if value else entry.reference.key
            if owner != entry.reference.key:
                message = f"{name} {shown(value)} belongs to `{shown(owner)}` already"
                hint = "cite that key, or correct the identifier"
                yield Problem(entry.place_of(name), "bib-identifier-twice", message, hint)
