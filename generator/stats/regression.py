"""Mixed-effects meta-regression and Egger's test of funnel asymmetry."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .distributions import Inference, chi2_p, f_p, infer
from .domain import InvalidInput
from .heterogeneity import typical_variance
from .linear_model import Array, Fit, contrasts, design, fit, intercept, observations, plus_tau2
from .tau_squared import ESTIMATORS


@dataclass(frozen=True)
class MetaRegression:
    """Coefficients [intercept, moderators...]; qm tests the moderators, qe the residual heterogeneity.

    qm is chi-squared on qm_df; with Knapp-Hartung it is F on (qm_df, qe_df), nan where no residual is left.
    tau2 (residual), i2 and r2 (percent; share of tau2 that the moderators explain) are None for method FE.
    """

    coefficients: tuple[Inference, ...]
    qm: float
    qm_df: int
    qm_p: float
    qe: float
    qe_df: int
    qe_p: float
    tau2: float | None
    i2: float | None
    r2: float | None


def meta_regression(
    y: Sequence[float], v: Sequence[float], moderators: Sequence[Sequence[float]], *,
    method: str = "REML", level: float = 0.95, knapp_hartung: bool = False,
) -> MetaRegression:  # fmt: skip
    """Regress k effects on moderators, one sequence of k numbers each, by FE, DL, PM or REML (Raudenbush 2009).

    `knapp_hartung` estimates the residual scale and tests with t and F (Knapp & Hartung 2003). Raises InvalidInput for
    moderators that are constant, dependent on one another, or too many for k.
    """
    estimates, variances = observations(y, v)
    x = design(len(estimates), moderators)
    c, df = contrasts(estimates, variances, x), len(estimates) - x.shape[1]
    tau2 = ESTIMATORS[method](c)
    model = fit(estimates, plus_tau2(variances, tau2), x)
    scale, test_df = (_scale(model, df), df) if knapp_hartung else (1.0, None)
    qm, qm_p = _moderator_test(model, scale, test_df)
    qe = fit(estimates, variances, x).q if df else 0.0
    typical = typical_variance(c) if df else math.inf
    random = method != "FE"
    return MetaRegression(
        coefficients=_coefficients(model, scale, df=test_df, level=level),
        qm=qm,
        qm_df=x.shape[1] - 1,
        qm_p=qm_p,
        qe=qe,
        qe_df=df,
        qe_p=chi2_p(qe, df),
        tau2=tau2 if random else None,
        i2=100 * tau2 / (tau2 + typical) if random else None,
        r2=_r2(estimates, variances, tau2, method) if random else None,
    )


def _scale(model: Fit, df: int) -> float:
    return model.q / df if df else math.nan


def _coefficients(model: Fit, scale: float, *, df: int | None, level: float) -> tuple[Inference, ...]:
    errors = np.sqrt(scale * np.diag(model.cov)).tolist()
    return tuple(infer(b, se, level=level, df=df) for b, se in zip(model.beta.tolist(), errors, strict=True))


def _r2(y: Array, v: Array, tau2: float, method: str) -> float:
    """The share of tau2 explained, in percent, floored at 0; 0 where there is nothing to explain (Raudenbush 2009)."""
    total = ESTIMATORS[method](contrasts(y, v, intercept(len(y))))
    return max(0.0, 100 * (total - tau2) / total) if total > 0 else 0.0


def _moderator_test(model: Fit, scale: float, df: int | None) -> tuple[float, float]:
    """The Wald test that all moderators are 0: chi-squared(p-1), or F(p-1, k-p) with Knapp-Hartung."""
    m = len(model.beta) - 1
    if m == 0:
        return 0.0, 1.0
    if not scale > 0:
        return math.nan, math.nan
    # In units of its own standard error a coefficient's scale (per year, per millennium) costs no digits.
    unit = np.sqrt(np.diag(model.cov))[1:]
    standard = model.beta[1:] / unit
    wald = float(standard @ np.linalg.solve(model.cov[1:, 1:] / np.outer(unit, unit), standard)) / scale
    return (wald, chi2_p(wald, m)) if df is None else (wald / m, f_p(wald / m, m, df))


@dataclass(frozen=True)
class Egger:
    """Asymmetry of the funnel: slope of the effects on their standard errors, and the limit at error 0.

    `classic` is the weighted regression with estimated scale and t(k-2) (Egger 1997; its slope is the intercept of
    Egger's own plot), `mixed` the REML mixed-effects version (Sterne & Egger 2005). Each holds (limit, slope).
    """

    df: int
    classic: tuple[Inference, Inference]
    mixed: tuple[Inference, Inference]
    mixed_tau2: float


def egger(y: Sequence[float], v: Sequence[float], *, level: float = 0.95) -> Egger:
    """Egger's regression test; needs 3 studies with standard errors that differ, else InvalidInput."""
    estimates, variances = observations(y, v)
    df = len(estimates) - 2
    if df < 1:
        raise InvalidInput(f"Egger's test needs 3 studies or more, here {len(estimates)}")
    se = np.sqrt(variances)
    model = fit(estimates, variances, design(len(estimates), [se]))
    classic = _coefficients(model, _scale(model, df), df=df, level=level)
    mixed = meta_regression(estimates, variances, [se], level=level)
    return Egger(df, classic[:2], mixed.coefficients[:2], mixed.tau2 or 0.0)
