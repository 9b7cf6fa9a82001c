"""Effects that depend on one another: three-level REML, cluster-robust variance, best predictions."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.linalg import eigh

from .distributions import Inference, infer
from .domain import InvalidInput
from .linear_model import Array, Contrasts, contrasts, fit, intercept, null_basis, observations, plus_tau2, residuals
from .tau_squared import log_grid, peaks_on, restricted_maximum_likelihood

POINTS_PER_EFOLD = 3  # of the profile of sigma2_between: it is as smooth as the score of tau2, and each point costs k^3


@dataclass(frozen=True)
class Multilevel(Inference):
    """y = mu + cluster effect (variance sigma2_between) + row effect (sigma2_within) + sampling error, by REML.

    The inference is normal; `loglik` is the restricted log-likelihood with constants; `q` is Cochran's Q at the
    sampling covariance; `covariance` is that of y under the fitted model.
    """

    k: int
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
    clusters. Raises InvalidInput unless every estimate has a cluster.
    """
    estimates, variances = observations(y, v)
    x, together = intercept(len(estimates)), _same_cluster(clusters, len(estimates))
    between, within = _variance_components(estimates, variances, together)
    structured = (np.diag(variances) if variances.ndim == 1 else variances) + between * together
    marginal = plus_tau2(structured, within)
    model = fit(estimates, marginal, x)
    return Multilevel(
        **vars(infer(float(model.beta[0]), math.sqrt(model.cov[0, 0]), level=level)),
        k=len(estimates),
        sigma2_between=between,
        sigma2_within=within,
        q=fit(estimates, variances, x).q,
        loglik=float(contrasts(estimates, structured, x).loglik(within)),
        covariance=marginal,
    )


def _same_cluster(labels: Sequence[object], k: int) -> Array:
    """The k x k matrix with 1 where two rows have the same label."""
    if len(labels) != k:
        raise InvalidInput(f"{k} estimates need as many cluster labels, here {len(labels)}")
    codes = {label: i for i, label in enumerate(dict.fromkeys(labels))}
    ids = np.array([codes[label] for label in labels])
    return (ids[:, None] == ids[None, :]).astype(float)


def _variance_components(y: Array, v: Array, together: Array) -> tuple[float, float]:
    """(sigma2_between, sigma2_within) at the global maximum of the restricted likelihood.

    For each sigma2_between the best sigma2_within is found globally from the eigenvalues of the remaining covariance;
    the profile is then searched over a log grid for every maximum, which are compared with one another and with 0.
    """
    x = intercept(len(y))
    basis = null_basis(x)
    sampling = (basis.T * v) @ basis if v.ndim == 1 else basis.T @ v @ basis
    shared, data = basis.T @ together @ basis, basis.T @ residuals(y, v, x)
    sizes = np.linalg.eigvalsh(shared) if len(data) else np.zeros(0)
    sizes = sizes[sizes > 1e-9 * max(sizes.max(initial=0.0), 1.0)]
    if not len(sizes) or np.array_equal(together, np.eye(len(y))) or not np.any(data):
        return 0.0, restricted_maximum_likelihood(contrasts(y, v, x))

    def profile(s: float) -> tuple[float, float, float]:
        return _best_within(sampling + s * shared, shared, data)

    low, high = float(np.linalg.eigvalsh(sampling)[0] / sizes[-1]), float(data @ data / sizes[0])
    high = max(high, low)
    while profile(high)[0] > 0:  # ends: far out the likelihood falls with every further step
        high *= 4
    grid = log_grid(min(low, high) * 1e-3, high, POINTS_PER_EFOLD)
    peaks = peaks_on(grid, lambda s: profile(s)[0], np.array([profile(s)[0] for s in grid]))
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
    return float(scaled @ shared @ scaled - trace), within, float(c.loglik(within))


def robust_variance(
    y: Sequence[float], covariance: Array, clusters: Sequence[Hashable], *,
    small_sample: str = "CR2", level: float = 0.95,
) -> Inference | None:  # fmt: skip
    """Cluster-robust inference for the average under a working covariance that is block-diagonal by cluster.

    CR1: factor G/(G-1), df = G-1 (Hedges, Tipton & Johnson 2010). CR2: bias-reduced with Satterthwaite df (Pustejovsky
    & Tipton 2018). None with fewer than two clusters. Raises InvalidInput unless every estimate has a cluster.
    """
    estimates, phi = observations(y, covariance)
    rows = [np.flatnonzero(row) for row in np.unique(_same_cluster(clusters, len(estimates)), axis=0)]
    groups = len(rows)
    if groups < 2:
        return None
    model = fit(estimates, phi, intercept(len(estimates)))
    estimate, weights = float(model.beta[0]), model.weights[:, 0]
    if small_sample == "CR1":
        loads, df = [math.sqrt(groups / (groups - 1)) * weights[r] for r in rows], float(groups - 1)
    else:
        loads = [_cr2_load(phi[np.ix_(r, r)], weights[r], float(model.cov[0, 0])) for r in rows]
        df = _satterthwaite(loads, rows, phi, weights)
    sums = [float(load @ (estimates[r] - estimate)) for load, r in zip(loads, rows, strict=True)]
    return infer(estimate, math.hypot(*sums), level=level, df=df)


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


def best_predictions(y: Sequence[float], v: Sequence[float], *, level: float = 0.95) -> tuple[Inference, ...]:
    """Each study's own effect, shrunk towards the REML average by v/(tau2 + v) (Raudenbush & Bryk 1985)."""
    estimates, variances = observations(y, v)
    x = intercept(len(estimates))
    tau2 = restricted_maximum_likelihood(contrasts(estimates, variances, x))
    model = fit(estimates, variances + tau2, x)
    keep = tau2 / (tau2 + variances)
    values = keep * estimates + (1 - keep) * model.beta[0]
    se = np.sqrt(keep * variances + (1 - keep) ** 2 * model.cov[0, 0])
    return tuple(infer(a, b, level=level) for a, b in zip(values.tolist(), se.tolist(), strict=True))
