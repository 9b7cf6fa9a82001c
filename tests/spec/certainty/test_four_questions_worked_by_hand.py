"""Four questions worked by hand (rules, section 1), and two more: what the engine must say, and why."""

from __future__ import annotations

from generator.synthesis import Answer, Kind, Size
from generator.vocabulary import EmptyState
from tests.spec.certainty import worked_records as records
from tests.spec.certainty.records import answer, levels, question

NOT_READ = [
    "maddalozzo-2007", "bocalini-2009", "bocalini-2010", "kerr-2001", "bemben-2000", "bemben-2010", "chilibeck-2002",
    "chuin-2009", "kohrt-1997", "duff-2016", "eslamipour-2023", "hartard-1996", "humphries-2000", "nichols-1995",
    "nicholson-2015", "rhodes-2000", "basat-2013",
]  # fmt: skip
ONE_TEAM = {
    "watson-2018": ("Watson, S", "Weeks, B", "Beck, B"),
    "kistler-fischbacher-2021": ("Kistler-Fischbacher, M", "Weeks, B", "Beck, B"),
}
OVER_65 = {"sex": "mixed", "life_stage": ["older_adult_65_plus"], "words": "adults aged 65 and over"}
LOW_DENSITY = {"bone_status": "low_bone_mass_or_osteoporosis", "words": "women after menopause with low bone density"}
MEN = {"sex": "male", "life_stage": ["man_50_plus"], "words": "men aged 50 and over"}
AT_RISK = {"sex": "mixed", "age_min": 50, "bone_status": "low_bone_mass_or_osteoporosis", "life_stage": []}


class TestLiftingAloneAndTheSpineAfterMenopause:
    """1.1: the review leads; two of about nineteen trials had figures, and these are no headline."""

    def found(self) -> Answer:
        asked = question(
            index_review="shojaa-2020-drt",
            beside=["zhao-2015", "kemmler-2020-types", "howe-2011"],
            trials={"figures": ["nelson-1994", "holubiac-2022"], "partial": NOT_READ},
        )
        reviews = records.shojaa(), records.types_of_training(), records.zhao()
        return answer(asked, records.nelson(), records.holubiac(), *reviews)

    def test_the_index_review_leads_with_low_certainty_for_two_reasons(self) -> None:
        found = self.found()
        assert (found.lead.kind, found.final) == (Kind.INDEX_REVIEW, "low")
        assert levels(found) == {"risk_of_bias": 1, "inconsistency": 1}

    def test_the_sentence_compares_and_says_slightly(self) -> None:
        assert self.found().statement.technical == (
            "In women after menopause, lifting alone may leave spine density slightly higher than not training."
        )

    def test_the_coverage_line_counts_all_eligible_trials(self) -> None:
        coverage = self.found().coverage
        assert (coverage.read, coverage.eligible) == (2, 19)
        assert coverage.sentence.startswith("2 of about 19 trials had figures we could read")

    def test_both_readable_trials_give_the_figures_worked_by_hand(self) -> None:
        pools = {body.value: pool.rows[0] for body, pool in self.found().pools.items()}
        rounded = {body: (round(row.effect.estimate, 2), round(row.se, 2)) for body, row in pools.items()}
        assert rounded == {"randomised": (2.80, 1.14), "not randomised": (1.67, 0.98)}


class TestHeavyLiftingWithJumpsAndTheSpine:
    """1.2: two trials of one team that differ in size, not in side: both are shown, and none is made of them."""

    def found(self) -> Answer:
        asked = question(
            exercise="high_intensity_resistance_impact",
            comparator=["light"],
            people=LOW_DENSITY,
            trials={"figures": ["watson-2018", "kistler-fischbacher-2021"]},
        )
        return answer(asked, records.liftmor(), records.medex(), authors=ONE_TEAM)

    def test_low_for_risk_of_bias_and_for_few_people(self) -> None:
        found = self.found()
        assert (found.lead.kind, found.final, found.lead.people) == (Kind.TWO_STUDIES, "low", 216)
        assert levels(found) == {"risk_of_bias": 1, "imprecision": 1}

    def test_both_results_are_printed_and_no_size_word(self) -> None:
        found = self.found()
        assert found.lead.effect is None and found.size is Size.NOT_STATED
        assert found.statement.technical == (
            "In women after menopause with low bone density, supervised heavy lifting with jumps may leave spine "
            "density higher than gentle exercise: 1.8 (or 2.5) and 4.1 percentage points in two trials of one "
            "research team."
        )

    def test_the_second_sentence_says_what_both_groups_did(self) -> None:
        assert self.found().statement.groups == (
            "In Kistler-Fischbacher 2021 the trained group gained about 1.9 % and the comparison group stayed about "
            "the same; in Watson 2018 the trained group gained about 2.9 % and the comparison group lost about 1.2 %."
        )

    def test_the_unread_correction_is_named(self) -> None:
        assert any("correction exists that was not read" in note for note in self.found().notes)


class TestAnyExerciseAndTheNeckFrom65On:
    """1.3: an index review needs a number; g/cm2 without a printed baseline has no size zone."""

    def found(self, index: str = "marques-2012") -> Answer:
        both = ["pinheiro-2020", "marques-2012"]
        asked = question(site=["femoral_neck"], exercise="any", people=OVER_65, index_review=index, beside=both)
        return answer(asked, records.pinheiro_neck(), records.marques_neck(), at="femoral_neck")

    def test_low_and_slightly(self) -> None:
        found = self.found()
        assert found.final == "low"
        assert levels(found) == {"risk_of_bias": 1, "inconsistency": 1}
        assert "may leave femoral neck density slightly higher than not training" in found.statement.technical

    def test_the_certainty_is_of_any_gain(self) -> None:
        rating = self.found().rating
        assert rating is not None and rating.of == "that there is any gain"

    def test_a_review_without_its_figure_gives_way_and_the_answer_says_so(self) -> None:
        found = self.found(index="pinheiro-2020")
        assert found.choice.index is not None and found.choice.index.review == "marques-2012"
        assert "In place of pinheiro-2020: no figure was read." in found.notes


def men(site: str) -> Answer:
    """Lifting with impact in men of 50 and over, at one site of the hip."""
    asked = question(
        site=[site],
        exercise="resistance_plus_impact",
        comparator=["inactive"],
        people=MEN,
        beside=["ashe-2021"],
        trials={"partial": ["kukuljan-2009", "bolam-2015", "harding-2020"]},
    )
    return answer(asked, records.kukuljan(), records.bolam(), records.harding(), records.ashe(), at=site)


class TestLiftingWithImpactAndTheHipOfMen:
    """1.4: three trials measured it, no figure was read: a state of its own, never "no studies" and never a vote."""

    def test_the_state_is_measured_not_read_and_the_trials_are_named(self) -> None:
        found = men("total_hip")
        assert (found.final, found.state) == ("not_rated", EmptyState.MEASURED_NOT_READ)
        assert "Measured in at least 3 trials, figures not read: Bolam 2015, Harding 2020, Kukuljan 2009." in (
            found.statement.technical
        )

    def test_no_side_is_counted_where_none_was_read(self) -> None:
        votes = men("total_hip").directions
        assert (votes.higher, votes.lower, votes.p) == (0, 0, None)

    def test_a_review_of_a_wider_exercise_stands_beside_and_does_not_lead(self) -> None:
        choice = men("total_hip").choice
        assert choice.index is None
        assert [row.barred for row in choice.rows] == [("a wider exercise (any exercise)",)]


class TestLiftingWithImpactAndTheNeckOfMen:
    """The extra check: one trial of 180 men whose standard error is bounded by "p < 0.001"."""

    def test_low_for_risk_of_bias_and_for_few_people(self) -> None:
        found = men("femoral_neck")
        assert (found.lead.kind, found.final) == (Kind.ONE_STUDY, "low")
        assert levels(found) == {"risk_of_bias": 1, "imprecision": 1}

    def test_the_bound_on_the_standard_error_gives_the_interval_worked_by_hand(self) -> None:
        effect = men("femoral_neck").lead.effect
        assert effect is not None and effect.shown == ("1.8", "0.7", "2.9")

    def test_results_of_men_who_chose_not_to_train_are_a_body_of_their_own(self) -> None:
        coverage = men("femoral_neck").coverage
        assert (coverage.read, coverage.eligible) == (1, 3)
        assert round(coverage.missing_share, 3) == 0.189  # 42 of 222 men in trials drawn by lot


class TestLiftingAloneAndTheNeckAtRisk:
    """The last check: a review with people and interval, whose authors say "may increase"."""

    def test_low_for_risk_of_bias_and_for_few_people(self) -> None:
        asked = question(site=["femoral_neck"], people=AT_RISK, index_review="ponzano-2021")
        found = answer(asked, records.ponzano_neck(), at="femoral_neck")
        assert found.final == "low"
        assert levels(found) == {"risk_of_bias": 1, "imprecision": 1}
