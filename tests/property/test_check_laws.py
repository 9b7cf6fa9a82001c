"""Figures that were computed soundly and then rounded are never reported, however they are rounded."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.checks import check_base
from generator.model import EvidenceBase, Located, Study
from generator.problems import Place
from generator.stats.distributions import critical, two_sided_p

PLACES = st.integers(0, 4)
FIGURES = {"ci-order", "ci-symmetry", "ci-p-agree", "p-range", "ratio-above-zero"}


def printed(value: float, places: int) -> Decimal:
    return Decimal(f"{value:.{places}f}")


def reported(contrast: dict[str, Any], *, scale: str) -> set[str]:
    """The rules about figures that a study with this one contrast breaks."""
    outcome = {"site": "femoral_neck", "quantity": "bmc", "scale": scale}
    arms = [{"id": arm, "role": "comparator", "label": arm, "comparator": "no_intervention"} for arm in ("a", "b")]
    result = {"id": "r", "outcome": outcome, "from": {"report": "s-2020", "where": "abstract"}, "count": "secondary"}
    record = {
        "schema": "study/1",
        "id": "s-2020",
        "status": "active",
        "summary": "A study.",
        "reports": [{"ref": "s-2020", "role": "main", "depth": "abstract"}],
        "design": {"type": "rct_parallel"},
        "population": {"sex": "female"},
        "arms": arms,
        "results": [{**result, "contrasts": [{"of": ["a"], "against": ["b"], **contrast}]}],
        "extracted": {"date": "2026"},
        "changes": [{"date": "2026", "what": "first record"}],
    }
    file = "evidence/studies/s-2020.yaml"
    found = Located(Study.model_validate(record), file, lambda path, *, at="value": Place(file))
    return {p.rule for p in check_base(EvidenceBase(studies={"s-2020": found})).problems} & FIGURES


@given(st.floats(-50, 50), st.floats(0.01, 20), PLACES, st.sampled_from([90, 95, 99]))
def test_a_rounded_interval_of_a_difference_breaks_no_rule(estimate: float, se: float, places: int, level: int) -> None:
    half = critical(level / 100) * se
    ci = {"level": level, "lower": printed(estimate - half, places), "upper": printed(estimate + half, places)}
    assert reported({"estimate": printed(estimate, places), "ci": ci}, scale="change") == set()


@given(st.floats(-2, 2), st.floats(0.05, 1), st.integers(1, 4))
def test_a_rounded_interval_of_a_ratio_breaks_no_rule(log_ratio: float, se: float, places: int) -> None:
    low, middle, high = (math.exp(log_ratio + step * critical(0.95) * se) for step in (-1, 0, 1))
    ci = {"lower": printed(low, places), "upper": printed(high, places)}
    if ci["lower"] > 0 and printed(middle, places) > 0:
        assert reported({"estimate": printed(middle, places), "ci": ci}, scale="ratio") == set()


@given(st.floats(-20, 20), st.floats(0.1, 10), PLACES, st.integers(2, 4))
def test_the_p_value_of_the_same_estimate_agrees_with_its_interval(
    estimate: float, se: float, places: int, p_places: int
) -> None:
    half = critical(0.95) * se
    ci = {"lower": printed(estimate - half, places), "upper": printed(estimate + half, places)}
    p = {"op": "=", "value": printed(two_sided_p(estimate / se), p_places)}
    assert reported({"estimate": printed(estimate, places), "ci": ci, "p": p}, scale="change") == set()


@given(st.floats(-20, 20), st.floats(0.5, 10), st.floats(0.1, 0.9))
def test_an_interval_that_is_shifted_by_more_than_rounding_is_asked_about(
    estimate: float, half: float, shift: float
) -> None:
    moved = shift * half
    ci = {"lower": printed(estimate - half + moved, 4), "upper": printed(estimate + half + moved, 4)}
    assert "ci-symmetry" in reported({"estimate": printed(estimate, 4), "ci": ci}, scale="change")
