"""Any two answers side by side: one page holds every answer, folded, and a script puts the two chosen together.

Nothing is fetched and nothing is reckoned: what two answers share is written beside them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby

from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import active_questions
from generator.publishing.page import Crumb, Page
from generator.publishing.pages.answer_box import AnswerBox, box_of, place_id, place_words
from generator.publishing.pages.compare import ADDRESS as COMPARE
from generator.publishing.pages.compare import NOT_SHARED, WARNING, shared_words
from generator.publishing.pages.compare import TITLE as COMPARE_TITLE
from generator.publishing.pages.linked_answers import unbroken
from generator.publishing.templates import render_sections
from generator.synthesis import Answer
from generator.vocabulary import OutcomeTarget, SiteGroup

ADDRESS = f"{COMPARE}any/"
TITLE = "Any two answers side by side"
HEADINGS = {"choose-two": "Choose two", "every-answer": "Every answer", "unbroken": "And fractures?"}


@dataclass(frozen=True, slots=True)
class Choosable:
    """An answer that may be chosen: its key in the address, its question, its box.

    `shared` is a JSON object: the key of another answer -> what stands behind both, where anything does.
    """

    key: str
    title: str
    address: str
    place: str
    box: AnswerBox
    shared: str


def any_two_pages(edition: Edition) -> Iterator[Page]:
    """The one page; none while there are no two answers."""
    found = choosable(edition)
    if len(found) < 2:
        return
    groups = tuple((place, tuple(answers)) for place, answers in groupby(found, key=lambda one: one.place))
    facts = {"groups": groups, "warning": WARNING, "not_shared": NOT_SHARED, "fractures": unbroken(edition)}
    lead, sections = render_sections("compare_any.html", facts, page_address=ADDRESS, headings=HEADINGS)
    words = f"Choose any two of our answers and see them side by side. {WARNING}"
    crumbs = (Crumb("Questions", "questions/"), Crumb(COMPARE_TITLE, COMPARE))
    yield Page(ADDRESS, TITLE, "compare", words, lead, sections, crumbs, template="wide.html")


def choosable(edition: Edition) -> tuple[Choosable, ...]:
    """Every answer to every question, rated or not: by bone, then events; within them by title."""
    answers = [
        (question.title, answer)
        for question in active_questions(edition.base)
        for answer in edition.findings.questions[question.id].answers
    ]
    order = [*SiteGroup, *OutcomeTarget]
    answers.sort(key=lambda one: (order.index(one[1].site or one[1].target), one[0]))
    shared = _shared([answer for _, answer in answers])
    return tuple(
        Choosable(
            key=(key := _key(answer)),
            title=title,
            address=record_address("questions", answer.question),
            place=place_words(answer),
            box=replace(box_of(edition, answer), id=key),
            shared=json.dumps(shared[key], ensure_ascii=False),
        )
        for title, answer in answers
    )


def _key(answer: Answer) -> str:
    return f"{answer.question}.{place_id(answer)}"


def _shared(answers: Sequence[Answer]) -> dict[str, dict[str, str]]:
    """What stands behind two answers, in either order."""
    found: dict[str, dict[str, str]] = {_key(answer): {} for answer in answers}
    for one, other in combinations(answers, 2):
        words = shared_words(one, other)
        if words != NOT_SHARED:
            found[_key(one)][_key(other)] = found[_key(other)][_key(one)] = words
    return found
