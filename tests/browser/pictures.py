"""Photograph the built site for the README and the docs: `python -m tests.browser.pictures SITE FOLDER [--accept]`."""

from __future__ import annotations

import shutil
import sys
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from generator.cli.handout import edition_at
from generator.publishing.handouts import Print, by_name
from generator.publishing.handouts.pdf import pdf_pages
from tests.browser.chromium import installed, launch, served
from tests.browser.comparison import settle

PAGES = {
    "home": "/",
    "region": "/regions/spine/lumbar-spine/after-menopause/",
    "study": "/studies/watson-2018/",
}
# Width -> height: a desk shows the drawing whole, a tablet and a phone their first screens.
SIZES = {1280: 1400, 768: 1024, 390: 1400}
SCHEMES = ("light", "dark")
HANDOUTS = {
    "handout-english-standard": ("spine.after-menopause", "en-GB", "standard"),
    "handout-spanish": ("spine.after-menopause", "es", "standard"),
    "handout-large-print": ("low-bone-density.older-adults", "en-GB", "large-print"),
}
CACHE = Path(".cache/pictures")


def photograph(browser: Browser, address: str, folder: Path) -> None:
    """Take every picture; its name says the page, the width in CSS pixels and the colour scheme."""
    for (name, path), (width, height), scheme in product(PAGES.items(), SIZES.items(), SCHEMES):
        profile = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        page = profile.new_page()
        page.goto(address + path, wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", animations="disabled")
        profile.close()


def draw_handouts(root: Path, folder: Path) -> None:
    """Draw the first page of three handouts, as their PDF has it."""
    edition = edition_at(root)
    for name, (sheet, lang, variant) in HANDOUTS.items():
        first, *_ = pdf_pages(by_name(edition, lang)[sheet], Print(variant), dots=90)
        (folder / f"{name}.png").write_bytes(first)


def main(site: Path, folder: Path, *, accept: bool) -> int:
    """Take the pictures and settle them with the committed ones; 1 also where no picture can be taken."""
    program = installed()
    if not program or not (site / "index.html").is_file():
        print("pictures need an installed Chrome or Chromium and a built site (make site)", file=sys.stderr)
        return 1
    shutil.rmtree(CACHE, ignore_errors=True)
    new = CACHE / "new"
    new.mkdir(parents=True)
    with sync_playwright() as playwright, served(site) as address:
        browser = launch(playwright, program)
        major = int(browser.version.split(".")[0])
        photograph(browser, address, new)
        browser.close()
    draw_handouts(site.resolve().parent, new)
    return settle(folder, new, CACHE / "differences", chromium=major, accept=accept)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), accept="--accept" in sys.argv[3:]))
