"""How figures, people, programmes and dates are written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model.arms import Arm, Dose
from generator.model.parts import Age, Duration, Interval, Outcome, Population, PValue, ReportLink
from generator.model.results import ReportedContrast, Spread
from generator.publishing.wording import (
    age_words,
    contrast_words,
    count_words,
    date_words,
    depth_words,
    dose_words,
    duration_words,
    figure,
    interval_words,
    joined,
    not_stated,
    number_range,
    p_words,
    people_words,
    place_words,
    programme_words,
    sentence,
    signed,
    spread_words,
    unit_words,
    value_heading,
    who_words,
)

PERCENT_CHANGE = Outcome(site="total_hip", quantity="abmd", scale="percent_change")
GRAMS = Outcome(site="total_hip", quantity="abmd", unit="g_cm2", scale="change")
RISK = Outcome(quantity="fractures", scale="risk_ratio")


def report(depth: str) -> ReportLink:
    return ReportLink(ref="a-2001", role="main", depth=depth)


def test_a_figure_keeps_its_printed_digits_and_has_a_real_minus_sign() -> None:
    assert figure(Decimal("-0.30")) == "−0.30"


def test_a_count_of_people_is_written_without_decimals_and_with_a_comma_from_a_thousand_on() -> None:
    assert (figure(49), figure(12500)) == ("49", "12,500")


def test_a_gain_has_a_plus_sign_and_zero_has_none() -> None:
    assert (signed(Decimal("1.5")), signed(Decimal("0.0"))) == ("+1.5", "0.0")


@pytest.mark.parametrize(
    ("low", "high", "words"), [(2, None, "2"), (2, 3, "2 to 3"), (None, 3, "up to 3"), (None, None, "")]
)
def test_a_range_is_written_in_words(low: int | None, high: int | None, words: str) -> None:
    assert number_range(low, high) == words


def test_small_counts_are_words_and_large_ones_figures() -> None:
    assert (count_words(1, "study", "studies"), count_words(12, "study", "studies")) == ("one study", "12 studies")


def test_a_list_ends_with_and() -> None:
    assert joined(["a", "b", "c"]) == "a, b and c"


def test_a_sentence_that_opens_with_a_p_value_keeps_its_small_p() -> None:
    assert sentence("p\u00a0<\u00a00.01") == "p\u00a0<\u00a00.01."


@pytest.mark.parametrize(
    ("partial", "words"), [("2019", "2019"), ("2019-03", "March 2019"), ("2019-03-01", "1 March 2019")]
)
def test_a_partial_date_says_no_more_than_is_known(partial: str, words: str) -> None:
    assert date_words(partial) == words


def test_an_interval_names_its_level_with_a_no_break_space_before_the_percent_sign() -> None:
    interval = Interval(lower=Decimal("-0.003"), upper=Decimal("0.361"))
    assert interval_words(interval) == "95\u00a0% interval −0.003 to 0.361"


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (PValue(op="<", value=Decimal("0.001")), "p\u00a0<\u00a00.001"),
        (PValue(op="<=", value=Decimal("0.05")), "p\u00a0≤\u00a00.05"),
        (PValue(op="ns"), "printed as not significant"),
    ],
)
def test_a_p_value_is_written_as_printed_and_never_as_zero(p: PValue, words: str) -> None:
    assert p_words(p) == words


def test_a_spread_whose_type_we_judged_says_so() -> None:
    spread = Spread(type="sd", value=Decimal("2.8"), basis="assumed")
    assert spread_words(spread) == "±\u00a02.8, standard deviation (type judged by its size)"


def test_a_spread_of_unknown_type_says_so() -> None:
    assert spread_words(Spread(type="not_stated", value=Decimal("2.8"))) == "±\u00a02.8, type not stated"


def test_a_difference_of_percentages_is_in_percentage_points() -> None:
    contrast = ReportedContrast(of=["a"], against=["b"], estimate=Decimal("1.5"))
    assert contrast_words(contrast, PERCENT_CHANGE, str) == "difference +1.5\u00a0percentage points"


def test_a_difference_of_densities_keeps_its_unit() -> None:
    contrast = ReportedContrast(of=["a"], against=["b"], estimate=Decimal("-0.011"))
    assert contrast_words(contrast, GRAMS, str) == "difference −0.011\u00a0g/cm²"


def test_a_ratio_is_named_and_has_no_sign() -> None:
    contrast = ReportedContrast(of=["a"], against=["b"], estimate=Decimal("0.61"))
    assert contrast_words(contrast, RISK, str) == "risk ratio 0.61"


def test_a_contrast_that_is_only_a_direction_names_the_side_that_was_higher() -> None:
    contrast = ReportedContrast(of=["a", "b"], against=["c"], direction="favours_first")
    assert contrast_words(contrast, GRAMS, str.upper) == "higher in “A” and “B”"


def test_not_different_stays_the_authors_word() -> None:
    contrast = ReportedContrast(of=["a"], against=["b"], verdict_as_printed="no_difference", p=PValue(op="ns"))
    assert contrast_words(contrast, GRAMS, str) == "reported as not different; printed as not significant"


def test_silence_about_clusters_is_said() -> None:
    contrast = ReportedContrast(of=["a"], against=["b"], cluster_adjusted="not_reported")
    assert contrast_words(contrast, GRAMS, str) == "whether clusters were allowed for: not stated"


def test_a_column_is_headed_by_what_it_holds_and_its_unit() -> None:
    assert (value_heading(PERCENT_CHANGE), value_heading(GRAMS)) == ("Change (%)", "Change (g/cm²)")


def test_a_standardised_difference_is_in_standard_deviations_and_never_in_percent() -> None:
    assert unit_words(Outcome(site="total_hip", quantity="abmd", scale="smd_unspecified")) == "standard deviations"


def test_an_unknown_instrument_is_said() -> None:
    assert place_words(PERCENT_CHANGE) == "Total hip, instrument not stated"


def test_one_month_is_not_months() -> None:
    assert duration_words(Duration(value=Decimal(1), unit="month")) == "1\u00a0month"


def test_an_age_shows_mean_spread_and_limits() -> None:
    age = Age(mean=Decimal("61.5"), sd=Decimal("4.0"), min=Decimal(55), max=Decimal(70))
    assert age_words(age) == "mean 61.5 (standard deviation 4.0), 55 to 70\u00a0years"


def test_people_are_named_by_stage_and_bones() -> None:
    people = Population(sex="female", life_stage=["postmenopausal_unspecified"], bone_status=["osteoporosis"])
    assert who_words(people) == "women after menopause; osteoporosis"


def test_children_keep_their_sex() -> None:
    assert who_words(Population(sex="female", life_stage=["child_prepubertal"])) == "children before puberty (girls)"


def test_numbers_of_people_say_what_was_counted() -> None:
    people = Population(sex="female", n_allocated=101, n_completed=86)
    assert people_words(people) == "101\u00a0people allocated, 86 completed"


def test_a_dose_reads_from_sessions_to_load() -> None:
    dose = Dose(
        sessions_per_week=Decimal(2),
        minutes=Decimal(30),
        sets=Decimal(5),
        reps=Decimal(5),
        intensity={"scale": "one_rm_pct", "above": Decimal(85)},
    )
    assert dose_words(dose).replace("\u00a0", " ") == (
        "2 sessions a week, 30 minutes each, 5 sets of 5 repetitions, "
        "more than 85 % of the most they could lift once (1RM)"
    )


def test_an_untold_supervision_is_said() -> None:
    arm = Arm(id="a", role="intervention", label="Lifting", modality="progressive_resistance")
    assert programme_words(arm)[-1] == "Supervision not stated"


def test_the_depth_of_one_report_is_named() -> None:
    assert depth_words([report("abstract")]) == "we read the abstract"


def test_the_depths_of_several_reports_are_counted() -> None:
    reports = [report("abstract"), report("full_text"), report("abstract"), report("not_read")]
    assert depth_words(reports) == "we read one full text and two abstracts; one report not read"


def test_a_missing_fact_says_how_deep_we_read() -> None:
    assert not_stated([report("abstract")]) == "not stated in what we read (we read the abstract)"


def test_a_missing_fact_of_reports_that_nobody_read_says_so() -> None:
    words = not_stated([report("not_read"), report("not_read")])
    assert words == "not stated in what we read (we have read none of its reports)"
