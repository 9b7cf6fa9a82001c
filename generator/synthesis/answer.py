"""The answer to one question about one outcome at one site: what leads, how big, how sure, and in which words.

One headline (R1): the index review, or our own pool where it passes the coverage gate; without an index review one or
two studies, or the range of those that were read; else a state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from generator.model import Question, Study
from generator.synthesis.comparisons import Body, Comparison, StudyReading
from generator.synthesis.conventions import RULES, Conventions
from generator.synthesis.coverage import Coverage, coverage_of
from generator.synthesis.directions import Directions, directions_of
from generator.synthesis.effect import Effect, Thresholds, thresholds_for
from generator.synthesis.eligibility import is_growing
from generator.synthesis.empty_states import empty_state, state_sentence
from generator.synthesis.index_review import IndexChoice, ReviewRow, choose_index
from generator.synthesis.meta_analysis import Pool, meta_analyse
from generator.synthesis.overlap import Overlap, overlap_of
from generator.synthesis.questions_tree import QuestionTree
from generator.synthesis.rating import Rating
from generator.synthesis.size import Size
from generator.synthesis.statements import Statement, Subject, cautions_for
from generator.vocabulary import EmptyState, OutcomeTarget, Quantity, SiteGroup


class Kind(Enum):
    """What leads an answer."""

    INDEX_REVIEW = "index review"
    OWN_POOL = "own pool"
    ONE_STUDY = "one study"
    TWO_STUDIES = "two studies"
    RANGE = "range of studies"
    DIRECTIONS = "directions of effect"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Material:
    """What is known of a question at one outcome before anything is judged."""

    question: Question
    target: OutcomeTarget
    site: SiteGroup | None
    readings: tuple[StudyReading, ...]
    eligible: tuple[StudyReading, ...]
    choice: IndexChoice
    pools: Mapping[Body, Pool]
    studies: Mapping[str, Study]
    rules: Conventions

    def of_body(self, body: Body) -> tuple[StudyReading, ...]:
        """The eligible studies of one body of evidence."""
        return tuple(reading for reading in self.eligible if reading.body is body)

    def comparisons(self, pool: Pool) -> list[Comparison]:
        """The readable comparisons behind a pool."""
        ids = {row.study for row in pool.rows}
        return [c for r in self.eligible if r.study in ids for c in r.comparisons if c.estimate]


@dataclass(frozen=True, slots=True)
class Lead:
    """What leads: its kind, the body it belongs to, the review row or the pool, and the zones of its scale."""

    kind: Kind
    body: Body = Body.RANDOMISED
    review: ReviewRow | None = None
    pool: Pool | None = None
    thresholds: Thresholds | None = None

    @property
    def effect(self) -> Effect | None:
        """The one estimate, where there is one."""
        if self.review:
            return self.review.effect
        return self.pool.effect if self.pool else None

    @property
    def k(self) -> int | None:
        """Studies, comparisons or groups behind it."""
        return self.review.k if self.review else self.pool.k if self.pool else None

    @property
    def people(self) -> int | None:
        """People behind it; None where any number is unknown."""
        if self.review:
            return self.review.n
        known = self.pool and all(row.people for row in self.pool.rows)
        return self.pool.people if self.pool and known else None


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that a page says of one question about one outcome at one site.

    `state` is set where there is no rating. `pools` are our own readable studies by body, shown below an index review
    without a mark. `homes` tells at which narrower question a study is at home. `notes` are lines for readers.
    """

    question: str
    target: OutcomeTarget
    site: SiteGroup | None
    lead: Lead
    size: Size
    rating: Rating | None
    state: EmptyState | None
    statement: Statement
    coverage: Coverage
    directions: Directions
    choice: IndexChoice
    overlap: Overlap
    pools: Mapping[Body, Pool]
    readings: tuple[StudyReading, ...]
    homes: Mapping[str, str]
    notes: tuple[str, ...] = ()

    @property
    def final(self) -> str:
        """The level, or `not_rated`."""
        return self.rating.final.value if self.rating else "not_rated"


def labels_of(material: Material) -> Mapping[str, str]:
    """What each study is called, by id."""
    return {reading.study: reading.label for reading in material.readings}


def gather(
    tree: QuestionTree, question: Question, target: OutcomeTarget, site: SiteGroup | None, rules: Conventions = RULES
) -> Material:
    """Collect studies, pools and reviews for a question at one outcome."""
    readings = tree.readings(question, site, rules)
    eligible = tree.eligible(question, site, rules)
    pools = {}
    for body in Body:
        found = meta_analyse([reading for reading in eligible if reading.body is body], rules)
        if found:
            pools[body] = found
    studies = {key: found.record for key, found in tree.base.studies.items()}
    choice = choose_index(question, site, target, tree.base)
    return Material(question, target, site, readings, eligible, choice, pools, studies, rules)


def lead_of(material: Material) -> tuple[Lead, Coverage]:
    """What leads, and the coverage by which that was decided (R1, R13)."""
    pool, body = material.pools.get(Body.RANDOMISED), Body.RANDOMISED
    index = material.choice.index
    if pool is None and index is None and Body.NOT_RANDOMISED in material.pools:
        pool, body = material.pools[Body.NOT_RANDOMISED], Body.NOT_RANDOMISED
    pooled = {row.study for row in pool.rows} if pool else set()
    coverage = coverage_of(
        material.eligible,
        pooled,
        question=material.question,
        index=material.choice.record,
        body=body,
        rules=material.rules,
    )
    if index and not (pool and coverage.passes):
        return Lead(Kind.INDEX_REVIEW, review=index, thresholds=_review_thresholds(index, material)), coverage
    if pool is None:
        return _without_figures(material), coverage
    kind = {1: Kind.ONE_STUDY, 2: Kind.TWO_STUDIES}.get(pool.k, Kind.OWN_POOL if coverage.passes else Kind.RANGE)
    thresholds = thresholds_for(
        pool.measure, material.rules, baseline=pool.baseline, growing=is_growing(material.question)
    )
    return Lead(kind, body, pool=pool, thresholds=thresholds), coverage


def _without_figures(material: Material) -> Lead:
    """Directions lead only where a sign test may be made; otherwise nothing does."""
    votes = directions_of(material.of_body(Body.RANDOMISED), material.rules)
    return Lead(Kind.DIRECTIONS if votes.p is not None else Kind.NONE)


def _review_thresholds(index: ReviewRow, material: Material) -> Thresholds:
    effect = index.effect
    assert effect is not None
    two_decimals = bool(effect.printed) and all(len(text.split(".")[-1]) <= 2 for text in effect.printed or ())
    return thresholds_for(
        effect.measure,
        material.rules,
        baseline=index.baseline,
        growing=is_growing(material.question),
        rounded=two_decimals,
    )


def subject_of(material: Material, lead: Lead) -> Subject:
    """What the statement is about; the classes of comparison are those seen behind the figures."""
    if lead.review:
        classes = frozenset(lead.review.comparator) & frozenset(material.question.comparator)
        quantity = lead.review.quantity
    else:
        found = material.comparisons(lead.pool) if lead.pool else []
        classes, quantity = frozenset(c.comparator for c in found), Quantity.ABMD
    return Subject(material.question, material.target, material.site, quantity, classes)


def empty_answer(material: Material, lead: Lead, coverage: Coverage, homes: Mapping[str, str]) -> Answer:
    """An answer without a rating: its state, and what there is."""
    harms = material.target is OutcomeTarget.HARMS and any(r.study in material.studies for r in material.eligible)
    state = empty_state(
        material.question,
        eligible=len(material.eligible),
        unrated=bool(material.pools) or harms,
        reviewed=any(row.effect for row in material.choice.rows),
    )
    names = [reading.label for reading in material.eligible]
    votes = directions_of(material.of_body(Body.RANDOMISED), material.rules)
    line = state_sentence(state, material.question, names=names)
    known = f" {votes.sentence}" if votes.studies and votes.unknown < votes.studies else ""
    statement = Statement(f"Not rated. {line}{known}", f"{line}{known}", cautions=cautions_for(material.target))
    return Answer(
        material.question.id,
        material.target,
        material.site,
        lead,
        Size.NOT_STATED,
        None,
        state,
        statement,
        coverage,
        votes,
        material.choice,
        overlap_of(material.choice.records),
        material.pools,
        material.readings,
        homes,
    )
