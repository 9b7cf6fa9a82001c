"""The studies of a question taken together: which model, which interval, by the number of studies (rule R3).

k >= 5: REML with the Hartung-Knapp interval, never narrower than Wald, and a prediction interval. k = 3 or 4: REML with
the Wald interval, Hartung-Knapp beside it. k = 2: no random-effects summary; the common-effect estimate where the two
intervals overlap, else only both results. k = 1: the study.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from generator.stats import InvalidInput, PooledEffect, egger, pool
from generator.synthesis.comparisons import StudyReading
from generator.synthesis.conventions import FEW_FOR_FUNNEL, FEW_FOR_PREDICTION, Conventions
from generator.synthesis.effect import Effect, Measure

Limits = tuple[float, float]


@dataclass(frozen=True, slots=True)
class StudyRow:
    """One study in a pool: its strata together, with its interval and its share of the weight in per cent."""

    study: str
    label: str
    effect: Effect
    se: float
    people: int | None
    weight: float = 0.0
    from_p: bool = False
    imputed: bool = False
    baseline: float | None = None
    also_printed: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Pool:
    """What the readable studies give together. `effect` is None where only the separate results may be shown.

    `hartung_knapp` and `prediction` are limits; `i2` is in per cent. `left_out` names studies that were read and not
    pooled, with the reason.
    """

    measure: Measure
    rows: tuple[StudyRow, ...]
    method: str
    effect: Effect | None
    i2: float | None = None
    tau2: float | None = None
    hartung_knapp: Limits | None = None
    prediction: Limits | None = None
    egger_p: float | None = None
    left_out: tuple[tuple[str, str], ...] = ()

    @property
    def k(self) -> int:
        """Independent studies."""
        return len(self.rows)

    @property
    def people(self) -> int:
        """People in the studies whose number is known."""
        return sum(row.people or 0 for row in self.rows)

    @property
    def spread(self) -> Limits:
        """Smallest and largest estimate."""
        values = [row.effect.estimate for row in self.rows]
        return min(values), max(values)

    @property
    def baseline(self) -> float | None:
        """Mean density before training in g/cm2, over the studies that print it."""
        known = [(row.baseline, row.people or 1) for row in self.rows if row.baseline is not None]
        return sum(b * n for b, n in known) / sum(n for _, n in known) if known else None


@dataclass(frozen=True, slots=True)
class Readable:
    """The readable studies of one body of evidence on one scale, before any is left out for its weight.

    `aside` names those on another scale, with that reason.
    """

    measure: Measure
    rows: tuple[StudyRow, ...]
    aside: tuple[tuple[str, str], ...] = ()


def readable_studies(readings: Sequence[StudyReading]) -> Readable | None:
    """The studies that may be pooled; None where there is none."""
    rows = [_row(reading) for reading in readings if any(c.estimate for c in reading.comparisons)]
    if not rows:
        return None
    # Percentage points go first: g/cm2 of different scanners differ (rules, section 3).
    measure = Measure.PERCENT if any(row.effect.measure is Measure.PERCENT for row in rows) else Measure.G_CM2
    aside = tuple((row.study, "on another scale") for row in rows if row.effect.measure is not measure)
    return Readable(measure, tuple(row for row in rows if row.effect.measure is measure), aside)


def meta_analyse(readings: Sequence[StudyReading], rules: Conventions) -> Pool | None:
    """Pool the readable studies of one body of evidence; None where there is none."""
    found = readable_studies(readings)
    if found is None:
        return None
    pooled = pool_some(found.rows, found.measure, rules)
    return replace(pooled, left_out=(*found.aside, *pooled.left_out), egger_p=_egger_p(pooled.rows))


def pool_some(rows: Sequence[StudyRow], measure: Measure, rules: Conventions) -> Pool:
    """Pool studies of one scale, all of them or any choice of them, without those whose weight rests on too little.

    Needs at least one study; `left_out` of the pool names those that this sets aside.
    """
    kept, aside = list(rows), []
    for test, why in _WEIGHT_LIMITED:
        kept, dropped = _limit_weight(kept, test, rules)
        aside += [(row.study, why) for row in dropped]
    return replace(pool_rows(kept, measure, rules), left_out=tuple(aside))


_WEIGHT_LIMITED: tuple[tuple[Callable[[StudyRow], bool], str], ...] = (
    (lambda row: row.imputed, "imputed spreads would carry more than a third of the weight"),
    (lambda row: row.from_p, "standard errors from p values would carry more than a third of the weight"),
)


def _limit_weight(
    rows: list[StudyRow], test: Callable[[StudyRow], bool], rules: Conventions
) -> tuple[list[StudyRow], list[StudyRow]]:
    """Rows without those of a doubtful kind, where these would carry more than a third of the weight of a pool."""
    doubtful = [row for row in rows if test(row)]
    if not doubtful or len(rows) < 3 or len(doubtful) == len(rows):
        return rows, []
    weights = _pool(rows, "FE" if len(rows) < 3 else rules.model).weights
    share = sum(weight for row, weight in zip(rows, weights, strict=True) if test(row)) / 100
    return ([row for row in rows if not test(row)], doubtful) if share > rules.p_weight else (rows, [])


def _row(reading: StudyReading) -> StudyRow:
    """A study's strata as one independent estimate (common effect), so that a study counts once."""
    found = [c for c in reading.comparisons if c.estimate]
    measures = [c.estimate.measure for c in found if c.estimate]
    measure = Measure.PERCENT if Measure.PERCENT in measures else measures[0]
    estimates = [c.estimate for c in found if c.estimate and c.estimate.measure is measure]
    together = pool([e.value for e in estimates], [e.se**2 for e in estimates], "FE")
    return StudyRow(
        reading.study,
        reading.label,
        Effect(measure, together.estimate, together.ci.lower, together.ci.upper),
        together.se,
        reading.people,
        from_p=any(e.from_p for e in estimates),
        imputed=any(e.imputed for e in estimates),
        baseline=next((e.baseline for e in estimates if e.baseline is not None), None),
        also_printed=tuple(v for c in found for v in c.also_printed),
    )


def _pool(rows: Sequence[StudyRow], method: str) -> PooledEffect:
    return pool([row.effect.estimate for row in rows], [row.se**2 for row in rows], method)


def pool_rows(rows: Sequence[StudyRow], measure: Measure, rules: Conventions) -> Pool:
    """Pool independent studies of one scale by the model that their number asks for; needs at least one."""
    k = len(rows)
    found = _pool(rows, "FE" if k < 3 else rules.model)
    weighted = tuple(replace(row, weight=weight) for row, weight in zip(rows, found.weights, strict=True))
    base = Pool(measure, weighted, f"common effect ({found.method})" if k < 3 else found.method, None)
    wald = Effect(measure, found.estimate, found.ci.lower, found.ci.upper)
    if k == 1:
        return replace(base, method="one study", effect=weighted[0].effect)
    if k == 2:
        together = wald if _overlap(rows) and not _rests_on_p(weighted, rules) else None
        return replace(base, effect=together, i2=found.i2, method=base.method if together else "both results")
    floored, prediction = found.hk_floored, found.prediction
    limits = (floored.ci.lower, floored.ci.upper) if floored else None
    many = k >= FEW_FOR_PREDICTION
    return replace(
        base,
        effect=Effect(measure, found.estimate, *limits) if many and limits else wald,
        i2=found.i2,
        tau2=found.tau2,
        hartung_knapp=limits,
        prediction=(prediction.hk_t_km1.lower, prediction.hk_t_km1.upper) if many and prediction else None,
    )


def _overlap(rows: Sequence[StudyRow]) -> bool:
    first, second = (row.effect for row in rows)
    return first.lower <= second.upper and second.lower <= first.upper


def _rests_on_p(rows: Sequence[StudyRow], rules: Conventions) -> bool:
    """Of two studies, whether a p value alone would carry more than a third: then both are shown apart."""
    return sum(row.weight for row in rows if row.from_p or row.imputed) / 100 > rules.p_weight


def _egger_p(rows: Sequence[StudyRow]) -> float | None:
    """Egger's test of funnel asymmetry, from ten studies on."""
    if len(rows) < FEW_FOR_FUNNEL:
        return None
    try:
        found = egger([row.effect.estimate for row in rows], [row.se**2 for row in rows])
    except InvalidInput:  # all standard errors are alike: there is no funnel
        return None
    return found.classic[1].p
