"""The rows of an answer's forest plot: reviews by family, studies by body and by what they were set against, pools."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from generator.publishing.addresses import record_address
from generator.publishing.figures.forest_plot import ForestBody, ForestGroup, ForestPanel, ForestRow, Mark
from generator.publishing.plot_words import SCALES, legend_of, side_words
from generator.publishing.wording import joined, lower_first
from generator.synthesis import Answer, Kind
from generator.synthesis.comparisons import Body, StudyReading
from generator.synthesis.conventions import RULES
from generator.synthesis.effect import Effect, Measure, thresholds_for
from generator.synthesis.index_review import Fit, ReviewRow
from generator.synthesis.meta_analysis import Pool, StudyRow, meta_analyse
from generator.synthesis.words import comparison_words
from generator.vocabulary import ComparatorClass

_BODIES = {
    Body.RANDOMISED: ("Trials whose groups were drawn by lot", ("randomised trial", "randomised trials")),
    Body.NOT_RANDOMISED: ("Studies whose groups were not drawn by lot", ("study without lots", "studies without lots")),
    Body.WITHIN_PERSON: ("Two sides of the same person", ("study of both sides", "studies of both sides")),
}
_REVIEWS = "Reviews", ("review", "reviews")


@dataclass(frozen=True, slots=True)
class _Study:
    """A study as a plot needs it: its estimate, how it was read, its weight in a pool, or why it is in none."""

    row: StudyRow
    reading: StudyReading
    weight: float | None
    aside: str = ""


@dataclass(frozen=True, slots=True)
class ForestSource:
    """An answer with what its rows need: addresses, words on who took part, whether they are still growing.

    `keyed` names each study's row by its id, where a script is to find it again.
    """

    answer: Answer
    address_of: Callable[[str], str]
    who: Callable[[str], str]
    growing: bool
    keyed: bool = False

    def measures(self) -> list[Measure]:
        """The scales that have a row, that of the leading figure first."""
        effects = [row.effect for row in self.reviews() if row.effect]
        effects += [study.row.effect for body in Body for study in self.studies(body)]
        lead = self.answer.lead.effect
        order = sorted(Measure, key=lambda measure: lead is None or measure is not lead.measure)
        return [measure for measure in order if any(effect.measure is measure for effect in effects)]

    def reviews(self) -> list[ReviewRow]:
        """The reviews of the exercise asked about, or of one near it; others stand in the table of reviews alone."""
        return [row for row in self.answer.choice.rows if row.fit is not Fit.OTHER]

    def panel(self, measure: Measure) -> ForestPanel:
        """Everything on one scale: reviews, then each body of evidence."""
        reviews = [row for row in self.reviews() if row.effect and row.effect.measure is measure]
        bodies = [ForestBody(*_REVIEWS, tuple(self.families(reviews)))] if reviews else []
        bodies += [found for body in Body if (found := self.body(body, measure))]
        unit, scale = SCALES[measure]
        less, more = side_words(self.answer.target)
        ratio = measure is Measure.RATIO
        panel = ForestPanel(
            unit, scale, measure.null, less, more, self.zone(measure), logarithmic=ratio, bodies=tuple(bodies)
        )
        return replace(panel, legend=legend_of(panel))

    def zone(self, measure: Measure) -> tuple[float, float] | None:
        """The limits of what is too small to matter, on the scale itself; None where it has no sizes."""
        lead, pool = self.answer.lead, self.pool_on(measure)
        limits = lead.thresholds if lead.effect and lead.effect.measure is measure else None
        if limits is None:
            baseline = pool.baseline if pool else None
            limits = thresholds_for(measure, RULES, baseline=baseline, growing=self.growing)
        if not limits.sized:
            return None
        if measure is Measure.RATIO:
            return math.exp(-limits.t1), math.exp(limits.t1)
        return measure.null - limits.t1, measure.null + limits.t1

    def pool_on(self, measure: Measure) -> Pool | None:
        """The first pool on a scale."""
        return next((pool for pool in self.answer.pools.values() if pool.measure is measure), None)

    def families(self, reviews: list[ReviewRow]) -> Iterator[ForestGroup]:
        """Reviews of one set of trials together, as one voice, that of the leading one first; then single ones."""
        index = self.answer.choice.index
        first = {row.family: place for place, row in reversed(list(enumerate(reviews)))}
        sizes = Counter(row.family for row in reviews)

        def order(row: ReviewRow) -> tuple[bool, int, bool]:
            return index is None or row.family != index.family, first[row.family], row != index

        def voice(row: ReviewRow) -> str:
            return row.family if sizes[row.family] > 1 else ""

        opened = False
        for family, rows in groupby(sorted(reviews, key=order), key=voice):
            alone = "Other reviews" if opened else ""
            lines = tuple(line for row in rows for line in self.review(row))
            yield ForestGroup("One set of trials, one voice" if family else alone, lines)
            opened = True

    def review(self, row: ReviewRow) -> Iterator[ForestRow]:
        """One review, and where it says that the next study may fall."""
        effect, leads = row.effect, row == self.answer.lead.review
        assert effect is not None
        yield ForestRow(
            Mark.INDEX if leads else Mark.REVIEW,
            row.label,
            _review_detail(row),
            effect.lower,
            effect.upper,
            effect.shown,
            effect.estimate,
            certainty=self.certainty if leads else "",
            address=record_address("reviews", row.review),
        )
        if row.prediction:
            yield _prediction(effect, row.prediction, row.label)

    @property
    def certainty(self) -> str:
        """Our level of the leading figure; empty where nothing is rated."""
        return self.answer.rating.final.value if self.answer.rating else ""

    def studies(self, body: Body) -> Iterator[_Study]:
        """Studies of one body whose figures were read: those in its pool, then those read on another scale."""
        pool = self.answer.pools.get(body)
        if pool is None:
            return
        readings = {reading.study: reading for reading in self.answer.readings}
        weighted = self.adds_up(pool)
        for row in pool.rows:
            yield _Study(row, readings[row.study], row.weight if weighted else None)
        for study, why in pool.left_out:
            alone = meta_analyse([readings[study]], RULES)
            if alone:
                same_scale = alone.measure is pool.measure
                yield _Study(alone.rows[0], readings[study], None, why if same_scale else "")

    def adds_up(self, pool: Pool) -> bool:
        """Whether a pool is shown as one figure: not where its studies lead apart from one another (rule R1)."""
        apart = self.answer.lead.kind is Kind.RANGE and self.answer.lead.pool == pool
        return pool.k > 1 and pool.effect is not None and not apart

    def body(self, body: Body, measure: Measure) -> ForestBody | None:
        """One body of evidence on one scale, by what the studies were set against; its pool closes it."""
        studies = [study for study in self.studies(body) if study.row.effect.measure is measure]
        if not studies:
            return None
        by_class: dict[tuple[ComparatorClass, ...], list[_Study]] = {}
        for study in studies:
            by_class.setdefault(_classes(study.reading), []).append(study)
        order = list(ComparatorClass)
        groups = tuple(
            ForestGroup(_against(classes), tuple(self.study(study) for study in by_class[classes]))
            for classes in sorted(by_class, key=lambda classes: [order.index(kind) for kind in classes])
        )
        pool = self.answer.pools[body]
        closing = tuple(self.closing(pool)) if pool.measure is measure and self.adds_up(pool) else ()
        return ForestBody(*_BODIES[body], groups, closing)

    def study(self, study: _Study) -> ForestRow:
        """One study as a row."""
        row, effect = study.row, study.row.effect
        return ForestRow(
            Mark.STUDY,
            row.label,
            _study_detail(study, self.who(row.study)),
            effect.lower,
            effect.upper,
            effect.shown,
            effect.estimate,
            study.weight,
            address=self.address_of(row.study),
            key=row.study if self.keyed else "",
        )

    def closing(self, pool: Pool) -> Iterator[ForestRow]:
        """The pool as a diamond; it carries our mark only where it leads."""
        effect = pool.effect
        assert effect is not None
        leads = self.answer.lead.kind is Kind.OWN_POOL and self.answer.lead.pool == pool
        yield ForestRow(
            Mark.POOLED,
            "Both together" if pool.k == 2 else f"All {pool.k} together",
            _pool_detail(pool, below=self.answer.lead.review is not None),
            effect.lower,
            effect.upper,
            effect.shown,
            effect.estimate,
            certainty=self.certainty if leads else "",
        )
        if pool.prediction:
            yield _prediction(effect, pool.prediction, "")


def _classes(reading: StudyReading) -> tuple[ComparatorClass, ...]:
    seen = {comparison.comparator for comparison in reading.comparisons}
    return tuple(kind for kind in ComparatorClass if kind in seen)


def _against(classes: Iterable[ComparatorClass]) -> str:
    return "Against " + joined([comparison_words([kind]) for kind in classes], "or")


def _review_detail(row: ReviewRow) -> str:
    """What a review covers: "lifting, 20 studies, 1,040 people"."""
    counted = f"{row.k} {row.k_unit.label}" if row.k is not None and row.k_unit else ""
    whole = " at all bones" if row.effect and row.effect.more_is_better else " in all"
    everywhere = whole if counted and row.k_all_sites else ""
    people = f"{row.n:,} people" if row.n is not None else ""
    exercise = lower_first(row.exercise.label.split(" (")[0])
    return ", ".join(part for part in (exercise, counted + everywhere, people) if part)


def _study_detail(study: _Study, who: str) -> str:
    """Who and what, how many, for how long, and what the standard error rests on where it is not a printed spread."""
    row = study.row
    weeks = max(comparison.weeks for comparison in study.reading.comparisons)
    parts = [
        who,
        f"{row.people:,} people" if row.people is not None else "",
        f"{weeks:.0f} weeks" if weeks else "",
        "spread from a p value" if row.from_p else "spread filled in" if row.imputed else "",
        f"not added up: {study.aside}" if study.aside else "",
    ]
    return ", ".join(part for part in parts if part)


def _pool_detail(pool: Pool, *, below: bool) -> str:
    """What the pool is; below a review that leads it is a part of the evidence."""
    people = f"{pool.people:,} people, " if all(row.people for row in pool.rows) else ""
    model = "common effect" if pool.k == 2 else "random effects"
    return f"{people}{model}" + ("; only a part of the evidence" if below else "")


def _prediction(effect: Effect, limits: tuple[float, float], of: str) -> ForestRow:
    lower, upper = limits
    printed = ("", effect.figure(lower), effect.figure(upper))
    return ForestRow(
        Mark.PREDICTION, "Where the next study may fall", f"after {of}" if of else "", lower, upper, printed
    )
