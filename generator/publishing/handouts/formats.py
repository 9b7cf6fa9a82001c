"""One sheet in any format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.publishing.handouts.docx import docx_sheet
from generator.publishing.handouts.html import html_sheet
from generator.publishing.handouts.pdf import pdf_sheet
from generator.publishing.handouts.plain import markdown_sheet, text_sheet
from generator.publishing.handouts.printing import Print
from generator.publishing.handouts.sheet import Handout

FORMATS: Mapping[str, Callable[[Handout, Print], str | bytes]] = MappingProxyType(
    {"html": html_sheet, "txt": text_sheet, "md": markdown_sheet, "pdf": pdf_sheet, "docx": docx_sheet}
)
"""What writes a sheet, by the ending of its file."""


def write_sheet(handout: Handout, *, format: str, how: Print) -> str | bytes:
    """The file in one of FORMATS.

    Raises NotPrintable for a clinic's text or logo that a PDF cannot hold, and NoWordProcessor where `python-docx` is
    not installed.
    """
    return FORMATS[format](handout, how)
