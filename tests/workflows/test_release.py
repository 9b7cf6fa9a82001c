"""A version is made whole or not at all: change log, numbers, ledger of handouts, exports, ingredients, tag."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import cannot_run
from tests.workflows.clone import Clone


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    clone = Clone(tmp_path).with_invented_records()
    log = clone.folder / "CHANGELOG.md"
    log.write_text(
        "# Changes\n\n## Unreleased\n\n### Records\n- One more trial.\n\n## 0.1.0 (2026-01-01)\n\n- The first.\n"
    )
    clone.commit("a change log")
    for name, value in (("user.name", "A Person"), ("user.email", "person@example.org")):
        clone.git("config", name, value)
    return clone


def state(clone: Clone) -> tuple[str, str, str]:
    return clone.git("rev-parse", "HEAD"), clone.git("tag"), clone.git("status", "--porcelain", "--ignored")


def test_a_dry_run_says_every_step_and_does_none(clone: Clone) -> None:
    before = state(clone)
    done = clone.evidence("release", "0.2.0", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert [line.split()[:2] for line in done.stdout.splitlines()] == [
        ["would", verb] for verb in ("move", "set", "append", "write", "commit")
    ]
    assert "0.2.0.cdx.json" in done.stdout and "tag it v0.2.0" in done.stdout
    assert state(clone) == before


def dirty(clone: Clone) -> None:
    (clone.folder / "README.md").write_text("changed")


def untracked(clone: Clone) -> None:
    (clone.folder / "notes.txt").write_text("new")


def tagged(clone: Clone) -> None:
    clone.git("tag", "v0.2.0")


def without_news(clone: Clone) -> None:
    (clone.folder / "CHANGELOG.md").write_text("# Changes\n\n## Unreleased\n\n## 0.1.0\n\n- The first.\n")
    clone.commit("no news")


def with_an_error(clone: Clone) -> None:
    path = clone.folder / "evidence/studies/invented-2001.yaml"
    path.write_text(path.read_text().replace("type: rct_parallel", "type: rct_paralel"))
    clone.commit("an error")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (dirty, "1 files are changed or new, the first: README.md"),
        (untracked, "the first: notes.txt"),
        (tagged, "the tag v0.2.0 exists"),
        (without_news, "nothing under `## Unreleased`"),
        (with_an_error, "errors in the records"),
    ],
)
def test_what_is_not_fit_is_refused_and_left_as_it_is(clone: Clone, spoil, said: str) -> None:
    spoil(clone)
    before = state(clone)
    for words in (("--dry-run",), ()):
        done = clone.evidence("release", "0.2.0", *words)
        assert (done.returncode, done.stdout) == (1, "")
        assert said in done.stderr
    assert state(clone) == before


@pytest.mark.parametrize(("version", "code"), [("0.0.9", 1), ("1.2", 2), ("v1.2.0", 2), ("", 2), ("1.02.0", 2)])
def test_a_version_is_three_numbers_above_the_present_ones(clone: Clone, version: str, code: int) -> None:
    done = clone.evidence("release", version, "--dry-run")
    assert done.returncode == code and version in done.stderr


def test_a_version_is_made_whole(clone: Clone) -> None:
    if importlib.util.find_spec("cyclonedx_py") is None:
        cannot_run("cyclonedx-bom is not installed (make test), so nobody made a version")
    done = clone.evidence("release", "0.2.0")
    assert done.returncode == 0, done.stderr
    assert clone.git("status", "--porcelain") == ""
    assert clone.git("log", "-1", "--format=%s").strip() == "Version 0.2.0"
    assert "One more trial." in clone.git("tag", "--list", "-n9", "v0.2.0")
    log = (clone.folder / "CHANGELOG.md").read_text()
    assert log.index("## Unreleased") < log.index("## 0.2.0 (20") < log.index("One more trial") < log.index("## 0.1.0")
    for file in ("pyproject.toml", "CITATION.cff"):
        assert "0.2.0" in (clone.folder / file).read_text()
    out = clone.folder / "dist/0.2.0"
    ingredients = json.loads((out / "bone-evidence-0.2.0.cdx.json").read_text())
    assert (ingredients["bomFormat"], ingredients["specVersion"]) == ("CycloneDX", "1.6")
    locked = {
        line.split("==")[0] for line in (clone.folder / "requirements.lock").read_text().splitlines() if "==" in line
    }
    assert {part["name"] for part in ingredients["components"]} == locked
    assert json.loads((out / "exports/manifest.json").read_text())
    assert clone.evidence("release", "0.2.0").returncode == 1


def test_where_the_list_of_ingredients_cannot_be_made_nothing_is_changed(clone: Clone) -> None:
    lock = clone.folder / "requirements.lock"
    lock.unlink()
    clone.commit("no lock")
    before = state(clone)[:2]
    done = clone.evidence("release", "0.2.0")
    assert done.returncode == 1 and "list of ingredients" in done.stderr
    assert state(clone)[:2] == before and clone.git("status", "--porcelain") == ""


def test_make_asks_for_a_version_before_it_runs_the_tests(clone: Clone) -> None:
    done: subprocess.CompletedProcess[str] = clone.make("release")
    assert done.returncode != 0 and "expected three numbers" in done.stderr and "-m pytest" not in done.stdout
