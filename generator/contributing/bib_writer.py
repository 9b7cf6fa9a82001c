"""The place of an entry in the text of `references.bib`."""

from __future__ import annotations

import re
from itertools import pairwise

_ENTRY = re.compile(r"^@[A-Za-z]+[ \t]*[{(][ \t]*(?P<key>[^\s,={}]+)", re.MULTILINE)


def with_entry(bibliography: str, entry: str) -> str:
    """The bibliography with an entry at its place in the order of keys; nothing else in the text moves."""
    key = _ENTRY.match(entry)["key"]  # an entry begins with its type and key
    after = next((found.start() for found in _ENTRY.finditer(bibliography) if found["key"] > key), None)
    if after is None:
        before = bibliography.rstrip()
        return f"{before}\n\n{entry}" if before else entry
    return f"{bibliography[:after]}{entry}\n{bibliography[after:]}"


def entries_in(text: str) -> list[str]:
    """Each entry of a text as it is written there, without what stands between them."""
    starts = [found.start() for found in _ENTRY.finditer(text)]
    return [f"{text[start:end].rstrip()}\n" for start, end in pairwise([*starts, len(text)])]
