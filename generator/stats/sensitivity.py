"""What the pooled effect hangs on: leave-one-out, cumulative and subgroup analyses."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .distributions import chi2_p
from .domain import InvalidInput
from .linear_model import fit, intercept, observations
from .pooling import PooledEffect, pool
from .regression import MetaRegression, meta_regression


def leave_one_out(
    y: Sequence[float], v: Sequence[float], method: str = "REML", *, level: float = 0.95
) -> tuple[PooledEffect, ...]:
    """The pooled effect without each study in turn, in the order of the studies; empty for a single study."""
    estimates, variances = observations(y, v)
    rows = range(len(estimates)) if len(estimates) > 1 else ()
    return tuple(pool(np.delete(estimates, i), np.delete(variances, i), method, level=level) for i in rows)


def cumulative(
    y: Sequence[float], v: Sequence[float], method: str = "REML", *,
    order: Sequence[int] | None = None, level: float = 0.95,
) -> tuple[PooledEffect, ...]:  # fmt: skip
    """The pooled effect of the first 1, 2, ... studies; `order` holds their 0-based indexes, without repeats.

    Raises InvalidInput for an index that is repeated or out of range.
    """
    estimates, variances = observations(y, v)
    sequence = list(range(len(estimates)) if order is None else order)
    if len(set(sequence)) != len(sequence) or not set(sequence) <= set(range(len(estimates))):
        raise InvalidInput(f"the cumulative order must hold each index from 0 to {len(estimates) - 1} at most once")
    firsts = [sequence[:i] for i in range(1, len(sequence) + 1)]
    return tuple(pool(estimates[rows], variances[rows], method, level=level) for rows in firsts)


@dataclass(frozen=True)
class Subgroups:
    """The groups pooled apart, and the test that they share one effect: q against chi-squared(df)."""

    pooled: Mapping[Hashable, PooledEffect]
    q: float
    df: int
    p: float


def subgroups(
    y: Sequence[float], v: Sequence[float], groups: Sequence[Hashable], method: str = "REML", *, level: float = 0.95
) -> Subgroups:
    """Pool each group apart (each with its own tau2) and compare the group estimates with weights 1/se^2.

    q = sum w (estimate - average)^2 (Borenstein et al. 2009, ch. 19). Raises InvalidInput unless every estimate has a
    group.
    """
    estimates, variances = observations(y, v)
    members = _members(groups, len(estimates))
    pooled = {group: pool(estimates[rows], variances[rows], method, level=level) for group, rows in members.items()}
    centres = np.array([p.estimate for p in pooled.values()])
    q, df = fit(centres, np.array([p.se**2 for p in pooled.values()]), intercept(len(centres))).q, len(centres) - 1
    return Subgroups(pooled, q, df, chi2_p(q, df))


def between_common_tau2(
    y: Sequence[float], v: Sequence[float], groups: Sequence[Hashable], method: str = "REML"
) -> MetaRegression:
    """The test between groups with one tau2 for all: a meta-regression on group membership, tested by `qm`."""
    members = list(_members(groups, len(y)).values())
    columns = [np.isin(np.arange(len(y)), rows).astype(float) for rows in members[1:]]
    return meta_regression(y, v, columns, method=method)


def _members(groups: Sequence[Hashable], k: int) -> dict[Hashable, list[int]]:
    if len(groups) != k:
        raise InvalidInput(f"{k} estimates need as many group labels, here {len(groups)}")
    return {group: [i for i in range(k) if groups[i] == group] for group in dict.fromkeys(groups)}
