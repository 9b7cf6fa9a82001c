"""Effects that depend on one another: three-level REML, cluster-robust variance, best predictions."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.linalg import eigh

from .distributions import Interval, interval, two_sided_p
from .domain import InvalidInput
from .linear_model import Array, Contrasts, contrasts, fit, intercept, null_basis, observations, plus_tau2, residuals
from .tau_squared import find_root, log_grid, restricted_maximum_likelihood

POINTS_PER_EFOLD = 3  # of the profile of sigma2_between: it is as smooth as the score of tau2, and each point costs k^3


@dataclass(frozen=True)
class Multilevel:
    """y = mu + cluster effect (variance sigma2_between) + row effect (sigma2_within) + sampling error, by REML.

    `ci` and `p` are normal; `loglik` is the restricted log-likelihood with constants; `q` is Cochran's Q at the
    sampling covariance.
    """

    k: int
    estimate: float
    se: float
    stat: float
    p: float
    ci: Interval
    sigma2_between: float
    sigma2_within: float
    q: float
    loglik: float
    covariance: Array


def multilevel(
    y: Sequence[float], v: Sequence[float] | Array, clusters: Sequence[Hashable], *, level: float = 0.95
) -> Multilevel:
    """Three-level model (Konstantopoulos 2011), global maximum; v may be a full covariance.

    Where the data cannot tell the components apart (one cluster, or one row in each), all variance is put within
    clusters.
    """
    estimates, variances = observations(y, v)
    together = _same_cluster(clusters, len(estimates))
    x = intercept(len(estimates))
    between, within = _variance_components(estimates, variances, together)
    sampling = np.diag(variances) if variances.ndim == 1 else variances
    structured = sampling + between * together
    marginal = plus_tau2(structured, within)
    model = fit(estimates, marginal, x)
    estimate, se = float(model.beta[0]), math.sqrt(model.cov[0, 0])
    return Multilevel(
        len(estimates),
        estimate,
        se,
        estimate / se,
        two_sided_p(estimate / se),
        interval(estimate, se, level=level),
        between,
        within,
        fit(estimates, variances, x).q,
        contrasts(estimates, structured, x).loglik(within),
        marginal,
    )


def _same_cluster(clusters: Sequence[Hashable], k: int) -> Array:
    if len(clusters) != k:
        raise InvalidInput(f"{k} estimates need as many cluster labels, here {len(clusters)}")
    codes = {label: i for i, label in enumerate(dict.fromkeys(clusters))}
    ids = np.array([codes[label] for label in clusters])
    return (ids[:, None] == ids[None, :]).astype(float)


def _variance_components(y: Array, v: Array, together: Array) -> tuple[float, float]:
    """(sigma2_between, sigma2_within) at the global maximum of the restricted likelihood.

    For each sigma2_between the best sigma2_within is found globally from the eigenvalues of the remaining covariance;
    the profile is then searched over a log grid for every maximum, which are compared with one another and with 0.
    """
    basis = null_basis(intercept(len(y)))
    sampling = (basis.T * v) @ basis if v.ndim == 1 else basis.T @ v @ basis
    shared, data = basis.T @ together @ basis, basis.T @ residuals(y, v, intercept(len(y)))
    sizes = np.linalg.eigvalsh(shared) if len(data) else np.zeros(0)
    sizes = sizes[sizes > 1e-9 * max(sizes.max(initial=0.0), 1.0)]
    if not len(sizes) or np.array_equal(together, np.eye(len(y))) or not np.any(data):
        return 0.0, restricted_maximum_likelihood(contrasts(y, v, intercept(len(y))))

    def profile(s: float) -> tuple[float, float, float]:
        return _best_within(sampling + s * shared, shared, data)

    peaks = _profile_maxima(
        lambda s: profile(s)[0],
        low=float(np.linalg.eigvalsh(sampling)[0] / sizes[-1]),
        high=float(data @ data / sizes[0]),
    )
    best = max(peaks, key=lambda s: profile(s)[2])
    return best, profile(best)[1]


def _best_within(fixed: Array, shared: Array, data: Array) -> tuple[float, float, float]:
    """At one sigma2_between: the slope of the profile, the best sigma2_within, the log-likelihood."""
    lam, axes = eigh(fixed)
    c = Contrasts(np.maximum(lam, lam[-1] * 1e-16), axes.T @ data)
    within = restricted_maximum_likelihood(c)
    total = c.lam + within
    scaled = axes @ (c.z / total)
    trace = np.sum(np.einsum("ij,ij->j", axes, shared @ axes) / total)
    return float(scaled @ shared @ scaled - trace), within, c.loglik(within)


def _profile_maxima(slope: Callable[[float], float], *, low: float, high: float) -> list[float]:
    """0 and every local maximum of the profile above 0."""
    high = max(high, low)
    for _ in range(60):
        if slope(high) <= 0:
            break
        high *= 4
    grid = log_grid(min(low, high) * 1e-3, high, POINTS_PER_EFOLD)
    rising = np.array([slope(s) > 0 for s in grid])
    return [0.0] + [find_root(slope, grid[i], grid[i + 1]) for i in np.flatnonzero(rising[:-1] & ~rising[1:])]


@dataclass(frozen=True)
class RobustEstimate:
    """A pooled effect with a cluster-robust standard error, tested with t(df)."""

    estimate: float
    se: float
    df: float
    stat: float | None
    p: float | None
    ci: Interval


def robust_variance(
    y: Sequence[float],
    covariance: Array,
    clusters: Sequence[Hashable],
    *,
    small_sample: str = "CR2",
    level: float = 0.95,
) -> RobustEstimate | None:
    """Cluster-robust inference for the average under a working covariance that is block-diagonal by cluster.

    CR1: factor G/(G-1), df = G-1 (Hedges, Tipton & Johnson 2010). CR2: bias-reduced with Satterthwaite df (Pustejovsky
    & Tipton 2018). None with fewer than two clusters.
    """
    estimates, phi = observations(y, covariance)
    together = _same_cluster(clusters, len(estimates))
    rows = [np.flatnonzero(row) for row in np.unique(together, axis=0)]
    groups = len(rows)
    if groups < 2:
        return None
    x = intercept(len(estimates))
    model = fit(estimates, phi, x)
    e = estimates - float(model.beta[0])
    if small_sample == "CR1":
        meat = sum(float(model.weights[r, 0] @ e[r]) ** 2 for r in rows)
        return _robust(float(model.beta[0]), groups / (groups - 1) * meat, groups - 1, level)
    loads = [_cr2_load(phi[np.ix_(r, r)], model.weights[r, 0], float(model.cov[0, 0])) for r in rows]
    variance = sum(float(load @ e[r]) ** 2 for load, r in zip(loads, rows, strict=True))
    return _robust(float(model.beta[0]), variance, _satterthwaite(loads, rows, phi, model.weights[:, 0]), level)


def _robust(estimate: float, variance: float, df: float, level: float) -> RobustEstimate:
    se = math.sqrt(variance)
    stat = estimate / se if se > 0 else None
    p = None if stat is None else two_sided_p(stat, df)
    return RobustEstimate(estimate, se, df, stat, p, interval(estimate, se, level=level, df=df))


def _cr2_load(block: Array, weights: Array, cov: float) -> Array:
    """A_j' w_j: a cluster's weights, adjusted to be unbiased under the working model.

    A_j = D' (D S D')^(-1/2) D with block = D'D and S = block - cov, the covariance of the cluster's residuals
    (Pustejovsky & Tipton 2018, the CR2 adjustment matrices).
    """
    d = np.linalg.cholesky(block).T
    roots, axes = eigh(d @ (block - cov) @ d.T)
    # A direction that the average absorbs wholly has no residual to adjust: generalised inverse.
    inverse = np.where(roots > 1e-12 * roots[-1], 1 / np.sqrt(np.maximum(roots, 1e-300)), 0.0)
    return (d.T @ (axes * inverse) @ axes.T @ d).T @ weights


def _satterthwaite(loads: list[Array], rows: list[Array], phi: Array, weights: Array) -> float:
    """df = (trace B)^2 / sum B_ij^2, B the covariance of the clusters' adjusted residual sums."""
    g = np.zeros((len(phi), len(rows)))
    for j, (load, r) in enumerate(zip(loads, rows, strict=True)):
        g[r, j] = load
        g[:, j] -= weights * load.sum()  # (I - H)' load, H = 1 weights'
    b = g.T @ phi @ g
    return float(np.trace(b) ** 2 / np.sum(b**2))


@dataclass(frozen=True)
class StudyPrediction:
    """The best linear unbiased prediction of one study's own effect, with its standard error."""

    value: float
    se: float


def best_predictions(y: Sequence[float], v: Sequence[float]) -> tuple[StudyPrediction, ...]:
    """Each study's effect shrunk towards the REML average by v/(tau2 + v) (Raudenbush & Bryk 1985)."""
    estimates, variances = observations(y, v)
    x = intercept(len(estimates))
    tau2 = restricted_maximum_likelihood(contrasts(estimates, variances, x))
    model = fit(estimates, variances + tau2, x)
    keep = tau2 / (tau2 + variances)
    values = keep * estimates + (1 - keep) * model.beta[0]
    se = np.sqrt(keep * variances + (1 - keep) ** 2 * model.cov[0, 0])
    return tuple(StudyPrediction(float(a), float(b)) for a, b in zip(values, se, strict=True))
