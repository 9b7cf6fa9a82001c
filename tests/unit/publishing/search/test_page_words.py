"""By which words a page is found."""

from __future__ import annotations

from generator.publishing.page import Page, Section
from generator.publishing.search.page_words import MOST_WORDS, title_of_text, words_of_page, words_of_text


def page(html: str, heading: str = "What trials found") -> Page:
    return Page("a/", "A", "site", "", sections=(Section("trials", heading, html),))


def test_a_row_of_a_table_is_found_by_its_head() -> None:
    head = '<table><caption>Trials</caption><tr><th scope="col">Study</th></tr>'
    table = f'{head}<tr><th scope="row"><a href="b/">LIFTMOR (Watson 2018)</a></th><td>4.1</td></tr></table>'
    assert words_of_page(page(table), ()) == "What trials found. Trials. LIFTMOR (Watson 2018)."


def test_facts_of_a_record_are_found_and_those_of_an_answer_are_not() -> None:
    facts = (
        '<dl class="be-facts be-facts--record"><dt>Where</dt><dd>Norway</dd></dl><dl class="be-facts"><dd>low</dd></dl>'
    )
    assert words_of_page(page(facts), ()) == "What trials found. Where Norway."


def test_a_heading_of_every_page_is_left_out() -> None:
    assert words_of_page(page("", "This record"), {"This record"}) == ""


def test_words_of_a_drawing_are_left_out() -> None:
    assert words_of_page(page("<h3>Hip <svg><text>12</text></svg></h3>", ""), ()) == "Hip."


def test_what_is_said_twice_is_found_once() -> None:
    assert words_of_page(page("<h3>Hip</h3><h3>Hip</h3>", ""), ()) == "Hip."


def test_a_page_written_by_hand_is_found_by_headings_first_cells_and_text() -> None:
    table = "| Word | Meaning |\n| --- | --- |\n| **DXA** | a scan |"
    text = f"# Scan\n\n## T-score {{#t}}\n\n{table}\n\n*See* [the guide](g.md) &amp; ask.\n"
    assert words_of_text(text) == "Scan. T-score. Word. DXA. See the guide & ask."


def test_code_is_left_out() -> None:
    assert words_of_text("Run it.\n\n```sh\nmake site\n```\n\nDone.") == "Run it. Done."


def test_a_long_page_is_cut() -> None:
    assert len(words_of_text("word " * 5000).split()) == MOST_WORDS


def test_the_title_of_a_text_is_its_first_heading() -> None:
    assert title_of_text("\n# 0012. The search\n\n## Context\n") == "0012. The search"
    assert title_of_text("no heading") == ""
