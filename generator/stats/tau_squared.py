"""Estimators of the between-study variance tau2, in squared units of the effect, all from the error contrasts."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from scipy.optimize import brentq

from .distributions import chi2_quantile
from .linear_model import AnyContrasts, Array

POINTS_PER_EFOLD = 8  # the score has no feature narrower than a factor of e in tau2: none hides between two points


def log_grid(low: float, high: float, points_per_efold: int = POINTS_PER_EFOLD) -> Array:
    """0 and then a grid from low to high with even steps in the logarithm."""
    steps = 2 + math.ceil(points_per_efold * math.log(high / low))
    return np.concatenate([[0.0], np.geomspace(low, high, steps)])


def find_root(function: Callable[[float], float], low: float, high: float) -> float:
    """The root of a function that changes sign between low and high, to the last digits.

    Where rounding hides the change of sign, the root is at an end: the one with the smaller value.
    """
    at_low, at_high = function(low), function(high)
    if at_low * at_high >= 0:
        return low if abs(at_low) <= abs(at_high) else high
    return float(brentq(function, low, high, xtol=1e-300, rtol=4 * np.finfo(float).eps, maxiter=2000))


def peaks_on(grid: Array, slope: Callable[[float], float], values: Array) -> list[float]:
    """0, and every point where a slope with these values on the grid falls through 0."""
    rising = values > 0
    return [0.0] + [find_root(slope, grid[i], grid[i + 1]) for i in np.flatnonzero(rising[:-1] & ~rising[1:])]


def dersimonian_laird(c: AnyContrasts) -> float:
    """The moment estimator max(0, (Q - df)/trace(P)) (DerSimonian & Laird 1986; any design: Raudenbush 2009)."""
    return max(0.0, (float(c.q(0.0)) - c.df) / c.trace) if c.df else 0.0


def _tau2_with_q(c: AnyContrasts, target: float) -> float | None:
    """The tau2 >= 0 at which the generalised Q falls to the target; None if it is below the target even at 0."""
    if c.q(0.0) < target:
        return None
    upper = c.spread / target  # Q lies between spread/(largest v + tau2) and spread/(smallest v + tau2)
    low, high = max(0.0, upper - c.variances[1]) * (1 - 1e-9), upper * (1 + 1e-9)
    return find_root(lambda t: float(c.q(t)) - target, low, high)


def paule_mandel(c: AnyContrasts) -> float:
    """The tau2 at which Q equals its degrees of freedom, 0 if Q is below them (Paule & Mandel 1982)."""
    return (_tau2_with_q(c, c.df) or 0.0) if c.df else 0.0


def restricted_maxima(c: AnyContrasts) -> list[float]:
    """0 and every local maximum of the restricted likelihood above 0."""
    upper = c.spread  # beyond it every term of the score is negative
    if upper == 0.0:
        return [0.0]
    grid = log_grid(min(c.variances[0], upper) * 1e-3, upper * (1 + 1e-9))
    return peaks_on(grid, lambda t: float(c.score(t)), c.score(grid))


def restricted_maximum_likelihood(c: AnyContrasts) -> float:
    """The global maximum of the restricted likelihood (Viechtbauer 2005), not the nearest one.

    The score can have several roots; all are found on a log grid and compared with one another and with 0.
    """
    return max(restricted_maxima(c), key=c.loglik)


def q_profile(c: AnyContrasts, level: float) -> tuple[float, float | None]:
    """Confidence limits of tau2 (Viechtbauer 2007); the upper one is None where the set is empty."""
    if not c.df:
        return 0.0, None
    tail = (1 - level) / 2
    return _tau2_with_q(c, chi2_quantile(tail, c.df)) or 0.0, _tau2_with_q(c, chi2_quantile(1 - tail, c.df))


ESTIMATORS: dict[str, Callable[[AnyContrasts], float]] = {
    "FE": lambda c: 0.0,
    "DL": dersimonian_laird,
    "PM": paule_mandel,
    "REML": restricted_maximum_likelihood,
}
