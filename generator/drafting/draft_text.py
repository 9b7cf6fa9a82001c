"""The text of a draft: the plan of its kind, filled with what is known of the record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.drafting.slots import Block, Slot, chosen, note
from generator.drafting.style import INDENT
from generator.drafting.values import field_lines

UNNAMED = "Call this file and its `id` <surname>-<year>, and $key below too."
"""Stands in the heading of a draft of no publication yet."""
OPEN_ENTRY = """\
# The publication, unless evidence/references.bib has it. `evidence check --fix` moves it there.
# bibtex: |
#   @article{$key,
#     author  = {TODO, TODO and TODO, TODO},
#     title   = {TODO},
#     journal = {TODO},
#     year    = {TODO},
#     doi     = {TODO}
#   }"""
"""Stands at the end of a draft of no publication yet."""
MOVED = "# `evidence check --fix` moves this to references.bib."
ADVICE = (
    "Answer every TODO. A line that begins with # is an offer: take the # away and fill it in, or delete it.",
    "A figure only from a source that you read, as printed; all words your own.",
    "evidence/examples/$kind.yaml explains the fields, docs/learn/glossary.md the words to choose from.",
    "What is left to do: .venv/bin/evidence check evidence/$folder/$id.yaml",
)
"""Stands at the beginning of every draft, below the line for editors and the title of the publication."""
EDITOR_LINE = "yaml-language-server: $schema=../../docs/schemas/$kind.json"
"""Says to an editor which schema the file keeps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What is known of a draft.

    `record` holds the values that are given, in the order of the model, nothing empty; `asides` a remark by path
    (`population.sex`) that follows a value; `words` what `$id`, `$key` and `$today` stand for; `about` what the heading
    says of the publication, `remarks` what a person must look at first.
    """

    kind: str
    folder: str
    variant: str = ""
    record: Mapping[str, Any] = field(default_factory=dict)
    asides: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str]
    about: Sequence[str] = ()
    remarks: Sequence[str] = ()


def draft_text(plan: Sequence[Block], contents: Contents) -> str:
    """The draft without its bibliography: heading, blocks, and before the last block what no block names."""
    named = {slot.name for block in plan for slot in block}
    others = {name: value for name, value in contents.record.items() if name not in named}
    rest = [line for name, value in others.items() for line in field_lines(f"{name}:", value)]
    blocks = [_block(block, contents) for block in plan]
    parts = [_heading(contents), *blocks[:-1], "\n".join(rest), blocks[-1]]
    return "\n\n".join(part for part in parts if part) + "\n"


def with_bibtex(draft: str, entry: str) -> str:
    """A draft that brings its publication along, to be handed in as one file."""
    field = "\n".join(field_lines("bibtex:", entry))
    return f"{draft}\n{MOVED}\n{field}\n"


def filled(words: str, values: Mapping[str, str]) -> str:
    """Words with what `$id`, `$key` and the like stand for."""
    for name, value in values.items():
        words = words.replace(f"${name}", value)
    return words


def _heading(contents: Contents) -> str:
    words = {**contents.words, "kind": contents.kind, "folder": contents.folder}
    lines = [
        filled(EDITOR_LINE, words),
        *contents.about,
        *(filled(line, words) for line in ADVICE),
        *(f"Look at this first: {remark}" for remark in contents.remarks),
    ]
    return "\n".join(map(note, lines))


def _block(block: Block, contents: Contents) -> str:
    return "\n".join(line for slot in block for line in _slot(slot, contents.record, contents, path=()))


def _slot(slot: Slot, record: Mapping[str, Any], contents: Contents, *, path: tuple[str, ...]) -> list[str]:
    """The lines of one field at its place in the draft."""
    at, value, indent = (*path, slot.name), record.get(slot.name), INDENT * len(path)
    if slot.below:
        lines = [f"{' ' * indent}{slot.name}:", *_below(slot, value or {}, contents, path=at)]
    elif value is None:
        lines = _margined(filled(chosen(slot.open, contents.variant), contents.words), indent)
    else:
        lines = field_lines(f"{slot.name}:", value, indent)
        aside = contents.asides.get(".".join(at))
        lines = [*lines[:-1], f"{lines[-1]}   # {aside}"] if aside else lines
    return [*_margined(chosen(slot.above, contents.variant), indent), *lines] if lines else []


def _below(slot: Slot, value: Mapping[str, Any], contents: Contents, *, path: tuple[str, ...]) -> Iterator[str]:
    """The fields of a mapping: those of the plan, then every other one that has a value."""
    named = {inner.name for inner in slot.below}
    for inner in slot.below:
        yield from _slot(inner, value, contents, path=path)
    for name, part in value.items():
        if name not in named:
            yield from field_lines(f"{name}:", part, INDENT * len(path))


def _margined(lines: str, indent: int) -> list[str]:
    return [f"{' ' * indent}{line}" for line in lines.splitlines()]
