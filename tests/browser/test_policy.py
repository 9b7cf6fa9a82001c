"""No page asks another host for anything, none breaks the policy that it carries, and none complains."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import Open


@dataclass(slots=True)
class Heard:
    """What a page complains of in the console, and which hosts it asks; they are not reached."""

    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


def listen(page: Page, address: str) -> Heard:
    heard = Heard()
    page.on("console", lambda message: heard.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: heard.complaints.append(str(error)))
    page.on(
        "request", lambda request: heard.strangers.append(request.url) if _is_strange(request.url, address) else None
    )
    page.route(lambda url: _is_strange(url, address), lambda route: route.abort())
    return heard


def _is_strange(url: str, address: str) -> bool:
    return not url.startswith((address + "/", "data:", "blob:"))


def test_no_page_complains_or_asks_another_host(open_page: Open, kinds: dict[str, str], address: str) -> None:
    page = open_page(None)
    heard = listen(page, address)
    for path in kinds.values():
        page.goto(address + path)
        page.evaluate("document.fonts.ready")
        assert heard == Heard(), path


def test_every_page_carries_the_policy(open_page: Open, kinds: dict[str, str], address: str) -> None:
    page = open_page(None)
    for path in kinds.values():
        page.goto(address + path)
        policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content") or ""
        assert "default-src 'self'" in policy and "'unsafe-eval'" not in policy, path


def test_a_planted_picture_from_another_host_is_refused_and_heard(open_page: Open, address: str) -> None:
    page = open_page("/")
    heard = listen(page, address)
    with page.expect_console_message(lambda message: "Content Security Policy" in message.text):
        page.evaluate("() => { new Image().src = 'https://example.org/picture.png'; }")
    assert len(heard.complaints) == 1


def test_a_request_to_another_host_is_noticed_where_no_policy_stops_it(open_page: Open, address: str) -> None:
    page = open_page(None, bypass_csp=True)
    heard = listen(page, address)
    page.goto(address + "/")
    with page.expect_event("requestfailed"):
        page.evaluate("() => { new Image().src = 'https://example.org/picture.png'; }")
    assert heard.strangers == ["https://example.org/picture.png"]


def test_a_script_that_slipped_into_an_article_does_not_run(open_page: Open) -> None:
    page = open_page("/")
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.slippedIn = true";
            document.querySelector("article").append(script);
        }"""
    )
    assert page.evaluate("window.slippedIn") is None


def test_search_finds_pages_under_the_policy(open_page: Open, address: str) -> None:
    page = open_page(None)
    heard = listen(page, address)
    page.goto(address + "/")
    page.click(".be-search-open")
    page.keyboard.type("total hip")
    page.locator("dialog li a").first.press("Enter")
    page.wait_for_url(lambda url: not url.split("#")[0].split("?")[0].removesuffix("/") == address)
    assert "hip" in page.inner_text("article").lower()
    assert heard == Heard()


def test_the_site_opens_from_the_disk(open_page: Open, built_site: Path, kinds: dict[str, str]) -> None:
    """With the network cut: nothing but the files is needed."""
    page = open_page(None, offline=True)
    heard = listen(page, built_site.as_uri())
    for path in kinds.values():
        file = built_site / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        page.goto(file.as_uri())
        assert page.locator("h1").is_visible(), path
        if path != "/404.html":  # that one is made to be shown at any address, so its links start at the root
            assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--be-ground')"), path
    assert [line for line in heard.complaints if "Content Security Policy" in line] == []


def test_links_lead_from_page_to_page_on_the_disk_too(open_page: Open, built_site: Path) -> None:
    page = open_page(None, offline=True)
    page.goto((built_site / "index.html").as_uri())
    page.locator("article a[href$='/']:visible").first.click()
    page.wait_for_url("**/index.html")
    assert page.locator("h1").count() == 1
