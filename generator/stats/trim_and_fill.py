"""Trim and fill: what the pooled effect would be if the funnel were symmetric (Duval & Tweedie 2000)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .domain import InvalidInput
from .linear_model import Array, observations
from .pooling import PooledEffect, pool

MAX_ROUNDS = 100  # the count settles within a handful of rounds or cycles for ever


@dataclass(frozen=True)
class TrimAndFill:
    """The estimated number of missing studies k0 on `side`, and the pooled effect of the filled set."""

    side: str
    k0: int
    pooled: PooledEffect


def trim_and_fill(
    y: Sequence[float], v: Sequence[float], method: str = "REML", *, side: str, level: float = 0.95
) -> TrimAndFill:
    """Estimator L0; `side` says where studies are missing, "left" or "right".

    Raises InvalidInput for another side, or if the estimated number of missing studies does not settle.
    """
    if side not in ("left", "right"):
        raise InvalidInput(f"side is {side!r}; 'left' or 'right' was expected")
    estimates, variances = observations(y, v)
    sign = 1.0 if side == "left" else -1.0
    order = np.argsort(sign * estimates, kind="stable")
    flipped, spread = (sign * estimates)[order], variances[order]
    k0, centre = _settled_count(flipped, spread, method)
    missing = slice(len(flipped) - k0, None)
    filled = np.concatenate([estimates, sign * (2 * centre - flipped[missing])])
    return TrimAndFill(side, k0, pool(filled, np.concatenate([variances, spread[missing]]), method, level=level))


def _settled_count(y: Array, v: Array, method: str) -> tuple[int, float]:
    """k0 and the centre of the trimmed set, y sorted ascending."""
    k0 = 0
    for _ in range(MAX_ROUNDS):
        kept = max(len(y) - k0, 1)
        centre = pool(y[:kept], v[:kept], method).estimate
        again = _l0(y - centre)
        if again == k0:
            return k0, centre
        k0 = again
    raise InvalidInput(f"the number of missing studies does not settle in {MAX_ROUNDS} rounds")


def _l0(deviations: Array) -> int:
    """L0 = max(0, round((4T - k(k+1))/(2k-1))), T the rank sum of the positive deviations (Duval & Tweedie 2000).

    Ties take their ranks in the order given; a half rounds to the even number.
    """
    k = len(deviations)
    ranks = np.empty(k)
    ranks[np.argsort(np.abs(deviations), kind="stable")] = np.arange(1, k + 1)
    t = float(ranks[deviations > 0].sum())
    return min(k - 1, max(0, round((4 * t - k * (k + 1)) / (2 * k - 1))))
