"""The groups of readers in words."""

from __future__ import annotations

from generator.publishing.audiences import PEOPLE
from generator.vocabulary import Audience


def test_every_group_has_its_words() -> None:
    assert set(PEOPLE) == set(Audience)
