"""Which review may lead, in which order, and how far reviews agree: never pooled, families are one voice (R8, R10)."""

from __future__ import annotations

from typing import Any

import pytest

from generator.synthesis import Answer, Size
from tests.spec.certainty.records import answer, levels, question, review

GRAMS = {
    "site": "lumbar_spine_unspecified",
    "quantity": "abmd",
    "scale": "mean_difference_unspecified",
    "unit": "g_cm2",
}
PERCENT = {"site": "lumbar_spine_unspecified", "quantity": "abmd", "scale": "percent_change"}


def first(**fields: Any):
    """The review that the question asks for."""
    return review("first-2020", **({"estimate": "0.30", "ci": ("0.10", "0.50")} | fields))


def asked(**fields: Any):
    return question(index_review="first-2020", **fields)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        pytest.param({"estimate": "1.40", "ci": ("0.68", "2.12")}, "an estimate above 1", id="larger than one SD"),
        pytest.param({"row": {"i2": 92}}, "trials differ too much", id="I squared 85 or more"),
        pytest.param({"design": "network_meta_analysis"}, "a network estimate", id="a network estimate"),
        pytest.param({"row": {"extraction_fault": "SE taken for SD"}}, "a known fault", id="a known fault"),
        pytest.param({"row": {"between_groups": False}}, "not a comparison between groups", id="before and after"),
        pytest.param({"estimate": None, "ci": None}, "no estimate with its interval", id="no figure read"),
        pytest.param({"exercise": ["any"]}, "a wider exercise", id="a wider exercise"),
        pytest.param({"appraisal": [{"tool": "amstar2", "overall": "critically_low"}]}, "AMSTAR 2", id="AMSTAR 2"),
        pytest.param({"row": {"comparator_class": ["other_exercise"]}}, "set against", id="another comparison"),
        pytest.param({"editorial": {"status": "retracted"}}, "not counted", id="taken back"),
    ],
)
def test_what_keeps_a_review_from_leading(fields: dict[str, Any], why: str) -> None:
    found = answer(asked(), first(**fields))
    assert found.rating is None
    assert any(reason.startswith(why) for row in found.choice.rows for reason in row.barred)


@pytest.mark.parametrize(
    ("fields", "leads"), [({"row": {"i2": 92}}, True), ({"row": {"between_groups": False}}, False)]
)
def test_a_person_may_lift_a_limit_but_nothing_else(fields: dict[str, Any], leads: bool) -> None:
    lifted = {"review": "first-2020", "reason": "Looked at.", "by": "someone", "date": "2026-11-22"}
    found = answer(asked(released=[lifted]), first(**fields))
    assert (found.lead.review is not None) is leads


class TestWhoTakesThePlaceOfAnUnreadIndex:
    """R8: of the reviews that a question lists: randomised, latest search, a mean difference before an SMD."""

    def stand_in(self, *others) -> str | None:
        names = [other.id for other in others]
        found = answer(asked(beside=names), first(estimate=None, ci=None), *others)
        return found.lead.review.review if found.lead.review else None

    def other(self, id_: str, search: str = "2015", **fields: Any):
        given = {"included": {"complete": False, "only_randomised": True}, "search": {"to": search}} | fields
        return review(id_, "0.30", ("0.10", "0.50"), **given)

    def test_randomised_before_unknown(self) -> None:
        mixed = self.other("aaa-2021", "2021", included={"complete": False})
        assert self.stand_in(mixed, self.other("zzz-2010", "2010")) == "zzz-2010"

    def test_then_the_latest_search(self) -> None:
        assert self.stand_in(self.other("aaa-2012", "2012-03"), self.other("zzz-2019", "2019-01")) == "zzz-2019"

    def test_then_a_mean_difference_before_a_standardised_one(self) -> None:
        percent = review(
            "zzz-2015",
            "1.03",
            ("0.24", "1.82"),
            outcome=PERCENT,
            search={"to": "2015"},
            included={"complete": False, "only_randomised": True},
        )
        assert self.stand_in(self.other("aaa-2015"), percent) == "zzz-2015"

    def test_other_people_never(self) -> None:
        assert self.stand_in(self.other("men-2020", population={"sex": "male", "life_stage": []})) is None

    def test_where_a_question_names_no_review_none_leads(self) -> None:
        assert answer(question(beside=["first-2020"]), first()).lead.review is None


class TestAgreementOfTrialsInAReview:
    """R8: I squared as printed; where it was not read, whether other trial sets agree."""

    @pytest.mark.parametrize(
        ("row", "taken"),
        [
            ({"i2": 20}, 0),
            ({"i2": 64}, 1),
            ({"i2": 64, "prediction": {"lower": 0.05, "upper": 0.55}}, 0),
            ({"i2": 64, "prediction": {"lower": -0.10, "upper": 0.70}}, 1),
            ({"i2": 80}, 1),
            ({"i2": 1, "i2_below": True}, 0),
        ],
    )
    def test_levels_by_i_squared(self, row: dict[str, Any], taken: int) -> None:
        assert levels(answer(asked(), first(row=row))).get("inconsistency", 0) == taken

    def test_a_lot_of_difference_and_reviews_on_both_sides_cost_two(self) -> None:
        against = review("other-2019", "-0.20", ("-0.40", "-0.01"))
        found = answer(asked(beside=["other-2019"]), first(row={"i2": 80}), against)
        assert levels(found)["inconsistency"] == 2

    @pytest.mark.parametrize(
        ("other", "taken"),
        [
            pytest.param(review("other-2019", "0.25", ("0.05", "0.45")), 0, id="agrees"),
            pytest.param(review("other-2019", "0.15", ("-0.05", "0.35")), 1, id="holds no difference"),
            pytest.param(review("other-2019", row={"p": {"op": "ns"}}), 1, id="printed as not significant"),
            pytest.param(review("other-2019", "-0.25", ("-0.45", "-0.05")), 1, id="on the other side"),
            pytest.param(review("other-2019", "1.40", ("0.68", "2.12")), 0, id="agrees although it may not lead"),
        ],
    )
    def test_without_i_squared_other_reviews_are_asked(self, other, taken: int) -> None:
        found = answer(asked(beside=["other-2019"]), first(row={"k": {"value": 20, "unit": "studies"}}), other)
        assert levels(found).get("inconsistency", 0) == taken

    def test_reviews_of_the_same_trial_set_are_not_asked(self) -> None:
        sister = review("sister-2019", "0.15", ("-0.05", "0.35"), dataset="one-set")
        found = answer(asked(beside=["sister-2019"]), first(dataset="one-set"), sister)
        assert "inconsistency" not in levels(found)


class TestSmallStudyBias:
    """R8: what the review says itself is used."""

    @pytest.mark.parametrize(("said", "taken"), [("high", 1), ("some", 0), ("low", 0)])
    def test_as_the_review_states_it(self, said: str, taken: int) -> None:
        found = answer(asked(), first(row={"small_study_bias": said}))
        assert levels(found).get("publication_bias", 0) == taken


class TestOneVoice:
    """R10: reviews of one trial set speak once, with their smallest estimate; families that differ say so."""

    def test_the_smallest_estimate_of_a_family_gives_the_size_word(self) -> None:
        sister = review("sister-2020", "0.40", ("0.15", "0.65"), dataset="one-set")
        large = first(estimate="0.54", ci=("0.22", "0.87"), dataset="one-set")
        assert answer(asked(), large).size is Size.NOT_STATED
        together = answer(asked(beside=["sister-2020"]), large, sister)
        assert together.size is Size.SLIGHT
        assert together.notes[0] == (
            "The word for its size follows a smaller figure for the same trials: 0.40 standard deviations "
            "(95 % interval 0.15 to 0.65), in Sister 2020."
        )

    def test_where_the_leading_review_gives_the_word_itself_no_other_figure_is_named(self) -> None:
        sister = review("sister-2020", "0.45", ("0.15", "0.65"), dataset="one-set")
        small = first(estimate="0.40", ci=("0.22", "0.87"), dataset="one-set")
        found = answer(asked(beside=["sister-2020"]), small, sister)
        assert (found.size, found.notes) == (Size.SLIGHT, ())

    def test_families_more_than_a_zone_apart_disagree_on_size(self) -> None:
        small = first(estimate="0.8", ci=("0.6", "1.0"), outcome=PERCENT)
        large = review("large-2019", "3.4", ("3.1", "3.7"), outcome=PERCENT)
        found = answer(asked(beside=["large-2019"]), small, large)
        assert "Reviews disagree on the size." in found.statement.technical
        assert found.size is Size.NOT_STATED


class TestReviewsAreNeverPooled:
    """Numbers come from one review; k and people are never added up over reviews."""

    def found(self) -> Answer:
        row = {"k": {"value": 5, "unit": "studies"}, "n": 500}
        return answer(
            asked(beside=["other-2019"]), first(row=row), review("other-2019", "0.3", ("0.1", "0.5"), row=row)
        )

    def test_the_figures_are_those_of_the_index_review(self) -> None:
        found = self.found()
        assert (found.lead.k, found.lead.people) == (5, 500)
        assert found.lead.effect is not None and found.lead.effect.shown == ("0.30", "0.10", "0.50")

    def test_overlap_is_not_computable_without_full_lists(self) -> None:
        overlap = self.found().overlap
        assert overlap.cca is None and overlap.why.startswith("not computable")

    def test_overlap_is_computed_where_lists_allow(self) -> None:
        def lists(*keys: str) -> dict[str, Any]:
            return {"included": {"complete": True, "studies": list(keys)}}

        found = answer(
            asked(beside=["other-2019"]),
            first(**lists("a-1", "b-2", "c-3")),
            review("other-2019", "0.3", ("0.1", "0.5"), **lists("b-2", "c-3", "d-4")),
        )
        assert found.overlap.cca == pytest.approx(0.5)  # (6 - 4) / (4 x 2 - 4)


def test_printed_digits_are_kept() -> None:
    found = answer(asked(), first(estimate="0.30", ci=("0.10", "0.50")))
    assert "0.30 standard deviations (95 % interval 0.10 to 0.50)" in found.statement.figures
