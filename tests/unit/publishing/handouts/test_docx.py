"""The sheet for a word processor has real headings, lists and tables, its language, and no version."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.publishing.handouts import Print, write_sheet
from tests.conftest import cannot_run
from tests.unit.publishing.handouts.real import real_sheets
from tests.unit.publishing.handouts.test_own_copy import NAME, NOTE, OWN

try:
    import docx
    from docx.oxml.ns import qn
except ImportError:
    docx = None

SHEET, PLAIN = real_sheets()["spine.after-menopause"], Print()


@pytest.fixture(autouse=True)
def _can_look() -> None:
    if docx is None:
        cannot_run("python-docx is not installed, so no sheet was written for a word processor")


def content(how: Print = PLAIN, name: str = "spine.after-menopause") -> bytes:
    made = write_sheet(real_sheets()[name], format="docx", how=how)
    assert isinstance(made, bytes)
    return made


def opened(how: Print = PLAIN, name: str = "spine.after-menopause"):
    return docx.Document(io.BytesIO(content(how, name)))


def text_of(document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("name", sorted(real_sheets()))
def test_every_sentence_of_the_sheet_is_in_it(name: str) -> None:
    told = text_of(opened(name=name))
    assert [one.text for one in real_sheets()[name].sentences() if one.text not in told] == []


def test_headings_lists_and_the_head_of_the_table_are_real() -> None:
    document = opened()
    styles = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    assert [text for style, text in styles if style == "Heading 1"] == [SHEET.title.text]
    assert [text for style, text in styles if style == "Heading 2"] == [part.heading.text for part in SHEET.parts]
    items = [line for part in SHEET.parts if part.listed for line in part.lines]
    assert sum(style == "List Bullet" for style, _ in styles) == len(items)
    assert document.tables[0].rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_it_names_its_language_and_title_and_its_pictures_have_alternatives() -> None:
    document = opened()
    assert (document.core_properties.title, document.core_properties.language) == (SHEET.title.text, "en-GB")
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    pictures = list(document.element.iter(qn("wp:docPr")))
    assert pictures and all(len(picture.get("descr")) > 20 for picture in pictures)


def test_it_has_no_version_and_no_code_and_says_that_it_is_an_edited_copy() -> None:
    told = text_of(opened(Print(site_url="https://example.org/")))
    assert SHEET.version not in told and "example.org" not in told
    assert "Edited copy" in told and SHEET.band.text in told


def test_a_clinic_s_name_and_note_are_in_it_and_its_sign_off_is_not() -> None:
    told = text_of(opened(OWN))
    assert NAME in told and NOTE in told and "Added by your clinic" in told
    assert "Signed off" not in told and SHEET.band.text in told


@pytest.mark.parametrize(("variant", "points"), [("standard", 12), ("clear-print", 14), ("large-print", 18)])
def test_type_and_paper_are_those_that_were_asked_for(variant: str, points: int) -> None:
    document = opened(Print(variant, "letter"))
    assert document.styles["Normal"].font.size.pt == points
    assert round(document.sections[0].page_width.mm) == 216


def test_writing_twice_gives_the_same_bytes_and_no_time_is_in_them() -> None:
    assert content() == content()
    with zipfile.ZipFile(io.BytesIO(content())) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None
