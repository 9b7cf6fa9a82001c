"""The first line of a record names its schema, where schemas are published; `--fix` writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.fixes import fix_text
from generator.model import KINDS, Claim, Study
from generator.problems import Problem, Severity
from generator.reading.schema_line import SCHEMA_LINE, schema_line, schema_line_problems, with_schema_line

RIGHT = "# yaml-language-server: $schema=../../docs/schemas/study.json"
RECORD = "schema: study/1\nid: sample-2020\n"
FILE = "evidence/studies/sample-2020.yaml"


def problems_of(root: Path, text: str, *, published: bool = True) -> list[Problem]:
    (root / FILE).parent.mkdir(parents=True, exist_ok=True)
    (root / FILE).write_bytes(text.encode())
    if published:
        (root / "docs/schemas").mkdir(parents=True, exist_ok=True)
        (root / "docs/schemas/study.json").write_text("{}")
    return list(schema_line_problems(root, [(FILE, Study)]))


@pytest.mark.parametrize("kind", KINDS.values())
def test_the_line_leads_from_the_folder_of_a_kind_to_its_schema(kind: type) -> None:
    folder = next(name for name, it in KINDS.items() if it is kind)
    relative = schema_line(kind).split("$schema=")[1]
    assert (Path("/x/evidence") / folder / relative).resolve() == Path(f"/x/docs/schemas/{kind.__name__.lower()}.json")


def test_a_record_with_its_line_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path, f"{RIGHT}\n# A word more.\n{RECORD}") == []
    assert problems_of(tmp_path, f"{RIGHT}\r\n{RECORD}") == []


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (RECORD, 1, "is missing"),
        (f"# A word first.\n{RECORD}", 1, "is missing"),
        (f"{RIGHT.replace('study', 'claim')}\n{RECORD}", 1, "names another schema"),
        (f"# A word first.\n\n{RIGHT}\n{RECORD}", 3, "stands elsewhere"),
        (f"{RECORD}note: |\n  {RIGHT}\n", 1, "is missing"),
        ("", 1, "is missing"),
    ],
)
def test_a_missing_or_wrong_line_is_told_at_its_place(tmp_path: Path, text: str, line: int, said: str) -> None:
    (found,) = problems_of(tmp_path, text)
    assert (found.place.file, found.place.line, found.severity) == (FILE, line, Severity.INFO)
    assert said in found.message and RIGHT in found.hint


def test_nothing_is_asked_where_no_schema_is_published(tmp_path: Path) -> None:
    assert problems_of(tmp_path, RECORD, published=False) == []


@pytest.mark.parametrize("example", ["passing", "failing"])
def test_the_examples_of_the_rule_are_what_they_say(tmp_path: Path, example: str) -> None:
    assert bool(problems_of(tmp_path, getattr(SCHEMA_LINE, example))) is (example == "failing")


@pytest.mark.parametrize(
    "text",
    [
        RECORD,
        f"{RIGHT}\n{RECORD}",
        f"{RIGHT.replace('study', 'review')}\n{RECORD}",
        f"{RIGHT}\n{RIGHT}\n{RECORD}",
        f"\n{RIGHT}\n{RECORD}",
    ],
)
def test_fix_writes_the_line_once_at_the_head_and_is_then_content(tmp_path: Path, text: str) -> None:
    fixed = fix_text(text.encode(), file=FILE, schema_line=True)
    assert fixed.source.decode().startswith(f"{RIGHT}\n") and fixed.source.decode().count(RIGHT) == 1
    assert fixed.source.decode().endswith(RECORD)
    assert bool(fixed.edits) is (text != f"{RIGHT}\n{RECORD}")
    assert problems_of(tmp_path, fixed.source.decode()) == []
    assert fix_text(fixed.source, file=FILE, schema_line=True).edits == ()


def test_comments_at_the_head_and_text_that_looks_like_the_line_stay() -> None:
    text = f"# A word.\n{RECORD}note: |\n  {RIGHT}\n"
    assert with_schema_line(text, Study) == f"{RIGHT}\n{text}"


def test_an_example_gets_the_line_of_its_kind() -> None:
    fixed = fix_text(b"schema: claim/1\n", file="evidence/examples/claim.yaml", schema_line=True).source.decode()
    assert fixed == f"{schema_line(Claim)}\nschema: claim/1\n"


def test_the_bibliography_gets_no_line() -> None:
    assert fix_text(b"@misc{a}\n", file="evidence/references.bib", schema_line=True).source == b"@misc{a}\n"
