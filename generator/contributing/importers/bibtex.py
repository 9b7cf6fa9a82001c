"""BibTeX, read by the same reader as the bibliography; what the house's form forbids is mended or told here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from generator.contributing.citation import Refusal
from generator.contributing.importers.facts import Facts
from generator.problems import Problem
from generator.reading.bib_fields import KINDS
from generator.reading.bibliography import BibEntry, read_bibliography

START = re.compile(r"^\s*@\s*(?!comment|string|preamble)[a-z]+\s*[{(]", re.MULTILINE | re.IGNORECASE)
_KEY = re.compile(r"(^\s*@\s*(?!comment|string|preamble)[a-z]+\s*[{(])[^,={}\n]*,", re.MULTILINE | re.IGNORECASE)
# What an exported entry may do and the house's bibliography may not: told by nobody.
_NO_MATTER = frozenset(
    "bib-unknown-field bib-key bib-sorted bib-missing-field bib-identifier-form bib-empty-field bib-duplicate-field"
    " bib-name bib-url bib-line-end bib-stray-text bib-identifier-twice bib-date bib-month"
    " bib-unknown-type".split()
)
_SAME = "title and_others journal booktitle publisher institution volume number pages doi pmid pmcid url".split()
_KINDS = {"conference": "inproceedings", "thesis": "phdthesis", "electronic": "online", "www": "online"}
_LONE_INITIALS = re.compile(r"[A-Z]{1,3}")


def read(text: str) -> list[Facts] | Refusal:
    """Every entry of the text. Keys are given anew first: a program may write none, or one key for several entries."""
    numbered = iter(range(1, len(text)))
    keyed = _KEY.sub(lambda match: f"{match[1]}entry-{next(numbered):04d},", text)
    entries, problems = read_bibliography(keyed.encode("utf-8", "replace"), file="the file")
    for problem in problems:
        if problem.rule == "bib-syntax":
            return Refusal(f"line {problem.place.line}: {problem.message}", problem.hint)
    ordered = sorted(entries.values(), key=lambda entry: entry.place)
    lines = [*(entry.place.line for entry in ordered), len(text)]
    return [
        _facts(entry, text, [p for p in problems if start <= p.place.line < end])
        for entry, (start, end) in zip(ordered, pairwise(lines), strict=True)
    ]


def _facts(entry: BibEntry, text: str, problems: Iterable[Problem]) -> Facts:
    reference = entry.reference
    return Facts(
        **{name: getattr(reference, name) for name in _SAME},
        kind=_KINDS.get(reference.kind, reference.kind if reference.kind in KINDS else "misc"),
        authors=[_as_meant(name, text) for name in reference.authors],
        editors=[_as_meant(name, text) for name in reference.editors],
        date=str(reference.year or ""),
        remarks=[problem.message for problem in problems if problem.rule not in _NO_MATTER],
    )


def _as_meant(name: str, text: str) -> str:
    """A name such as `Weeks BK`, which BibTeX takes for a person called Weeks of the family BK."""
    family, comma, given = name.partition(", ")
    is_turned = comma and _LONE_INITIALS.fullmatch(family) and name not in text
    return f"{given}, {family}" if is_turned else name
