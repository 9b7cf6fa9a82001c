"""Results of a study as printed: what arms showed, how they compare, what went wrong."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.fields import Count, Figure, Flag, Part, RowId, Text
from generator.model.parts import Age, Counting, Duration, Interval, Outcome, PValue, Source
from generator.vocabulary import Basis, Direction, PrintedVerdict, Sex, SpreadType, TestKind


class Spread(Part):
    """Dispersion as printed, and what it is."""

    type: SpreadType
    """Standard deviation, standard error, interval, or not stated."""
    value: Figure | None = None
    """The figure after the plus-minus sign."""
    lower: Figure | None = None
    """Lower limit of an interval or range."""
    upper: Figure | None = None
    """Upper limit of an interval or range."""
    basis: Basis = Basis.PRINTED
    """`assumed` where the type was judged by its size."""


class ArmResult(Part):
    """What one arm showed, as printed."""

    arm: RowId
    """Id of the arm."""
    n: Count | None = None
    """People behind the figure."""
    n_basis: Basis | None = None
    """Which number `n` is: analysed, completed or allocated."""
    mean: Figure | None = None
    """Mean on the outcome's scale, or the lower end of a printed range."""
    mean_to: Figure | None = None
    """Upper end, where a range of means was printed."""
    approximate: Flag = False
    """True where the source says "about"."""
    spread: Spread | None = None
    """Dispersion of `mean`."""
    baseline: Figure | None = None
    """Mean before training, in the outcome's unit."""
    baseline_spread: Spread | None = None
    """Dispersion of `baseline`."""
    final: Figure | None = None
    """Mean after training, in the outcome's unit."""
    final_spread: Spread | None = None
    """Dispersion of `final`."""
    p_within: PValue | None = None
    """p of the change within this arm; no evidence of a difference between arms."""
    events: Count | None = None
    """Events, for fractures, falls and harms."""
    people_with_events: Count | None = None
    """People with at least one event."""
    person_years: Figure | None = None
    """Time at risk, in person-years."""
    statement: Text | None = None
    """What the source says where it gives no figure, in our words."""


class ReportedContrast(Part):
    """A difference between arms as printed: first minus second."""

    of: list[RowId] = Field(min_length=1)
    """First side: one arm, or the arms whose union is meant."""
    against: list[RowId] = Field(min_length=1)
    """Second side."""
    estimate: Figure | None = None
    """Difference or ratio, or the lower end of a printed range."""
    estimate_to: Figure | None = None
    """Upper end, where a range was printed."""
    approximate: Flag = False
    """True where the source says "about"."""
    ci: Interval | None = None
    """Confidence interval."""
    spread: Spread | None = None
    """Dispersion of the estimate, for example its standard error."""
    p: PValue | None = None
    """p value of this contrast."""
    adjusted: Literal["yes", "no", "not_reported"] = "not_reported"
    """Whether the model was adjusted."""
    cluster_adjusted: Literal["yes", "no", "not_reported"] | None = None
    """Whether clustering was allowed for, in a cluster trial."""
    paired: Flag = False
    """True for two sides of the same people."""
    direction: Direction | None = None
    """Which side was higher, where only that is stated."""
    verdict_as_printed: PrintedVerdict | None = None
    """What the authors say of the difference."""
    statement: Text | None = None
    """The exact sense of what is printed, in our words."""


class Test(Part):
    """A printed p value that belongs to no two-group contrast."""

    __test__ = False

    kind: TestKind
    """What was tested."""
    arms: list[RowId] = Field(default_factory=list)
    """The arms it is about."""
    p: PValue | None = None
    """p value."""
    value: Figure | None = None
    """The statistic, for example a correlation."""
    verdict_as_printed: PrintedVerdict | None = None
    """What the authors say of it: for an interaction, `difference` means that there is one."""
    statement: Text | None = None
    """What it says, in our words."""


class GroupEstimate(Part):
    """A figure for a group that is no arm: a share of a population, a difference between sides."""

    label: Text
    """The group."""
    sex: Sex | None = None
    """Sex of the group."""
    age: Age | None = None
    """Age of the group."""
    n: Count | None = None
    """People in the group."""
    value: Figure | None = None
    """The figure on the outcome's scale."""
    spread: Spread | None = None
    """Its dispersion."""
    ci: Interval | None = None
    """Confidence interval."""
    flagged: Text | None = None
    """Why the source itself calls the figure unreliable."""
    statement: Text | None = None
    """What the source says where it gives no figure, in our words."""


class Result(Counting):
    """One outcome at one time: what arms showed and how they compare."""

    id: RowId
    """Id within the record."""
    outcome: Outcome
    """What was measured."""
    time: Duration | None = None
    """When, counted from the start."""
    source: Source = Field(alias="from")
    """Where this was read."""
    subgroup: Text | None = None
    """The subgroup, where the row is not about all participants."""
    arms: list[ArmResult] = Field(default_factory=list)
    """What each arm showed."""
    contrasts: list[ReportedContrast] = Field(default_factory=list)
    """Differences between arms as printed."""
    tests: list[Test] = Field(default_factory=list)
    """Other printed tests."""
    groups: list[GroupEstimate] = Field(default_factory=list)
    """Figures for groups that are no arms."""
    note: Text | None = None
    """Anything a reader should know."""


class Harm(Part):
    """One kind of harm, or the statement that there was none."""

    arm: RowId | None = None
    """The arm; absent where the report does not tell."""
    what: Text
    """What happened, in our words."""
    events: Count | None = None
    """How often."""
    people: Count | None = None
    """In how many people."""
    serious: Flag | None = None
    """Whether it was serious."""
    related: Flag | None = None
    """Whether it was put down to the exercise."""
    source: Source = Field(alias="from")
    """Where this was read."""


class Adherence(Part):
    """How much of the programme was done, or how many left."""

    arm: RowId | None = None
    """The arm; absent where all arms are meant."""
    arms: list[RowId] = Field(default_factory=list)
    """The arms, where the figure is for several but not all of them together."""
    what: Text | None = None
    """What was kept to, where it is not the exercise: `fortified milk`."""
    unit: Literal["percent_of_sessions", "percent_of_people", "sessions", "percent", "people_lost", "percent_lost"]
    """What the figure counts; `percent` where the source does not say of what."""
    mean: Figure
    """The figure, or the lower end of a printed range."""
    mean_to: Figure | None = None
    """Upper end of a printed range."""
    sd: Figure | None = None
    """Standard deviation."""
    ci: Interval | None = None
    """Confidence interval."""
    source: Source = Field(alias="from")
    """Where this was read."""
    note: Text | None = None
    """Anything a reader should know."""
