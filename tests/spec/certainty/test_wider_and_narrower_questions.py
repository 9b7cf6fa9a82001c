"""Who belongs to a question, where a study is at home, and what a wider question shows (rules B1 to B4)."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.parts import Population
from generator.model.question import Predicate
from generator.synthesis import QuestionTree, distinct_studies, find
from generator.synthesis.comparisons import Standing
from generator.synthesis.eligibility import belongs, is_65_plus
from generator.vocabulary import EmptyState, SiteGroup
from tests.spec.certainty.records import base, exact, question, trial


def people(**fields: Any) -> Population:
    return Population.model_validate(exact({"sex": "female"} | fields))


def predicate(**fields: Any) -> Predicate:
    return Predicate.model_validate(exact({"sex": "female", "words": "people"} | fields))


class TestThePopulationIsAPredicate:
    """B3: what was stored of people decides, not a label; what was not read is neither yes nor no."""

    @pytest.mark.parametrize(
        ("age", "expected"),
        [
            pytest.param({"min": 65}, True, id="taken in from 65 on"),
            pytest.param({"mean": 71, "sd": 5}, True, id="mean 65 or more, one deviation below it 60 or more"),
            pytest.param({"mean": 66, "sd": 8}, False, id="too wide"),
            pytest.param({"mean": 62, "sd": 1}, False, id="too young"),
            pytest.param({"mean": 70}, None, id="spread not read"),
        ],
    )
    def test_sixty_five_and_over(self, age: dict[str, Any], expected: bool | None) -> None:
        assert is_65_plus(people(age=age)) is expected

    def test_women_of_70_to_78_are_both_after_menopause_and_over_65(self) -> None:
        old = people(life_stage=["older_adult_65_plus"], age={"min": 70, "max": 78})
        assert belongs(old, predicate(life_stage=["postmenopausal_unspecified"])) is True
        assert belongs(old, predicate(life_stage=["older_adult_65_plus"])) is True

    @pytest.mark.parametrize(
        ("sex", "asked", "expected"),
        [
            ("mixed", "female", False),
            ("mixed", "mixed", True),
            ("male", "female", False),
            ("not_reported", "male", None),
        ],
    )
    def test_both_sexes_together_answer_for_neither(self, sex: str, asked: str, expected: bool | None) -> None:
        assert belongs(people(sex=sex), predicate(sex=asked)) is expected

    @pytest.mark.parametrize(
        ("given", "asked", "expected"),
        [
            ({"bone_status": ["osteoporosis"]}, "low_bone_mass_or_osteoporosis", True),
            ({"t_score": {"max": -1.0}}, "low_bone_mass_or_osteoporosis", True),
            ({"t_score": {"max": -1.0}, "bone_status": ["low_bone_mass_or_osteoporosis"]}, "osteoporosis", False),
            ({"bone_status": ["mixed"]}, "low_bone_mass_or_osteoporosis", False),
            ({}, "osteoporosis", None),
            ({}, "any", True),
        ],
    )
    def test_bone_status(self, given: dict[str, Any], asked: str, expected: bool | None) -> None:
        assert belongs(people(**given), predicate(bone_status=asked)) is expected

    def test_children_are_never_adults(self) -> None:
        child = people(life_stage=["child_pubertal"])
        assert belongs(child, predicate(life_stage=["adult_unspecified"])) is False


PARENT = question("any", exercise="any")
LIFTING = question("lifting", exercise="progressive_resistance", parent="any")
IMPACT = question("impact", exercise="resistance_plus_impact", parent="any")
READ = {"trained": (40, 2.0, 3.0), "compared": (40, 0.0, 3.0)}


def tree(*records: Any) -> QuestionTree:
    return QuestionTree(base(PARENT, LIFTING, IMPACT, *records))


class TestHomeAndInheritance:
    """B4: a study is at home in the narrowest question and inherited by the wider ones; nothing is summed."""

    def test_a_study_is_at_home_in_the_narrowest_question_that_holds_it(self) -> None:
        made = tree(trial("lift-2000", **READ))
        assert made.home(PARENT, SiteGroup.LUMBAR_SPINE, "lift-2000") == "lifting"
        assert made.home(LIFTING, SiteGroup.LUMBAR_SPINE, "lift-2000") == "lifting"

    def test_a_parent_holds_the_distinct_studies_of_its_children(self) -> None:
        both = trial("both-2001", **READ, exercise="high_intensity_resistance_impact")
        made = tree(trial("lift-2000", **READ), both)
        below = {study for child in made.children(PARENT) for study in made.distinct(child)}
        assert set(made.distinct(PARENT)) == below == {"lift-2000", "both-2001"}

    def test_a_study_named_in_two_children_counts_once_in_the_parent(self) -> None:
        named = {"trials": {"partial": ["lost-1999"]}}
        made = QuestionTree(
            base(
                PARENT,
                question("lifting", parent="any", **named),
                question("impact", exercise="resistance_plus_impact", parent="any", **named),
            )
        )
        assert made.distinct(PARENT) == ("lost-1999",)
        assert len(made.eligible(PARENT, SiteGroup.LUMBAR_SPINE)) == 1

    def test_people_of_a_wider_child_are_not_inherited_unseen(self) -> None:
        mixed = question("risk", parent="any", people={"sex": "mixed"}, trials={"partial": ["lost-1999"]})
        made = QuestionTree(base(PARENT, mixed))
        assert made.eligible(PARENT, SiteGroup.LUMBAR_SPINE) == ()

    def test_another_exercise_is_not_inherited_unseen(self) -> None:
        walking = question("walking", exercise="walking", parent="lifting", trials={"partial": ["lost-1999"]})
        made = QuestionTree(base(question("lifting"), walking))
        assert made.eligible(made.questions["lifting"], SiteGroup.LUMBAR_SPINE) == ()

    @pytest.mark.parametrize(
        ("above", "exercise", "standing"),
        [
            pytest.param({}, "progressive_resistance", Standing.EXCLUDED, id="the wider question follows"),
            pytest.param({"partial": ["lift-2000"]}, "progressive_resistance", Standing.READ, id="unless it names it"),
            pytest.param({}, "impact_jumping", Standing.READ, id="a study that could not answer below is its own"),
        ],
    )
    def test_a_study_listed_beside_below_is_not_counted_above(
        self, above: dict[str, list[str]], exercise: str, standing: Standing
    ) -> None:
        wide = question("any", exercise="any", trials=above)
        below = question("lifting", parent="any", trials={"not_pooled": ["lift-2000"]})
        made = QuestionTree(base(wide, below, trial("lift-2000", **READ, exercise=exercise)))
        (found,) = made.readings(wide, SiteGroup.LUMBAR_SPINE)
        assert found.standing is standing
        assert (len(made.eligible(wide, SiteGroup.LUMBAR_SPINE)) == 1) is (standing is Standing.READ)

    def test_a_rating_is_never_inherited(self) -> None:
        found = find(base(PARENT, LIFTING, trial("lift-2000", **READ), trial("lift-2001", **READ)))
        parent = found.questions["any"].first
        assert parent.lead.pool is not None
        assert [row.study for row in parent.lead.pool.rows] == ["lift-2000", "lift-2001"]
        assert found.questions["any"].children == ("lifting",)

    def test_questions_that_are_one_anothers_parents_do_no_harm(self) -> None:
        made = QuestionTree(base(question("one", parent="two"), question("two", parent="one")))
        assert made.distinct(made.questions["one"]) == ()


class TestTheMap:
    """B1: every other cell shows its studies with k and n, and no rating; cells overlap and are never added up."""

    def cells(self):
        return {
            cell.id: cell
            for cell in find(
                base(
                    trial("lift-2000", **READ),
                    trial("silent-2001", people=30, contrast={"p": {"op": "ns"}}),
                )
            ).cells
        }

    def test_a_cell_is_named_by_place_people_and_exercise(self) -> None:
        cell = self.cells()["lumbar_spine.after_menopause.progressive_resistance"]
        assert (cell.k, cell.people, cell.state) == (2, 110, EmptyState.NOT_RATED)

    def test_only_distinct_studies_are_shown_for_several_cells(self) -> None:
        cells = self.cells().values()
        assert sum(cell.k for cell in cells) > len(distinct_studies(cells)) == 2

    def test_a_region_and_a_site_of_one_name_are_two_cells(self) -> None:
        assert "region-spine.everyone.any" in self.cells()
