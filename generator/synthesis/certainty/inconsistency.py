"""Inconsistency: do studies, or reviews of the same question, tell one story (rules R3 and R8)?"""

from __future__ import annotations

from collections.abc import Sequence

from generator.synthesis.certainty.domain import CertaintyDomain, State
from generator.synthesis.conventions import FEW_FOR_PREDICTION
from generator.synthesis.effect import Thresholds, zone_of
from generator.synthesis.index_review import ReviewRow
from generator.synthesis.meta_analysis import Limits, Pool
from generator.vocabulary import GradeDomain

# CINeMA: levels by how many of +-t1 the confidence interval and the prediction interval cross; what the first has
# already paid for under imprecision is not paid twice.
_CINEMA = {(0, 0): 0, (0, 1): 1, (0, 2): 2, (1, 1): 0, (1, 2): 1, (2, 2): 0}
_SUBSTANTIAL, _CONSIDERABLE = 50, 75


def prediction_levels(interval: Limits, prediction: Limits, thresholds: Thresholds) -> int:
    """Levels from the CINeMA table; where only the side is told, the one threshold is no difference."""
    limits = (thresholds.t1, -thresholds.t1) if thresholds.t1 else (0.0,)
    inner, outer = (sum(low < t < high for t in limits) for low, high in (interval, prediction))
    return _CINEMA[(inner, max(inner, outer))]


def judge_pool_inconsistency(pool: Pool, thresholds: Thresholds) -> CertaintyDomain:
    """Own studies: the prediction interval from five on; below, whether all estimates lie on one side of t1."""
    if pool.k == 1:
        return _domain(0, "R3", "One study: agreement cannot be judged.", State.NOT_ASSESSABLE, k=1)
    if pool.k >= FEW_FOR_PREDICTION and pool.prediction and pool.effect:
        levels = prediction_levels((pool.effect.lower, pool.effect.upper), pool.prediction, thresholds)
        low, high = (pool.effect.figure(limit) for limit in pool.prediction)
        sentence = (
            f"A new study could lie anywhere from {low} to {high}." if levels else "The studies agree well enough."
        )
        return _domain(levels, "R3", sentence, k=pool.k, i2=pool.i2, prediction=pool.prediction)
    sides = {_side(row.effect.benefit[0], thresholds.t1) for row in pool.rows}
    if len(sides) > 1:
        return _domain(1, "R3", "The studies do not all lie on one side of what matters.", k=pool.k, i2=pool.i2)
    sentence = "All studies lie on one side" + ("" if sizes_agree(pool, thresholds) else "; they differ in size") + "."
    return _domain(0, "R3", sentence, k=pool.k, i2=pool.i2)


def _side(value: float, t1: float) -> int:
    return (value > t1) - (value < -t1)


def sizes_agree(pool: Pool, thresholds: Thresholds) -> bool:
    """Whether a size word may be used: never for two studies; for three or four only where all lie in one zone."""
    if pool.k >= FEW_FOR_PREDICTION or pool.k == 1:
        return True
    return pool.k > 2 and len({zone_of(row.effect.benefit[0], thresholds) for row in pool.rows}) == 1


def judge_review_inconsistency(
    index: ReviewRow, *, other_side: Sequence[str], other_null: Sequence[str]
) -> CertaintyDomain:
    """An index review: its I2 and prediction interval; where neither was read, whether other reviews agree with it.

    `other_side` and `other_null` name reviews of other trial sets whose estimate lies on the other side, or which
    differ on whether the interval holds no difference.
    """
    inputs = {"i2": index.i2, "prediction": index.prediction, "disagree": [*other_side, *other_null]}
    if index.i2 is None:
        apart = list(dict.fromkeys((*other_side, *other_null)))
        sentence = "How far its trials differ was not read"
        sentence += f", and other reviews disagree ({', '.join(apart)})." if apart else "."
        return _domain(
            1 if apart else 0, "R8", sentence, State.NOT_ASSESSABLE, "reviews_disagree" if apart else "", **inputs
        )
    shown = f"I\u00b2 {'below ' if index.i2_below else ''}{index.i2:g} %"
    if index.i2 >= _CONSIDERABLE and not index.i2_below:
        also = f", and reviews differ in side ({', '.join(other_side)})" if other_side else ""
        return _domain(2 if other_side else 1, "R8", f"Its trials differ a lot ({shown}){also}.", reason="i2", **inputs)
    if index.i2 >= _SUBSTANTIAL and not index.i2_below and not _prediction_on_one_side(index):
        return _domain(1, "R8", f"Its trials differ ({shown}).", reason="i2", **inputs)
    return _domain(0, "R8", f"Its trials agree well enough ({shown}).", **inputs)


def _prediction_on_one_side(index: ReviewRow) -> bool:
    if index.prediction is None or index.effect is None:
        return False
    low, high = index.prediction
    null = index.effect.measure.null
    return low > null or high < null


def _domain(
    levels: int, rule: str, sentence: str, state: State = State.ASSESSED, reason: str = "", **inputs: object
) -> CertaintyDomain:
    return CertaintyDomain(
        GradeDomain.INCONSISTENCY, levels, rule, sentence, state, reason or ("studies_differ" if levels else ""), inputs
    )
