"""What `make pictures` decides: which picture differs too much, when new ones are written, which score is too low."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest

from tests.browser.comparison import DIFFERENCES, MADE_WITH, TOLERANCE, settle
from tests.browser.scores import FLOORS, below, medians, scores_of
from tests.conftest import cannot_run

SIDE = 100  # of a test picture, in pixels: a tenth of a per cent are 10 of them
CHROMIUM = 156


def png(dark: int = 0, *, height: int = SIDE) -> bytes:
    """A white picture whose first row begins with so many dark pixels."""
    rows = [b"\0" + b"\x20" * dark + b"\xff" * (SIDE - dark)] + [b"\0" + b"\xff" * SIDE] * (height - 1)
    parts = [(b"IHDR", struct.pack(">IIBBBBB", SIDE, height, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(b"".join(rows)))]
    chunks = [struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
              for kind, data in (*parts, (b"IEND", b""))]  # fmt: skip
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder with one white picture, committed and taken anew, both by the same browser."""
    if not (DIFFERENCES.parent / "node_modules/pixelmatch").is_dir():
        cannot_run("pixelmatch is not installed (.ci/browser), so nobody compared pictures")
    for folder in ("committed", "new"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "home.png").write_bytes(png())
    (tmp_path / "committed" / MADE_WITH).write_text(json.dumps({"chromium": CHROMIUM}), encoding="utf-8")
    return tmp_path


def settled(pictures: Path, chromium: int = CHROMIUM, **how: bool) -> int:
    return settle(pictures / "committed", pictures / "new", pictures / "differences", chromium=chromium, **how)


def committed(pictures: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (pictures / "committed").iterdir()}


def test_the_same_picture_passes_and_is_printed(pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert settled(pictures) == 0
    assert capsys.readouterr().out.split() == ["0.000%", "home.png"]
    assert not list((pictures / "differences").iterdir())


def test_a_few_pixels_pass(pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pictures / "new/home.png").write_bytes(png(dark=int(TOLERANCE * SIDE * SIDE)))
    assert settled(pictures) == 0
    assert "0.100%" in capsys.readouterr().out


def test_a_changed_picture_is_named_with_its_share_and_drawn(
    pictures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = committed(pictures)
    (pictures / "new/home.png").write_bytes(png(dark=50))
    assert settled(pictures) == 1
    said = capsys.readouterr().out
    drawn = pictures / "differences/home.png"
    assert f"home.png differs in 0.500% of its pixels: see {drawn}" in said
    assert "make pictures ACCEPT=1" in said
    assert drawn.read_bytes() != png()
    assert committed(pictures) == before


def test_another_size_differs_wholly(pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pictures / "new/home.png").write_bytes(png(height=SIDE + 1))
    assert settled(pictures) == 1
    assert "home.png differs in 100.000% of its pixels: another size" in capsys.readouterr().out


def test_a_picture_without_its_fellow_is_named(pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pictures / "new/home.png").rename(pictures / "new/house.png")
    assert settled(pictures) == 1
    said = capsys.readouterr().out
    assert "home.png is committed, and nobody takes it any more" in said
    assert "house.png is not among the committed pictures" in said


@pytest.mark.parametrize("known", [True, False])
def test_another_browser_writes_new_pictures_with_a_notice(
    pictures: Path, capsys: pytest.CaptureFixture[str], known: bool
) -> None:
    (pictures / "new/home.png").write_bytes(png(dark=50))
    if not known:
        (pictures / "committed" / MADE_WITH).unlink()
    assert settled(pictures, chromium=CHROMIUM + 1) == 0
    assert "NOTICE: nothing compared" in capsys.readouterr().out
    assert committed(pictures)["home.png"] == png(dark=50)
    assert json.loads(committed(pictures)[MADE_WITH]) == {"chromium": CHROMIUM + 1}


def test_accepted_pictures_are_written_and_the_next_comparison_passes(pictures: Path) -> None:
    (pictures / "new/home.png").write_bytes(png(dark=50))
    (pictures / "committed/gone.png").write_bytes(png())
    assert settled(pictures, accept=True) == 0
    assert set(committed(pictures)) == {"home.png", MADE_WITH}
    assert settled(pictures) == 0


# Three runs of one page as Lighthouse wrote them, cut down to what is read; the last met a busy machine.
RUNS: list[dict[str, Any]] = [
    {"requestedUrl": "http://127.0.0.1/", "categories": {
        "accessibility": {"score": 1}, "best-practices": {"score": 0.96}, "seo": {"score": 0.92},
        "performance": {"score": performance}}}
    for performance in (0.96, 0.98, 0.61)
]  # fmt: skip


def test_the_middle_of_three_runs_counts() -> None:
    found = medians([scores_of(run) for run in RUNS])
    assert found == {"accessibility": 100, "best-practices": 96, "seo": 92, "performance": 96}
    assert below(found) == ["seo 92, at least 95"]


@pytest.mark.parametrize("name", FLOORS)
def test_each_score_has_a_floor_that_is_still_enough(name: str) -> None:
    assert below(FLOORS) == []
    assert below(FLOORS | {name: FLOORS[name] - 1}) == [f"{name} {FLOORS[name] - 1}, at least {FLOORS[name]}"]


def test_a_page_that_could_not_be_rated_is_an_error_and_no_score() -> None:
    failed = RUNS[0] | {"categories": RUNS[0]["categories"] | {"performance": {"score": None}}}
    with pytest.raises(RuntimeError, match=r"could not rate http://127\.0\.0\.1/"):
        scores_of(failed)
