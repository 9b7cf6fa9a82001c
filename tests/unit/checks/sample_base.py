"""Builds a small folder of records from the sound ones beside this file and the excerpt of a rule's example."""

from __future__ import annotations

import re
from pathlib import Path

from generator.checks import Check, check_base
from generator.model import KINDS, Reference
from generator.problems import Problem
from generator.reading import read_base

BASE = Path(__file__).parent / "base" / "evidence"
_FILE = re.compile(r"^# file: (?P<file>\S+)\n?", re.MULTILINE)
_FIELD = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)


def sound_record(folder: str) -> Path:
    """The sound record of a kind."""
    return next((BASE / folder).glob("*.yaml"))


def folder_of(check: Check) -> str:
    """The folder of the first kind of record that a rule looks at; its examples are excerpts of such a record."""
    kind = check.kinds[0]
    return "studies" if kind is Reference else next(name for name, record in KINDS.items() if record is kind)


def overlaid(text: str, excerpt: str) -> str:
    """Replace the top-level fields of `text` that `excerpt` has, and add those that are new."""
    fields = {part.split(":")[0]: part for part in _FIELD.split(text) if part.strip()}
    for part in (part for part in _FIELD.split(excerpt) if part.strip()):
        fields[part.split(":")[0]] = part.rstrip("\n") + "\n"
    return "".join(fields.values())


def write_sample(root: Path, excerpt: str, *, folder: str) -> None:
    """Write the records of an example below `root`."""
    first, *others = _FILE.split(excerpt)
    files = {f"{folder}/{sound_record(folder).name}": first} if folder else {}
    files |= dict(zip(others[::2], others[1::2], strict=True))
    evidence = root / "evidence"
    evidence.mkdir(parents=True)
    (evidence / "references.bib").write_text((BASE / "references.bib").read_text())
    for file, fields in files.items():
        target = evidence / file
        target.parent.mkdir(exist_ok=True)
        if target.suffix == ".bib":
            target.write_text(fields)
            continue
        text = overlaid(sound_record(target.parent.name).read_text(), fields)
        stem = sound_record(target.parent.name).stem
        target.write_text(text.replace(f"id: {stem}\n", f"id: {target.stem}\n", 1))


def problems_of(root: Path, excerpt: str, *, folder: str) -> list[Problem]:
    """Read and check an example; every problem of both."""
    write_sample(root, excerpt, folder=folder)
    base, unread = read_base(root)
    return [*unread, *check_base(base).problems]
