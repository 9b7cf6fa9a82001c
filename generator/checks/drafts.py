"""What is still to be filled in is no fault of a draft."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from generator.model import EvidenceBase
from generator.problems import Problem, Severity
from generator.vocabulary import RecordStatus

READING_GAPS = frozenset({"record-missing-field", "record-empty-list", "record-empty", "yaml-null", "yaml-empty"})
"""Rules of reading that ask for something which a draft may lack."""


def lenient(problems: Iterable[Problem], *, drafts: Collection[str], gaps: Collection[str]) -> list[Problem]:
    """Make info of what is still missing in `drafts` (file names): problems of rules in `gaps`, and a value TODO."""
    return [
        replace(problem, severity=Severity.INFO) if problem.place.file in drafts and _is_gap(problem, gaps) else problem
        for problem in problems
    ]


def _is_gap(problem: Problem, gaps: Collection[str]) -> bool:
    return problem.rule in gaps or (problem.rule.startswith("record-") and ' is "TODO";' in problem.message)


def draft_files(base: EvidenceBase) -> frozenset[str]:
    """The files whose record is a draft, readable or not."""
    found = [*(located for _, located in base.located()), *(damaged.found for damaged in base.damaged.values())]
    return frozenset(located.file for located in found if located.record.status is RecordStatus.DRAFT)
