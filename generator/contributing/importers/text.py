"""From the bytes of a file to text, and from text as others write it to plain characters on one line."""

from __future__ import annotations

import codecs
import html
import re
import unicodedata

MAX_BYTES = 5_000_000
"""A reference has a few kB; whoever hands in more exported a whole library."""
_TAG = re.compile(r"</?(?:[ib]|em|strong|su[bp]|scp|u|p|span|title|sec|jats:[\w-]+|mml:[\w-]+)(?:\s[^<>]*)?/?>", re.I)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(source: bytes) -> tuple[str, str]:
    """The text with `\\n` line ends, and a remark where its characters had to be guessed.

    UTF-8 with or without a byte order mark, UTF-16 with one, else what older Windows programs write.
    """
    remark = ""
    if source.startswith(_UTF16):
        text = source.decode("utf-16", errors="replace")
    else:
        try:
            text = source.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = source.decode("cp1252", errors="replace")
            remark = "the file is not in UTF-8; compare letters with accents with the publication"
    return text.replace("\r\n", "\n").replace("\r", "\n"), remark


def cleaned(text: object) -> str:
    """One line of plain characters: no markup, no entities, no invisible characters, composed accents."""
    unescaped = html.unescape(_TAG.sub("", html.unescape(str(text))))
    joined = " ".join(unicodedata.normalize("NFC", unescaped).split())
    return "".join(char for char in joined if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
