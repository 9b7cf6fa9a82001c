"""Judgements on a whole base of records: one rule is one function with a permanent id and two examples."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from types import ModuleType

from generator import reading
from generator.checks import (
    compared,
    counts,
    intervals,
    links,
    plausibility,
    ranges,
    records,
    rows,
    unfinished,
    units,
    wording,
)
from generator.checks.drafts import READING_GAPS, draft_files, lenient
from generator.checks.report import NEEDLESS_ANSWER, CheckReport, run_checks
from generator.checks.rule import Check, Finding
from generator.model import EvidenceBase
from generator.problems import Problem, Rule, in_order

FAMILIES: tuple[ModuleType, ...] = (
    records,
    links,
    rows,
    counts,
    intervals,
    units,
    ranges,
    plausibility,
    wording,
    unfinished,
    compared,
)
"""One module for each family of rules."""

CHECKS: tuple[Check, ...] = tuple(it for family in FAMILIES for it in vars(family).values() if isinstance(it, Check))
"""Every rule that is run on records, family by family."""

RULES: tuple[Rule, ...] = tuple(
    sorted((*(check.rule for check in CHECKS), NEEDLESS_ANSWER, *reading.RULES), key=lambda rule: rule.id)
)
"""Every rule there is, those of reading included, by id."""


GAPS: frozenset[str] = READING_GAPS | {check.rule.id for check in CHECKS if check.gap}
"""Rules that ask for what a draft may still lack."""


def check_base(base: EvidenceBase) -> CheckReport:
    """Run every rule on every record. Problems are values; nothing is raised for what a record says."""
    return run_checks(base, CHECKS, [rule.id for rule in RULES])


def check_all(base: EvidenceBase, unread: Iterable[Problem], *, drafts: Collection[str] = ()) -> CheckReport:
    """Join the problems of reading with those of the rules; what a draft still lacks becomes info.

    Records with the status of a draft are drafts, and so are the files named in `drafts`.
    """
    report = check_base(base)
    lacking = frozenset(drafts) | draft_files(base)
    problems = lenient((*unread, *report.problems), drafts=lacking, gaps=GAPS)
    return CheckReport(tuple(in_order(problems)), report.evaluations)


__all__ = ["CHECKS", "FAMILIES", "GAPS", "RULES", "Check", "CheckReport", "Finding", "check_all", "check_base"]
