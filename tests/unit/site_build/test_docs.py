"""Records are read and checked before anything is written, and an error keeps `docs/` as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publishing.output import MANIFEST
from generator.site_build import publish_docs


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "evidence/studies").mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    (tmp_path / "evidence/references.bib").touch()
    return tmp_path


def break_a_record(root: Path) -> None:
    (root / "evidence/studies/broken-2020.yaml").write_text("id: broken-2020\nid: broken-2020\n", encoding="utf-8")


def test_an_error_leaves_docs_as_it_was(root: Path) -> None:
    break_a_record(root)
    published = publish_docs(root, keep_going=False)
    assert published.stopped
    assert published.problems[0].place.file == "evidence/studies/broken-2020.yaml"
    assert list((root / "docs").iterdir()) == []


def test_going_on_writes_the_rest_and_a_page_for_the_broken_record(root: Path) -> None:
    break_a_record(root)
    published = publish_docs(root, keep_going=True)
    assert not published.stopped and published.problems
    assert (root / "docs" / MANIFEST).exists()
    assert (root / "docs/studies/broken-2020/index.md").exists()


def test_the_two_addresses_come_from_the_settings_of_the_site(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_url: https://example.org/\n", encoding="utf-8")
    assert publish_docs(root, keep_going=False).settings.missing() == ["repo_url"]


def test_publishing_twice_writes_nothing_the_second_time(root: Path) -> None:
    publish_docs(root, keep_going=False)
    before = {path: path.stat().st_mtime_ns for path in (root / "docs").rglob("*")}
    publish_docs(root, keep_going=False)
    assert {path: path.stat().st_mtime_ns for path in (root / "docs").rglob("*")} == before
