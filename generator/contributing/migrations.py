"""Records of an earlier schema version, brought to the present one by an ordered list of small edits of their text.

A record is never written out anew, so that its comments and printed figures stay as they are.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.problems import Place, Problem
from generator.reading.base import record_files
from generator.reading.records import PRESENT_VERSIONS, kind_fault
from generator.reading.yaml_tree import read_tree

_VERSION = re.compile(r"^schema:[ \t]*(?P<version>[^\s#]+)", re.MULTILINE)
EVERY = "*"
"""Stands for each item of a list in the path of a field."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from a version to the next, such as `study/1` to `study/2`; `what` tells maintainers what changes.

    `edit` is given the text of a file and gives it back changed. The line `schema:` is written for it.
    """

    before: str
    after: str
    what: str
    edit: Callable[[str], str]


MIGRATIONS: tuple[Migration, ...] = ()
"""Every step there ever was, the oldest first. Steps are added, never taken out."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """A file that is not of the present version: its text before and after, and the steps between."""

    file: str
    before: str
    after: str
    steps: tuple[Migration, ...]

    @property
    def diff(self) -> str:
        """The edits as a unified diff."""
        old, new = (text.splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(difflib.unified_diff(old, new, self.file, self.file))


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done: the files looked at, those that change, and what stands in the way."""

    files: int
    migrated: tuple[Migrated, ...]
    problems: tuple[Problem, ...]


def plan_migration(
    root: Path, *, migrations: Sequence[Migration] = MIGRATIONS, present: Mapping[str, str] = PRESENT_VERSIONS
) -> Plan:
    """Bring every record and example below `root` to the version that `present` names for its folder; write nothing.

    A version that no step starts from, or that is newer, is a problem; so is a text that a step left unreadable.
    """
    migrated: list[Migrated] = []
    problems: list[Problem] = []
    files = list(record_files(root))
    for file, folder in files:
        source = (root / file).read_bytes()
        try:
            found, faults = _migrated(file, source.decode("utf-8"), migrations, present[folder])
        except UnicodeDecodeError:
            problems += read_tree(source, file=file).problems
            continue
        problems += faults
        if found.steps and not faults:
            migrated.append(found)
    return Plan(len(files), tuple(migrated), tuple(problems))


def _migrated(
    file: str, before: str, migrations: Sequence[Migration], present: str
) -> tuple[Migrated, Sequence[Problem]]:
    stated = _VERSION.search(before)
    version = start = stated["version"].strip("\"'") if stated else None
    text, steps = before, list[Migration]()
    for step in migrations:
        if step.before == version != present:
            text = _VERSION.sub(f"schema: {step.after}", step.edit(text), count=1)
            version = step.after
            steps.append(step)
    found = Migrated(file, before, text, tuple(steps))
    if version == present:
        return found, read_tree(text.encode(), file=file).problems if steps else ()
    message, hint = kind_fault(start, present)
    if start and "migrate" in hint:
        message = f"schema is {start}; no step leads from {version} to {present}"
        hint = "an older version of the program may have the step: migrate with that one first"
    line = before.count("\n", 0, stated.start()) + 1 if stated else 1
    return found, [Problem(Place(file, line, 1), "record-kind", message, hint)]


def renamed(text: str, path: Sequence[str], name: str) -> str:
    """The text with the field at `path` called `name`; `("arms", EVERY, "dose")` is that field of each arm."""
    tree = read_tree(text.encode(), file="")
    lines = text.split("\n")
    places = [tree.place(found, at="key") for found in _matching(tree.values, tuple(path))]
    for place in sorted(places, key=lambda it: (it.line, it.column), reverse=True):
        line, start = lines[place.line - 1], place.column - 1
        lines[place.line - 1] = line[:start] + line[start:].replace(path[-1], name, 1)  # the key may stand in quotes
    return "\n".join(lines)


def _matching(value: Any, path: tuple[str, ...]) -> Iterator[tuple[str | int, ...]]:
    """Paths of the fields below a value that a path with `EVERY` means."""
    if not path:
        yield ()
        return
    if path[0] == EVERY:
        children = list(enumerate(value)) if isinstance(value, list) else []
    else:
        children = [(path[0], value[path[0]])] if isinstance(value, dict) and path[0] in value else []
    for key, child in children:
        yield from ((key, *rest) for rest in _matching(child, path[1:]))
