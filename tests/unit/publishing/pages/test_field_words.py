"""Fields of a record in readers' words."""

from __future__ import annotations

import pytest

from generator.publishing.pages.field_words import field_words
from tests.unit.publishing.records import ARMS, located, result

STUDY = located("studies", arms=ARMS, results=[result(arms=[{"arm": "lift", "mean": 3}])]).record


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("arms.lift.n_completed", "People who completed: Lifting"),
        ("arms.lift.dose", "How much was asked of people: Lifting"),
        ("results.ls.arms.lift.n", "People behind the figure: Lumbar spine L1-L4, Lifting"),
        ("results.ls.arms.baseline", "Bone density at the start: Lumbar spine L1-L4"),
        ("funding", "Who paid"),
        ("risk_of_bias", "Risk of bias"),
        ("p values at 16 years", "p values at 16 years"),
        ("results.lost.n", "Results: lost: n"),
    ],
)
def test_a_path_becomes_words_and_words_stay(path: str, words: str) -> None:
    assert field_words(STUDY, path) == words
