"""Start the engine: the program that turns `docs/` into pages. Which one, and until when: decision 0001."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.site_build.faults import EngineFailed

Report = Callable[[str], None]
PATIENCE = 10.0  # seconds of silence after which a person wonders whether anything still happens

# Set for the engine, so that the hook, which serves a bare `mkdocs build`, does not publish a second time.
PUBLISHED = "BONE_EVIDENCE_PUBLISHED"


@dataclass(frozen=True, slots=True)
class Engine:
    """A program that builds the site: its package, and the arguments that start it.

    In an argument `{site}` stands for the folder to fill.
    """

    package: str
    arguments: tuple[str, ...]

    def version(self) -> str:
        """Name and version, for the fingerprint of a build."""
        try:
            return f"{self.package} {importlib.metadata.version(self.package)}"
        except importlib.metadata.PackageNotFoundError:
            return f"{self.package} (not installed)"


MKDOCS = Engine("mkdocs", ("-m", "mkdocs", "build", "--strict", "--site-dir", "{site}"))


def run_engine(root: Path, site: Path, *, engine: Engine, build_epoch: int, report: Report) -> None:
    """Fill the folder `site` from the checkout at `root`; a warning of the engine is a failure.

    `build_epoch` is the date of the build in seconds since 1970: no page depends on the clock.
    Raise `EngineFailed` with the engine's own output where it is missing or fails.
    """
    command = [sys.executable, *(argument.replace("{site}", str(site)) for argument in engine.arguments)]
    try:
        process = subprocess.Popen(
            command,
            cwd=root,
            env=_environment(build_epoch),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise EngineFailed(f"the engine {engine.package} did not start: {error}") from error
    output = _wait(process, report)
    if process.returncode:
        raise EngineFailed(_failure(engine, process.returncode, output))


def _environment(build_epoch: int) -> dict[str, str]:
    return os.environ | {
        "SOURCE_DATE_EPOCH": str(build_epoch),
        "NO_MKDOCS_2_WARNING": "1",  # the theme's note on its end of life would drown real warnings: decision 0001
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
        PUBLISHED: "1",
    }


def _wait(process: subprocess.Popen[str], report: Report) -> str:
    waited = 0.0
    try:
        while True:
            try:
                return process.communicate(timeout=PATIENCE)[0]
            except subprocess.TimeoutExpired:
                waited += PATIENCE
                report(f"  still at it after {waited:.0f} s")
    finally:
        if process.poll() is None:  # interrupted: leave no engine behind
            process.kill()
            process.wait()


def _failure(engine: Engine, code: int, output: str) -> str:
    if f"No module named {engine.package}" in output:
        return f"the engine {engine.package} is not installed; run `make site`, which installs it"
    said = "\n".join(f"  | {line}" for line in output.strip().splitlines()) or "  | (nothing)"
    return f"the engine {engine.package} ended with code {code}; an earlier site still stands. It said:\n{said}"
