"""Two answers stand side by side only where both are rated, and never without the warning."""

from __future__ import annotations

import re
from typing import Any

from generator.publishing.page import Page
from generator.publishing.pages.compare import WARNING, compare_pages
from tests.unit.publishing.records import edition, pooled, question, review

AT_HIP = {**pooled("th"), "outcome": {**pooled()["outcome"], "site": "total_hip"}}
SPINE = question("spine")
HIP = question("hip", site=["total_hip"])
BOTH = (review("roe-2002", pooled(), AT_HIP), SPINE, HIP)
PAIR = "compare/lumbar-spine-and-total-hip/"


def pages(*found: Any) -> dict[str, Page]:
    return {page.address: page for page in compare_pages(edition(*found))}


def html(page: Page) -> str:
    return "\n".join([page.lead, *(section.html for section in page.sections)]).replace("\u00a0", " ")


def test_a_pair_shows_the_box_of_each_answer_with_a_link_to_the_whole() -> None:
    markup = html(pages(*BOTH)[PAIR])
    assert markup.count('class="be-answer be-answer--') == 2
    assert 'href="../../questions/spine/"' in markup and 'href="../../questions/hip/"' in markup


def test_every_page_warns_that_it_is_no_test() -> None:
    made = pages(*BOTH)
    assert set(made) == {"compare/", PAIR}
    assert all(WARNING in page.lead and WARNING in page.description for page in made.values())


def test_an_answer_without_a_rating_stands_beside_nothing() -> None:
    made = pages(review(), SPINE, question("hip", site=["total_hip"], index_review=None))
    assert set(made) == {"compare/"}
    assert "No two answers that belong side by side are both rated yet." in html(made["compare/"])


def test_an_answer_for_some_of_a_group_never_stands_in_for_the_group() -> None:
    narrow = question(
        "hip", site=["total_hip"], people={"bone_status": "osteoporosis", "words": "women with thin bones"}
    )
    assert set(pages(review("roe-2002", pooled(), AT_HIP), SPINE, narrow)) == {"compare/"}


def test_no_two_elements_of_a_page_share_an_id() -> None:
    for page in pages(*BOTH).values():
        ids = re.findall(r'\bid="([^"]+)"', html(page))
        assert len(ids) == len(set(ids))


def test_evidence_that_stands_behind_both_is_named() -> None:
    assert "Both answers rest on one review: " in html(pages(*BOTH)[PAIR])


def test_the_list_leads_to_each_pair() -> None:
    listed = html(pages(*BOTH)["compare/"])
    assert 'href="lumbar-spine-and-total-hip/#spine-hip"' in listed
    assert 'id="spine-hip"' in html(pages(*BOTH)[PAIR])


def test_nothing_is_subtracted() -> None:
    markup = html(pages(*BOTH)[PAIR])
    assert not re.search(r"difference of|more than the other|larger than", markup)


def test_pages_with_answers_say_that_denser_is_not_unbroken() -> None:
    assert all("Denser is not the same as unbroken." in html(page) for page in pages(*BOTH).values())
