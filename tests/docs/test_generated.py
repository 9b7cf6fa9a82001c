"""What is made from the records is not committed: git ignores every file that the manifest lists."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from generator.publishing.output import MANIFEST
from tests.conftest import ROOT, cannot_run


def test_git_ignores_every_generated_page(built_site: Path) -> None:
    if not (ROOT / ".git").exists():
        cannot_run("this is no git checkout")
    made = json.loads((built_site.parent / "docs" / MANIFEST).read_text(encoding="utf-8"))
    paths = [f"docs/{path}" for path in [MANIFEST, *made]]
    ask = ["git", "check-ignore", "--no-index", "--stdin"]
    done = subprocess.run(ask, cwd=ROOT, input="\n".join(paths), capture_output=True, text=True, check=False)
    assert sorted(set(paths) - set(done.stdout.splitlines())) == []
