"""Quantiles, tail probabilities, and the inference they give. `df=None` means the normal distribution, everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from scipy import special


@dataclass(frozen=True)
class Interval:
    """Two limits and the reference distribution: t with `df`, or normal when `df` is None."""

    lower: float
    upper: float
    df: float | None = None


@dataclass(frozen=True)
class Inference:
    """An estimate, its standard error, the two-sided test that it is 0, and its interval (which names the df).

    stat and p are None where se is 0; se and the limits are nan where the data leave nothing to estimate it from.
    """

    estimate: float
    se: float
    stat: float | None
    p: float | None
    ci: Interval


def quantile(p_two_sided: float, df: float | None = None) -> float:
    """The absolute statistic that has this two-sided p value."""
    return float(-special.ndtri(p_two_sided / 2) if df is None else -special.stdtrit(df, p_two_sided / 2))


def critical(level: float, df: float | None = None) -> float:
    """The two-sided critical value, e.g. 1.96 at level 0.95."""
    return quantile(1 - level, df)


def two_sided_p(stat: float, df: float | None = None) -> float:
    """The two-sided p value of a statistic."""
    return float(2 * (special.ndtr(-abs(stat)) if df is None else special.stdtr(df, -abs(stat))))


def chi2_p(q: float, df: float) -> float:
    """P(chi-squared > q); 1 without degrees of freedom, where Q can only be 0."""
    return float(special.chdtrc(df, max(q, 0.0))) if df > 0 else 1.0


def chi2_quantile(upper_tail: float, df: float) -> float:
    """The value that chi-squared exceeds with this probability."""
    return float(special.chdtri(df, upper_tail))


def f_p(f: float, df1: float, df2: float) -> float:
    """P(F > f)."""
    return float(special.fdtrc(df1, df2, max(f, 0.0)))


def interval(estimate: float, se: float, *, level: float, df: float | None = None) -> Interval:
    """estimate -+ critical value * se."""
    half = critical(level, df) * se
    return Interval(estimate - half, estimate + half, df)


def infer(estimate: float, se: float, *, level: float, df: float | None = None) -> Inference:
    """Test and interval of an estimate with this standard error, by t(df) or the normal distribution."""
    stat = estimate / se if se > 0 else None
    p = None if stat is None else two_sided_p(stat, df)
    return Inference(estimate, se, stat, p, interval(estimate, se, level=level, df=df))
