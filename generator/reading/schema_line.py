"""The line at the head of a record by which editors find its schema: they complete its words and explain its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.model import KINDS, Record
from generator.problems import Place, Problem, Rule, Severity

_OPENING = "# yaml-language-server:"
SCHEMA_LINE = Rule(
    "schema-line",
    "The first line of a record names its schema for editors",
    "An editor that knows YAML reads this line: it then offers the words of closed lists, explains each field, and "
    "marks what does not fit while you type. `evidence check --fix` writes it. Where `docs/schemas/` is missing there "
    "is nothing to name, and nothing is asked.",
    passing=f"{_OPENING} $schema=../../docs/schemas/study.json\nschema: study/1",
    failing=f"{_OPENING} $schema=../../docs/schemas/review.json\nschema: study/1",
    severity=Severity.INFO,
)


def schema_line(kind: type[Record]) -> str:
    """The line for a record of `kind`; it holds in every folder of records, which all lie at one depth."""
    return f"{_OPENING} $schema=../../{_schema_file(kind)}"


def _schema_file(kind: type[Record]) -> str:
    return f"docs/schemas/{kind.__name__.lower()}.json"


def schema_line_problems(root: Path, files: Iterable[tuple[str, type[Record]]]) -> Iterator[Problem]:
    """One problem for each file, named from `root`, whose first line is another one or is none."""
    published = {kind for kind in KINDS.values() if (root / _schema_file(kind)).is_file()}
    for file, kind in files:
        if kind in published:
            text = (root / file).read_bytes().decode("utf-8", errors="replace")
            yield from _problem(text, file, schema_line(kind))


def _problem(text: str, file: str, expected: str) -> Iterator[Problem]:
    first, *rest = text.removeprefix("\ufeff").split("\n", 1)
    if first.rstrip() == expected and not any(_of_editors(rest[0] if rest else "")):
        return
    line = next(_of_editors(text), 0)
    message = "names another schema, or stands elsewhere" if line else "is missing"
    hint = f"begin the file with `{expected}`; `evidence check --fix` does it"
    yield Problem(Place(file, line or 1), SCHEMA_LINE.id, f"the line for editors {message}", hint, SCHEMA_LINE.severity)


def with_schema_line(text: str, kind: type[Record]) -> str:
    """The text with the line of `kind` as its first, in place of any other in the comments at its head."""
    lines = text.split("\n")
    others = set(_of_editors(text))
    kept = [line for number, line in enumerate(lines, 1) if number not in others]
    return "\n".join([schema_line(kind), *kept])


def _of_editors(text: str) -> Iterator[int]:
    """Numbers, from 1, of the lines for editors among the comments before the first field."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            return
        if line.startswith(_OPENING):
            yield number
