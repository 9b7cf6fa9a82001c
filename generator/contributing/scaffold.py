"""A draft of a record: the commented text, its id, and the BibTeX entry that goes with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from textwrap import indent

from generator.contributing.bib_writer import bib_entry
from generator.contributing.citation import Citation, Refusal
from generator.contributing.guesses import designs_of, fallback_design, guesses
from generator.contributing.known import Shelf
from generator.contributing.naming import free, id_for
from generator.contributing.skeletons import BLOCKS, Form
from generator.contributing.skeletons.form import comment
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
        return (
            f"{self.text}\n# `evidence check --fix` moves this to references.bib.\n{block(self.entry)}"
            if self.entry
            else self.text
        )


def block(entry: str) -> str:
    """An entry as the field `bibtex` of a record."""
    return f"bibtex: |\n{indent(entry, '  ')}"


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
    form = _form(folder, name, citation, reference, today=today, design=term)
    return Draft(
        id=name,
        file=f"evidence/{folder}/{name}.yaml",
        key=reference.key if reference else "",
        text=_text(folder, form, citation, reference),
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


def _form(
    folder: str,
    name: str,
    citation: Citation | None,
    reference: Reference | None,
    *,
    today: str,
    design: Term | None,
) -> Form:
    guessed = guesses(citation, kind=folder)
    placeholder = "" if folder == "questions" else name
    return Form(
        id=name,
        key=reference.key if reference else placeholder,
        today=today,
        design=design or guessed.design or fallback_design(folder),
        design_is_known=design is not None,
        guesses=guessed,
        registration=citation.registration if citation else "",
        issuer=reference.institution if reference else "",
        is_online=bool(reference and reference.kind == "online"),
    )


def _text(folder: str, form: Form, citation: Citation | None, reference: Reference | None) -> str:
    kind = _KIND_OF[folder]
    first = [
        f"schema: {kind}/1",
        f"id: {form.id}",
        "status: draft   # `active` when no TODO is left; a draft is never counted",
    ]
    blocks = [_heading(folder, kind, form, citation, reference), "\n".join(first), *BLOCKS[folder](form)]
    if reference is None and form.key:
        blocks.append(_OPEN_ENTRY.replace("$key", form.key))
    return "\n\n".join(part.strip("\n") for part in blocks) + "\n"


_OPEN_ENTRY = """\
# The publication, unless evidence/references.bib has it. `evidence check --fix` moves it there.
# bibtex: |
#   @article{$key,
#     author  = {TODO, TODO and TODO, TODO},
#     title   = {TODO},
#     journal = {TODO},
#     year    = {TODO},
#     doi     = {TODO}
#   }
"""


def _heading(folder: str, kind: str, form: Form, citation: Citation | None, reference: Reference | None) -> str:
    """What the draft is about, how to fill it in, and what the file of the reference leaves open."""
    lines = [
        f"yaml-language-server: $schema=../../docs/schemas/{kind}.json",
        *_named(form, reference),
        "Answer every TODO. A line that begins with # is an offer: take the # away and fill it in, or delete it.",
        "A figure only from a source that you read, as printed; all words your own.",
        f"evidence/examples/{kind}.yaml explains the fields, docs/learn/glossary.md the words to choose from.",
        f"What is left to do: .venv/bin/evidence check evidence/{folder}/{form.id}.yaml",
        *(f"Look at this first: {remark}" for remark in (citation.remarks if citation else ())),
    ]
    return "\n".join(comment(line) for line in lines)


def _named(form: Form, reference: Reference | None) -> list[str]:
    """Which publication it is about, so that nobody fills in the wrong paper."""
    if reference is None:
        return [f"Call this file and its `id` <surname>-<year>, and {form.key} below too."] if form.key else []
    return [f"{reference.short}: {reference.title}", *([reference.link] if reference.link else [])]


def _remarks(citation: Citation | None, known: Reference | None, shelf: Shelf) -> Iterable[str]:
    if citation is None:
        return
    yield from citation.remarks
    if known:
        yield f"references.bib has the publication already, as {known.key}; its entry stays as it is"
    elif namesake := shelf.namesake_of(citation.reference):
        yield f"references.bib has {namesake.key} with the same title; if that is the same publication, use that key"
