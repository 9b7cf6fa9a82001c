"""The verbs that make the site: `publish` stops at `docs/`, `build` goes on to the pages."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from generator.problems import Severity, text_lines
from generator.site_build import (
    OutputRefused,
    Past,
    Published,
    Site,
    SiteNotBuilt,
    build_epoch,
    build_site,
    only_build,
    past_checkout,
    publish_docs,
    refuse_foreign_output,
)

Report = Callable[[str], None]
FINE, PROBLEMS, WRONG_USE = 0, 1, 2
FIRST_YEAR = 1900  # no trial of exercise and bone is older
WITHOUT = {
    "site_url": "links stay relative, and pages have no canonical address",
    "repo_url": "the controls to edit a record and to add a file are left out",
}


def run_publish(root: Path, *, keep_going: bool, report: Report) -> int:
    """Bring `docs/` in line with the records; return the exit code.

    Progress and problems go to `report`, the summary to stdout. An error in a record stops it, unless `keep_going`.
    """
    started = time.monotonic()
    try:
        with only_build(root):
            published = _publish(root, keep_going=keep_going, report=report)
    except SiteNotBuilt as fault:
        report(str(fault))
        return PROBLEMS
    if published.stopped:
        return _stopped(published, report)
    print(f"{_counts(published)}, {published.files} files in docs/, {_since(started)}")
    return FINE


def run_build(
    root: Path, *, output: Path | None, keep_going: bool, plain: bool, jobs: int | None, report: Report
) -> int:
    """Check, publish and build the site into `output` (default `site`); return the exit code.

    On any failure the site that stood before stays. The engine renders every page itself and in one process, so
    `plain` and `jobs` change nothing yet.
    """
    started = time.monotonic()
    target = (output or root / "site").resolve()
    try:
        with only_build(root):
            published = _publish(root, keep_going=keep_going, report=report)
            if published.stopped:
                return _stopped(published, report)
            site = build_site(root, target, build_epoch=_epoch(published), report=report)
    except OutputRefused as fault:
        report(str(fault))
        return WRONG_USE
    except SiteNotBuilt as fault:
        report(str(fault))
        return PROBLEMS
    for name in published.settings.missing():
        report(f"mkdocs.yml has no {name}: {WITHOUT[name]}")
    print(_summary(published, site, started))
    return FINE


def run_build_as_of(root: Path, year: str, *, output: Path | None, keep_going: bool, report: Report) -> int:
    """Build what was known by the end of `year` into `output`, banded; `docs/` and `site/` stay as they are."""
    started = time.monotonic()
    if fault := _past_fault(root, year, output):
        report(f"evidence build: {fault}")
        return WRONG_USE
    target = (output or root).resolve()
    try:
        with only_build(root), past_checkout(root, int(year)) as past:
            refuse_foreign_output(root, target)
            published = _publish(root, keep_going=keep_going, report=report, past=past)
            if published.stopped:
                return _stopped(published, report)
            site = build_site(past.root, target, build_epoch=_epoch(published), report=report)
    except OutputRefused as fault:
        report(str(fault))
        return WRONG_USE
    except SiteNotBuilt as fault:
        report(str(fault))
        return PROBLEMS
    print(f"As of 31 December {year}, under today's rules\n{_summary(published, site, started)}")
    return FINE


def _past_fault(root: Path, year: str, output: Path | None) -> str:
    """What is wrong with a request for the past; empty where nothing is."""
    this_year = date.today().year
    if not re.fullmatch(r"[0-9]{4}", year) or not FIRST_YEAR <= int(year) < this_year:
        return f"--as-of is {year}; expected a year that is over, from {FIRST_YEAR} to {this_year - 1}"
    if output is None:
        return "--as-of needs --output DIR, a folder of its own beside site/"
    if output.resolve() == (root / "site").resolve():
        return "--output is site/, which is for today's answers; choose another folder"
    return ""


def _publish(root: Path, *, keep_going: bool, report: Report, past: Past | None = None) -> Published:
    report("reading and checking the records")
    published = publish_docs(root, keep_going=keep_going, past=past)
    errors = [problem for problem in published.problems if problem.severity is Severity.ERROR]
    for line in text_lines(errors):
        report(line)
    if rest := len(published.problems) - len(errors):
        report(f"{rest} queries and notes; `evidence check` lists them")
    return published


def _stopped(published: Published, report: Report) -> int:
    report("an error stops the build; repair it, or show the rest meanwhile with --keep-going")
    print(f"{_counts(published)}; nothing was written")
    return PROBLEMS


def _epoch(published: Published) -> int:
    try:
        return build_epoch(published.newest, override=os.environ.get("SOURCE_DATE_EPOCH"))
    except ValueError as fault:
        raise SiteNotBuilt(f"SOURCE_DATE_EPOCH must be whole seconds since 1970: {fault}") from fault


def _summary(published: Published, site: Site, started: float) -> str:
    news = "" if site.rebuilt else " (nothing has changed since the last build)"
    file = site.output / "index.html"
    here = Path.cwd()
    shown = file.relative_to(here) if file.is_relative_to(here) else file
    return f"{_counts(published)}, {site.pages} pages, {_since(started)}{news}\nopen {shown}"


def _counts(published: Published) -> str:
    return f"{published.records} records, {published.checks} checks"


def _since(started: float) -> str:
    return f"{time.monotonic() - started:.1f} s"
