"""A review: what it asked, what it covers, what it pooled, how its authors and others judge it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.fields import BibKey, Count, Figure, Flag, Part, PartialDate, RowId, Slug, Text
from generator.model.parts import (
    Counting,
    Interval,
    Outcome,
    Population,
    Publication,
    PValue,
    RiskOfBias,
    Source,
)
from generator.vocabulary import (
    AuthorsCertainty,
    ComparatorClass,
    CountScope,
    CountUnit,
    Exercise,
    Quantity,
    ReviewDesign,
)


class Pico(Part):
    """The question a review asked."""

    population: Population
    """Whose bones."""
    exercise: list[Exercise] = Field(min_length=1)
    """What exercise it really covers."""
    comparator_class: list[ComparatorClass] = Field(default_factory=list)
    """What exercise was set against."""
    outcomes: list[Quantity] = Field(min_length=1)
    """What was measured."""
    note: Text | None = None
    """Anything a reader should know of the scope."""


class Search(Part):
    """Period of the literature search."""

    to: PartialDate | None = None
    """Studies searched to."""
    start: PartialDate | None = None
    """Studies searched from, where a start was set."""
    note: Text | None = None
    """Databases, languages."""


class IncludedCount(Part):
    """How much a review holds, by unit."""

    studies: Count | None = None
    """Studies of all kinds."""
    trials: Count | None = None
    """Trials among them."""
    observational: Count | None = None
    """Observational studies among them."""
    comparisons: Count | None = None
    """Comparisons or exercise groups."""
    participants: Count | None = None
    """People."""


class Included(Part):
    """What a review includes, as far as its list was seen."""

    complete: Flag
    """Whether the whole list was seen."""
    studies: list[BibKey] = Field(default_factory=list)
    """Keys of included studies."""
    labels: list[Text] = Field(default_factory=list)
    """Included studies without a key, as printed."""
    count: IncludedCount = IncludedCount()
    """How many."""
    only_randomised: Flag | None = None
    """Whether only randomised trials were included."""


class StudyCount(Part):
    """`k` of a pooled result."""

    value: Count
    """How many."""
    unit: CountUnit
    """What is counted."""
    scope: CountScope = CountScope.SITE
    """Whether the count is for this site."""


class PooledResult(Counting):
    """One pooled result as printed."""

    id: RowId
    """Id within the record."""
    exercise: list[Exercise] = Field(min_length=1)
    """Exercise of the pooled studies."""
    comparator_class: list[ComparatorClass] = Field(default_factory=list)
    """What it was set against, where narrower than the review."""
    outcome: Outcome
    """What was measured."""
    subgroup: Text | None = None
    """Subgroup, where the row is not about all participants."""
    estimate: Figure | None = None
    """The pooled value on the outcome's scale."""
    ci: Interval | None = None
    """Confidence interval."""
    prediction: Interval | None = None
    """Prediction interval."""
    p: PValue | None = None
    """p value."""
    k: StudyCount | None = None
    """Number of studies or comparisons behind it."""
    n: Count | None = None
    """People behind it."""
    i2: Figure | None = None
    """I squared in per cent."""
    i2_below: Flag = False
    """True where I squared was printed as below that figure."""
    tau2: Figure | None = None
    """Between-study variance."""
    baseline: Figure | None = None
    """Mean density before training of the pooled people, in the outcome's unit; it gives a difference its size."""
    small_study_bias: Literal["low", "some", "high"] | None = None
    """What the review says of small-study or publication bias for this result."""
    extraction_fault: Text | None = None
    """A known fault in how the review took its figures; it keeps the result from leading an answer."""
    model: Text | None = None
    """Statistical model as printed."""
    between_groups: Flag = True
    """False where changes within trained groups were pooled."""
    authors_certainty: AuthorsCertainty = AuthorsCertainty.NOT_FOUND
    """Certainty as the review's authors state it."""
    authors_wording: Text | None = None
    """Their verdict in at most a few words, as printed: `may increase`."""
    statement: Text | None = None
    """What it says where no figure was seen, in our words."""
    source: Source = Field(alias="from")
    """Where this was read."""
    note: Text | None = None
    """Anything a reader should know."""


class Review(Publication):
    """One review, with all its reports."""

    schema_: Literal["review/1"] = Field(alias="schema")
    """Kind and version of the record."""
    design: ReviewDesign
    """How it was made."""
    pico: Pico
    """The question it asked."""
    search: Search = Search()
    """Period of its search."""
    dataset: Slug | None = None
    """Shared by reviews of one set of trials: they are one voice."""
    included: Included
    """What it includes."""
    results: list[PooledResult] = Field(default_factory=list)
    """What it pooled."""
    trial_quality: Text | None = None
    """What the review says of the risk of bias or quality of its studies."""
    small_study_bias: Text | None = None
    """What the review says of small-study or publication bias."""
    harms: Text | None = None
    """What the review says of harms."""
    appraisal: list[RiskOfBias] = Field(default_factory=list)
    """Judgements of the review itself (AMSTAR 2)."""
