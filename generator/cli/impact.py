"""The verbs `impact` and `whatif`: what a change of the records does to readers, made or supposed."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from pathlib import Path

from generator.cli.console import nearest
from generator.cli.revisions import NoSuchEdition, folder_of
from generator.contributing.impact import Impact, Snapshot, impact_of, snapshot_of
from generator.contributing.printed import impact_json, markdown_lines, text_lines
from generator.contributing.supposing import dois, excluding, record_ids, retracting
from generator.model.identifiers import normal_doi
from generator.reading import read_base

FINE, WRONG_USE = 0, 2

Answer = tuple[str, list[str], int]
"""Text for stdout, lines for stderr, exit code."""


def run_impact(root: Path, base: str, head: str | None, *, format: str) -> Answer:
    """Compare two states of the records: folders, or revisions of the checkout `root`; `head` None is `root` itself."""
    with ExitStack() as folders:
        try:
            before, after = (folders.enter_context(folder_of(root, name)) for name in (base, head))
        except NoSuchEdition as fault:
            hint = "    hint: name a folder or a revision; a shallow clone may need `git fetch` first"
            return "", [f"evidence impact: {fault}", hint], WRONG_USE
        impact = impact_of(_snapshot(before), _snapshot(after))
    return _printed(impact, verb="impact", format=format), [], FINE


def run_whatif(root: Path, *, exclude: Sequence[str], retract: Sequence[str], format: str) -> Answer:
    """Compare the records with what they were without some of them, or with some retracted; nothing is written."""
    if not exclude and not retract:
        return "", ["evidence whatif: say what to suppose, with --exclude ID or --retract DOI"], WRONG_USE
    base, unread = read_base(root)
    wanted = [normal_doi(doi) for doi in retract]
    unknown = [
        *(_unknown("record", word, record_ids(base)) for word in exclude if word not in record_ids(base)),
        *(_unknown("record with the DOI", doi, dois(base)) for doi in wanted if doi not in dois(base)),
    ]
    if unknown:
        return "", unknown, WRONG_USE
    supposed = excluding(retracting(base, wanted), unread, exclude)
    impact = impact_of(snapshot_of(base, unread), snapshot_of(*supposed))
    return _printed(impact, verb="whatif", format=format), [], FINE


def _unknown(what: str, word: str, known: Collection[str]) -> str:
    return f"evidence whatif: there is no {what} {word}; {nearest(what, word, known)}"


def _snapshot(root: Path) -> Snapshot:
    return snapshot_of(*read_base(root))


def _printed(impact: Impact, *, verb: str, format: str) -> str:
    if format == "json":
        return json.dumps(impact_json(impact, verb=verb), ensure_ascii=False, indent=2) + "\n"
    lines = markdown_lines(impact) if format == "markdown" else text_lines(impact)
    return "".join(f"{line}\n" for line in lines)
