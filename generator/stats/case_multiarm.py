"""The answers of a "multiarm" case: a control shared by several arms, split, combined or kept with its covariance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.linalg import block_diag

from .case_input import RATIOS_OF_RISK, MultiarmCase, Row, effect_of
from .case_sections import effects_section, figures, heterogeneity_section, pooled_section
from .combining import combine_arms, shared_control_cov, split_control
from .dependent import multilevel
from .derivation import EffectEstimate
from .effects import fields_of
from .pooling import pool


def _compare(case: MultiarmCase, active: Row, control: Row) -> EffectEstimate:
    sides = {"1": active, "2": control}
    return effect_of(case.measure, {f: sides[f[-1]][f[:-1]] for f in fields_of(case.measure)}, case.options)


def _averages(effects: Sequence[EffectEstimate], level: float) -> dict[str, Any]:
    y, v = [e.y for e in effects], [e.v for e in effects]
    return {
        "effects": effects_section(effects),
        "pooled": pooled_section(y, v, level),
        "heterogeneity": heterogeneity_section(y, v, level),
    }


def _share(control: Row, k: int) -> Row:
    part = split_control(n=control["n"], k=k, events=control.get("e")).values
    return {**control, "n": part["n"], "e": part.get("events")}


def _split(case: MultiarmCase) -> dict[str, Any]:
    rows = [_compare(case, arm, _share(control, len(active))) for control, active in case.trials for arm in active]
    return _averages(rows, case.options.level)


def _combine(case: MultiarmCase) -> dict[str, Any]:
    rows = [_compare(case, combine_arms(arms=active).values, control) for control, active in case.trials]
    return _averages(rows, case.options.level)


def _covariance(case: MultiarmCase) -> dict[str, Any]:
    level = case.options.level
    blocks = [_block(case, control, active) for control, active in case.trials]
    effects = [e for rows, _ in blocks for e in rows]
    trial_of = [i for i, (rows, _) in enumerate(blocks) for _ in rows]
    y, v = [e.y for e in effects], block_diag(*[block for _, block in blocks])
    common, reml = pool(y, v, "FE", level=level), pool(y, v, "REML", level=level)
    levels = multilevel(y, v, trial_of, level=level)
    return {
        "effects": effects_section(effects),
        "V": v.tolist(),
        "FE": {**figures(common), "Q": common.q, "df": common.q_df},
        "REML": {**figures(reml), "tau2": reml.tau2},
        "REML3": {**figures(levels), "sigma2_between": levels.sigma2_between, "sigma2_within": levels.sigma2_within},
    }


def _block(case: MultiarmCase, control: Row, active: tuple[Row, ...]) -> tuple[list[EffectEstimate], np.ndarray]:
    """The effects of one trial and their sampling covariance through the common control."""
    rows = [_compare(case, arm, control) for arm in active]
    block = np.diag([e.v for e in rows])
    total = control["n"] + sum(arm["n"] for arm in active)
    for i, one in enumerate(rows):
        for j in range(i):
            block[i, j] = block[j, i] = _shared(case, control, one.y, rows[j].y, total)
    return rows, block


def _shared(case: MultiarmCase, control: Row, y1: float, y2: float, total: float) -> float:
    n, measure = control["n"], case.measure
    if measure == "SMD":
        return shared_control_cov(measure=measure, n_c=n, g1=y1, g2=y2, n_total=total)["cov"]
    if measure in RATIOS_OF_RISK:
        # An empty cell of the control puts the continuity correction into every comparison of the trial.
        cc = case.options.cc if control["e"] in (0, n) else 0.0
        return shared_control_cov(measure=measure, e_c=control["e"] + cc, n_c=n + 2 * cc)["cov"]
    return shared_control_cov(measure=measure, sd_c=control["sd"], n_c=n, m_c=control["m"])["cov"]


MULTIARM_SECTIONS = {"split": _split, "combine": _combine, "covariance": _covariance}
