"""Words are explained on the page that uses them: the first use of each, in running text and nowhere else."""

from __future__ import annotations

import re

import pytest

from generator.publishing.page import Page, Section
from generator.publishing.word_help import explained
from generator.vocabulary.words import WORD_FORMS, WORDS

BUTTON = re.compile(r"<button [^>]*>([^<]*)</button>")


def page(*texts: str, kind: str = "learn", lead: str = "") -> Page:
    sections = tuple(Section(f"s{place}", "The DXA scan", text) for place, text in enumerate(texts))
    return Page("learn/x/", "DXA", kind, "DXA", lead=lead, sections=sections)


def html(found: Page) -> str:
    return found.lead + "".join(section.html for section in found.sections)


def marked(*texts: str, **facts: str) -> list[str]:
    return BUTTON.findall(html(explained(page(*texts, **facts))))


def test_the_first_use_of_a_word_is_a_button_and_its_meaning_stands_once() -> None:
    found = html(explained(page("<p>A DXA scan.</p>", "<p>Another DXA scan.</p>", lead="<p>No word here.</p>")))
    assert found.count("<button") == 1 and found.index("<button") < found.index("Another")
    assert found.count(WORDS["DXA"]) == 1
    target = re.search(r'popovertarget="([^"]+)" aria-describedby="([^"]+)"', found)
    assert target and target.group(1) == target.group(2)
    assert found.count(f'popover class="be-words__meaning" id="{target.group(1)}"') == 1


@pytest.mark.parametrize("written", ["BMD", "bone mineral density", "Bone density"])
def test_a_word_is_known_by_each_of_its_forms_and_stays_as_written(written: str) -> None:
    assert marked(f"<p>{written} rose.</p>") == [written]


@pytest.mark.parametrize(
    "text", ["a non-randomised study", "the impacts", "T-scored", "nonrandomised", "a high grade", "interval training"]
)
def test_another_word_that_looks_like_it_is_no_use_of_it(text: str) -> None:
    assert marked(f"<p>{text}</p>") == []


@pytest.mark.parametrize(
    "kept",
    [
        '<p><a href="#x">DXA</a></p>',
        "<h3>DXA</h3>",
        "<details><summary>DXA</summary><p>DXA</p></details>",
        "<table><tr><td><p>DXA</p></td></tr></table>",
        "<blockquote><p>DXA</p></blockquote>",
        '<p><span class="be-small be-hidden">DXA</span></p>',
        '<p class="be-answer__sentence">DXA</p>',
        "<figure><svg><text>DXA</text></svg><figcaption><p>DXA</p></figcaption></figure>",
        '<p title="DXA"><!-- DXA --></p>',
        "<div>DXA</div>",
    ],
)
def test_what_is_no_running_text_is_left_as_it_is(kept: str) -> None:
    before = page(kept)
    assert explained(before) == before


def test_text_after_a_link_or_a_void_element_is_running_text_again() -> None:
    assert marked('<p><a href="#x">Here</a><br>a DXA scan</p>') == ["DXA"]


def test_a_page_for_others_is_left_as_it_is() -> None:
    before = page("<p>DXA</p>", kind="contribute")
    assert explained(before) == before


def test_a_page_without_sections_carries_the_meanings_after_its_lead() -> None:
    found = explained(page(lead="<p>DXA</p>"))
    assert WORDS["DXA"] in found.lead and found.extra["styles"] == ["stylesheets/words.css"]


def test_every_form_belongs_to_a_word_of_the_glossary_and_to_one_alone() -> None:
    forms = [form.lower() for forms in WORD_FORMS.values() for form in forms]
    assert len(forms) == len(set(forms))
    assert WORD_FORMS.keys() <= WORDS.keys()
    assert list(WORDS) == sorted(WORDS, key=str.casefold)
