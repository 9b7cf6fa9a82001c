"""Corrections are listed with what stood there and the questions that use the record; without any, the page says so."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from generator.checks import check_all
from generator.model import EvidenceBase
from generator.publishing.edition import Edition, edition_of
from generator.publishing.feeds import ATOM, CORRECTIONS, FEED, feed_files
from generator.publishing.pages.corrections import corrections_of, corrections_pages
from generator.publishing.pages.study import study_pages
from generator.publishing.site_settings import SiteSettings
from generator.reading import read_base
from tests.conftest import ROOT
from tests.spec.certainty.records import base, question, review, trial

FIRST = {"date": "2026-11-22", "what": "first record"}
WRONG = {"date": "2026-11-23", "kind": "correction", "before": "the hip gained 2 %", "what": "the hip lost 2 %"}
ASKED = question(index_review="leading-2010", changes=[FIRST])


def edition(records: EvidenceBase) -> Edition:
    return edition_of(records, [], SiteSettings())


@pytest.fixture
def corrected() -> Edition:
    used = trial("used-2001", trained=(40, 2.0, 3.0), compared=(40, 0.0, 3.0), changes=[FIRST, WRONG])
    leading = review("leading-2010", "0.30", ("0.10", "0.50"), changes=[FIRST, WRONG])
    apart = trial("apart-2002", exercise="whole_body_vibration", changes=[FIRST, {**WRONG, "what": "another"}])
    return edition(base(ASKED, used, leading, apart))


def text(found: Edition) -> str:
    (page,) = corrections_pages(found)
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page.lead + "".join(it.html for it in page.sections)))


def test_a_correction_tells_before_and_now_and_which_questions_use_the_record(corrected: Edition) -> None:
    found = {it.record.address: it for it in corrections_of(corrected)}
    assert set(found) == {"studies/used-2001/", "reviews/leading-2010/", "studies/apart-2002/"}
    assert found["studies/used-2001/"].before == "The hip gained 2 %."
    assert found["studies/used-2001/"].now == "The hip lost 2 %."
    uses = {address: [link.address for link in it.affected] for address, it in found.items()}
    assert uses == {
        "studies/used-2001/": ["questions/asked/"],
        "reviews/leading-2010/": ["questions/asked/"],
        "studies/apart-2002/": [],
    }
    assert "Before: The hip gained 2 %. Now: The hip lost 2 %. Questions that use this record:" in text(corrected)
    assert "None yet" not in text(corrected)


def test_the_feed_of_corrections_holds_corrections_alone(corrected: Edition) -> None:
    files = feed_files(corrected)
    entries = ET.fromstring(str(files[CORRECTIONS])).findall(f"{{{ATOM}}}entry")
    assert len(entries) == 3 and all(
        "Before: The hip gained" in (it.findtext(f"{{{ATOM}}}summary") or "") for it in entries
    )
    assert len(ET.fromstring(str(files[FEED])).findall(f"{{{ATOM}}}entry")) == 7


def test_the_page_of_the_record_says_the_same(corrected: Edition) -> None:
    pages = {page.address: page for page in study_pages(corrected)}
    html = "".join(section.html for section in pages["studies/used-2001/"].sections)
    assert "Corrected: The hip lost 2 %. Before: The hip gained 2 %." in html


def test_an_empty_list_says_that_it_is_empty() -> None:
    records, unread = read_base(ROOT)
    told = edition_of(records, check_all(records, unread).problems, SiteSettings())
    some = any(change.kind == "correction" for _, found in records.located() for change in found.record.changes)
    assert ("None yet." in text(told)) is not some
    assert "None yet." in text(edition(base(ASKED)))
