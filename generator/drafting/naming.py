"""The permanent id of a new record: surname and year in small ASCII letters, with a letter where that is taken."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Collection

from generator.model import Reference

# Letters that do not fall apart into a plain letter and an accent.
_PLAIN_LETTERS = {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
                  "ħ": "h", "ŋ": "n"}  # fmt: skip
_PLAIN = str.maketrans(_PLAIN_LETTERS)
_PARTICLE = r"^(?:von|van|der|den|de|dos|da|del|la|le|el|al|ten|ter|zu)\s+"
_PARTICLES = re.compile(_PARTICLE, re.IGNORECASE)
_MOST_WORDS = 3
_LONGEST = 40

NAMING = {"letters": _PLAIN_LETTERS, "particles": _PARTICLE, "words": _MOST_WORDS, "longest": _LONGEST}
"""The same for the form's script."""

UNCLEAR = "is {name} a person or an institution? In references.bib a person is `Family, Given`"
"""What is asked of a name that does not show its family part."""


def id_for(reference: Reference, taken: Collection[str]) -> str:
    """An id that is not in `taken`: `watson-2018`, then `watson-2018b` to `watson-2018z`; empty if all are taken."""
    stem = f"{ascii_words(reference.surname) or 'unnamed'}-{reference.year or 'undated'}"
    return free(stem, taken)


def free(stem: str, taken: Collection[str]) -> str:
    """The stem, or the stem with the first letter from b on that makes it free; empty if none does."""
    joint = "" if stem[-1:].isdigit() else "-"
    return next(
        (name for name in (stem, *(f"{stem}{joint}{c}" for c in string.ascii_lowercase[1:])) if name not in taken), ""
    )


def ascii_words(text: str) -> str:
    """Letters without accents, joined by hyphens: "Müller-Lüdenscheidt" is `muller-ludenscheidt`, "von Stengel"
    `vonstengel`; of an institution the first three words.
    """
    joined = _PARTICLES.sub(lambda found: found.group().strip(), text.strip())
    parts = unicodedata.normalize("NFKD", joined.lower().translate(_PLAIN))
    bare = re.sub(r"['’‘ʼ`.]", "", "".join(char for char in parts if not unicodedata.combining(char)))
    return "-".join(re.findall(r"[a-z0-9]+", bare)[:_MOST_WORDS])[:_LONGEST].strip("-")
