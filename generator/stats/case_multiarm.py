"""The answers of a "multiarm" case: a control shared by several arms, split, combined or kept with its covariance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from .case_input import MultiarmCase
from .case_sections import bounds, effects_section, heterogeneity_section, pooled_section
from .combining import combine_arms, shared_control_cov, split_control
from .dependent import multilevel
from .derivation import EffectEstimate
from .effects import estimate_effect, fields_of
from .pooling import pool

Arm = Mapping[str, float]


def _compare(case: MultiarmCase, active: Arm, control: Arm) -> EffectEstimate:
    sides = {"1": active, "2": control}
    fields = {name: sides[name[-1]][name[:-1]] for name in fields_of(case.measure)}
    return estimate_effect(case.measure, **fields, **({"cc": case.options.cc} if case.measure in ("RR", "OR") else {}))


def _averages(effects: list[EffectEstimate], level: float) -> dict[str, Any]:
    y, v = [e.y for e in effects], [e.v for e in effects]
    return {
        "effects": effects_section(effects),
        "pooled": pooled_section(y, v, level),
        "heterogeneity": heterogeneity_section(y, v, level),
    }


def _share(control: Arm, k: int) -> Arm:
    part = split_control(n=control["n"], k=k, events=control.get("e"))
    return {**control, "n": part["n"]} | ({"e": part["events"]} if "e" in control else {})


def _split(case: MultiarmCase) -> dict[str, Any]:
    rows = [_compare(case, arm, _share(control, len(active))) for control, active in case.trials for arm in active]
    return _averages(rows, case.options.level)


def _combine(case: MultiarmCase) -> dict[str, Any]:
    merged = [(combine_arms(arms=active).values, control) for control, active in case.trials]
    return _averages([_compare(case, arm, control) for arm, control in merged], case.options.level)


def _covariance(case: MultiarmCase) -> dict[str, Any]:
    level = case.options.level
    blocks = [_block(case, control, active) for control, active in case.trials]
    effects = [e for rows, _ in blocks for e in rows]
    trial_of = [i for i, (rows, _) in enumerate(blocks) for _ in rows]
    y, v = [e.y for e in effects], _block_diagonal([block for _, block in blocks])
    common, reml = pool(y, v, "FE", level=level), pool(y, v, "REML", level=level)
    levels = multilevel(y, v, trial_of, level=level)
    return {
        "effects": effects_section(effects),
        "V": v.tolist(),
        "FE": {**_short(common), "Q": common.q, "df": common.q_df},
        "REML": {**_short(reml), "tau2": reml.tau2},
        "REML3": {**_short(levels), "sigma2_between": levels.sigma2_between, "sigma2_within": levels.sigma2_within},
    }


def _short(result: Any) -> dict[str, Any]:
    return {"estimate": result.estimate, "se": result.se, **bounds(result.ci), "pval": result.p}


def _block(case: MultiarmCase, control: Arm, active: tuple[Arm, ...]) -> tuple[list[EffectEstimate], np.ndarray]:
    """The effects of one trial and their sampling covariance through the common control."""
    rows = [_compare(case, arm, control) for arm in active]
    block = np.diag([e.v for e in rows])
    total = control["n"] + sum(arm["n"] for arm in active)
    for i in range(len(rows)):
        for j in range(i):
            block[i, j] = block[j, i] = _shared(case, control, rows[i].y, rows[j].y, total)
    return rows, block


def _shared(case: MultiarmCase, control: Arm, y1: float, y2: float, total: float) -> float:
    n = control["n"]
    if case.measure == "SMD":
        return shared_control_cov(measure="SMD", n_c=n, g1=y1, g2=y2, n_total=total)["cov"]
    if case.measure in ("RR", "OR"):
        e, cc = control["e"], case.options.cc
        empty = e == 0 or e == n  # then every comparison of the trial carries the continuity correction
        return shared_control_cov(measure=case.measure, e_c=e + cc * empty, n_c=n + 2 * cc * empty)["cov"]
    return shared_control_cov(measure=case.measure, sd_c=control["sd"], n_c=n, m_c=control["m"])["cov"]


def _block_diagonal(blocks: list[np.ndarray]) -> np.ndarray:
    size = sum(len(block) for block in blocks)
    v, at = np.zeros((size, size)), 0
    for block in blocks:
        v[at : at + len(block), at : at + len(block)] = block
        at += len(block)
    return v


MULTIARM_SECTIONS = {"split": _split, "combine": _combine, "covariance": _covariance}
