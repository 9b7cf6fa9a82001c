"""What was compared with its sources stays as it was compared.

A digit changed by mistake may still be a figure that the same source prints elsewhere, so that looking it up finds it.
The record therefore keeps the fingerprint of what was compared. Two people entering data apart, and comparing, is the
field's way to the same end (Cochrane Handbook 2024, section 5.5.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from generator.checks.paths import name
from generator.checks.rule import Finding, rule
from generator.checks.subject import Subject
from generator.model import Guideline, Path, Publication, Review, Study
from generator.vocabulary import RecordStatus

_LENGTH = 12
_OWN = frozenset(
    {"schema", "status", "withdrawn", "editorial", "queries", "extracted", "checked", "compared", "changes", "tags"}
)
"""Fields that say what we or the journal did with the record, not what its sources print."""
_CODE = re.compile(r"[a-z0-9_.:/-]+")
"""A coded answer, the id of a row, a key: words without a space."""
_NUMBER = re.compile(r"[-\u2212]?\d+(?:[.,]\d+)*")


def fingerprint(record: Publication) -> str:
    """The first 48 bits of the SHA-256 of every figure and coded answer of a record, each with its path.

    Of words the numbers count alone, so that a sentence may be put better without a new comparison.
    """
    lines = "\n".join(f"{name(path)} = {value}" for path, value in _printed(_dumped(record), ()))
    return f"sha256-{sha256(lines.encode()).hexdigest()[:_LENGTH]}"


def _dumped(record: Publication) -> dict[str, Any]:
    fields = record.model_dump(by_alias=True, exclude_unset=True)
    return {key: value for key, value in fields.items() if key not in _OWN}


def _printed(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """What was copied from a source, with the place where it stands in the record."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _printed(item, (*path, str(key)))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _printed(item, (*path, position))
    elif not isinstance(value, str) or _CODE.fullmatch(value):
        yield path, str(value)
    elif numbers := _NUMBER.findall(str(value)):
        yield path, " ".join(numbers)


@rule(
    "compared-figures",
    "The figures are those that were compared with the source",
    Study,
    Review,
    Guideline,
    passing="compared: {date: 2026-02-01, figures: sha256-72b3967ed9eb}",
    failing="compared: {date: 2026-02-01, figures: sha256-0123456789ab}",
)
def compared_figures(subject: Subject[Publication]) -> Iterator[Finding]:
    """A figure, a sign or a coded answer that changes after somebody compared the record with its sources has been
    compared by nobody. A wrong digit can be a figure that the same source prints elsewhere: only a reader sees it.
    """
    compared, present = subject.record.compared, fingerprint(subject.record)
    if compared and compared.figures != present and subject.record.status is RecordStatus.ACTIVE:
        message = f"a figure or a coded answer changed since the record was compared with its sources ({compared.date})"
        hint = f"compare what changed with its source, then write `figures: {present}` and the day you did"
        yield Finding(("compared", "figures"), message, hint)
