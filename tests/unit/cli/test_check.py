"""`check` and `explain` answer with text, notes and an exit code, as the contract of the commands says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.cli.check import run_check, run_explain
from tests.unit.checks.sample_base import BASE

STUDY = Path("evidence/studies/sample-2020.yaml")
REVIEW = Path("evidence/reviews/review-2021.yaml")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "evidence")
    return tmp_path


def edit(root: Path, file: Path, old: str, new: str) -> None:
    text = (root / file).read_text()
    assert old in text
    (root / file).write_text(text.replace(old, new, 1))


def check(root: Path, *paths: Path, **options: object) -> tuple[str, list[str], int]:
    given = {"draft": False, "strict": False, "fix": False, "dry_run": False, "format": "text", **options}
    return run_check(root, paths, **given)  # type: ignore[arg-type]


def test_a_sound_base_passes_and_says_what_was_checked(root: Path) -> None:
    out, notes, code = check(root)
    assert code == 0 and notes == []
    assert out.splitlines()[-1].startswith("5 records, ") and out.splitlines()[-1].endswith(
        " checks: 0 errors, 0 queries, 5 info"
    )


def test_an_error_fails_with_its_place_first(root: Path) -> None:
    edit(root, STUDY, "estimate: 1.0", "estimate: 2.0")
    out, _, code = check(root)
    assert code == 1
    assert f"{STUDY}:17:54: error ci-order: results[0].contrasts[0].estimate is 2.0" in out


def test_an_open_query_fails_only_when_strict(root: Path) -> None:
    edit(root, STUDY, "upper: 1.8", "upper: 2.8")
    assert check(root)[2] == 0
    assert check(root, strict=True)[2] == 1


def test_problems_elsewhere_are_not_printed_with_paths(root: Path) -> None:
    edit(root, STUDY, "estimate: 1.0", "estimate: 2.0")
    assert check(root, REVIEW)[2] == 0
    assert check(root, STUDY)[2] == 1
    assert check(root, Path("evidence/studies"))[2] == 1


def test_the_whole_base_is_read_for_one_path(root: Path) -> None:
    edit(root, REVIEW, "reports: [{ref: review-2021", "reports: [{ref: sample-2020")
    out, _, _ = check(root, STUDY)
    assert "report-once" in out and str(REVIEW) in out


@pytest.mark.parametrize("path", ["evidence/studies/none.yaml", "/"])
def test_a_path_that_is_not_there_is_wrong_use(root: Path, path: str) -> None:
    out, notes, code = check(root, Path(path))
    assert (out, code) == ("", 2) and path in notes[0]


def test_a_dry_run_goes_with_a_fix(root: Path) -> None:
    assert check(root, dry_run=True)[2] == 2


def test_a_file_is_treated_as_a_draft_where_that_is_asked_for(root: Path) -> None:
    edit(root, STUDY, ", modality: progressive_resistance", "")
    assert check(root, STUDY)[2] == 1
    out, _, code = check(root, STUDY, draft=True)
    assert code == 0 and "info arm-role" in out


def test_without_paths_drafts_alone_are_shown(root: Path) -> None:
    edit(root, STUDY, "status: active", "status: draft")
    edit(root, STUDY, "summary: Women who lifted weights were compared with women who did not train.\n", "")
    edit(root, REVIEW, "estimate: 0.27", "estimate: 2.7")
    assert check(root)[2] == 1
    out, _, code = check(root, draft=True)
    assert code == 0 and "info record-missing-field" in out and str(REVIEW) not in out


def test_json_is_one_object_and_nothing_else(root: Path) -> None:
    edit(root, STUDY, "estimate: 1.0", "estimate: 2.0")
    out, notes, code = check(root, STUDY, format="json")
    found = json.loads(out)
    assert (list(found), code) == (["schema", "records", "checks", "problems"], 1)
    assert (found["schema"], found["records"], type(found["checks"])) == ("check/1", 5, int)
    problem = found["problems"][0]
    assert list(problem) == ["path", "line", "column", "severity", "rule", "message", "hint"]
    assert (problem["path"], problem["line"], problem["column"]) == (str(STUDY), 17, 54)
    assert notes[-1].endswith("1 error, 0 queries, 1 info")


def test_github_and_sarif_carry_the_place(root: Path) -> None:
    edit(root, STUDY, "estimate: 1.0", "estimate: 2.0")
    github, _, _ = check(root, STUDY, format="github")
    assert github.startswith(f"::error file={STUDY},line=17,col=54,title=ci-order::")
    run = json.loads(check(root, STUDY, format="sarif")[0])["runs"][0]
    assert [result["ruleId"] for result in run["results"]] == ["ci-order", "compared-missing"]
    assert "ci-order" in {rule["id"] for rule in run["tool"]["driver"]["rules"]}


def test_a_record_that_cannot_be_read_is_counted_and_checked(root: Path) -> None:
    edit(root, STUDY, "status: active", "status: active\ncolour: red")
    edit(root, STUDY, "estimate: 1.0", "estimate: 2.0")
    out, _, code = check(root)
    assert code == 1 and "record-unknown-field" in out and "ci-order" in out
    assert out.splitlines()[-1].startswith("5 records, ")


def test_a_fix_writes_what_it_says_and_a_dry_run_only_says_it(root: Path) -> None:
    edit(root, STUDY, "estimate: 1.0", 'estimate: "1.0"')
    untidy = (root / STUDY).read_text()
    _, notes, code = check(root, fix=True, dry_run=True)
    assert (root / STUDY).read_text() == untidy and code == 1
    assert notes == [f'{STUDY}:17:54: would fix: "1.0" is written 1.0']
    _, notes, code = check(root, fix=True)
    assert code == 0 and "fixed" in notes[0]
    assert (root / STUDY).read_text() == (BASE.parent / STUDY).read_text()


def test_an_empty_base_is_fine(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    assert check(tmp_path)[0] == "0 records, 0 checks: 0 errors, 0 queries, 0 info\n"


def test_explain_shows_a_rule_and_both_examples() -> None:
    out, _, code = run_explain("ci-order", format="text")
    assert code == 0
    assert out.startswith("ci-order (error): ") and "Passes:\n    results:" in out and "Fails:\n    results:" in out


def test_json_lists_the_repairs_that_a_fix_makes_and_only_then(root: Path) -> None:
    text = (root / STUDY).read_text()
    (root / STUDY).write_text(text.replace("status: active\n", "status: active  \n"))
    line = text.split("\n").index("status: active") + 1
    found = json.loads(check(root, fix=True, dry_run=True, format="json")[0])["repairs"]
    assert found == [{"path": STUDY.as_posix(), "first": line, "last": line, "text": "status: active"}]
    assert "repairs" not in json.loads(check(root, format="json")[0])


def test_explain_as_json_has_the_same_facts() -> None:
    found = json.loads(run_explain("yaml-null", format="json")[0])
    assert found["schema"] == "explain/1" and found["id"] == "yaml-null" and found["failing"] == "a: null\n"


def test_an_unknown_rule_is_wrong_use_and_names_the_three_nearest() -> None:
    out, notes, code = run_explain("ci-oder", format="text")
    assert (out, code) == ("", 2)
    assert "ci-order" in notes[0] and len(notes[0].split(" are ")[1].split(", ")) == 3


def test_errors_outside_the_paths_asked_for_are_pointed_to_without_being_listed(root: Path) -> None:
    bib = root / "evidence/references.bib"
    bib.write_text(bib.read_text("utf-8") + "@misc{aaa-1900, title = {T\n", "utf-8")
    record = next((root / "evidence/studies").glob("*.yaml"))
    out, notes, code = check(root, record)
    assert "references.bib" not in out
    assert code == 0
    assert any("in other files" in note and "references.bib" in note for note in notes)


def test_paths_without_a_record_are_wrong_use(root: Path) -> None:
    (root / "README.md").write_text("x")
    out, notes, code = check(root, root / "README.md")
    assert (out, code) == ("", 2)
    assert "none of these paths" in notes[0]


def test_a_fix_of_drafts_leaves_other_records_alone(root: Path) -> None:
    record = next((root / "evidence/studies").glob("*.yaml"))
    record.write_text(record.read_text("utf-8") + "# a note \n", "utf-8")
    before = record.read_bytes()
    check(root, draft=True, fix=True)
    assert record.read_bytes() == before
