"""What Lighthouse says of the built site: `python -m tests.browser.scores SITE`, the median of three runs per page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from tests.browser.chromium import PackedHandler, installed, is_root, served
from tests.browser.pictures import PAGES

RATED = PAGES | {"explorer": "/explore/", "question": "/questions/ls-postmeno-prt/"}
FLOORS = {"accessibility": 95, "best-practices": 95, "seo": 95, "performance": 90}
RUNS = 3
PROGRAM = Path(__file__).with_name("lighthouse") / "node_modules/lighthouse/cli/index.js"
REPORTS = Path(".cache/lighthouse")

Scores = dict[str, int]


def run(url: str, report: Path) -> Scores:
    """One run on a phone as Lighthouse imagines it (its own defaults); the report is written for people and as JSON."""
    chromium = "--headless=new --disable-gpu" + " --no-sandbox" * is_root()
    asked = ["node", PROGRAM, url, "--quiet", "--no-enable-error-reporting", f"--only-categories={','.join(FLOORS)}",
             f"--chrome-flags={chromium}", "--output=json", "--output=html", f"--output-path={report}"]  # fmt: skip
    subprocess.run(asked, check=True, env=os.environ | {"CHROME_PATH": str(installed())})
    return scores_of(json.loads(Path(f"{report}.report.json").read_text(encoding="utf-8")))


def scores_of(report: Mapping[str, Any]) -> Scores:
    """The scores of one run, from 0 to 100; an error where Lighthouse could not rate the page."""
    scores = {name: report["categories"][name]["score"] for name in FLOORS}
    if report.get("runtimeError") or None in scores.values():
        raise RuntimeError(f"Lighthouse could not rate {report['requestedUrl']}: {report.get('runtimeError')}")
    return {name: round(100 * score) for name, score in scores.items()}


def medians(runs: Sequence[Scores]) -> Scores:
    """The middle score of each kind: one slow moment of the machine decides nothing."""
    return {name: round(median(scores[name] for scores in runs)) for name in FLOORS}


def below(scores: Scores) -> list[str]:
    """What is under its floor, in words."""
    return [f"{name} {scores[name]}, at least {floor}" for name, floor in FLOORS.items() if scores[name] < floor]


def main(site: Path) -> int:
    """Rate every page and print all scores; 1 where one is below its floor, or where nothing could be rated."""
    if not installed() or not PROGRAM.is_file() or not (site / "index.html").is_file():
        print("scores need Chrome or Chromium, Lighthouse and a built site (make pictures)", file=sys.stderr)
        return 1
    REPORTS.mkdir(parents=True, exist_ok=True)
    faults = []
    print("Lighthouse, median of", RUNS, "runs:", ", ".join(FLOORS))
    with served(site, PackedHandler) as address:
        for name, path in RATED.items():
            found = medians([run(address + path, REPORTS / f"{name}-{number}") for number in range(1, RUNS + 1)])
            print(*(f"{score:4}" for score in found.values()), "", path, flush=True)
            faults += [f"{path}: {fault} (see {REPORTS}/{name}-1.report.html)" for fault in below(found)]
    if faults:
        print("Below the floor:", *faults, sep="\n  ")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
