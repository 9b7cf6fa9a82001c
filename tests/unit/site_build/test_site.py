"""A site is built whole or not at all, and not again while nothing has changed. The engine here is three lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site_build.engine import Engine
from generator.site_build.faults import EngineFailed, OutputRefused
from generator.site_build.site import Site, build_site

COPY_HOME = """
import pathlib, sys
site = pathlib.Path(sys.argv[1])
site.joinpath("index.html").write_text("<html><head></head>" + pathlib.Path("docs/index.md").read_text())
"""
WORKING = Engine("working-engine", ("-c", COPY_HOME, "{site}"))
BROKEN = Engine("broken-engine", ("-c", COPY_HOME + "print('line 3: no such page'); sys.exit(4)", "{site}"))
ABSENT = Engine("absent_engine", ("-m", "absent_engine", "{site}"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "checkout"
    (root / "docs").mkdir(parents=True)
    (root / "generator").mkdir()
    (root / "docs/index.md").write_text("first")
    (root / "generator/code.py").write_text("1")
    (root / "mkdocs.yml").write_text("site_name: x\n")
    return root


def build(root: Path, engine: Engine = WORKING, *, output: str = "site", build_epoch: int = 0) -> Site:
    return build_site(root, root / output, build_epoch=build_epoch, report=lambda line: None, engine=engine)


def dates_of(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in [folder, *folder.rglob("*")]}


def test_the_engine_fills_the_site_and_the_policy_is_added(root: Path) -> None:
    site = build(root)
    assert (site.pages, site.rebuilt) == (1, True)
    page = (root / "site/index.html").read_text()
    assert page.endswith("first") and "Content-Security-Policy" in page


def test_a_second_build_starts_no_engine_and_touches_nothing(root: Path) -> None:
    build(root)
    before = dates_of(root)
    assert not build(root).rebuilt
    assert dates_of(root) == before


INPUTS = ["docs/index.md", "docs/new.md", "generator/code.py", "mkdocs.yml", "requirements.lock"]


@pytest.mark.parametrize("path", INPUTS)
def test_a_change_in_anything_the_engine_reads_builds_anew(root: Path, path: str) -> None:
    build(root)
    (root / path).write_text("second")
    assert build(root).rebuilt


def test_another_build_date_builds_anew(root: Path) -> None:
    build(root)
    assert build(root, build_epoch=86400).rebuilt


@pytest.mark.parametrize("harm", ["changed", "added", "removed"])
def test_a_site_changed_by_hand_is_built_anew(root: Path, harm: str) -> None:
    build(root)
    page = root / "site/index.html"
    if harm == "removed":
        page.unlink()
    else:
        (page if harm == "changed" else page.with_name("added.html")).write_text("by hand")
    assert build(root).rebuilt
    assert page.read_text().endswith("first")
    assert not (root / "site/added.html").exists()


def test_a_failing_engine_leaves_the_old_site_whole_and_says_its_own_words(root: Path) -> None:
    build(root)
    before = dates_of(root / "site")
    (root / "docs/index.md").write_text("second")
    with pytest.raises(EngineFailed, match=r"broken-engine ended with code 4[^|]*\| line 3: no such page"):
        build(root, BROKEN)
    assert dates_of(root / "site") == before
    assert not (root / ".site-staging").exists()


def test_a_missing_engine_is_named_with_the_way_to_install_it(root: Path) -> None:
    with pytest.raises(EngineFailed, match="absent_engine is not installed; run `make site`"):
        build(root, ABSENT)
    assert not (root / "site").exists()


def test_what_a_killed_build_left_does_not_reach_the_site(root: Path) -> None:
    (root / ".site-staging").mkdir()
    (root / ".site-staging/half.html").write_text("half")
    build(root)
    assert not (root / "site/half.html").exists()
    assert not (root / ".site-staging").exists()


@pytest.mark.parametrize("output", [".", "..", "docs", "docs/site", "evidence/site"])
def test_the_checkout_and_its_sources_are_never_the_output(root: Path, output: str) -> None:
    with pytest.raises(OutputRefused):
        build_site(root, (root / output).resolve(), build_epoch=0, report=lambda line: None, engine=WORKING)
    assert (root / "docs/index.md").read_text() == "first"


def test_a_folder_that_no_build_made_is_not_replaced(root: Path) -> None:
    (root / "letters").mkdir()
    (root / "letters/dear.txt").write_text("dear")
    with pytest.raises(OutputRefused, match="letters is not a site that this program made"):
        build(root, output="letters")
    assert (root / "letters/dear.txt").read_text() == "dear"


def test_an_empty_folder_and_an_earlier_site_are_fine_as_output(root: Path) -> None:
    (root / "elsewhere").mkdir()
    assert build(root, output="elsewhere").rebuilt
    (root / "docs/index.md").write_text("second")
    assert build(root, output="elsewhere").rebuilt


def test_a_site_that_a_bare_engine_made_is_replaced(root: Path) -> None:
    (root / "site").mkdir()
    (root / "site/index.html").write_text("bare")
    assert build(root).rebuilt
