"""The page of a question, its JSON and its explanation say the same: sentence, level, k of K, n of N, each number."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from generator.cli.explain_question import question_json, question_text, run_explain_question
from generator.publishing.edition import Edition, edition_of
from generator.publishing.pages.question import question_pages
from generator.publishing.site_settings import SiteSettings
from generator.reading import read_base
from generator.vocabulary import CertaintyLevel
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def edition() -> Edition:
    base, problems = read_base(ROOT)
    return edition_of(base, problems, SiteSettings())


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[str, str]:
    """The text of each question's page by id, without markup."""
    return {page.address.split("/")[1]: _text(page) for page in question_pages(edition)}


def _text(page) -> str:
    html = page.lead + "".join(section.html for section in page.sections)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").split())


def squeezed(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def told(edition: Edition, question: str) -> tuple[dict, str]:
    """The JSON and the text of the explanation of a question."""
    finding = edition.findings.questions[question]
    return json.loads(json.dumps(question_json(finding))), squeezed(question_text(finding))


def test_every_question_has_a_page(edition: Edition, pages: dict[str, str]) -> None:
    assert set(pages) == set(edition.base.questions) and len(pages) >= 40


def test_the_command_gives_the_findings_of_the_site(edition: Edition) -> None:
    for question in ("hip-65plus-prt", "ls-lowbmd-postmeno-hirit"):
        data, text = told(edition, question)
        assert json.loads(run_explain_question(ROOT, question, format="json")[0]) == data
        assert squeezed(run_explain_question(ROOT, question, format="text")[0]) == text


def test_page_json_and_explanation_say_the_same(edition: Edition, pages: dict[str, str]) -> None:
    words = {level.value: level.label for level in CertaintyLevel}
    for question, page in pages.items():
        data, text = told(edition, question)
        for answer in data["answers"]:
            plain, technical = answer["statement"]["plain"], answer["statement"]["technical"]
            assert squeezed(plain) in page, question
            assert squeezed(plain) in text and squeezed(technical) in text, question
            coverage = answer["coverage"]
            assert f"k {coverage['read']} of K {coverage['eligible']}, n {coverage['people_read']:,}" in text
            if coverage["eligible"]:
                assert f"{coverage['read']} of about {coverage['eligible']} trial" in page, question
            if answer["rating"]:
                level = words[answer["rating"]["final"]]
                assert f"{level} certainty" in page and f"Final: {level} certainty" in text, question
                for domain in answer["rating"]["domains"]:
                    assert squeezed(domain["sentence"]).rstrip(".") in page, (question, domain["domain"])
                    assert squeezed(domain["sentence"]).rstrip(".") in text


def test_each_difference_on_a_page_is_the_one_of_the_json(edition: Edition, pages: dict[str, str]) -> None:
    seen = 0
    for question, page in pages.items():
        data, text = told(edition, question)
        for answer in data["answers"]:
            for reading in answer["readings"]:
                for comparison in reading["comparisons"]:
                    if reading["standing"] != "read" or comparison["estimate"] is None:
                        continue
                    value, se = comparison["estimate"]["value"], comparison["estimate"]["se"]
                    shown = f"{value:+.3g} ".replace("-", "\u2212")
                    assert shown in page and f"({se:.3g})" in page, (question, comparison["id"])
                    assert f"{value:.4g} (SE {se:.3g})" in text
                    seen += 1
    assert seen > 10
