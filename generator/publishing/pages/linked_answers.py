"""Links to questions with their own two marks: other kinds of exercise, narrower groups, fractures, falls and harms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Question
from generator.publishing.addresses import record_address
from generator.publishing.answer_marks import certainty_mark, direction_mark
from generator.publishing.audiences import PEOPLE
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import AnswerHere, active_questions
from generator.synthesis import Answer
from generator.vocabulary import Audience, OutcomeTarget

_EVENTS = (OutcomeTarget.FRACTURE, OutcomeTarget.FALLS, OutcomeTarget.HARMS)


@dataclass(frozen=True, slots=True)
class LinkedAnswer:
    """A page with the marks of its answer; `note` names a kind of exercise that is wider than asked."""

    title: str
    address: str
    direction: str
    certainty: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unbroken:
    """What is known of broken bones, falls and harms, beside an answer on density.

    `fractures` is our statement on fractures; `other_people` names the page's group where none of these questions is
    about it.
    """

    fractures: str
    links: tuple[LinkedAnswer, ...]
    other_people: str = ""


def linked(title: str, address: str, answer: Answer, *, note: str = "") -> LinkedAnswer:
    """A link with the marks of one answer."""
    return LinkedAnswer(title, address, direction_mark(answer), certainty_mark(answer), note)


def linked_here(answers: Iterable[AnswerHere]) -> tuple[LinkedAnswer, ...]:
    """Links to the questions behind answers at a bone, with the marks of that bone."""
    return tuple(linked(here.finding.title, here.address, here.answer) for here in answers)


def unbroken(edition: Edition, audience: Audience | None = None) -> Unbroken:
    """What is known of fractures, falls and harms for a group; where nothing is, what was asked of others."""
    asked = [question for question in _on_events(edition) if audience is None or audience in question.audience]
    shown = asked or list(_on_events(edition))
    findings = edition.findings.questions
    fractures = [answer for q in shown for answer in findings[q.id].answers if answer.target is OutcomeTarget.FRACTURE]
    said = next((answer.statement.plain for answer in fractures if answer.rating), "")
    links = (linked(q.title, record_address("questions", q.id), findings[q.id].first) for q in shown)
    return Unbroken(said, tuple(links), PEOPLE[audience] if audience and shown and not asked else "")


def _on_events(edition: Edition) -> Iterator[Question]:
    """Questions on events and not on density: fractures, then falls, then harms."""
    questions = active_questions(edition.base)
    for target in _EVENTS:
        yield from (
            q for q in questions if target in q.outcome_target and OutcomeTarget.BMD_ITSELF not in q.outcome_target
        )
