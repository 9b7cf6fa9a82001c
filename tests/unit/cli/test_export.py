"""`evidence export` and its answers to wrong use; what the files hold is tested in tests/exports."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app
from tests.unit.cli.test_stats_and_verify import INVENTED


def export(*words: str) -> tuple[int, str]:
    """The exit code and what is said on stderr."""
    done = CliRunner().invoke(app, ["export", *words, "--root", str(INVENTED)])
    return done.exit_code, done.stderr


def test_one_part_is_written_alone(tmp_path: Path) -> None:
    assert export(str(tmp_path / "out"), "--only", "references")[0] == 0
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert written == ["references.bib", "references.csl.json", "references.ris"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["file/below"], "cannot be written ("),
        (["file"], "file is no folder"),
        (["out", "--only", "exel"], "there is no export exel; there are references, tables, sqlite"),
        (["out", "--all", "--only", "api"], "--all and --only exclude one another"),
    ],
)
def test_wrong_use_is_said_with_its_repair(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("no folder", encoding="utf-8")
    code, told = export(*words)
    assert code == 2 and said in told, told
    assert Path("file").read_text(encoding="utf-8") == "no folder"
