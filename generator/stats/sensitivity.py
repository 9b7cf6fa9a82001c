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
    if len(estimates) == 1:
        return ()
    return tuple(
        pool(np.delete(estimates, i), np.delete(variances, i), method, level=level) for i in range(len(estimates))
    )


def cumulative(
    y: Sequence[float],
    v: Sequence[float],
    method: str = "REML",
    *,
    order: Sequence[int] | None = None,
    level: float = 0.95,
) -> tuple[PooledEffect, ...]:
    """The pooled effect of the first 1, 2, ... studies; `order` holds their 0-based indexes, without repeats."""
    estimates, variances = observations(y, v)
    sequence = list(range(len(estimates)) if order is None else order)
    if len(set(sequence)) != len(sequence) or not set(sequence) <= set(range(len(estimates))):
        raise InvalidInput(f"the cumulative order must hold each index from 0 to {len(estimates) - 1} at most once")
    return tuple(
        pool(estimates[sequence[:i]], variances[sequence[:i]], method, level=level) for i in range(1, len(sequence) + 1)
    )


@dataclass(frozen=True)
class BetweenGroups:
    """The test that the groups share one effect: Q = sum w (estimate - average)^2 against chi-squared(df)."""

    q: float
    df: int
    p: float


@dataclass(frozen=True)
class Subgroups:
    """The groups pooled apart (each with its own tau2), and the test between them (Borenstein 2009, ch. 19)."""

    pooled: Mapping[Hashable, PooledEffect]
    between: BetweenGroups


def subgroups(
    y: Sequence[float], v: Sequence[float], groups: Sequence[Hashable], method: str = "REML", *, level: float = 0.95
) -> Subgroups:
    """Pool each group apart and compare the group estimates with weights 1/se^2."""
    estimates, variances = observations(y, v)
    members = _members(groups, len(estimates))
    pooled = {group: pool(estimates[rows], variances[rows], method, level=level) for group, rows in members.items()}
    centres = np.array([p.estimate for p in pooled.values()])
    q = fit(centres, np.array([p.se**2 for p in pooled.values()]), intercept(len(centres))).q
    return Subgroups(pooled, BetweenGroups(q, len(centres) - 1, chi2_p(q, len(centres) - 1)))


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
    members: dict[Hashable, list[int]] = {}
    for i, group in enumerate(groups):
        members.setdefault(group, []).append(i)
    return members
