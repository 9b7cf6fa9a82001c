"""Photograph the built site for the README and the docs: `python -m tests.browser.pictures SITE FOLDER`."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from generator.cli.handout import edition_at
from generator.publishing.handouts import Print, by_name
from generator.publishing.handouts.pdf import pdf_pages
from tests.browser.chromium import installed, launch, served

PAGES = {
    "home": "/",
    "region": "/regions/spine/lumbar-spine/after-menopause/",
    "study": "/studies/watson-2018/",
}
# Width -> height: a desk shows the drawing whole, a phone its first screens.
SIZES = {1280: 1400, 390: 1400}
SCHEMES = ("light", "dark")


def photograph(browser: Browser, address: str, folder: Path) -> list[Path]:
    """Take every picture; its name says the page, the width in CSS pixels and the colour scheme."""
    made = []
    for (name, path), (width, height), scheme in product(PAGES.items(), SIZES.items(), SCHEMES):
        profile = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        page = profile.new_page()
        page.goto(address + path, wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        made.append(folder / f"{name}-{width}-{scheme}.png")
        page.screenshot(path=made[-1], animations="disabled")
        profile.close()
    return made


HANDOUTS = {
    "handout-english-standard": ("spine.after-menopause", "en-GB", "standard"),
    "handout-spanish": ("spine.after-menopause", "es", "standard"),
    "handout-large-print": ("low-bone-density.older-adults", "en-GB", "large-print"),
}


def draw_handouts(root: Path, folder: Path) -> list[Path]:
    """Draw the first page of three handouts, as their PDF has it."""
    edition, made = edition_at(root), []
    for name, (sheet, lang, variant) in HANDOUTS.items():
        first, *_ = pdf_pages(by_name(edition, lang)[sheet], Print(variant), dots=90)
        made.append(folder / f"{name}.png")
        made[-1].write_bytes(first)
    return made


def main(site: Path, folder: Path) -> int:
    """Write the pictures and name them; 1 where there is nothing to photograph, or nothing to do it with."""
    program = installed()
    if not program or not (site / "index.html").is_file():
        print("pictures need an installed Chrome or Chromium and a built site (make site)", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, served(site) as address:
        browser = launch(playwright, program)
        for picture in (*photograph(browser, address, folder), *draw_handouts(site.resolve().parent, folder)):
            print(f"{picture}  {picture.stat().st_size // 1024} kB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
