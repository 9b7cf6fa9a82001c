"""Plain text and Markdown of a sheet, for the record: the same sentences, one block a line, nothing wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.publishing.handouts.printing import NOTE_BEFORE, Print, own_copy
from generator.publishing.handouts.recall import recall_of
from generator.publishing.handouts.sheet import Handout, Line, Part
from generator.publishing.handouts.trace import COPY_MARKS

_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")
STAR = "*"
SCREEN = Print()
"""As it is read on a screen: no paper counts, and no clinic has added anything."""


def text_sheet(handout: Handout, how: Print = SCREEN) -> str:
    """The sheet as plain text."""
    copy, mark = own_copy(handout, how), COPY_MARKS["txt"]
    bands = [f"{mark}{copy.signed}"] if copy.signed else [handout.band.text]
    bands += [handout.notice.text] if handout.notice else []
    blocks = [*(f"{mark}{text}" for text in copy.head), handout.title.text, handout.people.text, *bands, ""]
    for part in handout.parts:
        if part.id == NOTE_BEFORE:
            blocks += ["", *(f"{mark}{text}" for text in copy.noted)] if copy.note else []
        blocks += ["", part.heading.text, "-" * len(part.heading.text)]
        item = "- " if part.listed else ""
        blocks += [f"{item}{_told(line)}" for line in part.lines]
        blocks += list(_rows_as_text(part))
    return "\n".join([*blocks, "", handout.frame.version, f"{mark}{recall_of(handout, how).text}"]) + "\n"


def markdown_sheet(handout: Handout, how: Print = SCREEN) -> str:
    """The sheet as Markdown."""
    copy, mark = own_copy(handout, how), COPY_MARKS["md"]
    bands = [f"{mark}{escaped(copy.signed)}"] if copy.signed else [f"**{escaped(handout.band.text)}**"]
    bands += [f"**{escaped(handout.notice.text)}**"] if handout.notice else []
    blocks = [f"{mark}{escaped(text)}" for text in copy.head]
    blocks += [f"# {escaped(handout.title.text)}", escaped(handout.people.text), *bands]
    for part in handout.parts:
        if part.id == NOTE_BEFORE:
            blocks += [f"{mark}{escaped(text)}" for text in copy.noted]
        blocks.append(f"## {escaped(part.heading.text)}")
        if part.box:
            blocks.append("\n".join(_rows_as_markdown(part)))
        lines = [_marked(line) for line in part.lines]
        if lines:
            blocks.append("\n".join(f"- {line}" for line in lines) if part.listed else "\n\n".join(lines))
    return "\n\n".join([*blocks, handout.frame.version, f"{mark}{escaped(recall_of(handout, how).text)}"]) + "\n"


def escaped(text: str) -> str:
    """A text in which Markdown finds no markup."""
    return _SIGNS.sub(r"\\\1", text)


def _told(line: Line) -> str:
    star = "" if line.signed else f" {STAR}"
    return " ".join(sentence.text for sentence in line.sentences) + star


def _marked(line: Line) -> str:
    strong = " ".join(escaped(sentence.text) for sentence in line.sentences[: line.strong])
    rest = " ".join(escaped(sentence.text) for sentence in line.sentences[line.strong :])
    star = "" if line.signed else f"\\{STAR}"
    return " ".join(part for part in (f"**{strong}**" if strong else "", rest, star) if part)


def _rows_as_text(part: Part) -> Iterator[str]:
    """Each row of the fact box as lines: its name, then what each group did."""
    if part.box:
        _, *columns = part.box.head
        yield part.box.head[0].text
        for name, *cells in part.box.rows:
            yield name.text
            for column, cell in zip(columns, cells, strict=True):
                yield f"  {column.text}: {cell.text}"


def _rows_as_markdown(part: Part) -> Iterator[str]:
    assert part.box
    for index, row in enumerate((part.box.head, *part.box.rows)):
        yield f"| {' | '.join(escaped(cell.text) for cell in row)} |"
        if not index:
            yield f"|{' --- |' * len(row)}"
