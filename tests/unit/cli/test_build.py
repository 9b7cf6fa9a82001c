"""`publish` and `build` say what they did, and an error leaves everything as it was."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path

import pytest

from generator.problems import Place, Problem, Severity
from generator.publishing import SiteSettings
from generator.site_build import Published, Site, SiteNotBuilt, only_build

build = importlib.import_module("generator.cli.build")  # in the package this name is the verb

ERROR = Problem(Place("evidence/studies/a.yaml", 5, 47), "value-range", "sd is -2; expected above 0", "look again")
FINE = Published(
    problems=(), records=10, checks=400, files=30, newest="2024-05-01", settings=SiteSettings(), stopped=False
)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout in which every stage succeeds."""
    monkeypatch.setattr(build, "publish_docs", lambda root, keep_going, past: FINE)
    monkeypatch.setattr(build, "build_site", lambda root, output, **rest: Site(output, pages=35, rebuilt=True))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


def run(root: Path, said: list[str], *, keep_going: bool = False) -> int:
    return build.run_build(root, output=None, keep_going=keep_going, plain=False, jobs=None, report=said.append)


def test_the_summary_has_the_counts_and_the_file_to_open(
    root: Path, said: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert run(root, said) == 0
    counts, file = capsys.readouterr().out.splitlines()
    assert counts.startswith("10 records, 400 checks, 35 pages, ")
    assert file == "open site/index.html"


def test_both_missing_addresses_are_named(root: Path, said: list[str]) -> None:
    run(root, said)
    assert [line.split(":")[0] for line in said if "mkdocs.yml" in line] == [
        "mkdocs.yml has no site_url",
        "mkdocs.yml has no repo_url",
    ]


def test_an_error_stops_the_build_before_the_engine(
    root: Path, said: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stopped = replace(FINE, problems=(ERROR,), stopped=True, files=0)
    monkeypatch.setattr(build, "publish_docs", lambda root, keep_going, past: stopped)
    monkeypatch.setattr(build, "build_site", lambda *args, **rest: pytest.fail("the engine was started"))
    assert run(root, said) == 1
    assert "evidence/studies/a.yaml:5:47: error value-range: sd is -2; expected above 0" in said
    assert "    hint: look again" in said
    assert capsys.readouterr().out == "10 records, 400 checks; nothing was written\n"


def test_keep_going_is_handed_on_and_errors_are_shown_all_the_same(
    root: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def publish(root: Path, *, keep_going: bool, past: object) -> Published:
        asked.append(keep_going)
        return replace(FINE, problems=(ERROR,))

    monkeypatch.setattr(build, "publish_docs", publish)
    assert run(root, said, keep_going=True) == 0
    assert asked == [True]
    assert any("value-range" in line for line in said)


def test_a_failing_engine_is_a_message_and_exit_code_1(
    root: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **rest: object) -> Site:
        raise SiteNotBuilt("the engine said no")

    monkeypatch.setattr(build, "build_site", fail)
    assert run(root, said) == 1
    assert said[-1] == "the engine said no"


def test_queries_and_notes_are_counted_so_that_errors_stand_out(
    root: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = (replace(ERROR, severity=Severity.INFO), replace(ERROR, severity=Severity.QUERY))
    monkeypatch.setattr(build, "publish_docs", lambda root, keep_going, past: replace(FINE, problems=notes))
    assert run(root, said) == 0
    assert "2 queries and notes; `evidence check` lists them" in said
    assert not any("value-range" in line for line in said)


@pytest.mark.parametrize("verb", ["build", "publish"])
def test_a_second_build_at_the_same_time_is_turned_away(root: Path, said: list[str], verb: str) -> None:
    with only_build(root):
        code = run(root, said) if verb == "build" else build.run_publish(root, keep_going=False, report=said.append)
    assert code == 1
    assert "another build of this checkout is running" in said[-1]


def test_the_date_given_from_outside_must_be_a_number(
    root: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert run(root, said) == 1
    assert said[-1].startswith("SOURCE_DATE_EPOCH must be whole seconds since 1970")


def test_publish_counts_its_files(root: Path, said: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert build.run_publish(root, keep_going=False, report=said.append) == 0
    assert capsys.readouterr().out.startswith("10 records, 400 checks, 30 files in docs/, ")
