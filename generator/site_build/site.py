"""Build the site from `docs/`: staging folder, engine, policy, mark, and one exchange at the end."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.site_build import csp, state, swap
from generator.site_build.engine import MKDOCS, Engine, Report, run_engine
from generator.site_build.faults import OutputRefused

SOURCES = ("docs", "evidence", "generator")


@dataclass(frozen=True, slots=True)
class Site:
    """A site that stands: where, how many pages, and whether the engine had to be started for it."""

    output: Path
    pages: int
    rebuilt: bool


def build_site(root: Path, output: Path, *, build_epoch: int, report: Report, engine: Engine = MKDOCS) -> Site:
    """Bring the folder `output` in line with the checkout at `root`; write nothing where it already is.

    `build_epoch` is the date of the build in seconds since 1970. Raise a `SiteNotBuilt` where the build fails; then
    `output` is as it was, and the staging folder is gone.
    """
    refuse_foreign_output(root, output)
    inputs = state.inputs_digest(root, {"engine": engine.version(), "build_epoch": str(build_epoch)})
    rebuilt = not state.is_current(output, inputs)

    def fill(staging: Path) -> None:
        run_engine(root, staging, engine=engine, build_epoch=build_epoch, report=report)
        csp.protect_site(staging)
        state.write_mark(staging, inputs)

    if rebuilt:
        report(f"rendering the pages with {engine.version()}")
        replace_folder(output, fill)
    return Site(output, pages=sum(1 for _ in output.rglob("*.html")), rebuilt=rebuilt)


def replace_folder(output: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` make a new folder beside `output`, then exchange the two; on any failure `output` stays."""
    staging = output.with_name(f".{output.name}-staging")
    shutil.rmtree(staging, ignore_errors=True)  # left by a build that was killed
    staging.mkdir(parents=True)
    try:
        fill(staging)
        swap.put_in_place(staging, output)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def refuse_foreign_output(root: Path, output: Path) -> None:
    """Raise `OutputRefused` where replacing the folder could destroy what no build made."""
    if output == root or output in root.parents:
        raise OutputRefused(f"{output} holds the checkout itself; choose another folder for the site")
    if any(output.is_relative_to(root / source) for source in SOURCES):
        raise OutputRefused(f"{output} lies among the sources; choose a folder beside them, such as site")
    if output == root / "site" or not output.exists() or state.read_mark(output):
        return
    if not output.is_dir() or any(output.iterdir()):
        raise OutputRefused(f"{output} is not a site that this program made, so it is not replaced; move it away first")
