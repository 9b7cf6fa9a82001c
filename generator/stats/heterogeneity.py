"""How much the studies differ beyond chance: Q, I2, H2 and the interval of tau2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .distributions import chi2_p
from .linear_model import AnyContrasts, contrasts, fit, intercept, observations
from .tau_squared import q_profile


@dataclass(frozen=True)
class Heterogeneity:
    """Cochran's Q with its test; I2 (percent) and H2 from Q; Q-profile limits of tau2 in squared units of the effect.

    `tau2_upper` is None where Q is so small that no tau2 >= 0 fits it at this level (an empty interval). With one study
    only q, df and p have a value.
    """

    q: float
    df: int
    p: float
    i2: float | None
    h2: float | None
    tau2_lower: float | None
    tau2_upper: float | None


def i2_from_q(q: float, df: float) -> float | None:
    """I2 = 100 max(0, (Q - df)/Q), in percent (Higgins & Thompson 2002, eq. 10); None without degrees of freedom."""
    if df <= 0:
        return None
    return 100 * max(0.0, (q - df) / q) if q > 0 else 0.0


def typical_variance(c: AnyContrasts) -> float:
    """The "typical" sampling variance (k-p)/trace(P), for any design (Higgins & Thompson 2002, eq. 9)."""
    return c.df / c.trace


def heterogeneity(y: Sequence[float], v: Sequence[float], *, level: float = 0.95) -> Heterogeneity:
    """Heterogeneity of k estimates with variances v (Cochran 1954; Higgins & Thompson 2002; Viechtbauer 2007).

    Raises InvalidInput for no estimate, or an estimate or variance that cannot be weighted.
    """
    estimates, variances = observations(y, v)
    x = intercept(len(estimates))
    q, df = fit(estimates, variances, x).q, len(estimates) - 1
    if df == 0:
        return Heterogeneity(q, df, chi2_p(q, df), None, None, None, None)
    lower, upper = q_profile(contrasts(estimates, variances, x), level)
    return Heterogeneity(q, df, chi2_p(q, df), i2_from_q(q, df), q / df, lower, upper)
