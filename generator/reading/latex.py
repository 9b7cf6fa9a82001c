"""LaTeX in a bibliography, turned into the characters that it stands for.

Written here and not taken from bibtexparser's decoder, which reads `5% of` as `5`, drops `&` and swallows commands
that it does not know. This one knows accents, letters and a few marks, and names the first thing it does not know.
"""

from __future__ import annotations

import re
import unicodedata

# TeX's accent commands (Knuth 1984, The TeXbook, chapter 9) and the combining characters of Unicode.
_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
_LETTERS = {
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "i",
    "j": "j",
}
_COMMAND = re.compile(
    r"""\\(?P<accent>[`'^~=."]|[urHvdckb](?=[\s{\\]))\s*\{?\s*(?P<under>\\[ij](?![A-Za-z])|[^\W\d_])
    |\\(?P<letter>ss|ae|AE|oe|OE|aa|AA|[oOlLij])(?![A-Za-z])(?:\{\}|\ *)
    |\\(?P<sign>[&%$#_])
    |\\(?P<style>emph|textit|textbf)(?=\{)
    |(?P<unknown>\\(?:[A-Za-z]+|.?)|\$)""",
    re.VERBOSE | re.DOTALL,
)
_MARKS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("{", ""), ("}", ""), ("~", " "))


def decoded(text: str) -> tuple[str, str]:
    """Give the text as characters without braces, blanks joined, and the first unknown command (or none)."""
    if not re.search(r"[\\{}$~`'-]", text):
        return " ".join(text.split()), ""
    unknown: list[str] = []
    plain = _COMMAND.sub(lambda match: _character(match, unknown), text)
    for written, mark in _MARKS:
        plain = plain.replace(written, mark)
    return unicodedata.normalize("NFC", " ".join(plain.split())), unknown[0] if unknown else ""


def _character(match: re.Match[str], unknown: list[str]) -> str:
    if accent := match["accent"]:
        return match["under"].lstrip("\\") + _ACCENTS[accent]
    if letter := match["letter"]:
        return _LETTERS[letter]
    if match["unknown"] is not None:
        unknown.append(match["unknown"])
    return match["sign"] or ""
