"""What differs between the sheets for patients of two editions: those that come or go, and the words of each part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.publishing.edition import Edition
from generator.publishing.handouts import Handout, by_name
from generator.publishing.handouts.sheet import part_sentences


@dataclass(frozen=True, slots=True)
class HandoutChange:
    """The words of one part of a sheet in English; None on the side that has no such part, or no such sheet."""

    sheet: str
    part: str
    before: str | None
    after: str | None


def handout_changes(before: Edition, after: Edition) -> Iterator[HandoutChange]:
    """Every part whose words differ, sheet by sheet. The line of versions and dates is no part."""
    old, new = by_name(before), by_name(after)
    for name in sorted(old.keys() | new.keys()):
        was, now = (_parts(sheets.get(name)) for sheets in (old, new))
        for part in dict.fromkeys((*was, *now)):
            if was.get(part) != now.get(part):
                yield HandoutChange(name, part, was.get(part), now.get(part))


def _parts(sheet: Handout | None) -> dict[str, str]:
    """The words of each part by its id, the title first."""
    if sheet is None:
        return {}
    parts = {part.id: " ".join(sentence.text for sentence in part_sentences(part)) for part in sheet.parts}
    return {"title": f"{sheet.title.text} {sheet.people.text}", **parts}
