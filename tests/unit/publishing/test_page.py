"""How a page is printed as Markdown, and how links are made relative."""

from __future__ import annotations

import json

import pytest

from generator.publishing.page import Crumb, Page, Section, file_map, markdown_file, relative

HOSTILE = '"><script>alert(1)</script>'


def front_matter(text: str) -> dict[str, object]:
    lines = text.split("---\n")[1].splitlines()
    return {key: json.loads(value) for key, _, value in (line.partition(": ") for line in lines)}


def test_front_matter_is_escaped_because_no_engine_escapes_it() -> None:
    page = Page("x/", HOSTILE, "study", HOSTILE, crumbs=(Crumb(HOSTILE, ""),))
    facts = front_matter(markdown_file(page))
    assert "<" not in json.dumps(facts)
    assert facts["description"] == "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"


def test_a_title_says_exactly_its_text_in_markdown() -> None:
    assert "# \\<b\\>2 \\* 3\\</b\\> &amp; \\[x\\]" in markdown_file(Page("x/", "<b>2 * 3</b> & [x]", "study", "d"))


def test_a_section_is_a_heading_with_its_id_and_one_block_without_blank_lines() -> None:
    text = markdown_file(Page("x/", "T", "study", "d", sections=(Section("harms", "Harms", "<p>a</p>\n\n<p>b</p>"),)))
    assert '## Harms {#harms}\n\n<div class="be-section" data-section="harms">\n<p>a</p>\n<p>b</p>\n</div>' in text


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("studies/b/", "studies/a/", "../b/"),
        ("studies/a/", "studies/a/", "./"),
        ("", "studies/a/", "../../"),
        ("regions/spine/", "", "regions/spine/"),
        ("studies/a/#harms", "claims/c/", "../../studies/a/#harms"),
    ],
)
def test_links_are_relative_to_the_page(target: str, page: str, link: str) -> None:
    assert relative(target, page) == link


def test_two_pages_at_one_address_are_a_fault() -> None:
    page = Page("x/", "T", "study", "d")
    with pytest.raises(ValueError, match="two pages at x/"):
        file_map([page, page])
