"""Who has read a translation beside the English: `generator/locale/reviews.yaml`. A review counts for one version."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from generator.problems import Place, Problem, Rule
from generator.publishing.said import Unfit
from generator.reading.yaml_tree import read_tree

FILE = "generator/locale/reviews.yaml"
HANDOUT_TRANSLATION = Rule(
    "handout-translation",
    "A translation was read by a named person, in this very version, before the site shows it",
    "A wrong word in a safety line can harm. Without such a review the sheets stay out of the gallery and say so.",
    passing="es: [{version: 1a2b3c4d, name: A. Reader, role: physician, date: 2026-01-31}]",
    failing="es: [{name: A. Reader}]",
)


@dataclass(frozen=True, slots=True)
class Review:
    """One reading of one version of a translation, by a person who reads both languages."""

    version: str
    name: str
    role: str
    date: str


def reviews_of(folder: Path, tag: str) -> tuple[Review, ...]:
    """The reviews of a language. Raises Unfit where they cannot be read: a review half written is none."""
    path = folder / "reviews.yaml"
    if not path.is_file():
        return ()
    tree = read_tree(path.read_bytes(), file=FILE)
    rows = tree.values.get(tag, []) if isinstance(tree.values, dict) else []
    names = [one.name for one in fields(Review)]
    whole = isinstance(rows, list) and all(isinstance(row, dict) and set(row) == set(names) for row in rows)
    if tree.problems or not whole or not all(row[name] for row in rows for name in names):
        hint = f"give each review {', '.join(names)}"
        raise Unfit(tree.problems or [Problem(Place(FILE, 1, 1), HANDOUT_TRANSLATION.id, f"{tag} is not whole", hint)])
    return tuple(Review(**{name: str(row[name]) for name in names}) for row in rows)
