"""Is a publication in the collection already? By DOI, PubMed number, register number, and told apart by title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from generator.checks.subject import Neighbours
from generator.contributing.citation import Citation, Refusal
from generator.model import EvidenceBase, Located, Reference
from generator.model.identifiers import normal_registration
from generator.reading.messages import MESSAGES


@dataclass(frozen=True)
class Shelf:
    """The collection as a newcomer's publication meets it."""

    base: EvidenceBase

    def entry_of(self, reference: Reference) -> Reference | None:
        """The entry of the bibliography with one of its numbers."""
        for known in self.base.references.values():
            if any(_same(getattr(known, name), getattr(reference, name)) for name in ("doi", "pmid", "pmcid")):
                return known
        return None

    def namesake_of(self, reference: Reference) -> Reference | None:
        """An entry with the same title, where numbers cannot tell; a person must compare the two."""
        title = _words(reference.title)
        return next((known for known in self.base.references.values() if title and _words(known.title) == title), None)

    def holder_of(self, citation: Citation) -> Refusal | None:
        """Why no record may be made of it: one holds it, or its register number, already."""
        entry, neighbours = self.entry_of(citation.reference), Neighbours(self.base)
        if entry and (found := neighbours.holders.get(entry.key)):
            return _refusal("held", found[0], number=_shared_number(entry, citation.reference), key=entry.key)
        number = normal_registration(citation.registration)
        if number and (found := neighbours.registrations.get(number)):
            return _refusal("registered", found[0], number=number)
        return None

    def names(self, kept: frozenset[str] = frozenset()) -> frozenset[str]:
        """Every id that a new record or entry may not take; of `kept` keys only where a record has them."""
        files = [*(found.file for _, found in self.base.located()), *self.base.unreadable]
        ids = {found.record.id for _, found in self.base.located()} | {PurePath(file).stem for file in files}
        return frozenset(ids | (self.base.references.keys() - kept))


def _same(known: str, given: str) -> bool:
    return bool(known) and known == given


def _shared_number(known: Reference, given: Reference) -> str:
    if _same(known.doi, given.doi):
        return f"DOI {known.doi}"
    return f"PubMed number {known.pmid}" if _same(known.pmid, given.pmid) else known.pmcid


def _refusal(said: str, found: Located, **words: str) -> Refusal:
    _, message, hint = MESSAGES[said].filled(record=found.record.id, file=found.file, **words)
    return Refusal(message, hint)


def _words(title: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", title.lower()))
