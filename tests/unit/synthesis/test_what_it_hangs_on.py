"""Sensitivity runs are reported where they turn an answer over; the smallest change that moves it is computed."""

from __future__ import annotations

from generator.synthesis import Answer, QuestionTree, answer_question
from generator.synthesis.changes import what_would_change
from generator.synthesis.sensitivity import flips
from generator.vocabulary import OutcomeTarget, SiteGroup
from tests.spec.certainty.records import base, question, review, trial

LOW = {"tool": "rob2", "by": "a review", "overall": "low"}


def asked(*records, **fields) -> tuple[Answer, QuestionTree]:
    tree = QuestionTree(base(question(**fields), *records))
    return answer_question(tree, "asked", OutcomeTarget.BMD_ITSELF, SiteGroup.LUMBAR_SPINE), tree


def pool(people: int, mean: float = 2.0, **fields) -> list:
    return [
        trial(
            f"s{i}-{2000 + i}",
            trained=(people, mean, 3.0),
            compared=(people, 0.0, 3.0),
            risk_of_bias=[LOW],
            **fields,
        )
        for i in range(3)
    ]


def test_four_hundred_people_would_be_enough() -> None:
    answer, tree = asked(*pool(100))
    assert answer.final == "moderate"
    assert ("400 people are enough", "level", "moderate", "high") in [
        (f.run, f.what, f.was, f.becomes) for f in flips(answer, tree)
    ]


def test_what_turns_nothing_over_is_not_reported() -> None:
    answer, tree = asked(*pool(300))
    assert flips(answer, tree) == ()


def test_an_answer_that_rests_on_an_unread_correction_says_so() -> None:
    answer, tree = asked(
        trial("one-2000", trained=(90, 2.0, 3.0), compared=(90, 0.0, 3.0), editorial={"status": "corrected_not_read"})
    )
    found = [flip for flip in flips(answer, tree) if "correction" in flip.run]
    assert {flip.becomes for flip in found} == {"not_rated", "none"}


def test_an_imputed_spread_is_a_sensitivity_run_and_never_the_answer() -> None:
    silent = trial("silent-1999", trained=(90, 9.0), compared=(90, 0.0))
    answer, _ = asked(*pool(100), silent)
    assert [row.study for row in answer.lead.pool.rows] == ["s0-2000", "s1-2001", "s2-2002"]


UNJUDGED = (
    "a judgement that there is no concern about indirectness",
    "a judgement that there is no concern about missing results",
)
"""What nobody judged must be judged before the highest level is promised."""


def test_the_smallest_change_is_named_with_its_number() -> None:
    answer, _ = asked(*pool(100))
    assert [(change.needs, change.level.value) for change in what_would_change(answer)] == [
        (("200 more people", *UNJUDGED), "high")
    ]


def test_where_one_change_is_not_enough_pairs_are_named() -> None:
    answer, _ = asked(*pool(300)[:2])
    needs = {change.needs for change in what_would_change(answer)}
    assert needs == {("1 more independent trial with readable figures", *UNJUDGED)}


def test_an_answer_without_figures_names_what_to_read_first() -> None:
    answer, _ = asked(index_review="wanted-2020", trials={"partial": ["lost-1999"]})
    assert what_would_change(answer)[0].needs == ("figures with their spread from wanted-2020, lost-1999",)


def test_a_judgement_of_bias_lifts_the_level_and_its_cap_together() -> None:
    index = review("index-2020", "0.30", ("0.10", "0.50"), row={"k": {"value": 20, "unit": "studies"}})
    answer, _ = asked(index, index_review="index-2020")
    assert [change.level.value for change in what_would_change(answer)] == ["high"]
