"""Any two answers may be chosen; each stands there without script, and nothing is reckoned between them."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

from generator.publishing.page import Page
from generator.publishing.pages.compare import NOT_SHARED, WARNING, compare_pages
from generator.publishing.pages.compare_any import ADDRESS, any_two_pages, choosable
from tests.unit.publishing.records import edition, pooled, question, review

AT_HIP = {**pooled("th"), "outcome": {**pooled()["outcome"], "site": "total_hip"}}
REVIEW = review("roe-2002", pooled(), AT_HIP)
SPINE, HIP = question("spine"), question("hip", site=["total_hip"])
UNRATED = question("arm", site=["radius"], index_review=None)


def page(*found: Any) -> Page:
    return next(any_two_pages(edition(*found)))


def html(made: Page) -> str:
    return "\n".join([made.lead, *(section.html for section in made.sections)])


def test_every_answer_may_be_chosen_on_both_sides_rated_or_not() -> None:
    markup = html(page(REVIEW, SPINE, HIP, UNRATED))
    for key in ("spine.lumbar-spine", "hip.total-hip", "arm.radius"):
        assert markup.count(f'<option value="{key}">') == 2
        assert markup.count(f'data-answer="{key}"') == 1
    assert markup.count('class="be-answer be-answer--') == 3


def test_a_question_on_two_bones_gives_two_answers() -> None:
    both = question("both", site=["lumbar_spine", "total_hip"])
    assert [one.key for one in choosable(edition(REVIEW, both))] == ["both.lumbar-spine", "both.total-hip"]


def test_what_two_answers_share_is_written_with_both_and_only_where_there_is_any() -> None:
    found = {one.key: json.loads(one.shared) for one in choosable(edition(REVIEW, SPINE, HIP, UNRATED))}
    assert "Both answers rest on one review: " in found["spine.lumbar-spine"]["hip.total-hip"]
    assert found["hip.total-hip"]["spine.lumbar-spine"] == found["spine.lumbar-spine"]["hip.total-hip"]
    assert NOT_SHARED not in str(found) and NOT_SHARED in html(page(REVIEW, SPINE, HIP))


def test_the_page_warns_that_it_is_no_test_and_against_copying() -> None:
    made = page(REVIEW, SPINE, HIP)
    assert WARNING in made.lead and WARNING in made.description
    assert "Do not copy heavy lifting or jumps alone." in made.lead
    assert "Denser is not the same as unbroken." in html(made)
    assert not re.search(r"difference of|more than the other|larger than", unescape(html(made)))


def test_no_two_elements_share_an_id() -> None:
    ids = re.findall(r'\bid="([^"]+)"', html(page(REVIEW, SPINE, HIP)))
    assert ids and len(ids) == len(set(ids))


def test_the_list_of_pairs_leads_there_where_there_are_two() -> None:
    listed = next(compare_pages(edition(REVIEW, SPINE, HIP)))
    assert f'href="{ADDRESS.removeprefix("compare/")}"' in html(listed)
    alone = edition(REVIEW, SPINE)
    assert not list(any_two_pages(alone)) and 'href="any/"' not in html(next(compare_pages(alone)))
