"""What was read against its sources stays as it was read.

A digit changed by mistake may still be a figure that the same source prints elsewhere, so that looking it up finds it.
The record therefore keeps the fingerprint of what was compared. Two people entering data apart, and comparing, is the
field's way to the same end (Cochrane Handbook 2024, section 5.5.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from hashlib import sha256

from generator.checks.rule import Finding, rule
from generator.checks.subject import Subject
from generator.model import Claim, Guideline, Publication, Question, Record, Review, Study
from generator.problems import Severity
from generator.vocabulary import RecordStatus

_SCHEME, _LENGTH = "v1", 12
_OWN = frozenset(
    {
        *("schema", "status", "withdrawn", "editorial", "queries", "extracted", "checked", "compared", "changes"),
        *("tags", "bibtex", "trials", "beside", "former_ids"),
    }
)
"""Fields that say what we or the journal did with the record, not what its sources print."""
_WHOLE = frozenset({"statement", "shows", "fair_wording"})
"""Sentences in which a word turns the meaning round ("Fell.", "lower"), so that each word counts."""
_CODE = re.compile(r"[a-z0-9_.:/-]+")
"""The id of a row, a key: words without a space."""
_NUMBER = re.compile(r"[-\u2212]?\d+(?:[.,]\d+)*")


def fingerprint(record: Record) -> str:
    """The first 48 bits of the SHA-256 of every figure and coded answer of a record, each with its place.

    Of sentences the numbers count alone, so that one may be put better without a new comparison; the order of fields
    and of named rows does not count. `v1` names this way of counting.
    """
    fields = record.model_dump(by_alias=True, exclude_unset=True)
    copied = {key: value for key, value in fields.items() if key not in _OWN}
    lines = "\n".join(sorted(f"{place} = {value}" for place, value in _printed(copied, "")))
    return f"{_SCHEME}-{sha256(lines.encode()).hexdigest()[:_LENGTH]}"


def _printed(value: object, place: str) -> Iterator[tuple[str, str]]:
    """What was copied from a source, with the place where it stands in the record; rows go by their ids."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from [(f"{place}.{key}", str(item))] if key in _WHOLE else _printed(item, f"{place}.{key}")
    elif isinstance(value, list):
        for position, item in enumerate(value):
            named = item.get("id", position) if isinstance(item, dict) else position
            yield from _printed(item, f"{place}.{named}")
    elif not isinstance(value, str) or isinstance(value, Enum) or _CODE.fullmatch(value):
        yield place, str(value)
    elif numbers := _NUMBER.findall(value):
        yield place, " ".join(numbers)


@rule(
    "compared-figures",
    "The figures are those that were read against the source",
    Study,
    Review,
    Guideline,
    Claim,
    Question,
    severity=Severity.QUERY,
    passing="compared: {date: 2026-02-01, figures: v1-406f67ab0cec}",
    failing="compared: {date: 2026-02-01, figures: v1-0123456789ab}",
)
def compared_figures(subject: Subject[Record]) -> Iterator[Finding]:
    """A figure, a sign or a coded answer that changes after somebody read the record against its sources has been
    read by nobody else. A wrong digit can be a figure that the same source prints elsewhere: only a reader sees it.
    """
    compared, present = subject.record.compared, fingerprint(subject.record)
    if compared and compared.figures != present and subject.record.status is RecordStatus.ACTIVE:
        message = f"a figure or a coded answer is not the one that was read against the sources on {compared.date}"
        hint = (
            "changed by mistake: `git diff` of this file shows where; changed on purpose: say so in the pull request, "
            f"and whoever did not write the change compares it with its source, then writes `figures: {present}` and "
            "the day"
        )
        yield Finding(("compared", "figures"), message, hint)


@rule(
    "compared-missing",
    "The figures were read against the source by a second pair of eyes",
    Study,
    Review,
    Guideline,
    severity=Severity.INFO,
    passing="compared: {date: 2026-02-01, figures: v1-406f67ab0cec}",
    failing="summary: Women who lifted kept more bone than women who did not.",
)
def compared_missing(subject: Subject[Publication]) -> Iterator[Finding]:
    """Whoever copies a figure sees it as it was meant: without a reading by somebody else a slip stays where it is,
    and without its fingerprint nobody notices a later one.
    """
    record = subject.record
    if record.status is RecordStatus.ACTIVE and not record.compared and not subject.is_example:
        message = "no second reading of the figures against the sources is recorded"
        hint = f"whoever compared them writes `compared: {{date: ..., figures: {fingerprint(record)}}}`"
        yield Finding(("extracted",), message, hint)
