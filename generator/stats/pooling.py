"""The pooled effect of k studies: common effect or random effects, with every interval that a page may show."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .derivation import Derivation
from .distributions import Inference, Interval, infer, interval
from .domain import InvalidInput, require
from .heterogeneity import i2_from_q, typical_variance
from .linear_model import Array, contrasts, fit, intercept, observations, plus_tau2
from .tau_squared import ESTIMATORS

_SOURCES = {
    "FE": "inverse-variance common effect, Cochrane Handbook 10.3",
    "DL": "DerSimonian & Laird 1986",
    "PM": "Paule & Mandel 1982",
    "REML": "Viechtbauer 2005; global maximum of the restricted likelihood",
}


@dataclass(frozen=True)
class Prediction:
    """Prediction intervals estimate -+ q sqrt(se^2 + tau2); each Interval names its df (None = normal).

    `normal`, `t_km1` and `t_km2` use the Wald se (t_km2: Higgins, Thompson & Spiegelhalter 2009, none for
    k = 2); `hk_t_km1` uses the Hartung-Knapp se and t(k-1) (Partlett & Riley 2017, with k-1).
    """

    normal: Interval
    t_km1: Interval
    t_km2: Interval | None
    hk_t_km1: Interval


@dataclass(frozen=True)
class PooledEffect(Inference):
    """A weighted average of k effects, in their unit, with its Wald (normal) inference and weights in percent.

    i2 (percent) compares tau2 with the typical sampling variance; for FE it comes from Cochran's q. What follows it
    belongs to random effects: None for method FE and for k = 1. `hk` is the Hartung-Knapp inference with t(k-1) and
    se = sqrt(hk_scale) * Wald se (Hartung & Knapp 2001); `hk_floored` takes a scale of at least 1, so it is never
    narrower than the Wald interval.
    """

    method: str
    k: int
    level: float
    weights: tuple[float, ...]
    q: float
    q_df: int
    i2: float | None
    tau2: float | None = None
    h2: float | None = None
    hk_scale: float | None = None
    hk: Inference | None = None
    hk_floored: Inference | None = None
    prediction: Prediction | None = None

    @property
    def derivation(self) -> Derivation:
        """The formula of the average and the source of its method."""
        common = self.method == "FE"
        return Derivation(
            f"estimate = sum w y / sum w, w = 1/(v{'' if common else ' + tau2'}); se = 1/sqrt(sum w)",
            {"k": self.k, "tau2": self.tau2, "level": self.level},
            (
                "all studies estimate one effect" if common else "effects vary normally about the average",
                "sampling variances are known",
            ),
            _SOURCES[self.method],
        )


def pool(y: Sequence[float], v: Sequence[float] | Array, method: str = "REML", *, level: float = 0.95) -> PooledEffect:
    """Pool k estimates y with sampling variances v (or their k x k covariance) by FE, DL, PM or REML.

    Raises InvalidInput for an unknown method or level, no estimate, a value that is not finite, or a variance that is
    not above 0.
    """
    require({"level": level})
    if method not in ESTIMATORS:
        raise InvalidInput(f"the method {method!r} is unknown; known are {', '.join(ESTIMATORS)}")
    estimates, variances = observations(y, v)
    k, x = len(estimates), intercept(len(estimates))
    c = contrasts(estimates, variances, x) if k > 1 and method != "FE" else None
    tau2 = ESTIMATORS[method](c) if c else 0.0
    model, q = fit(estimates, plus_tau2(variances, tau2), x), fit(estimates, variances, x).q
    wald = infer(float(model.beta[0]), math.sqrt(model.cov[0, 0]), level=level)
    weights = tuple((100 * model.weights[:, 0]).tolist())
    common = vars(wald) | dict(method=method, k=k, level=level, weights=weights, q=q, q_df=k - 1)
    if c is None:
        return PooledEffect(**common, i2=i2_from_q(q, k - 1))
    typical, scale = typical_variance(c), model.q / (k - 1)
    hk = infer(wald.estimate, wald.se * math.sqrt(scale), level=level, df=k - 1)
    return PooledEffect(
        **common,
        i2=100 * tau2 / (tau2 + typical),
        tau2=tau2,
        h2=1 + tau2 / typical,
        hk_scale=scale,
        hk=hk,
        hk_floored=infer(wald.estimate, max(wald.se, hk.se), level=level, df=k - 1),
        prediction=_prediction(wald.estimate, wald.se, hk.se, tau2=tau2, k=k, level=level),
    )


def _prediction(estimate: float, se: float, hk_se: float, *, tau2: float, k: int, level: float) -> Prediction:
    wald, adjusted = math.sqrt(se**2 + tau2), math.sqrt(hk_se**2 + tau2)
    return Prediction(
        normal=interval(estimate, wald, level=level),
        t_km1=interval(estimate, wald, level=level, df=k - 1),
        t_km2=interval(estimate, wald, level=level, df=k - 2) if k > 2 else None,
        hk_t_km1=interval(estimate, adjusted, level=level, df=k - 1),
    )
