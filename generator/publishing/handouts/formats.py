"""One sheet in any format."""

from __future__ import annotations

from generator.publishing.handouts.html import Print, html_sheet
from generator.publishing.handouts.pdf import pdf_sheet
from generator.publishing.handouts.plain import markdown_sheet, text_sheet
from generator.publishing.handouts.sheet import Handout


def write_sheet(handout: Handout, *, format: str, how: Print) -> str | bytes:
    """The file in `html`, `txt`, `md` or `pdf`. Raises NoPdf where no PDF can be made here."""
    match format:
        case "txt":
            return text_sheet(handout)
        case "md":
            return markdown_sheet(handout)
        case "pdf":
            return pdf_sheet(handout, how)
        case _:
            return html_sheet(handout, how)
