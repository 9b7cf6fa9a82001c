"""The pooled effect, its intervals and its edges."""

from __future__ import annotations

import numpy as np
import pytest

from generator.stats import InvalidInput, heterogeneity, pool
from generator.stats.linear_model import contrasts, intercept
from generator.stats.tau_squared import restricted_maxima

Y, V = [0.1, 0.6, -0.2, 0.9], [0.02, 0.05, 0.04, 0.1]


def test_every_interval_names_its_degrees_of_freedom() -> None:
    p = pool(Y, V)
    assert p.prediction is not None and p.hk is not None
    assert p.ci.df is None
    assert (p.hk.ci.df, p.prediction.normal.df, p.prediction.t_km1.df) == (3, None, 3)
    assert (p.prediction.t_km2.df if p.prediction.t_km2 else None, p.prediction.hk_t_km1.df) == (2, 3)


def test_two_studies_have_no_interval_on_k_minus_2() -> None:
    p = pool(Y[:2], V[:2])
    assert p.prediction is not None
    assert p.prediction.t_km2 is None


def test_the_pool_says_how_it_was_computed() -> None:
    assert "DerSimonian" in pool(Y, V, "DL").derivation.source
    assert "tau2" not in pool(Y, V, "FE").derivation.formula


def test_a_diagonal_covariance_is_the_same_as_its_variances() -> None:
    plain, full = pool(Y, V), pool(Y, np.diag(V))
    assert (full.estimate, full.tau2) == pytest.approx((plain.estimate, plain.tau2))
    assert full.weights == pytest.approx(plain.weights)


def test_equal_estimates_give_exactly_no_heterogeneity() -> None:
    assert heterogeneity([0.1] * 3, [0.3, 0.01, 7.0]).q == 0
    assert pool([0.1] * 3, [0.3, 0.01, 7.0]).tau2 == 0


@pytest.mark.parametrize("tau2", [0.0, 1e-9, 0.3, 1e4])
def test_the_plain_sums_of_an_average_are_the_general_error_contrasts(tau2: float) -> None:
    y, v = np.array([0.4, -2.0, 9.0, 0.1, 1.5]), np.array([1.0, 1e-9, 1e5, 0.3, 1e-4])
    plain, general = contrasts(y, v, intercept(5)), contrasts(y, np.diag(v), intercept(5))
    assert plain.df == general.df == 4
    assert (plain.spread, plain.trace) == pytest.approx((general.spread, general.trace))
    for name in ("q", "score", "loglik"):
        assert float(getattr(plain, name)(tau2)) == pytest.approx(float(getattr(general, name)(tau2)))


def test_all_maxima_of_the_restricted_likelihood_are_found() -> None:
    y, v = [-12.43, -0.05, -0.11, -0.03, 1.07, -0.32], [8.568, 0.007, 0.089, 0.002, 0.083, 7.788]
    maxima = restricted_maxima(contrasts(np.array(y), np.array(v), intercept(6)))
    assert maxima == pytest.approx([0, 0.3240777, 12.7377053], rel=1e-6)
    assert pool(y, v).tau2 == maxima[-1]


@pytest.mark.parametrize(
    ("arguments", "options", "text"),
    [
        (([], []), {}, "there is no estimate"),
        (([1.0], [0.0]), {}, "variance 0 is 0.0; it must be above 0"),
        (([1.0, float("nan")], [1.0, -1.0]), {}, "estimate 1 is nan"),
        (([1.0, 2.0], [1.0]), {}, "2 estimates need as many variances"),
        ((Y, V, "HS"), {}, "the method 'HS' is unknown; known are FE, DL, PM, REML"),
        ((Y, V), {"level": 95}, "level is 95"),
        ((Y[:2], [[1.0, 2.0], [2.0, 1.0]]), {}, "not positive definite"),
    ],
)
def test_what_cannot_be_pooled_is_refused_with_the_reason(arguments: tuple, options: dict, text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        pool(*arguments, **options)
    assert text in str(caught.value)
