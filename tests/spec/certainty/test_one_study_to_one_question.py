"""What one study gives to a question: time points, spreads, p values, strata, clusters, sides (rules, section 3)."""

from __future__ import annotations

from typing import Any

import pytest

from generator.synthesis.comparisons import Body, Standing, StudyReading
from tests.spec.certainty.records import NECK, SPINE, YEAR, answer, question, study, trial


def reading(made, asked=None, at: str = "lumbar_spine") -> StudyReading:
    """How the study stands to a question that names it."""
    asked = asked or question(trials={"partial": [made.id]}, site=[at])
    return next(r for r in answer(asked, made, at=at).readings if r.study == made.id)


def estimate(made, asked=None, at: str = "lumbar_spine"):
    """The one estimate of a study."""
    (found,) = reading(made, asked, at).comparisons
    assert found.estimate is not None, found.why
    return found.estimate


PAIR: dict[str, Any] = {"trained": (40, 1.0, 3.0), "compared": (40, -1.0, 3.0)}
ARMS = [
    {"id": "ex", "role": "intervention", "label": "Training", "modality": "progressive_resistance"},
    {"id": "con", "role": "comparator", "label": "Control", "comparator": "no_intervention"},
]
WOMEN = {"sex": "female", "life_stage": ["postmenopausal_unspecified"]}


def rows(ex: float, con: float, n: int = 40, **more: Any) -> list[dict[str, Any]]:
    spread = {"type": "sd", "value": 3.0}
    return [
        {"arm": arm, "n": n, "n_basis": "analysed", "mean": mean, "spread": spread} | more
        for arm, mean in (("ex", ex), ("con", con))
    ]


class TestTimePoints:
    """Nearest to a year within 24 to 78 weeks, of two the longer; later is a row of its own."""

    @pytest.mark.parametrize(
        ("months", "standing"),
        [(3, Standing.EXCLUDED), (6, Standing.READ), (18, Standing.READ), (24, Standing.UNREAD)],
    )
    def test_the_window(self, months: int, standing: Standing) -> None:
        assert reading(trial("one-2000", **PAIR, time={"value": months, "unit": "month"})).standing is standing

    def test_a_scan_too_early_is_left_out_whatever_else_is_missing(self) -> None:
        aside = {"count": "never", "why": "not_between_groups"}
        found = reading(trial("one-2000", **PAIR, time={"value": 12, "unit": "week"}, count=aside))
        assert found.standing is Standing.EXCLUDED and "12 weeks" in found.why

    @pytest.mark.parametrize(("months", "chosen"), [((6, 12, 18), 12), ((6, 18), 18), ((8, 16), 16)])
    def test_nearest_to_a_year_and_the_longer_of_two(self, months: tuple[int, ...], chosen: int) -> None:
        made = study(
            "one-2000",
            design={"type": "rct_parallel"},
            population=WOMEN,
            arms=ARMS,
            results=[
                {"id": f"m{m}", "outcome": SPINE, "time": {"value": m, "unit": "month"}, "arms": rows(m / 10, 0)}
                for m in months
            ],
        )
        assert estimate(made).value == pytest.approx(chosen / 10)


class TestSpreads:
    """A standard error, a deviation and an interval of the same figures give the same answer."""

    def test_all_kinds_of_spread_agree(self) -> None:
        deviation = estimate(trial("one-2000", **PAIR)).se
        error = {"type": "se", "value": 3 / 40**0.5}
        for spread in (error, {"type": "two_sem", "value": 6 / 40**0.5}):
            made = study(
                "one-2000",
                design={"type": "rct_parallel"},
                population=WOMEN,
                arms=ARMS,
                results=[{"id": "ls", "outcome": SPINE, "time": YEAR, "arms": rows(1.0, -1.0, spread=spread)}],
            )
            assert estimate(made).se == pytest.approx(deviation, rel=1e-6)

    @pytest.mark.parametrize(("sd", "standing"), [(1.4, Standing.UNREAD), (1.6, Standing.READ)])
    def test_a_deviation_below_that_of_the_scan_cannot_be_one(self, sd: float, standing: Standing) -> None:
        made = trial("one-2000", trained=(40, 0.0, sd), compared=(40, -0.9, sd))
        assert reading(made).standing is standing

    def test_a_standard_error_that_implies_less_than_the_scan_is_refused_too(self) -> None:
        tiny = {"type": "se", "value": 0.12}
        made = study(
            "bocalini-like",
            design={"type": "rct_parallel"},
            population=WOMEN,
            arms=ARMS,
            results=[{"id": "ls", "outcome": SPINE, "time": YEAR, "arms": rows(0.0, -0.9, n=12, spread=tiny)}],
        )
        assert "below the scan's own" in reading(made).why

    def test_a_spread_that_is_not_named_is_not_used(self) -> None:
        unnamed = {"type": "not_stated", "value": 3.0}
        made = study(
            "one-2000",
            design={"type": "rct_parallel"},
            population=WOMEN,
            arms=ARMS,
            results=[{"id": "ls", "outcome": SPINE, "time": YEAR, "arms": rows(1.0, -1.0, spread=unnamed)}],
        )
        assert reading(made).why == "what the printed spread is was not stated"


class TestStandardErrorsFromP:
    """Only an exact p of the same two groups, or "p < 0.001" as a bound; the larger of two that disagree."""

    @pytest.mark.parametrize(
        ("p", "standing"),
        [
            ({"op": "=", "value": 0.02}, Standing.READ),
            ({"op": "<", "value": 0.001}, Standing.READ),
            ({"op": "<", "value": 0.01}, Standing.UNREAD),
            ({"op": "<", "value": 0.05}, Standing.UNREAD),
            ({"op": "ns"}, Standing.UNREAD),
        ],
    )
    def test_which_p_values_count(self, p: dict[str, Any], standing: Standing) -> None:
        assert reading(trial("one-2000", contrast={"estimate": 1.8, "p": p}, people=180)).standing is standing

    def test_a_p_over_three_groups_or_of_an_interaction_never_counts(self) -> None:
        made = study(
            "one-2000",
            design={"type": "rct_parallel"},
            population=WOMEN,
            arms=ARMS,
            results=[
                {
                    "id": "ls",
                    "outcome": SPINE,
                    "time": YEAR,
                    "arms": [{"arm": "ex", "mean": 2.0}, {"arm": "con", "mean": 0}],
                    "tests": [{"kind": "omnibus", "arms": ["ex", "con"], "p": {"op": "=", "value": 0.01}}],
                }
            ],
        )
        assert reading(made).standing is Standing.UNREAD

    def test_of_two_that_differ_by_a_quarter_the_larger_is_used_and_flagged(self) -> None:
        made = trial(
            "liftmor-like",
            trained=(49, 0.3, 2.6),
            compared=(52, -1.9, 2.6),
            outcome=NECK,
            p={"op": "=", "value": 0.004},
        )
        found = estimate(made, at="femoral_neck")
        assert found.se == pytest.approx(0.75, abs=0.005)
        assert any("disagree" in flag for flag in found.flags)

    def test_two_that_agree_leave_the_spread_alone(self) -> None:
        found = estimate(trial("one-2000", **PAIR, p={"op": "=", "value": 0.004}))
        assert found.se == pytest.approx((2 * 9 / 40) ** 0.5)


class TestHowManyPeople:
    """Analysed; else completers, by arm or shared out; else 85 % of those allocated, with a flag."""

    def made(self, **people: Any):
        arms = [ARMS[0] | {"n_allocated": 50}, ARMS[1] | {"n_allocated": 50}]
        given = [row | {"n": 50, "n_basis": "allocated"} for row in rows(1.0, -1.0)]
        return study(
            "one-2000",
            design={"type": "rct_parallel"},
            population=WOMEN | people,
            arms=arms,
            results=[{"id": "ls", "outcome": SPINE, "time": YEAR, "arms": given}],
        )

    @pytest.mark.parametrize(
        ("people", "used"), [({"n_allocated": 100, "n_completed": 86}, 43.0), ({"n_allocated": 100}, 42.5)]
    )
    def test_allocated_numbers_are_not_taken_as_analysed(self, people: dict[str, int], used: float) -> None:
        found = estimate(self.made(**people))
        assert found.se == pytest.approx((2 * 9 / used) ** 0.5)
        assert found.flags


def factorial(interaction: dict[str, Any] | None = None):
    """Lifting, crossed with a supplement: a main effect over four arms, and the pair without the supplement."""
    both = {"co_intervention": ["supplement"]}
    arms = [
        ARMS[0] | both | {"id": "ex_s"},
        ARMS[0],
        {"id": "s", "role": "comparator", "label": "S", "comparator": "supplement"} | both,
        ARMS[1],
    ]
    test = [{"kind": "interaction", "arms": ["ex_s", "ex", "s", "con"]} | interaction] if interaction else []
    return study(
        "one-2000",
        design={"type": "rct_factorial"},
        population=WOMEN,
        arms=arms,
        results=[
            {
                "id": "ls",
                "outcome": SPINE,
                "time": YEAR,
                "tests": test,
                "contrasts": [
                    {
                        "of": ["ex_s", "ex"],
                        "against": ["s", "con"],
                        "estimate": 2.0,
                        "ci": {"lower": 1.0, "upper": 3.0},
                    },
                    {"of": ["ex"], "against": ["con"], "estimate": 1.0, "ci": {"lower": -0.5, "upper": 2.5}},
                    {"of": ["ex_s"], "against": ["con"], "estimate": 5.0, "ci": {"lower": 4.0, "upper": 6.0}},
                ],
            },
        ],
    )


class TestOtherTreatments:
    """The same in both groups is background and a question of its own; interaction forbids the main effect."""

    def test_a_main_effect_goes_first(self) -> None:
        assert estimate(factorial()).value == 2.0

    @pytest.mark.parametrize("interaction", [{"p": {"op": "=", "value": 0.08}}, {"verdict_as_printed": "difference"}])
    def test_with_an_interaction_only_the_pair_without_the_treatment_answers(self, interaction: dict) -> None:
        assert estimate(factorial(interaction)).value == 1.0

    def test_a_pair_that_differs_in_two_things_never_answers(self) -> None:
        only = factorial().model_copy(update={"results": []})
        row = factorial().results[0]
        made = only.model_copy(update={"results": [row.model_copy(update={"contrasts": row.contrasts[2:]})]})
        assert reading(made).standing is Standing.UNREAD

    def test_hormones_in_all_arms_are_a_question_of_their_own(self) -> None:
        on_hormones = [arm | {"co_intervention": ["hormone"]} for arm in ARMS]
        made = study(
            "one-2000",
            design={"type": "rct_parallel"},
            population=WOMEN,
            arms=on_hormones,
            results=[{"id": "ls", "outcome": SPINE, "time": YEAR, "arms": rows(1.0, -1.0)}],
        )
        assert reading(made).why == "all on hormone therapy: a question of its own"
        asked = question(people={"include": ["hormone_both_arms"]}, comparator=["background"])
        assert reading(made, asked).standing is Standing.READ


class TestClusters:
    """A trial of schools that analysed pupils is widened, with 0.05 where no correlation was printed."""

    def made(self, **contrast: Any):
        arms = [arm | {"clusters": [{"unit": "school", "n": 4}], "n_analysed": 84} for arm in ARMS]
        return study(
            "one-2000",
            design={"type": "rct_cluster", "allocation": "school"},
            population=WOMEN,
            arms=arms,
            results=[
                {
                    "id": "ls",
                    "outcome": SPINE,
                    "time": YEAR,
                    "contrasts": [
                        {"of": ["ex"], "against": ["con"], "estimate": 2.0, "ci": {"lower": 1.0, "upper": 3.0}}
                        | contrast
                    ],
                }
            ],
        )

    def test_the_standard_error_grows_by_the_design_effect(self) -> None:
        plain = estimate(self.made(cluster_adjusted="yes")).se
        assert estimate(self.made()).se == pytest.approx(plain * (1 + 20 * 0.05) ** 0.5)  # 21 pupils a school


class TestTwoSidesOfOnePerson:
    """A paired analysis, a body of its own, and nobody counted twice."""

    def test_paired_with_a_stated_correlation(self) -> None:
        sides = [arm | {"group": "one"} for arm in ARMS]
        made = study(
            "one-2000",
            design={"type": "rct_within_person", "allocation": "limb"},
            population=WOMEN,
            arms=sides,
            results=[{"id": "ls", "outcome": SPINE, "time": YEAR, "arms": rows(1.0, -1.0)}],
        )
        found = reading(made)
        assert (found.body.value, found.people) == ("two sides of one person", 40)
        assert estimate(made).se == pytest.approx(3 / 40**0.5)  # sd of the difference is 3 at r = 0.5


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        pytest.param({"method": "spa_dpa"}, "never pooled with DXA", id="photon absorptiometry"),
        pytest.param({"quantity": "bmc"}, "no figure at this site", id="mineral content is no density"),
        pytest.param({"site": "lumbar_spine_qct", "quantity": "vbmd", "method": "qct"}, "no figure", id="QCT"),
        pytest.param({"site": "spine_other"}, "no figure at this site", id="one vertebra"),
        pytest.param({"site": "femoral_neck"}, "no figure at this site", id="another bone"),
    ],
)
def test_never_pooled(outcome: dict[str, str], why: str) -> None:
    assert why in reading(trial("one-2000", **PAIR, outcome=SPINE | outcome)).why


@pytest.mark.parametrize("flag", ["cancer", "transplant", "glucocorticoid", "weight_loss_diet", "drug_both_arms"])
def test_special_people_are_never_mixed_with_general_ones(flag: str) -> None:
    assert reading(trial("one-2000", **PAIR, population={"flags": [flag]})).standing is Standing.EXCLUDED


@pytest.mark.parametrize("count", [{"count": "interim"}, {"count": "never", "why": "post_hoc_subset"}])
def test_interim_reports_and_subsets_chosen_afterwards_never_count(count: dict[str, str]) -> None:
    assert reading(trial("one-2000", **PAIR, count=count)).standing is Standing.UNREAD


@pytest.mark.parametrize("status", ["retracted", "expression_of_concern"])
def test_what_a_journal_took_back_is_not_counted(status: str) -> None:
    found = reading(trial("one-2000", **PAIR, editorial={"status": status}))
    assert found.standing is Standing.EXCLUDED and found.why.startswith("not counted")


class TestSeveralTrainedGroups:
    """One control group serves one comparison: trained groups that answer equally well are taken together."""

    def found(self, *more: dict[str, Any], exercise: str = "resistance_any", **row: Any) -> StudyReading:
        """One trial of lifting (40 people, +1), power training (40, +2) and a control group (40, -1), SD 3 in each."""
        power, also = ARMS[0] | {"id": "power", "modality": "power_training"}, rows(2.0, 0.0)[0] | {"arm": "power"}
        made = study(
            "one-2000",
            design={"type": "rct_parallel"},
            population=WOMEN,
            arms=[*ARMS, power | (more[0] if more else {})],
            results=[{"id": "ls", "outcome": SPINE, "time": YEAR, "arms": [*rows(1.0, -1.0), also | row]}],
        )
        return reading(made, question(exercise=exercise, trials={"partial": ["one-2000"]}))

    def test_they_are_one_group_with_the_figures_of_the_handbook(self) -> None:
        found = self.found()
        (only,) = found.comparisons
        assert (only.of, only.against, only.people, found.other_arms) == (("ex", "power"), ("con",), 120, ())
        assert only.estimate is not None and only.estimate.value == pytest.approx(1.5 + 1.0)
        variance = (39 * 3**2 + 40 * 0.5**2) * 2 / 79  # of 80 people whose groups lie half a point off their mean
        assert only.estimate.se == pytest.approx((variance / 80 + 3**2 / 40) ** 0.5)
        assert "Cochrane Handbook 6.5.2.10" in only.estimate.steps[0].source

    def test_how_deep_the_tree_branches_does_not_choose(self) -> None:
        (only,) = self.found({"modality": "impact_jumping"}, exercise="any").comparisons
        assert only.of == ("ex", "power")

    @pytest.mark.parametrize(
        "fields",
        [
            pytest.param({"modality": "impact_jumping"}, id="another exercise"),
            pytest.param({"co_intervention": ["drug"]}, id="another treatment"),
            pytest.param({"allocation": "self_selected"}, id="a group that people chose"),
        ],
    )
    def test_who_is_not_alike_stays_apart(self, fields: dict[str, Any]) -> None:
        found = self.found(fields)
        assert [each.of for each in found.comparisons] == [("ex",)] and found.body is Body.RANDOMISED

    def test_who_trained_exactly_as_asked_goes_first(self) -> None:
        found = self.found({"modality": "resistance_any"})
        assert [each.of for each in found.comparisons] == [("power",)] and found.other_arms == ("ex",)

    def test_a_group_without_figures_is_left_aside(self) -> None:
        found = self.found(spread={"type": "not_stated", "value": 3.0})
        assert [each.of for each in found.comparisons] == [("ex",)] and found.other_arms == ("power",)


class TestThirdsOfTheWeight:
    """Standard errors from p values alone may not carry more than a third of a pool."""

    def pool(self, **fields: Any):
        made = [trial(f"s{i}-{2000 + i}", trained=(40, 2.0, 3.0), compared=(40, 0.0, 3.0)) for i in range(3)]
        by_p = trial("by-p-1999", contrast={"estimate": 2.0, "p": {"op": "<", "value": 0.001}}, people=80)
        found = answer(question(), *made[: fields["others"]], by_p)
        return found.lead.pool

    def test_a_heavier_one_is_left_out_and_named(self) -> None:
        pool = self.pool(others=2)
        assert [study for study, _ in pool.left_out] == ["by-p-1999"]

    def test_a_lighter_one_stays(self) -> None:
        assert self.pool(others=3).left_out == ()
