"""Read a record's YAML strictly: plain values, every fault with its place, and the place of every value on demand.

The dialect (decision 0003) is YAML 1.2 core without what surprises: no repeated keys, anchors, aliases, merge keys,
tags, directives, nulls or tabs. The values come from one pass over the parser's events; places cost a second pass,
which is made only when one is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import yaml

from generator.problems import Place, Problem, in_order
from generator.reading.plain_text import Lines, read_plain_text, refused_character, shown
from generator.reading.scalars import Misread, plain_value
from generator.reading.yaml_events import MAX_DEPTH, Spot, event_source, is_empty, spot_of
from generator.reading.yaml_places import Index, Path, index_spots, item_spot
from generator.reading.yaml_syntax import syntax_problem

# A long record has about 30 kB.
MAX_BYTES = 1 << 20
# More faults than anyone repairs in one go: the rest is counted, not listed.
MAX_PROBLEMS = 200

_DIRECTIVE = re.compile(r"(?:[ ]*(?:#[^\n]*)?\n)*(?=%)")
_TABS = re.compile(r"\t+")


@dataclass(frozen=True)
class Tree:
    """The values of one file, its faults, and where things stand.

    `values` holds dict, list, str, int, Decimal and bool; it is None when the file is not a readable mapping. A value
    with a fault is None, so that what a model says about it at the same place can be dropped.
    """

    file: str
    values: dict[str, Any] | None
    problems: tuple[Problem, ...]
    text: str

    def place(self, path: Path, *, at: Literal["value", "key"] = "value") -> Place:
        """Give the place of a value or of its key; of an unknown path that of the nearest ancestor."""
        path = tuple(path)
        while path not in self._spots:
            path = path[:-1]
        return Place(self.file, *getattr(self._spots[path], at))

    def existing_path(self, loc: Path) -> Path:
        """Follow `loc` through the values and leave out segments without a child, such as a union's tag."""
        found, value = [], self.values
        for segment in loc:
            if _has_child(value, segment):
                found.append(segment)
                value = value[segment]
        return tuple(found)

    @cached_property
    def _spots(self) -> Index:
        return index_spots(self.text)


def read_tree(source: bytes, *, file: str) -> Tree:
    """Read the bytes of one YAML file; `file` is its path from the root, for the places. Never raises."""
    plain = read_plain_text(source, file=file, prefix="yaml", limit=MAX_BYTES)
    if plain.text is None:
        return Tree(file, None, plain.problems, "")
    tabs = _tab_problems(plain.text, file)
    text = _TABS.sub(lambda run: " " * len(run.group()), plain.text)
    reader = _Reader(text, file)
    values = reader.read()
    found = [*plain.problems, *tabs, *_without_echo(reader.problems, tabs)]
    return Tree(file, values, _first(in_order(found)), text)


def _has_child(value: Any, segment: str | int) -> bool:
    if isinstance(value, dict):
        return segment in value
    return isinstance(value, list) and isinstance(segment, int) and -1 < segment < len(value)


def _tab_problems(text: str, file: str) -> list[Problem]:
    lines, hint = Lines(text, file=file), "write spaces; in double quotes a tab is written \\t"
    message = "a tab, which YAML readers indent differently; spaces were expected"
    return [Problem(lines.place(run.start()), "yaml-tab", message, hint) for run in _TABS.finditer(text)]


def _without_echo(problems: list[Problem], tabs: list[Problem]) -> list[Problem]:
    """Drop a syntax error that a tab above it explains: tabs were read as single spaces."""
    first = tabs[0].place.line if tabs else None
    return [p for p in problems if first is None or p.rule != "yaml-syntax" or p.place.line < first]


def _first(problems: list[Problem]) -> tuple[Problem, ...]:
    kept, left = problems[:MAX_PROBLEMS], len(problems) - MAX_PROBLEMS
    if left > 0:
        message = f"{left} more faults of this file are not listed"
        kept.append(Problem(kept[-1].place, "yaml-too-many", message, "repair the first ones and check again"))
    return tuple(kept)


class _Stop(Exception):
    """The rest of the file is not read; the reason has been noted."""


class _Reader:
    """Builds the values of one text from the parser's events and collects what is wrong."""

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file
        self._next: Callable[[], yaml.Event] = event_source(text)
        self.problems: list[Problem] = []

    def read(self) -> dict[str, Any] | None:
        """Read the one document of the text; None unless it is a mapping that could be read to its end."""
        try:
            return self._document()
        except _Stop:
            return None
        except yaml.YAMLError as error:
            self.problems.append(syntax_problem(error, text=self._text, file=self._file))
            return None

    def _document(self) -> dict[str, Any] | None:
        if directive := _DIRECTIVE.match(self._text):
            line = self._text.count("\n", 0, directive.end()) + 1
            self._fault((line, 1), "yaml-directive", "a line that begins with % is a directive", "delete the line")
            raise _Stop
        self._next()
        start = self._next()
        event = self._next() if type(start) is yaml.DocumentStartEvent else start
        if type(event) is yaml.StreamEndEvent or is_empty(event):
            self._fault((1, 1), "yaml-empty", "the file is empty; a record was expected", "see the example record")
            return None
        value = self._value(event, "the record", spot_of(event.start_mark), depth=1)
        self._end(value, event)
        return value if isinstance(value, dict) else None

    def _end(self, value: Any, first: yaml.Event) -> None:
        """Check that the document was a mapping and that no second one follows."""
        self._next()
        second = self._next()
        if type(second) is yaml.DocumentStartEvent:
            message = "a second document begins; a file holds one record"
            self._fault(spot_of(second.start_mark), "yaml-documents", message, "put it into a file of its own")
        if type(first) is not yaml.MappingStartEvent:
            kind = "a list" if isinstance(value, list) else "one value"
            message = f"the file is {kind}; a mapping of fields was expected"
            self._fault(spot_of(first.start_mark), "yaml-not-mapping", message, "begin with `schema:` and `id:`")

    def _value(self, event: yaml.Event, name: str, empty_spot: Spot, *, depth: int) -> Any:
        """Read one value. `name` is how a message calls it; `empty_spot` is its place when nothing is written."""
        kind = type(event)
        if kind is yaml.AliasEvent:
            message = f"{name} is a reference, *{shown(event.anchor)}; a value was expected"
            self._fault(spot_of(event.start_mark), "yaml-alias", message, "write the value out; quote text with *")
            return None
        if event.anchor is not None or event.tag is not None:
            self._adornment_faults(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event, name, empty_spot)
        if depth > MAX_DEPTH:
            message = f"more than {MAX_DEPTH} levels of nesting; the rest of the file is not read"
            self._fault(spot_of(event.start_mark), "yaml-depth", message, "a bracket is probably not closed")
            raise _Stop
        return self._mapping(depth) if kind is yaml.MappingStartEvent else self._list(name, depth)

    def _scalar(self, event: yaml.Event, name: str, empty_spot: Spot) -> Any:
        if event.style:
            return self._written_text(event, name)
        value = plain_value(event.value)
        if type(value) is Misread:
            spot = spot_of(event.start_mark) if event.value else empty_spot
            self._fault(spot, value.rule, f"{name} {value.message}", value.hint)
            return None
        return value

    def _written_text(self, event: yaml.Event, name: str) -> str | None:
        """Quoted and block text keeps its exact characters; escapes must not bring in refused ones."""
        if event.style == '"' and (seen := refused_character(event.value)):
            message = f"{name} contains {seen}, written as an escape"
            self._fault(spot_of(event.start_mark), "yaml-escape", message, "delete the escape")
            return None
        return event.value

    def _mapping(self, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        spots: dict[str, Spot] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            spot = spot_of(event.start_mark)
            key = self._key(event, spot, depth)
            value = self._value(self._next(), f"`{shown(key)}`" if key else "the value", spot, depth=depth + 1)
            if key in spots:
                self._repeated(key, spot, spots[key])
            elif key is not None:
                spots[key], values[key] = spot, value
        return values

    def _key(self, event: yaml.Event, spot: Spot, depth: int) -> str | None:
        """Read a key; None for one under which nothing can be kept."""
        if type(event) is not yaml.ScalarEvent:
            if type(event) is not yaml.AliasEvent:
                message = "a key is a list or a mapping; a word was expected"
                self._fault(spot, "yaml-complex-key", message, "quote text that begins with [, { or ?")
            self._value(event, "a key", spot, depth=depth + 1)
            return None
        if event.anchor is not None or event.tag is not None:
            self._adornment_faults(event)
        if event.style:
            return self._written_text(event, "a key")
        if event.value == "<<":
            self._fault(spot, "yaml-merge-key", "`<<` merges another mapping", "write the fields out")
            return None
        if type(plain_value(event.value)) is not str:
            said = f"the key {shown(event.value)} is not text"
            message = said if event.value else "a key is missing before the colon"
            self._fault(spot, "yaml-key", message, "write a field's name, or quote the key")
        return event.value

    def _list(self, name: str, depth: int) -> list[Any]:
        items: list[Any] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            called = f"item {len(items) + 1} of {name}"
            spot = item_spot(event)
            items.append(self._value(event, called, spot, depth=depth + 1))
        return items

    def _repeated(self, key: str, spot: Spot, first: Spot) -> None:
        message = f"`{shown(key)}` is written twice in one mapping; the first is at line {first[0]}, column {first[1]}"
        self._fault(spot, "yaml-duplicate-key", message, "keep one of the two")

    def _adornment_faults(self, event: yaml.Event) -> None:
        """Refuse an anchor (`&name`) and a tag (`!type`) before a value."""
        spot = spot_of(event.start_mark)
        if event.anchor is not None:
            message = f"&{shown(event.anchor)} names an anchor, and a record has none"
            self._fault(spot, "yaml-anchor", message, "delete it, or quote text that begins with &")
        if event.tag is not None:
            message = f"{shown(event.tag)} is a tag, and a record has none"
            self._fault(spot, "yaml-tag", message, "delete the tag, or quote text that begins with !")

    def _fault(self, spot: Spot, rule: str, message: str, hint: str) -> None:
        self.problems.append(Problem(Place(self._file, *spot), rule, message, hint))
