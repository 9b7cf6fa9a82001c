"""The PDF is tagged: headings, lists, a table with its head, alternatives for pictures; it says what the HTML says.

What these tests look at is in the file; they are no check of PDF/UA-1 as a whole, for which veraPDF was not run.
"""

from __future__ import annotations

import io
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from generator.publishing.handouts import Handout, Print, write_sheet
from generator.publishing.handouts.pdf import page_count, pdf_sheet
from generator.publishing.handouts.printing import MOST_PAGES, SIZES
from generator.publishing.handouts.recall import recall_of
from generator.publishing.handouts.trace import blocks_of
from tests.conftest import cannot_run
from tests.unit.publishing.handouts.real import real_sheets, spanish_sheets
from tests.unit.publishing.handouts.test_own_copy import OWN

try:
    import pypdf
except ImportError:
    pypdf = None

SHEETS = sorted(real_sheets())
SITE = Print(site_url="https://example.org/")


@pytest.fixture(autouse=True)
def _can_look() -> None:
    if pypdf is None:
        cannot_run("pypdf is not installed, so nobody looked into the PDF files")


def opened(name: str, how: Print = SITE) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf_sheet(real_sheets()[name], how)))


def tags(node) -> Iterator[tuple[str, dict]]:
    """Every element of the structure tree, in order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, pypdf.generic.ArrayObject):
        for child in node:
            yield from tags(child)
    elif isinstance(node, pypdf.generic.DictionaryObject):
        if "/S" in node:
            yield str(node["/S"]), node
        if "/K" in node:
            yield from tags(node["/K"])


@pytest.mark.parametrize("name", SHEETS)
def test_it_is_tagged_and_names_its_language_and_title(name: str) -> None:
    root = opened(name).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a boolean of the PDF, not of Python
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert opened(name).metadata.title == real_sheets()[name].title.text


@pytest.mark.parametrize("name", SHEETS)
def test_headings_lists_and_the_head_of_the_table_are_tagged(name: str) -> None:
    sheet = real_sheets()[name]
    found = list(tags(opened(name).trailer["/Root"]["/StructTreeRoot"]["/K"]))
    count = Counter(kind for kind, _ in found)
    assert (count["/H1"], count["/H2"]) == (1, len(sheet.parts))
    assert count["/LI"] == sum(len(part.lines) for part in sheet.parts if part.listed)
    box = next(part.box for part in sheet.parts if part.box)
    assert count["/TH"] >= len(box.head) and count["/TR"] == len(box.rows) + 1 and count["/THead"] == 1


@pytest.mark.parametrize("name", SHEETS)
def test_every_picture_has_an_alternative(name: str) -> None:
    found = [
        node for kind, node in tags(opened(name, OWN).trailer["/Root"]["/StructTreeRoot"]["/K"]) if kind == "/Figure"
    ]
    assert found and all(len(str(node.get("/Alt", ""))) > 10 for node in found)


def joined(text: str) -> str:
    """A text as one line, without what marks an item of a list."""
    whole = re.sub(r"(?<=[/-])\n", "", text)  # an address is broken there without a space
    return " ".join(whole.replace("\N{BULLET}", " ").split())


def drawn(text: str) -> str:
    """What the pictures of a PDF say in letters: they stand in it beside the sentences."""
    return joined(" ".join(re.findall(r">([^<]+)<", text)))


@pytest.mark.parametrize("name", SHEETS)
def test_html_and_pdf_have_the_same_main_text_once_lines_are_joined(name: str) -> None:
    sheet, pages = real_sheets()[name], opened(name).pages
    html = write_sheet(sheet, format="html", how=SITE)
    assert isinstance(html, str)
    rest = joined(" ".join(page.extract_text() for page in pages))
    for number in range(1, len(pages) + 1):
        rest = joined(rest.replace(f"{sheet.band.text} {sheet.version}, {sheet.frame.page} {number}", " ", 1))
    # A star is read aloud in the HTML, and a star in the PDF.
    blocks = [joined(block.replace(sheet.frame.unsigned, "*")) for block in blocks_of(html, kind="html")]
    for block in blocks:
        before, found, after = rest.partition(block)
        assert found, f"the HTML alone says: {block}"
        rest = f"{before} \n {after}"
    left = Counter(rest.split()) - Counter(drawn(html).split()) - Counter(recall_of(sheet, SITE).words.split())
    assert left == Counter(), "the PDF alone says this"


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("variant", SIZES)
@pytest.mark.parametrize("sheets", [real_sheets, spanish_sheets], ids=["en-GB", "es"])
def test_no_sheet_is_longer_than_its_variant_may_be(
    sheets: Callable[[], dict[str, Handout]], variant: str, paper: str
) -> None:
    how = Print(variant, paper, SITE.site_url)
    long = {name: page_count(pdf_sheet(sheet, how)) for name, sheet in sheets().items()}
    assert len(long) == len(SHEETS)
    assert {name: pages for name, pages in long.items() if pages > MOST_PAGES[variant]} == {}


def test_the_pages_are_counted_right_and_each_carries_the_draft_band() -> None:
    reader = opened(SHEETS[0])
    assert page_count(pdf_sheet(real_sheets()[SHEETS[0]], SITE)) == len(reader.pages)
    band = real_sheets()[SHEETS[0]].band.text
    assert all(band in " ".join(page.extract_text().split()) for page in reader.pages)


def test_writing_twice_gives_the_same_bytes() -> None:
    sheet = real_sheets()[SHEETS[0]]
    assert pdf_sheet(sheet, SITE) == pdf_sheet(sheet, SITE)


def test_a_batch_takes_little_time_for_each() -> None:
    """A tenth of a second is ten times what is aimed at: a busy machine must not fail, a slip of that size must."""
    sheets = list(real_sheets().values())
    started = time.process_time()
    for sheet in sheets:
        pdf_sheet(sheet, SITE)
    assert (time.process_time() - started) / len(sheets) < 0.1
