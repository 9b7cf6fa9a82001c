"""What guidelines advise on the exercise of a question, with strength and certainty as they published them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Guideline, Question
from generator.model.guideline import Recommendation
from generator.publishing.addresses import record_address
from generator.publishing.citations import short_name
from generator.publishing.edition import Edition
from generator.publishing.wording import sentence
from generator.synthesis.eligibility import CHILDREN
from generator.vocabulary import Audience, Sex


@dataclass(frozen=True, slots=True)
class GuidelineLine:
    """One recommendation beside our answer; it is the guideline's, not ours."""

    name: str
    address: str
    text: str
    for_whom: str
    strength: str
    certainty: str


def guideline_lines(edition: Edition, question: Question) -> tuple[GuidelineLine, ...]:
    """Recommendations on this exercise: of guidelines that the question names, then of others for such people."""
    named = {edition.owners.get(key, ("", ""))[1] for key in question.guidelines}
    found = [record.record for record in edition.base.guidelines.values() if record.record.counted]
    ordered = sorted(found, key=lambda guideline: (guideline.id not in named, guideline.id))
    return tuple(
        _line(edition, guideline, advice)
        for guideline in ordered
        if guideline.id in named or _for_such_people(guideline, question)
        for advice in _on_exercise(guideline, question)
    )


def _for_such_people(guideline: Guideline, question: Question) -> bool:
    """Whether a guideline speaks to the people asked about: both sexes together include each, children are apart."""
    wanted, given = question.population, guideline.population
    sexes = {wanted.sex, given.sex}
    apart = {Sex.FEMALE, Sex.MALE} <= sexes
    growing = Audience.CHILDREN_TEENS in question.audience
    return not apart and growing == bool(given.life_stage and set(given.life_stage) <= CHILDREN)


def _on_exercise(guideline: Guideline, question: Question) -> Iterator[Recommendation]:
    for advice in guideline.recommendations:
        if any(kind.covers(question.exercise) or question.exercise.covers(kind) for kind in advice.exercise):
            yield advice


def _line(edition: Edition, guideline: Guideline, advice: Recommendation) -> GuidelineLine:
    return GuidelineLine(
        name=short_name(guideline.main_report.ref, edition.base.references),
        address=f"{record_address('guidelines', guideline.id)}#result-{advice.id}",
        text=sentence(advice.text),
        for_whom=sentence(advice.for_whom or ""),
        strength=advice.strength.label,
        certainty=advice.certainty.label,
    )
