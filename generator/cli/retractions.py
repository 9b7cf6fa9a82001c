"""The verb `retractions`: notices of journals on publications that we hold, and the edits that they ask for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.cli.console import write_whole
from generator.contributing.impact import impact_of, snapshot_of
from generator.contributing.printed import impact_json, text_lines
from generator.contributing.retraction_edits import CannotEdit, edited_record, notice_key, with_notice
from generator.contributing.retractions import NotACatalogue, Verdict, read_notices, verdicts
from generator.model import EvidenceBase
from generator.reading import BIBLIOGRAPHY, read_base

FINE, PROBLEMS, WRONG_USE = 0, 1, 2

Answer = tuple[str, list[str], int]
"""Text for stdout, lines for stderr, exit code."""


def run_retractions(root: Path, catalogue: Path, *, apply: bool, today: str, format: str) -> Answer:
    """Match a Retraction Watch file with the records; with `apply` edit them, and say what that does to readers.

    The exit code is 1 where a record must change and was not changed.
    """
    try:
        notices = read_notices(catalogue.read_bytes().decode("utf-8", errors="replace"))
    except OSError as fault:
        return "", [f"evidence retractions: {catalogue} cannot be read: {fault.strerror}"], WRONG_USE
    except NotACatalogue as fault:
        return "", [f"evidence retractions: {catalogue} is no Retraction Watch file: {fault}"], WRONG_USE
    base, unread = read_base(root)
    found = verdicts(base, notices)
    if not apply:
        return _printed(found, format), [], PROBLEMS if any(it.must_change for it in found) else FINE
    before = snapshot_of(base, unread)
    faults = list(_apply(root, base, found, today))
    impact = impact_of(before, snapshot_of(*read_base(root)))
    code = PROBLEMS if faults else FINE
    if format == "json":
        told = {**_table(found), "impact": impact_json(impact, verb="impact")}
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n", faults, code
    return _printed(found, format) + "\n" + "".join(f"{line}\n" for line in text_lines(impact)), faults, code


def _apply(root: Path, base: EvidenceBase, found: Sequence[Verdict], today: str) -> Iterator[str]:
    """Edit each record that must change, and the bibliography; lines for what could not be done."""
    deciding = {(it.kind, it.record): it for it in found if it.must_change and it.decides}
    for (kind, key), verdict in deciding.items():
        path = root / getattr(base, kind)[key].file
        notice = notice_key(verdict, base.references)
        try:
            text = edited_record(path.read_text(encoding="utf-8"), verdict, notice=notice, today=today)
        except CannotEdit as fault:
            yield f"evidence retractions: {getattr(base, kind)[key].file} was not edited: {fault}"
            continue
        bibliography = root / BIBLIOGRAPHY
        entries = bibliography.read_text(encoding="utf-8")
        write_whole(bibliography, with_notice(entries, verdict, key=notice, references=base.references))
        write_whole(path, text)


def _printed(found: Sequence[Verdict], format: str) -> str:
    if format == "json":
        return json.dumps(_table(found), ensure_ascii=False, indent=2) + "\n"
    changing = len({(it.kind, it.record) for it in found if it.must_change})
    lines = [*map(_line, found), f"{len(found)} notices on our records; records that must change: {changing}"]
    return "\n".join(lines) + "\n"


def _table(found: Sequence[Verdict]) -> dict[str, object]:
    rows = [
        {
            "kind": verdict.notice.nature.value,
            "date": verdict.notice.date,
            "doi": verdict.notice.original_doi,
            "pmid": verdict.notice.original_pmid,
            "notice": verdict.notice.doi,
            "record": f"{verdict.kind}/{verdict.record}",
            "report": verdict.report,
            "current": verdict.current.value,
            "proposed": verdict.proposed.value,
            "must_change": verdict.must_change,
        }
        for verdict in found
    ]
    return {"schema": "retractions/1", "notices": rows}


def _line(verdict: Verdict) -> str:
    notice = verdict.notice
    status = f"{verdict.current} \u2192 {verdict.proposed}" if verdict.must_change else f"stays {verdict.current}"
    about = notice.original_doi or f"PMID {notice.original_pmid}"
    return f"{verdict.kind}/{verdict.record}: {notice.nature.lower()} of {about}, {notice.date or 'no date'}: {status}"
