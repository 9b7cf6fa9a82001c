"""What a clinic adds to its own copy of a handout: its name, how to reach it, a note, and who signed the copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.fields import Part, PartialDate

NAME_LENGTH, PHONE_LENGTH, NOTE_LENGTH = 80, 40, 800
"""Characters at most: a name stands in one line; a note of a third of a page does not crowd out the sheet."""
_ONE_LINE = r"^[^\n]*\S[^\n]*$"
ShortText = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=NAME_LENGTH, pattern=_ONE_LINE)]
"""A text of one line, at most 80 characters: it stands in a heading or a signature."""
PhoneText = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=PHONE_LENGTH, pattern=_ONE_LINE)]
"""A telephone number as people dial it, at most 40 characters."""
FileName = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=200, pattern=_ONE_LINE)]
"""A path, from the folder of the file that names it."""
NoteText = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=NOTE_LENGTH, pattern=r"\S")]
"""Plain text of at most 800 characters."""


class SignOff(Part):
    """The clinician who answers for this copy, as it is printed."""

    name: ShortText
    """Name of the clinician, one line of at most 80 characters."""
    role: ShortText
    """Role of the clinician, such as physiotherapist, one line of at most 80 characters."""
    date: PartialDate
    """Day of the sign-off, such as 2026-11-24."""


class Clinic(Part):
    """A file `clinic.yaml`: what is printed on a clinic's own copy, outside the version of the sheet."""

    schema_: Literal["clinic/1"] = Field(alias="schema")
    """Kind of file."""
    name: ShortText
    """Name of the clinic, one line of at most 80 characters."""
    phone: PhoneText | None = None
    """Telephone number as it is dialled, one line of at most 40 characters."""
    logo: FileName | None = None
    """File of the logo, from the folder of this file: PNG, JPEG or SVG."""
    note: NoteText | None = None
    """The clinic's own note, at most 800 characters; an empty line begins a new paragraph."""
    sign_off: SignOff | None = None
    """Who signed this copy; without it the copy stays a draft."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The note, paragraph by paragraph, each on one line."""
        blocks = (self.note or "").split("\n\n")
        return tuple(" ".join(block.split()) for block in blocks if block.strip())


@dataclass(frozen=True, slots=True)
class Logo:
    """The picture of a clinic, checked: its bytes and its type."""

    content: bytes
    kind: Literal["png", "jpeg", "svg"]
