"""The head of a page that is written by hand."""

from __future__ import annotations

import pytest

from generator.reading import front_matter


def test_texts_of_the_head_come_with_the_rest_of_the_page() -> None:
    assert front_matter("---\ntitle: A\nhide: [x]\n---\n# A\n") == ({"title": "A"}, "# A\n")


@pytest.mark.parametrize("text", ["# A\n", "", "text\n---\ntitle: A\n---\n"])
def test_a_page_without_a_head_is_all_text(text: str) -> None:
    assert front_matter(text) == ({}, text)


def test_a_head_that_cannot_be_read_gives_no_facts() -> None:
    assert front_matter("---\ntitle: [\n---\n# A\n") == ({}, "# A\n")
