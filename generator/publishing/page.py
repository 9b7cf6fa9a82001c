"""A page is data: what it is called, and an ordered list of sections of HTML."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from typing import Any


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a page; the heading is printed by the writer, so that every engine sees it."""

    id: str
    heading: str
    html: str


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumbs: its words and its address below the site's root."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page before any engine has seen it.

    `address` ends with a slash and is relative to the site's root (`studies/watson-2018/`; the home page is the empty
    text); `lead` is HTML between the title and the first section; `record` is the path of the file that "Edit this
    record" opens; `hide` and `template` are passed on to the theme.
    """

    address: str
    title: str
    kind: str
    description: str
    lead: str = ""
    sections: tuple[Section, ...] = ()
    crumbs: tuple[Crumb, ...] = ()
    record: str = ""
    template: str = ""
    hide: tuple[str, ...] = ("navigation",)
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Path of the page's Markdown file below `docs/`."""
        return f"{self.address}index.md"


def markdown_file(page: Page) -> str:
    """Print a page as Markdown: front matter, the title, then a heading and one raw HTML block a section."""
    blocks = [_front_matter(page), f"# {_plain(page.title)}"]
    if page.lead:
        blocks.append(_raw("lead", page.lead))
    for section in page.sections:
        blocks.append(f"## {_plain(section.heading)} {{#{section.id}}}")
        blocks.append(_raw(section.id, section.html))
    return "\n\n".join(blocks) + "\n"


def _front_matter(page: Page) -> str:
    """Front matter, with its texts escaped: no engine escapes them where its theme prints them."""
    facts = {
        "title": escape(page.title),
        "description": escape(page.description),
        "kind": page.kind,
        "template": page.template,
        "record": page.record,
        "crumbs": [[escape(crumb.label), relative(crumb.address, page.address)] for crumb in page.crumbs],
        "hide": list(page.hide),
        **page.extra,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items() if value]
    return "\n".join(["---", *lines, "---"])


def _raw(name: str, html: str) -> str:
    """Wrap HTML so that Markdown leaves it alone: one block element, no blank line inside."""
    kept = "\n".join(line for line in html.splitlines() if line.strip())
    return f'<div class="be-section" data-section="{name}">\n{kept}\n</div>'


_MARKDOWN_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#+!|"} | {"&": "&amp;"})


def _plain(text: str) -> str:
    """Escape what Markdown would read as markup, so that a heading says exactly its text."""
    return " ".join(text.split()).translate(_MARKDOWN_SIGNS)


def relative(target: str, page: str) -> str:
    """Give the link from the page at address `page` to `target`; both are relative to the site's root.

    `target` may carry a fragment (`learn/glossary/#bmd`) or name a file (`assets/x.svg`).
    """
    up = [part for part in page.split("/") if part]
    down = target.split("/")
    while up and len(down) > 1 and up[0] == down[0]:
        up, down = up[1:], down[1:]
    return "../" * len(up) + "/".join(down) or "./"


def file_map(pages: Iterable[Page]) -> dict[str, str | bytes]:
    """Print every page; two pages at one address are a fault of the program."""
    files: dict[str, str | bytes] = {}
    for page in pages:
        if page.path in files:
            raise ValueError(f"two pages at {page.address}")
        files[page.path] = markdown_file(page)
    return files
