"""Move the BibTeX that a draft brings along to the bibliography; nothing else in either file changes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.contributing.bib_writer import entries_in, with_entry
from generator.problems import Place, Severity
from generator.reading.bibliography import read_bibliography
from generator.reading.yaml_tree import read_tree

BIBLIOGRAPHY = "evidence/references.bib"
_NOTE_OF_DRAFT = re.compile(r"\n*# `evidence check --fix` moves this to references\.bib\.\n\Z")


@dataclass(frozen=True, slots=True)
class Moved:
    """Both texts after the move, where the block stood, and what kept it there; without a block nothing differs."""

    record: str
    bibliography: str
    place: Place | None = None
    fault: str = ""


def move_block(record: str, bibliography: str, *, file: str) -> Moved:
    """Take the field `bibtex` out of a record and put its entries into the bibliography, in the order of keys.

    It stays where it is, with the reason, if the bibliography would have a new fault: a key or a number that is there
    already, a name or a year that cannot be read.
    """
    tree = read_tree(record.encode(), file=file)
    value = (tree.values or {}).get("bibtex")
    if not isinstance(value, str) or not value.strip():
        return Moved(record, bibliography)
    place = tree.place(("bibtex",), at="key")
    entries = entries_in(value)
    if not entries:
        return Moved(record, bibliography, place, "it holds no entry that can be read")
    joined = bibliography
    for entry in entries:
        if entry not in joined:
            joined = with_entry(joined, entry)
    fault = _new_fault(bibliography, joined)
    if fault:
        return Moved(record, bibliography, place, fault)
    return Moved(_without_block(record, place), joined, place)


def _new_fault(before: str, after: str) -> str:
    """The first problem that the bibliography has now and had not before."""
    old = _errors(before)
    return next((fault for fault in _errors(after) if fault not in old), "")


def _errors(text: str) -> list[str]:
    problems = read_bibliography(text.encode(), file=BIBLIOGRAPHY)[1]
    return [problem.message for problem in problems if problem.severity is Severity.ERROR]


def _without_block(record: str, place: Place) -> str:
    """The record without the lines of the field: from its key to the last line that is indented below it."""
    lines = record.split("\n")
    start, end = place.line - 1, place.line
    while end < len(lines) and (not lines[end].strip() or lines[end].startswith(" ")):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    before, after = _NOTE_OF_DRAFT.sub("\n", "".join(f"{line}\n" for line in lines[:start])), lines[end:]
    if before.endswith("\n\n") and not after[0].strip():
        after = after[1:]
    return (before + "\n".join(after)).rstrip("\n") + "\n"
