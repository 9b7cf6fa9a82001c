"""Mean and SD from a median with quartiles or range (Wan 2014, Luo 2018, Shi 2020).

Equations of Luo 2018 are numbered as in its preprint (arXiv:1505.05687).
"""

from __future__ import annotations

from scipy.special import ndtri

from .derivation import conversion
from .domain import InvalidInput

NORMAL = "the outcome is roughly normal: do not use where the paper chose the median because of skew"


def _in_order(**marks: float) -> None:
    values = list(marks.values())
    if sorted(values) != values or values[0] == values[-1]:
        raise InvalidInput(f"{', '.join(f'{name} {x:g}' for name, x in marks.items())} must rise and not all be equal")


def _width(n: float, upper_tail: float) -> float:
    """Twice the expected normal order statistic at this rank, by Blom's approximation (Wan 2014, eq. 9 and 16)."""
    if n <= 1:
        raise InvalidInput(f"n is {n:g}; quartiles and ranges need more than 1 participant")
    return float(2 * ndtri(upper_tail / (n + 0.25)))


def _sd_of_range(low: float, high: float, n: float) -> float:
    return (high - low) / _width(n, n - 0.375)


def _sd_of_quartiles(q1: float, q3: float, n: float) -> float:
    return (q3 - q1) / _width(n, 0.75 * n - 0.125)


@conversion(
    formula="mean = w (q1+q3)/2 + (1-w) median, w = 0.7 + 0.39/n; mean_wan = (q1+median+q3)/3; "
    "sd = (q3-q1)/(2 z((0.75n-0.125)/(n+0.25)))",
    source="Luo 2018, eq. 11 (mean); Wan 2014, eq. 14 (mean_wan) and 16 (sd)",
    assumes=(NORMAL,),
)
def mean_sd_from_quartiles(*, q1: float, median: float, q3: float, n: float) -> dict[str, float]:
    """Mean and SD from median and quartiles."""
    _in_order(q1=q1, median=median, q3=q3)
    w = 0.7 + 0.39 / n
    return {
        "mean": w * (q1 + q3) / 2 + (1 - w) * median,
        "mean_wan": (q1 + median + q3) / 3,
        "sd": _sd_of_quartiles(q1, q3, n),
    }


@conversion(
    formula="mean = w (min+max)/2 + (1-w) median, w = 4/(4+n^0.75); mean_wan = (min + 2 median + max)/4; "
    "sd = (max-min)/(2 z((n-0.375)/(n+0.25)))",
    source="Luo 2018, eq. 7 (mean); Wan 2014, eq. 2 (mean_wan) and 9 (sd)",
    assumes=(NORMAL,),
)
def mean_sd_from_range(*, min: float, median: float, max: float, n: float) -> dict[str, float]:
    """Mean and SD from median and range."""
    _in_order(min=min, median=median, max=max)
    w = 4 / (4 + n**0.75)
    return {
        "mean": w * (min + max) / 2 + (1 - w) * median,
        "mean_wan": (min + 2 * median + max) / 4,
        "sd": _sd_of_range(min, max, n),
    }


@conversion(
    formula="mean = w1 (min+max)/2 + w2 (q1+q3)/2 + (1-w1-w2) median, w1 = 2.2/(2.2+n^0.75), w2 = 0.7 - 0.72/n^0.55; "
    "mean_wan = (min + 2 q1 + 2 median + 2 q3 + max)/8; sd = mean of the range and quartile SDs; "
    "sd_shi = u sd_range + (1-u) sd_quartiles, u = 1/(1+0.07 n^0.6)",
    source="Luo 2018, eq. 15 (mean); Wan 2014, eq. 10 (mean_wan) and 13 (sd); Shi 2020, eq. 10 (sd_shi)",
    assumes=(NORMAL,),
)
def mean_sd_from_fivenum(*, min: float, q1: float, median: float, q3: float, max: float, n: float) -> dict[str, float]:
    """Mean and SD from the five-number summary."""
    _in_order(min=min, q1=q1, median=median, q3=q3, max=max)
    w1, w2, u = 2.2 / (2.2 + n**0.75), 0.7 - 0.72 / n**0.55, 1 / (1 + 0.07 * n**0.6)
    by_range, by_quartiles = _sd_of_range(min, max, n), _sd_of_quartiles(q1, q3, n)
    return {
        "mean": w1 * (min + max) / 2 + w2 * (q1 + q3) / 2 + (1 - w1 - w2) * median,
        "mean_wan": (min + 2 * q1 + 2 * median + 2 * q3 + max) / 8,
        "sd": (by_range + by_quartiles) / 2,
        "sd_shi": u * by_range + (1 - u) * by_quartiles,
    }
