"""What the collection holds for a bone, a group and a kind of exercise, and which state that is."""

from __future__ import annotations

from typing import Any

import pytest

from generator.publishing.evidence_map import Cell, EvidenceMap
from generator.vocabulary import Audience, EmptyState, Exercise, SiteGroup
from tests.unit.publishing.records import ARMS, base_of, located, pooled, result

SPINE = SiteGroup.LUMBAR_SPINE
WOMEN = {"sex": "female", "life_stage": ["postmenopausal_unspecified"]}
READ = [{"arm": "lift", "mean": 1}, {"arm": "con", "mean": -1}]


def study(record_id: str = "doe-2001", *, rows: Any = None, people: Any = None, **fields: Any) -> Any:
    rows = [result(arms=READ)] if rows is None else rows
    return located("studies", record_id, arms=ARMS, results=rows, population=people or WOMEN, **fields)


def cell(*found: Any, site: SiteGroup = SPINE, audience: Audience | None = None, exercise: str = "any") -> Cell:
    return EvidenceMap(base_of(*found)).cell(site, audience, Exercise(exercise))


def test_a_study_counts_once_however_many_rows_it_has_at_a_bone() -> None:
    assert cell(study(rows=[result("a", arms=READ), result("b", arms=READ)])).k == 1


def test_people_are_added_over_studies_and_the_silent_ones_are_told() -> None:
    told = study("a-2001", people={**WOMEN, "n_allocated": 40, "n_completed": 30})
    found = cell(told, study("b-2001", people={**WOMEN, "n_analysed": 20}), study("c-2001"))
    assert (found.k, found.n, found.silent) == (3, 60, 1)


def test_a_parent_counts_the_distinct_studies_of_its_children() -> None:
    evidence = EvidenceMap(base_of(study("a-2001"), study("b-2001")))
    children = [evidence.cell(SPINE, exercise=node) for node in Exercise if node.parent == "any"]
    union = {here.study.id for child in children for here in child.studies}
    assert {here.study.id for here in evidence.cell(SPINE).studies} == union == {"a-2001", "b-2001"}


def test_a_study_belongs_to_the_kinds_of_exercise_above_its_own_only() -> None:
    assert cell(study(), exercise="resistance_any").k == 1
    assert cell(study(), exercise="power_training").k == 0


def test_people_with_a_treatment_of_their_own_stand_apart() -> None:
    found = cell(study(people={**WOMEN, "flags": ["cancer"]}))
    assert (found.k, len(found.apart)) == (0, 1)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "draft"},
        {"editorial": {"status": "retracted"}},
        {"status": "withdrawn", "withdrawn": {"reason": "Twice the same.", "date": "2026"}},
    ],
)
def test_what_is_not_counted_is_not_on_the_map_but_keeps_the_page_of_its_bone(fields: dict[str, Any]) -> None:
    evidence = EvidenceMap(base_of(study(**fields)))
    assert evidence.cell(SPINE).is_empty
    assert evidence.sites() == (SPINE,)


def test_nothing_held_is_said_as_that_and_never_as_no_studies() -> None:
    assert cell().state == EmptyState.NOT_IN_COLLECTION
    assert cell().is_empty


def test_a_study_whose_figures_were_read_is_not_yet_rated() -> None:
    assert cell(study()).state == EmptyState.NOT_RATED
    assert cell(study()).direction == ""


def test_a_study_without_figures_is_measured_and_not_read() -> None:
    silent = study(rows=[result(arms=[{"arm": "lift", "statement": "it rose"}])])
    assert cell(silent).state == EmptyState.MEASURED_NOT_READ


def test_trials_that_a_question_names_are_measured_even_without_their_records() -> None:
    asked = located("questions", "q-one", site=["lumbar_spine"], trials={"partial": ["roe-1999"]})
    assert cell(asked).state == EmptyState.MEASURED_NOT_READ
    assert cell(located("questions", "q-one", site=["lumbar_spine"])).state == EmptyState.NOT_IN_COLLECTION


def test_the_measure_for_children_does_not_apply_to_adults() -> None:
    assert cell(site=SiteGroup.TBLH, audience=Audience.MEN).state == EmptyState.NOT_APPLICABLE
    assert cell(site=SiteGroup.TBLH, audience=Audience.CHILDREN_TEENS).state == EmptyState.NOT_IN_COLLECTION


def review(record_id: str = "doe-2001", *, row: Any = None, **fields: Any) -> Any:
    pico = {"population": WOMEN, "exercise": ["any"], "outcomes": ["abmd"]}
    return located("reviews", record_id, results=[row or pooled()], pico=pico, **fields)


def test_a_review_gives_its_direction_and_no_rating_of_ours() -> None:
    found = cell(review(), exercise="progressive_resistance")
    assert (found.state, found.direction) == (EmptyState.NOT_RATED, "benefit")


def test_the_certainty_is_the_one_that_the_authors_state() -> None:
    assert cell(review(row=pooled(authors_certainty="moderate")), exercise="progressive_resistance").state == "moderate"


def test_very_low_never_shows_a_direction() -> None:
    found = cell(review(row=pooled(authors_certainty="very_low")), exercise="progressive_resistance")
    assert (found.state, found.direction) == ("very_low", "uncertain")


def test_a_narrower_review_is_listed_with_its_parent_but_never_leads_it() -> None:
    found = cell(review(), exercise="any")
    assert len(found.pooled) == 1
    assert found.leading is None


def test_a_wider_review_says_nothing_of_a_narrower_exercise() -> None:
    assert cell(review(row=pooled(exercise=["any"])), exercise="progressive_resistance").is_empty


def test_a_review_speaks_to_its_own_people_only() -> None:
    assert cell(review(), audience=Audience.AFTER_MENOPAUSE).pooled
    assert not cell(review(), audience=Audience.MEN).pooled


def test_reviews_of_one_set_of_trials_are_one_voice_and_cannot_disagree() -> None:
    unclear = pooled(lower="-0.1", upper="0.9")
    alone = cell(review("a-2020"), review("b-2020", row=unclear), exercise="progressive_resistance")
    family = cell(
        review("a-2020", dataset="one"), review("b-2020", dataset="one", row=unclear), exercise="progressive_resistance"
    )
    assert (alone.voices, alone.disagree) == (2, True)
    assert (family.voices, family.disagree) == (1, False)


def test_distinct_studies_over_bones_are_each_listed_once() -> None:
    hip = {"site": "total_hip", "quantity": "abmd", "scale": "percent_change"}
    both = study(rows=[result("a", arms=READ), result("b", outcome=hip, arms=READ)])
    assert [here.study.id for here in EvidenceMap(base_of(both)).studies()] == ["doe-2001"]
