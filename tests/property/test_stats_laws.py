"""Laws of the numbers, whatever the studies are."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.stats import estimate_effect, heterogeneity, leave_one_out, meta_regression, pool, trim_and_fill
from generator.stats.combining import combine_arms, split_control
from generator.stats.conversions import r_from_sds, sd_change, se_from_ci, se_from_p, se_from_stat
from generator.stats.distributions import interval, two_sided_p

LAW = settings(derandomize=True, deadline=None, max_examples=80, database=None)
METHODS = ("FE", "DL", "PM", "REML")

estimates = st.floats(-50, 50).map(lambda x: round(x, 4))
variances = st.floats(-6, 6).map(lambda x: 10**x)
studies = st.lists(st.tuples(estimates, variances), min_size=2, max_size=8)
sizes, means, sds = st.integers(2, 500), st.floats(0.1, 900), st.floats(0.01, 300)
groups = st.fixed_dictionaries({"n1": sizes, "m1": means, "sd1": sds, "n2": sizes, "m2": means, "sd2": sds})
tables = st.tuples(st.integers(1, 90), st.integers(1, 90), st.integers(1, 90), st.integers(1, 90)).map(
    lambda c: {"e1": c[0], "n1": c[0] + c[1], "e2": c[2], "n2": c[2] + c[3]}
)


def columns(rows: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [y for y, _ in rows], [v for _, v in rows]


def swapped(fields: dict[str, Any]) -> dict[str, Any]:
    return {name[:-1] + {"1": "2", "2": "1"}[name[-1]]: value for name, value in fields.items()}


@LAW
@given(studies)
def test_the_pooled_value_lies_between_the_smallest_and_the_largest_estimate(rows: list[tuple[float, float]]) -> None:
    y, v = columns(rows)
    for method in METHODS:
        assert min(y) - 1e-9 <= pool(y, v, method).estimate <= max(y) + 1e-9


@LAW
@given(studies, st.randoms(use_true_random=False))
def test_the_order_of_studies_does_not_matter(rows: list[tuple[float, float]], shuffler: random.Random) -> None:
    mixed = rows[:]
    shuffler.shuffle(mixed)
    for method in ("DL", "REML"):
        one, other = pool(*columns(rows), method), pool(*columns(mixed), method)
        assert one.estimate == pytest.approx(other.estimate, rel=1e-6, abs=1e-6 * one.se)
        assert one.se == pytest.approx(other.se, rel=1e-6)


@LAW
@given(studies)
def test_turning_all_signs_turns_the_average_and_keeps_its_error(rows: list[tuple[float, float]]) -> None:
    y, v = columns(rows)
    for method in METHODS:
        one, other = pool(y, v, method), pool([-x for x in y], v, method)
        assert other.estimate == pytest.approx(-one.estimate, rel=1e-7, abs=1e-7 * one.se)
        assert other.se == pytest.approx(one.se, rel=1e-7)


@LAW
@given(studies, st.floats(-8, 8))
def test_a_change_of_unit_scales_the_average_and_tau2(rows: list[tuple[float, float]], exponent: float) -> None:
    y, v = columns(rows)
    c = 10**exponent
    for method in METHODS:
        one, other = pool(y, v, method), pool([c * x for x in y], [c * c * x for x in v], method)
        assert other.estimate == pytest.approx(c * one.estimate, rel=1e-6, abs=1e-6 * c * one.se)
        assert (other.tau2 or 0) == pytest.approx(c * c * (one.tau2 or 0), rel=1e-5, abs=1e-9 * c * c * min(v))


@LAW
@given(estimates, variances)
def test_one_study_is_its_own_pool(y: float, v: float) -> None:
    for method in METHODS:
        alone = pool([y], [v], method)
        assert (alone.k, alone.estimate, alone.hk, alone.weights) == (1, y, None, pytest.approx((100,)))
        assert alone.se == pytest.approx(math.sqrt(v))


@LAW
@given(studies)
def test_random_effects_are_never_surer_than_a_common_effect(rows: list[tuple[float, float]]) -> None:
    y, v = columns(rows)
    common = pool(y, v, "FE")
    for method in METHODS[1:]:
        random_effects = pool(y, v, method)
        assert random_effects.se >= common.se * (1 - 1e-12)
        assert random_effects.tau2 is not None
        assert random_effects.tau2 >= 0


@LAW
@given(studies)
def test_the_floored_hartung_knapp_interval_holds_the_wald_interval(rows: list[tuple[float, float]]) -> None:
    p = pool(*columns(rows))
    assert p.hk_floored is not None
    assert p.hk_floored.ci.lower <= p.ci.lower
    assert p.hk_floored.ci.upper >= p.ci.upper


@LAW
@given(studies)
def test_reml_is_at_least_as_likely_as_any_other_tau2(rows: list[tuple[float, float]]) -> None:
    y, v = columns(rows)

    def loglik(tau2: float) -> float:
        w = [1 / (x + tau2) for x in v]
        mu = math.fsum(a * b for a, b in zip(w, y, strict=True)) / math.fsum(w)
        q = math.fsum(a * (b - mu) ** 2 for a, b in zip(w, y, strict=True))
        return -0.5 * (math.fsum(math.log(x + tau2) for x in v) + math.log(math.fsum(w)) + q)

    best = loglik(pool(y, v).tau2 or 0.0)
    trials = [0.0, *(10 ** (i / 10) for i in range(-70, 71))]
    assert all(best >= loglik(t) - 1e-7 * max(1, abs(best)) for t in trials)


@LAW
@given(studies)
def test_weights_sum_to_a_hundred_percent(rows: list[tuple[float, float]]) -> None:
    for method in METHODS:
        assert math.fsum(pool(*columns(rows), method).weights) == pytest.approx(100)


@LAW
@given(studies)
def test_the_q_profile_limits_are_in_order_and_hold_paule_mandel(rows: list[tuple[float, float]]) -> None:
    y, v = columns(rows)
    h, pm = heterogeneity(y, v), pool(y, v, "PM").tau2
    assert h.tau2_lower is not None and pm is not None
    if h.tau2_upper is not None:
        assert h.tau2_lower <= pm * (1 + 1e-9) and pm <= h.tau2_upper * (1 + 1e-9)


@LAW
@given(studies)
def test_leaving_one_of_two_out_returns_the_other(rows: list[tuple[float, float]]) -> None:
    y, v = columns(rows[:2])
    assert [p.estimate for p in leave_one_out(y, v)] == y[::-1]


@LAW
@given(studies)
def test_trim_and_fill_never_loses_a_study(rows: list[tuple[float, float]]) -> None:
    y, v = columns(rows)
    filled = trim_and_fill(y, v, "FE", side="left")
    assert filled.pooled.k == len(y) + filled.k0
    mirrored = trim_and_fill([-x for x in y], v, "FE", side="right")
    assert (mirrored.k0, mirrored.pooled.estimate) == (filled.k0, pytest.approx(-filled.pooled.estimate, abs=1e-9))


@LAW
@given(st.lists(st.tuples(estimates, variances), min_size=4, max_size=8), st.floats(1800, 2100), st.floats(0.01, 1000))
def test_moving_and_stretching_a_moderator_leaves_its_test(
    rows: list[tuple[float, float]], start: float, step: float
) -> None:
    y, v = columns(rows)
    plain = meta_regression(y, v, [[float(i) for i in range(len(y))]], method="DL")
    moved = meta_regression(y, v, [[start + step * i for i in range(len(y))]], method="DL")
    assert moved.qm == pytest.approx(plain.qm, rel=1e-4, abs=1e-6)


@LAW
@given(groups)
def test_swapping_arms_negates_means(fields: dict[str, float]) -> None:
    for measure in ("MD", "SMD", "ROM"):
        if measure == "SMD" and fields["n1"] + fields["n2"] < 4:
            continue
        one, other = estimate_effect(measure, **fields), estimate_effect(measure, **swapped(fields))
        assert (other.y, other.v) == (pytest.approx(-one.y, abs=1e-12), pytest.approx(one.v))


@LAW
@given(tables)
def test_swapping_arms_negates_events_and_swapping_the_event_negates_the_odds(fields: dict[str, float]) -> None:
    for measure in ("RR", "OR", "RD"):
        one, other = estimate_effect(measure, **fields), estimate_effect(measure, **swapped(fields))
        assert (other.y, other.v) == (pytest.approx(-one.y, abs=1e-12), pytest.approx(one.v))
    survivors = fields | {"e1": fields["n1"] - fields["e1"], "e2": fields["n2"] - fields["e2"]}
    assert estimate_effect("OR", **survivors).y == pytest.approx(-estimate_effect("OR", **fields).y, abs=1e-12)


@LAW
@given(groups, st.floats(0.001, 1000))
def test_scaling_units_scales_md_and_leaves_smd_and_rom(fields: dict[str, float], c: float) -> None:
    scaled = {name: value if name[0] == "n" else c * value for name, value in fields.items()}
    assert estimate_effect("MD", **scaled).y == pytest.approx(c * estimate_effect("MD", **fields).y, abs=1e-9 * c)
    assert estimate_effect("ROM", **scaled).y == pytest.approx(estimate_effect("ROM", **fields).y, abs=1e-9)
    if fields["n1"] + fields["n2"] >= 4:
        assert estimate_effect("SMD", **scaled).y == pytest.approx(estimate_effect("SMD", **fields).y, abs=1e-9)


@LAW
@given(estimates, st.floats(1e-6, 1e6), st.floats(0.5, 0.999), st.one_of(st.none(), st.floats(1, 300)))
def test_a_standard_error_survives_the_way_through_its_interval(
    y: float, se: float, level: float, df: float | None
) -> None:
    ci = interval(y, se, level=level, df=df)
    assert se_from_ci(lb=ci.lower, ub=ci.upper, level=level, df=df)["se"] == pytest.approx(se, rel=1e-6, abs=1e-12)


@LAW
@given(st.floats(0.01, 5), st.floats(0.01, 100), st.one_of(st.none(), st.floats(2, 300)))
def test_a_standard_error_survives_the_way_through_its_p_value(stat: float, se: float, df: float | None) -> None:
    p = two_sided_p(stat, df)
    assert se_from_p(estimate=stat * se, p=p, df=df)["se"] == pytest.approx(se, rel=1e-6)
    assert se_from_stat(estimate=-stat * se, stat=stat)["se"] == pytest.approx(se)


@LAW
@given(st.floats(0.1, 50), st.floats(0.1, 50), st.floats(-0.99, 0.99))
def test_a_correlation_survives_the_way_through_the_sd_of_change(sd_pre: float, sd_post: float, r: float) -> None:
    change = sd_change(sd_pre=sd_pre, sd_post=sd_post, r=r)["sd"]
    assert r_from_sds(sd_pre=sd_pre, sd_post=sd_post, sd_change=change)["r"] == pytest.approx(r, abs=1e-6)


@LAW
@given(st.lists(st.tuples(st.integers(2, 99), st.floats(-9, 9), st.floats(0, 9)), min_size=3, max_size=5))
def test_combining_arms_at_once_equals_combining_them_one_by_one(rows: list[tuple[int, float, float]]) -> None:
    arms = [dict(zip(("n", "m", "sd"), row, strict=True)) for row in rows]
    step = arms[0]
    for arm in arms[1:]:
        step = dict(combine_arms(arms=[step, arm]).values)
    at_once = combine_arms(arms=arms).values
    assert at_once == pytest.approx(step, rel=1e-9, abs=1e-9)


@LAW
@given(st.integers(1, 9999), st.integers(1, 9))
def test_the_shares_of_a_split_control_add_up_to_it(n: int, k: int) -> None:
    assert k * split_control(n=n, k=k)["n"] == pytest.approx(n)
