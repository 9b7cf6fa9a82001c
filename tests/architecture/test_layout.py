"""All code has one layout, and none of the faults that a linter sees; the settings stand in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.sources import ROOT


@pytest.mark.parametrize("judgement", [["check"], ["format", "--check"]], ids=["no fault", "one layout"])
def test_the_linter_is_content(judgement: list[str]) -> None:
    command = [sys.executable, "-m", "ruff", *judgement, "--no-cache", "generator", "tests"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
