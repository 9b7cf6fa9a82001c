"""Effect measures: values are pinned in tests/reference; here is what they refuse and say of themselves."""

from __future__ import annotations

import pytest

from generator.stats import MEASURES, InvalidInput, estimate_effect, fields_of
from generator.stats.effects import hedges_j

MD = {"n1": 20, "m1": 3.0, "sd1": 1.0, "n2": 22, "m2": 2.0, "sd2": 1.5}
PAIR = {"n": 12, "m_pre": 4.0, "sd_pre": 1.0, "m_post": 5.0, "sd_post": 1.2, "r": 0.6}
TABLE = {"e1": 3, "n1": 20, "e2": 5, "n2": 25}


def test_every_measure_names_its_formula_inputs_and_source() -> None:
    estimate = estimate_effect("MD", **MD)
    assert estimate.derivation.inputs == MD
    assert "sd1^2/n1" in estimate.derivation.formula
    assert estimate.derivation.source and estimate.derivation.assumptions
    assert estimate.se == pytest.approx((1 / 20 + 2.25 / 22) ** 0.5)


def test_the_contract_names_fourteen_measures() -> None:
    assert len(MEASURES) == 14
    assert fields_of("RR") == ("e1", "n1", "e2", "n2")


@pytest.mark.parametrize(
    ("measure", "fields", "text"),
    [
        ("MD", MD | {"sd1": -2}, "sd1 is -2; a standard deviation is 0 or more"),
        ("MD", MD | {"n1": -5, "m2": float("nan")}, "n1 is -5; a number of participants is above 0; m2 is nan"),
        ("MD", MD | {"m1": True}, "m1 is True; a finite number was expected"),
        ("MD", MD | {"m1": "3"}, "m1 is '3'; a finite number was expected"),
        ("SMD", MD | {"n1": 1, "n2": 2}, "more than 1 degree of freedom"),
        ("SMD", MD | {"sd1": 0, "sd2": 0}, "standard deviation to divide by is 0"),
        ("ROM", MD | {"m1": -3.0}, "both must have one sign"),
        ("ROM", MD | {"m2": 0}, "neither be 0"),
        ("MC", PAIR | {"r": 1.2}, "r is 1.2; a correlation lies between -1 and 1"),
        ("SMCR", PAIR | {"sd_pre": 0}, "standard deviation to divide by is 0"),
        ("RR", TABLE | {"e1": 21}, "e1 is 21 of n1 = 20; events cannot outnumber participants"),
        ("RR", TABLE | {"e1": 0, "cc": 0}, "write cc above 0"),
        (
            "PCD",
            {"n1": 9, "base1": 0, "change1": 1, "sd_change1": 1, "n2": 9, "base2": 2, "change2": 1, "sd_change2": 1},
            "base1 is 0",
        ),
        ("GEN", {"yi": 1, "vi": 0}, "vi is 0; a sampling variance is above 0"),
        ("MD", {"n1": 20}, "m1 is missing"),
        ("COHEN", MD, "the measure 'COHEN' is unknown"),
        ("MD", MD | {"sd1": 1e200}, "cannot be evaluated"),
    ],
)
def test_a_value_outside_its_domain_is_named_with_what_was_expected(measure: str, fields: dict, text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        estimate_effect(measure, **fields)
    assert text in str(caught.value)


def test_the_exact_correction_approaches_one() -> None:
    assert hedges_j(2) == pytest.approx(0.5641895835477563)
    assert hedges_j(1e6) == pytest.approx(1 - 0.75e-6, abs=1e-9)


def test_a_correlation_of_one_leaves_no_variance_of_change() -> None:
    assert estimate_effect("MC", **PAIR | {"sd_post": 1.0, "r": 1}).v == 0
