"""A guideline: who issued it, for whom, and what it recommends, as published."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.fields import Figure, Part, RowId, Text
from generator.model.parts import Population, Publication, RiskOfBias, Source
from generator.vocabulary import (
    AuthorsCertainty,
    Exercise,
    GuidelineDesign,
    RecommendationStrength,
    RecommendationTopic,
)


class AdvisedDose(Part):
    """A dose as the guideline gives it; `_to` is the upper end of a range."""

    sessions_per_week: Figure | None = None
    """Sessions a week."""
    sessions_per_week_to: Figure | None = None
    """Upper end of sessions a week."""
    minutes_per_day: Figure | None = None
    """Minutes a day."""
    minutes_per_week: Figure | None = None
    """Minutes a week."""
    minutes_per_week_to: Figure | None = None
    """Upper end of minutes a week."""
    sets: Figure | None = None
    """Sets."""
    sets_to: Figure | None = None
    """Upper end of sets."""
    reps: Figure | None = None
    """Repetitions."""
    reps_to: Figure | None = None
    """Upper end of repetitions."""
    description: Text | None = None
    """The dose in our own words."""


class Recommendation(Part):
    """One recommendation, in our words, with its strength as published."""

    id: RowId
    """Id within the record."""
    number: Text | None = None
    """Number in the guideline."""
    topic: RecommendationTopic
    """What it is about."""
    text: Text
    """What is recommended, in our words."""
    for_whom: Text | None = None
    """To whom it applies, where narrower than the guideline."""
    exercise: list[Exercise] = Field(default_factory=list)
    """Exercise it speaks of."""
    dose: AdvisedDose | None = None
    """How much."""
    strength: RecommendationStrength = RecommendationStrength.NOT_FOUND
    """Strength as published."""
    certainty: AuthorsCertainty = AuthorsCertainty.NOT_FOUND
    """Certainty of the evidence as published."""
    source: Source = Field(alias="from")
    """Where this was read."""
    note: Text | None = None
    """Anything a reader should know."""


class Guideline(Publication):
    """One guideline or consensus, with all its reports."""

    schema_: Literal["guideline/1"] = Field(alias="schema")
    """Kind and version of the record."""
    design: GuidelineDesign
    """How it was made."""
    issuer: Text
    """Who issued it."""
    country: Text | None = None
    """Where it applies."""
    population: Population
    """For whom it is written."""
    method: Text | None = None
    """How it was made, in our words."""
    recommendations: list[Recommendation] = Field(default_factory=list)
    """What it recommends."""
    appraisal: list[RiskOfBias] = Field(default_factory=list)
    """Judgements of the guideline itself (AGREE II)."""
