"""`docs/` is brought in line with a file map, touching nothing that is already right and nothing written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publishing.output import MANIFEST, Written, write_docs

FILES = {"index.md": "# Home\n", "studies/a.md": "# A\n", "evidence/a.csv": b"x,y\r\n"}


def dates_of(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


def test_every_file_is_written_below_docs(tmp_path: Path) -> None:
    written = write_docs(FILES, tmp_path)
    assert written == Written(("evidence/a.csv", "index.md", "studies/a.md"), ())
    assert (tmp_path / "studies/a.md").read_bytes() == b"# A\n"
    assert (tmp_path / "evidence/a.csv").read_bytes() == b"x,y\r\n"


def test_writing_twice_touches_nothing(tmp_path: Path) -> None:
    write_docs(FILES, tmp_path)
    before = dates_of(tmp_path)
    assert write_docs(FILES, tmp_path) == Written((), ())
    assert dates_of(tmp_path) == before


def test_only_what_differs_is_written(tmp_path: Path) -> None:
    write_docs(FILES, tmp_path)
    before = dates_of(tmp_path)
    assert write_docs(FILES | {"index.md": "# New\n"}, tmp_path) == Written(("index.md",), ())
    after = dates_of(tmp_path)
    assert (tmp_path / "index.md").read_text() == "# New\n"
    assert after[tmp_path / "studies/a.md"] == before[tmp_path / "studies/a.md"]


def test_what_is_no_longer_made_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    write_docs(FILES | {"studies/deep/down/b.md": "# B\n"}, tmp_path)
    written = write_docs({"index.md": "# Home\n"}, tmp_path)
    assert written.removed == ("evidence/a.csv", "studies/a.md", "studies/deep/down/b.md")
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, "index.md"]


def test_a_hand_written_page_stays_even_in_a_generated_folder(tmp_path: Path) -> None:
    write_docs(FILES, tmp_path)
    by_hand = tmp_path / "studies/README.md"
    by_hand.write_text("by hand\n")
    write_docs({"index.md": "# Home\n"}, tmp_path)
    assert by_hand.read_text() == "by hand\n"
    assert not (tmp_path / "studies/a.md").exists()


def test_a_generated_file_changed_by_hand_is_made_anew(tmp_path: Path) -> None:
    write_docs(FILES, tmp_path)
    (tmp_path / "index.md").write_text("scribble\n")
    assert write_docs(FILES, tmp_path) == Written(("index.md",), ())
    assert (tmp_path / "index.md").read_text() == "# Home\n"


def test_a_file_gives_way_to_a_folder_of_its_name_and_back(tmp_path: Path) -> None:
    write_docs({"studies": "x"}, tmp_path)
    write_docs({"studies/a.md": "# A\n"}, tmp_path)
    assert (tmp_path / "studies/a.md").is_file()
    write_docs({"studies": "x"}, tmp_path)
    assert (tmp_path / "studies").is_file()


def test_a_writing_cut_short_still_owns_what_it_made(tmp_path: Path) -> None:
    (tmp_path / "zzz").write_text("a file where a folder is wanted\n")
    with pytest.raises(OSError):
        write_docs(FILES | {"zzz/z.md": "# Z\n"}, tmp_path)
    assert (tmp_path / "index.md").exists()
    write_docs({}, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, "zzz"]


@pytest.mark.parametrize("path", ["../out.md", "/etc/x.md", "a/../../x.md", "", "a\\b.md", MANIFEST])
def test_a_path_that_leaves_docs_is_refused_before_anything_is_written(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path below docs/"):
        write_docs({"index.md": "# Home\n", path: "x"}, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_manifest_that_names_a_path_outside_of_docs_removes_nothing_there(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "precious").write_text("stay\n")
    (docs / MANIFEST).write_text('["../precious"]')
    with pytest.raises(ValueError, match="not a path below docs/"):
        write_docs({}, docs)
    assert (tmp_path / "precious").exists()


def test_a_manifest_that_cannot_be_read_owns_nothing(tmp_path: Path) -> None:
    write_docs(FILES, tmp_path)
    (tmp_path / MANIFEST).write_text('["index.md"')
    write_docs({"index.md": "# Home\n"}, tmp_path)
    assert (tmp_path / "studies/a.md").exists()
