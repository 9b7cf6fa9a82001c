"""Effect measures: group 1 (intervention) against group 2 (control), y and its sampling variance v.

Ratios are on the natural-log scale. Every function takes its fields by name (n participants, m means, sd standard
deviations, e events, r correlation of baseline and final values), raises InvalidInput that lists all fields outside
their domain, and returns an EffectEstimate. `MEASURES` holds them by their short names.
"""

from __future__ import annotations

import inspect
import math
from typing import Any

from .derivation import MEASURES, EffectEstimate, effect
from .domain import InvalidInput, demand, require

YV = tuple[float, float]
INDEPENDENT = "the two groups are independent"
BIG_SAMPLE = "the variance is the large-sample one"
PAIRED = "r is the correlation of baseline and final values"
ZERO_CELLS = "cc is added to all four cells of a table with a zero cell"


def fields_of(measure: str) -> tuple[str, ...]:
    """The fields that a study must give for this measure, in the order of its formula."""
    parameters = inspect.signature(MEASURES[measure]).parameters.values()
    return tuple(p.name for p in parameters if p.default is inspect.Parameter.empty)


def estimate_effect(measure: str, **fields: Any) -> EffectEstimate:
    """The effect of one study by the name of its measure; raises InvalidInput for an unknown one."""
    if measure not in MEASURES:
        raise InvalidInput(f"the measure {measure!r} is unknown; known are {', '.join(MEASURES)}")
    require({name: None for name in fields_of(measure) if name not in fields})
    return MEASURES[measure](**fields)


def hedges_j(df: float) -> float:
    """The exact small-sample correction gamma(df/2) / (sqrt(df/2) gamma((df-1)/2)), df > 1 (Hedges 1981, eq. 6e).

    The common 1 - 3/(4 df - 1) is an approximation and is not used.
    """
    if df <= 1:
        raise InvalidInput(
            f"J needs more than 1 degree of freedom, here {df:g}; the groups are too small for a standardised effect"
        )
    return math.exp(math.lgamma(df / 2) - 0.5 * math.log(df / 2) - math.lgamma((df - 1) / 2))


def _standardised(difference: float, sd: float) -> float:
    if sd <= 0:
        raise InvalidInput("the standard deviation to divide by is 0; a standardised effect needs one above 0")
    return difference / sd


def _log_ratio(top: float, bottom: float) -> float:
    if top == 0 or bottom == 0 or (top < 0) != (bottom < 0):
        found = f"the means {top:g} and {bottom:g} have no log ratio"
        raise InvalidInput(f"{found}; both must have one sign and neither be 0")
    return math.log(top / bottom)


@effect("GEN", formula="y and v as given", source="the report or an earlier derivation")
def generic(*, yi: float, vi: float) -> YV:
    """An effect and its sampling variance as given, in their own unit."""
    return yi, vi


@effect(
    "MD", formula="y = m1 - m2; v = sd1^2/n1 + sd2^2/n2", source="Cochrane Handbook 6.5.1.1", assumes=(INDEPENDENT,)
)
def mean_difference(*, n1: float, m1: float, sd1: float, n2: float, m2: float, sd2: float) -> YV:
    """Mean difference in the unit of the outcome; the variances of the groups are not pooled."""
    return m1 - m2, sd1**2 / n1 + sd2**2 / n2


@effect(
    "SMD",
    formula="y = g = J(n1+n2-2) (m1-m2)/sd_pooled; v = 1/n1 + 1/n2 + g^2/(2(n1+n2))",
    source="Hedges 1981, eq. 6e (J); Hedges 1982, eq. 8 (v)",
    assumes=(INDEPENDENT, "one standard deviation in both groups", BIG_SAMPLE),
)
def standardised_mean_difference(*, n1: float, m1: float, sd1: float, n2: float, m2: float, sd2: float) -> YV:
    """Hedges' g in standard deviations, with the exact correction."""
    df = n1 + n2 - 2
    j = hedges_j(df)
    g = j * _standardised(m1 - m2, math.sqrt(((n1 - 1) * sd1**2 + (n2 - 1) * sd2**2) / df))
    return g, 1 / n1 + 1 / n2 + g**2 / (2 * (n1 + n2))


@effect(
    "ROM",
    formula="y = ln(m1/m2); v = sd1^2/(n1 m1^2) + sd2^2/(n2 m2^2)",
    source="Hedges, Gurevitch & Curtis 1999, eq. 1; no second-order bias correction",
    assumes=(INDEPENDENT, BIG_SAMPLE),
)
def log_ratio_of_means(*, n1: float, m1: float, sd1: float, n2: float, m2: float, sd2: float) -> YV:
    """Log ratio of means; the means must have one sign."""
    return _log_ratio(m1, m2), (sd1 / m1) ** 2 / n1 + (sd2 / m2) ** 2 / n2


def change_variance(sd_pre: float, sd_post: float, r: float) -> float:
    """sd_pre^2 + sd_post^2 - 2 r sd_pre sd_post, the variance of a difference of paired values (Handbook 6.5.2.8)."""
    # max: rounding can leave -1e-17 where r = 1 and the two SDs are equal
    return max(sd_pre**2 + sd_post**2 - 2 * r * sd_pre * sd_post, 0.0)


@effect(
    "MC",
    formula="y = m_post - m_pre; v = (sd_post^2 + sd_pre^2 - 2 r sd_post sd_pre)/n",
    source="Cochrane Handbook 6.5.2.8 and 23.2.7.1",
    assumes=(PAIRED,),
)
def mean_change(*, n: float, m_pre: float, sd_pre: float, m_post: float, sd_post: float, r: float) -> YV:
    """Mean change within one group (or mean difference of paired values), in the unit of the outcome."""
    return m_post - m_pre, change_variance(sd_pre, sd_post, r) / n


@effect(
    "SMCC",
    formula="y = g = J(n-1) (m_post - m_pre)/sd_change; v = 1/n + g^2/(2n)",
    source="Gibbons, Hedeker & Davis 1993",
    assumes=(PAIRED, BIG_SAMPLE),
)
def standardised_change_by_change(
    *, n: float, m_pre: float, sd_pre: float, m_post: float, sd_post: float, r: float
) -> YV:
    """Mean change divided by the SD of the changes."""
    g = hedges_j(n - 1) * _standardised(m_post - m_pre, math.sqrt(change_variance(sd_pre, sd_post, r)))
    return g, 1 / n + g**2 / (2 * n)


def _change_by_baseline(n: float, m_pre: float, m_post: float, sd_pre: float, r: float) -> YV:
    g = hedges_j(n - 1) * _standardised(m_post - m_pre, sd_pre)
    return g, 2 * (1 - r) / n + g**2 / (2 * n)


@effect(
    "SMCR",
    formula="y = g = J(n-1) (m_post - m_pre)/sd_pre; v = 2(1-r)/n + g^2/(2n)",
    source="Becker 1988",
    assumes=(PAIRED, BIG_SAMPLE),
)
def standardised_change_by_baseline(
    *, n: float, m_pre: float, sd_pre: float, m_post: float, sd_post: float, r: float
) -> YV:
    """Mean change divided by the baseline SD."""
    return _change_by_baseline(n, m_pre, m_post, sd_pre, r)


@effect(
    "ROMC",
    formula="y = ln(m_post/m_pre); v = sd_post^2/(n m_post^2) + sd_pre^2/(n m_pre^2) "
    "- 2 r sd_post sd_pre/(n m_post m_pre)",
    source="Lajeunesse 2011",
    assumes=(PAIRED, BIG_SAMPLE),
)
def log_ratio_of_change(*, n: float, m_pre: float, sd_pre: float, m_post: float, sd_post: float, r: float) -> YV:
    """Log ratio of the final to the baseline mean of one group."""
    return _log_ratio(m_post, m_pre), change_variance(sd_pre / m_pre, sd_post / m_post, r) / n


@effect(
    "MD_CHANGE",
    formula="y = (m1_post - m1_pre) - (m2_post - m2_pre); v = sd_change1^2/n1 + sd_change2^2/n2, "
    "sd_change^2 = sd_pre^2 + sd_post^2 - 2 r sd_pre sd_post",
    source="Cochrane Handbook 6.5.2.8",
    assumes=(INDEPENDENT, "the SD of change is imputed from the correlation r"),
)
def mean_difference_of_change(
    *, n1: float, m1_pre: float, m1_post: float, sd1_pre: float, sd1_post: float, r1: float,
    n2: float, m2_pre: float, m2_post: float, sd2_pre: float, sd2_post: float, r2: float,
) -> YV:  # fmt: skip
    """Difference of two mean changes, in the unit of the outcome."""
    v = change_variance(sd1_pre, sd1_post, r1) / n1 + change_variance(sd2_pre, sd2_post, r2) / n2
    return (m1_post - m1_pre) - (m2_post - m2_pre), v


@effect(
    "SMCR_DIFF",
    formula="y = SMCR1 - SMCR2; v = v1 + v2",
    source="Becker 1988",
    assumes=(INDEPENDENT, "each change is standardised by its own baseline SD"),
)
def difference_of_standardised_changes(
    *, n1: float, m1_pre: float, m1_post: float, sd1_pre: float, sd1_post: float, r1: float,
    n2: float, m2_pre: float, m2_post: float, sd2_pre: float, sd2_post: float, r2: float,
) -> YV:  # fmt: skip
    """Difference of two changes in baseline standard deviations."""
    y1, v1 = _change_by_baseline(n1, m1_pre, m1_post, sd1_pre, r1)
    y2, v2 = _change_by_baseline(n2, m2_pre, m2_post, sd2_pre, r2)
    return y1 - y2, v1 + v2


@effect(
    "PCD",
    formula="y = 100 (change1/base1 - change2/base2); v = (100 sd_change1/base1)^2/n1 + (100 sd_change2/base2)^2/n2",
    source="mean difference on the percent-of-baseline scale",
    assumes=(INDEPENDENT, "the baseline means are taken as fixed"),
)
def percent_change_difference(
    *, n1: float, base1: float, change1: float, sd_change1: float,
    n2: float, base2: float, change2: float, sd_change2: float,
) -> YV:  # fmt: skip
    """Difference of the changes in percent of each group's own baseline, in percentage points."""
    bases = {"base1": base1, "base2": base2}
    demand([f"{name} is 0; a percent change needs a baseline other than 0" for name, x in bases.items() if x == 0])
    v = (100 * sd_change1 / base1) ** 2 / n1 + (100 * sd_change2 / base2) ** 2 / n2
    return 100 * (change1 / base1 - change2 / base2), v


def _cells(e1: float, n1: float, e2: float, n2: float) -> tuple[float, ...]:
    """The four cells of the table: with and without the event in group 1, then in group 2."""
    groups = ((1, e1, n1), (2, e2, n2))
    demand([f"e{i} is {e:g} of n{i} = {n:g}; events cannot outnumber participants" for i, e, n in groups if e > n])
    return e1, n1 - e1, e2, n2 - e2


def _corrected(cells: tuple[float, ...], cc: float) -> tuple[float, ...]:
    return tuple(cell + cc for cell in cells) if 0 in cells else cells


def _logs_exist(*counts: float) -> None:
    if min(counts) <= 0:
        raise InvalidInput("a cell of the 2 x 2 table is 0 and no continuity correction is added; write cc above 0")


@effect(
    "RR",
    formula="y = ln(e1/n1) - ln(e2/n2); v = 1/e1 - 1/n1 + 1/e2 - 1/n2",
    source="Cochrane Handbook 6.4.1.1",
    assumes=(INDEPENDENT, BIG_SAMPLE, ZERO_CELLS),
)
def log_risk_ratio(*, e1: float, n1: float, e2: float, n2: float, cc: float = 0.5) -> YV:
    """Log risk ratio; tables with zero cells are corrected, double-zero ones included."""
    a, b, c, d = _corrected(_cells(e1, n1, e2, n2), cc)
    _logs_exist(a, c)
    return math.log(a / (a + b)) - math.log(c / (c + d)), b / (a * (a + b)) + d / (c * (c + d))


@effect(
    "OR",
    formula="y = ln(e1/(n1-e1)) - ln(e2/(n2-e2)); v = 1/e1 + 1/(n1-e1) + 1/e2 + 1/(n2-e2)",
    source="Woolf 1955; Cochrane Handbook 6.4.1.1",
    assumes=(INDEPENDENT, BIG_SAMPLE, ZERO_CELLS),
)
def log_odds_ratio(*, e1: float, n1: float, e2: float, n2: float, cc: float = 0.5) -> YV:
    """Log odds ratio; tables with zero cells are corrected, double-zero ones included."""
    a, b, c, d = _corrected(_cells(e1, n1, e2, n2), cc)
    _logs_exist(a, b, c, d)
    return math.log(a / b) - math.log(c / d), 1 / a + 1 / b + 1 / c + 1 / d


@effect(
    "RD",
    formula="y = e1/n1 - e2/n2; v = e1(n1-e1)/n1^3 + e2(n2-e2)/n2^3",
    source="Cochrane Handbook 6.4.1.2",
    assumes=(INDEPENDENT, BIG_SAMPLE, "no continuity correction: v is 0 where both groups have all or no events"),
)
def risk_difference(*, e1: float, n1: float, e2: float, n2: float) -> YV:
    """Risk difference, from -1 to 1."""
    a, b, c, d = _cells(e1, n1, e2, n2)
    return a / n1 - c / n2, a * b / n1**3 + c * d / n2**3
