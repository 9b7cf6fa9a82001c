"""What a draft may still hold and a finished record may not: open tasks, and BibTeX that is not in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.paths import fields_of, name
from generator.checks.rule import Finding, rule
from generator.checks.subject import Subject
from generator.model import Claim, Guideline, Path, Question, Record, Review, Study

_OPEN_TASK = re.compile(r"\bTODO\b")


@rule(
    "todo-left",
    "Nothing is left to do in a finished record",
    Study,
    Review,
    Guideline,
    Claim,
    Question,
    gap=True,
    passing="population: {sex: female, n_allocated: 40, description: Women who had not trained for a year.}",
    failing='population: {sex: female, n_allocated: 40, description: "TODO: who they were"}',
)
def todo_left(subject: Subject[Record]) -> Iterator[Finding]:
    """`evidence new` writes TODO where a person must look. In a draft the list of them is what is still to be done; a
    reader must never meet one.
    """
    for path, text in _texts(subject):
        if _OPEN_TASK.search(text):
            yield Finding(path, f"{name(path)} is still to be done", "write what the source shows, or delete the field")


def _texts(subject: Subject[Record]) -> Iterator[tuple[Path, str]]:
    for path, part in subject.parts:
        for attribute, named in fields_of(type(part)):
            value = getattr(part, attribute)
            if isinstance(value, str):
                yield (*path, named), value
            elif isinstance(value, list):
                yield from (((*path, named, i), item) for i, item in enumerate(value) if isinstance(item, str))


@rule(
    "bibtex-left",
    "BibTeX stands in the bibliography",
    Study,
    Review,
    Guideline,
    Claim,
    Question,
    gap=True,
    passing="note: The entry stands in references.bib.",
    failing='bibtex: "@article{sample-2020, title = {Lifting}}"',
)
def bibtex_left(subject: Subject[Record]) -> Iterator[Finding]:
    """A draft may bring its publication along, so that it is one file to hand in. Every bibliographic fact is written
    once: before the record counts, the entry moves to references.bib.
    """
    if subject.record.bibtex:
        hint = "run `evidence check --fix`, which moves it to evidence/references.bib"
        yield Finding(("bibtex",), "bibtex holds an entry that belongs in references.bib", hint, at="key")
