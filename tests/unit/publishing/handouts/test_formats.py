"""One content in every format: the same sentences, traced; edits are found."""

from __future__ import annotations

import re

import pytest

from generator.publishing.handouts import Handout, Print, write_sheet
from generator.publishing.handouts.printing import SIZES
from generator.publishing.handouts.trace import Traced, blocks_of, compare, named_in, place_of, read_map
from tests.unit.publishing.handouts.real import real_edition, real_sheets

SHEETS = sorted(real_sheets())
SPINE = "spine.after-menopause"


def found_in(sheet: Handout, text: str, kind: str) -> Traced:
    """A text compared with the sheet that it is said to be."""
    return compare(blocks_of(text, kind=kind), tuple(sheet.sentences()), (sheet.frame.version, sheet.frame.unsigned))


def written(name: str, kind: str, **how: str) -> str:
    text = write_sheet(real_sheets()[name], format=kind, how=Print(**how))
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
@pytest.mark.parametrize("name", SHEETS)
def test_every_sentence_is_traced_and_none_is_lost(name: str, kind: str) -> None:
    found = found_in(real_sheets()[name], written(name, kind), kind)
    assert (found.orphans, found.lost) == ((), ())


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
def test_an_edited_sentence_is_an_orphan_and_its_original_is_lost(kind: str) -> None:
    text = written(SPINE, kind)
    head, script, rest = text.partition("<script")
    edited = head.replace("may leave bone", "will leave bone") + script + rest
    found = found_in(real_sheets()[SPINE], edited, kind)
    assert any("will leave bone" in orphan for orphan in found.orphans)
    assert any("may leave bone" in one.text for one in found.lost)


def test_a_removed_safety_line_is_named_as_lost() -> None:
    text = re.sub(r"(?m)^.*Do not stop a medicine.*\n", "", written(SPINE, "txt"))
    found = found_in(real_sheets()[SPINE], text, "txt")
    assert {one.source for one in found.lost} == {"safety:s_medicines"}


def test_the_html_carries_its_map_and_an_edited_map_no_longer_fits_its_version() -> None:
    text = written(SPINE, "html")
    carried = read_map(text)
    assert carried and carried.true_version == carried.version == named_in(text)[0]
    edited = read_map(text.replace("may leave bone", "will leave bone"))
    assert edited and edited.true_version != edited.version


def test_every_source_has_a_place_and_that_of_a_recommendation_is_its_line() -> None:
    places = {s.source: place_of(real_edition(), s.source) for s in real_sheets()[SPINE].sentences()}
    assert all(place.file for place in places.values())
    assert places["guideline:morin-2023/resistance"].file == "evidence/guidelines/morin-2023.yaml"
    assert places["guideline:morin-2023/resistance"].line > 20


@pytest.mark.parametrize("variant", SIZES)
def test_the_print_has_the_type_of_its_variant_a_language_one_title_and_named_parts(variant: str) -> None:
    text = written(SPINE, "html", variant=variant)
    assert f"font: {SIZES[variant]}pt" in text
    assert '<html lang="en-GB">' in text and text.count("<h1") == 1
    sections = re.findall(r'aria-labelledby="([^"]+)"', text)
    assert sections and all(f'<h2 id="{name}"' in text for name in sections)
    assert 'scope="col"' in text and 'scope="row"' in text


def test_paper_is_set_where_it_is_chosen_and_left_to_the_printer_where_not() -> None:
    assert "size: A4" in written(SPINE, "html", paper="a4")
    assert "size: letter" in written(SPINE, "html", paper="letter")
    assert not re.search(r"@page \{[^}]*size:", written(SPINE, "html", paper="any"))


def test_writing_twice_gives_the_same_bytes() -> None:
    assert written(SPINE, "html") == written(SPINE, "html")


def test_the_pdf_is_tagged_has_a_title_and_a_language_and_is_the_same_twice() -> None:
    first, again = (write_sheet(real_sheets()[SPINE], format="pdf", how=Print()) for _ in range(2))
    assert isinstance(first, bytes) and first == again
    for mark in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang", b"pdfuaid"):
        assert mark in first, mark
