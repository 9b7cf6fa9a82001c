"""Words that a page uses are explained on that page: the first use of each becomes a button that opens its meaning.

The meanings stand once, at the end of the page: as popovers on a screen, which need no script, and as a short list on
paper. Only running text is touched, never a heading, a link, a control, a drawing or a text to copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape

from generator.publishing.page import Page, relative
from generator.vocabulary.words import WORD_FORMS, WORDS

FOR_READERS = frozenset({"region", "site", "question", "people", "exercise", "explore", "learn"})
"""The kinds of page that explain their words; the glossary is one long list of them."""

SCRIPT, STYLE = "javascripts/words.js", "stylesheets/words.css"
_TAG = re.compile(r"(<!--.*?-->|<[^>]+>)", re.DOTALL)
_NAME = re.compile(r"</?([a-zA-Z0-9]+)")
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_TEXT = frozenset({"p", "li", "dd"})
_NEVER = frozenset(
    {
        *("a", "button", "summary", "label", "details", "table", "blockquote", "q", "code", "pre", "form"),
        *("svg", "script", "style", "figure", "figcaption", "dt", "h1", "h2", "h3", "h4", "h5", "h6"),
    }
)
_NEVER_CLASSES = frozenset(
    {
        *("be-hidden", "be-answer__sentence", "be-answer__place", "be-lede", "be-technical", "be-dates"),
        *("be-certainty", "be-direction", "be-pill", "be-chips"),
    }
)


def _pattern() -> re.Pattern[str]:
    """Any form, the longest first; an abbreviation only as it is written. Interval training is no interval."""
    forms = sorted((form for forms in WORD_FORMS.values() for form in forms), key=len, reverse=True)
    either = "|".join(re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})" for form in forms)
    return re.compile(rf"(?<![\w-])({either})(?![\w-]|\s+training)")


_FORMS = _pattern()
_HEADWORD: Mapping[str, str] = {form.lower(): word for word, forms in WORD_FORMS.items() for form in forms}


def explained(page: Page) -> Page:
    """The page with its words explained; itself where it is not for readers, or uses none of them."""
    if page.kind not in FOR_READERS:
        return page
    seen = _Seen()
    lead = "".join(seen.marked(page.lead))
    sections = [replace(section, html="".join(seen.marked(section.html))) for section in page.sections]
    if not seen.words:
        return page
    meanings = _meanings(seen.words, relative(SCRIPT, page.address))
    if sections:
        sections[-1] = replace(sections[-1], html=f"{sections[-1].html}\n{meanings}")
    else:
        lead = f"{lead}\n{meanings}"
    extra = {**page.extra, "styles": [*page.extra.get("styles", ()), STYLE]}
    return replace(page, lead=lead, sections=tuple(sections), extra=extra)


@dataclass(slots=True)
class _Seen:
    """The words met so far, in their order on the page."""

    words: list[str] = field(default_factory=list)

    def marked(self, html: str) -> Iterator[str]:
        """The HTML in pieces, with the first use of each word as a button."""
        within: list[tuple[str, bool]] = []  # open elements: name, and whether its text is left alone
        for piece in _TAG.split(html):
            if piece.startswith("<"):
                _step(within, piece)
                yield piece
            elif any(name in _TEXT for name, _ in within) and not any(left for _, left in within):
                yield _FORMS.sub(self._button, piece)
            else:
                yield piece

    def _button(self, found: re.Match[str]) -> str:
        word = _HEADWORD[found.group().lower()]
        if word in self.words:
            return found.group()
        self.words.append(word)
        target = _id(word)
        return (
            f'<button type="button" class="be-word" popovertarget="{target}" aria-describedby="{target}">'
            f"{found.group()}</button>"
        )


def _step(within: list[tuple[str, bool]], tag: str) -> None:
    """Follow one tag into an element or out of it."""
    name = _NAME.match(tag)
    if not name or name.group(1).lower() in _VOID or tag.endswith("/>"):
        return
    element = name.group(1).lower()
    if not tag.startswith("</"):
        classes = _CLASSES.search(tag)
        left = element in _NEVER or bool(classes and _NEVER_CLASSES & set(classes.group(1).split()))
        within.append((element, left))
    elif any(element == open_name for open_name, _ in within):
        while within.pop()[0] != element:
            pass


def _id(word: str) -> str:
    return "word-" + re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")


def _meanings(words: list[str], script: str) -> str:
    shown = "\n".join(
        f'<div popover class="be-words__meaning" id="{_id(word)}"><b>{escape(word)}</b> {escape(WORDS[word])}</div>'
        for word in sorted(words, key=str.casefold)
    )
    return (
        f'<div class="be-words">\n<p class="be-words__title"><b>Words on this page</b></p>\n'
        f'{shown}\n<script defer src="{script}"></script>\n</div>'
    )
