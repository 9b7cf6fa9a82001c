"""A question that a page answers: whose bones, which bone, what exercise, against what."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.fields import BibKey, Figure, Part, RowId, Slug, Text
from generator.model.parts import Record
from generator.vocabulary import (
    Audience,
    BoneStatus,
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
