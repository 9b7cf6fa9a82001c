"""Turn the plain values of a file into a record, or say field by field why that cannot be."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.model import Path, Record
from generator.problems import Problem
from generator.reading.shape import allowed_ids, description, field_names
from generator.reading.yaml_tree import Tree

R = TypeVar("R", bound=Record)
Said = tuple[str, str, str]
"""Rule id, message, hint."""


def read_record(tree: Tree, kind: type[R]) -> tuple[R | None, tuple[Problem, ...]]:
    """Read one file as a record of `kind`; the record is None as soon as anything is wrong with its shape.

    A value that the YAML reader refused has its problem already; what the model says of the same place is dropped.
    """
    if tree.values is None:
        return None, tree.problems
    wrong_kind = _kind_problem(tree, kind)
    if wrong_kind:
        return None, (*tree.problems, wrong_kind)
    try:
        record = kind.model_validate(tree.values)
    except ValidationError as error:
        return None, (*tree.problems, *_problems(tree, kind, error.errors()))
    return (None if tree.problems else record), tree.problems


def _kind_problem(tree: Tree, kind: type[Record]) -> Problem | None:
    expected = allowed_ids(kind, ("schema",))[0]
    found = tree.values.get("schema")
    if found == expected:
        return None
    message = f"schema is {_shown(found)}; a file in this folder begins with `schema: {expected}`"
    if "schema" not in tree.values:
        message = f"the file has no `schema`; a file in this folder begins with `schema: {expected}`"
    hint = f"write `schema: {expected}`, or move the file to the folder of its kind"
    return Problem(tree.place(("schema",)), "record-kind", message, hint)


def _problems(tree: Tree, kind: type[Record], errors: Sequence[ErrorDetails]) -> Iterator[Problem]:
    for error in errors:
        full: Path = tuple(error["loc"])
        path = tree.existing_path(full)
        if error["input"] is None and error["type"] != "missing":
            continue
        at = "key" if error["type"] in ("missing", "extra_forbidden") else "value"
        rule, message, hint = _say(kind, full, error)
        yield Problem(tree.place(path, at=at), rule, message, hint)


def _say(kind: type[Record], path: Path, error: ErrorDetails) -> Said:
    say = _SAY.get(error["type"], _say_other)
    return say(kind, path, error)


def _say_missing(kind: type[Record], path: Path, error: ErrorDetails) -> Said:
    meaning = description(kind, path)
    ids = allowed_ids(kind, path)
    expected = f"; expected one of: {', '.join(ids)}" if 0 < len(ids) <= 12 else ""
    return "record-missing-field", f"{_name(path)} is missing; {meaning}", f"add `{path[-1]}:` here{expected}"


def _say_unknown(kind: type[Record], path: Path, error: ErrorDetails) -> Said:
    names = field_names(kind, path[:-1])
    where = _name(path[:-1]) if len(path) > 1 else "the record"
    near = _nearest(str(path[-1]), names)
    hint = f"did you mean `{near}`?" if near else f"known here: {', '.join(names)}"
    return "record-unknown-field", f"{where} has no field `{path[-1]}`", hint


def _say_closed(kind: type[Record], path: Path, error: ErrorDetails) -> Said:
    ids = allowed_ids(kind, path)
    message = f"{_name(path)} is {_shown(error['input'])}; expected an id of its list"
    near = _nearest(str(error["input"]), ids)
    known = f"known: {', '.join(ids)}"
    return "record-unknown-id", message, f"did you mean `{near}`? {known}" if near else known


def _say_number(kind: type[Record], path: Path, error: ErrorDetails) -> Said:
    message = f"{_name(path)} is {_shown(error['input'])}; expected {error['msg']}"
    bare = str(error["input"]).replace("_", "").replace(" ", "").replace("%", "").replace("\u2212", "-")
    hint = "write the bare number as printed, without quotes, unit or sign of approximation"
    if isinstance(error["input"], str) and _is_number(bare):
        hint = f"write {bare}"
    return "record-number", message, hint


def _say_date(kind: type[Record], path: Path, error: ErrorDetails) -> Said:
    message = f"{_name(path)} is {_shown(error['input'])}; expected {error['msg']}"
    return "record-date", message, "write year, year-month or year-month-day, for example 2019-03"


def _say_shape(kind: type[Record], path: Path, error: ErrorDetails) -> Said:
    expected = _SHAPE.get(error["type"], "another shape")
    message = f"{_name(path)} is {_shown(error['input'])}; expected {expected}"
    return "record-shape", message, description(kind, path)


def _say_text(kind: type[Record], path: Path, error: ErrorDetails) -> Said:
    message = f"{_name(path)} is {_shown(error['input'])}; {_TEXT.get(error['type'], 'expected other text')}"
    if error["type"] == "string_pattern_mismatch" and "a-z" in str(error.get("ctx", {}).get("pattern", "")):
        slug = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in str(error["input"]).lower()).split())
        expected = "; expected lower-case letters, digits and single hyphens"
        return "record-id-form", f"{_name(path)} is {_shown(error['input'])}{expected}", f"write {slug or 'an id'}"
    return "record-text", message, description(kind, path)


def _say_empty(kind: type[Record], path: Path, error: ErrorDetails) -> Said:
    message = f"{_name(path)} is empty; expected at least one entry"
    return "record-empty-list", message, description(kind, path)


def _say_other(kind: type[Record], path: Path, error: ErrorDetails) -> Said:
    return "record-shape", f"{_name(path)} is {_shown(error['input'])}; {error['msg']}", description(kind, path)


_SAY: dict[str, Callable[[type[Record], Path, ErrorDetails], Said]] = {
    "missing": _say_missing,
    "extra_forbidden": _say_unknown,
    "enum": _say_closed,
    "literal_error": _say_closed,
    "figure": _say_number,
    "count": _say_number,
    "date_form": _say_date,
    "date_exists": _say_date,
    "string_type": _say_text,
    "string_too_short": _say_text,
    "string_too_long": _say_text,
    "string_pattern_mismatch": _say_text,
    "too_short": _say_empty,
    "list_type": _say_shape,
    "dict_type": _say_shape,
    "model_type": _say_shape,
    "bool_type": _say_shape,
}
_SHAPE = {
    "list_type": "a list: entries that begin with `- `, or `[...]`",
    "dict_type": "fields with values below it",
    "model_type": "fields with values below it",
    "bool_type": "true or false",
}
_TEXT = {
    "string_type": "expected text; put it in quotes if it looks like a number",
    "string_too_short": "expected text that is not empty",
    "string_too_long": "expected a shorter text",
    "string_pattern_mismatch": "expected text that is not blank",
}


def _name(path: Path) -> str:
    """Write a path as people do: `arms[0].dose.reps`."""
    text = ""
    for segment in path:
        text += f"[{segment}]" if isinstance(segment, int) else f".{segment}" if text else str(segment)
    return text or "the record"


def _shown(value: Any) -> str:
    """Show a value briefly, as it was read."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, Decimal)):
        return str(value)
    if isinstance(value, (dict, list)):
        return "a list" if isinstance(value, list) else "a group of fields"
    text = " ".join(str(value).split())  # a problem is one line
    return f'"{text if len(text) <= 60 else text[:57] + "..."}"'


def _nearest(word: str, known: Sequence[str]) -> str:
    found = difflib.get_close_matches(word.lower().replace(" ", "_"), known, n=1, cutoff=0.6)
    return found[0] if found else ""


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except ArithmeticError:
        return False
