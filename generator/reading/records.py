"""Turn the plain values of a file into a record, or say field by field why that cannot be."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.model import KINDS, Path
from generator.model.fields import Part
from generator.problems import Problem
from generator.reading.messages import LONGEST_SHOWN, MESSAGES, MOST_IDS
from generator.reading.shape import allowed_ids, description, field_names
from generator.reading.yaml_tree import Tree

R = TypeVar("R", bound=Part)
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


PRESENT_VERSIONS: Mapping[str, str] = MappingProxyType(
    {folder: allowed_ids(kind, ("schema",))[0] for folder, kind in KINDS.items()}
)
"""Folder below `evidence/` -> the kind and version of the records in it, as `schema:` names them."""


def _kind_problem(tree: Tree, kind: type[Part]) -> Problem | None:
    expected = allowed_ids(kind, ("schema",))[0]
    found = tree.values.get("schema")
    if found == expected or (found is None and "schema" in tree.values):  # a value that the reader refused
        return None
    return Problem(tree.place(("schema",)), "record-kind", *kind_fault(found, expected))


def kind_fault(found: Any, expected: str) -> tuple[str, str]:
    """What is wrong with the `schema` of a record, None where it has none, and how to repair it."""
    kind, _, version = str(found).partition("/")
    if f"{kind}/" == expected[: len(kind) + 1] and version.isdecimal() and version.isascii():
        known = int(expected.partition("/")[2])
        if int(version) > known:
            message = f"schema is {found}, newer than this program, which reads {expected}"
            return message, "use the version of the program that wrote the record, or a newer one"
        return f"schema is {found}, older than {expected}", "`evidence migrate` shows the edits; `--write` makes them"
    message = f"schema is {_shown(found)}; a file in this folder begins with `schema: {expected}`"
    if found is None:
        message = f"the file has no `schema`; a file in this folder begins with `schema: {expected}`"
    return message, f"write `schema: {expected}`, or move the file to the folder of its kind"


def _problems(tree: Tree, kind: type[Part], errors: Sequence[ErrorDetails]) -> Iterator[Problem]:
    for error in errors:
        full: Path = tuple(error["loc"])
        path = tree.existing_path(full)
        if error["input"] is None and error["type"] != "missing":
            continue
        at = "key" if error["type"] in ("missing", "extra_forbidden") else "value"
        rule, message, hint = _say(kind, full, error)
        yield Problem(tree.place(path, at=at), rule, message, hint)


def _say(kind: type[Part], path: Path, error: ErrorDetails) -> Said:
    say = _SAY.get(error["type"], _say_plainly)
    return say(kind, path, error)


def _words(kind: type[Part], path: Path, error: ErrorDetails) -> dict[str, str]:
    """What any message may be filled in with."""
    return {
        "name": _name(path),
        "last": str(path[-1]),
        "shown": _shown(error["input"]),
        "meaning": description(kind, path),
        "expected": error["msg"],
        "ids": ", ".join(allowed_ids(kind, path)),
    }


def _say_plainly(kind: type[Part], path: Path, error: ErrorDetails) -> Said:
    return MESSAGES.get(error["type"], MESSAGES["other"]).filled(**_words(kind, path, error))


def _say_missing(kind: type[Part], path: Path, error: ErrorDetails) -> Said:
    is_short = 0 < len(allowed_ids(kind, path)) <= MOST_IDS
    return MESSAGES["missing_id" if is_short else "missing"].filled(**_words(kind, path, error))


def _say_unknown(kind: type[Part], path: Path, error: ErrorDetails) -> Said:
    names = field_names(kind, path[:-1])
    where = _name(path[:-1]) if len(path) > 1 else "the record"
    near = _nearest(str(path[-1]), names)
    words = {"where": where, "last": str(path[-1]), "near": near, "ids": ", ".join(names)}
    return MESSAGES["unknown_field_near" if near else "unknown_field"].filled(**words)


def _say_closed(kind: type[Part], path: Path, error: ErrorDetails) -> Said:
    near = _nearest(str(error["input"]), allowed_ids(kind, path))
    return MESSAGES["id_near" if near else "id"].filled(near=near, **_words(kind, path, error))


def _say_number(kind: type[Part], path: Path, error: ErrorDetails) -> Said:
    bare = _bare_number(error["input"]) if isinstance(error["input"], str) else ""
    return MESSAGES["number_bare" if bare else "number"].filled(bare=bare, **_words(kind, path, error))


def _say_date(kind: type[Part], path: Path, error: ErrorDetails) -> Said:
    return MESSAGES["date"].filled(**_words(kind, path, error))


def _say_form(kind: type[Part], path: Path, error: ErrorDetails) -> Said:
    """Text of another form: an id, an address, or nothing but blanks."""
    pattern, words = str(error.get("ctx", {}).get("pattern", "")), _words(kind, path, error)
    if "a-z" in pattern:
        slug = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in str(error["input"]).lower()).split())
        return MESSAGES["id_form"].filled(slug=slug or "an id", **words)
    return MESSAGES["address" if "http" in pattern else "string_pattern_mismatch"].filled(**words)


_SAY: dict[str, Callable[[type[Part], Path, ErrorDetails], Said]] = {
    "missing": _say_missing,
    "extra_forbidden": _say_unknown,
    "enum": _say_closed,
    "literal_error": _say_closed,
    "figure": _say_number,
    "count": _say_number,
    "date_form": _say_date,
    "date_exists": _say_date,
    "string_pattern_mismatch": _say_form,
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
    return f'"{text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 3] + "..."}"'


def _nearest(word: str, known: Sequence[str]) -> str:
    found = difflib.get_close_matches(word.lower().replace(" ", "_"), known, n=1, cutoff=0.6)
    return found[0] if found else ""


_NUMBER_WITHIN = re.compile(r"(?P<sign>[-+]?)0*(?P<whole>[0-9]*)(?P<fraction>\.[0-9]+)?\.?")


def _bare_number(text: str) -> str:
    """The number that a text means, as a record writes it: `65 %` is 65, `.5` is 0.5; empty if it is none."""
    bare = text.replace("_", "").replace(" ", "").replace("%", "").replace("\u2212", "-")
    found = _NUMBER_WITHIN.fullmatch(bare)
    if not found or not any(sign.isdigit() for sign in bare):
        return ""
    return f"{found['sign']}{found['whole'] or '0'}{found['fraction'] or ''}"
