"""Our answers at several bones in a few sentences, and the marks of the body map: never more than the findings say."""

from __future__ import annotations

from typing import Any

import pytest

from generator.publishing.answers import empty_sentence, short_answer, statements, studies_and_people, volume_words
from generator.publishing.bone_marks import beside_the_map, map_cells, map_marks
from generator.publishing.evidence_map import EvidenceMap
from generator.vocabulary import Audience, SiteGroup
from tests.spec.certainty.records import answer, trial
from tests.spec.certainty.records import question as asked
from tests.unit.publishing.records import WOMEN, edition, located, pooled, question, result, review

AFTER = Audience.AFTER_MENOPAUSE
SMD = {"quantity": "abmd", "scale": "smd_unspecified"}
LIFTING = "In women after menopause, lifting alone may leave the bone density of {} a little higher than not training."


def at(site: str, **fields: Any) -> dict[str, Any]:
    return {**pooled(site), "outcome": {**SMD, "site": site}, **fields}


def evidence(*found: Any) -> EvidenceMap:
    return EvidenceMap(edition(*found))


def cells(*found: Any, audience: Audience = AFTER):
    return map_cells(evidence(*found), audience)


BOTH = (review("roe-2002", pooled(), at("total_hip")), question(site=["lumbar_spine", "total_hip"]))


def test_bones_of_which_the_same_is_said_share_one_statement() -> None:
    (said,) = statements(cells(*BOTH))
    assert said == LIFTING.format("the lower back and the hip as a whole") + " We are not very sure of this."


def test_the_statement_is_word_for_word_that_of_the_findings() -> None:
    made = edition(review(), question())
    assert statements(map_cells(EvidenceMap(made), AFTER)) == (made.findings.questions["asked"].first.statement.plain,)


def test_the_home_answer_has_at_most_three_sentences_and_puts_lifting_first() -> None:
    neck = question("anything", site=["femoral_neck"], exercise="any", index_review="wide-2002")
    lines = short_answer(cells(*BOTH, review("wide-2002", at("femoral_neck", exercise=["any"])), neck))
    assert " ".join(lines).count(". ") + 1 == 3
    assert "lifting alone" in lines[0]
    assert lines[-1] == "At 8 other bones on the map nothing is rated."
    assert len(statements(cells(*BOTH, review("wide-2002", at("femoral_neck", exercise=["any"])), neck))) == 2


def test_an_empty_collection_says_so() -> None:
    assert short_answer(cells()) == ("This collection holds no study in women after menopause yet.",)


def test_studies_without_a_question_are_named_and_not_rated() -> None:
    row = result(arms=[{"arm": "lift", "mean": 1}])
    held = located("studies", population=WOMEN, results=[row])
    assert short_answer(cells(held)) == (
        "Studies in women after menopause measured the lower back; no answer is rated.",
    )
    assert empty_sentence(cells(held)[0]).startswith("1 study in this collection measured the lower back in women")


def test_unread_numbers_of_people_are_told() -> None:
    row = {"id": "ls", "outcome": pooled()["outcome"], "from": pooled()["from"], "count": "primary"}
    told = located("studies", "a-2001", population={**WOMEN, "n_allocated": 40}, results=[row])
    silent = located("studies", "b-2001", population=WOMEN, results=[row])
    cell = evidence(told, silent).cell(SiteGroup.LUMBAR_SPINE)
    assert studies_and_people(cell).replace("\u00a0", " ") == "2 studies, 40 people; not stated for 1"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"k": {"value": 18, "unit": "groups", "scope": "all_sites"}}, "up to 18 exercise groups"),
        ({"k": {"value": 5, "unit": "studies"}}, "5 studies"),
        ({}, "one review"),
    ],
)
def test_a_mark_tells_what_its_review_rests_on(row: dict[str, Any], words: str) -> None:
    (spine, *_) = map_marks(evidence(review("roe-2002", pooled(**row)), question()), AFTER, page="")
    assert spine.volume == words


def test_a_mark_tells_how_many_trials_lead_or_were_not_read() -> None:
    lifted = trial("lift-2000", trained=(60, 2.4, 2.0), compared=(60, 0.0, 2.0))
    assert volume_words(answer(asked(), lifted)) == "1 trial"
    assert volume_words(answer(asked(trials={"partial": ["lost-1999", "lost-2000"]}))) == "2 trials"


def test_a_mark_is_our_rating_and_never_the_one_of_the_reviews_authors() -> None:
    said = review("roe-2002", pooled(authors_certainty="moderate"))
    (spine, *_) = map_marks(evidence(said, question()), AFTER, page="")
    assert (spine.certainty, spine.effect_word) == ("low", "slightly more bone")
    (unasked, *_) = map_marks(evidence(said), AFTER, page="")
    assert (unasked.certainty, unasked.effect_word) == ("not_rated", "")


def test_a_wider_exercise_is_named_and_not_shown_on_a_map_that_asks_about_lifting() -> None:
    wide = evidence(review("roe-2002", pooled(exercise=["any"])), question(exercise="any"))
    (asked_here, *_) = map_marks(wide, AFTER, page="", lifting_only=True)
    (open_to_all, *_) = map_marks(wide, AFTER, page="")
    assert (asked_here.effect_word, asked_here.note) == ("", "exercise of any kind is rated")
    assert (open_to_all.effect_word, open_to_all.note) == ("slightly more bone", "for exercise of any kind")


def test_a_mark_leads_to_the_page_of_its_group_only_where_there_is_one() -> None:
    spine, total_hip, *_ = map_marks(evidence(review()), AFTER, page="people/men/")
    assert spine.href == "../../regions/spine/lumbar-spine/after-menopause/"
    assert total_hip.href == "../../regions/hip/total-hip/"


def test_children_are_shown_the_whole_body_without_the_head_and_the_whole_body_beside_it() -> None:
    children = {"sex": "mixed", "life_stage": ["child_pubertal"]}
    body = question(
        site=["whole_body", "tblh"],
        audience=["children_teens"],
        exercise="bone_loading_any",
        people={**children, "words": "children", "age_min": 3, "age_max": 18},
    )
    grown = evidence(review("roe-2002", at("whole_body", exercise=["bone_loading_any"]), people=children), body)
    sites = [mark.site for mark in map_marks(grown, Audience.CHILDREN_TEENS, page="")]
    assert "tblh" in sites
    assert "whole_body" not in sites
    assert [cell.site.value for cell in beside_the_map(grown, Audience.CHILDREN_TEENS)] == ["whole_body"]
