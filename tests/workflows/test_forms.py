"""The forms of the host: their shape, the fields that the site fills in by address, and what every change is asked."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from generator.model import EvidenceBase
from generator.publishing.addresses import correction_address
from generator.publishing.edition import edition_of
from generator.publishing.pages.add_study import add_study_pages
from generator.publishing.site_settings import SiteSettings
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


@pytest.mark.parametrize("kind", ["study", "correction"])
def test_what_the_site_fills_in_are_fields_of_the_form(kind: str) -> None:
    """Its own short form sends a value for each `name`: the host drops silently what its form has no field for."""
    edition = edition_of(EvidenceBase(), [], SiteSettings(repo_url="https://example.org/a/b"))
    html = "".join(section.html for page in add_study_pages(edition) for section in page.sections)
    short = re.search(rf'<form [^>]*data-short="{kind}".*?</form>', html, re.DOTALL)
    assert short
    sent = dict(re.findall(r'<(?:input|textarea|select) [^>]*name="(\w+)"([^>]*)', short[0]))
    body = yaml.safe_load((FOLDER / f"{kind}.yml").read_text(encoding="utf-8"))["body"]
    taken = {field["id"]: field for field in body}
    assert sent.keys() <= taken.keys()
    needed = {key for key, field in taken.items() if field.get("validations", {}).get("required")}
    # Who has an interest says so on the host, in person; all else that is needed is asked here already.
    assert needed - {name for name, rest in sent.items() if "required" in rest} <= {"interest"}
    assert [taken[name]["type"] for name in sent if taken[name]["type"] == "dropdown"] == []


def test_the_link_from_a_record_names_a_field_of_the_form() -> None:
    query = urlsplit(correction_address("evidence/studies/some-2001.yaml")).query
    assert set(parse_qs(query)) <= set(IDS["correction.yml"])


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
