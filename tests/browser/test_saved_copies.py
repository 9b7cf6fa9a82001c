"""Read once, read again without a connection: the network first, a copy with a band that says so, some pages never."""

from __future__ import annotations

import functools
import http.server
import os
import re
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import QuietHandler
from tests.browser.test_accessibility import axe, serious  # noqa: F401  (axe is a fixture)

BAND = ".be-saved"
KEYS = "async () => (await (await caches.open('bone-evidence-1')).keys()).map(key => new URL(key.url).pathname)"
SCHEDULED = "() => navigator.serviceWorker.controller !== null"


class Host:
    """A server that can go away, over a folder whose pages can change."""

    def __init__(self, site: Path, folder: Path) -> None:
        self.folder = folder
        self.written = time.time()
        for entry in site.iterdir():
            (folder / entry.name).symlink_to(entry)
        handler = functools.partial(QuietHandler, directory=str(folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.is_up = True

    def write(self, path: str, html: str) -> None:
        """Put a page of the test's own below a folder that the site has not, each version a minute after the last.

        This server tells a page's age in whole seconds: two versions within one would look like the same page.
        """
        self.written += 60
        file = self.folder / path / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<!doctype html><html lang=en><title>Test</title><body><main><h1>{html}</h1></main>")
        os.utime(file, (self.written, self.written))

    def go_away(self) -> None:
        """Answer no more."""
        if self.is_up:
            self.server.shutdown()
            self.server.server_close()
            self.is_up = False


@pytest.fixture
def host(built_site: Path, tmp_path: Path) -> Iterator[Host]:
    host = Host(built_site, tmp_path)
    yield host
    host.go_away()


@pytest.fixture
def page(browser: Browser, host: Host) -> Iterator[Page]:
    """Somebody who has been on the home page once, so that the program runs."""
    profile = browser.new_context(viewport={"width": 390, "height": 900})
    page = profile.new_page()
    page.goto(host.address + "/")
    page.wait_for_function(SCHEDULED)
    yield page
    profile.close()


def visit(page: Page, host: Host, path: str, *, saved: bool = True) -> None:
    """Read a page while the server is there, until its copy is kept."""
    page.goto(host.address + path)
    if saved:
        page.wait_for_function(f"async path => (await ({KEYS})()).includes(path)", arg=path)


def today() -> set[str]:
    """The day as the band may write it; midnight may pass while a test runs, and a browser has its own time zone."""
    days = (datetime.now(UTC) + timedelta(days=step) for step in (-1, 0, 1))
    return {f"{day.day} {day:%B %Y}" for day in days}


def test_a_page_that_was_read_is_shown_again_with_the_day_of_its_copy(
    page: Page, host: Host, axe: str  # noqa: F811
) -> None:  # fmt: skip
    visit(page, host, "/learn/your-scan/")
    assert page.locator(BAND).count() == 0
    host.go_away()
    page.goto(host.address + "/learn/your-scan/")
    expect(page.locator("h1")).to_have_text("Your scan explained")
    told = re.search(r"Saved copy of (.+?)\.", page.locator(BAND).inner_text())
    assert told and told.group(1) in today()
    box = page.locator(BAND).bounding_box()
    assert box and box["y"] == 0
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--be-ground')")  # the style is there too
    assert serious(page, axe) == []


def test_the_first_page_of_all_can_be_read_again(page: Page, host: Host) -> None:
    page.wait_for_function(f"async () => (await ({KEYS})()).includes('/')")
    host.go_away()
    page.goto(host.address + "/")
    expect(page.locator(BAND)).to_be_visible()


def test_a_page_that_changed_replaces_its_copy(page: Page, host: Host) -> None:
    host.write("test", "old")
    visit(page, host, "/test/")
    host.write("test", "new")
    page.goto(host.address + "/test/")
    expect(page.locator("h1")).to_have_text("new")
    assert page.locator(BAND).count() == 0
    page.wait_for_function("async () => (await (await caches.match('/test/'))?.text())?.includes('new')")
    host.go_away()
    page.goto(host.address + "/test/")
    expect(page.locator("h1")).to_have_text("new")
    expect(page.locator(BAND)).to_be_visible()


def test_a_page_that_is_gone_is_gone_from_the_copies(page: Page, host: Host) -> None:
    host.write("test", "old")
    visit(page, host, "/test/")
    (host.folder / "test/index.html").unlink()
    (host.folder / "test").rmdir()
    page.goto(host.address + "/test/")
    page.wait_for_function(f"async () => !(await ({KEYS})()).includes('/test/')")
    host.go_away()
    page.goto(host.address + "/test/")
    expect(page.locator("h1")).to_have_text("No connection")


@pytest.mark.parametrize("path", ["/h/abc123/", "/api/test/"])
def test_what_must_hold_today_is_never_shown_from_a_copy(page: Page, host: Host, path: str) -> None:
    (host.folder / path.split("/")[1]).unlink(missing_ok=True)  # what the site itself has there stays as it is
    host.write(path.strip("/"), "current")
    visit(page, host, path, saved=False)
    expect(page.locator("h1")).to_have_text("current")
    visit(page, host, "/about/")  # by now a copy would have been written
    assert path not in page.evaluate(f"({KEYS})()")
    host.go_away()
    page.goto(host.address + path)
    expect(page.locator("main")).to_contain_text("never shown from a saved copy")
    assert page.locator("text=current").count() == 0


def test_one_copy_is_kept_whatever_stands_behind_the_question_mark(page: Page, host: Host) -> None:
    visit(page, host, "/explore/")
    page.goto(host.address + "/explore/?load=high")
    assert page.evaluate(f"({KEYS})()").count("/explore/") == 1
    host.go_away()
    page.goto(host.address + "/explore/?load=low")
    expect(page.locator(BAND)).to_be_visible()


def test_the_copies_stay_few_and_the_youngest_stay(page: Page, host: Host) -> None:
    paths = [f"/test/{number}/" for number in range(63)]
    for path in paths:
        host.write(path.strip("/"), path)
    page.evaluate("async paths => { for (const path of paths) { const frame = document.createElement('iframe');"
                  "frame.src = path; const done = new Promise(go => { frame.onload = go; });"
                  "document.body.append(frame); await done; frame.remove(); } }", paths)  # fmt: skip
    page.wait_for_function(f"async path => (await ({KEYS})()).includes(path)", arg=paths[-1])
    page.wait_for_timeout(300)
    kept = [path for path in page.evaluate(f"({KEYS})()") if path.endswith("/")]
    assert len(kept) == 60 and set(kept) == set(paths[-60:])


def test_data_that_scripts_ask_for_is_left_to_the_network(page: Page, host: Host) -> None:
    visit(page, host, "/explore/")
    page.wait_for_selector("#explorer [data-part=count]:not(:empty)")
    assert not [path for path in page.evaluate(f"({KEYS})()") if path.endswith(".json")]


def test_nothing_is_kept_where_the_site_is_opened_from_the_disk(browser: Browser, built_site: Path) -> None:
    profile = browser.new_context()
    page = profile.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((built_site / "about/index.html").as_uri())
    page.wait_for_load_state("load")
    assert not [line for line in complaints if "ervice" in line]
    profile.close()
