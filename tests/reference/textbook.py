"""A second computation of the pooled numbers, by the textbook sums in 50-digit decimals: slow and plain.

Maxima of the restricted likelihood are found by brute force: a dense logarithmic grid, then bisection of its
derivative. Quantiles come from scipy.stats.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal, getcontext
from typing import Any

from scipy import stats

getcontext().prec = 50
Number = float | int
ZERO = Decimal(0)


def exact(values: Sequence[Number]) -> list[Decimal]:
    """Floats as the decimals they are."""
    return [Decimal(float(value)) for value in values]


def average(y: list[Decimal], v: list[Decimal], tau2: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """Weighted mean, sum of weights, and Q, with weights 1/(v + tau2)."""
    w = [1 / (x + tau2) for x in v]
    mu = sum(a * b for a, b in zip(w, y, strict=True)) / sum(w)
    return mu, sum(w, ZERO), sum((a * (b - mu) ** 2 for a, b in zip(w, y, strict=True)), ZERO)


def bisect(falling: Callable[[Decimal], Decimal], low: Decimal, high: Decimal) -> Decimal:
    """Where a function goes from above 0 to below it."""
    for _ in range(170):
        middle = (low + high) / 2
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
    return low


def trace(v: list[Decimal], tau2: Decimal = ZERO) -> Decimal:
    """Sum w - sum w^2 / sum w."""
    w = [1 / (x + tau2) for x in v]
    return sum(w) - sum(a * a for a in w) / sum(w)


def dl(y: list[Decimal], v: list[Decimal]) -> Decimal:
    """DerSimonian-Laird."""
    return max(ZERO, (average(y, v, ZERO)[2] - (len(y) - 1)) / trace(v))


def tau2_where_q_is(y: list[Decimal], v: list[Decimal], target: Decimal) -> Decimal | None:
    """The tau2 that brings Q down to the target; None if Q starts below it."""
    if average(y, v, ZERO)[2] < target:
        return None
    top = (max(y) - min(y)) ** 2 * len(y) / target + max(v)
    return bisect(lambda t: average(y, v, t)[2] - target, ZERO, top)


def pm(y: list[Decimal], v: list[Decimal]) -> Decimal:
    """Paule-Mandel."""
    return tau2_where_q_is(y, v, Decimal(len(y) - 1)) or ZERO


def restricted_loglik(y: list[Decimal], v: list[Decimal], t: Decimal) -> Decimal:
    """Up to a constant."""
    _, total, q = average(y, v, t)
    return -(sum((x + t).ln() for x in v) + total.ln() + q) / 2


def restricted_score(y: list[Decimal], v: list[Decimal], t: Decimal) -> Decimal:
    """Twice the derivative of the restricted log-likelihood."""
    mu, _, _ = average(y, v, t)
    return sum(((b - mu) / (x + t)) ** 2 for b, x in zip(y, v, strict=True)) - trace(v, t)


def reml(y: list[Decimal], v: list[Decimal]) -> Decimal:
    """The global maximum: every sign change of the score on a dense grid, compared with one another and with 0."""
    top = (max(y) - min(y)) ** 2 * len(y) + max(v)
    ratio = (top / (min(v) / 10000)).ln() / 300
    grid = [ZERO, *(top * (ratio * (i - 300)).exp() for i in range(301))]
    above = [restricted_score(y, v, t) > 0 for t in grid]
    peaks = [
        bisect(lambda t: restricted_score(y, v, t), grid[i], grid[i + 1])
        for i in range(300)
        if above[i] and not above[i + 1]
    ]
    return max([ZERO, *peaks], key=lambda t: restricted_loglik(y, v, t))


TAU2 = {"FE": lambda y, v: ZERO, "DL": dl, "PM": pm, "REML": reml}


def limits(centre: float, half: float) -> list[float]:
    """centre -+ half."""
    return [centre - half, centre + half]


def pooled(y: Sequence[Number], v: Sequence[Number], method: str, level: float = 0.95) -> dict[str, Any]:
    """The fields of the section `pooled` for k > 1."""
    ys, vs = exact(y), exact(v)
    k, tail = len(y), (1 - level) / 2
    t = TAU2[method](ys, vs)
    mu_exact, total, q = average(ys, vs, t)
    mu, se, tau2 = float(mu_exact), float(1 / total.sqrt()), float(t)
    z = stats.norm.isf(tail)
    lower, upper = limits(mu, z * se)
    out = {
        "k": k,
        "estimate": mu,
        "se": se,
        "stat": mu / se,
        "pval": 2 * stats.norm.sf(abs(mu / se)),
        "ci_lb": lower,
        "ci_ub": upper,
        "weights_pct": [float(100 / (x + t) / total) for x in vs],
    }
    if method == "FE":
        return out
    vt = float((k - 1) / trace(vs))
    scale = float(q / (k - 1))
    hk_se, floored = se * scale**0.5, se * max(1.0, scale) ** 0.5
    quantile = stats.t.isf(tail, k - 1)
    hk = dict(zip(("ci_lb", "ci_ub"), limits(mu, quantile * hk_se), strict=True))
    hk |= dict(zip(("pi_lb", "pi_ub"), limits(mu, quantile * (hk_se**2 + tau2) ** 0.5), strict=True))
    spread = (se**2 + tau2) ** 0.5
    return out | {
        "tau2": tau2,
        "I2": 100 * tau2 / (tau2 + vt),
        "H2": 1 + tau2 / vt,
        "pi_z": limits(mu, z * spread),
        "pi_t_km1": limits(mu, quantile * spread),
        "pi_t_km2": limits(mu, stats.t.isf(tail, k - 2) * spread) if k > 2 else None,
        "hk": {"s2w": scale, "se": hk_se, "df": k - 1, **hk},
        "hk_adhoc": dict(zip(("se", "ci_lb", "ci_ub"), (floored, *limits(mu, quantile * floored)), strict=True)),
    }


def all_pooled(y: Sequence[Number], v: Sequence[Number], level: float = 0.95) -> dict[str, Any]:
    """The section `pooled`."""
    return {method: pooled(y, v, method, level) for method in TAU2}


def heterogeneity(y: Sequence[Number], v: Sequence[Number], level: float = 0.95) -> dict[str, Any]:
    """The section `heterogeneity` for k > 1."""
    ys, vs, df, tail = exact(y), exact(v), len(y) - 1, (1 - level) / 2
    q = float(average(ys, vs, ZERO)[2])
    ends = [tau2_where_q_is(ys, vs, Decimal(float(stats.chi2.ppf(p, df)))) for p in (1 - tail, tail)]
    return {
        "Q": q,
        "df": df,
        "pval": float(stats.chi2.sf(q, df)),
        "I2": 100 * max(0.0, (q - df) / q) if q else 0.0,
        "H2": q / df,
        "tau2_qp": [float(ends[0] or 0), None if ends[1] is None else float(ends[1])],
    }
