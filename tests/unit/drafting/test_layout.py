"""What the form's layout names is there: kinds, fields and designs of the published schemas."""

from __future__ import annotations

from typing import Any

from generator.drafting.layout import FIRST, HIDDEN, NOT_ASKED, ONLY, ROWS, SEEDS, STEPS
from generator.drafting.specification import FORM_KINDS
from generator.model import KINDS
from generator.publishing.json_schema import record_schema
from generator.vocabulary import Design, GuidelineDesign, ReviewDesign

SCHEMAS = {kind: record_schema(KINDS[folder]) for kind, folder in FORM_KINDS.items()}


def parts() -> dict[str, set[str]]:
    """Fields by the name of their part, in any of the schemas; a kind of record is a part too."""
    found: dict[str, set[str]] = {}
    for kind, schema in SCHEMAS.items():
        whole: dict[str, Any] = {**schema["$defs"], kind: schema}
        for name, part in whole.items():
            found.setdefault(name, set()).update(part.get("properties", ()))
    return found


def test_every_field_that_is_named_is_one() -> None:
    known = parts()
    named = [(part, field) for part, fields in FIRST.items() for field in fields]
    named += [tuple(path.split(".")) for path in (*ONLY, *HIDDEN)]
    named += [(kind, field) for kind, steps in STEPS.items() for _, _, fields in steps for field in fields]
    assert [(part, field) for part, field in named if field not in known.get(part, ())] == []
    fields = set().union(*known.values())
    assert {name for name in (*ROWS, *SEEDS) if name not in fields} == set()
    assert {name for name in NOT_ASKED if "." not in name and name not in fields} == set()


def test_every_design_that_is_named_is_one() -> None:
    designs = {term.value for terms in (Design, ReviewDesign, GuidelineDesign) for term in terms}
    assert {design for names in ONLY.values() for design in names} <= designs


def test_every_kind_of_the_form_has_its_parts() -> None:
    assert set(STEPS) == set(FORM_KINDS)
