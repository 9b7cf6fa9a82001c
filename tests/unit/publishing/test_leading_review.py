"""Which pooled result leads an answer, and what it says."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model import Review
from generator.publishing.evidence_map import EvidenceMap, PooledHere
from generator.publishing.leading_review import certainty_of, direction_of, exercise_node, leading_of, may_lead
from generator.vocabulary import Exercise, SiteGroup
from tests.unit.publishing.records import base_of, located, pooled


def heard(*reviews: Any) -> list[PooledHere]:
    return list(EvidenceMap(base_of(*reviews)).cell(SiteGroup.LUMBAR_SPINE).pooled)


def review(record_id: str = "doe-2001", *, row: dict[str, Any] | None = None, **fields: Any) -> Any:
    return located("reviews", record_id, results=[pooled(**(row or {}))], **fields)


def leads(*reviews: Any, named: tuple[str, ...] = ()) -> str:
    found = leading_of(heard(*reviews), named=named)
    return found.review.id if found else ""


def only(found: Any) -> tuple[Review, Any]:
    (here,) = heard(found)
    return here.review, here.row


@pytest.mark.parametrize(
    ("lower", "upper", "direction"),
    [
        ("0.1", "0.5", "benefit"),
        ("-0.5", "-0.1", "harm"),
        ("-0.1", "0.5", "uncertain"),
        ("0.0", "0.5", "uncertain"),
    ],
)
def test_a_direction_needs_the_whole_interval_on_one_side(lower: str, upper: str, direction: str) -> None:
    _, row = only(review(row={"lower": lower, "upper": upper}))
    assert direction_of(row) == direction


@pytest.mark.parametrize(
    "row",
    [
        {"ci": None},
        {"estimate": None},
        {"between_groups": False},
        {"subgroup": "over 60"},
        {"count": "secondary"},
        {"i2": 90},
        {"estimate": 1.4, "lower": "0.5", "upper": "2.3"},
    ],
)
def test_what_is_no_clear_comparison_or_is_too_large_or_too_mixed_leads_nothing(row: dict[str, Any]) -> None:
    assert not may_lead(*only(review(row=row)))


def test_a_network_of_trials_leads_nothing() -> None:
    assert not may_lead(*only(review(design="network_meta_analysis")))


def test_the_review_that_a_question_names_leads() -> None:
    newer = review("new-2024", search={"to": "2024"})
    older = review("old-2010", search={"to": "2010"})
    assert leads(newer, older) == "new-2024"
    assert leads(newer, older, named=("old-2010",)) == "old-2010"


def test_trials_without_random_allocation_stand_back() -> None:
    mixed = review("new-2024", search={"to": "2024"}, included={"complete": False, "only_randomised": False})
    assert leads(mixed, review("old-2010", search={"to": "2010"})) == "old-2010"


def test_the_choice_does_not_depend_on_order() -> None:
    one, two = review("a-2020"), review("b-2020")
    assert leads(one, two) == leads(two, one) == "a-2020"


def test_a_review_judged_critically_low_never_leads() -> None:
    low = review(appraisal=[{"tool": "amstar2", "overall": "critically_low", "by": "us"}])
    assert leads(low) == ""


def test_only_a_stated_level_is_a_certainty() -> None:
    assert certainty_of(only(review(row={"authors_certainty": "low"}))[1]) == "low"
    assert certainty_of(only(review(row={"authors_certainty": "not_rated"}))[1]) == ""


def test_several_kinds_of_exercise_are_their_nearest_common_kind() -> None:
    assert exercise_node([Exercise.PROGRESSIVE_RESISTANCE]) is Exercise.PROGRESSIVE_RESISTANCE
    assert exercise_node([Exercise.PROGRESSIVE_RESISTANCE, Exercise.POWER_TRAINING]) is Exercise.RESISTANCE_ANY
    assert exercise_node([Exercise.PROGRESSIVE_RESISTANCE, Exercise.WALKING]) is Exercise.ANY
