"""Estimators of the between-study variance tau2, all from the error contrasts (see linear_model)."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from scipy.optimize import brentq

from .distributions import chi2_quantile
from .linear_model import Contrasts

POINTS_PER_EFOLD = (
    8  # the score has no feature narrower than a factor of e in tau2; 8 points leave none between two points
)


def find_root(function: Callable[[float], float], low: float, high: float) -> float:
    """The root of a function that changes sign between low and high, to the last digits.

    Where rounding hides the change of sign, the root is at an end: the one with the smaller value.
    """
    at_low, at_high = function(low), function(high)
    if at_low * at_high >= 0:
        return low if abs(at_low) <= abs(at_high) else high
    return float(brentq(function, low, high, xtol=1e-300, rtol=4 * np.finfo(float).eps, maxiter=2000))


def log_grid(low: float, high: float, points_per_efold: int = POINTS_PER_EFOLD) -> np.ndarray:
    """0 and then a grid from low to high with even steps in the logarithm."""
    steps = 2 + math.ceil(points_per_efold * math.log(high / low))
    return np.concatenate([[0.0], np.geomspace(low, high, steps)])


def dersimonian_laird(c: Contrasts) -> float:
    """Moment estimator max(0, (Q - df)/trace(P)) (DerSimonian & Laird 1986; Raudenbush 2009 for any design)."""
    return max(0.0, (c.q(0.0) - c.df) / float(np.sum(1 / c.lam))) if c.df else 0.0


def _tau2_with_q(c: Contrasts, target: float) -> float | None:
    """The tau2 >= 0 at which the generalised Q falls to the target; None if it is below the target even at 0."""
    if c.q(0.0) < target:
        return None
    upper = float(np.sum(c.z**2)) / target  # Q(t) lies between sum(z2)/(max lam + t) and sum(z2)/(min lam + t)
    low, high = max(0.0, upper - float(c.lam.max())) * (1 - 1e-9), upper * (1 + 1e-9)
    return find_root(lambda t: c.q(t) - target, low, high)


def paule_mandel(c: Contrasts) -> float:
    """The tau2 at which Q equals its degrees of freedom, 0 if Q is below them (Paule & Mandel 1982)."""
    return (_tau2_with_q(c, c.df) or 0.0) if c.df else 0.0


def restricted_maxima(c: Contrasts) -> list[float]:
    """0 and every local maximum of the restricted likelihood above 0."""
    upper = float(np.max(c.z**2, initial=0.0))  # beyond the largest z2 every term of the score is negative
    if upper == 0.0:
        return [0.0]
    low = min(float(c.lam.min()), upper) * 1e-3
    grid = log_grid(low, upper * (1 + 1e-9))
    total = c.lam + grid[:, None]
    rising = np.sum((c.z**2 / total - 1) / total, axis=1) > 0
    peaks = np.flatnonzero(rising[:-1] & ~rising[1:])
    return [0.0] + [find_root(c.score, grid[i], grid[i + 1]) for i in peaks]


def restricted_maximum_likelihood(c: Contrasts) -> float:
    """The global maximum of the restricted likelihood (Viechtbauer 2005), not the nearest one.

    The score can have several roots; all are found on a log grid and compared with one another and with 0.
    """
    return max(restricted_maxima(c), key=c.loglik)


def q_profile(c: Contrasts, level: float) -> tuple[float, float | None]:
    """Confidence limits of tau2 (Viechtbauer 2007); the upper one is None where the set is empty."""
    if not c.df:
        return 0.0, None
    tail = (1 - level) / 2
    return _tau2_with_q(c, chi2_quantile(tail, c.df)) or 0.0, _tau2_with_q(c, chi2_quantile(1 - tail, c.df))


ESTIMATORS: dict[str, Callable[[Contrasts], float]] = {
    "FE": lambda c: 0.0,
    "DL": dersimonian_laird,
    "PM": paule_mandel,
    "REML": restricted_maximum_likelihood,
}
