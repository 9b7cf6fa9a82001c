"""Conversions: values are pinned in tests/reference; here is what they assume and refuse."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.stats import InvalidInput
from generator.stats.combining import combine_arms, effective_n, md_crossover, shared_control_cov, split_control
from generator.stats.conversions import (
    log_se_from_ratio_ci,
    r_from_sds,
    sd_from_ci_mean,
    se_bound_from_p,
    se_from_ci,
    se_from_p,
    se_from_sds,
    se_from_stat,
)
from generator.stats.medians import mean_sd_from_fivenum, mean_sd_from_quartiles, mean_sd_from_range


def test_a_bound_on_p_says_that_it_is_conservative() -> None:
    bound = se_bound_from_p(estimate=2.2, p=0.001, df=40)
    assert bound["se"] == se_from_p(estimate=2.2, p=0.001, df=40)["se"]
    assert any("upper bound" in text for text in bound.derivation.assumptions)
    assert se_from_p(estimate=2.2, p=0.0004, df=40)["se"] < bound["se"]


def test_an_assumed_correlation_is_an_input_on_record() -> None:
    assert md_crossover(m1=2, m2=1, sd1=1, sd2=1, r=0.5, n=16).derivation.inputs["r"] == 0.5


def test_a_higher_correlation_of_the_pair_makes_the_difference_surer() -> None:
    errors = [md_crossover(m1=2, m2=1, sd1=1, sd2=1.3, r=r, n=16)["se"] for r in (0.3, 0.5, 0.8)]
    assert errors == sorted(errors, reverse=True)


def test_the_se_from_sds_is_that_of_the_mean_difference() -> None:
    assert se_from_sds(sd1=3, n1=9, sd2=4, n2=16)["se"] == pytest.approx(2**0.5)


def test_a_cluster_of_one_costs_nothing() -> None:
    assert effective_n(n=80, cluster_size=1, icc=0.9)["n_eff"] == 80


def test_one_arm_combined_is_itself() -> None:
    assert combine_arms(arms=[{"n": 7, "m": 2.0, "sd": 0.5}]).values == {"n": 7, "m": 2.0, "sd": 0.5}


@pytest.mark.parametrize("measure", ["MD", "ROM", "RR", "OR"])
def test_the_covariance_through_a_control_is_the_controls_share_of_the_variance(measure: str) -> None:
    given = dict(sd_c=2.0, n_c=50, m_c=4.0, e_c=10)
    share = {"MD": 4 / 50, "ROM": 4 / 50 / 16, "RR": 1 / 10 - 1 / 50, "OR": 1 / 10 + 1 / 40}[measure]
    assert shared_control_cov(measure=measure, **given)["cov"] == pytest.approx(share)


REFUSED: list[tuple[Callable[..., object], dict, str]] = [
    (se_from_ci, dict(lb=2, ub=1), "the lower one must be below"),
    (se_from_ci, dict(lb=1, ub=2, level=95), "level is 95; a confidence level is a fraction"),
    (se_from_ci, dict(lb=1, ub=None), "ub is missing"),
    (se_from_p, dict(estimate=0, p=0.03), "estimate is 0"),
    (se_from_p, dict(estimate=1, p=0), "p is 0; a p value lies between 0 and 1"),
    (se_from_p, dict(estimate=1, p=1), "p is 1"),
    (se_from_stat, dict(estimate=1, stat=0), "must differ from 0"),
    (log_se_from_ratio_ci, dict(estimate=1, lb=-0.1, ub=2), "a ratio and its limits are above 0"),
    (sd_from_ci_mean, dict(lb=1, ub=2, n=10, dist="f"), "'t' or 'z' was expected"),
    (sd_from_ci_mean, dict(lb=1, ub=2, n=1), "needs more than 1 participant"),
    (r_from_sds, dict(sd_pre=1, sd_post=1, sd_change=9), "they contradict one another"),
    (mean_sd_from_quartiles, dict(q1=5, median=4, q3=9, n=30), "must rise"),
    (mean_sd_from_range, dict(min=1, median=1, max=1, n=30), "not all be equal"),
    (mean_sd_from_fivenum, dict(min=1, q1=2, median=3, q3=4, max=5, n=1), "more than 1 participant"),
    (combine_arms, dict(arms=[]), "at least one arm"),
    (combine_arms, dict(arms=[{"n": 3, "m": 1}]), "arms[0]: sd is missing"),
    (combine_arms, dict(arms=[{"n": 3, "e": 4}]), "e is above n"),
    (split_control, dict(n=10, k=0), "k is 0; a number of arms is 1 or more"),
    (split_control, dict(n=10, k=2, events=11), "events cannot outnumber"),
    (shared_control_cov, dict(measure="HR"), "one of MD, ROM, RR, OR, SMD was expected"),
    (shared_control_cov, dict(measure="OR", e_c=9, n_c=9), "not defined there"),
]


@pytest.mark.parametrize(("function", "arguments", "text"), REFUSED)
def test_what_cannot_be_converted_is_refused_with_the_reason(
    function: Callable[..., object], arguments: dict, text: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        function(**arguments)
    assert text in str(caught.value)
