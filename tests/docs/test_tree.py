"""The tree drawn in docs/architecture.md is the tree on the disk."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENTRY = re.compile(r"[A-Za-z0-9_.-]+(?:/|\.py)")
NOT_DRAWN = {"__init__.py", "__main__.py", "__pycache__"}


def drawn() -> set[str]:
    """The names that stand one step below `generator/` in the drawing; a folder ends in a slash."""
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    block = re.search(r"^generator/.*\n((?:  .*\n)+)", text, re.MULTILINE)
    assert block, "docs/architecture.md has no drawing of generator/"
    lines = [line.split() for line in block.group(1).splitlines() if re.match(r"  \S", line)]
    return {word for words in lines for word in _leading_entries(words)}


def _leading_entries(words: list[str]) -> list[str]:
    """A line may draw several names before it begins to explain them."""
    entries: list[str] = []
    for word in words:
        if not ENTRY.fullmatch(word):
            break
        entries.append(word)
    return entries


def on_disk() -> set[str]:
    children = [path for path in (ROOT / "generator").iterdir() if path.name not in NOT_DRAWN]
    return {f"{path.name}/" if path.is_dir() else path.name for path in children}


def test_the_drawing_of_the_generator_equals_the_disk() -> None:
    assert drawn() == on_disk()
