"""Identifiers: which are well-formed, and their one normal form."""

from __future__ import annotations

import pytest

from generator.model import identifiers as ids


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("10.1002/jbmr.3284", "10.1002/jbmr.3284"),
        ("https://doi.org/10.1002/JBMR.3284", "10.1002/jbmr.3284"),
        ("http://dx.doi.org/10.1359/jbmr.2001.16.1.175", "10.1359/jbmr.2001.16.1.175"),
        (" doi: 10.1016/S8756-3282(97)00001-2 ", "10.1016/s8756-3282(97)00001-2"),
        ("10.1002/(SICI)1097-0142(19980915)83:6<1089::AID-X>3.0.CO;2-6", None),
    ],
)
def test_a_doi_is_written_bare_and_in_small_letters(text: str, normal: str | None) -> None:
    assert ids.normal_doi(text) == (normal or text.lower())
    assert ids.is_doi(ids.normal_doi(text))


@pytest.mark.parametrize("text", ["", "jbmr.3284", "10.1/x", "10.1002/", "10.1002/a b", "10.1002/x.", '10.1002/"x'])
def test_what_is_no_doi_is_refused_and_left_as_it_is(text: str) -> None:
    assert not ids.is_doi(text)
    assert ids.normal_doi(text) == text


def test_a_doi_link_escapes_what_an_address_may_not_hold() -> None:
    assert ids.doi_link("10.1002/a(b)<1::x>3") == "https://doi.org/10.1002/a(b)%3C1::x%3E3"


def test_pubmed_numbers_have_figures_only_and_no_leading_zero() -> None:
    assert ids.normal_pmid("PMID: 28975661") == "28975661"
    assert ids.normal_pmid("http://pubmed.ncbi.nlm.nih.gov/28975661/") == "28975661"
    assert ids.is_pmid("28975661")
    assert not any(map(ids.is_pmid, ["", "0", "012", "123456789", "PMC1", "\u0663"]))
    assert ids.normal_pmcid("pmcid: pmc4650105") == "PMC4650105"
    assert not any(map(ids.is_pmcid, ["4650105", "PMC0", "pmc1"]))


def test_an_issn_has_a_true_check_figure() -> None:
    assert ids.is_issn("0884-0431")
    assert ids.is_issn("2434-561X")
    assert not any(map(ids.is_issn, ["0884-0432", "08840431", "0884-043x", ""]))


@pytest.mark.parametrize(
    ("written", "normal", "register"),
    [
        ("ACTRN12616000475448", "ACTRN12616000475448", "ANZCTR"),
        ("nct02000492", "NCT02000492", "ClinicalTrials.gov"),
        ("NCT 00663104", "NCT00663104", "ClinicalTrials.gov"),
        ("ISRCTN15360785", "ISRCTN15360785", "ISRCTN"),
        ("CRD42018095097", "CRD42018095097", "PROSPERO"),
        ("rbr-6BQSW8", "RBR-6bqsw8", "ReBEC"),
        ("chictr2000012345", "ChiCTR2000012345", "ChiCTR"),
    ],
)
def test_a_registration_is_written_as_its_register_writes_it(written: str, normal: str, register: str) -> None:
    assert ids.normal_registration(written) == normal
    assert ids.register_of(normal) == register
    assert ids.is_registration(normal)
    assert ids.normal_registration(normal) == normal


@pytest.mark.parametrize("text", ["", "NCT0200049", "NCT02000492 (retrospective)", "ACTRN1", "none"])
def test_what_no_register_gives_out_is_refused(text: str) -> None:
    assert ids.register_of(text) is None
    assert not ids.is_registration(text)
    assert ids.registration_link(text) == ""


def test_a_registration_in_another_form_is_not_yet_normal() -> None:
    assert not ids.is_registration("nct02000492")


@pytest.mark.parametrize("url", ["https://example.org/a?b=c#d", "http://b\u00fccher.example/x", "https://a.xn--p1ai/"])
def test_a_public_address_has_a_named_host(url: str) -> None:
    assert ids.is_public_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "ftp://example.org/",
        "javascript:alert(1)",
        "http://192.0.2.7/28975661",
        "http://192.0.2.7:8081/28975661",
        "http://[2001:db8::1]/",
        "http://[bad/",
        "http://3221225991/",
        "http://localhost/",
        "http://example.org:8081/",
        "http://example.org:x/",
        "https://user@example.org/",
        "https://example.org/a b",
        'https://example.org/"x',
        "https://0x7f.1/",
    ],
)
def test_an_address_without_a_named_public_host_is_refused(url: str) -> None:
    assert not ids.is_public_url(url)
