"""What a reference says of itself."""

from __future__ import annotations

import pytest

from generator.model.reference import Reference


def reference(**facts: object) -> Reference:
    return Reference(key="watson-2018", kind="article", **facts)


def test_the_short_name_is_the_first_family_name_and_the_year() -> None:
    assert reference(authors=("Watson, S. L.", "Beck, B."), year=2018).short == "Watson 2018"
    assert reference(authors=("de Villiers, T.",)).short == "de Villiers"
    assert reference(editors=("Smith, A.",), year=2020).short == "Smith 2020"
    assert reference(institution="Bone Society", title="Advice", year=2020).short == "Bone Society 2020"
    assert reference(title="Advice on bone", year=2020).short == "Advice on bone 2020"
    long = reference(title="Long-term effect of exercise on bone density")
    assert long.short == "Long-term effect of exercise on bone …"
    assert reference().short == "watson-2018"


@pytest.mark.parametrize(
    ("facts", "link"),
    [
        ({"doi": "10.1002/x", "pmid": "1"}, "https://doi.org/10.1002/x"),
        ({"pmid": "1", "pmcid": "PMC2"}, "https://pubmed.ncbi.nlm.nih.gov/1/"),
        ({"pmcid": "PMC2", "url": "https://a.org"}, "https://pmc.ncbi.nlm.nih.gov/articles/PMC2/"),
        ({"url": "https://a.org"}, "https://a.org"),
        ({}, ""),
    ],
)
def test_the_link_is_the_most_lasting_address(facts: dict[str, str], link: str) -> None:
    assert reference(**facts).link == link


def test_only_a_note_that_begins_with_the_word_is_about_unconfirmed_facts() -> None:
    assert reference(note="unconfirmed: first author, pages").unconfirmed == "first author, pages"
    assert reference(note="Erratum; unconfirmed: no").unconfirmed == ""
    assert reference().unconfirmed == ""
