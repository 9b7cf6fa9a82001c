"""Answers in sentences: people and comparison inside, never more than was printed."""

from __future__ import annotations

from typing import Any

import pytest

from generator.publishing.answers import (
    answer_sentence,
    certainty_sentence,
    home_answer,
    leading_cell,
    studies_and_people,
    volume_words,
)
from generator.publishing.bone_marks import map_cells, map_marks
from generator.publishing.evidence_map import Cell, EvidenceMap
from generator.vocabulary import Audience, Exercise, SiteGroup
from tests.unit.publishing.records import base_of, located, pooled

WOMEN = {"sex": "female", "life_stage": ["postmenopausal_unspecified"]}
AFTER = Audience.AFTER_MENOPAUSE


def review(
    record_id: str = "doe-2001", *rows: Any, people: Any = None, against: tuple[str, ...] = (), **fields: Any
) -> Any:
    pico = {"population": people or WOMEN, "exercise": ["any"], "outcomes": ["abmd"], "comparator_class": list(against)}
    return located("reviews", record_id, results=list(rows), pico=pico, **fields)


def lifting(*found: Any) -> Cell:
    return EvidenceMap(base_of(*found)).cell(SiteGroup.LUMBAR_SPINE, AFTER, Exercise.PROGRESSIVE_RESISTANCE)


def hip(**fields: Any) -> dict[str, Any]:
    outcome = {"site": "total_hip", "quantity": "abmd", "scale": "smd_unspecified"}
    return {**pooled("th"), "outcome": outcome, **fields}


@pytest.mark.parametrize(
    ("against", "words"),
    [
        (("inactive",), "than without training"),
        (("inactive", "light"), "than with no training or light exercise"),
        ((), "than in comparison groups"),
    ],
)
def test_an_answer_names_people_and_comparison(against: tuple[str, ...], words: str) -> None:
    said = answer_sentence(lifting(review("doe-2001", pooled(), against=against)))
    assert said == f"In women after menopause, density of the lower back was higher with lifting {words}."


def test_an_interval_that_holds_both_sides_is_not_clear() -> None:
    said = answer_sentence(lifting(review("doe-2001", pooled(lower="-0.1"))))
    assert said.startswith("In women after menopause, it is not clear whether lifting leaves density")


def test_very_low_says_that_we_do_not_know() -> None:
    assert "we do not know whether" in answer_sentence(lifting(review("a-2020", pooled(authors_certainty="very_low"))))


def test_a_certainty_is_said_to_be_the_authors_own() -> None:
    rated = certainty_sentence(lifting(review("a-2020", pooled(authors_certainty="low"))))
    assert rated == "The review's authors call the certainty low: not very sure. We have not rated it ourselves yet."
    assert "have not rated it yet" in certainty_sentence(lifting(review("a-2020", pooled())))


def test_people_are_those_of_the_review_not_of_the_group() -> None:
    men = review("a-2020", pooled(exercise=["any"]), people={"sex": "male", "life_stage": ["adult_unspecified"]})
    cell = leading_cell(EvidenceMap(base_of(men)), SiteGroup.LUMBAR_SPINE, Audience.MEN)
    assert answer_sentence(cell).startswith("In men, density")


def test_mineral_content_is_not_called_density() -> None:
    row = pooled(outcome={"site": "lumbar_spine_unspecified", "quantity": "bmc", "scale": "smd_unspecified"})
    assert "bone mineral content of the lower back" in answer_sentence(lifting(review("a-2020", row)))


def test_a_number_for_all_bones_together_is_said_to_be_an_upper_limit() -> None:
    wide = pooled(k={"value": 18, "unit": "groups", "scope": "all_sites"})
    assert volume_words(lifting(review("a-2020", wide)), rated=True) == "up to 18 groups"
    narrow = pooled(k={"value": 5, "unit": "studies"})
    assert volume_words(lifting(review("a-2020", narrow)), rated=False) == "review of 5 studies"


def test_unread_numbers_of_people_are_told() -> None:
    row = {"id": "ls", "outcome": pooled()["outcome"], "from": pooled()["from"], "count": "primary"}
    told = located("studies", "a-2001", population={**WOMEN, "n_allocated": 40}, results=[row])
    silent = located("studies", "b-2001", population=WOMEN, results=[row])
    cell = EvidenceMap(base_of(told, silent)).cell(SiteGroup.LUMBAR_SPINE)
    assert studies_and_people(cell).replace("\u00a0", " ") == "2 studies, 40 people; not stated for 1"


def home(*found: Any, audience: Audience = AFTER) -> tuple[str, ...]:
    return home_answer(map_cells(EvidenceMap(base_of(*found)), audience))


def test_the_home_answer_has_at_most_three_sentences_and_puts_lifting_first() -> None:
    neck = {"site": "femoral_neck", "quantity": "abmd", "scale": "smd_unspecified"}
    unclear = pooled("fn", lower="-0.1", outcome=neck, exercise=["any"])
    lines = home(review("a-2020", pooled(), hip(exercise=["any"]), unclear))
    assert len(lines) == 3
    assert "was higher with lifting" in lines[0]
    assert "was higher with any exercise" in lines[1]


def test_the_home_answer_counts_the_bones_without_a_pooled_figure() -> None:
    assert home(review("a-2020", pooled()))[-1] == (
        "How sure that is has not been rated yet; at 10 other bones on the map no pooled figure was read."
    )


def test_reviews_of_one_set_of_trials_are_one_review_in_the_home_answer() -> None:
    one = home(review("a-2020", pooled(), dataset="s"), review("b-2020", hip(), dataset="s"))
    two = home(review("a-2020", pooled()), review("b-2020", hip()))
    assert one[0].startswith("In a review of trials")
    assert two[0].startswith("In reviews of trials")


def test_an_empty_collection_says_so() -> None:
    assert home() == ("This collection holds no study in women after menopause yet.",)


def test_a_wider_exercise_is_named_and_not_rated_on_a_map_that_asks_about_lifting() -> None:
    evidence = EvidenceMap(base_of(review("a-2020", pooled(exercise=["any"], authors_certainty="low"))))
    (asked, *_), (open_to_all, *_) = (
        map_marks(evidence, AFTER, page="", lifting_only=True),
        map_marks(evidence, AFTER, page=""),
    )
    assert (asked.certainty, asked.note) == ("not_rated", "for any exercise")
    assert (open_to_all.certainty, open_to_all.note) == ("low", "for any exercise")


def test_a_mark_leads_to_the_page_of_its_group_only_where_there_is_one() -> None:
    evidence = EvidenceMap(base_of(review("a-2020", pooled())))
    spine, total_hip, *_ = map_marks(evidence, AFTER, page="people/men/")
    assert spine.href == "../../regions/spine/lumbar-spine/after-menopause/"
    assert total_hip.href == "../../regions/hip/total-hip/"


def test_children_are_shown_the_whole_body_without_the_head() -> None:
    sites = [mark.site for mark in map_marks(EvidenceMap(base_of()), Audience.CHILDREN_TEENS, page="")]
    assert "tblh" in sites
    assert "whole_body" not in sites
