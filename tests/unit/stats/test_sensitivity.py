"""Leave-one-out, cumulative, subgroup, regression, trim and fill, dependent effects: shapes and refusals."""

from __future__ import annotations

import numpy as np
import pytest

from generator.stats import (
    InvalidInput,
    best_predictions,
    cumulative,
    egger,
    leave_one_out,
    meta_regression,
    multilevel,
    pool,
    robust_variance,
    subgroups,
    trim_and_fill,
)

Y, V = [0.1, 0.6, -0.2, 0.9, 0.4], [0.02, 0.05, 0.04, 0.1, 0.03]


def test_leaving_a_study_out_is_pooling_the_others() -> None:
    assert leave_one_out(Y, V)[1] == pool([*Y[:1], *Y[2:]], [*V[:1], *V[2:]])


def test_the_last_cumulative_step_is_the_whole_pool() -> None:
    steps = cumulative(Y, V, order=[4, 2, 0, 1, 3])
    assert [step.k for step in steps] == [1, 2, 3, 4, 5]
    assert steps[-1].estimate == pytest.approx(pool(Y, V).estimate)


def test_one_subgroup_has_nothing_to_differ_from() -> None:
    only = subgroups(Y, V, ["a"] * 5)
    assert (only.df, only.p) == (0, 1)
    assert only.pooled["a"].estimate == pool(Y, V).estimate


def test_a_regression_without_moderators_is_the_average() -> None:
    r = meta_regression(Y, V, [])
    assert r.coefficients[0].estimate == pytest.approx(pool(Y, V).estimate)
    assert (r.qm_df, r.qm_p) == (0, 1)


def test_a_year_needs_no_centring() -> None:
    years = [2001.0, 2004.0, 1990.0, 2015.0, 1998.0]
    raw, centred = (meta_regression(Y, V, [[x - shift for x in years]]) for shift in (0, 2000))
    assert raw.coefficients[1].estimate == pytest.approx(centred.coefficients[1].estimate, rel=1e-9)
    assert raw.tau2 == pytest.approx(centred.tau2, rel=1e-9)


def test_predictions_lie_between_the_study_and_the_average() -> None:
    mu = pool(Y, V).estimate
    for prediction, y in zip(best_predictions(Y, V), Y, strict=True):
        assert min(mu, y) <= prediction.estimate <= max(mu, y)


def test_clusters_of_one_row_give_the_two_level_model() -> None:
    levels, plain = multilevel(Y, V, list("abcde")), pool(Y, V)
    assert levels.sigma2_between + levels.sigma2_within == pytest.approx(plain.tau2)
    assert (levels.estimate, levels.se) == pytest.approx((plain.estimate, plain.se))


def test_one_cluster_has_no_variance_between_clusters_and_no_robust_error() -> None:
    levels = multilevel(Y, V, ["a"] * 5)
    assert levels.sigma2_between == 0
    assert robust_variance(Y, levels.covariance, ["a"] * 5) is None


def test_the_order_of_rows_does_not_move_the_three_level_model() -> None:
    clusters, order = ["a", "a", "b", "b", "c"], [3, 0, 4, 2, 1]
    one = multilevel(Y, V, clusters)
    other = multilevel([Y[i] for i in order], [V[i] for i in order], [clusters[i] for i in order])
    assert (other.estimate, other.loglik) == pytest.approx((one.estimate, one.loglik))


def test_no_nearby_pair_of_components_is_more_likely_than_the_fitted_one() -> None:
    clusters = np.array([0, 0, 1, 1, 2])
    m = multilevel(Y, V, clusters.tolist())
    together = (clusters[:, None] == clusters).astype(float)

    def loglik(between: float, within: float) -> float:
        covariance = np.diag(V) + between * together + within * np.eye(5)
        inverse = np.linalg.inv(covariance)
        total = inverse.sum()
        gap = np.array(Y) - (inverse @ Y).sum() / total
        constant = 4 * np.log(2 * np.pi) - np.log(5)
        return float(-0.5 * (constant + np.linalg.slogdet(covariance)[1] + np.log(total) + gap @ inverse @ gap))

    assert m.loglik == pytest.approx(loglik(m.sigma2_between, m.sigma2_within))
    grid = [0, *(10 ** (i / 8) for i in range(-32, 9))]
    assert max(loglik(a, b) for a in grid for b in grid) <= m.loglik + 1e-9


@pytest.mark.parametrize(
    ("call", "text"),
    [
        (lambda: meta_regression(Y, V, [[3.0] * 5]), "a moderator is constant"),
        (lambda: meta_regression(Y, V, [[1.0, 2, 3, 4, 5], [2.0, 4, 6, 8, 10]]), "a combination of others"),
        (lambda: meta_regression(Y[:2], V[:2], [[1.0, 2], [2.0, 1]]), "too few rows"),
        (lambda: egger(Y[:2], V[:2]), "needs 3 studies or more, here 2"),
        (lambda: egger(Y, [0.1] * 5), "a moderator is constant"),
        (lambda: trim_and_fill(Y, V, side="up"), "'left' or 'right' was expected"),
        (lambda: cumulative(Y, V, order=[0, 0]), "at most once"),
        (lambda: cumulative(Y, V, order=[7]), "each index from 0 to 4"),
        (lambda: subgroups(Y, V, ["a"]), "5 estimates need as many group labels"),
        (lambda: multilevel(Y, V, ["a"]), "5 estimates need as many cluster labels"),
    ],
)
def test_what_cannot_be_analysed_is_refused_with_the_reason(call, text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        call()
    assert text in str(caught.value)
