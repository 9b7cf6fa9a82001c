"""Higher, lower, less loss: a reading of two printed means."""

from __future__ import annotations

from typing import Any

import pytest

from generator.publishing.pages.standing import EQUAL, HIGHER, LESS_LOSS, LOWER, standing
from tests.unit.publishing.records import ARMS, located, result


def stands(rows: list[dict[str, Any]], *, groups: list[dict[str, Any]] = ARMS, **fields: Any) -> str:
    """How the first row of a result stands against its comparison."""
    study = located("studies", arms=groups, results=[result(arms=rows, **fields)]).record
    return standing(study, study.results[0], study.results[0].arms[0])


def means(trained: int, compared: int) -> list[dict[str, Any]]:
    return [{"arm": "lift", "mean": trained}, {"arm": "con", "mean": compared}]


@pytest.mark.parametrize(
    ("trained", "compared", "word"),
    [(3, -1, HIGHER), (-2, -1, LOWER), (1, 1, EQUAL), (-1, -2, LESS_LOSS), (0, -2, HIGHER)],
)
def test_two_means_are_compared_in_words(trained: int, compared: int, word: str) -> None:
    assert stands(means(trained, compared)) == word


def test_a_comparison_group_is_set_against_nothing() -> None:
    assert stands(means(1, 2)[::-1]) == ""


def test_a_mean_that_is_not_printed_is_compared_with_nothing() -> None:
    assert stands([{"arm": "lift", "mean": 1}, {"arm": "con"}]) == ""


def test_a_printed_range_is_not_compared() -> None:
    assert stands([{"arm": "lift", "mean": 1, "mean_to": 2}, {"arm": "con", "mean": 0}]) == ""


def test_counts_are_not_compared() -> None:
    assert stands(means(3, 1), outcome={"quantity": "falls", "scale": "value"}) == ""


def test_of_two_comparison_groups_the_one_that_a_contrast_names_is_meant() -> None:
    groups = [*ARMS, {"id": "other", "role": "comparator", "label": "Stretching"}]
    rows = [*means(1, 0), {"arm": "other", "mean": 5}]
    assert stands(rows, groups=groups) == ""
    assert stands(rows, groups=groups, contrasts=[{"of": ["lift"], "against": ["other"]}]) == LOWER


def test_groups_of_different_strata_are_not_compared() -> None:
    groups = [{**ARMS[0], "stratum": "hormone"}, {**ARMS[1], "stratum": "none"}]
    assert stands(means(3, 1), groups=groups) == ""


def test_a_trained_side_is_compared_with_the_other_side_of_the_same_people() -> None:
    groups = [{**ARMS[0], "group": "a"}, {**ARMS[1], "group": "a"}, {**ARMS[1], "id": "other", "group": "b"}]
    assert stands([*means(3, 1), {"arm": "other", "mean": 9}], groups=groups) == HIGHER
