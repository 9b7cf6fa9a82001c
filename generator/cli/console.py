"""What every verb shares: which checkout it works on, where its words and files go, and how it leaves."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

WRONG_USE, INTERNAL_FAULT = 2, 3


class TextOrJson(StrEnum):
    """How an answer is printed."""

    text = "text"
    json = "json"


Root = Annotated[
    Path | None,
    typer.Option(
        "--root", help="The checkout. Default: the nearest folder upwards that holds `evidence/`.", show_default=False
    ),
]


def checkout(given: Path | None) -> Path:
    """The checkout to work on; leaves with exit code 2 where there is none."""
    start = (given or Path.cwd()).resolve()
    for folder in [start] if given else [start, *start.parents]:
        if (folder / "evidence").is_dir():
            return folder
    where = f"{start} holds no folder evidence/" if given else f"no folder evidence/ in {start} or above it"
    note(f"evidence: {where}; name the checkout with --root")
    raise typer.Exit(WRONG_USE)


def note(line: str) -> None:
    """Progress and messages go to stderr; results alone go to stdout."""
    print(line, file=sys.stderr, flush=True)


def nearest(kind: str, word: str, known: Iterable[str]) -> str:
    """The end of a sentence on an unknown word of a kind: the three known ones that are most like it."""
    near = difflib.get_close_matches(word, sorted(known), n=3, cutoff=0)
    return f"the nearest are {', '.join(near)}" if near else f"there is no {kind} at all"


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file, and its folder where that is missing; a reader sees the old content or the new, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    partial.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    os.replace(partial, path)


def finish(out: str, notes: list[str], code: int) -> NoReturn:
    """Print the result and the messages, and leave with the exit code."""
    for line in notes:
        note(line)
    if out:
        sys.stdout.write(out if out.endswith("\n") else f"{out}\n")
    raise typer.Exit(code)
