"""What the model expects at a path: names, allowed ids and the text that documents a field."""

from __future__ import annotations

from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model import Path


def field_names(kind: type[BaseModel], path: Path) -> list[str]:
    """Names a record may use below `path`, in the order of the model."""
    model = _model_at(kind, path)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def allowed_ids(kind: type[BaseModel], path: Path) -> list[str]:
    """Ids of the closed list at `path`; empty if the field is open."""
    field = field_at(kind, path)
    for annotation in _leaves(field.annotation) if field else ():
        if get_origin(annotation) is Literal:
            return [str(value) for value in get_args(annotation)]
        if isinstance(annotation, type) and issubclass(annotation, Enum):
            return [str(term.value) for term in annotation]
    return []


def description(kind: type[BaseModel], path: Path) -> str:
    """The text that documents the field at `path`, without its full stop."""
    field = field_at(kind, path)
    text = (field.description or "") if field else ""
    return " ".join(text.split()).rstrip(".")


def is_required(kind: type[BaseModel], path: Path) -> bool:
    """Whether the field that ends `path` must be there."""
    field = field_at(kind, path)
    return field is not None and field.is_required()


def field_at(kind: type[BaseModel], path: Path) -> FieldInfo | None:
    """The field of the model that ends `path`; None if there is none."""
    names = [index for index, segment in enumerate(path) if isinstance(segment, str)]
    if not names:
        return None
    model = _model_at(kind, path[: names[-1]])
    return _named(model, path[names[-1]]) if model else None


def _model_at(kind: type[BaseModel], path: Path) -> type[BaseModel] | None:
    model: type[BaseModel] | None = kind
    for segment in path:
        if isinstance(segment, int):
            continue
        field = _named(model, segment) if model else None
        model = _model_of(field.annotation) if field else None
    return model


def _named(model: type[BaseModel], name: Any) -> FieldInfo | None:
    return next((f for key, f in model.model_fields.items() if (f.alias or key) == name), None)


def _model_of(annotation: Any) -> type[BaseModel] | None:
    found = (a for a in _leaves(annotation) if isinstance(a, type) and issubclass(a, BaseModel))
    return next(found, None)


def _leaves(annotation: Any) -> list[Any]:
    """The types inside `list[...]`, `X | None`, `Annotated[...]` and `dict[..., X]`; a Literal stays whole."""
    inner = get_args(annotation)
    if not inner or get_origin(annotation) is Literal:
        return [annotation]
    return [leaf for part in inner if not isinstance(part, str) for leaf in _leaves(part)]
