"""What a notice of a journal changes in the files: the status in the record, a word in its history, the notice's entry.

Small edits of the text; a record is never written out anew, so that its comments and printed figures stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.contributing.bib_writer import with_entry
from generator.contributing.retractions import Nature, Verdict
from generator.drafting.bib_entry import bib_entry
from generator.model import Reference
from generator.model.identifiers import normal_doi
from generator.vocabulary import EditorialStatus

_EDITORIAL = re.compile(r"^editorial:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)
_STATUS = re.compile(r"^status:.*\n", re.MULTILINE)
_CHANGES_FLOW = re.compile(r"^changes:[ \t]*\[(?P<rows>(?:[^\]\n]|\n[ \t])*)\](?P<rest>.*)$", re.MULTILINE)
_CHANGES_BLOCK = re.compile(
    r"^changes:[ \t]*(?:#.*)?\n(?:(?P<indent>[ \t]*)-.*\n(?:(?P=indent)[ \t]+.*\n)*)+", re.MULTILINE
)
_SUFFIX = {
    Nature.CORRECTION: "correction",
    Nature.CONCERN: "concern",
    Nature.RETRACTION: "retraction",
    Nature.REINSTATEMENT: "reinstatement",
}
_TITLE = {
    Nature.CORRECTION: "Correction to",
    Nature.CONCERN: "Expression of concern about",
    Nature.RETRACTION: "Retraction of",
    Nature.REINSTATEMENT: "Reinstatement of",
}
_WHAT = {
    EditorialStatus.RETRACTED: "retracted by its journal; no longer counted",
    EditorialStatus.RETRACTED_REPUBLISHED: "retracted and published again by its journal; no longer counted",
    EditorialStatus.EXPRESSION_OF_CONCERN: "its journal voiced concern; not counted until that is settled",
    EditorialStatus.CORRECTED_NOT_READ: "its journal corrected it; the correction was not read yet",
    EditorialStatus.NONE_FOUND: "reinstated by its journal",
}


class CannotEdit(Exception):
    """The text of a record has no place where the edit would go; the text says which."""


def edited_record(text: str, verdict: Verdict, *, notice: str, today: str) -> str:
    """The record with its proposed status, the key of the notice and a new entry in its history."""
    told = f"editorial: {{status: {verdict.proposed.value}, notice: {notice}, checked: {today}}}\n"
    if _EDITORIAL.search(text):
        text = _EDITORIAL.sub(told, text, count=1)
    elif _STATUS.search(text):
        text = _STATUS.sub(lambda found: found.group() + told, text, count=1)
    else:
        raise CannotEdit("it has no line `status:`")
    return _with_change(text, f"{{date: {today}, what: {_WHAT[verdict.proposed]}}}")


def _with_change(text: str, entry: str) -> str:
    if flow := _CHANGES_FLOW.search(text):
        rows = flow["rows"].rstrip().rstrip(",")
        return f"{text[: flow.start()]}changes: [{rows}, {entry}]{flow['rest']}{text[flow.end() :]}"
    text = text if text.endswith("\n") else f"{text}\n"
    if block := _CHANGES_BLOCK.search(text):
        return f"{text[: block.end()]}{block['indent']}- {entry}\n{text[block.end() :]}"
    raise CannotEdit("it has no list `changes:` that a line can be added to")


def notice_key(verdict: Verdict, references: Mapping[str, Reference]) -> str:
    """Key of the notice: that of an entry with its DOI, else a new one made from the report's key."""
    doi = verdict.notice.doi
    known = (key for key, it in references.items() if doi and normal_doi(it.doi) == doi and key != verdict.report)
    return next(known, f"{verdict.report}-{_SUFFIX[verdict.notice.nature]}")


def with_notice(bibliography: str, verdict: Verdict, *, key: str, references: Mapping[str, Reference]) -> str:
    """The bibliography with an entry for the notice, unless one is there."""
    if key in references:
        return bibliography
    report, notice = references[verdict.report], verdict.notice
    own_doi = notice.doi if notice.doi != notice.original_doi else ""
    entry = Reference(
        key=key,
        kind="article",
        title=f"{_TITLE[notice.nature]}: {report.title}",
        journal=report.journal,
        year=int(notice.date[:4]) if notice.date else None,
        doi=own_doi,
        note="unconfirmed: author and exact title; taken from the Retraction Watch data, the notice was not seen",
    )
    return with_entry(bibliography, bib_entry(entry))
