"""From the bytes of a file to text that is safe to parse, with the faults of its characters.

Characters that a reader cannot see, or that make text look different from what it says, are refused before any
parser runs. Each is replaced by one visible character, so that lines and columns stay those of the file and the
parser can go on to find more.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from generator.problems import Place, Problem

# Boucher and Anderson 2023, "Trojan Source": characters that reorder the text which a reviewer sees; the three
# implicit marks (U+061C, U+200E, U+200F) do so beside them.
BIDIRECTIONAL = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
# Line and paragraph separator (a line break for some readers only), and characters of no width.
_INVISIBLE = "\u2028\u2029\u200b\u2060\ufeff"
_NONCHARACTER = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
# A byte that is not UTF-8 stands in the decoded text as a lone surrogate (PEP 383); UTF-8 has no others.
_BAD_BYTE = "\ud800-\udfff"

_KINDS = {
    "encoding": re.compile(f"[{_BAD_BYTE}]"),
    "bidi-character": re.compile(f"[{BIDIRECTIONAL}]"),
    "noncharacter": re.compile(f"[{_NONCHARACTER}]"),
    "control-character": re.compile(f"[{_CONTROL}{_INVISIBLE}]"),
}
REFUSED_CHARACTERS = f"{_BAD_BYTE}{BIDIRECTIONAL}{_NONCHARACTER}{_CONTROL}{_INVISIBLE}"
"""Inside of a character class of `re`: what no record may hold."""
_REFUSED = re.compile(f"[{REFUSED_CHARACTERS}]")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_REPLACEMENT = "\ufffd"
# Enough of a value to recognise it; a message stays one line.
MAX_SHOWN = 60

_OTHER_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class PlainText:
    """The text of a file with `\\n` line ends and no refused character; None if it cannot be read at all."""

    text: str | None
    problems: tuple[Problem, ...] = ()


class Lines:
    """Turns an offset in a text into a place; lines end at `\\n` only."""

    def __init__(self, text: str, *, file: str) -> None:
        self._file = file
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, offset: int) -> Place:
        """Give line and column, both from 1, in code points."""
        line = bisect_right(self._starts, offset)
        return Place(self._file, line, offset - self._starts[line - 1] + 1)


def read_plain_text(source: bytes, *, file: str, prefix: str, limit: int) -> PlainText:
    """Decode a file of at most `limit` bytes. Rule ids begin with `prefix` (`yaml` or `bib`). Never raises."""
    start = Place(file)
    if len(source) > limit:
        message = f"the file has {len(source):,} bytes; at most {limit:,} are read"
        return PlainText(None, (Problem(start, f"{prefix}-size", message, "split it, or take out what is not data"),))
    problems: list[Problem] = []
    if source.startswith(codecs.BOM_UTF8):
        source = source.removeprefix(codecs.BOM_UTF8)
        problems.append(_mark_problem(start, prefix))
    for mark, name in _OTHER_ENCODINGS:
        if source.startswith(mark):
            message = f"the file is encoded as {name}; UTF-8 was expected"
            return PlainText(None, (Problem(start, f"{prefix}-encoding", message, "save it again as UTF-8"),))
    text = source.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    problems += _return_problems(text, file=file, prefix=prefix)
    text = _LONE_RETURN.sub("\n", text)
    problems += _character_problems(text, file=file, prefix=prefix)
    return PlainText(_REFUSED.sub(_REPLACEMENT, text), tuple(problems))


def refused_character(text: str) -> str | None:
    """Name the first refused character of a value, for text that was written with escapes; None if there is none."""
    match = _REFUSED.search(text)
    return name_of(match.group()) if match else None


def name_of(character: str) -> str:
    """Give `U+202E RIGHT-TO-LEFT OVERRIDE`, or the code alone where Unicode has no name."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def shown(text: str) -> str:
    """Give a value as a message shows it: on one line, and cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_SHOWN else line[: MAX_SHOWN - 3] + "..."


def _mark_problem(place: Place, prefix: str) -> Problem:
    message = "the file begins with a byte order mark, which UTF-8 does not need"
    return Problem(place, f"{prefix}-byte-order-mark", message, "save it as UTF-8 without a byte order mark")


def _return_problems(text: str, *, file: str, prefix: str) -> Iterator[Problem]:
    """Report lone carriage returns once, at the first: a file has one kind of line end."""
    found = [match.start() for match in _LONE_RETURN.finditer(text)]
    if found:
        message = f"{len(found)} line end(s) are a carriage return alone; a line feed was expected"
        place = Lines(text, file=file).place(found[0])
        yield Problem(place, f"{prefix}-line-end", message, "save the file with Unix line ends")


def _character_problems(text: str, *, file: str, prefix: str) -> Iterator[Problem]:
    """Report each refused character; of bytes that are not UTF-8 the first in each line."""
    lines, bad_line = Lines(text, file=file), 0
    for match in _REFUSED.finditer(text):
        place, kind = lines.place(match.start()), _kind_of(match.group())
        if kind == "encoding":
            if place.line != bad_line:
                yield _byte_problem(place, match.group(), prefix)
            bad_line = place.line
        else:
            yield Problem(place, f"{prefix}-{kind}", *_words(kind, match.group()))


def _kind_of(character: str) -> str:
    return next(kind for kind, pattern in _KINDS.items() if pattern.match(character))


def _words(kind: str, character: str) -> tuple[str, str]:
    """Message and hint for one refused character."""
    seen = name_of(character)
    if kind == "bidi-character":
        return f"{seen} changes the order in which text is shown", "delete the invisible character"
    if kind == "noncharacter":
        return f"{seen} is not a character", "delete it"
    return f"{seen} is a control or invisible character", "delete it; text copied from a PDF often contains some"


def _byte_problem(place: Place, character: str, prefix: str) -> Problem:
    message = f"the byte 0x{ord(character) & 0xFF:02X} is not UTF-8"
    return Problem(place, f"{prefix}-encoding", message, "save the file as UTF-8; it looks like another encoding")
