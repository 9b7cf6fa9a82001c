"""Which review leads a question, which ones stand beside it, and how far they agree (rules R8 and R10).

The question names its index review: that is a person's choice. Where its figure was not read, the next review that
the question lists takes its place, by the order of rule R8, and the answer says so. Where it names none, none leads.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from generator.model import EvidenceBase, Question, Review
from generator.model.review import PooledResult
from generator.synthesis.conventions import LARGEST_I2, LARGEST_SMD
from generator.synthesis.effect import Effect, Measure
from generator.synthesis.eligibility import asks_for_minerals, belongs, exercise_of
from generator.vocabulary import (
    AuthorsCertainty,
    CertaintyLevel,
    ComparatorClass,
    CountRole,
    CountScope,
    CountUnit,
    Exercise,
    OutcomeTarget,
    POperator,
    Quantity,
    ReviewDesign,
    RobJudgement,
    Scale,
    SiteGroup,
    Unit,
)

_MEASURES = {
    Scale.PERCENT_CHANGE: Measure.PERCENT,
    Scale.SMD_CHANGE: Measure.SMD,
    Scale.SMD_FINAL: Measure.SMD,
    Scale.SMD_UNSPECIFIED: Measure.SMD,
    Scale.MEAN_DIFFERENCE_UNSPECIFIED: Measure.G_CM2,
    Scale.CHANGE: Measure.G_CM2,
    Scale.VALUE: Measure.G_CM2,
    Scale.RATIO: Measure.RATIO,
    Scale.RISK_RATIO: Measure.RATIO,
    Scale.RATE_RATIO: Measure.RATIO,
    Scale.ODDS_RATIO: Measure.RATIO,
    Scale.HAZARD_RATIO: Measure.RATIO,
}
EVENTS = {
    OutcomeTarget.FRACTURE: frozenset({Quantity.FRACTURES}),
    OutcomeTarget.FALLS: frozenset({Quantity.FALLS, Quantity.FALLERS}),
    OutcomeTarget.HARMS: frozenset({Quantity.ADVERSE_EVENTS}),
}


class Fit(Enum):
    """How the exercise of a pooled result lies to that of a question."""

    EXACT = "the exercise asked about"
    NEAR = "the same class of exercise"
    NARROWER = "a narrower exercise"
    WIDER = "a wider exercise"
    OTHER = "another exercise"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One pooled result of a review, as a question sees it; `barred` says why it may not lead (empty: it may).

    `excludes_null` is None where what was read does not tell. `certainty` and `wording` are the authors' own.
    """

    review: str
    label: str
    family: str
    row: str
    exercise: Exercise
    fit: Fit
    quantity: Quantity
    effect: Effect | None
    excludes_null: bool | None
    k: int | None
    k_unit: CountUnit | None
    k_all_sites: bool
    n: int | None
    i2: float | None
    i2_below: bool
    prediction: tuple[float, float] | None
    certainty: AuthorsCertainty
    wording: str
    search_to: str
    randomised_only: bool | None
    comparator: tuple[ComparatorClass, ...]
    baseline: float | None
    small_study_bias: str
    amstar: str
    barred: tuple[str, ...] = ()
    released: bool = False

    @property
    def authors_level(self) -> CertaintyLevel | None:
        """The level that the review's authors state; None where they state none."""
        return next((level for level in CertaintyLevel if level.value == self.certainty.value), None)


@dataclass(frozen=True, slots=True)
class IndexChoice:
    """The review that leads, if any; the rows of all reviews, by id; and what was passed over on the way.

    `instead_of` names the review that the question asks for where another had to take its place; `waiting` names
    reviews that the question lists and that are not yet recorded.
    """

    index: ReviewRow | None
    rows: tuple[ReviewRow, ...] = ()
    instead_of: str = ""
    why_instead: str = ""
    waiting: tuple[str, ...] = ()
    records: tuple[Review, ...] = field(default=(), repr=False)

    @property
    def record(self) -> Review | None:
        """The index review itself."""
        return next((review for review in self.records if self.index and review.id == self.index.review), None)

    @property
    def family(self) -> tuple[ReviewRow, ...]:
        """Rows of the index review's own family that ask the same on the same scale, the index included: one voice."""
        if self.index is None or self.index.effect is None:
            return ()
        measure = self.index.effect.measure
        return tuple(
            row
            for row in self.rows
            if row.family == self.index.family and row.fit is Fit.EXACT and row.effect and row.effect.measure is measure
        )

    @property
    def others(self) -> tuple[ReviewRow, ...]:
        """One row for each other family that may be asked whether it agrees."""
        voices: dict[str, ReviewRow] = {}
        for row in self.rows:
            apart = self.index is None or row.family != self.index.family
            if apart and row.fit in (Fit.EXACT, Fit.NEAR) and not _too_much(row.barred):
                voices.setdefault(row.family, row)
        return tuple(voices.values())

    @property
    def differ_in_side(self) -> tuple[str, ...]:
        """Other reviews whose estimate lies on the other side."""
        side = self.index.effect.side if self.index and self.index.effect else 0
        return tuple(row.label for row in self.others if row.effect and row.effect.side * side < 0)

    @property
    def differ_in_null(self) -> tuple[str, ...]:
        """Other reviews that differ from the index review on whether the interval holds no difference."""
        if self.index is None:
            return ()
        mine = self.index.excludes_null
        return tuple(row.label for row in self.others if row.excludes_null is not None and row.excludes_null != mine)


_LIMITS = ("an estimate above", "trials differ too much", "a network estimate", "a known fault", "not a comparison")


def _too_much(barred: tuple[str, ...]) -> bool:
    return any(reason.startswith(_LIMITS) for reason in barred)


def choose_index(question: Question, site: SiteGroup | None, target: OutcomeTarget, base: EvidenceBase) -> IndexChoice:
    """The index review of a question at a site, and every review that the question lists, with what bars it."""
    listed = [key for key in (question.index_review, *question.beside) if key]
    holders = {key: record for key, (kind, record) in base.record_of_reference().items() if kind == "reviews"}
    holders |= {key: found.record for key, found in base.reviews.items()}
    reviews = {key: holders[key] for key in dict.fromkeys(listed) if key in holders}
    rows = {key: _best_row(review, question, site, target, base) for key, review in reviews.items()}
    found = tuple(dict.fromkeys(row for row in rows.values() if row))
    waiting = tuple(key for key in listed if key not in holders)
    records = tuple({review.id: review for review in reviews.values()}.values())
    if question.index_review is None:
        return IndexChoice(None, found, waiting=waiting, records=records)
    named = rows.get(question.index_review)
    if named and not named.barred:
        return IndexChoice(named, found, waiting=waiting, records=records)
    why = "not yet recorded" if question.index_review in waiting else "no figure was read"
    if named and named.effect:
        why = "; ".join(named.barred)
    fit = [
        row
        for key, row in rows.items()
        if row and not row.barred and belongs(reviews[key].pico.population, question.population) is not False
    ]
    return IndexChoice(min(fit, key=_order, default=None), found, question.index_review, why, waiting, records)


def _order(row: ReviewRow) -> tuple:
    """Rule R8 among reviews that may lead: randomised, latest search, a mean difference before a standardised one."""
    search = tuple(-int(part) for part in row.search_to.split("-")) if row.search_to else (0,)
    standardised = row.effect is not None and row.effect.measure is Measure.SMD
    return row.randomised_only is not True, search, standardised, row.review


def _best_row(
    review: Review, question: Question, site: SiteGroup | None, target: OutcomeTarget, base: EvidenceBase
) -> ReviewRow | None:
    """The pooled result of a review that answers best: exact exercise, with a figure, a difference before an SMD.

    A row that the question names goes before all. Of several counts of falls or harms the least favourable one speaks,
    so that a possible harm is never hidden.
    """
    rows = [_row(review, pooled, question, base) for pooled in _at(review, question, site, target)]
    order = list(Fit)

    def rank(row: ReviewRow) -> tuple:
        effect = row.effect
        standardised = effect is not None and effect.measure is Measure.SMD
        harm = effect.benefit[0] if effect and target is not OutcomeTarget.BMD_ITSELF else 0.0
        named = row.row == question.index_row
        return (
            not named,
            order.index(row.fit),
            effect is None,
            row.quantity is Quantity.BMC,
            standardised,
            harm,
            row.row,
        )

    return min(rows, key=rank, default=None)


def _at(review: Review, question: Question, site: SiteGroup | None, target: OutcomeTarget) -> Iterator[PooledResult]:
    minerals = asks_for_minerals(question)
    for pooled in review.results:
        outcome = pooled.outcome
        if target is OutcomeTarget.BMD_ITSELF:
            here = outcome.site is not None and outcome.site.group is site and outcome.quantity in minerals
        else:
            here = outcome.quantity in EVENTS[target]
        if here and not pooled.subgroup:
            yield pooled


def _row(review: Review, pooled: PooledResult, question: Question, base: EvidenceBase) -> ReviewRow:
    effect = _effect(pooled)
    node = exercise_of(pooled.exercise)
    compared = tuple(pooled.comparator_class or review.pico.comparator_class)
    reference = base.references.get(review.main_report.ref)
    released = any(r.review in {review.id, *(x.ref for x in review.reports)} for r in question.released)
    row = ReviewRow(
        review.id,
        reference.short if reference else review.id,
        review.dataset or review.id,
        pooled.id,
        node,
        fit_of(node, question.exercise),
        pooled.outcome.quantity,
        effect,
        _excludes_null(pooled, effect),
        pooled.k.value if pooled.k else None,
        pooled.k.unit if pooled.k else None,
        bool(pooled.k and pooled.k.scope is CountScope.ALL_SITES),
        pooled.n,
        float(pooled.i2) if pooled.i2 is not None else None,
        pooled.i2_below,
        (float(pooled.prediction.lower), float(pooled.prediction.upper)) if pooled.prediction else None,
        pooled.authors_certainty,
        pooled.authors_wording or "",
        review.search.to or "",
        review.included.only_randomised,
        compared,
        float(pooled.baseline) if pooled.baseline is not None else None,
        pooled.small_study_bias or "",
        _amstar(review),
        released=released,
    )
    return replace(row, barred=tuple(_barred(review, pooled, row, question)))


def fit_of(node: Exercise, asked: Exercise) -> Fit:
    """How an exercise lies to the one asked about; "any strength training" is near lifting, "any exercise" is wider."""
    if node is asked:
        return Fit.EXACT
    if asked.covers(node):
        return Fit.NARROWER
    if node.covers(asked):
        return Fit.NEAR if node.value == asked.parent and node is Exercise.RESISTANCE_ANY else Fit.WIDER
    return Fit.OTHER


def _barred(review: Review, pooled: PooledResult, row: ReviewRow, question: Question) -> Iterator[str]:
    """Why a pooled result may not lead; limits may be lifted by a person's release, the rest may not."""
    if not review.counted:
        yield f"not counted: {review.editorial.status.label.lower()}"
    if row.effect is None:
        yield "no estimate with its interval was read"
    if not pooled.between_groups or pooled.count is CountRole.NEVER:
        yield "not a comparison between groups" if not pooled.between_groups else "the figure is never counted"
    if row.fit not in (Fit.EXACT, Fit.NEAR):
        yield f"{row.fit.value} ({row.exercise.label.lower()})"
    if row.comparator and not set(row.comparator) & set(question.comparator):
        yield "set against " + ", ".join(kind.label.lower() for kind in row.comparator)
    if row.amstar == RobJudgement.CRITICALLY_LOW.value:
        yield "AMSTAR 2: critically low"
    if row.released:
        return
    if row.effect and row.effect.measure is Measure.SMD and abs(row.effect.estimate) > LARGEST_SMD:
        yield f"an estimate above {LARGEST_SMD:g} standard deviation needs a person's release"
    if row.i2 is not None and row.i2 >= LARGEST_I2 and not row.i2_below:
        yield f"trials differ too much (I\u00b2 {row.i2:g} %): needs a person's release"
    if review.design is ReviewDesign.NETWORK_META_ANALYSIS:
        yield "a network estimate, in part indirect: needs a person's release"
    if pooled.extraction_fault:
        yield f"a known fault of extraction: {pooled.extraction_fault}"


def _effect(pooled: PooledResult) -> Effect | None:
    measure = _MEASURES.get(pooled.outcome.scale)
    if measure is None or pooled.estimate is None or pooled.ci is None or pooled.ci.level != 95:
        return None
    if measure is Measure.G_CM2 and pooled.outcome.unit not in (Unit.G_CM2, Unit.MG_CM2):
        return None
    printed = (str(pooled.estimate), str(pooled.ci.lower), str(pooled.ci.upper))
    factor = 0.001 if pooled.outcome.unit is Unit.MG_CM2 and measure is Measure.G_CM2 else 1.0
    values = [float(text) * factor for text in printed]
    more_is_better = pooled.outcome.quantity not in frozenset().union(*EVENTS.values())
    shown = printed if factor == 1.0 else None
    return Effect(measure, *values, more_is_better=more_is_better, printed=shown)


def _excludes_null(pooled: PooledResult, effect: Effect | None) -> bool | None:
    """Whether the interval lies on one side; a result printed only as "not significant" holds no difference."""
    if effect:
        return effect.excludes_null
    return False if pooled.p is not None and pooled.p.op is POperator.NS else None


def _amstar(review: Review) -> str:
    found = [judged.overall.value for judged in review.appraisal if judged.overall and judged.tool.value == "amstar2"]
    return found[0] if found else "not_assessed"
