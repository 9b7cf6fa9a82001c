"""Two folders change places in one step, and the old one is never lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.site_build import swap


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text)
    return path


def test_the_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    staging, output = folder(tmp_path / "new", "new"), folder(tmp_path / "site", "old")
    swap.put_in_place(staging, output)
    assert (output / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_first_site_needs_no_exchange(tmp_path: Path) -> None:
    swap.put_in_place(folder(tmp_path / "new", "new"), tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "new"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has the call")
def test_linux_exchanges_in_one_call(tmp_path: Path) -> None:
    first, second = folder(tmp_path / "a", "a"), folder(tmp_path / "b", "b")
    assert swap.exchange(first, second)
    assert (first / "index.html").read_text() == "b"
    assert (second / "index.html").read_text() == "a"


def test_without_the_call_the_old_folder_is_moved_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "exchange", lambda first, second: False)
    staging, output = folder(tmp_path / "new", "new"), folder(tmp_path / "site", "old")
    swap.put_in_place(staging, output)
    assert (output / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_without_the_call_a_failure_brings_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "exchange", lambda first, second: False)
    output = folder(tmp_path / "site", "old")
    with pytest.raises(OSError):
        swap.put_in_place(tmp_path / "never-made", output)
    assert (output / "index.html").read_text() == "old"
