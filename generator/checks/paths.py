"""Paths of fields: how people write them, and what they lead to."""

from __future__ import annotations

from functools import cache
from typing import Any

from generator.model import Path, Record
from generator.model.fields import Part

_ROW_NAMES = ("id", "arm", "ref", "rule")


@cache
def fields_of(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """Each field of a part: its attribute, and its name in the file (`source` is written `from`)."""
    return tuple((attribute, field.alias or attribute) for attribute, field in kind.model_fields.items())


def name(path: Path) -> str:
    """Write a path as messages do: `results[0].arms[1].mean`."""
    text = ""
    for segment in path:
        text += f"[{segment}]" if isinstance(segment, int) else f".{segment}" if text else segment
    return text or "the record"


def address(record: Record, path: Path) -> str:
    """Write a path as `queries` and `not_found` do, rows by their ids: `results.fn-8m.arms.hirit`."""
    words: list[str] = []
    value: Any = record
    for segment in path:
        value = _child(value, segment)
        label = _row_name(value) if isinstance(segment, int) else ""
        words.append(label or str(segment))
    return ".".join(words)


def follow(record: Record, text: str) -> tuple[Path, Any] | None:
    """Find the field that `text` names and its value; None if there is no such field.

    Rows are named by id, by arm or by position from 0. A field of the model that the file leaves out has the value
    None.
    """
    path: Path = ()
    value: Any = record
    for word in text.replace("[", ".").replace("]", "").split("."):
        segment = _segment(value, word)
        if segment is None:
            return None
        value = _child(value, segment)
        path = (*path, segment)
    return path, value


def is_filled(value: Any) -> bool:
    """Whether a field says something: no list is empty, no id means "not found"."""
    return value is not None and value != [] and str(value) not in ("not_reported", "not_found", "not_stated")


def _segment(value: Any, word: str) -> str | int | None:
    if isinstance(value, Part):
        return next((named for _, named in fields_of(type(value)) if named == word), None)
    if isinstance(value, list):
        rows = [index for index, row in enumerate(value) if _row_name(row) == word]
        if rows:
            return rows[0]
        return int(word) if word.isdecimal() and int(word) < len(value) else None
    return word if isinstance(value, dict) and word in value else None


def _child(value: Any, segment: str | int) -> Any:
    """The value below; None for a field that was left out."""
    if isinstance(value, Part):
        attribute = next(attribute for attribute, named in fields_of(type(value)) if named == segment)
        return getattr(value, attribute) if attribute in value.model_fields_set else None
    return value[segment]


def _row_name(row: Any) -> str:
    found = next((getattr(row, name) for name in _ROW_NAMES if getattr(row, name, None)), "")
    return str(found)
