"""The records of the search: one a page, one a word of the glossary, with what narrows a search down."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.model import Reference
from generator.publishing import PAGE_MAKERS, publish
from generator.publishing.page import Page
from generator.publishing.search import RECORDS
from generator.publishing.search.facets import FACETS, kind_of
from generator.publishing.site_settings import SiteSettings
from tests.unit.publishing.records import base_of, edition, located

WRITTEN = {
    "learn/scan.md": "---\ntitle: Your scan\ndescription: What it measures.\n---\n\nIt takes a picture.\n",
    "decisions/0001-x.md": "# 0001. A choice\n\nIt was made.\n",
    "about/index.md": "---\ntitle: About\n---\n",
}


def records(*found: Any, **more: Any) -> dict[str, dict[str, Any]]:
    files = publish(base_of(*found, **more), [], site=SiteSettings(), written=WRITTEN)
    return {record["address"]: record for record in json.loads(str(files[RECORDS]))["records"]}


@pytest.fixture(scope="module")
def all_records() -> dict[str, dict[str, Any]]:
    registered = {"id": "ACTRN12616000475448"}
    return records(located("studies", name="LIFTMOR", registration=registered))


def test_every_page_has_one_record_but_the_search_itself(all_records: dict[str, Any]) -> None:
    made = edition(located("studies"))
    pages = {page.address for maker in PAGE_MAKERS for page in maker(made)}
    assert pages <= set(all_records)
    assert "search/" not in all_records


def test_a_study_is_found_by_its_name_its_authors_and_its_numbers(all_records: dict[str, Any]) -> None:
    study = all_records["studies/doe-2001/"]
    assert study["title"] == "LIFTMOR (Doe 2001)"
    assert study["says"] == "It was short."
    assert "Doe. 2001. A trial." in study["text"] and "ACTRN12616000475448" in study["text"]


def test_doi_and_pubmed_number_lead_to_a_study() -> None:
    reference = Reference(
        key="doe-2001", kind="article", title="A trial", doi="10.1/x", pmid="12345", authors=("Doe, A",)
    )
    text = records(located("studies"), references={"doe-2001": reference})["studies/doe-2001/"]["text"]
    assert "10.1/x" in text and "12345" in text


def test_pages_written_by_hand_are_found(all_records: dict[str, Any]) -> None:
    scan = all_records["learn/scan/"]
    assert (scan["title"], scan["says"]) == ("Your scan", "What it measures.")
    assert "It takes a picture." in scan["text"]
    assert all_records["decisions/0001-x/"]["title"] == "0001. A choice"
    assert all_records["about/"]["facets"] == {"kind": ["project"]}


def test_a_word_of_the_glossary_leads_to_its_line(all_records: dict[str, Any]) -> None:
    word = all_records["learn/glossary/#word-t-score-z-score"]
    assert word["title"] == "T-score, Z-score" and "young adults" in word["says"]


def test_a_page_about_one_thing_is_named_in_every_word_for_it(all_records: dict[str, Any]) -> None:
    assert {"hip", "bone"} <= set(all_records["regions/hip/"]["name"].lower().split())
    assert all_records["studies/doe-2001/"]["name"] == ""


def test_every_record_has_a_kind_and_every_option_is_known(all_records: dict[str, Any]) -> None:
    known = {facet.key: {key for key, _ in facet.options} for facet in FACETS}
    for address, record in all_records.items():
        assert len(record["facets"]["kind"]) == 1, address
        assert all(set(options) <= known[key] for key, options in record["facets"].items()), address


def test_a_bone_has_its_region_and_how_sure_we_are(all_records: dict[str, Any]) -> None:
    bone = all_records["regions/hip/total-hip/"]
    assert bone["facets"] == {"certainty": ["not-rated"], "kind": ["bone"], "region": ["hip"]}


def test_a_page_without_a_sorted_kind_is_still_found() -> None:
    assert kind_of(Page("new/", "New", "brand-new", "").kind) == "tool"
