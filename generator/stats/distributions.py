"""Quantiles and tail probabilities. `df=None` means the normal distribution, everywhere in the kernel."""

from __future__ import annotations

from dataclasses import dataclass

from scipy import special


@dataclass(frozen=True)
class Interval:
    """Two limits and the reference distribution: t with `df`, or normal when `df` is None."""

    lower: float
    upper: float
    df: float | None = None


def critical(level: float, df: float | None = None) -> float:
    """The two-sided critical value, e.g. 1.96 at level 0.95."""
    tail = (1 - level) / 2
    return float(-special.ndtri(tail) if df is None else -special.stdtrit(df, tail))


def quantile(p_two_sided: float, df: float | None = None) -> float:
    """The absolute statistic that has this two-sided p value."""
    return float(-special.ndtri(p_two_sided / 2) if df is None else -special.stdtrit(df, p_two_sided / 2))


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
