"""Two sentences as one: which words stayed, which went, which came."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

SAME, REMOVED, ADDED = "same", "removed", "added"
_WORD = re.compile(r"\S+")


def word_diff(before: str, after: str) -> list[tuple[str, str]]:
    """Runs of words, each with what became of it; joined without the removed ones they are `after` again."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    runs: list[tuple[str, str]] = []
    for same, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        parts = [(SAME, old[i:j])] if same == "equal" else [(REMOVED, old[i:j]), (ADDED, new[k:m])]
        runs += [(what, " ".join(words)) for what, words in parts if words]
    return runs
