"""What an editor shows while somebody writes a record: words to choose from, meanings, faults, pieces to fill in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from generator.model import KINDS
from generator.problems import Place, Problem, text_lines
from generator.reading.yaml_tree import read_tree
from generator.vocabulary import Design
from tests.conftest import ROOT
from tests.editors.language_server import LanguageServer, language_server

RECORD = ROOT / "evidence/studies/watson-2018.yaml"
TEXT = RECORD.read_text(encoding="utf-8")
DESIGN = "  type: rct_parallel"
ROWS = {  # what a piece stands for: the schema that has this part, and its name there
    "be-arm": ("study", "Arm"),
    "be-result": ("study", "Result"),
    "be-contrast": ("study", "ReportedContrast"),
    "be-verdict": ("study", "ReportedContrast"),
    "be-harm": ("study", "Harm"),
    "be-adherence": ("study", "Adherence"),
    "be-gap": ("study", "NotFound"),
    "be-conflict": ("study", "Conflict"),
    "be-answer": ("study", "Query"),
    "be-change": ("question", "Change"),
}


@pytest.fixture(scope="module")
def editor() -> Iterator[LanguageServer]:
    with language_server(ROOT) as server:
        yield server


def beside(name: str) -> Path:
    """A file that is not there, in the folder of studies, so that the line at its head leads to the schema."""
    return ROOT / "evidence/studies" / name


def line_of(text: str, beginning: str) -> int:
    return next(number for number, line in enumerate(text.splitlines()) if line.startswith(beginning))


# ---------------------------------------------------------------- the language server


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_finds_nothing_wrong_with_the_records(editor: LanguageServer, kind: str) -> None:
    records = sorted((ROOT / "evidence" / kind).glob("*.yaml"))
    assert records
    for path in records:
        editor.show(path, path.read_text(encoding="utf-8"))
    faults = {path.name: [fault["message"] for fault in editor.faults(path)] for path in records}
    assert {name: found for name, found in faults.items() if found} == {}


def test_after_design_type_the_designs_are_offered_each_with_its_meaning(editor: LanguageServer) -> None:
    path, text = beside("unfinished.yaml"), TEXT.replace(DESIGN, "  type: ")
    editor.open(path, text)
    offered = {
        item["label"]: item["documentation"]["value"] for item in editor.complete(path, line_of(text, DESIGN[:7]), 8)
    }
    assert list(offered) == [design.value for design in Design]
    assert offered["rct_cluster"].startswith("Cluster-randomised trial")


def test_at_the_start_of_a_line_the_fields_are_offered_that_are_not_there_yet(editor: LanguageServer) -> None:
    path, text = beside("fields.yaml"), f"{TEXT}\n"
    editor.open(path, text)
    offered = {item["label"] for item in editor.complete(path, text.count("\n"), 0)}
    assert {"risk_of_bias", "related", "checked"} <= offered
    assert offered.isdisjoint({"design", "population", "arms"})


def test_over_a_field_stands_what_it_means_with_an_example(editor: LanguageServer) -> None:
    editor.open(RECORD, TEXT)
    shown = editor.hover(RECORD, line_of(TEXT, "registration:") + 1, 3)
    assert "Register number as printed" in shown
    assert "NCT02000492" in shown


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (DESIGN, "  type: rct_paralel", "Value is not accepted"),
        ("n_allocated: 101", "n_allocated: about a hundred", "Incorrect type"),
        ("registration:\n", "registraton:\n", "Property registraton is not allowed"),
        ("  timing: retrospective", "  timing: [retrospective]", "Incorrect type"),
    ],
)
def test_a_bad_value_is_marked_where_it_stands(editor: LanguageServer, right: str, wrong: str, said: str) -> None:
    assert right in TEXT
    text = TEXT.replace(right, wrong)
    found = editor.open(beside(re.sub(r"\W+", "-", wrong) + ".yaml"), text)
    line = text[: text.index(wrong)].count("\n")
    assert [fault["range"]["start"]["line"] for fault in found if said in fault["message"]] == [line]


def test_without_the_line_at_its_head_a_record_is_not_understood(editor: LanguageServer) -> None:
    path, text = beside("bare.yaml"), TEXT.split("\n", 1)[1].replace(DESIGN, "  type: rct_paralel")
    assert editor.open(path, text) == []


# ---------------------------------------------------------------- .vscode


def snippets() -> dict[str, dict]:
    return json.loads((ROOT / ".vscode/records.code-snippets").read_text(encoding="utf-8"))


def expanded(body: list[str]) -> str:
    """The piece as it stands after each place to fill in was passed over."""
    text = "\n".join(body)
    for variable, value in (("YEAR", "2026"), ("MONTH", "11"), ("DATE", "22")):
        text = text.replace(f"$CURRENT_{variable}", value)
    return re.sub(r"\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*\|)\}", lambda place: place[1] or place[2], text)


@pytest.mark.parametrize("snippet", snippets().values(), ids=lambda snippet: snippet["prefix"])
def test_a_piece_to_fill_in_is_a_row_that_the_schema_takes(snippet: dict) -> None:
    text = expanded(snippet["body"])
    assert "$" not in text
    tree = read_tree(f"rows:\n{text}\n".encode(), file="f")
    assert tree.problems == () and tree.values
    kind, part = ROWS[snippet["prefix"]]
    schema = json.loads((ROOT / f"docs/schemas/{kind}.json").read_text(encoding="utf-8"))
    judge = Draft202012Validator({"$defs": schema["$defs"], "$ref": f"#/$defs/{part}"})
    assert [fault.message for row in tree.values["rows"] for fault in judge.iter_errors(row)] == []


def test_every_piece_is_tried() -> None:
    assert sorted(snippet["prefix"] for snippet in snippets().values()) == sorted(ROWS)


def test_the_editor_reads_problems_from_what_check_prints() -> None:
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = tasks[0]["problemMatcher"]["pattern"]
    problem = Problem(Place("evidence/studies/smith-2015.yaml", 5, 47), "value-range", "sd is -2", "leave it out")
    found = re.search(pattern["regexp"], next(iter(text_lines([problem]))))
    assert found
    read = {name: found[pattern[name]] for name in ("file", "line", "column", "code", "message")}
    assert read == {
        "file": problem.place.file,
        "line": "5",
        "column": "47",
        "code": "value-range",
        "message": "sd is -2",
    }


def test_the_settings_name_the_schema_of_every_kind() -> None:
    text = (ROOT / ".vscode/settings.json").read_text(encoding="utf-8")
    settings = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    assert settings["yaml.schemas"] == {
        f"docs/schemas/{kind.__name__.lower()}.json": f"evidence/{folder}/*.yaml" for folder, kind in KINDS.items()
    }
