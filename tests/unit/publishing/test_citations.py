"""Formatted references and the links that they may carry."""

from __future__ import annotations

from generator.model.reference import Reference
from generator.publishing.citations import cite, short_name, told_apart


def citation(**facts: object):
    return cite("a-2001", {"a-2001": Reference(key="a-2001", kind="article", **facts)})


def test_names_become_family_and_initials() -> None:
    assert citation(authors=("Watson, Steven Lee", "Beck, Belinda-Ruth")).authors == "Watson SL, Beck BR"


def test_many_authors_are_cut_to_three() -> None:
    authors = tuple(f"Name{letter}, A" for letter in "abcdefg")
    assert citation(authors=authors).authors == "Namea A, Nameb A, Namec A et al"


def test_a_page_range_has_a_dash_and_stays_beside_volume_and_issue() -> None:
    where = citation(journal="J Bone", year=2001, volume="33", number="2", pages="211--220").where
    assert where == "J Bone 2001; 33\u00a0(2): 211–220"


def test_doi_and_pubmed_are_linked_and_the_web_address_is_then_left_out() -> None:
    links = citation(doi="10.1002/jbmr.3284", pmid="28975661", url="https://www.example.org/x").links
    assert [link.url for link in links] == [
        "https://doi.org/10.1002/jbmr.3284",
        "https://pubmed.ncbi.nlm.nih.gov/28975661/",
    ]


def test_only_a_public_web_address_is_linked() -> None:
    refused = ("javascript:alert(1)", "http://127.0.0.1:8000/x", "https://user@example.org/")
    assert [citation(url=url).links for url in refused] == [(), (), ()]
    assert citation(url="https://www.example.org/x").links[0].url == "https://www.example.org/x"


def test_something_that_is_no_doi_is_not_linked() -> None:
    assert citation(doi='10.1/"><script>').links == ()


def test_what_is_not_confirmed_is_said() -> None:
    assert citation(note="unconfirmed: volume not seen").caveat == "Volume not seen."


def test_a_key_without_an_entry_is_shown_as_itself() -> None:
    assert (cite("lost-1999", {}).title, short_name("lost-1999", {})) == ("lost-1999", "lost-1999")


def test_references_of_one_author_and_year_are_told_apart_by_a_letter() -> None:
    facts = {"kind": "article", "authors": ("Shojaa, M",), "year": 2020}
    references = {key: Reference(key=key, **facts) for key in ("shojaa-2020-drt", "shojaa-2020-all")}
    named = told_apart({**references, "doe-2001": Reference(key="doe-2001", kind="article", year=2001)})
    assert (named["shojaa-2020-all"].short, named["shojaa-2020-drt"].short) == ("Shojaa 2020a", "Shojaa 2020b")
    assert named["doe-2001"].short == "doe-2001 2001"
