"""The answers of a "meta" case, section by section, with the names of the command's contract."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .case_input import MetaCase
from .dependent import RobustEstimate, best_predictions, multilevel, robust_variance
from .distributions import Interval
from .domain import InvalidInput
from .heterogeneity import heterogeneity
from .pooling import HartungKnapp, PooledEffect, pool
from .regression import Coefficient, MetaRegression, egger, meta_regression
from .sensitivity import between_common_tau2, cumulative, leave_one_out, subgroups
from .trim_and_fill import trim_and_fill

METHODS = ("FE", "DL", "REML")


def limits(interval: Interval | None) -> list[float] | None:
    """[lower, upper], or None."""
    return None if interval is None else [interval.lower, interval.upper]


def bounds(interval: Interval | None) -> dict[str, float | None]:
    """The limits as ci_lb and ci_ub."""
    return {"ci_lb": interval and interval.lower, "ci_ub": interval and interval.upper}


def effects_section(effects: Sequence[Any]) -> dict[str, Any]:
    """yi and vi of every row, None where a needed field is null."""
    return {"yi": [e and e.y for e in effects], "vi": [e and e.v for e in effects]}


def pooled_section(y: Sequence[float], v: Sequence[float], level: float) -> dict[str, Any]:
    """The four methods with every interval."""
    return {method: _pooled(pool(y, v, method, level=level)) for method in ("FE", "DL", "REML", "PM")}


def _pooled(p: PooledEffect) -> dict[str, Any]:
    common = {
        "k": p.k,
        "estimate": p.estimate,
        "se": p.se,
        "stat": p.stat,
        "pval": p.p,
        **bounds(p.ci),
        "weights_pct": p.weights,
    }
    if p.method == "FE":
        return common
    pi = p.prediction
    return common | {
        "tau2": p.tau2,
        "I2": p.i2,
        "H2": p.h2,
        "pi_z": limits(pi and pi.normal),
        "pi_t_km1": limits(pi and pi.t_km1),
        "pi_t_km2": limits(pi and pi.t_km2),
        "hk": p.hk and _hartung_knapp(p.hk, pi and pi.hk_t_km1),
        "hk_adhoc": p.hk_floored and {"se": p.hk_floored.se, **bounds(p.hk_floored.ci)},
    }


def _hartung_knapp(hk: HartungKnapp, pi: Interval | None) -> dict[str, Any]:
    return {
        "s2w": hk.scale,
        "se": hk.se,
        "df": hk.df,
        "stat": hk.stat,
        "pval": hk.p,
        **bounds(hk.ci),
        "pi_lb": pi and pi.lower,
        "pi_ub": pi and pi.upper,
    }


def heterogeneity_section(y: Sequence[float], v: Sequence[float], level: float) -> dict[str, Any]:
    """Q, I2, H2 and the Q-profile limits; a single study has no interval."""
    h = heterogeneity(y, v, level=level)
    interval = None if h.tau2_lower is None else [h.tau2_lower, h.tau2_upper]
    return {"Q": h.q, "df": h.df, "pval": h.p, "I2": h.i2, "H2": h.h2, "tau2_qp": interval}


def _egger(case: MetaCase) -> dict[str, Any]:
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


def _line(limit: Coefficient, slope: Coefficient) -> dict[str, Any]:
    return {
        "slope": slope.beta,
        "se": slope.se,
        "stat": slope.stat,
        "pval": slope.p,
        "limit": limit.beta,
        "limit_se": limit.se,
    }


def _columns(results: Sequence[PooledEffect | None], names: Sequence[str]) -> dict[str, Any]:
    rows = [_short(p) if p else {} for p in results]
    return {name: [row.get(name) for row in rows] for name in names}


def _short(p: PooledEffect) -> dict[str, Any]:
    return {"estimate": p.estimate, "se": p.se, **bounds(p.ci), "pval": p.p, "Q": p.q, "I2": p.i2, "tau2": p.tau2}


SHORT = ("estimate", "se", "ci_lb", "ci_ub", "pval")


def _leave_one_out(case: MetaCase) -> dict[str, Any]:
    y, v, _ = case.used()
    found = {m: leave_one_out(y, v, m, level=case.options.level) or (None,) for m in METHODS}
    return {m: _columns(found[m], (*SHORT, "Q", "I2", *_tau2(m))) for m in METHODS}


def _tau2(method: str) -> tuple[str, ...]:
    return () if method == "FE" else ("tau2",)


def _cumulative(case: MetaCase) -> dict[str, Any]:
    y, v, _ = case.used()
    options = case.options
    return {
        m: _columns(cumulative(y, v, m, order=options.cumulative_order, level=options.level), (*SHORT, *_tau2(m)))
        for m in METHODS
    }


def _trim_and_fill(case: MetaCase) -> dict[str, Any]:
    y, v, _ = case.used()
    return {m: _filled(y, v, m, side=str(case.options.trimfill_side), level=case.options.level) for m in METHODS}


def _filled(y: Sequence[float], v: Sequence[float], method: str, *, side: str, level: float) -> dict[str, Any]:
    names = ("estimate", "se", "ci_lb", "ci_ub", *_tau2(method))
    try:
        result = trim_and_fill(y, v, method, side=side, level=level)
    except InvalidInput:  # the count cycles: no result for this method
        return dict.fromkeys(("k0", "k", *names))
    return {"k0": result.k0, "k": result.pooled.k, **{name: _short(result.pooled)[name] for name in names}}


def _label(value: object) -> str:
    return (
        str(value).lower() if isinstance(value, bool) else f"{value:.15g}" if isinstance(value, float) else str(value)
    )


def _subgroup(case: MetaCase) -> dict[str, Any]:
    name = str(case.options.subgroup_field)
    y, v, studies = case.used(name)
    labels = [_label(study[name]) for study in studies]
    apart = {m: subgroups(y, v, labels, m, level=case.options.level) for m in METHODS}
    groups = {
        label: {
            "k": p.k,
            "Q": p.q,
            **{m: {n: _short(apart[m].pooled[label])[n] for n in (*SHORT, *_tau2(m))} for m in METHODS},
        }
        for label, p in apart["FE"].pooled.items()
    }
    between = {
        f"between_{m}" + ("" if m == "FE" else "_separate"): {"Q": s.between.q, "df": s.between.df, "pval": s.between.p}
        for m, s in apart.items()
    }
    common = between_common_tau2(y, v, labels)
    return {
        "groups": groups,
        **between,
        "between_REML_common": {
            "Q": common.qm,
            "df": common.qm_df,
            "pval": common.qm_p,
            "tau2": common.tau2,
            "QE": common.qe,
            "QEp": common.qe_p,
        },
    }


def _meta_regression(case: MetaCase) -> dict[str, Any]:
    names = case.options.moderators
    y, v, studies = case.used(*names)
    columns = [[study[name] for study in studies] for name in names]

    def run(method: str, knapp_hartung: bool = False) -> dict[str, Any]:
        return _regression(
            meta_regression(y, v, columns, method=method, level=case.options.level, knapp_hartung=knapp_hartung)
        )

    return {m: run(m) for m in METHODS} | {"REML_hk": run("REML", knapp_hartung=True)}


def _regression(r: MetaRegression) -> dict[str, Any]:
    rows = r.coefficients
    return {
        "beta": [c.beta for c in rows],
        "se": [c.se for c in rows],
        "stat": [c.stat for c in rows],
        "pval": [c.p for c in rows],
        "ci_lb": [c.ci and c.ci.lower for c in rows],
        "ci_ub": [c.ci and c.ci.upper for c in rows],
        "QM": r.qm,
        "QM_p": r.qm_p,
        "QE": r.qe,
        "QE_df": r.qe_df,
        "QE_p": r.qe_p,
        "tau2": r.tau2,
        "I2": r.i2,
        "R2": r.r2,
    }


def _multilevel(case: MetaCase) -> dict[str, Any]:
    name, level = str(case.options.cluster_field), case.options.level
    y, v, studies = case.used(name)
    clusters = [_label(study[name]) for study in studies]
    m = multilevel(y, v, clusters, level=level)
    model = {
        "estimate": m.estimate,
        "se": m.se,
        "stat": m.stat,
        "pval": m.p,
        **bounds(m.ci),
        "sigma2_between": m.sigma2_between,
        "sigma2_within": m.sigma2_within,
        "Q": m.q,
        "loglik": m.loglik,
    }
    return {
        "model": model,
        **{
            f"rve_{cr.lower()}": _robust(robust_variance(y, m.covariance, clusters, small_sample=cr, level=level))
            for cr in ("CR1", "CR2")
        },
    }


def _robust(r: RobustEstimate | None) -> dict[str, Any] | None:
    return r and {"se": r.se, "df": r.df, "stat": r.stat, "pval": r.p, **bounds(r.ci)}


def _blup(case: MetaCase) -> dict[str, Any]:
    y, v, _ = case.used()
    predictions = best_predictions(y, v)
    return {"pred": [p.value for p in predictions], "se": [p.se for p in predictions]}


META_SECTIONS: dict[str, Callable[[MetaCase], dict[str, Any]]] = {
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
