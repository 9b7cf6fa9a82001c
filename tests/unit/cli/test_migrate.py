"""`migrate` shows the edits, writes all of them or none, and leaves comments and figures as they stand."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.cli.migrate import run_migrate
from generator.contributing.migrations import EVERY, MIGRATIONS, Migration, renamed
from generator.reading import read_base
from generator.reading.records import PRESENT_VERSIONS
from tests.conftest import ROOT

INVENTED = ROOT / "tests/golden/base"
ONE_STEP = Migration("study/1", "study/2", "The label of an arm is its name.", lambda text: _labels(text, "name"))
ANOTHER = Migration("study/2", "study/3", "The name of an arm is its title.", lambda text: _titles(text))
LATER = {**PRESENT_VERSIONS, "studies": "study/3"}


def _labels(text: str, name: str) -> str:
    return renamed(text, ("arms", EVERY, "label"), name)


def _titles(text: str) -> str:
    return renamed(text, ("arms", EVERY, "name"), "title")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(INVENTED, tmp_path, dirs_exist_ok=True)
    shutil.copytree(ROOT / "evidence/examples", tmp_path / "evidence/examples", dirs_exist_ok=True)
    return tmp_path


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def migrate(root: Path, *, write: bool = False, format: str = "text"):
    return run_migrate(root, write=write, format=format, migrations=(ONE_STEP, ANOTHER), present=LATER)


def test_the_records_of_this_project_are_of_the_present_version() -> None:
    out, notes, code = run_migrate(ROOT, write=False, format="text")
    assert re.fullmatch(r"nothing to migrate: \d+ records, each of the present version\n", out)
    assert (notes, code) == ([], 0)


def test_every_step_leads_one_version_up_and_its_chain_ends_at_the_present_one() -> None:
    steps = {step.before: step for step in MIGRATIONS}
    assert len(steps) == len(MIGRATIONS)
    for version in PRESENT_VERSIONS.values():
        kind, _, number = version.partition("/")
        assert [f"{kind}/{it}" for it in range(1, int(number))] == [it for it in steps if it.startswith(f"{kind}/")]
        assert all(steps[f"{kind}/{it}"].after == f"{kind}/{it + 1}" for it in range(1, int(number)))


def test_without_write_the_edits_are_shown_and_no_file_is_touched(root: Path) -> None:
    before = files(root)
    out, notes, code = migrate(root)
    assert (notes, code) == ([], 0)
    assert "-schema: study/1\n+schema: study/3\n" in out
    assert out.endswith("records would be migrated; `--write` does it\n")
    assert files(root) == before


def test_write_goes_through_every_step_and_only_names_and_version_change(root: Path) -> None:
    before = files(root)
    out, _, code = migrate(root, write=True)
    after = files(root)
    changed = {file for file in before if before[file] != after[file]}
    studies = {file for file in before if re.fullmatch(r"evidence/(studies/.*|examples/study)\.yaml", file)}
    assert code == 0 and changed == studies and f"{len(studies)} records migrated" in out
    for file in studies:
        old, new = before[file].decode(), after[file].decode()
        assert "schema: study/3" in new
        assert renamed(new, ("arms", EVERY, "title"), "label").replace("schema: study/3", "schema: study/1") == old
    commented = after["evidence/examples/study.yaml"].decode()
    assert commented.count("title: ") > 1 and commented.count("#") > 10


def test_a_second_time_there_is_nothing_to_do(root: Path) -> None:
    migrate(root, write=True)
    before = files(root)
    out, _, code = migrate(root, write=True)
    assert out.startswith("nothing to migrate") and code == 0 and files(root) == before


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("schema: study/9", "schema is study/9, newer than this program, which reads study/3", "or a newer one"),
        ("schema: study/0", "schema is study/0; no step leads from study/0 to study/3", "an older version"),
        ("schema: stduy/1", 'schema is "stduy/1"; a file in this folder begins with `schema: study/3`', "write"),
        ("# none", "the file has no `schema`", "write `schema: study/3`"),
    ],
)
def test_one_record_of_an_unknown_version_stops_everything(root: Path, line: str, message: str, hint: str) -> None:
    path = sorted((root / "evidence/studies").glob("*.yaml"))[0]
    path.write_text(path.read_text().replace("schema: study/1", line))
    before = files(root)
    out, _, code = migrate(root, write=True)
    assert code == 1 and files(root) == before
    assert f"evidence/studies/{path.name}" in out and message in out and hint in out
    assert out.endswith("1 record cannot be migrated; nothing was written\n")


def test_a_step_that_breaks_a_file_writes_nothing(root: Path) -> None:
    broken = Migration("study/1", "study/2", "Breaks.", lambda text: text + "arms: [\n")
    before = files(root)
    present = {**PRESENT_VERSIONS, "studies": "study/2"}
    out, _, code = run_migrate(root, write=True, format="text", migrations=(broken,), present=present)
    assert code == 1 and "yaml" in out and "nothing was written" in out and files(root) == before


def test_a_file_that_is_no_text_is_named_and_left(root: Path) -> None:
    (root / "evidence/studies/odd-2020.yaml").write_bytes(b"schema: study/1\nid: \xff\n")
    before = files(root)
    out, _, code = migrate(root, write=True)
    assert code == 1 and "evidence/studies/odd-2020.yaml" in out and files(root) == before


def test_as_json_each_file_has_its_steps_and_its_diff(root: Path) -> None:
    told = json.loads(migrate(root, format="json")[0])
    assert (told["schema"], told["written"], told["problems"]) == ("migrate/1", False, [])
    row = told["migrated"][0]
    assert (row["from"], row["to"], row["what"]) == ("study/1", "study/3", [ONE_STEP.what, ANOTHER.what])
    assert "+schema: study/3" in row["diff"]


@pytest.mark.parametrize(
    ("version", "message", "hint"),
    [("study/2", "newer than this program", "newer one"), ("study/0", "older than study/1", "`evidence migrate`")],
)
def test_check_tells_an_older_and_a_newer_record_apart(root: Path, version: str, message: str, hint: str) -> None:
    path = sorted((root / "evidence/studies").glob("*.yaml"))[0]
    path.write_text(path.read_text().replace("schema: study/1", f"schema: {version}"))
    said = [it for it in read_base(root)[1] if it.rule == "record-kind"]
    assert len(said) == 1 and message in said[0].message and hint in said[0].hint
