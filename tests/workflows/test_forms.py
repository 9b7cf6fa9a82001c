"""The forms of the host: their shape, the fields that the site fills in by address, and what every change is asked."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

FOLDER = ROOT / ".github/ISSUE_TEMPLATE"
FORMS = sorted(path for path in FOLDER.glob("*.yml") if path.name != "config.yml")
KINDS = {
    "markdown": {"value"},
    "input": {"label"},
    "textarea": {"label"},
    "dropdown": {"label", "options"},
    "checkboxes": {"label", "options"},
}
IDS = {  # the addresses that the site makes fill in these
    "study.yml": ["doi", "why", "interest"],
    "correction.yml": ["record", "field", "problem", "source"],
    "bug.yml": ["happened", "expected", "system"],
}


@pytest.fixture(params=FORMS, ids=lambda path: path.name)
def form(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    return request.param.name, yaml.safe_load(request.param.read_text(encoding="utf-8"))


def test_a_form_has_the_shape_that_the_host_takes(form: tuple[str, dict[str, Any]]) -> None:
    _, facts = form
    assert set(facts) <= {"name", "description", "title", "labels", "body", "assignees", "projects", "type"}
    assert 3 < len(facts["name"]) and 3 < len(facts["description"]) <= 200
    for field in facts["body"]:
        assert set(field) <= {"type", "id", "attributes", "validations"}
        assert KINDS[field["type"]] <= set(field["attributes"])
        assert set(field["attributes"]) <= {
            "label",
            "description",
            "placeholder",
            "value",
            "render",
            "options",
            "multiple",
            "default",
        }
        assert set(field.get("validations", {})) <= {"required"}
        assert all(isinstance(option, str) for option in field["attributes"].get("options", []))
    labels = [field["attributes"].get("label") for field in facts["body"]]
    assert len(set(labels)) == len(labels)


def test_the_fields_are_those_that_the_site_fills_in(form: tuple[str, dict[str, Any]]) -> None:
    name, facts = form
    ids = [field["id"] for field in facts["body"]]
    assert ids == IDS[name]
    assert all(re.fullmatch(r"[a-z][a-z0-9_-]*", field) for field in ids)


def test_there_is_a_form_for_each_need_and_a_free_one() -> None:
    assert {path.name for path in FORMS} == set(IDS)
    assert yaml.safe_load((FOLDER / "config.yml").read_text(encoding="utf-8")) == {"blank_issues_enabled": True}


def test_a_change_is_asked_for_interests_sources_and_its_line_of_history() -> None:
    text = (ROOT / ".github/pull_request_template.md").read_text(encoding="utf-8")
    assert (
        "wrote, fund" in text.replace("write, fund", "wrote, fund")
        and "Where it was read" in text
        and "`changes:`" in text
    )


def test_the_first_door_needs_no_python() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    first = text[: text.index("### With the command")]
    assert first.index("## Add or correct a study") < 400
    assert "```" not in first and ".venv" not in first


def test_links_of_the_guides_lead_to_files() -> None:
    for name in ("CONTRIBUTING.md", ".github/CODE_OF_CONDUCT.md"):
        targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / name).read_text(encoding="utf-8"))
        assert [target for target in targets if not (ROOT / target).exists()] == []
