"""The two scripts that write to the host, with a stand-in for it: one comment, fitting suggestions, one issue."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, cannot_run

RUN = {"head_sha": "c0ffee", "head_branch": "a-study", "html_url": "https://host.example/run/1"}
PAYLOAD = {"workflow_run": {**RUN, "head_repository": {"owner": {"login": "stranger"}}}}
PULL = {"number": 7, "head": {"sha": "c0ffee"}}
BOT = {"type": "Bot"}
FILE = "evidence/studies/a-2020.yaml"
PATCH = "@@ -1,2 +1,3 @@\n schema: study/1\n+id: a-2020 \n+status: active\n-gone\n@@ -40,0 +42,1 @@\n+note: x"


def run(script: str, folder: Path, **lists: Any) -> dict[str, Any]:
    node = shutil.which("node")
    if node is None:
        cannot_run("Node is not installed, so nobody ran the scripts of the workflows")
    asked = {
        "script": str(ROOT / ".github/scripts" / script),
        "folder": str(folder),
        "payload": PAYLOAD,
        "lists": {name.replace("__", "."): value for name, value in lists.items()},
    }
    command = [node, str(ROOT / "tests/workflows/run_script.cjs")]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def report(folder: Path, *, comments: Any = (), pulls: Any = (PULL,), reviews: Any = ()) -> dict[str, Any]:
    return run(
        "report.cjs",
        folder,
        pulls__list=list(pulls),
        issues__listComments=list(comments),
        pulls__listFiles=[{"filename": FILE, "patch": PATCH}],
        pulls__listReviewComments=list(reviews),
    )


def left_behind(folder: Path, impact: str | None, *repairs: dict[str, Any]) -> Path:
    if impact is not None:
        (folder / "impact.md").write_text(impact)
    (folder / "repairs.json").write_text(json.dumps({"repairs": repairs}))
    return folder


def repair(first: int, last: int, text: str = "id: a-2020", path: str = FILE) -> dict[str, Any]:
    return {"path": path, "first": first, "last": last, "text": text}


# ---------------------------------------------------------------- the comment


def test_the_first_run_writes_one_comment_with_the_impact_and_the_way_to_the_preview(tmp_path: Path) -> None:
    done = report(left_behind(tmp_path, "What changes for readers: 1 rating"))
    (written,) = done["written"]
    assert (done["result"], written["call"], written["issue_number"]) == ("7", "issues.createComment", 7)
    assert "What changes for readers: 1 rating" in written["body"] and RUN["html_url"] in written["body"]


def test_the_next_run_brings_that_comment_up_to_date_and_writes_no_second(tmp_path: Path) -> None:
    (first,) = report(left_behind(tmp_path, "one"))["written"]
    ours = {"id": 5, "user": BOT, "body": first["body"]}
    (second,) = report(left_behind(tmp_path, "two"), comments=[ours])["written"]
    assert (second["call"], second["comment_id"]) == ("issues.updateComment", 5)
    assert report(left_behind(tmp_path, "one"), comments=[ours])["written"] == []


def test_a_person_who_quotes_the_comment_is_not_overwritten(tmp_path: Path) -> None:
    (first,) = report(left_behind(tmp_path, "one"))["written"]
    (again,) = report(
        left_behind(tmp_path, "two"), comments=[{"id": 5, "user": {"type": "User"}, "body": first["body"]}]
    )["written"]
    assert again["call"] == "issues.createComment"


def test_what_a_stranger_wrote_calls_nobody_and_leads_nowhere(tmp_path: Path) -> None:
    foul = "@everyone <img src=x> [here](https://bad.example) https://bad.example"
    (written,) = report(left_behind(tmp_path, foul))["written"]
    for live in ("@everyone", "<img", "](https://bad", "https://bad.example"):
        assert live not in written["body"]


def test_a_long_report_is_cut_to_what_a_comment_holds(tmp_path: Path) -> None:
    (written,) = report(left_behind(tmp_path, "x" * 90_000))["written"]
    assert len(written["body"]) < 65_536 and "cut here" in written["body"]


def test_a_run_that_could_not_tell_says_so(tmp_path: Path) -> None:
    (written,) = report(left_behind(tmp_path, None))["written"]
    assert "could not be told" in written["body"]


@pytest.mark.parametrize("pulls", [[], [{"number": 7, "head": {"sha": "newer"}}]])
def test_a_change_that_has_moved_on_gets_no_comment(tmp_path: Path, pulls: list) -> None:
    done = report(left_behind(tmp_path, "one"), pulls=pulls)
    assert done["result"] == "" and [it["call"] for it in done["written"]] == ["info"]


# ---------------------------------------------------------------- suggestions


def test_a_repair_on_a_line_of_the_change_is_a_suggestion_there(tmp_path: Path) -> None:
    _, review = report(left_behind(tmp_path, "one", repair(2, 2)))["written"]
    assert (review["call"], review["event"], review["commit_id"]) == ("pulls.createReview", "COMMENT", "c0ffee")
    (comment,) = review["comments"]
    assert (comment["path"], comment["line"], comment["side"]) == (FILE, 2, "RIGHT") and "start_line" not in comment
    assert "```suggestion\nid: a-2020\n```" in comment["body"]


def test_a_repair_of_several_lines_names_its_first(tmp_path: Path) -> None:
    _, review = report(left_behind(tmp_path, "one", repair(1, 3)))["written"]
    assert (review["comments"][0]["start_line"], review["comments"][0]["line"]) == (1, 3)


@pytest.mark.parametrize(
    "unfit",
    [
        repair(4, 4),
        repair(3, 42),
        repair(2, 2, path="evidence/studies/other.yaml"),
        {**repair(2, 2), "text": 5},
        {**repair(2, 2), "first": "2"},
        repair(3, 2),
    ],
)
def test_a_repair_elsewhere_or_out_of_shape_is_none(tmp_path: Path, unfit: dict) -> None:
    assert [it["call"] for it in report(left_behind(tmp_path, "one", unfit))["written"]] == ["issues.createComment"]


def test_a_suggestion_is_made_once(tmp_path: Path) -> None:
    _, review = report(left_behind(tmp_path, "one", repair(2, 2)))["written"]
    made = [{"user": BOT, "path": FILE, "body": review["comments"][0]["body"]}]
    again = report(left_behind(tmp_path, "one", repair(2, 2)), reviews=made)["written"]
    assert [it["call"] for it in again] == ["issues.createComment"]


def test_text_cannot_close_its_suggestion(tmp_path: Path) -> None:
    _, review = report(left_behind(tmp_path, "one", repair(2, 2, "a\n```\nfree text")))["written"]
    assert "````suggestion\na\n```\nfree text\n````" in review["comments"][0]["body"]


def test_bent_files_give_a_comment_alone(tmp_path: Path) -> None:
    left_behind(tmp_path, "one")
    (tmp_path / "repairs.json").write_text("no JSON")
    assert [it["call"] for it in report(tmp_path)["written"]] == ["issues.createComment"]


# ---------------------------------------------------------------- the issue


def watch(folder: Path, *, overdue: int, must_change: bool, issues: Any = ()) -> list[dict[str, Any]]:
    question = {"question": "ls-any", "searched": "2020-01", "due": "2022-01-31", "overdue": overdue}
    notice = {
        "record": "studies/a-2020",
        "kind": "Retraction",
        "doi": "10.1000/a",
        "pmid": "",
        "current": "none_found",
        "proposed": "retracted",
        "must_change": must_change,
    }
    (folder / "stale.json").write_text(json.dumps({"today": "2026-11-30", "questions": [question]}))
    (folder / "retractions.json").write_text(json.dumps({"notices": [notice]}))
    return run("watch.cjs", folder, issues__listForRepo=list(issues))["written"]


def test_an_issue_is_opened_when_there_is_something_to_do(tmp_path: Path) -> None:
    (opened,) = watch(tmp_path, overdue=30, must_change=True)
    assert opened["call"] == "issues.create"
    assert "`ls-any`: searched to 2020-01, due 2022-01-31 (30 days ago)" in opened["body"]
    assert "`studies/a-2020`: retraction of 10.1000/a, now `none_found`, should be `retracted`" in opened["body"]


def test_the_issue_is_brought_up_to_date_and_closed_when_nothing_is_left(tmp_path: Path) -> None:
    (opened,) = watch(tmp_path, overdue=30, must_change=False)
    issue = {"number": 3, "body": opened["body"]}
    (updated,) = watch(tmp_path, overdue=0, must_change=True, issues=[issue])
    assert (updated["call"], updated["issue_number"]) == ("issues.update", 3) and "state" not in updated
    (closed,) = watch(tmp_path, overdue=-5, must_change=False, issues=[issue])
    assert (closed["call"], closed["state"]) == ("issues.update", "closed")


def test_nothing_to_do_opens_nothing(tmp_path: Path) -> None:
    assert watch(tmp_path, overdue=-5, must_change=False) == []
