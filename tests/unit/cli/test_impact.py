"""`impact` compares folders and git revisions, `whatif` supposes; exit 0 whatever changed, 2 for unknown names."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.cli.impact import run_impact, run_whatif
from tests.conftest import ROOT

INVENTED = ROOT / "tests/golden/base"
STUDY = "evidence/studies/invented-2001.yaml"
NOTHING = "Nothing changes for readers"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(INVENTED, tmp_path / "checkout")
    return tmp_path / "checkout"


@pytest.fixture
def repository(root: Path) -> Path:
    """The invented records, committed once."""
    git(root, "init", "--quiet")
    commit(root)
    return root


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "records")


def edit(root: Path, old: str, new: str) -> None:
    text = (root / STUDY).read_text()
    assert old in text
    (root / STUDY).write_text(text.replace(old, new, 1))


def test_the_checkout_as_committed_changes_nothing(repository: Path) -> None:
    out, notes, code = run_impact(repository, "HEAD", None, format="text")
    assert (out.count("\n"), notes, code) == (1, [], 0) and out.startswith(NOTHING)


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_a_comment_in_a_file_changes_nothing_for_readers(repository: Path, format: str) -> None:
    edit(repository, "schema: study/1", "# a word to whoever edits this\nschema: study/1")
    out, _, code = run_impact(repository, "HEAD", None, format=format)
    assert (out.count("\n"), code) == (1, 0) and out.startswith(NOTHING)


def test_an_edit_shows_between_a_revision_and_the_checkout(repository: Path) -> None:
    edit(repository, "mean: 1.0,", "mean: 1.20,")
    told = json.loads(run_impact(repository, "HEAD", None, format="json")[0])
    fields = told["records"][0]["fields"]
    assert [(it["path"], it["before"], it["after"]) for it in fields] == [
        ("results.ls-12m.arms.lift.mean", "1.0", "1.20")
    ]


def test_two_revisions_are_read_and_nothing_is_checked_out(repository: Path) -> None:
    edit(repository, "mean: 1.0,", "mean: 1.20,")
    commit(repository)
    edit(repository, "mean: 1.20,", "mean: 1.30,")
    told = json.loads(run_impact(repository, "HEAD~1", "HEAD", format="json")[0])
    assert told["records"][0]["fields"][0]["after"] == "1.20"
    assert "mean: 1.30," in (repository / STUDY).read_text()


def test_a_checkout_below_the_top_of_its_repository_is_found(tmp_path: Path) -> None:
    shutil.copytree(INVENTED, tmp_path / "bones/checkout")
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    assert run_impact(tmp_path / "bones/checkout", "HEAD", None, format="text")[0].startswith(NOTHING)


def test_folders_are_compared_without_git(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root, tmp_path / "after")
    (tmp_path / "after" / STUDY).unlink()
    told = json.loads(run_impact(tmp_path, str(root), str(tmp_path / "after"), format="json")[0])
    assert told["schema"] == "impact/1"
    assert (told["records"][0]["id"], told["records"][0]["what"]) == ("invented-2001", "removed")
    assert {"change": "removed", "address": "studies/invented-2001/"} in told["pages"]


@pytest.mark.parametrize("name", ["no-such-branch", "--output=x", "HEAD:evidence/references.bib"])
def test_an_unknown_revision_is_wrong_use(repository: Path, name: str) -> None:
    out, notes, code = run_impact(repository, name, None, format="text")
    assert (out, code) == ("", 2) and name in notes[0]


def test_a_folder_or_revision_without_records_is_wrong_use(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run_impact(repository, str(tmp_path / "empty"), None, format="text")[2] == 2
    git(repository, "rm", "-r", "--quiet", "evidence")
    (repository / "README.md").write_text("bones\n")
    commit(repository)
    out, notes, code = run_impact(repository, "HEAD", "HEAD~1", format="text")
    assert (out, code) == ("", 2) and "holds no evidence/" in notes[0]


def test_a_record_supposed_away_shows_what_readers_lose(root: Path) -> None:
    out, notes, code = run_whatif(root, exclude=["invented-2001", "invented-2010"], retract=[], format="json")
    told = json.loads(out)
    assert (told["schema"], notes, code) == ("whatif/1", [], 0)
    assert {it["after"] for it in told["pooled"]} == {None} and told["ratings"] and told["statements"]
    assert (root / STUDY).is_file()


def test_an_unknown_record_names_the_three_nearest(root: Path) -> None:
    out, notes, code = run_whatif(root, exclude=["invented-2002", "ls-lifting"], retract=[], format="text")
    assert (out, len(notes), code) == ("", 1, 2)
    assert notes[0].startswith("evidence whatif: there is no record invented-2002; the nearest are invented-20")


def test_an_unknown_doi_is_wrong_use(root: Path) -> None:
    _, notes, code = run_whatif(root, exclude=[], retract=["10.9999/none"], format="text")
    assert code == 2 and "10.9999/none" in notes[0]


def test_nothing_supposed_is_wrong_use(root: Path) -> None:
    assert run_whatif(root, exclude=[], retract=[], format="text")[2] == 2
