"""The page of a guideline: what it recommends, as published; we issue no recommendation of our own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model import Guideline, Located
from generator.model.guideline import Recommendation
from generator.publishing.edition import Edition
from generator.publishing.page import Page
from generator.publishing.pages.frame import Frame, frame_of
from generator.publishing.pages.publication import publication_page
from generator.publishing.pages.record_parts import (
    Fact,
    Judgement,
    Line,
    fact,
    judgements_of,
    money_of,
    registration_of,
    source_words,
)
from generator.publishing.pages.related import related_of_guideline
from generator.publishing.pages.trails import GUIDELINES
from generator.publishing.wording import (
    advised_dose_words,
    age_words,
    described,
    not_stated,
    sentence,
    upper_first,
    who_words,
)
from generator.vocabulary import RecommendationTopic

HEADINGS = {
    "at-a-glance": "At a glance",
    "recommendations": "What it recommends",
    "appraisal": "How good the guideline is",
    "not-told": "What it does not tell",
    "where-it-counts": "Where it counts",
    "conflicts": "Where sources disagree",
    "sources": "Reports and sources",
    "related": "Related pages",
    "record": "This record",
}


@dataclass(frozen=True, slots=True)
class Advice:
    """One recommendation as published."""

    id: str
    number: str
    text: str
    for_whom: str
    dose: str
    strength: str
    certainty: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """Recommendations about one thing."""

    id: str
    name: str
    advice: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class GuidelineView:
    """Everything that the template of a guideline lays out."""

    frame: Frame
    facts: tuple[Fact, ...]
    topics: tuple[Topic, ...]
    missing: str
    judgements: tuple[Judgement, ...]


def guideline_pages(edition: Edition) -> Iterator[Page]:
    """A page for each guideline."""
    for found in edition.base.guidelines.values():
        view = guideline_view(edition, found)
        yield publication_page(edition, "guidelines", found, view, headings=HEADINGS, crumbs=GUIDELINES)


def guideline_view(edition: Edition, found: Located) -> GuidelineView:
    """Gather what a guideline's page says."""
    guideline: Guideline = found.record
    order = {topic: place for place, topic in enumerate(RecommendationTopic)}
    ranked = sorted(guideline.recommendations, key=lambda advice: order[advice.topic])
    return GuidelineView(
        frame=frame_of(edition, "guidelines", found, related=related_of_guideline(edition, guideline)),
        facts=tuple(_facts(edition, guideline)),
        topics=tuple(
            Topic(topic.value.replace("_", "-"), topic.label, tuple(_advice(edition, one) for one in advice))
            for topic, advice in groupby(ranked, key=lambda advice: advice.topic)
        ),
        missing=not_stated(guideline.reports),
        judgements=judgements_of(edition, guideline, guideline.appraisal),
    )


def _facts(edition: Edition, guideline: Guideline) -> Iterator[Fact]:
    people = guideline.population
    details = [f"Age: {age_words(people.age)}"] if people.age else []
    details += described(people)
    yield fact(guideline, "Issued by", Line(guideline.issuer, (guideline.country,) if guideline.country else ()))
    yield fact(guideline, "For whom", Line(upper_first(who_words(people)), tuple(details)))
    method = (sentence(guideline.method),) if guideline.method else ()
    yield fact(guideline, "How it was made", Line(guideline.design.label, method))
    yield registration_of(guideline)
    yield money_of(edition, guideline)


def _advice(edition: Edition, one: Recommendation) -> Advice:
    dose = [advised_dose_words(one.dose), one.dose.description or ""] if one.dose else []
    return Advice(
        id=one.id,
        number=one.number or "",
        text=sentence(one.text),
        for_whom=sentence(one.for_whom or ""),
        dose=" ".join(sentence(part) for part in dose if part),
        strength=one.strength.label,
        certainty=upper_first(one.certainty.label),
        notes=(*([sentence(one.note)] if one.note else []), f"Read in {source_words(edition, one.source)}."),
    )
