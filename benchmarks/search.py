"""How the search holds up with many records: `python -m benchmarks.search SITE [RECORDS]`, SITE a built site.

Makes records by a fixed seed, has the index made of them, prints how long that takes and what the first search fetches,
then searches in Chromium: the time from the first key press of somebody who has the dialog open to the results, at full
speed and at a quarter of it. Machines differ, so read the ratios: against the aims, and against as many records as the
site has now on the same machine. Not a test: it times, and it is slow.
"""

from __future__ import annotations

import gzip
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, Response, sync_playwright

from generator.publishing.search.facets import FACETS
from generator.publishing.search.records import SearchRecord, record_text
from generator.site_build.search_index import index_files
from generator.vocabulary import Exercise, LifeStage, SiteGroup
from generator.vocabulary.lay_words import lay_words
from tests.browser.chromium import installed, launch, served

RECORDS, SMALL = 10_000, 450
MOST_BYTES, MOST_SECONDS = 300 * 1024, 0.4  # the aims, at 10,000 records
RUNS = 5
QUERIES = ("hip bone", "lifting", "osteoporosis jumping", "mortusan 2009", "zebra")
_SYLLABLES = ("ba", "ke", "li", "mor", "san", "tu", "vel", "wen", "xo", "yar")


def synthetic_records(number: int) -> Iterator[SearchRecord]:
    """Records as real ones are: of an invented study each, with about as many words and as many different ones."""
    chance = random.Random(8)
    rare = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(20_000)]
    for place in range(number):
        bone, exercise, people = (chance.choice(list(terms)) for terms in (SiteGroup, Exercise, LifeStage))
        title = f"{chance.choice(rare).title()} {chance.randint(1980, 2026)}"
        says = (
            f"{chance.randint(10, 900)} {people.label} did {exercise.label} or did not train for "
            f"{chance.randint(3, 30)} months. Density of the {bone.reader_label} was higher, lower or the same."
        )
        doi = f"10.{chance.randint(1000, 9999)}/{chance.choice(rare)}.{chance.randint(10**4, 10**6)}"
        named = " ".join(f"{chance.choice(rare).title()} {chance.randint(1980, 2026)}." for _ in range(30))
        text = f"{doi} {chance.randint(10**6, 10**7)} {named} {bone.label}. " + " ".join(chance.choices(rare, k=60))
        words = " ".join(["Studies", *lay_words(f"{title}\n{says}\n{text}")])
        facets = {facet.key: frozenset({chance.choice(facet.options)[0]}) for facet in FACETS}
        yield SearchRecord(f"studies/{place}/", title, says, "", text, words, facets)


def with_records(site: Path, folder: Path, number: int) -> Path:
    """A copy of what the page of the search needs of a site, with an index of so many records."""
    for name in ("search", "assets", "fonts", "javascripts", "stylesheets"):
        shutil.copytree(site / name, folder / name)
    for path, content in index_files(record_text(synthetic_records(number))).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def fetched_by(page: Page, address: str, query: str) -> dict[str, int]:
    """Bytes that the first search fetches, as gzip packs them, by the last part of each address."""
    page.goto(f"{address}/search/", wait_until="networkidle")
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    ask(page, query)
    page.wait_for_load_state("networkidle")
    names = [answer.url.split("?")[0].rsplit("/", 1)[1] for answer in answers]
    packed = [min(len(body), len(gzip.compress(body, mtime=0))) for body in (answer.body() for answer in answers)]
    return dict(zip(names, packed, strict=True))


def ask(page: Page, query: str) -> float:
    """Type the words, wait for what is found or for what is said instead; the seconds from the last key to that."""
    page.wait_for_selector("[data-search]:not([hidden])")
    return page.evaluate(ASK, query) / 1000


ASK = """async query => {
  const root = document.querySelector('[data-search]');
  const drawn = new Promise(resolve => new MutationObserver(() => {
    if (root.querySelector('.be-search__count').textContent) resolve(performance.now());
  }).observe(root, {childList: true, subtree: true, characterData: true}));
  const field = root.querySelector('input');
  field.value = query;
  const started = performance.now();
  field.dispatchEvent(new Event('input', {bubbles: true}));
  return await drawn - started;
}"""


def seconds(browser: Browser, site: Path, *, slower: int) -> tuple[float, float]:
    """Median time of the first search in a fresh profile, and of one after it."""
    first, later = [], []
    with served(site) as address:
        for run in range(RUNS):
            profile = browser.new_context(viewport={"width": 1280, "height": 900})
            page = profile.new_page()
            profile.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
            page.goto(f"{address}/search/", wait_until="networkidle")
            first.append(ask(page, QUERIES[run % len(QUERIES)]))
            later.append(ask(page, QUERIES[(run + 1) % len(QUERIES)]))
            profile.close()
    return statistics.median(first), statistics.median(later)


def main(site: Path, number: int) -> int:
    """Print everything; 1 where there is nothing to open, or nothing to open it with."""
    program = installed()
    if not program or not (site / "search/index.html").is_file():
        print("the benchmark needs an installed Chrome or Chromium and a built site (make site)", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        copies, made = {}, {}
        for size in (SMALL, number):
            started = time.monotonic()
            copies[size] = with_records(site, Path(folder) / str(size), size)
            made[size] = time.monotonic() - started
        print(f"{number:,} records: index made and written in {made[number]:.1f} s "
              f"({made[number] / made[SMALL]:.1f} times {SMALL} records)")  # fmt: skip
        browser = launch(playwright, program)
        with served(copies[number]) as address:
            for query in QUERIES:
                page = browser.new_page()
                sizes = fetched_by(page, address, query)
                largest = ", ".join(f"{name[:14]} {size / 1024:.0f}" for name, size in
                                    sorted(sizes.items(), key=lambda one: -one[1])[:5])  # fmt: skip
                print(f"  first search “{query}”: {sum(sizes.values()) / 1024:.0f} KB in {len(sizes)} files, "
                      f"{sum(sizes.values()) / MOST_BYTES:.2f} of the aim ({largest})")  # fmt: skip
                page.close()
        for slower in (1, 4):
            small, many = (seconds(browser, copies[size], slower=slower) for size in (SMALL, number))
            print(f"  processor at 1/{slower}: first search {many[0]:.2f} s ({many[0] / MOST_SECONDS:.2f} of the aim, "
                  f"{many[0] / small[0]:.2f} times {SMALL} records), the next {many[1]:.2f} s "
                  f"({many[1] / small[1]:.2f} times)")  # fmt: skip
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else RECORDS))
