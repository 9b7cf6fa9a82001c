"""A checkout for a copy that shows the past: made beside the real one, so that nothing of it is left in `docs/`."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.publishing.output import MANIFEST, owned_files

TODAY = "site-of-today.yml"
SETTINGS = """INHERIT: {today}
site_url: ""
repo_url: ""
extra:
  as_of: {year}
"""
"""On top of the site's own settings. Without its addresses, no page of the copy passes for one of the site."""


@dataclass(frozen=True, slots=True)
class Past:
    """A year that is over, and a checkout in which its pages are made."""

    root: Path
    year: int


@contextmanager
def past_checkout(root: Path, year: int) -> Iterator[Past]:
    """A passing checkout with the program, the settings and the pages written by hand; gone at the end."""
    with tempfile.TemporaryDirectory(prefix="bone-evidence-past-") as folder:
        copy = Path(folder)
        for name in ("generator", "evidence"):  # the engine runs the one and watches the other; neither is written to
            os.symlink(root / name, copy / name)
        for name in ("CHANGELOG.md", "requirements.lock"):
            if (root / name).is_file():
                shutil.copyfile(root / name, copy / name)
        shutil.copyfile(root / "mkdocs.yml", copy / TODAY)
        (copy / "mkdocs.yml").write_text(SETTINGS.format(today=TODAY, year=year), encoding="utf-8")
        _copy_written(root / "docs", copy / "docs")
        yield Past(copy, year)


def _copy_written(docs: Path, to: Path) -> None:
    """The files below `docs` that no publishing made."""
    made = owned_files(docs) | {MANIFEST}
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs).as_posix()
        if path.is_file() and name not in made:
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, to / name)
