"""How the explorer holds up with many records: `python -m benchmarks.explorer SITE [ROWS]`, SITE a built site.

Makes rows by a fixed seed, prints what the browser fetches as gzip packs it, then opens the page in Chromium: the time
to the first rows and the time that one filter takes, at full speed and at a quarter of it. Machines differ, so read
the ratios: against the aims, and against a small collection on the same machine. Not a test: it times, and it is slow.
"""

from __future__ import annotations

import gzip
import random
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from generator.publishing.explorer_data import FACETS, FOLDER, FORMATS, SIGNS, Row, data_files, decade
from generator.publishing.file_map import FileMap
from tests.browser.chromium import installed, launch, served

ROWS, SMALL = 10_000, 150
MOST_BYTES, MOST_SECONDS = 800 * 1024, 0.5  # the aims, at 10,000 rows
RUNS = 5
NEEDED = ("explore", "assets", "fonts", "javascripts", "stylesheets")
# Two options of one filter, one after the other; each wait ends when the count has changed.
FILTER = """async () => {
  const count = document.querySelector('[data-part=count]');
  const times = [];
  for (const box of [...document.querySelectorAll('[name=group]')].slice(0, 2)) {
    const started = performance.now();
    const changed = new Promise(resolve => new MutationObserver(resolve).observe(count, {childList: true}));
    box.click();
    await changed;
    times.push(performance.now() - started);
  }
  return Math.max(...times) / 1000;
}"""
FIRST = "() => performance.getEntriesByName('explorer-rows')[0]?.startTime"


def synthetic_rows(number: int) -> Iterator[Row]:
    """Rows as real ones are: invented names, every filter filled, doses that hardly repeat."""
    chance = random.Random(8)
    for place in range(number):
        year = chance.randint(1980, 2026)
        surname = "".join(chance.choices(("ba", "ke", "li", "mor", "san", "tu", "vel", "wen", "xo", "yar"), k=3))
        options = {facet.key: _some(chance, facet.key) for facet in FACETS if facet.key not in ("kind", "years")}
        bones = sorted(options["site"])
        sides: dict[str, set[str]] = {}
        for bone in bones:
            sides.setdefault(chance.choice(SIGNS)[0], set()).add(bone)
        yield Row(
            name=f"{surname.title()} {year}",
            address=f"studies/{surname}-{year}-{place}/",
            mark="",
            options={**options, "kind": frozenset({"study"}), "years": frozenset({decade(year)[0]})},
            texts={
                "people": f"{chance.choice(WHO)}; {chance.choice(STATUS)}",
                "programme": " and ".join(sorted(options["exercise"])),
                "dose": f"{chance.randint(1, 5)} sessions a week, {chance.randint(2, 14)} exercises, "
                f"{chance.randint(1, 5)} sets of {chance.randint(3, 20)} repetitions, {chance.randint(30, 90)} % "
                f"of the most they could lift once (1RM); for {chance.randint(2, 30)} months",
                "built": next(iter(options["design"])),
            },
            numbers={"year": year, "number": chance.randint(10, 900)},
            standing={side: frozenset(found) for side, found in sides.items()},
            cited={key: f"{surname}-{year}-{place} " * 20 for key in ("bib", "ris")},
            doi=f"10.1000/{chance.randint(10**6, 10**7)}",
        )


WHO = ("Women after menopause", "Women before menopause", "Men aged 50 and over", "Adults aged 65 and over", "Children")
STATUS = ("low bone density or osteoporosis", "mixed bone density", "normal bone density", "past spine fracture")


def _some(chance: random.Random, key: str) -> frozenset[str]:
    keys = [key for key, _ in next(facet.options for facet in FACETS if facet.key == key)]
    return frozenset(chance.sample(keys, min(chance.choice((1, 1, 1, 2, 3, 4)), len(keys))))


def packed(files: FileMap) -> dict[str, int]:
    """Bytes of each file as gzip packs it, by its name."""
    return {path.removeprefix(FOLDER): len(gzip.compress(str(text).encode(), mtime=0)) for path, text in files.items()}


def print_sizes(files: FileMap) -> None:
    """What is fetched at once, what a reader can fetch who opens everything, and what a download of all fetches."""
    sizes = packed(files)
    lines = {name: size for name, size in sizes.items() if name.split("-")[0] in {key for key, *_ in FORMATS}}
    table = {name: size for name, size in sizes.items() if name not in lines}
    for name, size in sorted(table.items(), key=lambda one: -one[1]):
        print(f"  {name:20} {size / 1024:7.1f} KB")
    whole = sum(table.values())
    print(f"  at first {sizes['core.json'] / 1024:.0f} KB, everything {whole / 1024:.0f} KB: "
          f"{whole / MOST_BYTES:.2f} of the aim")  # fmt: skip
    print(f"  lines of downloads, fetched by those who download: {sum(lines.values()) / 1024:.0f} KB, "
          f"{len(lines)} files, the largest {max(lines.values()) / 1024:.0f} KB")  # fmt: skip


def seconds(browser: Browser, site: Path, *, slower: int) -> tuple[float, float]:
    """Median time to the first rows, from the start of the navigation, and of one filter; each in a fresh profile."""
    first, filters = [], []
    with served(site) as address:
        for _ in range(RUNS):
            profile = browser.new_context(viewport={"width": 1280, "height": 900})
            page = profile.new_page()
            profile.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
            page.goto(f"{address}/explore/")
            page.wait_for_function(FIRST)
            first.append(page.evaluate(FIRST) / 1000)
            filters.append(page.evaluate(FILTER))
            profile.close()
    return statistics.median(first), statistics.median(filters)


def with_rows(site: Path, folder: Path, files: FileMap) -> Path:
    """A copy of what the page needs of the site, with these data."""
    for name in NEEDED:
        if (site / name).is_dir():
            shutil.copytree(site / name, folder / name)
    shutil.rmtree(folder / FOLDER)
    (folder / FOLDER).mkdir()
    for path, text in files.items():
        (folder / path).write_text(str(text), encoding="utf-8")
    return folder


def main(site: Path, number: int) -> int:
    """Print everything; 1 where there is nothing to open, or nothing to open it with."""
    program = installed()
    if not program or not (site / "explore/index.html").is_file():
        print("the benchmark needs an installed Chrome or Chromium and a built site (make site)", file=sys.stderr)
        return 1
    sets = {size: data_files(list(synthetic_rows(size))) for size in (SMALL, number)}
    print(f"{number:,} rows")
    print_sizes(sets[number])
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = launch(playwright, program)
        copies = {size: with_rows(site, Path(folder) / str(size), files) for size, files in sets.items()}
        for slower in (1, 4):
            small, many = (seconds(browser, copies[size], slower=slower) for size in (SMALL, number))
            print(f"  processor at 1/{slower}: first rows {many[0]:.2f} s ({many[0] / MOST_SECONDS:.2f} of the aim, "
                  f"{many[0] / small[0]:.2f} times {SMALL} rows), a filter {many[1]:.3f} s "
                  f"({many[1] / small[1]:.2f} times)")  # fmt: skip
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ROWS))
