"""Which model and which interval, by the number of studies; how far they must agree (R3)."""

from __future__ import annotations

import pytest

from generator.stats import pool
from generator.synthesis import Kind, Size
from generator.synthesis.certainty.inconsistency import prediction_levels
from generator.synthesis.effect import Thresholds
from tests.spec.certainty.records import SPINE, YEAR, answer, levels, question, study, trial


def read(*means: float, people: int = 100, sd: float = 3.0) -> list:
    """One trial for each mean, against a comparison that stayed the same."""
    return [
        trial(f"study{chr(97 + i)}-{2000 + i}", trained=(people, mean, sd), compared=(people, 0.0, sd))
        for i, mean in enumerate(means)
    ]


def kernel(*means: float, people: int = 100, sd: float = 3.0, method: str = "REML"):
    """The same studies, pooled by the statistics kernel."""
    return pool(list(means), [2 * sd**2 / people] * len(means), method)


class TestTheModel:
    """The number of studies decides what may be shown."""

    def test_one_study_is_itself(self) -> None:
        found = answer(question(), *read(2.0))
        assert found.lead.effect is not None
        assert found.lead.effect.shown == ("2.0", "1.2", "2.8")

    def test_two_studies_that_overlap_give_the_common_effect(self) -> None:
        found = answer(question(), *read(1.6, 2.4))
        assert found.lead.pool is not None and found.lead.pool.method == "common effect (FE)"
        assert found.lead.effect is not None and found.lead.effect.estimate == pytest.approx(2.0)

    def test_two_studies_that_do_not_overlap_are_shown_apart(self) -> None:
        found = answer(question(), *read(1.0, 4.0))
        assert found.lead.effect is None
        assert "1.0 and 4.0 percentage points in two trials" in found.statement.technical

    def test_three_and_four_show_the_wald_interval_and_hartung_knapp_beside_it(self) -> None:
        shown = answer(question(), *read(1.0, 2.0, 4.0)).lead.pool
        expected = kernel(1.0, 2.0, 4.0)
        assert shown is not None and shown.effect is not None and shown.hartung_knapp is not None
        assert (shown.effect.lower, shown.effect.upper) == pytest.approx((expected.ci.lower, expected.ci.upper))
        assert expected.hk_floored is not None
        assert shown.hartung_knapp == pytest.approx((expected.hk_floored.ci.lower, expected.hk_floored.ci.upper))
        assert shown.prediction is None

    def test_from_five_on_hartung_knapp_is_shown_never_narrower_than_wald_with_a_prediction_interval(self) -> None:
        shown = answer(question(), *read(2.0, 2.1, 2.0, 1.9, 2.0)).lead.pool
        expected = kernel(2.0, 2.1, 2.0, 1.9, 2.0)
        assert shown is not None and shown.effect is not None and shown.prediction is not None
        assert shown.effect.lower <= expected.ci.lower and shown.effect.upper >= expected.ci.upper
        assert expected.prediction is not None
        assert shown.prediction == pytest.approx(
            (expected.prediction.hk_t_km1.lower, expected.prediction.hk_t_km1.upper)
        )


class TestAgreement:
    """Two to four studies: on one side of what matters, or not. From five on: the prediction interval."""

    @pytest.mark.parametrize(
        ("means", "taken"),
        [
            pytest.param((1.0, 2.0, 4.0), 0, id="all above half a point, however different"),
            pytest.param((0.2, 2.0, 4.0), 1, id="one of them trivial"),
            pytest.param((-1.0, 2.0, 4.0), 1, id="one on the other side"),
        ],
    )
    def test_two_to_four_studies(self, means: tuple[float, ...], taken: int) -> None:
        assert levels(answer(question(), *read(*means))).get("inconsistency", 0) == taken

    def test_studies_that_differ_in_size_carry_no_size_word(self) -> None:
        assert answer(question(), *read(1.0, 2.0, 4.0)).size is Size.NOT_STATED
        assert answer(question(), *read(2.0, 2.2, 2.4)).size is Size.PLAIN

    def test_one_study_cannot_be_judged(self) -> None:
        found = answer(question(), *read(2.0))
        assert found.rating is not None
        domain = next(d for d in found.rating.domains if d.domain.value == "inconsistency")
        assert domain.state.value == "not_assessable"

    @pytest.mark.parametrize(
        ("interval", "prediction", "taken"),
        [
            ((0.3, 0.6), (0.25, 0.7), 0),
            ((0.3, 0.6), (0.05, 0.9), 1),
            ((0.3, 0.6), (-0.4, 1.2), 2),
            ((0.1, 0.5), (-0.1, 0.7), 0),
            ((0.1, 0.5), (-0.3, 0.9), 1),
        ],
    )
    def test_the_prediction_interval_costs_what_the_interval_has_not_paid(
        self, interval: tuple[float, float], prediction: tuple[float, float], taken: int
    ) -> None:
        assert prediction_levels(interval, prediction, Thresholds("vector", 0.2, 0.5, 0.8)) == taken


def test_two_strata_of_one_trial_are_one_study() -> None:
    """Two rows, one study: together they count once."""
    arms, rows = [], []
    for stratum, mean in (("early", 1.0), ("late", 3.0)):
        for arm, role, shown in (("ex", "intervention", mean), ("con", "comparator", 0.0)):
            did = {"modality": "progressive_resistance"} if arm == "ex" else {"comparator": "no_intervention"}
            arms.append({"id": f"{arm}_{stratum}", "role": role, "label": arm, "stratum": stratum} | did)
            spread = {"type": "sd", "value": 3.0}
            rows.append({"arm": f"{arm}_{stratum}", "n": 50, "n_basis": "analysed", "mean": shown, "spread": spread})
    people = {"sex": "female", "life_stage": ["postmenopausal_early"], "n_allocated": 200}
    strata = study(
        "strata-2001",
        design={"type": "rct_parallel"},
        population=people,
        arms=arms,
        results=[{"id": "ls", "outcome": SPINE, "time": YEAR, "arms": rows}],
    )
    found = answer(question(), strata)
    assert found.lead.kind is Kind.ONE_STUDY
    assert [len(reading.comparisons) for reading in found.readings] == [2]
    assert found.lead.effect is not None and found.lead.effect.estimate == pytest.approx(2.0)
