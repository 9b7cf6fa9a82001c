"""What is exported: safe cells, references with all their parts, tags and JSON-LD of pages."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
import rdflib
import rispy
from pybtex.database import parse_string

from generator.model import Reference
from generator.publishing.edition import edition_of
from generator.publishing.exports.back import read_back_files
from generator.publishing.exports.cells import csv_text, read_back
from generator.publishing.metadata import article_json_ld, citation_tags, question_json_ld
from generator.publishing.reference_formats import bibtex_text, csl_items, ris_text
from generator.publishing.site_settings import SiteSettings
from tests.spec.certainty.records import base, question, trial

REFERENCE = Reference(
    key="watson-2018",
    kind="article",
    title="Lifting & jumping: 50 % of <bones>",
    authors=("Watson, S. L.", "Weeks, B. K."),
    and_others=True,
    year=2018,
    journal="Journal of Bones",
    volume="33",
    number="2",
    pages="211--220",
    doi="10.1000/x_1",
    pmid="123",
)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@cmd", "'quoted", "plain", "", 'a,b "c"\nd'])
def test_a_text_is_safe_in_a_spreadsheet_and_comes_back(text: str) -> None:
    rows = list(csv.reader(io.StringIO(csv_text(["a"], [{"a": text}, {"a": "x"}]))))
    cell = rows[1][0] if rows[1] else ""
    assert not cell.startswith(("=", "+", "-", "@"))
    assert read_back(cell) == text


def test_numbers_stay_numbers_and_nothing_known_stays_empty() -> None:
    assert csv_text(["a", "b", "c"], [{"a": -1.25, "b": None, "c": True}]) == "a,b,c\n-1.25,,true\n"


def test_a_reference_has_all_its_parts_in_each_format() -> None:
    (item,) = csl_items([REFERENCE])
    assert item["page"] == "211-220" and item["author"][0] == {"family": "Watson", "given": "S. L."}
    (entry,) = rispy.loads(ris_text([REFERENCE]))
    assert (entry["start_page"], entry["end_page"], entry["doi"]) == ("211", "220", "10.1000/x_1")
    assert entry["authors"] == ["Watson, S. L.", "Weeks, B. K."] and "and others" in entry["notes"]
    assert ris_text([REFERENCE]).startswith("TY  - JOUR\r\n")
    text = bibtex_text([REFERENCE])
    assert "Weeks, B. K. and others" in text and r"Lifting \& jumping" in text
    assert parse_string(text, "bibtex").entries["watson-2018"].fields["doi"] == "10.1000/x_1"


def test_the_tags_of_a_page_are_those_of_the_article() -> None:
    tags = list(citation_tags(REFERENCE))
    assert ("citation_title", REFERENCE.title) in tags and ("citation_firstpage", "211") in tags
    assert [value for name, value in tags if name == "citation_author"] == list(REFERENCE.authors)


def test_an_article_whose_title_was_not_seen_offers_none() -> None:
    assert list(citation_tags(replace(REFERENCE, title=""))) == []


def graph(text: str) -> rdflib.Graph:
    """JSON-LD as triples; the vocabulary is named in place, so that nothing is fetched."""
    data = json.loads(text) | {"@context": {"@vocab": "https://schema.org/"}}
    return rdflib.Graph().parse(data=json.dumps(data), format="json-ld")


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")
def test_json_ld_is_read_as_triples_and_holds_no_level_of_evidence() -> None:
    study = trial("higher-2001", trained=(60, 2.4, 2.0), compared=(60, 0.0, 2.0))
    asked = question()
    edition = edition_of(base(asked, study), [], SiteSettings(site_url="https://bones.example/"))
    for text, kind in (
        (article_json_ld(edition, study), "MedicalScholarlyArticle"),
        (question_json_ld(edition, asked, "It may."), "MedicalWebPage"),
    ):
        types = {str(found) for found in graph(text).objects(predicate=rdflib.RDF.type)}
        assert f"https://schema.org/{kind}" in types
        assert "evidenceLevel" not in text and "EvidenceLevel" not in text
        assert "</script" not in text


def test_what_went_out_and_did_not_come_back_is_named(tmp_path) -> None:
    from generator.publishing.exports import export_files

    study = trial("higher-2001", trained=(60, 2.4, 2.0), compared=(60, 0.0, 2.0))
    edition = edition_of(base(question(), study), [], SiteSettings())
    for path, content in export_files(edition).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(str(content).encode("utf-8"))
    assert not [tally for tally in read_back_files(edition, tmp_path) if tally.differing]
    table = tmp_path / "tables" / "comparisons.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",2.4,", ",2.5,"), encoding="utf-8")
    (spoiled,) = [tally for tally in read_back_files(edition, tmp_path) if tally.differing]
    assert spoiled.format == "CSV comparisons" and "estimate: '2.4' came back as '2.5'" in spoiled.differing[0]
