"""The case adapter: every fault of the input is named, all at once, and nothing escapes but InvalidInput."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from generator.stats import InvalidInput
from generator.stats.meta_case import answer

GOOD: dict[str, Any] = {
    "kind": "meta",
    "measure": "GEN",
    "options": {"level": 0.95},
    "analyses": ["pooled"],
    "studies": [
        {"id": "a", "yi": 0.1, "vi": 0.01, "x": 1, "g": "p"},
        {"id": "b", "yi": 0.3, "vi": 0.02, "x": 2, "g": "q"},
    ],
}
ARMS = [{"arm": "c", "n": 9, "m": 1.0, "sd": 1.0, "control": True}, {"arm": "t", "n": 9, "m": 2.0, "sd": 1.0}]
TRIALS: dict[str, Any] = {
    "kind": "multiarm",
    "measure": "MD",
    "analyses": ["split"],
    "trials": [{"trial": "T", "arms": ARMS}],
}
CONVERT: dict[str, Any] = {
    "kind": "convert",
    "conversions": [{"id": "c", "op": "sd_from_se", "args": {"se": 1, "n": 4}}],
}


def with_change(document: dict[str, Any], *path: Any, value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(document)
    part: Any = changed
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    return changed


BAD = [
    ([], "a JSON object was expected"),
    (with_change(GOOD, "kind", value="trial"), "kind is 'trial'; 'meta', 'multiarm' or 'convert' was expected"),
    (with_change(GOOD, "measure", value="HR"), "measure: 'HR' is unknown; known are GEN, MD"),
    (with_change(GOOD, "measure", value=["GEN"]), "measure: ['GEN'] is unknown"),
    (with_change(GOOD, "analyses", value=["pooled", "bayes"]), "analyses: 'bayes' is unknown"),
    (with_change(GOOD, "analyses", value=[]), "a list of at least one"),
    (
        with_change(GOOD, "analyses", value=["trimfill"]),
        "options.trimfill_side: missing; the analysis trimfill needs it",
    ),
    (with_change(GOOD, "options", value={"level": 95}), "options.level: 95; a fraction between 0 and 1"),
    (with_change(GOOD, "options", value={"cc": -1}), "options.cc: -1"),
    (with_change(GOOD, "options", value=3), "options: 3; an object was expected"),
    (with_change(GOOD, "options", "cumulative_order", value=[0, 1.5]), "a list of 0-based indexes"),
    (with_change(GOOD, "options", "trimfill_side", value="up"), "'left' or 'right' was expected"),
    (with_change(GOOD, "studies", value=[]), "studies: []"),
    (with_change(GOOD, "studies", 1, value=7), "studies[1]: 7; an object was expected"),
    (with_change(GOOD, "studies", 1, "vi", value=-0.02), "studies[1] (b): vi is -0.02; a sampling variance is above 0"),
    (with_change(GOOD, "studies", 1, "vi", value=10**400), "a finite number was expected"),
    (
        with_change(GOOD, "studies", 0, value={"id": "a", "yi": 1}),
        "vi missing; GEN needs yi, vi (null where not reported)",
    ),
    (with_change(GOOD, "studies", value=[{"yi": None, "vi": 1}]), "no study has all the fields of GEN"),
    (
        GOOD | {"analyses": ["metareg"], "options": {"moderators": ["g"]}},
        "studies[0].g: 'p'; a finite number was expected",
    ),
    (GOOD | {"analyses": ["metareg"], "options": {"moderators": ["age"]}}, "no study has the field 'age'"),
    (GOOD | {"analyses": ["metareg"], "options": {"moderators": ["x", "yi"]}}, "analysis metareg: 3 coefficients"),
    (GOOD | {"analyses": ["cumulative"], "options": {"cumulative_order": [5]}}, "analysis cumulative"),
    (with_change(GOOD, "studies", 0, "yi", value=1e200), "a number between -1e100 and 1e100"),
    (with_change(TRIALS, "measure", value="RD"), "known are MD, SMD, ROM, RR, OR"),
    (with_change(TRIALS, "trials", 0, "arms", value=ARMS[:1]), "1 control and 0 active arms"),
    (with_change(TRIALS, "trials", 0, "arms", value=[ARMS[0], ARMS[0]]), "2 control and 0 active arms"),
    (with_change(TRIALS, "trials", 0, "arms", 1, "sd", value=None), "trials[0] (T) arms[1]: sd is missing"),
    (with_change(TRIALS, "trials", 0, "arms", 1, "control", value="no"), "true or false was expected"),
    (with_change(CONVERT, "conversions", 0, "op", value="guess"), "op is 'guess'; known are"),
    (with_change(CONVERT, "conversions", 0, "args", value={"se": 1}), "missing n; it takes se, n"),
    (with_change(CONVERT, "conversions", 0, "args", value={"se": 1, "n": 4, "sd": 2}), "unknown sd"),
    (with_change(CONVERT, "conversions", value=CONVERT["conversions"] * 2), "a text that no other conversion has"),
]


@pytest.mark.parametrize(("document", "text"), BAD)
def test_bad_input_is_refused_with_its_place_and_what_was_expected(document: Any, text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        answer(document)
    assert text in str(caught.value)


def test_all_faults_are_listed_at_once() -> None:
    document = with_change(with_change(GOOD, "studies", 0, "vi", value=0), "studies", 1, "yi", value="x")
    with pytest.raises(InvalidInput) as caught:
        answer(with_change(document, "options", "level", value=2))
    assert [fault.split(":")[0] for fault in caught.value.faults] == [
        "options.level",
        "studies[0] (a)",
        "studies[1] (b)",
    ]


def test_good_input_is_answered_with_the_sections_asked_for_and_no_others() -> None:
    assert list(answer(GOOD)) == ["pooled"]
    assert list(answer(GOOD | {"analyses": ["effects", "blup"]})) == ["effects", "blup"]
    assert answer(CONVERT) == {"conversions": {"c": {"sd": 2.0}}}


def test_options_that_are_null_or_not_ours_are_left_alone() -> None:
    assert answer(GOOD | {"options": {"level": None, "colour": "red"}}) == answer(GOOD)


def test_a_row_without_its_moderator_is_left_out_of_the_regression_only() -> None:
    rows = [{"yi": y, "vi": 0.1, "x": x} for y, x in ((1.0, 1), (2.0, 2), (4.0, 3), (9.0, None))]
    found = answer(GOOD | {"analyses": ["metareg", "pooled"], "options": {"moderators": ["x"]}, "studies": rows})
    assert found["pooled"]["FE"]["k"] == 4
    assert found["metareg"]["FE"]["QE_df"] == 1


def test_a_zero_variance_has_an_effect_but_no_weight() -> None:
    document = GOOD | {"measure": "RD", "studies": [{"e1": 0, "n1": 9, "e2": 0, "n2": 9}]}
    assert answer(document | {"analyses": ["effects"]}) == {"effects": {"yi": [0.0], "vi": [0.0]}}
    with pytest.raises(InvalidInput, match="variance 0 is 0.0"):
        answer(document)


def test_an_empty_cumulative_order_gives_nothing_and_is_no_error() -> None:
    found = answer(GOOD | {"analyses": ["cumulative"], "options": {"cumulative_order": []}})
    assert found == {"cumulative": {"FE": {}, "DL": {}, "REML": {}}}


def test_an_empty_q_profile_set_has_a_lower_end_of_0_and_no_upper_end() -> None:
    alike = [{"yi": 0.1, "vi": 0.3}, {"yi": 0.11, "vi": 0.2}, {"yi": 0.1, "vi": 0.4}]
    assert answer(GOOD | {"analyses": ["heterogeneity"], "studies": alike})["heterogeneity"]["tau2_qp"] == [0.0, None]


def test_an_undefined_test_is_null_and_not_an_error() -> None:
    assert answer(GOOD | {"analyses": ["egger"]})["egger"]["lm"]["slope"] is None


def test_labels_of_groups_may_be_numbers() -> None:
    found = answer(GOOD | {"analyses": ["subgroup"], "options": {"subgroup_field": "x"}})
    assert list(found["subgroup"]["groups"]) == ["1", "2"]
