"""One browser for the browser tests, the site behind a server of its own, and one page of each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import installed, launch, served
from tests.browser.kinds import one_of_each_kind
from tests.conftest import cannot_run

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """An installed Chrome or Chromium, started once."""
    program = installed()
    if not program:
        cannot_run("no Chrome or Chromium is installed, so nobody looked at the pages")
    with sync_playwright() as playwright:
        running = launch(playwright, program)
        yield running
        running.close()


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Address of the built site, without a slash at its end."""
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def kinds(built_site: Path) -> dict[str, str]:
    """The address of one page of each kind, by the name of the kind."""
    return one_of_each_kind(built_site)


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens an address of the site in a fresh browser profile; `width` and `height` in CSS pixels.

    No copies of pages are kept unless `service_workers="allow"`: what a test sees comes from the server.
    """
    profiles = []

    def open_one(path: str | None = "/", *, width: int = 1280, height: int = 900, **profile: Any) -> Page:
        profile = {"viewport": {"width": width, "height": height}, "service_workers": "block", **profile}
        profiles.append(browser.new_context(**profile))
        page = profiles[-1].new_page()
        if path:
            page.goto(address + path)
        return page

    yield open_one
    for profile in profiles:
        profile.close()
