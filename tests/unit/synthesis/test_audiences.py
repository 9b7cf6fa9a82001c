"""Which group of readers a population speaks to."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.parts import Population
from generator.synthesis.audiences import audiences_of


def groups(sex: str, *stages: str, **fields: Any) -> set[str]:
    people = Population.model_validate({"sex": sex, "life_stage": list(stages), **fields})
    return {audience.value for audience in audiences_of(people)}


@pytest.mark.parametrize(
    ("sex", "stage", "group"),
    [
        ("female", "postmenopausal_early", "after_menopause"),
        ("male", "man_50_plus", "men"),
        ("female", "premenopausal", "younger_women"),
        ("mixed", "child_prepubertal", "children_teens"),
        ("mixed", "older_adult_65_plus", "older_adults"),
    ],
)
def test_a_plain_population_speaks_to_its_group(sex: str, stage: str, group: str) -> None:
    assert groups(sex, stage) == {group}


def test_women_around_and_after_menopause_speak_to_those_after_it() -> None:
    assert groups("female", "perimenopausal", "postmenopausal_early") == {"after_menopause"}


def test_women_before_and_after_menopause_together_speak_to_neither() -> None:
    assert groups("female", "premenopausal", "postmenopausal_early") == set()


def test_women_and_men_together_speak_to_neither_sex() -> None:
    assert groups("mixed", "postmenopausal_unspecified", "man_50_plus") == set()


def test_a_mean_of_65_with_its_spread_above_60_is_old_enough() -> None:
    assert "older_adults" in groups("female", "postmenopausal_unspecified", age={"mean": 65, "sd": 5})
    assert "older_adults" not in groups("female", "postmenopausal_unspecified", age={"mean": 65, "sd": 6})


def test_young_men_do_not_speak_to_men_of_fifty() -> None:
    assert groups("male", "young_adult") == set()
    assert groups("male", "adult_unspecified", age={"min": 25}) == set()


def test_a_review_of_men_of_any_age_is_let_in() -> None:
    assert groups("male", "adult_unspecified") == {"men"}


def test_women_around_menopause_alone_do_not_speak_to_those_after_it() -> None:
    assert groups("female", "perimenopausal") == set()
