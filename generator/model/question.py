"""A question that a page answers: whose bones, which bone, what exercise, against what."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.fields import BibKey, Figure, Part, PartialDate, RowId, Slug, Text
from generator.model.parts import Extraction, Record
from generator.vocabulary import (
    Audience,
    BoneGroup,
    BoneStatus,
    CertaintyLevel,
    ComparatorClass,
    Exercise,
    LifeStage,
    OutcomeTarget,
    PopulationFlag,
    Region,
    Sex,
    SiteGroup,
)


class Predicate(Part):
    """Which people belong to a question; every condition given must hold."""

    sex: Sex
    """Sex; `mixed` means no restriction."""
    life_stage: list[LifeStage] = Field(default_factory=list)
    """One of these, where any is given."""
    bone_status: BoneStatus = BoneStatus.ANY
    """Bone status; `any` means no restriction."""
    age_min: Figure | None = None
    """Lowest mean age in years."""
    age_max: Figure | None = None
    """Highest mean age in years."""
    include: list[PopulationFlag] = Field(default_factory=list)
    """Features that people must have."""
    exclude: list[PopulationFlag] = Field(default_factory=list)
    """Features that keep a study out."""
    words: Text
    """The people in words, for the page."""


class NamedTrials(Part):
    """Trials known to belong to a question, by how far their figures were read."""

    figures: list[BibKey] = Field(default_factory=list)
    """A between-group estimate with its standard error can be computed."""
    partial: list[BibKey] = Field(default_factory=list)
    """Eligible; only a direction, a p value or one arm was read."""
    not_pooled: list[BibKey] = Field(default_factory=list)
    """On the page, but not in the main number."""


class Companion(Part):
    """A published figure shown beside an index review whose scale says little to readers."""

    review: BibKey
    """The review."""
    result: RowId | None = None
    """Its result row."""
    note: Text
    """What it is, in words."""


class Judgement(Part):
    """What a person judged of one domain of certainty; it takes the place of what the rules assume."""

    domain: Literal["risk_of_bias", "indirectness"]
    """Risk of bias of the evidence that leads the answer, or how directly it speaks to the question."""
    site: SiteGroup | None = None
    """The site, where the judgement is not about all of them."""
    levels: Literal[0, 1, 2]
    """Levels to take off: 0 no concern, 1 serious, 2 very serious."""
    elements: list[Literal["population", "intervention", "comparator", "outcome", "timing"]] = Field(
        default_factory=list
    )
    """What is indirect."""
    reason: Text
    """Why, for readers."""
    by: Text | None = None
    """A contributor's handle; without it the judgement counts, but nobody has signed it."""
    date: PartialDate
    """When."""


class Override(Part):
    """A level that a person set against the computed one."""

    level: CertaintyLevel
    """The level."""
    site: SiteGroup | None = None
    """The site, where it is not for all of them."""
    reason: Text
    """Why, for readers."""
    reviewer: Text
    """A contributor's handle."""
    date: PartialDate
    """When."""


class Release(Part):
    """A person lets a review lead that the rules hold back: a very large estimate, trials that differ too much."""

    review: BibKey
    """The review."""
    reason: Text
    """Why, for readers."""
    by: Text
    """A contributor's handle."""
    date: PartialDate
    """When."""


class Question(Record):
    """One question, with the review that leads it and the trials known to belong to it."""

    schema_: Literal["question/1"] = Field(alias="schema")
    """Kind and version of the record."""
    title: Text
    """The question in plain words."""
    region: list[Region] = Field(default_factory=list)
    """Regions it belongs to."""
    site: list[SiteGroup] = Field(default_factory=list)
    """Sites it is about, each a row of its own."""
    population: Predicate
    """Whose bones."""
    audience: list[Audience] = Field(default_factory=list)
    """Readers it is for."""
    bone_group: list[BoneGroup] = Field(default_factory=list)
    """Only those of these readers, by bones or treatment; none: all of them."""
    exercise: Exercise
    """Node of the exercise tree."""
    load: Literal["high", "low"] | None = None
    """Load, where the question is about load."""
    body_part: Literal["arms", "legs", "trunk"] | None = None
    """Part of the body that is trained, where that matters."""
    comparator: list[ComparatorClass] = Field(min_length=1)
    """What exercise is set against."""
    outcome_target: list[OutcomeTarget] = Field(min_length=1)
    """What it is about."""
    priority: Literal[1, 2]
    """1: answered first."""
    parent: Slug | None = None
    """The wider question."""
    why: Text
    """Why it is asked."""
    index_review: BibKey | None = None
    """The review that leads the answer."""
    index_row: RowId | None = None
    """Its pooled result that answers, where it gives several: fractures of any bone, not of some."""
    wanted: BibKey | None = None
    """A publication whose figures would lead it, once read."""
    beside: list[BibKey] = Field(default_factory=list)
    """Reviews shown beside the index review."""
    guidelines: list[BibKey] = Field(default_factory=list)
    """Guidelines that speak to it."""
    reviews_disagree: Text | None = None
    """How reviews disagree, in words."""
    percent_companion: Companion | None = None
    """A figure in per cent to stand beside a standardised one."""
    must_show: Text | None = None
    """A finding that the page must not leave out."""
    trials: NamedTrials = NamedTrials()
    """Trials known to belong to it."""
    judgements: list[Judgement] = Field(default_factory=list)
    """What people judged of the evidence for it."""
    overrides: list[Override] = Field(default_factory=list)
    """Levels that a person set against the computed ones."""
    released: list[Release] = Field(default_factory=list)
    """Reviews that a person lets lead although the rules hold them back."""
    index_signed: Extraction | None = None
    """Who confirmed the choice of the index review, and when."""
    checked_against: list[BibKey] = Field(default_factory=list)
    """Reviews with whose list of included trials ours was compared."""
    searched: Text | None = None
    """The documented search that found no study, for a question without any."""
    not_applicable: Text | None = None
    """Why the question has no answer by its nature."""
