"""A retraction of a trial that counts, from the notice to the reader: estimate, page and handout change, and say so."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.checks import check_all
from generator.cli.retractions import run_retractions
from generator.problems import Severity
from generator.publishing import publish
from generator.publishing.edition import Edition, edition_of
from generator.publishing.handouts import by_name
from generator.publishing.site_settings import SiteSettings
from generator.reading import read_base
from tests.conftest import ROOT

RECORD, DOI = "watson-2018", "10.1002/jbmr.3284"
HEAD = "RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason\n"


def edition(root: Path) -> Edition:
    base, unread = read_base(root)
    return edition_of(base, check_all(base, unread).problems, SiteSettings())


def pages(root: Path) -> dict[str, str | bytes]:
    base, unread = read_base(root)
    return publish(base, check_all(base, unread).problems, site=SiteSettings())


@pytest.fixture(scope="module")
def retracted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict]:
    """The real records after a made-up notice, and the impact that was printed."""
    root = tmp_path_factory.mktemp("retracted")
    shutil.copytree(ROOT / "evidence", root / "evidence")
    catalogue = root / "notices.csv"
    catalogue.write_text(f"{HEAD}11/1/2026 0:00,10.1000/made-up.notice,{DOI},0,Retraction,Made up for this test\n")
    out, notes, code = run_retractions(root, catalogue, apply=True, today="2026-11-24", format="json")
    assert (notes, code) == ([], 0)
    return root, json.loads(out)["impact"]


def test_the_records_still_pass_and_a_person_is_asked_to_look(retracted: tuple[Path, dict]) -> None:
    problems = check_all(*read_base(retracted[0])).problems
    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []
    asked = {problem.place.file for problem in problems if problem.rule == "not-counted"}
    assert "evidence/questions/ls-lowbmd-postmeno-hirit.yaml" in asked


def test_the_impact_tells_estimate_rating_words_and_sheets(retracted: tuple[Path, dict]) -> None:
    impact = retracted[1]
    pooled = [change for change in impact["pooled"] if change["question"] == "ls-lowbmd-postmeno-hirit"]
    assert pooled and all(change["before"] != change["after"] for change in pooled)
    assert [change for change in impact["statements"] if change["question"] == "ls-lowbmd-postmeno-hirit"]
    assert impact["handouts"] and all(change["before"] != change["after"] for change in impact["handouts"])


def test_page_and_handout_change_and_the_pages_say_why(retracted: tuple[Path, dict]) -> None:
    before, after = edition(ROOT), edition(retracted[0])
    old, new = by_name(before), by_name(after)
    assert [
        name for name in old.keys() & new.keys() if old[name].version != new[name].version
    ] or old.keys() != new.keys()
    made = pages(retracted[0])
    for address in ("questions/ls-lowbmd-postmeno-hirit", "claims/b4-twenty-minutes", f"studies/{RECORD}"):
        text = made[f"{address}/index.md"]
        assert isinstance(text, str) and "<b>Retracted.</b>" in text
    assert "does not count any more" in str(made["questions/ls-lowbmd-postmeno-hirit/index.md"])


@pytest.mark.parametrize(
    ("nature", "reason", "status", "counted"),
    [
        ("Correction", "Error in Data", "corrected_not_read", True),
        ("Expression of concern", "Concerns about Data", "expression_of_concern", False),
        ("Retraction", "Retract and Replace", "retracted_republished", False),
        ("Retraction", "Error in Data", "retracted", False),
    ],
)
def test_kinds_of_notices_are_kept_apart(tmp_path: Path, nature: str, reason: str, status: str, counted: bool) -> None:
    shutil.copytree(ROOT / "tests/golden/base", tmp_path, dirs_exist_ok=True)
    catalogue = tmp_path / "notices.csv"
    catalogue.write_text(f"{HEAD}11/1/2026 0:00,10.1234/invented.2001,10.1234/invented.2001,0,{nature},{reason}\n")
    out, notes, _ = run_retractions(tmp_path, catalogue, apply=True, today="2026-11-24", format="json")
    assert notes == [], out
    record = read_base(tmp_path)[0].studies["invented-2001"].record
    assert (record.editorial.status.value, record.counted) == (status, counted)
