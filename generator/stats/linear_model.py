"""Weighted least squares, and the error contrasts from which every heterogeneity estimator of the kernel is computed.

`v` is a vector of sampling variances or a full covariance matrix; the first column of a design `x` is the intercept.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.linalg import LinAlgError, cholesky, solve_triangular

from .domain import InvalidInput, demand, shown

Array = np.ndarray
LARGEST = 1e100  # beyond it squares and their ratios leave the range of double precision
RANK_TOLERANCE = 1e-10  # of unit-length columns: far above rounding, far below a calendar year's 1e-3


def observations(y: Sequence[float], v: Sequence[float] | Array) -> tuple[Array, Array]:
    """Estimates and variances as arrays; raises InvalidInput for what cannot be weighted."""
    estimates, variances = np.asarray(y, dtype=float), np.asarray(v, dtype=float)
    if estimates.ndim != 1 or not len(estimates):
        raise InvalidInput("there is no estimate to work with")
    if variances.shape not in (estimates.shape, estimates.shape * 2):
        raise InvalidInput(f"{len(estimates)} estimates need as many variances, here {shown(variances.shape)}")
    diagonal = variances if variances.ndim == 1 else np.diag(variances)
    odd_y = [(i, x) for i, x in enumerate(estimates.tolist()) if not abs(x) < LARGEST]
    odd_v = [(i, x) for i, x in enumerate(diagonal.tolist()) if not 1 / LARGEST < x < LARGEST]
    demand(
        [f"estimate {i} is {x!r}; a number between -1e100 and 1e100 was expected" for i, x in odd_y]
        + [f"variance {i} is {x!r}; it must be above 0 (1e-100 to 1e100) to give a weight" for i, x in odd_v]
    )
    return estimates, variances


def intercept(k: int) -> Array:
    """The design of a plain average."""
    return np.ones((k, 1))


def design(k: int, columns: Sequence[Sequence[float]]) -> Array:
    """An intercept and the given columns; raises InvalidInput if they are not independent of one another."""
    x = np.column_stack([np.ones(k), *columns])
    scale = np.linalg.norm(x, axis=0)
    singular = np.linalg.svd(x / np.where(scale > 0, scale, 1), compute_uv=False)
    if len(singular) < x.shape[1] or singular[-1] < RANK_TOLERANCE * singular[0]:
        raise InvalidInput(
            f"{x.shape[1]} coefficients cannot be told apart with these {k} rows: "
            "a moderator is constant, a combination of others, or there are too few rows"
        )
    return x


def plus_tau2(v: Array, tau2: float) -> Array:
    """The marginal (co)variance with tau2 added to every row."""
    return v + tau2 if v.ndim == 1 else v + tau2 * np.eye(len(v))


def _root(v: Array) -> Array:
    try:
        return cholesky(v, lower=True)
    except LinAlgError as error:
        raise InvalidInput("the covariance matrix of the estimates is not positive definite") from error


def _whiten(v: Array, a: Array) -> Array:
    return (a.T / np.sqrt(v)).T if v.ndim == 1 else solve_triangular(_root(v), a, lower=True)


@dataclass(frozen=True)
class Fit:
    """Generalised least squares: coefficients, their covariance, weights of the rows in them, and the residual Q."""

    beta: Array
    cov: Array
    weights: Array
    q: float


def fit(y: Array, v: Array, x: Array) -> Fit:
    """Generalised least squares of y on x with covariance v (Aitken 1935), by QR of the whitened design."""
    # Measured from y[0], equal estimates give residuals of exactly 0 and a large common level costs no digits.
    origin = y[0]
    xw, yw = _whiten(v, x), _whiten(v, y - origin)
    q, r = np.linalg.qr(xw)
    beta = solve_triangular(r, q.T @ yw)
    r_inverse = solve_triangular(r, np.eye(len(r)))
    gaps = yw - xw @ beta
    share = (q.T / np.sqrt(v)).T if v.ndim == 1 else _whiten(v, np.eye(len(y))).T @ q
    beta[0] += origin
    return Fit(beta, r_inverse @ r_inverse.T, share @ r_inverse.T, float(gaps @ gaps))


def residuals(y: Array, v: Array, x: Array) -> Array:
    """y minus its fitted values, without loss of digits for a large common level."""
    shifted = y - y[0]
    return shifted - x @ fit(shifted, v, x).beta


@dataclass(frozen=True)
class Contrasts:
    """The k - p error contrasts in their own axes: independent normal values z with mean 0 and variances lam + tau2.

    Whatever the design and the sampling covariance V, the restricted likelihood and the generalised Q of the
    random-effects model depend on the data through these two vectors only (Patterson & Thompson 1971; Harville 1977).
    With K an orthonormal basis of the space orthogonal to the design, lam are the eigenvalues of K'VK and z the
    coordinates of K'y. `df` is k - p, `spread` the unweighted sum of squares, `variances` holds bounds of the sampling
    variances, and `trace` is that of P = W - WX(X'WX)^-1 X'W at tau2 = 0. tau2 may be an array: so is the answer then.
    """

    lam: Array
    z: Array
    df = property(lambda self: len(self.z))
    spread = property(lambda self: float(np.sum(self.z**2)))
    variances = property(lambda self: (float(self.lam.min()), float(self.lam.max())))
    trace = property(lambda self: float(np.sum(1 / self.lam)))

    def q(self, tau2: float | Array) -> Array:
        """The generalised Q statistic y'Py, the residual sum of squares with weights 1/(v + tau2)."""
        return np.sum(self.z**2 / (self.lam + _column(tau2)), axis=-1)

    def score(self, tau2: float | Array) -> Array:
        """y'PPy - trace(P), twice the derivative of the restricted log-likelihood with respect to tau2."""
        total = self.lam + _column(tau2)
        return np.sum((self.z**2 / total - 1) / total, axis=-1)

    def loglik(self, tau2: float | Array) -> Array:
        """The restricted log-likelihood, normalising constants included (Harville 1977)."""
        total = self.lam + _column(tau2)
        return -0.5 * np.sum(np.log(2 * np.pi * total) + self.z**2 / total, axis=-1)


@dataclass(frozen=True)
class MeanContrasts:
    """All that Contrasts has, for the average of independent estimates, by its plain sums: k steps instead of k^3.

    The most precise estimate comes first and y is measured from it: neither its residual nor the weight of the others
    is then a small difference of large numbers, however much it dominates.
    """

    y: Array
    v: Array
    df = property(lambda self: len(self.y) - 1)
    spread = property(lambda self: float(np.sum((self.y - self.y.mean()) ** 2)))
    variances = property(lambda self: (float(self.v[0]), float(self.v[-1])))
    trace = property(lambda self: float(_trace(1 / self.v)))

    def q(self, tau2: float | Array) -> Array:
        """sum w (y - mu)^2."""
        w, gaps = self._residuals(tau2)
        return np.sum(w * gaps**2, axis=-1)

    def score(self, tau2: float | Array) -> Array:
        """sum w^2 (y - mu)^2 - trace(P)."""
        w, gaps = self._residuals(tau2)
        return np.sum((w * gaps) ** 2, axis=-1) - _trace(w)

    def loglik(self, tau2: float | Array) -> Array:
        """((k-1) ln 2 pi - sum ln w + ln(sum w / k) + Q) / -2."""
        w, gaps = self._residuals(tau2)
        logs = self.df * math.log(2 * math.pi) - np.sum(np.log(w), axis=-1) + np.log(np.mean(w, axis=-1))
        return -0.5 * (logs + np.sum(w * gaps**2, axis=-1))

    def _residuals(self, tau2: float | Array) -> tuple[Array, Array]:
        w = 1 / (self.v + _column(tau2))
        return w, self.y - np.sum(w * self.y, axis=-1, keepdims=True) / np.sum(w, axis=-1, keepdims=True)


def _column(tau2: float | Array) -> Array:
    return np.asarray(tau2)[..., None]


def _trace(w: Array) -> Array:
    """sum w - sum w^2 / sum w, the largest weight first."""
    total = np.sum(w, axis=-1, keepdims=True)
    others = total - w
    others[..., 0] = np.sum(w[..., 1:], axis=-1)
    return np.sum(w * others / total, axis=-1)


AnyContrasts = Contrasts | MeanContrasts


def null_basis(x: Array) -> Array:
    """K: an orthonormal basis (k x (k-p)) of the space orthogonal to the design."""
    return np.linalg.qr(x / np.linalg.norm(x, axis=0), mode="complete")[0][:, x.shape[1] :]


def contrasts(y: Array, v: Array, x: Array) -> AnyContrasts:
    """The error contrasts of y with sampling covariance v under the design x."""
    if v.ndim == 1 and x.shape[1] == 1:
        order = np.argsort(v, kind="stable")
        return MeanContrasts(y[order] - y[order[0]], v[order])
    k = null_basis(x)
    # The singular values of V^1/2 K keep digits of small variances that the eigenvalues of K'VK lose.
    half = (k.T * np.sqrt(v)).T if v.ndim == 1 else _root(v).T @ k
    _, singular, axes = np.linalg.svd(half, full_matrices=False)
    return Contrasts(singular**2, axes @ (k.T @ residuals(y, v, x)))
