"""Arms and participants that must not be counted twice: merged arms, shared controls, pairs, clusters."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from .derivation import conversion
from .domain import InvalidInput, demand, faults_of, require
from .effects import change_variance


@conversion(
    formula="n = sum n_i; m = sum n_i m_i/n; sd^2 = (sum (n_i-1) sd_i^2 + sum n_i (m_i-m)^2)/(n-1); events are summed",
    source="Cochrane Handbook 6.5.2.10, applied to all arms at once",
)
def combine_arms(*, arms: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """One arm out of several: each {n, m, sd} (means) or {n, e} (events)."""
    if not isinstance(arms, (list, tuple)) or not arms or not all(isinstance(arm, Mapping) for arm in arms):
        raise InvalidInput("arms must be a list of at least one arm, each with n, m, sd or n, e")
    kind = ("n", "e") if all("e" in arm for arm in arms) else ("n", "m", "sd")
    wrong = [(i, faults_of({name: arm.get(name) for name in kind})) for i, arm in enumerate(arms)]
    demand([f"arms[{i}]: {text}" for i, texts in wrong for text in texts])
    n = sum(arm["n"] for arm in arms)
    if kind == ("n", "e"):
        demand([f"arms[{i}]: e is above n" for i, arm in enumerate(arms) if arm["e"] > arm["n"]])
        return {"n": n, "e": sum(arm["e"] for arm in arms)}
    if len(arms) == 1:  # of any size: no n - 1 to divide by
        return {name: arms[0][name] for name in kind}
    m = sum(arm["n"] * arm["m"] for arm in arms) / n
    squares = sum((arm["n"] - 1) * arm["sd"] ** 2 + arm["n"] * (arm["m"] - m) ** 2 for arm in arms)
    return {"n": n, "m": m, "sd": math.sqrt(squares / (n - 1))}


@conversion(
    formula="n/k (and events/k), not rounded; mean and SD unchanged",
    source="Cochrane Handbook 23.3.4",
    assumes=("the correlation of comparisons through their common control is not modelled",),
)
def split_control(*, n: float, k: float, events: float | None = None) -> dict[str, float]:
    """The share of a control group that each of k comparisons may use."""
    if events is not None and events > n:
        raise InvalidInput(f"events is {events:g} of n = {n:g}; events cannot outnumber participants")
    return {"n": n / k} | ({} if events is None else {"events": events / k})


_COVARIANCES = {
    "MD": (("sd_c", "n_c"), lambda sd_c, n_c: sd_c**2 / n_c),
    "ROM": (("sd_c", "n_c", "m_c"), lambda sd_c, n_c, m_c: (sd_c / m_c) ** 2 / n_c),
    "RR": (("e_c", "n_c"), lambda e_c, n_c: 1 / e_c - 1 / n_c),
    "OR": (("e_c", "n_c"), lambda e_c, n_c: 1 / e_c + 1 / (n_c - e_c)),
    "SMD": (("n_c", "g1", "g2", "n_total"), lambda n_c, g1, g2, n_total: 1 / n_c + g1 * g2 / (2 * n_total)),
}


@conversion(
    formula="MD sd_c^2/n_c; ROM sd_c^2/(n_c m_c^2); RR 1/e_c - 1/n_c; OR 1/e_c + 1/(n_c-e_c); "
    "SMD 1/n_c + g1 g2/(2 n_total)",
    source="Gleser & Olkin 2009; Lajeunesse 2011 (ROM)",
    assumes=("both comparisons use the whole control group", "SMD: n_total counts all participants of the trial"),
)
def shared_control_cov(
    *, measure: str, sd_c: float | None = None, n_c: float | None = None, m_c: float | None = None,
    e_c: float | None = None, g1: float | None = None, g2: float | None = None, n_total: float | None = None,
) -> dict[str, float]:  # fmt: skip
    """The sampling covariance of two effects that share one control group."""
    if measure not in _COVARIANCES:
        raise InvalidInput(f"measure is {measure!r}; one of {', '.join(_COVARIANCES)} was expected")
    given = dict(sd_c=sd_c, n_c=n_c, m_c=m_c, e_c=e_c, g1=g1, g2=g2, n_total=n_total)
    names, formula = _COVARIANCES[measure]
    require({name: given[name] for name in names})
    if measure in ("RR", "OR") and not 0 < e_c < n_c + (measure == "RR"):
        raise InvalidInput(f"e_c is {e_c:g} of n_c = {n_c:g}; the covariance of a log {measure} is not defined there")
    return {"cov": formula(*(given[name] for name in names))}


@conversion(
    formula="md = m1 - m2; sd_diff = sqrt(sd1^2 + sd2^2 - 2 r sd1 sd2); se = sd_diff/sqrt(n)",
    source="Cochrane Handbook 23.2.7.1",
    assumes=("the n values are pairs: two limbs or two periods of one person",),
)
def md_crossover(*, m1: float, m2: float, sd1: float, sd2: float, r: float, n: float) -> dict[str, float]:
    """Mean difference within persons (crossover, unilateral training), with a stated correlation of the pair."""
    sd_diff = math.sqrt(change_variance(sd1, sd2, r))
    return {"md": m1 - m2, "sd_diff": sd_diff, "se": sd_diff / math.sqrt(n)}


@conversion(
    formula="design_effect = 1 + (cluster_size - 1) icc; n_eff = n/design_effect",
    source="Cochrane Handbook 23.1.4",
    assumes=("clusters are of similar size",),
)
def effective_n(*, n: float, cluster_size: float, icc: float) -> dict[str, float]:
    """The sample size a cluster-randomised group is worth."""
    design_effect = 1 + (cluster_size - 1) * icc
    return {"design_effect": design_effect, "n_eff": n / design_effect}


@conversion(
    formula="se_adjusted = se sqrt(1 + (cluster_size - 1) icc)",
    source="Cochrane Handbook 23.1.5",
    assumes=("se ignores the clustering", "clusters are of similar size"),
)
def cluster_adjusted_se(*, se: float, cluster_size: float, icc: float) -> dict[str, float]:
    """The SE of a contrast that was analysed as if individuals had been randomised."""
    return {"se": se * math.sqrt(1 + (cluster_size - 1) * icc)}
