"""Paper that can be called back: what became of a printed version, and the entry that a release adds to the ledger."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from generator.publishing.handouts.sheet import Handout
from generator.publishing.handouts.texts import HEADINGS
from generator.reading.released_handouts import Release

HEAD = "# Handouts that were given out; `evidence handout release` appends, nobody removes.\nreleased:\n"
_VERSION = re.compile(r"([0-9a-f]{4})-?([0-9a-f]{4})")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a printed version is today, with what to tell its reader."""

    state: Literal["current", "superseded", "withdrawn", "unknown"]
    version: str
    lines: tuple[str, ...] = ()


def tidy_version(given: str) -> str:
    """A version as people type it, with or without its hyphen; empty where it is none."""
    found = _VERSION.fullmatch(given.strip().lower())
    return f"{found[1]}-{found[2]}" if found else ""


def standing_of(version: str, sheets: Collection[Handout], released: Iterable[Release]) -> Standing:
    """Whether a version is current, superseded (and by what), withdrawn (and why) or unknown."""
    given = [release for release in released if release.version == version]
    if given and given[-1].withdrawn:
        return Standing("withdrawn", version, (f"Do not use it: {given[-1].withdrawn}",))
    now = next((sheet for sheet in sheets if sheet.version == version), None)
    if now:
        kept = "released" if given else "not released yet"
        return Standing("current", version, (f"{now.name}, {now.lang}: {now.title.text} ({kept})",))
    if given:
        return Standing("superseded", version, tuple(_changes(given[-1], _today(given[-1], sheets))))
    return Standing("unknown", version, ("No sheet of ours had this version, or it was never released.",))


def _today(old: Release, sheets: Iterable[Handout]) -> Handout | None:
    """What a released sheet is now, in its language."""
    return next((sheet for sheet in sheets if (sheet.name, sheet.lang) == (old.sheet, old.lang)), None)


def _changes(old: Release, now: Handout | None) -> Iterable[str]:
    if now is None:
        yield f"The sheet {old.sheet} is not made any more."
        return
    yield f"The sheet {old.sheet} is now version {now.version}."
    hashes = now.part_hashes()
    changed = [HEADINGS.get(part, part) for part in {**old.parts, **hashes} if old.parts.get(part) != hashes.get(part)]
    if changed:
        yield f"Changed: {'; '.join(changed)}."
    else:
        yield "Changed: its head, or where one of its sentences comes from."
    said = key_messages(now)
    yield from (f"No longer says: {text}" for text in old.said if text not in said)
    yield from (f"Now says: {text}" for text in said if text not in old.said)


def key_messages(handout: Handout) -> tuple[str, ...]:
    """The key messages of a sheet, one text each."""
    part = next(part for part in handout.parts if part.id == "key-messages")
    return tuple(" ".join(sentence.text for sentence in line.sentences) for line in part.lines)


def entry(handout: Handout) -> str:
    """The lines of the ledger for one sheet; texts are quoted as JSON, which YAML reads alike."""
    said = "".join(f"      - {_quoted(text)}\n" for text in key_messages(handout))
    parts = ", ".join(f"{part}: {_quoted(digest)}" for part, digest in handout.part_hashes().items())
    return (
        f"  - version: {_quoted(handout.version)}\n    sheet: {_quoted(handout.name)}\n"
        f"    lang: {_quoted(handout.lang)}\n    records: {_quoted(handout.built)}\n    said:\n{said}"
        f"    parts: {{{parts}}}\n"
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def unreleased(sheets: Iterable[Handout], released: Iterable[Release]) -> list[Handout]:
    """The sheets whose present version is not in the ledger yet."""
    known = {release.version for release in released}
    return [sheet for sheet in sheets if sheet.version not in known]
