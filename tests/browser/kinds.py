"""One page of each kind: pages of one kind come from one template, so a fault in one is a fault in all."""

from __future__ import annotations

import re
from pathlib import Path

ARTICLE = re.compile(r'<article class="[^"]*\bbe-(?:page-)?([a-z-]+)')


def one_of_each_kind(site: Path) -> dict[str, str]:
    """The address of the longest page of each kind, by the name of the kind; the longest shows most of its template."""
    longest: dict[str, Path] = {}
    for page in sorted(site.rglob("*.html")):
        if page.name not in ("index.html", "404.html"):
            continue  # a sheet to print is no page of the site: it has no header and no article
        if 'http-equiv="refresh"' in page.read_text(encoding="utf-8"):
            continue  # nobody sees a page that has moved: it leads on at once
        kind = kind_of(page, site)
        if kind not in longest or page.stat().st_size > longest[kind].stat().st_size:
            longest[kind] = page
    return {kind: address_of(page, site) for kind, page in longest.items()}


def kind_of(page: Path, site: Path) -> str:
    """The template as the article names it, the part of the site, and how deep in it the page lies."""
    article = ARTICLE.search(page.read_text(encoding="utf-8"))
    parts = page.relative_to(site).parts[:-1]
    return " ".join([article.group(1) if article else page.stem, *parts[:1], str(len(parts))])


def address_of(page: Path, site: Path) -> str:
    """The address below the site's own, from its first slash on."""
    return "/" + page.relative_to(site).as_posix().removesuffix("index.html")
