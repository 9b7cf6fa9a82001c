"""The ledger of handouts that were given out, `evidence/handouts/released.yaml`: each version, and what it said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.problems import Place, Problem, Rule
from generator.reading.yaml_tree import Tree, read_tree

LEDGER = "evidence/handouts/released.yaml"
HANDOUT_LEDGER = Rule(
    "handout-ledger",
    "Each released handout has its version, its sheet and what it said",
    "A sheet on paper is looked up by its version. A release that cannot be read would be lost.",
    passing='version: "7f3a-9c2e"',
    failing='version: "7f3a"',
)
_TEXTS = ("version", "sheet", "lang", "records")


@dataclass(frozen=True, slots=True)
class Release:
    """One version of a sheet that was given out. `records` is the newest date of the records that it was made from.

    `said` are its key messages, `parts` a short hash of each part; `withdrawn` says why it must not be used any more.
    """

    version: str
    sheet: str
    lang: str
    records: str
    said: tuple[str, ...] = ()
    parts: Mapping[str, str] = field(default_factory=dict)
    withdrawn: str = ""


def read_released(root: Path) -> tuple[tuple[Release, ...], list[Problem]]:
    """Every release in the order of the ledger; none where there is no ledger. Faults are problems."""
    path = root / LEDGER
    if not path.is_file():
        return (), []
    tree = read_tree(path.read_bytes(), file=LEDGER)
    if tree.problems:
        return (), list(tree.problems)
    listed = tree.values.get("released") if isinstance(tree.values, dict) else None
    if not isinstance(listed, list):
        return (), [_problem(tree, (), "there is no list `released`", "begin the list with `released:`")]
    problems = [problem for index, row in enumerate(listed) for problem in _faults(tree, index, row)]
    return (() if problems else tuple(map(_release, listed))), problems


def _faults(tree: Tree, index: int, row: Any) -> Iterator[Problem]:
    if not isinstance(row, dict):
        yield _problem(tree, ("released", index), "a release is not a mapping", "give version, sheet, lang and records")
        return
    for key in _TEXTS:
        if not isinstance(row.get(key), str) or not row[key]:
            hint = "put the value in quotes: a version of digits alone is read as a number"
            yield _problem(tree, ("released", index, key), f"{key} is {row.get(key)!r}; a text was expected", hint)


def _release(row: dict[str, Any]) -> Release:
    parts = row.get("parts") or {}
    return Release(
        **{key: row[key] for key in _TEXTS},
        said=tuple(str(text) for text in row.get("said") or ()),
        parts={str(key): str(value) for key, value in parts.items()},
        withdrawn=str(row.get("withdrawn") or ""),
    )


def _problem(tree: Tree, path: tuple[str | int, ...], message: str, hint: str) -> Problem:
    place = tree.place(path) if path else Place(LEDGER, 1, 1)
    return Problem(place, HANDOUT_LEDGER.id, message, hint)
