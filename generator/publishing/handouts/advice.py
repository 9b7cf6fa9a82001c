"""How to start: what guidelines advise, in plain words; and findings that a question's page must not leave out."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Question
from generator.model.guideline import Recommendation
from generator.problems import Place, Problem
from generator.publishing.edition import Edition
from generator.publishing.handouts.complete import HANDOUT_WORDING
from generator.publishing.handouts.language import Voice
from generator.publishing.handouts.sheet import Line, Part, line
from generator.publishing.handouts.texts import ADVICE, MUST_SHOW, WHY, Advice, People, Reworded, fixed, heading
from generator.publishing.handouts.topics import Plan
from generator.publishing.said import Unfit
from generator.vocabulary import SafetyAudience

_TEXTS = "generator/publishing/handouts/texts.py"


def advice_part(voice: Voice, edition: Edition, plan: Plan, audience: SafetyAudience) -> Part:
    """Doses of guidelines for these readers; where there is none, the part says that it was left out, and why."""
    told = _told_to(plan, audience)
    lines = [
        line(voice.say(one.wording.text), f"guideline:{one.guideline}/{one.recommendation}")
        for one in ADVICE
        if plan.group in one.groups and one.people in told and _is_recorded(edition, one)
    ]
    if not lines:
        return Part("start", heading(voice, "start"), (fixed(voice, "no-guide"),))
    return Part("start", heading(voice, "start"), (*lines, fixed(voice, "doses")), listed=True)


def _told_to(plan: Plan, audience: SafetyAudience) -> frozenset[People]:
    """Whose advice a sheet prints."""
    if plan.unanswered:
        return frozenset({People.SPINE_FRACTURE, People.ALL_AND_SPINE_FRACTURE})
    thin = {People.THIN_BONES} if audience is SafetyAudience.ADULTS_LOW_BONE else set[People]()
    return frozenset({People.ALL, People.ALL_AND_SPINE_FRACTURE, *thin})


def why_line(voice: Voice, question: Question) -> Line:
    """Why a question has no answer, in plain words. Raises Unfit for words not yet reworded."""
    wording = WHY.get(question.id)
    _check(wording, question.why or "", f"{question.id}/why")
    return line(voice.say(wording.text) if wording else "", f"question:{question.id}/why")


def _is_recorded(edition: Edition, one: Advice) -> bool:
    """Whether the recommendation is in our collection. Raises Unfit where its words have changed since."""
    found = edition.base.guidelines.get(one.guideline)
    if found is None:
        return False
    recommendations: list[Recommendation] = found.record.recommendations
    said = next((rec for rec in recommendations if rec.id == one.recommendation), None)
    if said is None:
        return False
    _check(one.wording, said.text, f"{one.guideline}/{one.recommendation}")
    return True


def must_show_lines(voice: Voice, questions: Iterable[Question]) -> tuple[Line, ...]:
    """What the pages of these questions must not leave out, in plain words. Raises Unfit for words not yet reworded."""
    lines = []
    for question in questions:
        if question.must_show:
            wording = MUST_SHOW.get(question.id)
            _check(wording, question.must_show, f"{question.id}/must_show")
            lines += [line(voice.say(one.text), f"question:{question.id}/must_show") for one in (wording,) if one]
    return tuple(lines)


def _check(wording: Reworded | None, now: str, what: str) -> None:
    if wording is None or _plain(wording.of) != _plain(now):
        message = f"the words of {what} have changed since they were put more plainly for the handouts"
        hint = f"read the record again, then mend the wording and its `of` in {_TEXTS}"
        raise Unfit([Problem(Place(_TEXTS, 1, 1), HANDOUT_WORDING.id, message, hint)])


def _plain(text: str) -> str:
    return " ".join(text.split())
