"""One headline: an index review, or our own pool where it covers the evidence; else studies, or a state (R1, R6)."""

from __future__ import annotations

from typing import Any

import pytest

from generator.synthesis import Kind, Size
from generator.vocabulary import EmptyState
from tests.spec.certainty.records import SPINE, answer, levels, question, review, trial


def trials(count: int, *, mean: float = 2.5, people: int = 150) -> list:
    """Trials of one size and result, 2 x `people` each."""
    return [trial(f"read-{2000 + i}", trained=(people, mean, 3.0), compared=(people, 0.0, 3.0)) for i in range(count)]


def unread(people: int | None = None, id_: str = "unread-1999", **fields: Any):
    """A trial of which only a verdict was read: "not significant" is no zero."""
    return trial(id_, people=people, contrast={"verdict_as_printed": "no_difference", "p": {"op": "ns"}}, **fields)


class TestTheCoverageGate:
    """R1: an own pool leads from three studies on, if it holds 60 % of eligible people and its set was checked."""

    def test_three_studies_with_most_people_lead_where_no_review_is_named(self) -> None:
        found = answer(question(), *trials(3), unread(people=100))
        assert found.lead.kind is Kind.OWN_POOL

    def test_below_sixty_per_cent_of_people_only_the_range_is_shown_and_at_most_low(self) -> None:
        found = answer(question(), *trials(3), unread(people=800))
        assert found.lead.kind is Kind.RANGE
        assert found.rating is not None and found.rating.final.dots <= 2
        assert found.size is Size.NOT_STATED
        assert "from 2.5 to 2.5 percentage points in 3 trials" in found.statement.technical

    def test_people_who_are_not_known_cannot_pass_the_gate(self) -> None:
        found = answer(question(trials={"partial": ["lost-1998"]}), *trials(3))
        assert found.lead.kind is Kind.RANGE

    def test_an_index_review_stays_the_headline_until_its_list_was_compared(self) -> None:
        index = review("index-2020", "0.30", ("0.10", "0.50"))
        asked = {"index_review": "index-2020"}
        assert answer(question(**asked), *trials(3), index).lead.kind is Kind.INDEX_REVIEW
        compared = question(**asked, checked_against=["index-2020"])
        assert answer(compared, *trials(3), index).lead.kind is Kind.OWN_POOL

    def test_own_studies_below_an_index_review_carry_no_mark(self) -> None:
        index = review("index-2020", "0.30", ("0.10", "0.50"))
        found = answer(question(index_review="index-2020"), *trials(2), index)
        assert [pool.k for pool in found.pools.values()] == [2]
        assert found.rating is not None and found.lead.review is not None


class TestMissingResults:
    """R1: a fifth of eligible people without a readable result costs a level, where the headline is our own."""

    @pytest.mark.parametrize(("people", "taken"), [(100, 0), (200, 1)])
    def test_the_share_is_one_of_people(self, people: int, taken: int) -> None:
        found = answer(question(), *trials(2), unread(people=people))
        assert levels(found).get("publication_bias", 0) == taken

    def test_where_people_are_not_known_the_share_is_one_of_studies(self) -> None:
        found = answer(question(trials={"partial": ["lost-1998"]}), *trials(2))
        assert found.coverage.by_people is False
        assert levels(found)["publication_bias"] == 1

    def test_an_index_review_does_not_pay_for_what_we_did_not_read(self) -> None:
        index = review("index-2020", "0.30", ("0.10", "0.50"))
        found = answer(question(index_review="index-2020"), *trials(1), unread(people=900), index)
        assert "publication_bias" not in levels(found)

    def test_not_significant_is_missing_and_never_zero(self) -> None:
        found = answer(question(), *trials(1), unread(people=10))
        assert [row.study for pool in found.pools.values() for row in pool.rows] == ["read-2000"]
        assert found.coverage.missing == ("unread-1999",)


class TestFewStudies:
    """R1: without an index review one or two readable studies lead, at most low."""

    def test_one_study_leads_at_most_low(self) -> None:
        found = answer(question(), *trials(1, people=900))
        assert (found.lead.kind, found.final) == (Kind.ONE_STUDY, "low")

    def test_two_studies_lead_at_most_low_without_a_size_word(self) -> None:
        found = answer(question(), *trials(2, people=900))
        assert (found.lead.kind, found.final, found.size) == (Kind.TWO_STUDIES, "low", Size.NOT_STATED)


class TestFiveEmptyStates:
    """R6: why an answer is empty is told in one of five ways, and "we found no studies" is none of them."""

    @pytest.mark.parametrize(
        ("fields", "records", "state"),
        [
            pytest.param({}, [unread()], EmptyState.MEASURED_NOT_READ, id="trials exist, figures not read"),
            pytest.param({}, [], EmptyState.NOT_IN_COLLECTION, id="nothing here, and no search was made"),
            pytest.param({"searched": "MEDLINE to 2026-10."}, [], EmptyState.SEARCHED_NONE, id="a documented search"),
            pytest.param({"not_applicable": "No such bone."}, [], EmptyState.NOT_APPLICABLE, id="does not apply"),
            pytest.param(
                {"beside": ["wide-2020"]},
                [review("wide-2020", "0.3", ("0.1", "0.5"), exercise=["any"])],
                EmptyState.NOT_RATED,
                id="only a review of a wider exercise",
            ),
        ],
    )
    def test_each_state_has_its_cause(self, fields: dict, records: list, state: EmptyState) -> None:
        found = answer(question(**fields), *records)
        assert (found.final, found.state) == ("not_rated", state)
        assert "found no stud" not in found.statement.technical

    def test_an_empty_collection_says_that_nobody_searched(self) -> None:
        assert "We did not search systematically." in answer(question()).statement.technical


class TestBodiesOfEvidence:
    """R13: trials drawn by lot lead; other studies stand beside them, and speak only where no such trial was read."""

    OTHERS = {"design": {"type": "non_randomised_trial"}}

    def test_other_studies_never_enter_the_pool_of_trials(self) -> None:
        other = trial("other-2001", trained=(50, 9.0, 3.0), compared=(50, 0.0, 3.0), **self.OTHERS)
        found = answer(question(), *trials(1), other)
        assert {body.value: [row.study for row in pool.rows] for body, pool in found.pools.items()} == {
            "randomised": ["read-2000"],
            "not randomised": ["other-2001"],
        }
        assert found.lead.effect is not None and round(found.lead.effect.estimate, 1) == 2.5
        assert any("not drawn by lot" in note for note in found.notes)

    def test_alone_they_start_low(self) -> None:
        other = trial("other-2001", trained=(900, 2.0, 3.0), compared=(900, 0.0, 3.0), **self.OTHERS)
        found = answer(question(), other)
        assert found.rating is not None and found.rating.start.value == "low"
        assert found.final == "very_low"

    def test_one_cluster_on_each_side_is_no_randomisation(self) -> None:
        one_school = [
            {
                "id": "ex",
                "role": "intervention",
                "label": "Jumping",
                "modality": "progressive_resistance",
                "n_analysed": 30,
                "clusters": [{"unit": "school", "n": 1}],
            },
            {
                "id": "con",
                "role": "comparator",
                "label": "Usual",
                "comparator": "no_intervention",
                "n_analysed": 30,
                "clusters": [{"unit": "school", "n": 1}],
            },
        ]
        made = trial(
            "school-2001",
            trained=(30, 2.0, 3.0),
            compared=(30, 0.0, 3.0),
            arms=one_school,
            outcome=SPINE,
            design={"type": "rct_cluster", "allocation": "school"},
        )
        assert [body.value for body in answer(question(), made).pools] == ["not randomised"]
