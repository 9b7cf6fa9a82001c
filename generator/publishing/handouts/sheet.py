"""What a sheet is: parts in a fixed order, made of sentences, each with the id of its source. It knows no format."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.publishing.figures.bars import Group
from generator.publishing.figures.icon_array import IconGroup
from generator.publishing.figures.marks import BoneMark
from generator.publishing.handouts.topics import Plan
from generator.vocabulary import CertaintyLevel

_END = re.compile(r"(?<=[.!?])\s+(?=\S)")
_OPENING = ("\N{INVERTED QUESTION MARK}", "\N{INVERTED EXCLAMATION MARK}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading or cell, and where it comes from: `kind:id`, such as `safety:s_falls`."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Line:
    """Sentences that stand together. The first `strong` of them are in bold; an unsigned line gets a star."""

    sentences: tuple[Sentence, ...]
    strong: int = 0
    signed: bool = True


@dataclass(frozen=True, slots=True)
class FactBox:
    """Training against doing nothing: a head of column names, and rows of cells; the first cell names the row."""

    head: tuple[Sentence, ...]
    rows: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Averages of the two groups, to be drawn as bars; `label` says what the axis measures.

    `alternative` tells the picture to whoever cannot see it; `zero` names the line of no change.
    """

    groups: tuple[Group, ...]
    label: str
    alternative: str
    zero: str


@dataclass(frozen=True, slots=True)
class People:
    """So many people without training and as many with it, to be drawn as figures; `key` names the kinds of figure.

    `alternative` tells the picture to whoever cannot see it.
    """

    groups: tuple[IconGroup, IconGroup]
    of: int
    key: tuple[str, str, str]
    alternative: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a sheet: a heading, then lines, a fact box and pictures where it has them.

    `listed`: the lines are items of a list. `level`: how sure we are, where the part says so.
    """

    id: str
    heading: Sentence
    lines: tuple[Line, ...] = ()
    listed: bool = False
    box: FactBox | None = None
    picture: Picture | None = None
    people: tuple[People, ...] = ()
    level: CertaintyLevel | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the sentences, in the language of the sheet.

    `document` is the title of the file, with a gap {points}; `page` stands before the number of a page; `unsigned` is
    read aloud for the star of a line that no clinician has signed; `version` is the last line. `on_paper` are the words
    that belong to one print of the sheet, by id, with gaps; `skeleton` tells the drawing of the marked bones in words.
    """

    document: str
    page: str
    unsigned: str
    version: str
    skeleton: str = ""
    on_paper: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Handout:
    """One sheet in one language, before it has a size, a paper or a format.

    `marked` are the bones that it speaks of, as places of the skeleton. `notice` says of a translation
    that nobody has reviewed it; `direction` is `ltr` or `rtl`.
    """

    plan: Plan
    title: Sentence
    people: Sentence
    band: Sentence
    parts: tuple[Part, ...]
    built: str
    lens_marks: tuple[BoneMark, ...] = ()
    marked: tuple[str, ...] = ()
    lang: str = "en-GB"
    direction: str = "ltr"
    notice: Sentence | None = None
    frame: Frame = Frame("", "", "", "")

    @property
    def name(self) -> str:
        """What the commands call it: `spine.after-menopause`."""
        return self.plan.name

    @property
    def version(self) -> str:
        """The first 32 bits of the hash of all that it says, as `7f3a-9c2e`; size, paper and format do not count."""
        told = [self.plan.address, self.lang, *([s.text, s.source] for s in self.sentences())]
        digest = digest_of(told)
        return f"{digest[:4]}-{digest[4:8]}"

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence in the order in which it stands."""
        yield self.title
        yield self.people
        yield self.band
        if self.notice:
            yield self.notice
        for part in self.parts:
            yield from part_sentences(part)

    def part_hashes(self) -> dict[str, str]:
        """A short hash of each part, by which a later sheet can say what changed."""
        return {part.id: digest_of([s.text for s in part_sentences(part)])[:8] for part in self.parts}


def part_sentences(part: Part) -> Iterator[Sentence]:
    """The sentences of one part: heading, lines, then the cells of its fact box."""
    yield part.heading
    for line in part.lines:
        yield from line.sentences
    if part.box:
        yield from part.box.head
        for row in part.box.rows:
            yield from row


def digest_of(told: object) -> str:
    """The SHA-256 of plain values, in hexadecimal."""
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode("utf-8")).hexdigest()


def said(text: str, source: str) -> tuple[Sentence, ...]:
    """A text cut into its sentences, all of one source."""
    return tuple(Sentence(one, source) for one in _sentences(text.strip()))


def _sentences(text: str) -> Iterator[str]:
    """Cut after a full stop or the like where a sentence may begin, in any script."""
    start = 0
    for end in _END.finditer(text):
        following = text[end.end() : end.end() + 1]
        if following.isalnum() and not following.islower() or following in _OPENING:
            yield text[start : end.start()]
            start = end.end()
    if text[start:]:
        yield text[start:]


def together(lines: Iterable[Line]) -> Line:
    """Several lines as one paragraph."""
    return Line(tuple(sentence for one in lines for sentence in one.sentences))


def line(text: str, source: str, *, strong: int = 0, signed: bool = True) -> Line:
    """A line of one source."""
    return Line(said(text, source), strong, signed)
