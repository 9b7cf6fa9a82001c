"""A parser's complaint in plain words: PyYAML speaks of tokens and scalars, a contributor wrote a colon."""

from __future__ import annotations

import yaml

from generator.problems import Place, Problem
from generator.reading.yaml_events import spot_of

# What to look for in the parser's words (those of the C parser and of the pure one), what to say, how to repair it.
_WORDS = (
    (
        "mapping values are not allowed",
        "this colon begins a second value on a line that has one, or the indentation is off",
        "put text that contains `: ` in quotes, and give the keys of one mapping the same indentation",
    ),
    (
        "sequence entries are not allowed",
        "a list item cannot begin here",
        "begin each item on a line of its own, indented below its key; quote text that begins with `- `",
    ),
    (
        "mapping keys are not allowed",
        "a key cannot begin here",
        "quote text that begins with `? `",
    ),
    (
        "undefined tag handle",
        "`!` begins a tag, and a record has none",
        "quote text that begins with `!`",
    ),
    (
        "while scanning a tag",
        "`!` begins a tag, and a record has none",
        "quote text that begins with `!`",
    ),
    (
        "while parsing a tag",
        "`!` begins a tag, and a record has none",
        "quote text that begins with `!`",
    ),
    (
        "while scanning an alias",
        "`*` at the beginning of a value refers to an anchor, and a record has none",
        "quote text that begins with `*`",
    ),
    (
        "while scanning an anchor",
        "`&` at the beginning of a value names an anchor, and a record has none",
        "quote text that begins with `&`",
    ),
    (
        "found unexpected ':'",
        "this colon is not followed by a space",
        "write a space after the colon, or quote the text",
    ),
    (
        "escape",
        "a backslash in double quotes begins an escape, and this one does not exist",
        "use single quotes, in which a backslash is a backslash",
    ),
    (
        "while scanning a block scalar",
        "after `|` or `>` only `+`, `-`, one figure and a line end may follow",
        "put the text on the next line, indented",
    ),
    (
        "could not find expected ':'",
        "this line is not a key with a colon, and continues nothing above it",
        "write `key: value`, or indent the line as part of the text above",
    ),
    (
        "document start",
        "the record has ended, and more text follows",
        "delete the surplus bracket or the `...` line",
    ),
    (
        "document indicator",
        "a quoted text is not closed before `---` or `...`",
        "close the quote",
    ),
    (
        "node content",
        "a value was expected here",
        "delete the surplus comma or bracket, or quote the text",
    ),
    (
        "while parsing a block collection",
        "a list has begun, and this line is not one of its items",
        "begin each item with `- ` at the same indentation",
    ),
    (
        "while parsing a block mapping",
        "this does not continue the mapping that began above",
        "give the keys of one mapping the same indentation; nothing may follow a closing quote",
    ),
)
# Complaints that are clearer at the beginning of what was being read than where the parser gave up.
_AT_BEGINNING = (
    "scanning an alias",
    "scanning an anchor",
    "scanning a tag",
    "parsing a tag",
    "could not find expected ':'",
)
_OTHER = ("the text cannot be read as YAML here", "compare the line with its neighbours: indentation, colon, quotes")


def syntax_problem(error: yaml.YAMLError, *, text: str, file: str) -> Problem:
    """Turn the error at which parsing stopped into a problem with its place."""
    opened, found = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    said = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or ''}"
    mark, (message, hint) = found or opened, _OTHER
    if "cannot start any token" in said and found:
        message, hint = _character_words(text, found)
    elif "unexpected end of stream" in said and opened:
        mark, message, hint = opened, "this quote is never closed", "close it, or write an inner quote twice"
    elif "while parsing a flow" in said and _at_end(found, text):
        mark = opened if "node content" not in said else found
        message, hint = "the file ends before this bracket is closed", "close the bracket"
    elif "while parsing a flow" in said and "node content" not in said and opened:
        message, hint = _bracket_words(said, opened)
    else:
        message, hint = next((words for sign, *words in _WORDS if sign in said), _OTHER)
        mark = opened if opened and any(sign in said for sign in _AT_BEGINNING) else mark
    place = _backslash(mark, text, file) if "escape" in said and mark else _place(mark, text, file)
    return Problem(place, "yaml-syntax", message, hint)


def _character_words(text: str, mark: yaml.Mark) -> tuple[str, str]:
    character = text.split("\n")[mark.line][mark.column]
    return f"a value cannot begin with {character}", "put the text in quotes"


def _bracket_words(said: str, opened: yaml.Mark) -> tuple[str, str]:
    line, column = spot_of(opened)
    left, right = ("{", "}") if "flow mapping" in said else ("[", "]")
    message = f"a comma or `{right}` was expected, for the `{left}` at line {line}, column {column}"
    return message, f"close the bracket, put a comma between items, and quote text that contains {left} {right} : or ,"


def _at_end(mark: yaml.Mark | None, text: str) -> bool:
    """Say whether the parser ran to the end of the file before it noticed."""
    return mark is None or mark.line >= len(text.rstrip().split("\n"))


def _place(mark: yaml.Mark | None, text: str, file: str) -> Place:
    """The mark's place; one beyond the last line becomes the end of that line."""
    if mark is None:
        return Place(file)
    lines = text.rstrip().split("\n")
    if mark.line >= len(lines):
        return Place(file, len(lines), len(lines[-1]) + 1)
    return Place(file, *spot_of(mark))


def _backslash(mark: yaml.Mark, text: str, file: str) -> Place:
    """The backslash of a bad escape; the parsers stop at different characters of it."""
    line = text.split("\n")[mark.line]
    return Place(file, mark.line + 1, line.rfind("\\", 0, mark.column + 1) + 1)
