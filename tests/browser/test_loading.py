"""A page comes calmly: few requests, and nothing that somebody reads moves while scripts, data and fonts arrive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import Open

MOST_SHIFT = 0.1  # Web Vitals: up to 0.1 is good
MOST_REQUESTS = 30
SHIFT = """() => new Promise((resolve) => {
  const found = { sum: 0, moved: [] };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries().filter((one) => !one.hadRecentInput)) {
      found.sum += entry.value;
      found.moved.push(...entry.sources.map(({ node }) => node?.className || node?.nodeName));
    }
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(found), 100);
})"""
WIDTHS = """async () => {
  await document.fonts.ready;
  const text = document.body.innerText.replace(/\\s+/g, " ").slice(0, 5000);
  const width = (family, weight) => {
    const line = document.body.appendChild(document.createElement("span"));
    Object.assign(line.style, { position: "absolute", whiteSpace: "nowrap", font: `${weight} 16px ${family}` });
    line.textContent = text;
    const { width, height } = line.getBoundingClientRect();
    line.remove();
    return [width, height];
  };
  const pairs = [["Atkinson Hyperlegible Next", "As Wide As Atkinson", 400],
    ["Atkinson Hyperlegible Next", "As Wide As Atkinson", 700], ["Source Serif 4", "As Wide As Source Serif", 600]];
  const both = pairs.map(([own, other, weight]) => [width(`"${own}"`, weight), width(`"${other}"`, weight)]);
  return both.map(([own, other]) => own.map((size, i) => other[i] / size));
}"""


def page_file(site: Path, path: str) -> Path:
    """Where the page at an address lies."""
    file = site / path.strip("/")
    return file / "index.html" if file.is_dir() else file


def coming(page: Page, url: str) -> tuple[dict[str, Any], list[str]]:
    """What moved while a page came, and every address that was asked for."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.route("**/*.woff2", lambda route: route.abort())  # when they come hangs on the line, not on the page
    page.goto(url, wait_until="networkidle")
    return page.evaluate(SHIFT), requests


def test_nothing_moves_while_a_page_comes(
    open_page: Open, kinds: dict[str, str], address: str, built_site: Path
) -> None:
    drawn = [path for path in kinds.values() if "data-drawn" in page_file(built_site, path).read_text()]
    moved, many = {}, {}
    for path, width in [*((path, 390) for path in kinds.values()), *((path, 1280) for path in drawn)]:
        page = open_page(None, width=width)
        shift, requests = coming(page, address + path)
        if shift["sum"] > MOST_SHIFT:
            moved[path, width] = shift
        if len(requests) > MOST_REQUESTS:
            many[path, width] = requests
        page.close()
    assert (moved, many) == ({}, {})


def test_the_fonts_that_stand_in_are_as_wide_and_as_high(open_page: Open) -> None:
    for wide, high in open_page("/learn/your-scan/").evaluate(WIDTHS):
        assert abs(wide - 1) < 0.02
        assert abs(high - 1) < 0.02
