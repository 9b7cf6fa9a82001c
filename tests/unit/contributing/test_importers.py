"""One publication comes out the same from every format, and the quirks of real files do no harm."""

from __future__ import annotations

import codecs
import json

import pytest

from generator.contributing.citation import Citation, Refusal
from generator.contributing.importers import chosen, read_citations
from tests.unit.contributing import samples


def read(text: str | bytes) -> list[Citation]:
    found = read_citations(text if isinstance(text, bytes) else text.encode())
    assert not isinstance(found, Refusal), found
    return found


def refused(text: str | bytes) -> Refusal:
    found = read_citations(text if isinstance(text, bytes) else text.encode())
    assert isinstance(found, Refusal)
    return found


def one(text: str | bytes) -> Citation:
    found = read(text)
    assert len(found) == 1
    return found[0]


FORMATS = pytest.mark.parametrize("name", samples.FORMATS)


@FORMATS
def test_every_format_tells_the_same_publication(name: str) -> None:
    reference = one(samples.FORMATS[name]).reference
    assert reference.title == "Lifting and the LIFTX trial: 5% of ßtress"
    assert reference.surname == "Müller" and reference.authors[1] == "O'Neil, A. B."
    assert (reference.kind, reference.year, reference.journal) == ("article", 2018, "Bone & Joint")
    assert (reference.volume, reference.number, reference.pages) == ("33", "2", "211--220")
    assert reference.doi == "10.1000/bj.2018"
    assert reference.pmid == ("12345678" if name.startswith("PubMed") else "")


@pytest.mark.parametrize("name", sorted(set(samples.FORMATS) - {"PubMed summary", "BibTeX"}))
def test_a_register_number_is_found_where_it_is_named(name: str) -> None:
    assert one(samples.FORMATS[name]).registration == "NCT01234567"


@FORMATS
@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_ends_and_a_byte_order_mark_change_nothing(name: str, end: str) -> None:
    text = samples.FORMATS[name]
    assert one(codecs.BOM_UTF8 + text.replace("\n", end).encode()).reference == one(text).reference


@pytest.mark.parametrize("name", ["BibTeX", "RIS", "PubMed nbib"])
def test_utf_16_is_read_and_an_old_encoding_is_read_and_told(name: str) -> None:
    text = samples.FORMATS[name]
    assert one(text.encode("utf-16")).reference == one(text).reference
    old = one(text.encode("cp1252"))
    assert old.reference == one(text).reference
    assert any("not in UTF-8" in remark for remark in old.remarks)


@FORMATS
def test_without_a_year_the_year_stays_open(name: str) -> None:
    text = samples.FORMATS[name].replace("10.1000/BJ.2018", "10.1000/BJ").replace("[2018, 2, 14]", "[null]")
    text = text.replace("2018", "")
    assert one(text).reference.year is None


@pytest.mark.parametrize("name", ["BibTeX", "RIS", "PubMed nbib"])
def test_two_records_of_one_file_are_two(name: str) -> None:
    second = samples.FORMATS[name].replace("2018", "2019").replace("12345678", "12345679")
    found = read(samples.FORMATS[name] + "\n" + second)
    assert [citation.reference.year for citation in found] == [2018, 2019]
    assert [citation.reference.doi for citation in found] == ["10.1000/bj.2018", "10.1000/bj.2019"]


def test_a_publication_that_was_exported_twice_is_one() -> None:
    assert len(read(samples.RIS * 2)) == 1


def test_of_two_publications_none_is_taken_without_being_chosen() -> None:
    found = read(samples.RIS + samples.RIS.replace("2018", "2019"))
    refusal = chosen(found)
    assert (
        isinstance(refusal, Refusal) and "10.1000/bj.2018" in refusal.message and "10.1000/bj.2019" in refusal.message
    )
    picked = chosen(found, doi="https://doi.org/10.1000/BJ.2019")
    assert isinstance(picked, Citation) and picked.reference.year == 2019
    assert isinstance(chosen(found, doi="10.1000/other"), Refusal)


def test_a_number_from_the_command_completes_a_single_record() -> None:
    picked = chosen(read(samples.RIS), pmid="12345678")
    assert isinstance(picked, Citation) and picked.reference.pmid == "12345678"
    assert isinstance(chosen(read(samples.RIS), doi="10.1000/other"), Refusal)


def test_ris_of_careless_programs_is_read() -> None:
    text = """Provider: A Publisher
Content: text/plain; charset="UTF-8"

TY - JOUR
A1 - Roe, B
A1 - Doe CD
T1 - A title that goes
  on in the next line
T2 - Bone
Y1 - 2018//
TI - Another title
SP - 1229-37
UR - https://doi.org/10.1000/b.1
UR - https://pubmed.ncbi.nlm.nih.gov/123/
XX - an unknown tag
"""
    reference = one(text).reference
    assert reference.authors == ("Roe, B.", "Doe, C. D.")
    assert (reference.title, reference.journal, reference.year) == ("Another title", "Bone", 2018)
    assert (reference.doi, reference.pmid, reference.pages) == ("10.1000/b.1", "123", "1229--1237")


def test_a_folded_title_is_one_line() -> None:
    assert one(samples.RIS.replace("trial: 5%", "trial:\n5%")).reference.title.endswith("LIFTX trial: 5% of ßtress")


def test_bibtex_without_keys_or_with_one_key_twice_loses_no_entry() -> None:
    text = "@article{,\n title={A}, author={Roe, B}}\n@article{x, title={B}}\n@article{x, title={C}}"
    assert [citation.reference.title for citation in read(text)] == ["A", "B", "C"]


def test_bibtex_names_without_commas_are_turned_the_right_way() -> None:
    names = one(
        "@article{x, title={A}, author={Steven L Roe and Doe BK and Li, Wei and {Bone Society}}}"
    ).reference.authors
    assert names == ("Roe, Steven L", "Doe, B. K.", "Li, Wei", "Bone Society")


def test_what_bibtex_leaves_unclear_becomes_a_remark() -> None:
    told = one("@string{jb={Bone}}\n@article{x, title={A \\foo{} B}, journal=jb, year={in press}}").remarks
    assert any("\\foo" in remark for remark in told) and any("journal" in remark for remark in told)
    assert any("in press" in remark for remark in told)


def test_a_retraction_that_pubmed_names_becomes_a_remark() -> None:
    text = samples.NBIB.rstrip() + "\nPT  - Retracted Publication\nRIN - Bone. 2020;1:2.\nEIN - Bone. 2019;1:2.\n"
    assert [remark.split(":")[0] for remark in one(text).remarks] == [
        "PubMed names an erratum",
        "PubMed names a retraction",
    ]


def test_a_report_is_issued_by_who_published_it() -> None:
    text = (
        "TY  - RPRT\nTI  - Advice on bones\nPB  - Bone Society\nPY  - 2020\nUR  - https://example.org/advice\nER  - \n"
    )
    reference = one(text).reference
    assert (reference.kind, reference.institution, reference.surname) == ("report", "Bone Society", "Bone Society")
    assert reference.url == "https://example.org/advice"


def test_a_translated_title_loses_its_brackets() -> None:
    assert one("PMID- 1\nTI  - [Lifting and bone].\nDP  - 2001\n").reference.title == "Lifting and bone"


def test_identifiers_that_zotero_keeps_in_the_note_are_found() -> None:
    item = {**samples.CSL_ITEM, "note": "PMID: 123\nPMCID: PMC45"}
    reference = one(json.dumps(item)).reference
    assert (reference.pmid, reference.pmcid) == ("123", "PMC45")


def test_an_institution_stays_whole_and_is_asked_about() -> None:
    found = one(json.dumps({**samples.CSL_ITEM, "author": [{"literal": "World Bone Society"}]}))
    assert found.reference.authors == ("World Bone Society",)
    assert any("World Bone Society" in remark for remark in found.remarks)


def test_invisible_characters_do_not_come_along() -> None:
    assert one(samples.RIS.replace("Lifting", "Lif\u00adt\u200bing\u202e")).reference.title.startswith("Lifting and")


@pytest.mark.parametrize(
    ("source", "said", "wrong_use"),
    [
        (b"", "is empty", False),
        (b"  \r\n \n", "is empty", False),
        (b"%PDF-1.7 \xff\xfe", "a document, not a reference", True),
        (b"PK\x03\x04\x00\x00", "a document, not a reference", True),
        (b"Just some notes.", "not known here", True),
        (b"\x00\x01\x02", "not known here", True),
        (b'{"title": ', "begins like JSON", False),
        (b"[" * 100_000, "JSON", False),
        (b"{}", "holds no reference", False),
        (b"[1, null, {}]", "holds no reference", False),
        (b"<PubmedArticleSet>", "begins like XML", False),
        (b"<html><body/></html>", "XML of another kind", True),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><PubmedArticleSet/>", "defines entities", False),
        (b"<PubmedArticleSet/>", "holds no reference", False),
        (b"@article{x, title = {A", "cannot be read", False),
        (b"TY  - JOUR\nAU  - Roe, B\nER  - \n", "without a title", False),
        (b"x" * 5_000_001, "5,000,001 bytes", False),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(source: bytes, said: str, wrong_use: bool) -> None:
    refusal = refused(source)
    assert said in refusal.message and refusal.wrong_use is wrong_use and refusal.hint


@pytest.mark.parametrize("value", [None, 1, "x", [], {}, [[]], [None], {"a": 1}])
@pytest.mark.parametrize("name", [*samples.CSL_ITEM, "update-to", "clinical-trial-number", "note", "publisher"])
def test_json_of_any_shape_is_read_or_refused_and_never_a_fault(name: str, value: object) -> None:
    read_citations(json.dumps({**samples.CSL_ITEM, name: value}).encode())
    read_citations(json.dumps({"message": {**samples.CSL_ITEM, name: value}}).encode())
