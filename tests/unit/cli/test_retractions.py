"""`retractions` reads only, and fails where a record must change; `--apply` edits, and ends in the impact."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.checks import check_all
from generator.cli.retractions import run_retractions
from generator.reading import read_base
from tests.conftest import ROOT

INVENTED = ROOT / "tests/golden/base"
CATALOGUE = Path(__file__).parent / "retractions.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(INVENTED, tmp_path, dirs_exist_ok=True)
    return tmp_path


def files(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def retractions(root: Path, *, apply: bool = False, format: str = "text", catalogue: Path = CATALOGUE):
    return run_retractions(root, catalogue, apply=apply, today="2026-11-24", format=format)


def test_without_apply_nothing_is_written_and_a_record_that_must_change_fails(root: Path) -> None:
    before = files(root)
    out, notes, code = retractions(root, format="json")
    told = json.loads(out)
    assert (told["schema"], notes, code) == ("retractions/1", [], 1)
    assert [(it["kind"], it["record"], it["current"], it["proposed"]) for it in told["notices"]] == [
        ("Correction", "reviews/invented-2010", "not_checked", "corrected_not_read"),
        ("Retraction", "studies/invented-2001", "corrected_not_read", "retracted"),
    ]
    assert files(root) == before


def test_apply_edits_the_records_and_prints_the_impact(root: Path) -> None:
    out, notes, code = retractions(root, apply=True)
    assert (notes, code) == ([], 0)
    assert "editorial.status: corrected_not_read → retracted" in out
    base, unread = read_base(root)
    assert not base.studies["invented-2001"].record.counted
    assert base.studies["invented-2001"].record.changes[-1].date == "2026-11-24"
    assert base.references["invented-2001-retraction"].doi == "10.1234/invented.notice"
    touched = ("evidence/studies/invented-2001.yaml", "evidence/reviews/invented-2010.yaml", "evidence/references.bib")
    assert [
        str(it) for it in check_all(base, unread).problems if it.place.file in touched and it.severity == "error"
    ] == []


def test_apply_a_second_time_changes_nothing(root: Path) -> None:
    retractions(root, apply=True)
    before = files(root)
    out, _, code = retractions(root, apply=True)
    assert files(root) == before
    assert code == 0 and "Nothing changes for readers" in out
    assert retractions(root)[2] == 0


def test_a_file_of_another_kind_or_none_is_wrong_use(root: Path) -> None:
    for path in (ROOT / "README.md", root / "none.csv"):
        out, notes, code = retractions(root, catalogue=path)
        assert (out, code) == ("", 2) and str(path) in notes[0]
