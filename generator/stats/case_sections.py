"""The answers of a "meta" case, section by section, with the names of the command's contract."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .case_input import MetaCase
from .dependent import best_predictions, multilevel, robust_variance
from .derivation import EffectEstimate
from .distributions import Inference, Interval
from .domain import InvalidInput
from .heterogeneity import heterogeneity
from .pooling import PooledEffect, pool
from .regression import MetaRegression, egger, meta_regression
from .sensitivity import between_common_tau2, cumulative, leave_one_out, subgroups
from .trim_and_fill import trim_and_fill

METHODS = ("FE", "DL", "REML")
Section = dict[str, Any]


def limits(interval: Interval | None) -> list[float] | None:
    """[lower, upper], or None."""
    return None if interval is None else [interval.lower, interval.upper]


def figures(e: Inference) -> Section:
    """Estimate, error, test and interval."""
    return {"estimate": e.estimate, "se": e.se, "stat": e.stat, "pval": e.p, "ci_lb": e.ci.lower, "ci_ub": e.ci.upper}


def effects_section(effects: Sequence[EffectEstimate | None]) -> Section:
    """yi and vi of every row, None where a needed field is null."""
    return {"yi": [e and e.y for e in effects], "vi": [e and e.v for e in effects]}


def pooled_section(y: Sequence[float], v: Sequence[float], level: float) -> Section:
    """The four methods with every interval."""
    return {method: _pooled(pool(y, v, method, level=level)) for method in ("FE", "DL", "REML", "PM")}


def _pooled(p: PooledEffect) -> Section:
    common = {"k": p.k, **figures(p), "weights_pct": p.weights}
    if p.method == "FE":
        return common
    pi, hk = p.prediction, p.hk
    return common | {
        "tau2": p.tau2,
        "I2": p.i2,
        "H2": p.h2,
        "pi_z": limits(pi and pi.normal),
        "pi_t_km1": limits(pi and pi.t_km1),
        "pi_t_km2": limits(pi and pi.t_km2),
        "hk": hk and pi and {"s2w": p.hk_scale, **figures(hk), "df": hk.ci.df,
                             "pi_lb": pi.hk_t_km1.lower, "pi_ub": pi.hk_t_km1.upper},
        "hk_adhoc": p.hk_floored and figures(p.hk_floored),
    }  # fmt: skip


def heterogeneity_section(y: Sequence[float], v: Sequence[float], level: float) -> Section:
    """Q, I2, H2 and the Q-profile limits; a single study has no interval."""
    h = heterogeneity(y, v, level=level)
    interval = None if h.tau2_lower is None else [h.tau2_lower, h.tau2_upper]
    return {"Q": h.q, "df": h.df, "pval": h.p, "I2": h.i2, "H2": h.h2, "tau2_qp": interval}


def _egger(case: MetaCase) -> Section:
    y, v, _ = case.used()
    try:
        test = egger(y, v, level=case.options.level)
    except InvalidInput:  # fewer than 3 studies or equal standard errors: the test is undefined, not the input wrong
        names = ("slope", "se", "stat", "pval", "limit", "limit_se")
        return {"lm": dict.fromkeys((*names, "df", "limit_ci")), "rma": dict.fromkeys((*names, "tau2"))}
    return {
        "lm": {**_line(*test.classic), "df": test.df, "limit_ci": limits(test.classic[0].ci)},
        "rma": {**_line(*test.mixed), "tau2": test.mixed_tau2},
    }


def _line(limit: Inference, slope: Inference) -> Section:
    test = {"slope": slope.estimate, "se": slope.se, "stat": slope.stat, "pval": slope.p}
    return test | {"limit": limit.estimate, "limit_se": limit.se}


def _short(p: PooledEffect) -> Section:
    return figures(p) | {"Q": p.q, "I2": p.i2} | ({} if p.method == "FE" else {"tau2": p.tau2})


def _columns(results: Sequence[PooledEffect]) -> Section:
    rows = [_short(p) for p in results]
    return {name: [row[name] for row in rows] for name in (rows[0] if rows else ())}


def _leave_one_out(case: MetaCase) -> Section:
    y, v, _ = case.used()
    if len(y) == 1:  # nothing is left
        return {m: dict.fromkeys(_short(pool(y, v, m)), [None]) for m in METHODS}
    return {m: _columns(leave_one_out(y, v, m, level=case.options.level)) for m in METHODS}


def _cumulative(case: MetaCase) -> Section:
    (y, v, _), options = case.used(), case.options
    return {m: _columns(cumulative(y, v, m, order=options.cumulative_order, level=options.level)) for m in METHODS}


def _trim_and_fill(case: MetaCase) -> Section:
    return {method: _filled(case, method) for method in METHODS}


def _filled(case: MetaCase, method: str) -> Section:
    y, v, _ = case.used()
    try:
        result = trim_and_fill(y, v, method, side=str(case.options.trimfill_side), level=case.options.level)
    except InvalidInput:  # the count cycles: no result for this method
        return dict.fromkeys(("k0", "k", *_short(pool(y, v, method))))
    return {"k0": result.k0, "k": result.pooled.k, **_short(result.pooled)}


def _label(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _subgroup(case: MetaCase) -> Section:
    name = str(case.options.subgroup_field)
    y, v, studies = case.used(name)
    labels = [_label(study[name]) for study in studies]
    apart = {m: subgroups(y, v, labels, m, level=case.options.level) for m in METHODS}
    groups = {
        label: {"k": p.k, "Q": p.q} | {m: _short(apart[m].pooled[label]) for m in METHODS}
        for label, p in apart["FE"].pooled.items()
    }
    between = {
        f"between_{m}" + ("" if m == "FE" else "_separate"): {"Q": s.q, "df": s.df, "pval": s.p}
        for m, s in apart.items()
    }
    c = between_common_tau2(y, v, labels)
    common = {"Q": c.qm, "df": c.qm_df, "pval": c.qm_p, "tau2": c.tau2, "QE": c.qe, "QEp": c.qe_p}
    return {"groups": groups, **between, "between_REML_common": common}


def _meta_regression(case: MetaCase) -> Section:
    names, level = case.options.moderators, case.options.level
    y, v, studies = case.used(*names)
    columns = [[study[name] for study in studies] for name in names]
    runs = {m: meta_regression(y, v, columns, method=m, level=level) for m in METHODS}
    runs["REML_hk"] = meta_regression(y, v, columns, method="REML", level=level, knapp_hartung=True)
    return {name: _regression(r) for name, r in runs.items()}


def _regression(r: MetaRegression) -> Section:
    rows = [figures(c) for c in r.coefficients]
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    tests = {"QM": r.qm, "QM_p": r.qm_p, "QE": r.qe, "QE_df": r.qe_df, "QE_p": r.qe_p}
    return {"beta": columns.pop("estimate"), **columns, **tests, "tau2": r.tau2, "I2": r.i2, "R2": r.r2}


def _multilevel(case: MetaCase) -> Section:
    name, level = str(case.options.cluster_field), case.options.level
    y, v, studies = case.used(name)
    clusters = [_label(study[name]) for study in studies]
    m = multilevel(y, v, clusters, level=level)
    components = {"sigma2_between": m.sigma2_between, "sigma2_within": m.sigma2_within}
    robust = {
        f"rve_{cr.lower()}": robust_variance(y, m.covariance, clusters, small_sample=cr, level=level)
        for cr in ("CR1", "CR2")
    }
    return {
        "model": figures(m) | components | {"Q": m.q, "loglik": m.loglik},
        **{key: r and figures(r) | {"df": r.ci.df} for key, r in robust.items()},
    }


def _blup(case: MetaCase) -> Section:
    y, v, _ = case.used()
    predictions = best_predictions(y, v, level=case.options.level)
    return {"pred": [p.estimate for p in predictions], "se": [p.se for p in predictions]}


META_SECTIONS: dict[str, Callable[[MetaCase], Section]] = {
    "effects": lambda case: effects_section(case.effects),
    "pooled": lambda case: pooled_section(*case.used()[:2], case.options.level),
    "heterogeneity": lambda case: heterogeneity_section(*case.used()[:2], case.options.level),
    "egger": _egger,
    "leave1out": _leave_one_out,
    "cumulative": _cumulative,
    "trimfill": _trim_and_fill,
    "subgroup": _subgroup,
    "metareg": _meta_regression,
    "multilevel": _multilevel,
    "blup": _blup,
}
