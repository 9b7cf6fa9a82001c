"""JSON Schemas of the records, for editors, forms and other programs; made from the model."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from generator.model import KINDS
from generator.publishing.schema_examples import with_examples

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_name(kind: type[BaseModel]) -> str:
    """Name of a kind as its schema and its example file bear it: `study`."""
    return kind.__name__.lower()


def record_schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind, by its name."""
    return {schema_name(kind): record_schema(kind) for kind in KINDS.values()}


def record_schema(kind: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of one kind: no nulls, closed to unknown keys, each field with its meaning and an example."""
    made = _without_nulls(kind.model_json_schema(by_alias=True, schema_generator=_WithoutTitles))
    shown = with_examples(_described(made, made["$defs"]), kind=schema_name(kind))
    return {"$schema": DIALECT, "title": f"Bone Evidence {schema_name(kind)} record", **shown}


class _WithoutTitles(GenerateJsonSchema):
    """Leaves out the titles that pydantic makes from names; the descriptions say more."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _without_nulls(node: Any) -> Any:
    """Null is never written in a record: an optional field is one that may be absent."""
    if isinstance(node, list):
        return [_without_nulls(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _without_nulls(value) for key, value in node.items() if not (key == "default" and value is None)}
    options = [option for option in kept.get("anyOf", []) if option != {"type": "null"}]
    if len(options) == 1:
        del kept["anyOf"]
        kept = {**options[0], **kept}
    if kept.get("type") == "object" and "properties" in kept:
        kept.pop("title", None)
    return kept


def _described(node: Any, parts: dict[str, Any]) -> Any:
    """Give a field the meaning of its part where both are the same words, which pydantic writes only at the part."""
    if isinstance(node, list):
        return [_described(item, parts) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _described(value, parts) for key, value in node.items()}
    if "$ref" in made:
        made.setdefault("description", parts[made["$ref"].rsplit("/", 1)[-1]].get("description", ""))
    return made
