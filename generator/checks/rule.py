"""What a rule is made of: its facts, the kinds of record it looks at, and a function that finds what breaks it."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from generator.checks.subject import Subject
from generator.model import Path
from generator.problems import Rule, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One place of a record that breaks a rule; `path` holds the names of the file (`from`, not `source`)."""

    path: Path
    message: str
    hint: str = ""
    at: Literal["value", "key"] = "value"


Find = Callable[[Subject[Any]], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule that can be run. What breaks a `gap` rule is still to be filled in, and so is no fault in a draft."""

    rule: Rule
    kinds: tuple[type, ...]
    find: Find
    gap: bool = False


def rule(
    id_: str,
    title: str,
    *kinds: type,
    passing: str,
    failing: str,
    severity: Severity = Severity.ERROR,
    gap: bool = False,
) -> Callable[[Find], Check]:
    """Make a check of the function below; its docstring is the rule's reason.

    `passing` and `failing` hold the top-level fields that differ from a sound record of the first of `kinds`; a line
    `# file: <folder>/<id>.yaml` begins a second record.
    """

    def make(find: Find) -> Check:
        reason = inspect.cleandoc(find.__doc__ or "")
        facts = Rule(id_, title, reason, _excerpt(passing), _excerpt(failing), severity)
        return Check(facts, kinds, find, gap)

    return make


def _excerpt(text: str) -> str:
    return textwrap.dedent(text).strip("\n")
