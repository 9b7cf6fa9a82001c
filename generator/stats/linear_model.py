"""Weighted least squares, and the error contrasts from which every heterogeneity estimator of the kernel is computed.

`v` is a vector of sampling variances or a full covariance matrix; the first column of a design `x` is the intercept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.linalg import LinAlgError, cholesky, solve_triangular

from .domain import InvalidInput, demand, shown

Array = np.ndarray
LARGEST = 1e100  # beyond it squares and their ratios leave the range of double precision
RANK_TOLERANCE = (
    1e-10  # of the design with columns scaled to length 1: far above rounding, far below a calendar year's 1e-3
)


@dataclass(frozen=True)
class Fit:
    """Generalised least squares: coefficients, their covariance, weights of the rows in them, and the residual Q."""

    beta: Array
    cov: Array
    weights: Array
    q: float


@dataclass(frozen=True)
class Contrasts:
    """The k - p error contrasts in their own axes: independent normal values z with mean 0 and variances lam + tau2.

    Whatever the design and the sampling covariance V, the restricted likelihood and the generalised Q of the
    random-effects model depend on the data through these two vectors only (Patterson & Thompson 1971; Harville 1977).
    With K an orthonormal basis of the space orthogonal to the design, lam are the eigenvalues of K'VK and z the
    coordinates of K'y.
    """

    lam: Array
    z: Array

    @property
    def df(self) -> int:
        """Residual degrees of freedom, k - p."""
        return len(self.z)

    def q(self, tau2: float) -> float:
        """The generalised Q statistic, the residual sum of squares with weights 1/(v + tau2)."""
        return float(np.sum(self.z**2 / (self.lam + tau2)))

    def loglik(self, tau2: float) -> float:
        """The restricted log-likelihood, normalising constants included (Harville 1977)."""
        return float(-0.5 * np.sum(np.log(2 * np.pi * (self.lam + tau2)) + self.z**2 / (self.lam + tau2)))

    def score(self, tau2: float) -> float:
        """Twice the derivative of the restricted log-likelihood with respect to tau2."""
        total = self.lam + tau2
        return float(np.sum((self.z**2 / total - 1) / total))

    @property
    def typical_variance(self) -> float:
        """The "typical" sampling variance (k-p)/trace(P) of I2 (Higgins & Thompson 2002, eq. 9, for any design)."""
        return self.df / float(np.sum(1 / self.lam))


def observations(y: Sequence[float], v: Sequence[float] | Array) -> tuple[Array, Array]:
    """Estimates and variances as arrays; raises InvalidInput for what cannot be weighted."""
    estimates, variances = np.asarray(y, dtype=float), np.asarray(v, dtype=float)
    if estimates.ndim != 1 or not len(estimates):
        raise InvalidInput("there is no estimate to work with")
    if variances.shape not in (estimates.shape, estimates.shape * 2):
        raise InvalidInput(f"{len(estimates)} estimates need as many variances, here {shown(variances.shape)}")
    diagonal = variances if variances.ndim == 1 else np.diag(variances)
    demand(
        [
            f"estimate {i} is {x!r}; a number between -1e100 and 1e100 was expected"
            for i, x in enumerate(estimates.tolist())
            if not abs(x) < LARGEST
        ]
        + [
            f"variance {i} is {x!r}; it must be above 0 (1e-100 to 1e100) to give a weight"
            for i, x in enumerate(diagonal.tolist())
            if not 1 / LARGEST < x < LARGEST
        ]
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


def fit(y: Array, v: Array, x: Array) -> Fit:
    """Generalised least squares of y on x with covariance v (Aitken 1935), by QR of the whitened design."""
    # Measured from the first estimate, equal estimates give residuals of exactly 0 and a large common level costs no
    # digits.
    origin = y[0]
    xw, yw = _whiten(v, x), _whiten(v, y - origin)
    q, r = np.linalg.qr(xw)
    beta = solve_triangular(r, q.T @ yw)
    r_inverse = solve_triangular(r, np.eye(len(r)))
    residuals = yw - xw @ beta
    share = _whiten(v, np.eye(len(y))).T @ q if v.ndim == 2 else (q.T / np.sqrt(v)).T
    beta[0] += origin
    return Fit(beta, r_inverse @ r_inverse.T, share @ r_inverse.T, float(residuals @ residuals))


def residuals(y: Array, v: Array, x: Array) -> Array:
    """y minus its fitted values, without loss of digits for a large common level."""
    shifted = y - y[0]
    return shifted - x @ fit(shifted, v, x).beta


def null_basis(x: Array) -> Array:
    """K: an orthonormal basis (k x (k-p)) of the space orthogonal to the design."""
    scale = np.linalg.norm(x, axis=0)
    return np.linalg.qr(x / scale, mode="complete")[0][:, x.shape[1] :]


def contrasts(y: Array, v: Array, x: Array) -> Contrasts:
    """The error contrasts of y with sampling covariance v under the design x."""
    k = null_basis(x)
    half = (k.T * np.sqrt(v)).T if v.ndim == 1 else _root(v).T @ k
    _, singular, axes = np.linalg.svd(
        half, full_matrices=False
    )  # of V^1/2 K: keeps digits of small variances that K'VK loses
    return Contrasts(singular**2, axes @ (k.T @ residuals(y, v, x)))
