"""Every sentence of a printed sheet traced to its source; an orphan, an edited or a lost sentence is found.

A file carries its map (HTML) or is compared with the sheet that the records make today (plain text, Markdown).
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import NamedTuple

from generator.problems import Place
from generator.publishing.edition import Edition
from generator.publishing.handouts.frame import UNSIGNED, version_words
from generator.publishing.handouts.language import Voice
from generator.publishing.handouts.sheet import Handout, Sentence, digest_of

SCHEMA = "handout-trace/1"
MAP_ID = "handout-trace"
_VERSION_LINE = re.compile(
    r"\b([0-9a-f]{4}-[0-9a-f]{4})\W+[^\W\d_]+ ([a-z-]+\.[a-z-]+)\W+([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\."
)
_MARKS = ("*", ":")
_NEXT = re.compile(r"(?<=[.!?])\s+")
_BLOCKS = frozenset({"p", "li", "h1", "h2", "h3", "td", "th", "div", "caption", "figcaption", "section", "main", "tr"})
_UNSEEN = frozenset({"script", "style", "head", "svg", "template"})
_VOID = frozenset({"meta", "link", "br", "hr", "img", "input", "path", "rect", "circle", "use", "polygon"})
COPY_ATTRIBUTE = "data-of-this-copy"
"""In HTML: what belongs to one copy alone, such as a clinic's note; it is outside the version, and listed apart."""
COPY_MARKS = {"txt": "| ", "md": "> "}
"""How a line of one copy alone begins in the other formats."""
_WORDS_FILE = "generator/publishing/handouts/texts.py"
_SAFETY_FILE = "generator/vocabulary/safety.py"


@dataclass(frozen=True, slots=True)
class SheetMap:
    """What a sheet says of itself: its name, language, version and its sentences with their sources, in order."""

    name: str
    address: str
    lang: str
    version: str
    sentences: tuple[Sentence, ...]

    @property
    def true_version(self) -> str:
        """The version that these sentences make."""
        digest = digest_of([self.address, self.lang, *([one.text, one.source] for one in self.sentences)])
        return f"{digest[:4]}-{digest[4:8]}"


@dataclass(frozen=True, slots=True)
class Traced:
    """A file compared with its map: texts that the map does not know, and sentences of the map that are gone."""

    orphans: tuple[str, ...]
    lost: tuple[Sentence, ...]


def map_of(handout: Handout) -> SheetMap:
    """The map of a sheet."""
    return SheetMap(handout.name, handout.plan.address, handout.lang, handout.version, tuple(handout.sentences()))


def embedded_map(handout: Handout) -> str:
    """The map as JSON that may stand in a script element."""
    told = {
        "schema": SCHEMA,
        "sheet": handout.name,
        "address": handout.plan.address,
        "lang": handout.lang,
        "version": handout.version,
        "sentences": [[one.text, one.source] for one in handout.sentences()],
    }
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")


def read_map(text: str) -> SheetMap | None:
    """The map that an HTML file carries; None where there is none that can be read."""
    found = re.search(rf'<script[^>]*id="{MAP_ID}"[^>]*>(.*?)</script>', text, re.DOTALL)
    try:
        told = json.loads(found[1]) if found else {}
        sentences = tuple(Sentence(str(words), str(source)) for words, source in told["sentences"])
        return SheetMap(told["sheet"], told["address"], told["lang"], told["version"], sentences)
    except (ValueError, KeyError, TypeError):
        return None


class Printed(NamedTuple):
    """What the last line of a sheet names."""

    version: str
    name: str
    lang: str


def named_in(text: str) -> Printed | None:
    """The version, the name and the language that a file prints; None where it prints none."""
    found = list(_VERSION_LINE.finditer(text))
    return Printed(*found[-1].groups()) if found else None


def beside(voice: Voice, version: str, name: str) -> tuple[str, ...]:
    """What a sheet says beside its sentences: its last line, and what is read aloud for a star."""
    return (version_words(voice, version, name), voice.say(UNSIGNED))


def compare(blocks: Iterable[str], sentences: Collection[Sentence], beside: Collection[str]) -> Traced:
    """Cut each block into sentences of the map and what stands `beside` them.

    What remains is an orphan; a sentence that never occurs is lost.
    """
    known = sorted({_plain(text) for text in (*(one.text for one in sentences), *beside)}, key=len, reverse=True)
    seen: set[str] = set()
    orphans = [orphan for block in blocks for orphan in _orphans(_plain(block), known, seen)]
    return Traced(tuple(orphans), tuple(one for one in sentences if _plain(one.text) not in seen))


def _orphans(block: str, known: Collection[str], seen: set[str]) -> Iterator[str]:
    """What a block says beyond the known sentences; those that it says are added to `seen`."""
    rest = block
    while rest:
        mark = next((mark for mark in _MARKS if rest.startswith(mark)), None)
        told = mark or next((one for one in known if _begins(rest, one)), None)
        if told is None:
            told = _NEXT.split(rest)[0]
            yield told
        elif not mark:
            seen.add(told)
        rest = rest[len(told) :].strip()


def _begins(text: str, sentence: str) -> bool:
    """Whether a text begins with a whole sentence or cell."""
    return text.startswith(sentence) and (len(text) == len(sentence) or not text[len(sentence)].isalnum())


def _plain(text: str) -> str:
    return " ".join(text.split())


def blocks_of(text: str, *, kind: str) -> list[str]:
    """The visible text of a file, block by block, without what belongs to one copy; `kind` is html, md or txt."""
    if kind == "html":
        return _read(text).told()
    lines = [line for line in text.splitlines() if any(letter.isalnum() for letter in line)]
    lines = [line for line in lines if not line.startswith(COPY_MARKS[kind])]
    if kind == "txt":
        return [re.sub(r"^\s*-\s", "", line) for line in lines]
    return [cell for line in lines for cell in _markdown_cells(line)]


def added_to(text: str, *, kind: str) -> list[str]:
    """What belongs to this one copy and not to the sheet: a clinic's additions, and where to look the version up."""
    if kind == "html":
        return _read(text).added()
    mark = COPY_MARKS[kind]
    return [line.removeprefix(mark) for line in text.splitlines() if line.startswith(mark)]


def _read(text: str) -> _Reader:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader


def _markdown_cells(line: str) -> list[str]:
    if re.fullmatch(r"[|\s:-]+", line):
        return []
    bare = re.sub(r"^(#+|-)\s", "", line).replace("**", "")
    cells = re.split(r"(?<!\\)\|", bare) if bare.startswith("|") else [bare]
    return [re.sub(r"\\(.)", r"\1", cell) for cell in cells]


class _Reader(HTMLParser):
    """Collects the text that a reader sees; what is hidden from all but the eye is decoration and left out."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: list[tuple[str, str]] = [("", "")]
        self._open: list[str] = []  # for each open element: is its text "seen", "unseen" or "added" to this copy?

    def told(self) -> list[str]:
        return [text for kind, text in self._blocks if kind == "seen" and text.strip()]

    def added(self) -> list[str]:
        return [" ".join(text.split()) for kind, text in self._blocks if kind == "added" and text.strip()]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            around = self._open[-1] if self._open else "seen"
            given = dict(attrs)
            if tag in _UNSEEN or given.get("aria-hidden") == "true":
                around = "unseen"
            elif COPY_ATTRIBUTE in given and around == "seen":
                around = "added"
            self._open.append(around)
        if tag in _BLOCKS:
            self._begin()

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and self._open:
            self._open.pop()
        if tag in _BLOCKS:
            self._begin()

    def handle_data(self, data: str) -> None:
        kind = self._open[-1] if self._open else "seen"
        if kind == "unseen":
            return
        if self._blocks[-1][0] != kind:
            self._begin()
        self._blocks[-1] = (kind, self._blocks[-1][1] + data)

    def _begin(self) -> None:
        self._blocks.append((self._open[-1] if self._open else "seen", ""))


def place_of(edition: Edition, source: str) -> Place:
    """Where the source of a sentence stands: a record with its line, or the file that holds the words."""
    kind, _, rest = source.partition(":")
    record, _, field = rest.partition("/")
    kinds: Mapping[str, Mapping] = {
        "finding": edition.base.questions,
        "question": edition.base.questions,
        "review": edition.base.reviews,
        "study": edition.base.studies,
        "guideline": edition.base.guidelines,
    }
    if kind in kinds and record in kinds[kind]:
        return kinds[kind][record].place(*_path(kinds[kind][record].record, kind, field))
    if kind == "reference" and record in edition.base.reference_places:
        return edition.base.reference_places[record]
    if kind == "topic":
        return Place("generator/publishing/handouts/topics.py", 1, 1)
    return Place(_SAFETY_FILE if kind in ("safety", "flag") else _WORDS_FILE, 1, 1)


def _path(record, kind: str, field: str) -> tuple[str | int, ...]:
    """The field of a record that a source names."""
    if kind == "guideline":
        ids = [one.id for one in record.recommendations]
        return ("recommendations", ids.index(field), "text") if field in ids else ("recommendations",)
    if kind in ("study", "question"):
        return tuple(field.split("."))
    return ()
