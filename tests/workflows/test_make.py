"""What workflows ask of `make` about a change, typed in a clean clone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.workflows.clone import Clone

RECORD = "evidence/studies/invented-2001.yaml"


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path).with_invented_records()


def edit(clone: Clone, old: str, new: str) -> None:
    path = clone.folder / RECORD
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_review_leaves_impact_problems_and_repairs_of_a_change(clone: Clone) -> None:
    edit(clone, "name: EXAMPLE", "name: EXAMPLE trial   ")
    clone.commit("a longer name")
    done = clone.make("review", "BASE=HEAD^")
    assert done.returncode == 0, done.stdout + done.stderr
    impact = (clone.folder / "review/impact.md").read_text(encoding="utf-8")
    assert "EXAMPLE" in impact and impact in done.stdout
    assert json.loads((clone.folder / "review/problems.sarif").read_text())["version"] == "2.1.0"
    (repair,) = json.loads((clone.folder / "review/repairs.json").read_text())["repairs"]
    assert (repair["path"], repair["text"]) == (RECORD, "name: EXAMPLE trial")
    assert clone.git("status", "--porcelain") == ""


def test_review_tells_of_a_record_with_an_error_too(clone: Clone) -> None:
    edit(clone, "type: rct_parallel", "type: rct_paralel")
    done = clone.make("review", "BASE=HEAD")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "set aside" in (clone.folder / "review/impact.md").read_text(encoding="utf-8")
    found = json.loads((clone.folder / "review/problems.sarif").read_text())["runs"][0]["results"]
    assert [it["ruleId"] for it in found if it["level"] == "error"] == ["record-unknown-id"]


def test_watch_leaves_what_is_due_and_what_was_taken_back(clone: Clone, tmp_path: Path) -> None:
    notices = tmp_path / "notices.csv"
    notices.write_text(
        "RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason\n"
        "1/2/2026 0:00,10.1000/notice,10.1234/invented.2001,0,Retraction,Error in Data\n"
    )
    done = clone.make("watch", f"NOTICES={notices}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "invented-2001: retraction of 10.1234/invented.2001" in done.stdout
    (notice,) = json.loads((clone.folder / "review/retractions.json").read_text())["notices"]
    assert notice["must_change"] and notice["proposed"] == "retracted"
    assert json.loads((clone.folder / "review/stale.json").read_text())["questions"]


def test_watch_without_the_file_of_notices_fails(clone: Clone) -> None:
    assert clone.make("watch").returncode != 0
