"""What the collection holds for a bone, a group and a kind of exercise, and which answer of ours lies there."""

from __future__ import annotations

from typing import Any

import pytest

from generator.publishing.evidence_map import Cell, EvidenceMap
from generator.vocabulary import Audience, EmptyState, Exercise, SiteGroup
from tests.unit.publishing.records import ARMS, WOMEN, edition, located, pooled, question, result, review

SPINE = SiteGroup.LUMBAR_SPINE
AFTER = Audience.AFTER_MENOPAUSE
READ = [{"arm": "lift", "mean": 1}, {"arm": "con", "mean": -1}]


def study(record_id: str = "doe-2001", *, rows: Any = None, people: Any = None, **fields: Any) -> Any:
    rows = [result(arms=READ)] if rows is None else rows
    return located("studies", record_id, **{"arms": ARMS, "results": rows, "population": people or WOMEN, **fields})


def cell(*found: Any, site: SiteGroup = SPINE, audience: Audience | None = None, exercise: str = "any") -> Cell:
    return EvidenceMap(edition(*found)).cell(site, audience, Exercise(exercise))


def test_a_study_counts_once_however_many_rows_it_has_at_a_bone() -> None:
    assert cell(study(rows=[result("a", arms=READ), result("b", arms=READ)])).k == 1


def test_people_are_added_over_studies_and_the_silent_ones_are_told() -> None:
    told = study("a-2001", people={**WOMEN, "n_allocated": 40, "n_completed": 30})
    found = cell(told, study("b-2001", people={**WOMEN, "n_analysed": 20}), study("c-2001"))
    assert (found.k, found.n, found.silent) == (3, 60, 1)


def test_a_parent_counts_the_distinct_studies_of_its_children() -> None:
    evidence = EvidenceMap(edition(study("a-2001"), study("b-2001")))
    children = [evidence.cell(SPINE, exercise=node) for node in Exercise if node.parent == "any"]
    union = {here.study.id for child in children for here in child.studies}
    assert {here.study.id for here in evidence.cell(SPINE).studies} == union == {"a-2001", "b-2001"}


def test_a_study_belongs_to_the_kinds_of_exercise_above_its_own_only() -> None:
    assert cell(study(), exercise="resistance_any").k == 1
    assert cell(study(), exercise="power_training").k == 0


def test_a_survey_speaks_to_its_bone_and_to_no_exercise() -> None:
    survey = study(arms=[], rows=[result(groups=[{"label": "Women", "value": 20}])])
    assert [here.is_readable for here in cell(survey).studies] == [True]
    assert cell(survey, exercise="resistance_any").k == 0


def test_people_with_a_treatment_of_their_own_stand_apart() -> None:
    found = cell(study(people={**WOMEN, "flags": ["cancer"]}))
    assert (found.k, len(found.apart)) == (0, 1)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "draft"},
        {"editorial": {"status": "retracted"}},
        {"status": "withdrawn", "withdrawn": {"code": "duplicate", "reason": "Twice the same.", "date": "2026"}},
    ],
)
def test_what_is_not_counted_is_not_on_the_map_but_keeps_the_page_of_its_bone(fields: dict[str, Any]) -> None:
    evidence = EvidenceMap(edition(study(**fields)))
    assert evidence.cell(SPINE).is_empty
    assert evidence.sites() == (SPINE,)


def test_distinct_studies_over_bones_are_each_listed_once() -> None:
    hip = {"site": "total_hip", "quantity": "abmd", "scale": "percent_change"}
    both = study(rows=[result("a", arms=READ), result("b", outcome=hip, arms=READ)])
    assert [here.study.id for here in EvidenceMap(edition(both)).studies()] == ["doe-2001"]


def test_a_review_speaks_to_its_own_people_and_exercise_only() -> None:
    assert cell(review(), audience=AFTER).pooled
    assert not cell(review(), audience=Audience.MEN).pooled
    assert cell(review("roe-2002", pooled(exercise=["any"])), exercise="progressive_resistance").is_empty


# ---------------------------------------------------------------- where no question asks


def test_nothing_held_is_said_as_that_and_never_as_no_studies() -> None:
    assert cell().state is EmptyState.NOT_IN_COLLECTION
    assert cell().is_empty


def test_what_was_read_without_a_question_is_not_rated() -> None:
    assert cell(study()).state is EmptyState.NOT_RATED
    assert cell(review()).state is EmptyState.NOT_RATED
    assert cell(study(), review(), audience=AFTER, exercise="progressive_resistance").leading is None


def test_a_study_without_figures_is_measured_and_not_read() -> None:
    silent = study(rows=[result(arms=[{"arm": "lift", "statement": "it rose"}])])
    assert cell(silent).state is EmptyState.MEASURED_NOT_READ


def test_the_measure_for_children_does_not_apply_to_adults() -> None:
    assert cell(site=SiteGroup.TBLH, audience=Audience.MEN).state is EmptyState.NOT_APPLICABLE
    assert cell(site=SiteGroup.TBLH, audience=Audience.CHILDREN_TEENS).state is EmptyState.NOT_IN_COLLECTION


# ---------------------------------------------------------------- which answer leads


def leading(*found: Any, audience: Audience = AFTER, exercise: str = "progressive_resistance") -> str:
    here = cell(*found, audience=audience, exercise=exercise).leading
    return here.question.id if here else ""


def test_the_question_of_exactly_this_exercise_and_group_leads() -> None:
    assert leading(question()) == "asked"
    assert leading(question(), exercise="any") == ""
    assert leading(question(), audience=Audience.MEN) == ""
    assert leading(question(exercise="any")) == ""


def test_a_draft_of_a_question_answers_on_its_own_page_alone() -> None:
    assert leading(review(), question(status="draft")) == ""
    assert cell(question(status="draft")).is_empty


@pytest.mark.parametrize(
    "narrower",
    [
        {"people": {"bone_status": "low_bone_mass_or_osteoporosis"}},
        {"people": {"include": ["hormone_both_arms"]}},
        {"people": {"age_min": 70}},
        {"bone_group": ["past_fracture"]},
    ],
)
def test_a_question_about_some_of_the_group_never_leads_it(narrower: dict[str, Any]) -> None:
    assert leading(question("a-few", **narrower)) == ""
    found = cell(question("a-few", **narrower), question("wide"), audience=AFTER, exercise="progressive_resistance")
    assert [here.question.id for here in found.answers] == ["wide", "a-few"]
    assert found.leading is found.answers[0]


@pytest.mark.parametrize(
    "other", [{"load": "high", "comparator": ["other_exercise"]}, {"body_part": "arms"}, {"comparator": ["background"]}]
)
def test_a_question_that_does_not_ask_whether_the_exercise_works_never_leads(other: dict[str, Any]) -> None:
    assert leading(question(**other)) == ""


def led(*found: Any, audience: Audience = AFTER) -> tuple[str, bool]:
    """The exercise that answers at the lower back, and whether it is rated."""
    chosen = EvidenceMap(edition(*found)).leading_cell(SPINE, audience)
    return chosen.exercise.value, bool(chosen.leading and chosen.leading.is_rated)


def test_lifting_leads_before_a_wider_exercise() -> None:
    wide = review("wide-2002", pooled(exercise=["any"]))
    anything = question("anything", exercise="any", index_review="wide-2002")
    assert led(review(), wide, question(), anything) == ("progressive_resistance", True)


def test_a_wider_exercise_with_a_rating_leads_where_lifting_has_none() -> None:
    wide = review("wide-2002", pooled(exercise=["any"]))
    anything = question("anything", exercise="any", index_review="wide-2002")
    unread = question(index_review=None, trials={"partial": ["roe-1999"]})
    assert led(wide, unread, anything) == ("any", True)


def test_a_question_without_a_rating_leads_with_its_state_where_none_is_rated() -> None:
    unread = question(index_review=None, trials={"partial": ["roe-1999"]})
    assert led(unread) == ("progressive_resistance", False)
    here = EvidenceMap(edition(unread)).leading_cell(SPINE, AFTER).leading
    assert here is not None
    assert here.answer.state is EmptyState.MEASURED_NOT_READ


def test_another_group_never_answers_for_the_one_asked_about() -> None:
    assert led(review(), question(), audience=Audience.MEN) == ("any", False)
