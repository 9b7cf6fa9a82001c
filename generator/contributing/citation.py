"""What a draft is made from: one publication as a file or a service described it, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One publication, with what else its description tells.

    `about` (title, abstract, types of publication) is read for first guesses and written nowhere. `remarks` are what a
    person must look at.
    """

    reference: Reference
    registration: str = ""
    about: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """How messages name it: "Watson 2018, High-intensity resistance …"."""
        title = self.reference.title
        return f"{self.reference.short}, {title if len(title) <= 60 else title[:59].rstrip() + '…'}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something is not done, and what to do instead. `wrong_use` tells a slip of the command from faulty data."""

    message: str
    hint: str = ""
    wrong_use: bool = False
