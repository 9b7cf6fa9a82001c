"""What can still be read of a record whose shape has faults, so that one run shows those and all others.

Wrong values are left out, and what a record must have gets a stand-in. Nothing of this is published or counted: the
record is only checked, and not at the places where something stands in.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from enum import Enum
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.model import Path, Record
from generator.reading.shape import field_at, is_required

R = TypeVar("R", bound=Record)

# A stand-in may have faults of its own, one level below; records are less deep than this.
_ROUNDS = 12


def salvage(values: dict[str, Any] | None, kind: type[R]) -> tuple[R | None, tuple[Path, ...]]:
    """Give the record as far as it can be read, and the paths of what cannot be trusted."""
    if values is None:
        return None, ()
    mended = copy.deepcopy(values)
    unsure = list(_drop_nothings(mended, ()))
    for _ in range(_ROUNDS):
        try:
            return kind.model_validate(mended), tuple(unsure)
        except ValidationError as error:
            unsure += [path for fault in error.errors() if (path := _mend(mended, kind, fault)) is not None]
    return None, ()


def _drop_nothings(value: Any, path: Path) -> Iterator[Path]:
    """Leave out fields that the YAML reader refused: they stand in the values as None. Rows keep their positions."""
    for key, item in list(value.items() if isinstance(value, dict) else enumerate(value)):
        if item is None and isinstance(value, dict):
            del value[key]
            yield (*path, key)
        elif isinstance(item, (dict, list)):
            yield from _drop_nothings(item, (*path, key))


def _mend(values: dict[str, Any], kind: type[Record], fault: ErrorDetails) -> Path | None:
    """Repair one place, and give what cannot be trusted now: the field left out, or the row that has a stand-in.

    None for a field that no record has: nothing can miss it.
    """
    is_missing = fault["type"] == "missing"
    path = tuple(fault["loc"]) if is_missing else _existing(values, tuple(fault["loc"]))
    parent = _at(values, path[:-1])
    if fault["type"] == "extra_forbidden":
        del parent[path[-1]]
        return None
    if is_missing or isinstance(path[-1], int) or is_required(kind, path):
        field = field_at(kind, path)
        parent[path[-1]] = _stand_in(field.annotation if field else str, path)
        return path[:-1] or path
    del parent[path[-1]]
    return path


def _existing(values: Any, path: Path) -> Path:
    """The part of a path that leads somewhere: the model adds segments of its own, such as `[key]`."""
    for length, segment in enumerate(path):
        children = values if isinstance(values, dict) else range(len(values)) if isinstance(values, list) else ()
        if segment not in children:
            return path[:length]
        values = values[segment]
    return path


def _at(values: Any, path: Path) -> Any:
    for segment in path:
        values = values[segment]
    return values


def _stand_in(annotation: Any, path: Path) -> Any:
    """The plainest value of a type; of a list's type for a row."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return inner[0]
    if origin is list and not isinstance(path[-1], int):
        return [_stand_in(annotation, (*path, 0))]
    if origin is dict or (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return {}
    if inner:
        return _stand_in(inner[0], path[:-1] if isinstance(path[-1], int) else path)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation)).value
    if annotation is not str:
        return False if annotation is bool else 0
    return "2000" if path[-1] in ("date", "judged", "checked", "said_on") else "unknown"
