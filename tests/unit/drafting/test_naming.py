"""Ids are plain, permanent and free; names of people have one form."""

from __future__ import annotations

import pytest

from generator.contributing.importers.names import family_first
from generator.drafting.naming import ascii_words, free, id_for
from generator.model import Reference


def reference(author: str, year: int | None = 2018) -> Reference:
    return Reference(key="", kind="article", title="A title of words", authors=(author,) if author else (), year=year)


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Watson, S. L.", "watson-2018"),
        ("Müller-Lüdenscheidt, A.", "muller-ludenscheidt-2018"),
        ("von Stengel, S.", "vonstengel-2018"),
        ("O’Neil, B.", "oneil-2018"),
        ("Søndergård, C.", "sondergard-2018"),
        ("Yıldız, D.", "yildiz-2018"),
        ("World Health Organization Study Group", "world-health-organization-2018"),
        ("", "a-title-of-2018"),
        ("王, 伟", "unnamed-2018"),
    ],
)
def test_an_id_is_surname_and_year_in_ascii(author: str, expected: str) -> None:
    assert id_for(reference(author), ()) == expected


def test_a_taken_id_gets_the_next_letter() -> None:
    taken = {"watson-2018", "watson-2018b"}
    assert id_for(reference("Watson, S."), taken) == "watson-2018c"
    assert id_for(reference("Watson, S.", None), {"watson-undated"}) == "watson-undated-b"
    assert free("x-1", {"x-1", *(f"x-1{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")}) == ""


def test_ids_are_never_longer_than_a_key_may_be() -> None:
    assert len(ascii_words("Extraordinarily" * 9)) <= 40


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Watson SL", "Watson, S. L."),
        ("Watson S.L.", "Watson, S. L."),
        ("van der Berg A", "van der Berg, A."),
        ("Watson, SL", "Watson, S. L."),
        ("Watson, Steven L.", "Watson, Steven L."),
        ("Sartre, J-P", "Sartre, J.-P."),
        ("King, Martin, Jr.", "King, Jr., Martin"),
        ("King, Martin 3rd", "King, III, Martin"),
        ("Watson,", "Watson"),
        ("World Health Organization", "World Health Organization"),
    ],
)
def test_a_name_is_family_then_given(written: str, expected: str) -> None:
    assert family_first(written) == expected
