"""The words of a page by which it is found: its headings and its rows, and of a page written by hand its text.

A record is concise. A sentence that stands in a table or a list is found by what the row is called; the page has the
rest.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from html import unescape

from generator.publishing.page import Page

MOST_WORDS = 300
"""Of the rows of one page, or of the text of one that is written by hand: a screen or two."""

_OWN_ANALYSES = frozenset({"what-if", "year-by-year"})  # of the reader: no answer of ours, and the same studies again
# Of the HTML of our own templates, which is regular: a parser would take eight times as long.
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_TAKEN = re.compile(
    r'<(caption|h3|h4)\b[^>]*>(.*?)</\1>|<th scope="row"[^>]*>(.*?)</th>'
    r'|<dl class="be-facts be-facts--record">(.*?)</dl>',
    re.DOTALL,
)
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#{1,6}\s+(.*?)(?:\s+\{[^}]*\})?\s*$")
_ROW = re.compile(r"^\|\s*(.*?)\s*(?<!\\)\|")
_RULE = re.compile(r"^\|[\s:|-]+$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"<[^>]+>")
_SIGNS = re.compile(r"[*_`#>]+|\{[^}]*\}|\\(?=\W)")


def words_of_page(page: Page, common: Container[str]) -> str:
    """Headings, captions, heads of rows and stated facts of a page that is made, each once, in their order.

    Headings that are `common` to many pages tell nothing of one, and are left out.
    """
    told = [section for section in page.sections if section.id not in _OWN_ANALYSES]
    parts = [section.heading for section in told if section.heading not in common]
    for html in (page.lead, *(section.html for section in told)):
        parts += (_text("".join(found.groups("")[1:])) for found in _TAKEN.finditer(_DRAWING.sub("", html)))
    return _joined(parts)


def title_of_text(markdown: str) -> str:
    """The first heading of a page that is written by hand; empty where it has none."""
    headings = (_HEADING.match(line) for line in markdown.splitlines())
    return next((_bare(heading.group(1)) for heading in headings if heading), "")


def words_of_text(markdown: str) -> str:
    """Headings, first cells of tables, then the running text of a page that is written by hand."""
    heads: list[str] = []
    text: list[str] = []
    for line in _FENCE.sub("", markdown).splitlines():
        heading, row = _HEADING.match(line), _ROW.match(line)
        if _RULE.match(line):
            continue
        (heads if heading or row else text).append(_bare((heading or row).group(1) if heading or row else line))
    return _joined([*heads, " ".join(filter(None, text))])


def _text(html: str) -> str:
    """The words of a piece of HTML; what stood apart stays apart."""
    return unescape(_TAG.sub(" ", html))


def _bare(markdown: str) -> str:
    """The words of a line, without what Markdown and HTML put around them."""
    return _SIGNS.sub("", _text(_LINK.sub(r"\1", markdown))).strip(" -:")


def _joined(parts: Iterable[str]) -> str:
    """Each part once, as sentences, cut where there are too many words."""
    once = dict.fromkeys(" ".join(part.split()) for part in parts)
    return " ".join(" ".join(_sentences(once)).split()[:MOST_WORDS])


def _sentences(parts: Iterable[str]) -> Iterator[str]:
    return (part if part[-1] in ".?!" else f"{part}." for part in parts if part)
