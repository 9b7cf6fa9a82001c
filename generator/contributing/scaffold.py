"""A draft of a record: the commented text, its id, and the BibTeX entry that goes with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.contributing.citation import Citation, Refusal
from generator.contributing.known import Shelf
from generator.drafting.bib_entry import bib_entry
from generator.drafting.draft_text import OPEN_ENTRY, UNNAMED, Contents, draft_text, filled, with_bibtex
from generator.drafting.first_values import first_values
from generator.drafting.guesses import designs_of
from generator.drafting.naming import free, id_for
from generator.drafting.skeletons import PLANS
from generator.drafting.values import without_empty
from generator.model import KINDS, Reference
from generator.vocabulary import Term

KIND_NAMES = {kind.__name__.lower(): folder for folder, kind in KINDS.items()}
"""What a person calls a kind of record -> its folder: `study` -> `studies`."""
_KIND_OF = {folder: name for name, folder in KIND_NAMES.items()}
_HOLDS_PUBLICATION = frozenset({"studies", "reviews", "guidelines"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is to be written: the record, and its entry unless the bibliography has it.

    `entry` is empty where the bibliography has the publication already, or where no publication is known. `remarks`
    are for the person who asked.
    """

    id: str
    file: str
    key: str
    text: str
    entry: str
    remarks: tuple[str, ...] = ()

    def alone(self) -> str:
        """The record with its BibTeX within, for a draft that is handed in as one file."""
        return with_bibtex(self.text, self.entry) if self.entry else self.text


def make_draft(
    folder: str, citation: Citation | None, *, shelf: Shelf, today: str, design: str = ""
) -> Draft | Refusal:
    """A draft for the folder `folder` of one publication, or of none yet; a publication with a record is refused."""
    term = _design(folder, design)
    if isinstance(term, Refusal):
        return term
    if citation and folder in _HOLDS_PUBLICATION and (refusal := shelf.holder_of(citation)):
        return refusal
    known = shelf.entry_of(citation.reference) if citation else None
    name = _name(folder, citation, known, shelf)
    if not name:
        return Refusal("every id of that surname and year is taken", "write the record by hand, with an id of its own")
    reference = known or (replace(citation.reference, key=name) if citation else None)
    contents = _contents(folder, name, citation, reference, today=today, design=term)
    return Draft(
        id=name,
        file=f"evidence/{folder}/{name}.yaml",
        key=reference.key if reference else "",
        text=_text(contents, reference),
        entry=bib_entry(reference) if reference and not known else "",
        remarks=tuple(_remarks(citation, known, shelf)),
    )


def _design(folder: str, wanted: str) -> Term | Refusal | None:
    """The design that was asked for; None where none was."""
    designs = designs_of(folder)
    if not wanted:
        return None
    if designs is None:
        return Refusal(f"a record in {folder}/ has no design", "leave --design out", wrong_use=True)
    if wanted not in [term.value for term in designs]:
        known = ", ".join(term.value for term in designs)
        return Refusal(f"{wanted} is not a design of {folder}", f"known: {known}", wrong_use=True)
    return designs(wanted)


def _name(folder: str, citation: Citation | None, known: Reference | None, shelf: Shelf) -> str:
    """The id of the new record: that of its entry, where there is one that no record has taken."""
    if citation is None:
        return free(f"new-{_KIND_OF[folder]}", shelf.names())
    if known and folder in _HOLDS_PUBLICATION:
        return free(known.key, shelf.names(frozenset({known.key})))
    return id_for(known or citation.reference, shelf.names())


def _contents(
    folder: str,
    name: str,
    citation: Citation | None,
    reference: Reference | None,
    *,
    today: str,
    design: Term | None,
) -> Contents:
    """What is known of the draft: the words of the publication, and what they suggest."""
    about, registration = (citation.about, citation.registration) if citation else ("", "")
    first = first_values(folder, reference, about=about, registration=registration, design=design)
    placeholder = "" if folder == "questions" else name
    key = reference.key if reference else placeholder
    return Contents(
        kind=_KIND_OF[folder],
        folder=folder,
        variant=first.variant,
        record=without_empty(first.record()) or {},
        asides=first.asides,
        words={"id": name, "key": key, "today": today},
        about=_about(name, key, reference),
        remarks=citation.remarks if citation else (),
    )


def _text(contents: Contents, reference: Reference | None) -> str:
    text = draft_text(PLANS[contents.folder], contents)
    offered = reference is None and contents.words["key"]
    return f"{text}\n{filled(OPEN_ENTRY, contents.words)}\n" if offered else text


def _about(name: str, key: str, reference: Reference | None) -> tuple[str, ...]:
    """Which publication it is about, so that nobody fills in the wrong paper."""
    if reference:
        return tuple(filter(None, (f"{reference.short}: {reference.title}", reference.link)))
    return (filled(UNNAMED, {"id": name, "key": key}),) if key else ()


def _remarks(citation: Citation | None, known: Reference | None, shelf: Shelf) -> Iterable[str]:
    if citation is None:
        return
    yield from citation.remarks
    if known:
        yield f"references.bib has the publication already, as {known.key}; its entry stays as it is"
    elif namesake := shelf.namesake_of(citation.reference):
        yield f"references.bib has {namesake.key} with the same title; if that is the same publication, use that key"
