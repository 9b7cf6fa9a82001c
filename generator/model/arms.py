"""Arms of a study: who was treated alike, and what was asked of them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.fields import Count, Figure, Part, RowId, Text
from generator.model.parts import Age, Source
from generator.vocabulary import (
    Allocation,
    CoIntervention,
    Comparator,
    ComparatorClass,
    Delivery,
    EffortScale,
    Exercise,
    Setting,
    Supervision,
)


class Effort(Part):
    """How hard: one value, a range, or a bound, on a stated scale."""

    scale: EffortScale
    """The scale."""
    value: Figure | None = None
    """The value, or the lower end of a range."""
    to: Figure | None = None
    """Upper end of a range."""
    above: Figure | None = None
    """More than this."""
    below: Figure | None = None
    """Less than this."""


class Dose(Part):
    """What was asked of people (FITT-VP); `_to` is the upper end of a printed range."""

    sessions_per_week: Figure | None = None
    """Sessions a week."""
    sessions_per_week_to: Figure | None = None
    """Upper end of a range of sessions a week."""
    home_sessions_per_week: Figure | None = None
    """Sessions a week at home, where they come on top of the others."""
    minutes: Figure | None = None
    """Minutes a session."""
    minutes_to: Figure | None = None
    """Upper end of a range of minutes."""
    exercises: Count | None = None
    """Number of exercises."""
    sets: Figure | None = None
    """Sets of each exercise."""
    sets_to: Figure | None = None
    """Upper end of a range of sets."""
    reps: Figure | None = None
    """Repetitions in a set."""
    reps_to: Figure | None = None
    """Upper end of a range of repetitions."""
    intensity: Effort | None = None
    """How hard."""
    impacts_per_session: Figure | None = None
    """Jumps or other impacts a session."""
    impacts_per_session_to: Figure | None = None
    """Upper end of a range of impacts."""
    impact: Effort | None = None
    """Ground reaction force of the impacts."""
    progression: Text | None = None
    """How the load went up."""
    description: Text | None = None
    """The programme in our own words."""
    source: Source | None = Field(None, alias="from")
    """Where the dose was read, if not where the arm was."""


class Cluster(Part):
    """How many units of one kind an arm had."""

    unit: Allocation
    """School, class, centre or household."""
    n: Count
    """How many."""


class Arm(Part):
    """A group of people, or a side of the body, that was treated alike."""

    id: RowId
    """Id within the record; results and contrasts name it."""
    role: Literal["intervention", "comparator"]
    """Trained, or what training is set against."""
    label: Text
    """Name of the group as readers may see it."""
    modality: Exercise | None = None
    """Kind of exercise, where the arm has any."""
    comparator: Comparator | None = None
    """What a comparison group did."""
    comparator_class: ComparatorClass | None = None
    """Class of the comparison; by default that of `comparator`."""
    stratum: RowId | None = None
    """Stratum within which the arm was allocated, for example hormone therapy."""
    allocation: Allocation | None = None
    """How people came into this arm, where it differs from the study: `self_selected` beside arms drawn by lot."""
    group: RowId | None = None
    """Marks arms that are two sides of the same people."""
    limb: Literal["exercised", "control"] | None = None
    """Which side, in a within-person study."""
    body_part: Literal["arms", "legs", "trunk", "whole_body"] | None = None
    """Part of the body that was trained, where that is the point of the study."""
    age: Age | None = None
    """Age of the people in this arm, where it is printed arm by arm."""
    n_allocated: Count | None = None
    """People allocated."""
    n_completed: Count | None = None
    """People who completed."""
    n_analysed: Count | None = None
    """People in the main analysis."""
    clusters: list[Cluster] = Field(default_factory=list)
    """Schools, classes, centres."""
    supervision: Supervision = Supervision.NOT_REPORTED
    """Who watched."""
    delivery: Delivery = Delivery.NOT_REPORTED
    """Alone or in a group."""
    setting: Setting = Setting.NOT_REPORTED
    """Where."""
    co_intervention: list[CoIntervention] = Field(default_factory=list)
    """What came on top."""
    dose: Dose | None = None
    """What was asked of people."""
    source: Source | None = Field(None, alias="from")
    """Where this was read."""
    note: Text | None = None
    """Anything a reader should know."""
