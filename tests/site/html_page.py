"""What a finished page says about itself: ids, links, what it loads, headings, and script in attributes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Attributes by which a page makes the browser fetch something without anybody choosing to.
LOADED_BY = {"img": "src", "script": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src",
             "embed": "src", "object": "data", "image": "href", "link": "href"}  # fmt: skip
# These `<link>` only name an address; nothing is fetched for them.
ONLY_NAMED = {"canonical", "alternate", "license", "author", "prev", "next", "help", "edit"}


@dataclass(slots=True)
class HtmlPage:
    """One page: `links` are what a reader may follow, `loads` what the browser fetches on its own."""

    path: str
    ids: list[str] = field(default_factory=list)
    references: list[tuple[str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    headings: int = 0
    title: str = ""
    lang: str = ""

    def anchors(self) -> frozenset[str]:
        """What a fragment may name on this page; the top is always there."""
        return frozenset(self.ids) | {"", "top"}


class _Reader(HTMLParser):
    REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers")

    def __init__(self, page: HtmlPage) -> None:
        super().__init__(convert_charrefs=True)
        self.page, self.in_title, self.drawing = page, False, 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        page = self.page
        page.headings += tag == "h1"
        page.ids += [values["id"]] if "id" in values else []
        page.handlers += [f"<{tag} {name}>" for name in values if name.startswith("on")]
        page.references += [(key, name) for key in self.REFERENCES for name in values.get(key, "").split()]
        if tag == "html":
            page.lang = values.get("lang", "")
        if tag in {"a", "area"} and "href" in values:
            page.links.append(values["href"])
        if LOADED_BY.get(tag) in values and values.get("rel", "") not in ONLY_NAMED:
            page.loads.append(values[LOADED_BY[tag]])
        self.drawing += tag == "svg"
        self.in_title = tag == "title" and not self.drawing

    def handle_endtag(self, tag: str) -> None:
        self.drawing -= tag == "svg"
        self.in_title = False

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.page.title += data


def read_page(file: Path, site: Path) -> HtmlPage:
    """Read one page of the site."""
    page = HtmlPage(file.relative_to(site).as_posix())
    _Reader(page).feed(file.read_text(encoding="utf-8"))
    return page


def read_site(site: Path) -> dict[str, HtmlPage]:
    """Every page by its path below the site."""
    return {page.path: page for file in sorted(site.rglob("*.html")) for page in [read_page(file, site)]}


def is_elsewhere(address: str) -> bool:
    """Does this address lead away from the site?"""
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in {"", "data"}


def target(page: str, address: str) -> tuple[str, str]:
    """The file below the site that an address on this page leads to, and the fragment."""
    parts = urlsplit(address)
    here = page if page != "404.html" else ""  # that page is shown at any address: its links start at the root
    steps = [] if parts.path.startswith("/") else here.split("/")[:-1]
    for step in unquote(parts.path).split("/"):
        if step == "..":
            steps = steps[:-1] if steps else ["outside the site"]
        elif step not in {"", "."}:
            steps.append(step)
    if not parts.path:
        return page, unquote(parts.fragment)
    is_folder = parts.path.endswith(("/", "/..", "/.")) or parts.path in {".", ".."}
    return "/".join([*steps, "index.html"] if is_folder else steps), unquote(parts.fragment)
