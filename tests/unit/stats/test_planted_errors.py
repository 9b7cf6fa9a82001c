"""Each error that reviewers fear most is planted into the kernel: the reference cases must notice every one of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from generator.stats import case_multiarm, distributions, effects, pooling, tau_squared
from generator.stats.linear_model import Contrasts
from generator.stats.meta_case import answer
from tests.reference.checker import case, differences
from tests.reference.own_cases import edge_case


def t_instead_of_normal(estimate: float, se: float, *, level: float, df: float | None = None) -> Any:
    return distributions.infer(estimate, se, level=level, df=df or 12)


def prediction_with_k_minus_2(estimate: float, se: float, hk_se: float, *, tau2: float, k: int, level: float) -> Any:
    right = RIGHT_PREDICTION(estimate, se, hk_se, tau2=tau2, k=k, level=level)
    return pooling.Prediction(right.normal, right.t_km2, right.t_km1, right.hk_t_km1)


RIGHT_PREDICTION = pooling._prediction


def approximate_j(df: float) -> float:
    return 1 - 3 / (4 * df - 1)


def nearest_maximum(c: Contrasts) -> float:
    """Uphill from the moment estimator, as a scoring algorithm goes."""
    start = tau_squared.dersimonian_laird(c)
    return min(tau_squared.restricted_maxima(c), key=lambda t: (t == 0 and c.score(0) > 0, abs(t - start)))


def no_correlation(sd_pre: float, sd_post: float, r: float) -> float:
    return sd_pre**2 + sd_post**2


def uncorrelated_arms(*_: Any) -> float:
    return 0.0


def whole_control(control: Any, k: int) -> Any:
    return control


def paired_values() -> tuple[dict[str, Any], dict[str, Any]]:
    """Variance of a mean change by hand: (2^2 + 3^2 - 2 * 0.8 * 6)/10."""
    row = {"n": 10, "m_pre": 1.0, "sd_pre": 2.0, "m_post": 2.0, "sd_post": 3.0, "r": 0.8}
    given = {"kind": "meta", "measure": "MC", "analyses": ["effects"], "studies": [row]}
    return given, {"effects": {"yi": [1.0], "vi": [0.34]}}


def reference(name: str) -> Callable[[], tuple[dict[str, Any], dict[str, Any]]]:
    return lambda: (case(name)["input"], case(name)["expected"])


PLANTED: dict[str, tuple[Any, str, Callable[..., Any], Callable[[], Any], str]] = {
    "t instead of normal": (pooling, "infer", t_instead_of_normal, reference("p01"), "pooled.FE.ci_lb"),
    "wrong df of the prediction interval": (
        pooling,
        "_prediction",
        prediction_with_k_minus_2,
        reference("p01"),
        "pooled.REML.pi_t_km1",
    ),
    "approximate J": (effects, "hedges_j", approximate_j, reference("p03"), "effects.yi"),
    "local REML maximum": (
        tau_squared.ESTIMATORS,
        "REML",
        nearest_maximum,
        lambda: edge_case("two_maxima_the_far_one_wins"),
        "pooled.REML.tau2",
    ),
    "local maximum at zero": (
        tau_squared.ESTIMATORS,
        "REML",
        lambda c: 0.0,
        lambda: edge_case("maximum_at_zero_is_only_local"),
        "pooled.REML.tau2",
    ),
    "ignored correlation of a pair": (effects, "change_variance", no_correlation, paired_values, "effects.vi"),
    "ignored correlation of arms": (
        case_multiarm,
        "_shared",
        uncorrelated_arms,
        reference("p08"),
        "covariance.FE.estimate",
    ),
    "unsplit control": (case_multiarm, "_share", whole_control, reference("p08"), "split.effects.vi"),
}


def misses(given: dict[str, Any], expected: dict[str, Any]) -> list[str]:
    studies = [abs(y) for y in np.ravel(expected.get("effects", {}).get("yi", [1.0]))]
    scale = {"y": max(studies), "v": 1e-3}
    return list(differences(expected, json.loads(json.dumps(answer(given))), scale=scale))


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_error_is_noticed_by_the_reference_and_the_right_kernel_passes(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, attribute, wrong, load, field = PLANTED[name]
    given, expected = load()
    assert misses(given, expected) == []
    if isinstance(target, dict):
        monkeypatch.setitem(target, attribute, wrong)
    else:
        monkeypatch.setattr(target, attribute, wrong)
    assert any(line.startswith(field) for line in misses(given, expected))
