"""What tests of several kinds share: a copy of the checkout, the site built from it, and loud gaps."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]
SOURCES = ("docs", "evidence", "generator", "mkdocs.yml", "pyproject.toml", "requirements.lock", "CHANGELOG.md")
GAP = "NOT TESTED: "

# The same examples in every run, and no stopwatch: a busy machine is not a fault of the program.
settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


def cannot_run(reason: str) -> NoReturn:
    """End a test that cannot run here: loudly on a person's machine, as a failure in continuous integration."""
    if os.environ.get("CI"):
        pytest.fail(GAP + reason)
    pytest.skip(GAP + reason)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the expected pages of tests/golden anew, to be read in the diff."""
    parser.addoption("--update-golden", action="store_true", help="write the expected pages of tests/golden anew")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Close with the gaps, so that a green run never hides them."""
    skipped = terminalreporter.stats.get("skipped", [])
    gaps = sorted({line for report in skipped for line in [str(report.longrepr[2])] if GAP in line})
    for gap in gaps:
        terminalreporter.write_line(gap.removeprefix("Skipped: "), red=True, bold=True)


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this checkout's sources, so that a test may build in it.

    The site comes along where there is one: the build leaves it as it is where it is current, and makes it anew
    where it is not.
    """
    copy = tmp_path_factory.mktemp("checkout")
    leave_out = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in (*SOURCES, *(["site"] if (ROOT / "site").is_dir() else [])):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=leave_out)
        else:
            shutil.copy2(ROOT / name, copy / name)
    return copy


@pytest.fixture(scope="session")
def built_site(checkout: Path) -> Path:
    """The site, built as `make site` builds it."""
    command = [sys.executable, "-m", "generator", "build", "--root", str(checkout), "--output", str(checkout / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return checkout / "site"
