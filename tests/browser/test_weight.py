"""A page is light: under 200 KB compressed without pictures, and under 100 KB of script.

What counts is all that the browser fetches to show the page and make it work, as gzip packs it: the document, styles,
script and fonts. Two things are counted apart. Pictures. And the index of the search: Material fetches it once for
all pages, beside the page and after it is drawn, and it grows with the collection; it has a limit of its own.
"""

from __future__ import annotations

import gzip
from collections import Counter

from playwright.sync_api import Response

from tests.browser.conftest import Open

KB = 1024
PAGE, SCRIPT, INDEX = 200 * KB, 100 * KB, 250 * KB
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
        index = response.url.endswith("/search_index.json")
        total["index" if index else response.request.resource_type] += weigh(response)
    return total


def test_every_kind_of_page_is_light(open_page: Open, kinds: dict[str, str], address: str) -> None:
    heavy = {}
    for path in kinds.values():
        found = weight(open_page, address + path)
        whole = sum(found[kind] for kind in COUNTED)
        if whole >= PAGE or found["script"] >= SCRIPT or found["index"] >= INDEX:
            heavy[path] = {"page": whole, **found}
    assert heavy == {}


def test_nothing_is_fetched_that_is_not_weighed(open_page: Open, address: str) -> None:
    found = weight(open_page, address + "/")
    assert set(found) - COUNTED <= {"index", "image", "other"}
    assert found["document"] and found["font"] and found["stylesheet"] and found["script"]
    assert found["other"] < 2 * KB  # the sign in the browser's tab
