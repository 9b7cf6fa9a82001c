"""Pooled results of reviews at a bone: all of them, as printed, in an order that our answer and the rules set."""

from __future__ import annotations

from typing import Any

import pytest

from generator.publishing.evidence_map import EvidenceMap
from generator.publishing.pages.review_table import Heard, PooledLine, heard
from generator.vocabulary import Audience, Exercise, SiteGroup
from tests.unit.publishing.records import edition, pooled, question, review

AFTER = Audience.AFTER_MENOPAUSE


def table(*found: Any) -> Heard:
    made = edition(*found)
    evidence = EvidenceMap(made)
    leading = evidence.cell(SiteGroup.LUMBAR_SPINE, AFTER, Exercise.PROGRESSIVE_RESISTANCE).leading
    return heard(made, evidence.cell(SiteGroup.LUMBAR_SPINE, AFTER).pooled, leading)


def lines(voices: Any) -> list[PooledLine]:
    return [line for voice in voices for line in voice.lines]


def test_the_result_that_our_answer_rests_on_stands_first_and_is_marked() -> None:
    shown = lines(table(review("a-2001"), review("z-2003", dataset="z"), question(index_review="z-2003")).first)
    assert [(line.address, line.leads) for line in shown] == [("reviews/z-2003/", True), ("reviews/a-2001/", False)]


def test_without_an_answer_none_is_marked() -> None:
    assert [line.leads for line in lines(table(review()).first)] == [False]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"ci": None}, ""),
        ({"estimate": None}, ""),
        ({"between_groups": False}, "Changes within trained groups"),
        ({"subgroup": "over 60"}, ""),
        ({"count": "secondary"}, ""),
        ({"i2": 90.0}, "Its trials differ very much"),
        ({"estimate": 1.4, "lower": "0.5", "upper": "2.3"}, "An estimate this large is uncommon"),
    ],
)
def test_what_is_no_plain_comparison_or_may_not_lead_is_apart_and_never_left_out(
    row: dict[str, Any], said: str
) -> None:
    shown = table(review("roe-2002", pooled(**row)))
    assert shown.first == ()
    (line,) = lines(shown.more)
    assert said in line.caution


def test_a_network_of_trials_stands_apart() -> None:
    (line,) = lines(table(review(design="network_meta_analysis")).more)
    assert "A network estimate, in part indirect" in line.caution


def test_only_a_stated_level_is_a_certainty_and_it_is_the_authors_own() -> None:
    rated = review("a-2001", pooled(authors_certainty="low"))
    silent = review("b-2001", pooled(authors_certainty="not_rated"))
    assert [line.level for line in lines(table(rated, silent).first)] == ["low", ""]


def test_no_line_carries_a_direction_of_ours() -> None:
    assert "direction" not in PooledLine.__slots__
