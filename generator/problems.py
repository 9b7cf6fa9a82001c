"""A problem is a value: where, what is wrong, what was expected, how to repair.

Faults in the data never raise; they are collected and shown all at once. Exceptions are left for faults in the
program.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a problem weighs: an error blocks, a query asks for an answer, info tells."""

    ERROR = "error"
    QUERY = "query"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a file, relative to the root; line and column count from 1, columns in code points."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, in four parts.

    `message` names the field, the value seen and what was expected; `hint` says how to repair it.
    """

    place: Place
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.place}: {self.severity} {self.rule}: {self.message}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by path, line, column and rule, and drop exact repeats: the order of every output."""
    return sorted(set(problems), key=lambda p: (p.place, p.rule, p.message))


def text_lines(problems: Iterable[Problem]) -> Iterable[str]:
    """Yield one unwrapped line a problem, and its hint indented below."""
    for problem in problems:
        yield str(problem)
        if problem.hint:
            yield f"    hint: {problem.hint}"


def json_rows(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Give each problem as a plain mapping with the keys of the command contract."""
    return [
        {
            "path": p.place.file,
            "line": p.place.line,
            "column": p.place.column,
            "severity": str(p.severity),
            "rule": p.rule,
            "message": p.message,
            "hint": p.hint,
        }
        for p in problems
    ]


_ANNOTATION = {Severity.ERROR: "error", Severity.QUERY: "warning", Severity.INFO: "notice"}


def _escape(text: str, *, value: bool) -> str:
    """Escape a workflow command's message, or one of its property values, as the host asks."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if value else text


def github_lines(problems: Iterable[Problem]) -> Iterable[str]:
    """Yield workflow annotations: errors, warnings for queries, notices for info."""
    for p in problems:
        file, title = _escape(p.place.file, value=True), _escape(p.rule, value=True)
        message = _escape(f"{p.message}\nhint: {p.hint}" if p.hint else p.message, value=False)
        where = f"file={file},line={p.place.line},col={p.place.column},title={title}"
        yield f"::{_ANNOTATION[p.severity]} {where}::{message}"


_SARIF_LEVEL = {Severity.ERROR: "error", Severity.QUERY: "warning", Severity.INFO: "note"}


def sarif_log(problems: Iterable[Problem], rules: Iterable[tuple[str, str]], version: str) -> dict[str, Any]:
    """Build a SARIF 2.1.0 log (OASIS 2020) from problems and (rule id, one-line text) pairs."""
    results = [
        {
            "ruleId": p.rule,
            "level": _SARIF_LEVEL[p.severity],
            "message": {"text": f"{p.message}\n{p.hint}" if p.hint else p.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": p.place.file},
                        "region": {"startLine": p.place.line, "startColumn": p.place.column},
                    }
                }
            ],
        }
        for p in problems
    ]
    driver = {
        "name": "bone-evidence",
        "version": version,
        "rules": [{"id": rule, "shortDescription": {"text": text}} for rule, text in rules],
    }
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule asks: its permanent id, weight, one-line title, reason, and an example each way.

    `passing` and `failing` are record or file excerpts that are executed as tests and shown by `explain`.
    """

    id: str
    title: str
    text: str
    passing: str
    failing: str
    severity: Severity = Severity.ERROR
