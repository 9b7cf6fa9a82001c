"""What a change of the records does to readers: two editions in, everything that differs out.

Pure. The lists stand in the order in which a reviewer asks: what leads, how sure, how much, in which words; then the
records behind it, what the checks say, and the pages that come and go. All empty means that nothing changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from generator.checks import check_all
from generator.contributing.answer_changes import (
    AnswerChange,
    leading_reviews,
    pooled_changes,
    rating_changes,
    statement_changes,
)
from generator.contributing.handout_changes import HandoutChange, handout_changes
from generator.contributing.record_changes import RecordChange, record_changes
from generator.model import EvidenceBase, Question
from generator.problems import Problem, Rule, Severity, in_order
from generator.publishing import PAGE_MAKERS, said
from generator.publishing.edition import Edition, edition_of
from generator.publishing.site_settings import SiteSettings

INDEX_CHANGED_SILENTLY = Rule(
    "index-changed-silently",
    "Another index review comes with a word in the history of its question",
    "The index review leads an answer. Where another one leads, readers of the old answer are owed the reason, so the "
    "question gets an entry under `changes:` (rule R8). Only a comparison of two editions can see this.",
    passing="index_review: newer-2020\n"
    "changes: [{date: 2026-11-22, what: first}, {date: 2026-11-30, what: another review leads for its newer search}]",
    failing="index_review: newer-2020\nchanges: [{date: 2026-11-22, what: first}]",
)


RULES = (INDEX_CHANGED_SILENTLY,)
"""Rules that only a comparison of two editions can ask."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The records as one edition shows them, and everything that the checks say of them."""

    edition: Edition
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ProblemChange:
    """A problem that only one side has: new after the change, or gone."""

    problem: Problem
    new: bool


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that only one side has."""

    address: str
    added: bool


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything that differs between two editions."""

    ratings: tuple[AnswerChange, ...] = ()
    pooled: tuple[AnswerChange, ...] = ()
    statements: tuple[AnswerChange, ...] = ()
    handouts: tuple[HandoutChange, ...] = ()
    records: tuple[RecordChange, ...] = ()
    problems: tuple[ProblemChange, ...] = ()
    pages: tuple[PageChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes for readers."""
        return not any(getattr(self, part.name) for part in fields(self))


def snapshot_of(base: EvidenceBase, unread: Iterable[Problem]) -> Snapshot:
    """Check the records that were read, as `check` does; `unread` are the problems of reading."""
    problems = check_all(base, unread).problems
    edition = edition_of(base, problems, SiteSettings())
    return Snapshot(edition, tuple(in_order((*problems, *said.unfit_answers(edition)))))


def impact_of(before: Snapshot, after: Snapshot) -> Impact:
    """Compare two states of the records; the same state twice gives an empty impact."""
    old, new = before.edition, after.edition
    return Impact(
        ratings=rating_changes(old.findings, new.findings),
        pooled=pooled_changes(old.findings, new.findings),
        statements=statement_changes(old.findings, new.findings),
        handouts=tuple(handout_changes(old, new)),
        records=record_changes(old, new),
        problems=tuple(_problem_changes(before, after)),
        pages=tuple(_page_changes(old, new)),
    )


def _problem_changes(before: Snapshot, after: Snapshot) -> Iterator[ProblemChange]:
    silent = (ProblemChange(problem, new=True) for problem in silent_index_changes(before.edition, after.edition))
    new = (ProblemChange(problem, new=True) for problem in _only_in(after.problems, before.problems))
    yield from (*silent, *new)
    yield from (ProblemChange(problem, new=False) for problem in _only_in(before.problems, after.problems))


def _only_in(problems: Iterable[Problem], others: Iterable[Problem]) -> Iterator[Problem]:
    """Problems that the others lack, the gravest first: one that only moved to another line is no news."""
    known = Counter(map(_said, others))
    for problem in sorted(problems, key=lambda problem: list(Severity).index(problem.severity)):
        known[_said(problem)] -= 1
        if known[_said(problem)] < 0:
            yield problem


def _said(problem: Problem) -> tuple[str, ...]:
    return problem.place.file, problem.rule, str(problem.severity), problem.message


def silent_index_changes(before: Edition, after: Edition) -> Iterator[Problem]:
    """Questions whose index review changed, by name or in effect, without a new entry in their history (R8)."""
    old, new = leading_reviews(before.findings), leading_reviews(after.findings)
    for key in sorted(before.base.questions.keys() & after.base.questions.keys()):
        was, found = before.base.questions[key].record, after.base.questions[key]
        named = _named(was) != _named(found.record)
        if (named or _led(old[key]) != _led(new[key])) and not set(_history(found.record)) - set(_history(was)):
            place = found.place("index_review" if found.record.index_review else "changes")
            message = f"the index review of {key} was {_told(was, old[key])}, and is {_told(found.record, new[key])}"
            yield Problem(place, INDEX_CHANGED_SILENTLY.id, message, "say why in a new entry under `changes:`")


def _named(question: Question) -> str:
    """The review that a person chose, with its row where they chose that too."""
    return ", row ".join(word for word in (question.index_review, question.index_row) if word)


def _led(reviews: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reviews))


def _told(question: Question, reviews: tuple[str, ...]) -> str:
    leading = ", ".join(review or "none" for review in _led(reviews))
    return leading if leading == _named(question) else f"{leading} (named: {_named(question) or 'none'})"


def _history(question: Question) -> list[tuple[str, str]]:
    return [(change.date, change.what) for change in question.changes]


def _page_changes(before: Edition, after: Edition) -> Iterator[PageChange]:
    old, new = _addresses(before), _addresses(after)
    for address in sorted(old ^ new):
        yield PageChange(address, added=address in new)


def _addresses(edition: Edition) -> frozenset[str]:
    return frozenset(page.address for maker in PAGE_MAKERS for page in maker(edition))
