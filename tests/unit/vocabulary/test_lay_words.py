"""Everyday words lead to pages that say the same in other words."""

from __future__ import annotations

import pytest

from generator.vocabulary import SiteGroup
from generator.vocabulary.lay_words import EVERYDAY, lay_words


@pytest.mark.parametrize(
    "page, word",
    [
        ("Density of the lumbar spine", "back"),
        ("Hip: femoral neck", "bone"),
        ("Women with osteoporosis", "thinning"),
        ("Women with osteoporosis", "brittle"),
        ("Hip fractures", "broken"),
        ("Strength training", "weights"),
        ("Jumping and other impact", "hopping"),
        ("DXA", "t-score"),
        ("Calcaneus", "heel"),
        ("Lower back", "lumbar"),
    ],
)
def test_a_page_is_found_by_a_word_that_it_does_not_use(page: str, word: str) -> None:
    assert word in lay_words(page)


def test_a_part_of_a_word_says_nothing() -> None:
    assert lay_words("Friendship and menu") == ()  # neither the hip nor men


def test_each_word_comes_once() -> None:
    found = lay_words("Lumbar spine, lower back, hip, osteoporosis, fractures")
    assert len(found) == len(set(found))


def test_the_two_names_of_every_bone_stand_for_each_other() -> None:
    for site in SiteGroup:
        found = lay_words(site.label)
        assert set(site.reader_label.casefold().split()) <= set(found), site


def test_every_entry_is_written_in_small_letters_and_gives_words() -> None:
    assert [
        e for e in EVERYDAY if not e.sought or e.sought != e.sought.lower() or any(s != s.lower() for s in e.said)
    ] == []
