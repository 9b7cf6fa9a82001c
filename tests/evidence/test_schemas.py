"""The published JSON Schemas are sound, and say the same of the real records as the program's own reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.model import KINDS
from generator.publishing.json_schema import schema_name
from generator.reading.yaml_tree import read_tree

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return request.param


def validator(kind: str) -> Draft202012Validator:
    schema = json.loads((ROOT / f"docs/schemas/{schema_name(KINDS[kind])}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_every_record_keeps_the_schema_of_its_kind(kind: str) -> None:
    judge = validator(kind)
    faults = [
        f"{path.name}: {fault.json_path}: {fault.message[:90]}"
        for path in sorted((ROOT / "evidence" / kind).glob("*.yaml"))
        for fault in judge.iter_errors(read_tree(path.read_bytes(), file=path.name).values)
    ]
    assert faults == []


def test_the_schema_refuses_an_unknown_field_and_a_missing_one(kind: str) -> None:
    path = next((ROOT / "evidence" / kind).glob("*.yaml"))
    values = dict(read_tree(path.read_bytes(), file=path.name).values or {})
    del values["id"]
    values["colour"] = "red"
    assert {fault.validator for fault in validator(kind).iter_errors(values)} == {"required", "additionalProperties"}


def fields(kind: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Every field of a kind and of its parts, with its schema and what that schema may refer to."""
    schema = validator(kind).schema
    for name, part in {kind: schema, **schema["$defs"]}.items():
        for field, facts in part.get("properties", {}).items():
            yield f"{name}.{field}", facts, {"$defs": schema["$defs"]}


def test_every_field_has_a_meaning_and_an_example_that_fits(kind: str) -> None:
    mute = [name for name, facts, _ in fields(kind) if not facts.get("description") or not facts.get("examples")]
    assert mute == []
    unfit = [
        f"{name}: {fault.message}"
        for name, facts, parts in fields(kind)
        for example in facts["examples"]
        for fault in Draft202012Validator({**facts, **parts}).iter_errors(example)
    ]
    assert unfit == []
