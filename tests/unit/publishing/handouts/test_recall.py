"""A printed sheet says where its version is looked up: by a QR code of its address, or by a short code."""

from __future__ import annotations

import io
import re

import segno

from generator.publishing.handouts import Print, write_sheet
from generator.publishing.handouts.pdf import typst_source
from generator.publishing.handouts.recall import QUIET_ZONE, recall_of
from tests.unit.publishing.handouts.real import real_sheets

SHEET = real_sheets()["spine.after-menopause"]
SITE = Print(site_url="https://example.org/bone/")
ADDRESS = f"https://example.org/bone/h/{SHEET.version}/"


def test_with_an_address_of_the_site_the_code_is_that_of_the_version_with_its_quiet_zone() -> None:
    recall = recall_of(SHEET, SITE)
    assert recall.address == ADDRESS and ADDRESS in recall.words and ADDRESS in recall.text
    wanted = segno.make(ADDRESS, error="m", micro=False)
    width = wanted.symbol_size(border=QUIET_ZONE)[0]
    assert f'viewBox="0 0 {width} {width}"' in recall.code
    drawn = io.BytesIO()
    wanted.save(drawn, kind="svg", border=QUIET_ZONE, omitsize=True, xmldecl=False, nl=False)
    dark = re.search(r'class="qrline"[^>]* d="([^"]+)"', drawn.getvalue().decode())
    assert dark and dark[1] in recall.code


def test_the_code_has_a_name_in_html_and_in_the_pdf() -> None:
    html = write_sheet(SHEET, format="html", how=SITE)
    assert isinstance(html, str)
    assert f'role="img" aria-label="QR code of the address {ADDRESS}"' in html
    assert f'alt: "QR code of the address {ADDRESS}"' in typst_source(SHEET, SITE)


def test_without_an_address_there_is_a_short_code_in_words_and_no_picture() -> None:
    recall = recall_of(SHEET, Print())
    assert recall.code == "" and SHEET.version in recall.words
    html = write_sheet(SHEET, format="html", how=Print())
    assert isinstance(html, str) and recall.words in html and "QR code" not in html


def test_text_without_pictures_speaks_of_no_code_to_scan() -> None:
    text = write_sheet(SHEET, format="txt", how=SITE)
    assert isinstance(text, str) and f"Go to {ADDRESS}" in text and "Scan" not in text
