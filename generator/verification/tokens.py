"""Numbers in a text, as printed: whole tokens with their signs, whatever dash, comma or space the source uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_DASHES = str.maketrans({dash: "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"})
_SPACES = str.maketrans({space: " " for space in "\u00a0\u2007\u2009\u202f"})
_NUMBER = re.compile(r"(?<![\w.,])(?P<sign>[-+]?)(?P<digits>\d+(?:[.,\u00b7]\d+)*|[.,\u00b7]\d+)(?!\d)")
_LOSS = re.compile(
    r"\b(?:los[est]\w*|loss\w*|declin\w*|decreas\w*|fell|fall|drop\w*|lower\w*|reduc\w*|less|fewer|negative|minus|down"
    r"|below|worse\w*)\b",
    re.IGNORECASE,
)
NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_OFTEN = {"once": "1", "twice": "2", "thrice": "3", "single": "1", "no": "0", "none": "0", "half": "0.5"}
_WORD = re.compile(rf"\b({'|'.join((*NUMBER_WORDS, *_OFTEN))})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The numbers of one piece of text; `loss` says whether a word there tells of a loss."""

    printed: frozenset[str]
    worded: frozenset[str]
    loss: bool

    def holds(self, literal: Decimal, *, words: bool = False) -> bool:
        """Whether a figure stands here with its digits; a minus may be told by a word ("lost 1.2 %")."""
        digits = format(abs(literal), "f")
        if words and digits in self.worded:
            return True
        if literal.is_signed():
            return f"-{digits}" in self.printed or (self.loss and digits in self.printed)
        return digits in self.printed


def tokens_of(text: str) -> Tokens:
    """The numbers of a text; "0,54" is also read as 0.54, and "1,200" as 1200."""
    plain = text.translate(_DASHES).translate(_SPACES)
    return Tokens(
        frozenset(token for match in _NUMBER.finditer(plain) for token in _readings(plain, match)),
        frozenset(_number_word(match[0].lower()) for match in _WORD.finditer(plain)),
        bool(_LOSS.search(plain)),
    )


def _readings(text: str, match: re.Match[str]) -> Iterator[str]:
    # A dash after a digit, letter, bracket or sign of per cent joins a range; it is no minus.
    before = text[match.start() - 1] if match.start() else " "
    sign = "-" if match["sign"] == "-" and not (before.isalnum() or before in "%)].") else ""
    digits = match["digits"].replace("\u00b7", ".")
    parts = digits.split(",")
    if len(parts) > 1 and all("." in part for part in parts):  # an interval without a space: "0.21,0.77"
        yield from (f"{'' if index else sign}{part}" for index, part in enumerate(parts))
        return
    readings = {digits} if len(parts) == 1 else {digits.replace(",", ".", 1), digits.replace(",", "")}
    for reading in readings:
        whole = f"0{reading}" if reading.startswith(".") else reading
        yield f"{sign}{whole}"


def _number_word(word: str) -> str:
    return _OFTEN.get(word) or str(NUMBER_WORDS.index(word))
