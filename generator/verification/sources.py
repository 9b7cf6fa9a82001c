"""Texts of sources: which of them serve a report, and the blocks in which the figures of a row must stand together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from generator.verification.tokens import NUMBER_WORDS, Tokens, tokens_of

BLOCK = 600
"""Characters of running text in which the figures of one row must stand together."""

_ITEM = re.compile(r"^(?P<indent> *)- ", re.MULTILINE)
_UNIT = r"(?:months?|mo|weeks?|wks?|w|years?|yrs?|y|annual)(?:\b|_)"
_BETWEEN = r"[\d\s,.()/_\u2010-\u2015-]{0,40}(?:(?:and|or|to|full|calendar|of)\b[\d\s,.()_\u2010-\u2015-]{0,20}){0,3}"
"""Other times of a list, up to their unit; bounded, so that a long table of numbers stays quick."""

_LARGEST = 5_000_000  # bytes of one text: a scan or a data set is no source text


@dataclass(frozen=True)
class SourceText:
    """One text: its name within the folder, and what it says."""

    name: str
    text: str

    @cached_property
    def tokens(self) -> Tokens:
        """Every number of the text."""
        return tokens_of(self.text)

    @cached_property
    def lowered(self) -> str:
        """Name and text in small letters, for looking up keys."""
        return f"{self.name}\n{self.text}".lower()

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word, keys with their hyphens whole."""
        return frozenset(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", self.lowered))

    @cached_property
    def blocks(self) -> tuple[Tokens, ...]:
        """The numbers of each block: an item of a list, a row of a table, else windows of running text."""
        if self.name.endswith((".yaml", ".yml")):
            cut = [*_items(self.text), *_outside_lists(self.text)]
        elif self.name.endswith((".csv", ".tsv")):
            cut = self.text.splitlines()
        else:
            cut = list(_windows(self.text))
        return tuple(tokens_of(block) for block in cut)

    def is_called(self, key: str) -> bool:
        """Whether the text is named after a key."""
        return key.lower() in self.name.lower()

    def levels(self, level: Decimal) -> bool:
        """Whether an interval of this level is spoken of: "95 % CI", "ci95"."""
        digits = re.escape(format(level, "f"))
        return re.search(rf"ci_?{digits}\b|(?<![\d.]){digits}\s*(?:%|per\s?cent)", self.lowered) is not None

    def times(self, value: Decimal) -> bool:
        """Whether a time is told in this figure: "6 and 12 months", "24-wk", "week 24", "years: 2", "one year"."""
        digits = re.escape(format(value, "f"))
        figure = f"(?:{digits}|{NUMBER_WORDS[int(value)]})" if value in range(len(NUMBER_WORDS)) else digits
        after = rf"(?<![\w.]){figure}(?![\d.]*\d){_BETWEEN}{_UNIT}"
        before = rf"{_UNIT}\w{{0,30}}[\"'\s:=(\[]{{0,12}}(?:[\d.]{{1,6}}[\s,and]{{1,8}}){{0,8}}{figure}(?![\d.]*\d)"
        return re.search(f"{after}|{before}", self.lowered) is not None

    def names(self, key: str) -> bool:
        """Whether a key, DOI or PubMed number stands in the name or the text, as a word of its own."""
        return re.search(rf"(?<![\w-]){re.escape(key.lower())}(?![\w-])", self.lowered) is not None


def _items(text: str) -> Iterator[str]:
    """Every item of every list, with what is indented below it."""
    starts = [(match.start(), len(match["indent"])) for match in _ITEM.finditer(text)]
    for start, indent in starts:
        end = len(text)
        for line in re.finditer(r"^( *)(?=\S)", text[start + 1 :], re.MULTILINE):
            if line.start() and len(line[1]) <= indent:
                end = start + 1 + line.start()
                break
        yield text[start:end]


def _outside_lists(text: str) -> Iterator[str]:
    """Windows of the top-level entries that hold no list: an abstract, a paragraph on harms."""
    for entry in re.split(r"^(?=\S)", text, flags=re.MULTILINE):
        if not _ITEM.search(entry):
            yield from _windows(entry)


def _windows(text: str) -> Iterator[str]:
    """Overlapping windows, so that no block of running text is cut at an unlucky place."""
    step = BLOCK // 6
    for start in range(0, max(1, len(text) - BLOCK + step), step):
        yield text[start : start + BLOCK]


def read_sources(folder: Path) -> tuple[SourceText, ...]:
    """Every readable text below a folder, by name; what is no text is passed over. Raises OSError for no folder."""
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is no folder")
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size <= _LARGEST)
    texts = ((path.relative_to(folder).as_posix(), _text(path)) for path in paths)
    return tuple(SourceText(name, text) for name, text in texts if text)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (UnicodeDecodeError, OSError):
        return ""


def passed_over(folder: Path) -> tuple[str, ...]:
    """Names of the files of a folder that are no readable text: too large, or not in UTF-8."""
    read = {source.name for source in read_sources(folder)}
    names = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file())
    return tuple(name for name in names if name not in read)


_OVERVIEW = 3
"""A text that names more records than this tells of the field, not of one report, unless it is named after it."""


def texts_for(
    sources: Iterable[SourceText],
    keys: Iterable[str],
    *,
    others: frozenset[str] = frozenset(),
    mentions: bool = True,
) -> tuple[SourceText, ...]:
    """The texts that serve a report: named after one of its keys, or naming one; overviews where nothing else is.

    `others` are the keys of every report, by which an overview is told; without `mentions` only names of texts count.
    """
    wanted = [key for key in keys if key]
    serving = [source for source in sources if any(source.names(key) for key in wanted)]
    called = [source for source in serving if any(source.is_called(key) for key in wanted)]
    if not mentions:
        return tuple(called)
    own = [source for source in serving if source in called or len(source.words & others) <= _OVERVIEW]
    return tuple(own or serving)
