"""Numbers and lists of words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

NBSP = "\u00a0"
MINUS = "\u2212"
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def figure(value: Decimal | int) -> str:
    """A figure as printed, with a real minus sign: `-0.30` is "−0.30"."""
    thousands = "," if abs(value) >= 1000 else ""
    return format(value, thousands + ("d" if isinstance(value, int) else "f")).replace("-", MINUS)


def signed(value: Decimal) -> str:
    """A change or difference, with its sign; zero has none."""
    return f"+{figure(value)}" if value > 0 else figure(value)


def number_range(low: Decimal | int | None, high: Decimal | int | None) -> str:
    """Write "2", "2 to 3", "at least 2" or "up to 3"; nothing where neither end is known."""
    if low is None:
        return "" if high is None else f"up to {figure(high)}"
    return figure(low) if high is None else f"{figure(low)} to {figure(high)}"


def plural(value: Decimal | int, one: str, many: str = "") -> str:
    """Write a figure with its noun: "1 study", "2 studies"."""
    return f"{figure(value)}{NBSP}{one if value == 1 else many or one + 's'}"


def count_words(value: int, one: str, many: str = "") -> str:
    """As `plural`, with small numbers in words: "two abstracts"."""
    written = _SMALL[value] if value < len(_SMALL) else figure(value)
    return f"{written} {one if value == 1 else many or one + 's'}"


def joined(parts: Sequence[str], word: str = "and") -> str:
    """Write a list as speech does: "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def upper_first(text: str) -> str:
    """The text with a capital first letter; the symbol p stays small."""
    return text if text[:2] in ("p ", f"p{NBSP}") else text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text with a small first letter, unless its first word is an abbreviation."""
    return text if text[1:2].isupper() or text[1:2].isdigit() else text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """The text with a capital first letter and a full stop."""
    text = upper_first(text.strip())
    return text if not text or text[-1] in ".!?" else f"{text}."
