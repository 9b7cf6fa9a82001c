"""The plan of a draft: its fields in their order, and what stands in the place of one that has no value yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import dedent
from typing import Any

from generator.drafting.style import WIDTH
from generator.drafting.values import wrapped
from generator.vocabulary import Term

Words = str | Mapping[str, str]
"""Lines of the draft; where they depend on the variant, by variant, and under the empty name for every other one.

A variant is the design of a publication; what else tells drafts of a kind apart is said where its plan is made.
"""


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a plan.

    `above` are comment lines that stand over it in any case; `open` is what stands in its place while it has no value:
    the field with TODO, an offer behind `#`, or nothing. A field with `below` is a mapping that is never offered whole.
    `$id`, `$key` and `$today` are filled in.
    """

    name: str
    open: Words = ""
    above: Words = ""
    below: tuple[Slot, ...] = ()

    def data(self) -> dict[str, Any]:
        """The same for the form's script."""
        words = {"open": self.open, "above": self.above}
        below = {"below": [slot.data() for slot in self.below]} if self.below else {}
        return {"name": self.name, **{name: _data(text) for name, text in words.items() if text}, **below}


Block = tuple[Slot, ...]
"""Fields that stand together; blocks are parted by an empty line."""


def text(words: str) -> str:
    """Lines without the indentation that they have in the program."""
    return dedent(words).strip("\n")


def note(words: str, *, indent: int = 0) -> str:
    """A text as comment lines; `indent` is that of the place where they will stand."""
    return "\n".join(wrapped(words, head="# ", width=WIDTH - indent))


def chosen(words: Words, variant: str) -> str:
    """The lines of one variant."""
    return words if isinstance(words, str) else words.get(variant, words.get("", ""))


def listed(terms: type[Term], *, indent: int = 0) -> str:
    """The words of a closed list as a comment."""
    return note("One of: " + ", ".join(term.value for term in terms), indent=indent)


def _data(words: Words) -> str | dict[str, str]:
    return words if isinstance(words, str) else {str(variant): lines for variant, lines in words.items()}
