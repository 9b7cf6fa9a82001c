"""Two builds of one checkout never run at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site_build.faults import BuildRunning
from generator.site_build.lock import only_build


def test_a_second_build_is_refused_with_the_number_of_the_first(tmp_path: Path) -> None:
    with only_build(tmp_path):
        with pytest.raises(BuildRunning, match=r"another build of this checkout is running \(process \d+\)"):
            with only_build(tmp_path):
                pass


def test_the_lock_is_free_after_a_build_that_failed(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), only_build(tmp_path):
        raise RuntimeError
    with only_build(tmp_path):
        pass


def test_two_checkouts_build_at_the_same_time(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with only_build(tmp_path / "a"), only_build(tmp_path / "b"):
        pass
