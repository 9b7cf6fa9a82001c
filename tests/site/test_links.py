"""Every link and every anchor of the whole site leads somewhere, and nothing is fetched from another host."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from generator.publishing.page import relative
from generator.publishing.whereabouts import MOVED
from tests.site.html_page import HtmlPage, is_elsewhere, read_site, target

SCHEMES = {"http", "https", "mailto"}


def broken_links(pages: Mapping[str, HtmlPage], site: Path) -> list[str]:
    return [f"{page.path}: {address}: {fault}" for page in pages.values() for address in [*page.links, *page.loads]
            if (fault := fault_of(page.path, address, pages=pages, site=site))]  # fmt: skip


def fault_of(path: str, address: str, *, pages: Mapping[str, HtmlPage], site: Path) -> str:
    """What is wrong with this address on this page; nothing where all is well."""
    if is_elsewhere(address):
        return "" if urlsplit(address).scheme in SCHEMES else "neither a web address nor a mail address"
    if address.startswith("data:"):
        return ""
    if address.startswith("/") and path != "404.html":
        return "starts at the root, so it breaks where the site lies in a folder"
    file, fragment = target(path, address)
    if not (site / file).is_file():
        return f"there is no {file}"
    return "" if file not in pages or fragment in pages[file].anchors() else f"there is no #{fragment} in {file}"


def fetched_elsewhere(pages: Mapping[str, HtmlPage]) -> list[str]:
    return [f"{page.path}: {address}" for page in pages.values() for address in page.loads if is_elsewhere(address)]


def lost_references(pages: Mapping[str, HtmlPage]) -> list[str]:
    return [f"{page.path}: {key}={name}" for page in pages.values() for key, name in page.references
            if name not in page.ids]  # fmt: skip


def twice(page: HtmlPage) -> list[str]:
    return sorted({name for name in page.ids if page.ids.count(name) > 1})


def poor_frames(pages: Mapping[str, HtmlPage]) -> Iterator[str]:
    """What each page must have exactly once, or not at all."""
    for page in pages.values():
        if page.headings != 1:
            yield f"{page.path}: {page.headings} h1"
        if not page.title.strip():
            yield f"{page.path}: no title"
        if page.lang not in ("en", "en-GB"):
            yield f"{page.path}: lang={page.lang!r}"
        yield from (f"{page.path}: id {name} stands twice" for name in twice(page))
        yield from (f"{page.path}: script in an attribute: {handler}" for handler in page.handlers)


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, HtmlPage]:
    return read_site(built_site)


def test_every_link_and_anchor_leads_somewhere(pages: dict[str, HtmlPage], built_site: Path) -> None:
    assert broken_links(pages, built_site) == []


def test_no_page_fetches_from_another_host(pages: dict[str, HtmlPage]) -> None:
    assert fetched_elsewhere(pages) == []


def test_every_label_names_something_on_its_page(pages: dict[str, HtmlPage]) -> None:
    assert lost_references(pages) == []


def test_every_page_has_one_first_heading_a_title_a_language_and_no_id_twice(pages: dict[str, HtmlPage]) -> None:
    assert list(poor_frames(pages)) == []


def test_no_two_pages_have_the_same_title(pages: dict[str, HtmlPage]) -> None:
    by_title: dict[str, list[str]] = {}
    for page in pages.values():
        by_title.setdefault(page.title.strip(), []).append(page.path)
    by_title.pop(pages["404.html"].title.strip(), None)  # that one has the name of the site alone
    assert {title: paths for title, paths in by_title.items() if len(paths) > 1} == {}


def searched(site: Path) -> set[str]:
    """The addresses of all records of the search."""
    records = json.loads((site / "evidence/search/records.json").read_text(encoding="utf-8"))["records"]
    return {record["address"] for record in records}


def test_every_result_of_the_search_leads_somewhere(pages: dict[str, HtmlPage], built_site: Path) -> None:
    places = searched(built_site)
    faults = {place: fault_of("index.html", place or ".", pages=pages, site=built_site) for place in places}
    assert {place: fault for place, fault in faults.items() if fault} == {}


def test_the_search_knows_every_page(pages: dict[str, HtmlPage], built_site: Path) -> None:
    """A sheet to print stands on a page that is found; the search itself is where one searches."""
    written = {path.removesuffix("index.html") for path in pages if path.endswith("index.html")}
    assert sorted(written - searched(built_site) - {"search/"}) == []


def test_every_page_can_be_reached_from_the_home_page(pages: dict[str, HtmlPage], built_site: Path) -> None:
    reached, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached or path not in pages:
            continue
        reached.add(path)
        waiting += [target(path, address)[0] for address in pages[path].links if not is_elsewhere(address)]
    moved = {f"{old}index.html" for old in MOVED}  # old addresses, which nothing of the site names any more
    assert sorted(set(pages) - reached - {"404.html"} - moved) == []
    assert moved <= set(pages)


@pytest.mark.parametrize("old", sorted(MOVED))
def test_an_old_address_leads_on_without_a_script_and_is_in_no_index(old: str, built_site: Path) -> None:
    html = (built_site / old / "index.html").read_text()
    new = relative(MOVED[old], old)
    assert f'<meta http-equiv="refresh" content="0; url={new}">' in html
    assert html.count('<meta name="robots" content="noindex">') == 1
    assert re.findall(r'<link rel="canonical" href="([^"]*)">', html) == [new]
    assert f'<a href="{new}">' in html and (built_site / MOVED[old] / "index.html").is_file()


def test_every_address_of_the_site_map_is_a_page(pages: dict[str, HtmlPage], built_site: Path) -> None:
    """Without `site_url` the map is empty."""
    tree = ElementTree.fromstring((built_site / "sitemap.xml").read_text(encoding="utf-8"))
    listed = [urlsplit(place.text or "").path for place in tree.iter("{*}loc")]
    assert [path for path in listed if not path.endswith("/")] == []


SOUND = '<html lang="en"><title>A page</title><h1 id="a">A</h1><a href="b/#c">b</a><a href="#a">a</a></html>'
OTHER = '<html lang="en"><title>Another page</title><h1 id="c">C</h1><a href="../">up</a></html>'
PLANTED: dict[str, tuple[str, Callable[[dict[str, HtmlPage], Path], list[str]]]] = {
    '<a href="gone/">gone</a>': ("there is no gone/index.html", broken_links),
    '<a href="b/#gone">gone</a>': ("there is no #gone in b/index.html", broken_links),
    '<a href="b">no slash</a>': ("there is no b", broken_links),
    '<a href="../b/">above the root</a>': ("there is no outside the site/b/index.html", broken_links),
    '<a href="/b/">from the root</a>': ("starts at the root", broken_links),
    '<a href="javascript:go()">go</a>': ("neither a web address", broken_links),
    '<img src="picture.png" alt="">': ("there is no picture.png", broken_links),
    '<img src="https://example.org/a.png" alt="">': ("https://example.org/a.png", lambda p, _: fetched_elsewhere(p)),
    '<script src="//example.org/a.js"></script>': ("//example.org/a.js", lambda p, _: fetched_elsewhere(p)),
    '<p aria-labelledby="gone">label</p>': ("aria-labelledby=gone", lambda p, _: lost_references(p)),
    "<h1>Another</h1>": ("2 h1", lambda p, _: list(poor_frames(p))),
    '<p id="a">again</p>': ("id a stands twice", lambda p, _: list(poor_frames(p))),
    '<button onclick="go()">go</button>': ("script in an attribute: <button onclick>", lambda p, _: [*poor_frames(p)]),
}


@pytest.mark.parametrize("defect", PLANTED)
def test_a_planted_defect_is_found(defect: str, tmp_path: Path) -> None:
    expected, check = PLANTED[defect]
    (tmp_path / "b").mkdir()
    (tmp_path / "b/index.html").write_text(OTHER, encoding="utf-8")
    (tmp_path / "index.html").write_text(SOUND, encoding="utf-8")
    assert check(read_site(tmp_path), tmp_path) == []
    (tmp_path / "index.html").write_text(SOUND.replace("</html>", defect + "</html>"), encoding="utf-8")
    found = check(read_site(tmp_path), tmp_path)
    assert len(found) == 1 and expected in found[0]
