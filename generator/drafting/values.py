"""Values of a record as lines of YAML. docs/javascripts/record-text.js does the same; a test holds the two equal.

A value is a mapping, a list, a text, a truth value or a number that keeps its literal. A mapping or a list of scalars
stands between brackets where that fits on the line; a list of mappings has an entry a line or more. A text is quoted
only where somebody could read it as something else, and folded only where it is too long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from generator.drafting.style import (
    DATE,
    ESCAPED,
    ESCAPES,
    FOLDED,
    INDENT,
    LITERAL,
    PLAIN,
    PLAIN_IN_FLOW,
    TYPED,
    WIDTH,
)

_PLAIN, _PLAIN_IN_FLOW, _DATE = re.compile(PLAIN), re.compile(PLAIN_IN_FLOW), re.compile(DATE)
_TYPED, _ESCAPED = re.compile(TYPED, re.IGNORECASE), re.compile(ESCAPED)
_FOLDED, _LITERAL = re.compile(FOLDED), re.compile(LITERAL)


def without_empty(value: Any) -> Any:
    """The value without texts, lists and mappings that are empty; None where nothing is left: null is never written."""
    if isinstance(value, Mapping):
        kept = {name: without_empty(part) for name, part in value.items()}
        return {name: part for name, part in kept.items() if part is not None} or None
    if isinstance(value, list | tuple):
        return [part for part in map(without_empty, value) if part is not None] or None
    return None if value == "" else value


def field_lines(head: str, value: Any, indent: int = 0) -> list[str]:
    """The lines of one field or entry; `head` is `name:` or the dash of a list."""
    margin = " " * indent
    inline = _inline(value, flow=False)
    if inline is not None and len(line := f"{margin}{head} {inline}") <= WIDTH:
        return [line]
    if isinstance(value, Mapping):
        lines = [line for name, part in value.items() for line in field_lines(f"{name}:", part, indent + INDENT)]
        return [f"{margin}{head}", *lines] if head != "-" else [f"{margin}- {lines[0].lstrip()}", *lines[1:]]
    if _is_list(value):
        return [f"{margin}{head}", *(line for part in value for line in field_lines("-", part, indent + INDENT))]
    return _text_lines(head, str(value), indent)


def _inline(value: Any, *, flow: bool) -> str | None:
    """The value on one line; None where it never stands so."""
    if isinstance(value, Mapping):
        parts = [(name, _inline(part, flow=True)) for name, part in value.items()]
        whole = all(part is not None for _, part in parts)
        return "{" + ", ".join(f"{name}: {part}" for name, part in parts) + "}" if whole else None
    if _is_list(value):
        parts = [None if isinstance(part, Mapping) else _inline(part, flow=True) for part in value]
        return "[" + ", ".join(parts) + "]" if None not in parts else None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return str(value)
    return None if "\n" in value else _scalar(value, flow=flow)


def _scalar(text: str, *, flow: bool) -> str:
    plain = _PLAIN_IN_FLOW if flow else _PLAIN
    if plain.fullmatch(text) and (_DATE.fullmatch(text) or not _TYPED.fullmatch(text)):
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    return '"' + _ESCAPED.sub(lambda sign: ESCAPES.get(sign[0], f"\\u{ord(sign[0]):04x}"), text) + '"'


def _text_lines(head: str, text: str, indent: int) -> list[str]:
    """A text that does not fit on the line of its field, or that has several lines."""
    margin, inner = " " * indent, " " * (indent + INDENT)
    if _FOLDED.fullmatch(text):
        return [f"{margin}{head} >-", *wrapped(text, head=inner)]
    body = text.removesuffix("\n")
    if _LITERAL.fullmatch(body):
        sign = "|" if text != body else "|-"
        return [f"{margin}{head} {sign}", *(f"{inner}{line}" if line else "" for line in body.split("\n"))]
    return [f"{margin}{head} {_quoted(text)}"]


def wrapped(text: str, *, head: str, first: str = "", width: int = WIDTH) -> list[str]:
    """The words of a text in lines of at most `width` columns that begin with `head`; a longer word stays whole."""
    lines, line = [], ""
    for word in re.split("[ \\t\\n\\r\\f\\v]+", text.strip(" \t\n\r\f\v")):
        begin = head if lines or not first else first
        if line and len(begin) + len(line) + 1 + len(word) > width:
            lines.append(begin + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, (head if lines or not first else first) + line]


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)
