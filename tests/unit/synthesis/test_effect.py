"""Effects are turned so that more is better; figures are printed with a true minus sign."""

from __future__ import annotations

import math

import pytest

from generator.synthesis.conventions import RULES
from generator.synthesis.effect import Effect, Measure, Zone, thresholds_for, zone_of


def test_fewer_events_are_a_benefit_and_the_limits_change_places() -> None:
    fractures = Effect(Measure.RATIO, 0.5, 0.25, 0.8, more_is_better=False)
    assert fractures.benefit == pytest.approx((math.log(2), -math.log(0.8), math.log(4)))
    assert fractures.side == 1


def test_more_events_are_a_harm() -> None:
    assert Effect(Measure.RATIO, 1.23, 1.0, 1.51, more_is_better=False).side == -1


def test_more_density_is_a_benefit() -> None:
    gain = Effect(Measure.PERCENT, 1.0, 0.2, 1.8)
    assert (gain.benefit, gain.side) == ((1.0, 0.2, 1.8), 1)


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        (Effect(Measure.PERCENT, 1.0, 0.0, 2.0), False),
        (Effect(Measure.PERCENT, 1.0, 0.1, 1.9), True),
        (Effect(Measure.PERCENT, -1.0, -1.9, -0.1), True),
        (Effect(Measure.RATIO, 1.2, 1.0, 1.5), False),
        (Effect(Measure.RATIO, 0.7, 0.5, 0.9), True),
    ],
)
def test_a_limit_on_no_difference_excludes_nothing(effect: Effect, expected: bool) -> None:
    assert effect.excludes_null is expected


@pytest.mark.parametrize(
    ("value", "zone"),
    [
        (3.1, Zone.LARGE_BENEFIT), (3.0, Zone.MODERATE_BENEFIT), (1.5, Zone.SMALL_BENEFIT), (0.5, Zone.TRIVIAL),
        (-0.5, Zone.TRIVIAL), (-0.6, Zone.SMALL_HARM), (-2.0, Zone.MODERATE_HARM), (-9.0, Zone.LARGE_HARM),
    ],
)  # fmt: skip
def test_a_value_on_a_limit_belongs_to_the_smaller_zone(value: float, zone: Zone) -> None:
    assert zone_of(value, thresholds_for(Measure.PERCENT, RULES)) is zone


def test_growing_people_have_no_zones() -> None:
    zones = thresholds_for(Measure.PERCENT, RULES, growing=True)
    assert (zones.sized, zones.slight) == (False, None)


@pytest.mark.parametrize(("value", "text"), [(-1.25, "\u22121.2"), (-0.04, "0.0"), (2.0, "2.0")])
def test_figures_carry_a_true_minus_sign_and_no_minus_zero(value: float, text: str) -> None:
    assert Effect(Measure.PERCENT, 0, 0, 0).figure(value) == text


def test_printed_digits_are_shown_as_they_were() -> None:
    effect = Effect(Measure.SMD, 0.3, -0.1, 0.7, printed=("0.30", "-0.10", "0.70"))
    assert effect.shown == ("0.30", "\u22120.10", "0.70")
