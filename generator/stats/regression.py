"""Mixed-effects meta-regression and Egger's test of funnel asymmetry."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .distributions import Interval, chi2_p, f_p, interval, two_sided_p
from .domain import InvalidInput
from .linear_model import Array, Contrasts, contrasts, design, fit, intercept, observations, plus_tau2
from .tau_squared import ESTIMATORS


@dataclass(frozen=True)
class Coefficient:
    """One regression coefficient with its test and interval; stat and p are None where se is 0 or not defined."""

    beta: float
    se: float | None
    stat: float | None
    p: float | None
    ci: Interval | None


@dataclass(frozen=True)
class MetaRegression:
    """Coefficients [intercept, moderators...]; qm tests the moderators, qe the residual heterogeneity.

    With Knapp-Hartung qm is an F statistic on (qm_df, qe_df) degrees of freedom, else chi-squared on qm_df.

    tau2 (residual), i2 and r2 (percent; share of tau2 that the moderators explain) are None for method FE.
    """

    coefficients: tuple[Coefficient, ...]
    qm: float | None
    qm_df: int
    qm_p: float | None
    qe: float
    qe_df: int
    qe_p: float
    tau2: float | None
    i2: float | None
    r2: float | None


def meta_regression(
    y: Sequence[float],
    v: Sequence[float],
    moderators: Sequence[Sequence[float]],
    *,
    method: str = "REML",
    level: float = 0.95,
    knapp_hartung: bool = False,
) -> MetaRegression:
    """Regress k effects on moderators, one sequence of k numbers each, by FE, DL, PM or REML.

    Raudenbush 2009; Knapp & Hartung 2003 for `knapp_hartung`.

    Raises InvalidInput for moderators that are constant, dependent on one another, or too many for k.
    """
    estimates, variances = observations(y, v)
    x = design(len(estimates), moderators)
    c = contrasts(estimates, variances, x)
    tau2 = ESTIMATORS[method](c)
    model = fit(estimates, plus_tau2(variances, tau2), x)
    scale = (model.q / c.df if c.df else None) if knapp_hartung else 1.0
    df = c.df if knapp_hartung else None
    qe = fit(estimates, variances, x).q if c.df else 0.0
    qm, qm_df, qm_p = _moderator_test(model.beta, model.cov, scale, df)
    random = method != "FE"
    return MetaRegression(
        coefficients=_coefficients(model.beta, model.cov, scale, df=df, level=level),
        qm=qm,
        qm_df=qm_df,
        qm_p=qm_p,
        qe=qe,
        qe_df=c.df,
        qe_p=chi2_p(qe, c.df),
        tau2=tau2 if random else None,
        i2=_i2(tau2, c) if random else None,
        r2=_r2(estimates, variances, tau2, method) if random else None,
    )


def _i2(tau2: float, c: Contrasts) -> float:
    return 100 * tau2 / (tau2 + c.typical_variance) if tau2 > 0 else 0.0


def _r2(y: Array, v: Array, tau2: float, method: str) -> float:
    """The share of tau2 explained, in percent, floored at 0; 0 where there is nothing to explain (Raudenbush 2009)."""
    total = ESTIMATORS[method](contrasts(y, v, intercept(len(y))))
    return max(0.0, 100 * (total - tau2) / total) if total > 0 else 0.0


def _coefficients(
    beta: Array, cov: Array, scale: float | None, *, df: float | None, level: float
) -> tuple[Coefficient, ...]:
    if scale is None:
        return tuple(Coefficient(float(b), None, None, None, None) for b in beta)
    return tuple(
        _coefficient(float(b), math.sqrt(scale * s), df=df, level=level)
        for b, s in zip(beta, np.diag(cov), strict=True)
    )


def _coefficient(beta: float, se: float, *, df: float | None, level: float) -> Coefficient:
    stat = beta / se if se > 0 else None
    return Coefficient(
        beta, se, stat, None if stat is None else two_sided_p(stat, df), interval(beta, se, level=level, df=df)
    )


def _moderator_test(
    beta: Array, cov: Array, scale: float | None, df: float | None
) -> tuple[float | None, int, float | None]:
    """The Wald test that all moderators are 0: chi-squared(p-1), or F(p-1, k-p) with Knapp-Hartung."""
    m = len(beta) - 1
    if m == 0:
        return 0.0, 0, 1.0
    if not scale:
        return None, m, None
    # In units of its own standard error a coefficient's scale (per year, per millennium) costs no digits.
    unit = np.sqrt(np.diag(cov))[1:]
    standard = beta[1:] / unit
    wald = float(standard @ np.linalg.solve(cov[1:, 1:] / np.outer(unit, unit), standard)) / scale
    return (wald, m, chi2_p(wald, m)) if df is None else (wald / m, m, f_p(wald / m, m, df))


@dataclass(frozen=True)
class Egger:
    """Asymmetry of the funnel: slope of the effects on their standard errors, and the limit at error 0.

    `classic` is the weighted regression with estimated scale and t(k-2) (Egger 1997; its slope is the intercept of
    Egger's own plot), `mixed` the REML mixed-effects version (Sterne & Egger 2005). Each holds (limit, slope).
    """

    df: int
    classic: tuple[Coefficient, Coefficient]
    mixed: tuple[Coefficient, Coefficient]
    mixed_tau2: float


def egger(y: Sequence[float], v: Sequence[float], *, level: float = 0.95) -> Egger:
    """Egger's regression test; needs 3 studies with standard errors that differ, else InvalidInput."""
    estimates, variances = observations(y, v)
    k = len(estimates)
    if k < 3:
        raise InvalidInput(f"Egger's test needs 3 studies or more, here {k}")
    se = np.sqrt(variances)
    model = fit(estimates, variances, design(k, [se]))
    limit, slope = _coefficients(model.beta, model.cov, model.q / (k - 2), df=k - 2, level=level)
    mixed = meta_regression(estimates, variances, [se], level=level)
    return Egger(k - 2, (limit, slope), mixed.coefficients[:2], mixed.tau2 or 0.0)  # type: ignore[arg-type]
