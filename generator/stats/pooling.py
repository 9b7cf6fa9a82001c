"""The pooled effect of k studies: common effect or random effects, with every interval that a page may show."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .derivation import Derivation
from .distributions import Interval, interval, two_sided_p
from .domain import InvalidInput, require
from .heterogeneity import i2_from_q
from .linear_model import Array, Contrasts, Fit, contrasts, fit, intercept, observations, plus_tau2
from .tau_squared import ESTIMATORS

_SOURCES = {
    "FE": "inverse-variance common effect, Cochrane Handbook 10.3",
    "DL": "DerSimonian & Laird 1986",
    "PM": "Paule & Mandel 1982",
    "REML": "Viechtbauer 2005; global maximum of the restricted likelihood",
}


@dataclass(frozen=True)
class HartungKnapp:
    """Hartung-Knapp interval with t(k-1): se = sqrt(scale) * Wald se (Hartung & Knapp 2001)."""

    scale: float
    se: float
    df: int
    stat: float | None
    p: float | None
    ci: Interval


@dataclass(frozen=True)
class Prediction:
    """Prediction intervals estimate -+ q sqrt(se^2 + tau2); each Interval names its df (None = normal).

    `normal`, `t_km1` and `t_km2` use the Wald se (t_km2: Higgins, Thompson & Spiegelhalter 2009, none for k = 2);
    `hk_t_km1` uses the Hartung-Knapp se and t(k-1) (Partlett & Riley 2017, with k-1).
    """

    normal: Interval
    t_km1: Interval
    t_km2: Interval | None
    hk_t_km1: Interval


@dataclass(frozen=True)
class PooledEffect:
    """A weighted average of k effects, in their unit, with Wald interval `ci` (normal) and weights in percent.

    tau2, h2, hk, hk_floored and prediction belong to random effects: they are None for method FE and for k = 1. i2
    (percent) compares tau2 with the typical sampling variance; for FE it comes from Cochran's q. hk_floored has a scale
    of at least 1, so it is never narrower than the Wald interval.
    """

    method: str
    k: int
    level: float
    estimate: float
    se: float
    stat: float
    p: float
    ci: Interval
    weights: tuple[float, ...]
    q: float
    q_df: int
    tau2: float | None
    i2: float | None
    h2: float | None
    hk: HartungKnapp | None
    hk_floored: HartungKnapp | None
    prediction: Prediction | None

    @property
    def derivation(self) -> Derivation:
        """The formula of the average and the source of its method."""
        tau2 = "" if self.method == "FE" else " + tau2"
        model = (
            ("all studies estimate one effect",)
            if self.method == "FE"
            else ("effects vary normally about the average",)
        )
        return Derivation(
            f"estimate = sum w y / sum w, w = 1/(v{tau2}); se = 1/sqrt(sum w)",
            {"k": self.k, "tau2": self.tau2, "level": self.level},
            (*model, "sampling variances are known"),
            _SOURCES[self.method],
        )


def pool(y: Sequence[float], v: Sequence[float] | Array, method: str = "REML", *, level: float = 0.95) -> PooledEffect:
    """Pool k estimates y with sampling variances v (or their k x k covariance) by FE, DL, PM or REML.

    Raises InvalidInput for an unknown method, no estimate, a value that is not finite, or a variance that is not above
    0.
    """
    require({"level": level})
    if method not in ESTIMATORS:
        raise InvalidInput(f"the method {method!r} is unknown; known are {', '.join(ESTIMATORS)}")
    estimates, variances = observations(y, v)
    k, x = len(estimates), intercept(len(estimates))
    common = fit(estimates, variances, x)
    if method == "FE" or k == 1:
        return _pooled(method, common, common.q, level=level, tau2=None)
    c = contrasts(estimates, variances, x)
    tau2 = ESTIMATORS[method](c)
    return _pooled(method, fit(estimates, plus_tau2(variances, tau2), x), common.q, level=level, tau2=tau2, c=c)


def _pooled(
    method: str, model: Fit, q: float, *, level: float, tau2: float | None, c: Contrasts | None = None
) -> PooledEffect:
    estimate, se, k = float(model.beta[0]), math.sqrt(model.cov[0, 0]), len(model.weights)
    common = dict(
        method=method,
        k=k,
        level=level,
        estimate=estimate,
        se=se,
        stat=estimate / se,
        p=two_sided_p(estimate / se),
        ci=interval(estimate, se, level=level),
        q=q,
        q_df=k - 1,
        weights=tuple((100 * model.weights[:, 0]).tolist()),
    )
    if c is None or tau2 is None:
        i2 = i2_from_q(q, k - 1) if method == "FE" else None
        return PooledEffect(**common, tau2=None, i2=i2, h2=None, hk=None, hk_floored=None, prediction=None)
    scale, vt = model.q / (k - 1), c.typical_variance
    hk = hartung_knapp(estimate, se, scale, df=k - 1, level=level)
    return PooledEffect(
        **common,
        tau2=tau2,
        i2=100 * tau2 / (tau2 + vt),
        h2=1 + tau2 / vt,
        hk=hk,
        hk_floored=hartung_knapp(estimate, se, max(1.0, scale), df=k - 1, level=level),
        prediction=_prediction(estimate, se, hk.se, tau2=tau2, k=k, level=level),
    )


def hartung_knapp(estimate: float, se: float, scale: float, *, df: int, level: float) -> HartungKnapp:
    """The interval estimate -+ t(df) sqrt(scale) se; stat and p are None where the adjusted se is 0."""
    adjusted = se * math.sqrt(scale)
    stat = estimate / adjusted if adjusted > 0 else None
    p = None if stat is None else two_sided_p(stat, df)
    return HartungKnapp(scale, adjusted, df, stat, p, interval(estimate, adjusted, level=level, df=df))


def _prediction(estimate: float, se: float, hk_se: float, *, tau2: float, k: int, level: float) -> Prediction:
    wald, adjusted = math.sqrt(se**2 + tau2), math.sqrt(hk_se**2 + tau2)
    return Prediction(
        normal=interval(estimate, wald, level=level),
        t_km1=interval(estimate, wald, level=level, df=k - 1),
        t_km2=interval(estimate, wald, level=level, df=k - 2) if k > 2 else None,
        hk_t_km1=interval(estimate, adjusted, level=level, df=k - 1),
    )
