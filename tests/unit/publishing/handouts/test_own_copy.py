"""A clinic's own copy: printed, outside the version, listed apart by the trace; the sign-off in place of the band."""

from __future__ import annotations

import re

import pytest

from generator.model.clinic import Clinic, Logo
from generator.publishing.handouts import Print, write_sheet
from generator.publishing.handouts.language import Voice, language_of
from generator.publishing.handouts.pdf import NotPrintable, page_count, typst_source
from generator.publishing.handouts.printing import DRAFT, is_signed
from generator.publishing.handouts.trace import added_to, blocks_of, compare
from tests.unit.publishing.handouts.real import real_sheets

SHEET = real_sheets()["spine.after-menopause"]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1"/></svg>'
NAME, NOTE, SIGNED = "Northside Physiotherapy", "Bring your shoes & water.", "Signed off for this copy by A. Example"
FILE = {"schema": "clinic/1", "name": NAME, "phone": "01632 960 001", "note": NOTE}
SIGN = {"name": "A. Example", "role": "physiotherapist", "date": "2026-11-24"}
UNSIGNED = Print(clinic=Clinic.model_validate(FILE))
OWN = Print(clinic=Clinic.model_validate({**FILE, "sign_off": SIGN}), logo=Logo(SVG, "svg"))
VOICE, BESIDE = Voice(language_of(SHEET.lang)), (SHEET.frame.version, SHEET.frame.unsigned)
KINDS = ["html", "txt", "md"]


def written(kind: str, how: Print) -> str:
    text = write_sheet(SHEET, format=kind, how=how)
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("kind", KINDS)
def test_the_additions_are_printed_and_listed_apart_and_every_sentence_is_still_traced(kind: str) -> None:
    text = written(kind, OWN)
    added = " ".join(added_to(text, kind=kind)).replace("\\", "")
    assert all(said in added for said in (NAME, "01632 960 001", NOTE, "Added by your clinic", SIGNED))
    found = compare(blocks_of(text, kind=kind), tuple(SHEET.sentences()), BESIDE)
    assert found.orphans == () and [one.source for one in found.lost] == [DRAFT]
    assert is_signed(VOICE, added_to(text, kind=kind))


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_sign_off_the_copy_stays_a_draft(kind: str) -> None:
    text = written(kind, UNSIGNED)
    assert compare(blocks_of(text, kind=kind), tuple(SHEET.sentences()), BESIDE).lost == ()
    assert SHEET.band.text in text and not is_signed(VOICE, added_to(text, kind=kind))


@pytest.mark.parametrize("kind", KINDS)
def test_the_version_is_that_of_the_sheet_whatever_a_clinic_adds(kind: str) -> None:
    assert SHEET.version in written(kind, Print()) and SHEET.version in written(kind, OWN)


def test_no_word_of_a_clinic_is_markup() -> None:
    odd = Clinic.model_validate({**FILE, "name": 'A "B" & <1> \\ #x $y$ *z* _u_ `v`'})
    how = Print(clinic=odd)
    assert "A &#34;B&#34; &amp; &lt;1&gt; \\ #x" in written("html", how)
    assert 'A \\"B\\" & <1> \\\\ #x $y$ *z* _u_ `v`' in typst_source(SHEET, how)
    assert "\\*z\\*" in written("md", how)
    assert page_count(write_sheet(SHEET, format="pdf", how=how)) >= 2


def test_the_logo_is_data_of_a_picture_so_that_nothing_in_it_runs() -> None:
    assert re.search(r'<img src="data:image/svg\+xml;base64,[\w+/=]+" alt="">', written("html", OWN))


def test_signs_that_the_font_lacks_and_a_broken_logo_are_said_and_not_printed_wrong() -> None:
    with pytest.raises(NotPrintable, match="日"):
        write_sheet(SHEET, format="pdf", how=Print(clinic=Clinic.model_validate({**FILE, "name": "日本"})))
    with pytest.raises(NotPrintable, match="image"):
        write_sheet(SHEET, format="pdf", how=Print(clinic=UNSIGNED.clinic, logo=Logo(b"\x89PNG\r\n\x1a\n", "png")))
