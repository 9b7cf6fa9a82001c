"""Standard errors, standard deviations and effects from what a report prints.

Each function takes its arguments by name, raises InvalidInput outside their domain and returns a Conversion whose
values are named as the function's formula names them. `df=None` means the normal distribution.
"""

from __future__ import annotations

import math

from .derivation import conversion
from .distributions import critical, interval, quantile
from .domain import InvalidInput
from .effects import change_variance
from .effects import hedges_j as exact_j

HANDBOOK_DIFFERENCE = "Cochrane Handbook 6.3.1 and 6.5.2.3"


def _width(lb: float, ub: float) -> float:
    if not lb < ub:
        raise InvalidInput(f"the limits are {lb:g} and {ub:g}; the lower one must be below the upper one")
    return ub - lb


@conversion(
    formula="se = (ub - lb)/(2 q), q the two-sided critical value",
    source=HANDBOOK_DIFFERENCE,
    assumes=("the interval is symmetric: estimate -+ q se",),
)
def se_from_ci(*, lb: float, ub: float, level: float = 0.95, df: float | None = None) -> dict[str, float]:
    """The SE of a difference from its confidence interval, in the unit of the limits."""
    return {"se": _width(lb, ub) / (2 * critical(level, df))}


@conversion(
    formula="se = (ln ub - ln lb)/(2 z)",
    source="Cochrane Handbook 6.3.2",
    assumes=("the interval is symmetric on the log scale",),
)
def log_se_from_ratio_ci(*, estimate: float, lb: float, ub: float, level: float = 0.95) -> dict[str, float]:
    """Log ratio and its SE from a ratio and its confidence interval."""
    if min(estimate, lb, ub) <= 0:
        raise InvalidInput("a ratio and its limits are above 0")
    _width(lb, ub)
    return {"log_estimate": math.log(estimate), "se": math.log(ub / lb) / (2 * critical(level))}


@conversion(formula="sd = se sqrt(n)", source="Cochrane Handbook 6.5.2.2")
def sd_from_se(*, se: float, n: float) -> dict[str, float]:
    """The SD of one group from the SE of its mean."""
    return {"sd": se * math.sqrt(n)}


@conversion(formula="sd = sqrt(n) (ub - lb)/(2 q); q from t(n-1), or normal", source="Cochrane Handbook 6.5.2.2")
def sd_from_ci_mean(*, lb: float, ub: float, n: float, level: float = 0.95, dist: str = "t") -> dict[str, float]:
    """The SD of one group from the confidence interval of its mean; `dist` is "t" or "z"."""
    if dist not in ("t", "z"):
        raise InvalidInput(f"dist is {dist!r}; 't' or 'z' was expected")
    if dist == "t" and n <= 1:
        raise InvalidInput(f"n is {n:g}; a t interval needs more than 1 participant")
    return {"sd": math.sqrt(n) * _width(lb, ub) / (2 * critical(level, n - 1 if dist == "t" else None))}


@conversion(
    formula="se = |estimate|/q, q the statistic with this two-sided p",
    source=HANDBOOK_DIFFERENCE,
    assumes=("p is exact, two-sided and of this very contrast",),
)
def se_from_p(*, estimate: float, p: float, df: float | None = None) -> dict[str, float]:
    """The SE of a difference from its exact p value."""
    if estimate == 0:
        raise InvalidInput("estimate is 0; a p value gives no standard error for it")
    stat = quantile(p, df)
    return {"stat": stat, "se": abs(estimate) / stat}


@conversion(
    formula="se <= |estimate|/q, q the statistic with this two-sided p",
    source=HANDBOOK_DIFFERENCE,
    assumes=(
        "p is an upper bound ('p < 0.001'), so the SE is an upper bound: the study gets no more weight than it earned",
        "p is two-sided and of this very contrast",
    ),
)
def se_bound_from_p(*, estimate: float, p: float, df: float | None = None) -> dict[str, float]:
    """The largest SE that "p below `p`" allows: a conservative stand-in where no exact p is printed."""
    return dict(se_from_p(estimate=estimate, p=p, df=df).values)


@conversion(formula="se = estimate/stat", source=HANDBOOK_DIFFERENCE, assumes=("stat tests this very contrast",))
def se_from_stat(*, estimate: float, stat: float) -> dict[str, float]:
    """The SE of a difference from its t or z statistic."""
    if estimate == 0 or stat == 0:
        raise InvalidInput("estimate and statistic must differ from 0 to give a standard error")
    return {"se": abs(estimate / stat)}


@conversion(
    formula="sd = se/sqrt(1/n1 + 1/n2)",
    source="Cochrane Handbook 6.5.2.3",
    assumes=("one standard deviation in both groups",),
)
def sd_from_md_se(*, se: float, n1: float, n2: float) -> dict[str, float]:
    """The common SD of two groups from the SE of their mean difference."""
    return {"sd": se / math.sqrt(1 / n1 + 1 / n2)}


@conversion(formula="se = sqrt(sd1^2/n1 + sd2^2/n2)", source="Cochrane Handbook 6.5.1.1")
def se_from_sds(*, sd1: float, n1: float, sd2: float, n2: float) -> dict[str, float]:
    """The SE of a mean difference from the SDs of the groups."""
    return {"se": math.sqrt(sd1**2 / n1 + sd2**2 / n2)}


@conversion(
    formula="sd_change = sqrt(sd_pre^2 + sd_post^2 - 2 r sd_pre sd_post)",
    source="Cochrane Handbook 6.5.2.8",
    assumes=("r is stated, not computed from this group",),
)
def sd_change(*, sd_pre: float, sd_post: float, r: float) -> dict[str, float]:
    """The SD of changes from baseline and final SDs and a stated correlation."""
    return {"sd": math.sqrt(change_variance(sd_pre, sd_post, r))}


@conversion(formula="r = (sd_pre^2 + sd_post^2 - sd_change^2)/(2 sd_pre sd_post)", source="Cochrane Handbook 6.5.2.8")
def r_from_sds(*, sd_pre: float, sd_post: float, sd_change: float) -> dict[str, float]:
    """The correlation of baseline and final values that three reported SDs imply."""
    r = (sd_pre**2 + sd_post**2 - sd_change**2) / (2 * sd_pre * sd_post)
    if abs(r) > 1 + 1e-12:
        raise InvalidInput(f"the three standard deviations imply a correlation of {r:.3g}; they contradict one another")
    return {"r": max(-1.0, min(1.0, r))}


@conversion(formula="J(df) = gamma(df/2)/(sqrt(df/2) gamma((df-1)/2))", source="Hedges 1981, eq. 6e")
def hedges_j(*, df: float) -> dict[str, float]:
    """The exact small-sample correction of a standardised mean difference."""
    return {"j": exact_j(df)}


@conversion(
    formula="d = t sqrt(1/n1 + 1/n2); g = J(n1+n2-2) d; var_g = 1/n1 + 1/n2 + g^2/(2(n1+n2))",
    source="Hedges 1981, eq. 6e (J); Hedges 1982, eq. 8 (var_g)",
    assumes=("t is the two-sample statistic with one pooled SD",),
)
def smd_from_t(*, t: float, n1: float, n2: float) -> dict[str, float]:
    """Cohen's d, Hedges' g and its variance from a two-sample t statistic."""
    d = t * math.sqrt(1 / n1 + 1 / n2)
    g = exact_j(n1 + n2 - 2) * d
    return {"d": d, "g": g, "var_g": 1 / n1 + 1 / n2 + g**2 / (2 * (n1 + n2))}


@conversion(
    formula="log_or = smd pi/sqrt(3); var_log_or = var pi^2/3",
    source="Chinn 2000; Cochrane Handbook 10.6",
    assumes=("the outcome has a logistic distribution in both groups",),
)
def logor_from_smd(*, smd: float, var: float) -> dict[str, float]:
    """A log odds ratio from a standardised mean difference."""
    return {"log_or": smd * math.pi / math.sqrt(3), "var": var * math.pi**2 / 3}


@conversion(formula="pct = 100 (exp(log_rom) - 1), limits likewise", source="Hedges, Gurevitch & Curtis 1999")
def pct_from_rom(*, log_rom: float, se: float, level: float = 0.95) -> dict[str, float]:
    """A log ratio of means as percent difference, with its normal interval."""
    ci = interval(log_rom, se, level=level)
    return {name: 100 * math.expm1(x) for name, x in (("pct", log_rom), ("ci_lb", ci.lower), ("ci_ub", ci.upper))}


@conversion(
    formula="pct = 100 change/baseline; sd_pct = 100 sd_change/|baseline|",
    source="percent-of-baseline scale",
    assumes=("the baseline mean is taken as fixed",),
)
def pct_change_arm(*, baseline: float, change: float, sd_change: float) -> dict[str, float]:
    """One group's change and its SD in percent of the baseline mean."""
    if baseline == 0:
        raise InvalidInput("baseline is 0; a percent change needs a baseline other than 0")
    return {"pct": 100 * change / baseline, "sd_pct": 100 * sd_change / abs(baseline)}
