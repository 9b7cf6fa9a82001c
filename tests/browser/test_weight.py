"""A page is light: under 200 KB compressed without pictures, and under 100 KB of script.

What counts is all that the browser fetches to show the page and make it work, as gzip packs it: the document, styles,
script and fonts. Pictures are counted apart. Nothing of the search is fetched before somebody opens it; then the first
search has a limit of its own, which holds at 10,000 records.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Response

from benchmarks.search import QUERIES, RECORDS, fetched_by, with_records
from tests.browser.chromium import served
from tests.browser.conftest import Open

KB = 1024
PAGE, SCRIPT, SEARCH = 200 * KB, 100 * KB, 300 * KB
COUNTED = {"document", "stylesheet", "script", "font"}


def weigh(response: Response) -> int:
    body = response.body()
    return len(body) if response.request.resource_type == "font" else len(gzip.compress(body, mtime=0))


def weight(open_page: Open, url: str) -> Counter[str]:
    """Bytes by kind of file, for somebody who comes here first."""
    page = open_page(None)
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(url, wait_until="networkidle")
    total: Counter[str] = Counter()
    for response in responses:
        total[response.request.resource_type] += weigh(response)
    return total


def test_every_kind_of_page_is_light(open_page: Open, kinds: dict[str, str], address: str) -> None:
    heavy = {}
    for path in kinds.values():
        found = weight(open_page, address + path)
        whole = sum(found[kind] for kind in COUNTED)
        if whole >= PAGE or found["script"] >= SCRIPT:
            heavy[path] = {"page": whole, **found}
    assert heavy == {}


def test_nothing_is_fetched_that_is_not_weighed(open_page: Open, address: str) -> None:
    found = weight(open_page, address + "/")
    assert set(found) - COUNTED <= {"image", "other"}
    assert found["document"] and found["font"] and found["stylesheet"] and found["script"]
    assert found["other"] < 2 * KB  # the sign in the browser's tab


@pytest.fixture(scope="module")
def large_site(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a copy of the site whose search has as many records as it is made for."""
    with served(with_records(built_site, tmp_path_factory.mktemp("large"), RECORDS)) as address:
        yield address


def test_the_first_search_is_light_at_ten_thousand_records(open_page: Open, large_site: str) -> None:
    weights = {query: fetched_by(open_page(None), large_site, query) for query in QUERIES}
    assert all("facets.json" in files and "pagefind.js" in files for files in weights.values())
    assert {query: files for query, files in weights.items() if sum(files.values()) >= SEARCH} == {}
