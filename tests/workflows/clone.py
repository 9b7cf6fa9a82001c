"""A clean clone of this checkout, in which a person could have typed what a test runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, cannot_run

PERSON = ("-c", "user.name=A Person", "-c", "user.email=person@example.org")


class Clone:
    """A clone in `folder`, with an environment that holds the packages of the tests and the program of the clone."""

    def __init__(self, folder: Path) -> None:
        if not (ROOT / ".git").exists():
            cannot_run("this is no git checkout, so nothing was cloned")
        self.folder = folder / "clone"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(self.folder)], check=True)
        self._bring_what_is_not_committed()
        self.venv = folder / "venv"
        (self.venv / "bin").mkdir(parents=True)
        for name, module in (("evidence", "-m generator"), ("python", "")):
            program = self.venv / "bin" / name
            program.write_text(
                f'#!/bin/sh\nPYTHONPATH="{self.folder}:$PYTHONPATH" exec "{sys.executable}" {module} "$@"\n'
            )
            program.chmod(0o755)
        for stamp in ("python", "runtime", "test"):  # make takes them for an environment that is ready
            (self.venv / stamp).touch()

    def _bring_what_is_not_committed(self) -> None:
        """Commit in the clone what is changed here, so that a test looks at the program as it lies there."""
        changed = self._run("git", "-C", str(ROOT), "diff", "HEAD", "--binary").stdout
        new = self._run("git", "-C", str(ROOT), "ls-files", "--others", "--exclude-standard", "-z").stdout
        if changed.strip():
            subprocess.run(["git", "-C", str(self.folder), "apply"], input=changed, text=True, check=True)
        for name in filter(None, new.split("\0")):
            if (ROOT / name).is_file() and not (ROOT / name).is_symlink():
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / name).write_bytes((ROOT / name).read_bytes())
        if changed.strip() or new.strip("\0"):
            self.commit("what was not committed")

    def with_invented_records(self) -> Clone:
        """Put the sound records of tests/golden in place of the real ones: a small base, where all is invented."""
        shutil.rmtree(self.folder / "evidence")
        shutil.copytree(ROOT / "tests/golden/base/evidence", self.folder / "evidence")
        for name in ("broken-2004", "retracted-2005"):
            (self.folder / f"evidence/studies/{name}.yaml").unlink()
        self.evidence("check", "--fix")
        self.commit("invented records")
        return self

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git(*PERSON, "commit", "--quiet", "--message", message)

    def git(self, *words: str) -> str:
        return self._run("git", *words, cwd=self.folder).stdout

    def evidence(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self._run(str(self.venv / "bin/evidence"), *words, cwd=self.folder, check=False)

    def make(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "MAKEFLAGS": ""}
        return self._run("make", f"VENV={self.venv}", *words, cwd=self.folder, check=False, env=environment)

    @staticmethod
    def _run(*command: str, check: bool = True, **settings) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, capture_output=True, text=True, check=check, **settings)
