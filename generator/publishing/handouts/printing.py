"""How one sheet is printed: size of type, paper, where its version is looked up, and a clinic's own additions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.clinic import Clinic, Logo
from generator.publishing.handouts.frame import ON_PAPER
from generator.publishing.handouts.language import Voice, language_of
from generator.publishing.handouts.sheet import Handout

SIZES = {"standard": 12, "clear-print": 14, "large-print": 18}
"""Points of type by variant; type is never shrunk to fit (RNIB: 12 is the floor, 14 recommended, large from 16)."""
PAPERS = {"a4": "A4", "letter": "letter", "any": ""}
"""Papers; `any` leaves it to the printer."""
DRAFT = "text:draft"
"""The source of the draft band, in whose place a clinician's sign-off stands on a copy of a clinic's own."""
NOTE_BEFORE = "sources"
"""The part before which a clinic's note stands: after all that the sheet says, before where it comes from."""
MOST_PAGES = {"standard": 2, "clear-print": 3, "large-print": 4}
"""Pages that a sheet of each variant may take: what is longer is not read to its end."""


@dataclass(frozen=True, slots=True)
class Print:
    """How a sheet is printed: a key of SIZES and a key of PAPERS.

    `site_url` is where the site is published, empty where that is not decided. `clinic` and `logo` make a copy of a
    clinic's own; they stand outside the version of the sheet.
    """

    variant: str = "standard"
    paper: str = "a4"
    site_url: str = ""
    clinic: Clinic | None = None
    logo: Logo | None = None

    @property
    def points(self) -> int:
        """The size of type."""
        return SIZES[self.variant]


@dataclass(frozen=True, slots=True)
class OwnCopy:
    """What a copy says beyond the sheet, in words: who gave it, who signed it, the clinic's note under its heading."""

    name: str = ""
    phone: str = ""
    signed: str = ""
    heading: str = ""
    note: tuple[str, ...] = ()

    @property
    def head(self) -> tuple[str, ...]:
        """What stands above the title: one line with name and telephone number, or nothing."""
        return (", ".join(text for text in (self.name, self.phone) if text),) if self.name else ()

    @property
    def noted(self) -> tuple[str, ...]:
        """The note with its heading, or nothing."""
        return (self.heading, *self.note) if self.note else ()


def own_copy(handout: Handout, how: Print) -> OwnCopy:
    """The additions of the clinic; all empty where there is none. They are never a part of the sheet's version."""
    clinic = how.clinic
    if clinic is None:
        return OwnCopy()
    sign = clinic.sign_off
    signed = ""
    if sign:
        date = Voice(language_of(handout.lang)).date(sign.date)
        signed = printed(handout, "own-signed", name=sign.name, role=sign.role, date=date)
    heading = printed(handout, "own-heading") if clinic.paragraphs else ""
    return OwnCopy(clinic.name, clinic.phone or "", signed, heading, clinic.paragraphs)


def is_signed(voice: Voice, added: Iterable[str]) -> bool:
    """Whether one of the texts that a copy adds is a clinician's sign-off, which stands in place of the draft band."""
    pattern = ON_PAPER["own-signed"]
    before, _, _ = voice.say(pattern).partition("{")
    return any(text.startswith(before) for text in added)


def printed(handout: Handout, key: str, **facts: str) -> str:
    """A fixed sentence that belongs to the paper and not to the sheet, in the language of the sheet."""
    return handout.frame.on_paper[key].format(**facts)
