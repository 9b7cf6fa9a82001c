"""The verbs `stale` and `history`: which answers are old, and how an answer came about."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from generator.checks import check_all
from generator.cli.console import nearest
from generator.contributing.freshness import Freshness, freshness_of
from generator.contributing.history import Event, history_of
from generator.publishing.edition import Edition, edition_of
from generator.publishing.site_settings import SiteSettings
from generator.reading import read_base

FINE, PROBLEMS, WRONG_USE = 0, 1, 2

Answer = tuple[str, list[str], int]
"""Text for stdout, lines for stderr, exit code."""


def run_stale(root: Path, *, today: str, fail: bool, format: str) -> Answer:
    """List the questions by days overdue on a day; `today` empty is the day of the clock. With `fail`, 1 for any."""
    try:
        day = date.fromisoformat(today) if today else date.today()
    except ValueError:
        return "", [f"evidence stale: --today is {today}; expected a day such as 2026-11-30"], WRONG_USE
    found = freshness_of(_edition(root), day)
    overdue = sum(1 for it in found if it.overdue is not None and it.overdue > 0)
    code = PROBLEMS if fail and overdue else FINE
    if format == "json":
        rows = [{**asdict(it), "due": it.due.isoformat() if it.due else None} for it in found]
        return _json({"schema": "stale/1", "today": day.isoformat(), "questions": rows}), [], code
    lines = [
        *map(_stale_line, found),
        f"{len(found)} {'question' if len(found) == 1 else 'questions'}, {overdue} overdue on {day}",
    ]
    return "\n".join(lines) + "\n", [], code


def _stale_line(found: Freshness) -> str:
    records = f"records updated {found.updated}"
    if found.due is None or found.overdue is None:
        return f"{found.question}: no search known; {records}"
    days = f"{found.overdue} days overdue" if found.overdue > 0 else f"due in {-found.overdue} days"
    return f"{found.question}: {days} (searched to {found.searched} by {found.source}, due {found.due}); {records}"


def run_history(root: Path, question: str, *, format: str) -> Answer:
    """List what bore on a question, with its answer from then on; an unknown id names the three nearest."""
    edition = _edition(root)
    if question not in edition.base.questions:
        near = nearest("question", question, edition.base.questions)
        return "", [f"evidence history: there is no question {question}; {near}"], WRONG_USE
    events = history_of(edition, question)
    if format == "json":
        rows = [asdict(event) for event in events]
        return _json({"schema": "history/1", "question": question, "events": rows}), [], FINE
    return "\n".join(_event_lines(events)) + "\n", [], FINE


def _event_lines(events: Sequence[Event]) -> Iterator[str]:
    """One line for each event: date, rating, estimate, k, n, cause, parted by tabs."""
    for event in events:
        k, n = (str(number) if number is not None else "?" for number in (event.k, event.n))
        yield "\t".join((event.date, event.rating, event.estimate or "no estimate", f"k {k}", f"n {n}", event.cause))


def _edition(root: Path) -> Edition:
    base, unread = read_base(root)
    return edition_of(base, check_all(base, unread).problems, SiteSettings())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
