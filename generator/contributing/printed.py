"""The printed forms of an impact: lines of text, Markdown for a comment, plain values for JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from generator.contributing.answer_changes import LEADING, AnswerChange
from generator.contributing.handout_changes import HandoutChange
from generator.contributing.impact import Impact, PageChange, ProblemChange
from generator.contributing.record_changes import FieldChange, RecordChange
from generator.contributing.word_diff import ADDED, REMOVED, word_diff
from generator.problems import json_rows

NOTHING = "Nothing changes for readers: the same answers, records, problems and pages."
_LONGEST = 160  # characters of a field's value, so that one line stays one line
_SENTENCE = 60  # longer texts are told word by word
_MOST_ROWS = 60  # of a section in a comment, which hosts limit to 65,536 characters
_MARKS = {REMOVED: ("[-", "-]"), ADDED: ("{+", "+}")}
_MARKDOWN_MARKS = {REMOVED: ("~~", "~~"), ADDED: ("**", "**")}
# What a comment would read as markup, a mention or a reference to an issue.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>&#|~@])")

Escape = Callable[[str], str]
Marks = dict[str, tuple[str, str]]
Group = tuple[str, list[str]]
"""Whom lines are about, and the lines."""


# ---------------------------------------------------------------- JSON


def impact_json(impact: Impact, *, verb: str) -> dict[str, Any]:
    """The impact as plain values; every list is empty where nothing changes."""
    return {
        "schema": f"{verb}/1",
        "ratings": [asdict(change) for change in impact.ratings],
        "pooled": [asdict(change) for change in impact.pooled],
        "statements": [_statement_row(change) for change in impact.statements],
        "handouts": [_statement_row(change) for change in impact.handouts],
        "records": [{**asdict(change), "what": change.what} for change in impact.records],
        "problems": [
            {"change": _word(change), **row} for change in impact.problems for row in json_rows([change.problem])
        ],
        "pages": [{"change": _word(change), "address": change.address} for change in impact.pages],
    }


def _statement_row(change: AnswerChange | HandoutChange) -> dict[str, Any]:
    words = word_diff(str(change.before or ""), str(change.after or ""))
    return {**asdict(change), "words": [list(run) for run in words]}


def _word(change: ProblemChange | PageChange) -> str:
    if isinstance(change, ProblemChange):
        return "new" if change.new else "gone"
    return "added" if change.added else "removed"


# ---------------------------------------------------------------- text and Markdown


def text_lines(impact: Impact) -> Iterator[str]:
    """The impact for a terminal, section by section; of a sentence, `[-these-]` words went and `{+these+}` came."""
    if impact.is_empty:
        yield NOTHING
        return
    yield _summary(impact)
    for title, groups in _sections(impact, escape=str, marks=_MARKS):
        yield ""
        yield title
        for name, lines in groups:
            yield f"  {name}"
            yield from (f"    {line}" for line in lines)


def markdown_lines(impact: Impact) -> Iterator[str]:
    """The impact for a comment; what records say is escaped, so that no record can write markup into it."""
    if impact.is_empty:
        yield NOTHING
        return
    yield f"**{_summary(impact)}**"
    for title, groups in _sections(impact, escape=_escaped, marks=_MARKDOWN_MARKS):
        yield from ("", f"### {title}", "")
        for name, lines in groups[:_MOST_ROWS]:
            yield f"- {name}"
            yield from (f"    - {line}" for line in lines)
        if len(groups) > _MOST_ROWS:
            yield f"- and {len(groups) - _MOST_ROWS} more: run `evidence impact` to see them"


def _summary(impact: Impact) -> str:
    rated = sum(1 for change in impact.ratings if change.what == "rating")
    new = sum(1 for change in impact.problems if change.new)
    counts = (
        (rated, "rating"),
        (len(impact.pooled), "pooled value"),
        (len(impact.statements), "sentence"),
        (len({change.sheet for change in impact.handouts}), "handout"),
        (len(impact.records), "record"),
        (new, "new problem"),
        (len(impact.pages), "page added or removed"),
    )
    return "What changes for readers: " + ", ".join(_counted(count, word) for count, word in counts)


def _counted(count: int, word: str) -> str:
    first, _, rest = word.partition(" ")
    several = f"{word}s" if first in ("pooled", "new") else f"{first}s {rest}".strip()
    return f"{count} {word if count == 1 else several}"


def _sections(impact: Impact, *, escape: Escape, marks: Marks) -> Iterator[tuple[str, list[Group]]]:
    """The sections that hold anything, in a reviewer's order."""
    leading = [change for change in impact.ratings if change.what in LEADING]
    rated = [change for change in impact.ratings if change.what not in LEADING]
    sections = (
        ("Index review, coverage, status", _by_answer(leading, lambda change: _moved(change, escape))),
        ("Ratings and directions", _by_answer(rated, lambda change: _moved(change, escape))),
        ("Pooled values", _by_answer(impact.pooled, lambda change: _moved(change, escape))),
        ("Statements", _by_answer(impact.statements, lambda change: _reworded(change, escape, marks))),
        ("Handouts", _by_sheet(impact.handouts, escape, marks)),
        ("Records", [_record_group(change, escape, marks) for change in impact.records]),
        ("Problems", [_problem_group(change, escape) for change in impact.problems]),
        ("Pages", [(f"{_word(change)}: {escape(change.address) or 'home'}", []) for change in impact.pages]),
    )
    yield from ((title, groups) for title, groups in sections if groups)


def _by_answer(changes: Iterable[AnswerChange], told: Callable[[AnswerChange], str]) -> list[Group]:
    groups: dict[str, list[str]] = {}
    for change in changes:
        groups.setdefault(change.where, []).append(told(change))
    return list(groups.items())


def _by_sheet(changes: Iterable[HandoutChange], escape: Escape, marks: Marks) -> list[Group]:
    groups: dict[str, list[str]] = {}
    for change in changes:
        words = _worded(change.before or "", change.after or "", escape, marks)
        groups.setdefault(change.sheet, []).append(f"{change.part}: {words}")
    return list(groups.items())


def _moved(change: AnswerChange, escape: Escape) -> str:
    before, after = ("none" if value is None else escape(str(value)) for value in (change.before, change.after))
    return f"{change.what}: {before} \u2192 {after}"


def _reworded(change: AnswerChange, escape: Escape, marks: Marks) -> str:
    return f"{change.what}: {_worded(str(change.before or ''), str(change.after or ''), escape, marks)}"


def _worded(before: str, after: str, escape: Escape, marks: Marks) -> str:
    return " ".join(_marked(what, escape(words), marks) for what, words in word_diff(before, after))


def _marked(what: str, words: str, marks: Marks) -> str:
    opening, closing = marks.get(what, ("", ""))
    return f"{opening}{words}{closing}"


def _record_group(change: RecordChange, escape: Escape, marks: Marks) -> Group:
    lines = [f"{escape(it.path)}: {_field(it, escape, marks)}" for it in change.fields]
    return f"{change.what}: {escape(f'{change.kind}/{change.id}')}", lines


def _field(change: FieldChange, escape: Escape, marks: Marks) -> str:
    before, after = change.before, change.after
    if before is None or after is None:
        return f"added {escape(_shown(after))}" if before is None else f"removed {escape(_shown(before))}"
    if isinstance(before, list) and isinstance(after, list):
        return escape(_list_words(before, after))
    if isinstance(before, str) and isinstance(after, str) and max(len(before), len(after)) > _SENTENCE:
        return _worded(before, after, escape, marks)
    return f"{escape(_shown(before))} \u2192 {escape(_shown(after))}"


def _list_words(before: list[Any], after: list[Any]) -> str:
    """What a list lost and gained; another order where it is neither."""
    lost = [f"removed {_shown(item)}" for item in before if item not in after]
    gained = [f"added {_shown(item)}" for item in after if item not in before]
    return "; ".join(lost + gained) or f"order: {_shown(after)}"


def _shown(value: Any) -> str:
    scalars = isinstance(value, list) and all(isinstance(item, str) for item in value)
    text = ", ".join(value) if scalars else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}\u2026"


def _problem_group(change: ProblemChange, escape: Escape) -> Group:
    hints: Sequence[str] = [f"hint: {escape(change.problem.hint)}"] if change.new and change.problem.hint else []
    return f"{_word(change)}: {escape(str(change.problem))}", list(hints)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
