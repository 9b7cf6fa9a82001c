"""The pages that explain: each reason and each number has a source, and nothing is counted up."""

from __future__ import annotations

import re
from html import escape

import pytest

from generator.publishing.page import Page
from generator.publishing.pages.learn import LEARN_PAGES, learn_pages
from generator.publishing.pages.scans import LEAST_SIGNIFICANT, PRECISION
from generator.vocabulary import CoIntervention, SiteGroup
from generator.vocabulary.asking import AGE_ADVICE, REASONS_TO_ASK
from tests.unit.publishing.records import ARMS, edition, located


def learn(*found) -> dict[str, Page]:
    return {page.address: page for page in learn_pages(edition(*found))}


def text(page: Page) -> str:
    return page.lead + "".join(section.html for section in page.sections)


def section(page: Page, name: str) -> str:
    return next(section.html for section in page.sections if section.id == name)


def test_every_page_has_each_of_its_sections() -> None:
    pages = learn()
    for page in LEARN_PAGES:
        assert [section.id for section in pages[page.address].sections] == list(page.headings)


def test_each_reason_to_ask_names_who_publishes_it() -> None:
    reasons = section(learn()["learn/should-i-ask/"], "reasons")
    lines = re.findall(r"<li>(.*?)</li>", reasons, re.DOTALL)
    assert len(lines) == len(REASONS_TO_ASK)
    assert all(reason.sources for reason in REASONS_TO_ASK)
    for line, reason in zip(lines, REASONS_TO_ASK, strict=True):
        assert reason.text in line and line.count("<a href=") == len(reason.sources)


def test_there_is_nothing_to_tick_or_to_add_up() -> None:
    page = text(learn()["learn/should-i-ask/"])
    assert not re.search(r"<(input|select|form|button|meter|progress)\b", page)
    assert not re.search(r"\b(points?|score|total) (of|is)\b", page)


def test_bodies_that_differ_on_age_stand_side_by_side() -> None:
    age = section(learn()["learn/should-i-ask/"], "age")
    assert age.count("<tr>") == len(AGE_ADVICE) + 1
    assert all(escape(one.source.url) in age for one in AGE_ADVICE)  # this edition has no record of them


@pytest.mark.parametrize("site, least", [(SiteGroup.LUMBAR_SPINE, "3.0 to 4.4"), (SiteGroup.TOTAL_HIP, "3.6")])
def test_the_least_significant_change_follows_from_the_precision_error(site: SiteGroup, least: str) -> None:
    assert LEAST_SIGNIFICANT == 2.77 and site in PRECISION
    rows = section(learn()["learn/your-scan/"], "too-small")
    assert re.search(rf"{site.reader_label}</th>.*?{least} %", rows, re.DOTALL)


def test_a_record_that_the_edition_lacks_is_named_without_a_link() -> None:
    page = text(learn()["learn/how-bone-answers/"])
    assert "trained one side of the body" in page and "studies/" not in page


def test_studies_in_which_all_got_the_same_are_listed_from_their_records() -> None:
    arms = [{**arm, "co_intervention": [CoIntervention.DRUG_BOTH_ARMS.value]} for arm in ARMS]
    found = located("studies", arms=arms)
    row = section(learn(found)["learn/what-else-protects-bone/"], "records")
    assert "In 1 study all groups took a medicine" in row and f"studies/{found.record.id}/" in row
    assert "all groups took" not in section(learn()["learn/what-else-protects-bone/"], "records")
