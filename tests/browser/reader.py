"""Somebody who reads the site: with the keyboard alone, or with a finger on a phone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from playwright.sync_api import Locator, Page

FAR = 160  # nobody presses Tab more often than that to find a link
FOCUSED_NAME = """() => {
  const node = document.activeElement;
  const labels = (node.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
  const label = labels.map(id => document.getElementById(id)?.textContent ?? "").join(" ");
  return (label || node.getAttribute("aria-label") || node.textContent).replace(/\\s+/g, " ").trim();
}"""
# A box around what is focused, large enough for the ring; the drawing marks the label of a bone, so take in the whole.
FOCUSED_BOX = """() => {
  const box = (document.activeElement.closest("svg") ?? document.activeElement).getBoundingClientRect();
  const [left, top] = [Math.max(box.left - 8, 0), Math.max(box.top - 8, 0)];
  return {x: left, y: top, width: Math.min(box.right + 8, innerWidth) - left,
          height: Math.min(box.bottom + 8, innerHeight) - top};
}"""


class Reader(Protocol):
    """Goes from page to page; `seen` are the addresses on the way, home first."""

    page: Page
    seen: list[str]

    def follow(self, name: str) -> None:
        """Take the first link in the main part of the page whose name holds this pattern."""

    def unfold(self, name: str) -> None:
        """Open the first fold whose words hold this pattern; on a wide screen there may be none, and none is needed."""


@dataclass(slots=True)
class Keyboard:
    """Tab and Enter only."""

    page: Page
    seen: list[str]

    def follow(self, name: str) -> None:
        """Go to a link of that name by Tab, see that the focus shows, and press Enter."""
        self._tab_to("main a[href]", name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.seen.append(self.page.url)

    def unfold(self, name: str) -> None:
        """The same with a fold."""
        if _folds(self.page, name).count():
            self._tab_to("main summary", name)
            self.page.keyboard.press("Enter")

    def _tab_to(self, selector: str, name: str) -> None:
        for _ in range(FAR):
            self.page.keyboard.press("Tab")
            on_it = self.page.evaluate("selector => document.activeElement.matches(selector)", selector)
            if on_it and re.search(name, self.page.evaluate(FOCUSED_NAME), re.IGNORECASE):
                break
        else:
            raise AssertionError(f"Tab reaches nothing named {name!r} on {self.page.url}")
        assert focus_shows(self.page), f"the focus on {name!r} cannot be seen on {self.page.url}"


@dataclass(slots=True)
class Finger:
    """Taps what can be seen, after scrolling to it; Playwright refuses what something else covers."""

    page: Page
    seen: list[str]

    def follow(self, name: str) -> None:
        """Open what is folded up over the link, then tap it."""
        link = self._find(re.compile(name, re.IGNORECASE))
        pin = link.locator(".bm-hit")  # of a bone in the drawing: its whole box holds other things too
        with self.page.expect_navigation():
            (pin if pin.count() else link).first.tap()
        self.seen.append(self.page.url)

    def unfold(self, name: str) -> None:
        """Tap it."""
        if _folds(self.page, name).count():
            _folds(self.page, name).first.tap()

    def _find(self, name: re.Pattern[str]) -> Locator:
        links = self.page.get_by_role("main").get_by_role("link", name=name)
        if links.count() == 0:
            for fold in self.page.get_by_role("main").locator("summary:visible").all():
                fold.tap()
        assert links.count(), f"no link named {name.pattern!r} can be seen on {self.page.url}"
        return links.first


def _folds(page: Page, name: str) -> Locator:
    return page.locator("main summary:visible").filter(has_text=re.compile(name, re.IGNORECASE))


def focus_shows(page: Page) -> bool:
    """Does the picture around the focused link change when the focus goes?"""
    box = page.evaluate(FOCUSED_BOX)
    if box["width"] <= 0 or box["height"] <= 0:
        return False
    focused = page.screenshot(clip=box, animations="disabled")
    page.evaluate("() => { window.wasFocused = document.activeElement; window.wasFocused.blur(); }")
    plain = page.screenshot(clip=box, animations="disabled")
    page.evaluate("() => window.wasFocused.focus({preventScroll: true})")
    return focused != plain
