"""What an unquoted YAML word means: text, a whole number, a decimal, true or false - or a fault.

The rule is YAML 1.2 core (YAML 1.2.2, section 10.3), made stricter: where a person and a YAML reader could
understand different things (`012`, `0x1F`, `Yes`, an empty value), the word is either plain text or an error, never
silently another value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from generator.reading.plain_text import shown

Scalar = str | int | Decimal | bool

# A figure of a paper has a handful of digits. The bounds keep a later int() or float() from exhausting memory.
MAX_NUMBER_LENGTH = 40
MAX_EXPONENT = 30

_NUMBER = re.compile(r"[-+]?(?P<whole>[0-9]+)(?P<fraction>\.[0-9]+)?(?:[eE](?P<exponent>[-+]?[0-9]+))?")
_BARE_POINT = re.compile(r"(?P<sign>[-+]?)(?P<whole>[0-9]*)\.(?P<fraction>[0-9]*)(?P<exponent>[eE][-+]?[0-9]+)?")
_OTHER_BASE = re.compile(r"[-+]?0[xob][0-9a-fA-F]+")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLS = {"true": True, "false": False}

NULL_HINT = "leave the field out and add an entry to `not_found` with the reason"


@dataclass(frozen=True, slots=True)
class Misread:
    """An unquoted word that YAML readers and people understand differently; `message` follows the field's name."""

    rule: str
    message: str
    hint: str


@lru_cache(maxsize=8192)
def plain_value(word: str) -> Scalar | Misread:
    """Give the value of an unquoted word. Pure, and cached because records repeat few words often.

    A number with a point or an exponent becomes a Decimal of its literal, so that `0.30` stays `0.30`.
    """
    if word in _BOOLS:
        return _BOOLS[word]
    if word in _NULLS:
        return Misread("yaml-null", "is null" if word else "has no value", NULL_HINT)
    if word.lower() in _BOOLS:
        return Misread("yaml-bool", f"is {word}", f"write {word.lower()}, or quote it if it is text")
    if word[0] not in "+-.0123456789":
        return word
    return _number(word)


def _number(word: str) -> Scalar | Misread:
    """Read a word that begins like a number; what is not wholly a number is text (`1:30`, `1_000`, `2020-02-30`)."""
    if match := _NUMBER.fullmatch(word):
        return _size_fault(word, match) or _zero_fault(word, match) or _exact(word, match)
    if _OTHER_BASE.fullmatch(word):
        hint = "write the number in decimal figures, or quote it if it is text"
        return Misread("yaml-number", f"is {shown(word)}", hint)
    if _NOT_FINITE.fullmatch(word):
        return Misread("yaml-number", f"is {word}, which is not a figure", "write the printed figure; " + NULL_HINT)
    match = _BARE_POINT.fullmatch(word)
    if match and (match["whole"] or match["fraction"]):
        return _point_fault(word, match)
    return word


def _exact(word: str, match: re.Match[str]) -> int | Decimal:
    """Convert without rounding: a whole number, or a Decimal that keeps trailing zeros."""
    return Decimal(word) if match["fraction"] or match["exponent"] else int(word)


def _size_fault(word: str, match: re.Match[str]) -> Misread | None:
    if len(word) > MAX_NUMBER_LENGTH:
        return Misread("yaml-number", f"is a number of {len(word)} characters", "quote it if it is text")
    if match["exponent"] and abs(int(match["exponent"])) > MAX_EXPONENT:
        hint = f"an exponent lies between -{MAX_EXPONENT} and {MAX_EXPONENT}; quote it if it is text"
        return Misread("yaml-number", f"is {word}", hint)
    return None


def _zero_fault(word: str, match: re.Match[str]) -> Misread | None:
    whole = match["whole"]
    if len(whole) == 1 or whole[0] != "0":
        return None
    sign = word[0] if word[0] in "+-" else ""
    meant = sign + (whole.lstrip("0") or "0") + word[len(sign) + len(whole) :]
    return Misread("yaml-number", f"is {word}; a number does not begin with 0", f"write {shown(meant)}, or quote it")


def _point_fault(word: str, match: re.Match[str]) -> Misread:
    fraction = f".{match['fraction']}" if match["fraction"] else ""
    meant = f"{match['sign']}{match['whole'] or '0'}{fraction}{match['exponent'] or ''}"
    message = f"is {shown(word)}; a number has a figure on both sides of its point"
    return Misread("yaml-number", message, f"write {shown(meant)}, or quote it")
