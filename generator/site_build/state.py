"""What a site was built from, kept inside the site, so that an unchanged one is not built again.

The mark moves with the site when the folders change places: no moment exists in which it speaks of another site.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

MARK = ".build.json"
INPUTS = ("docs", "generator", "mkdocs.yml", "requirements.lock")
NO_INPUT = frozenset({"__pycache__", ".DS_Store"})


@dataclass(frozen=True, slots=True)
class Mark:
    """The digest of everything the engine read, and the digest of the site as it left the build."""

    inputs: str
    site: str


def inputs_digest(root: Path, settings: Mapping[str, str]) -> str:
    """Digest every file that the engine reads below `root`, and the settings that come from outside of it."""
    files = (file for name in INPUTS for file in _files(root / name))
    return _digest(files, root, salt=json.dumps(dict(settings), sort_keys=True))


def site_digest(site: Path) -> str:
    """Digest a built site, leaving out its mark."""
    return _digest((file for file in _files(site) if file != site / MARK), site)


def write_mark(site: Path, inputs: str) -> None:
    """Note in a finished site what it was built from."""
    text = json.dumps(asdict(Mark(inputs, site_digest(site))), indent=2, sort_keys=True)
    (site / MARK).write_text(text + "\n", encoding="utf-8")


def read_mark(site: Path) -> Mark | None:
    """The mark of a site; None where there is none, or none that can be read."""
    try:
        return Mark(**json.loads((site / MARK).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def is_current(site: Path, inputs: str) -> bool:
    """Was this site built from these inputs, and does it still stand as the build left it?"""
    mark = read_mark(site)
    return mark is not None and mark.inputs == inputs and mark.site == site_digest(site)


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        for child in sorted(path.iterdir()):
            if child.name not in NO_INPUT:
                yield from _files(child)


def _digest(files: Iterable[Path], base: Path, *, salt: str = "") -> str:
    """One digest of names and contents; a renamed, added, removed or changed file gives another."""
    whole = hashlib.sha256(salt.encode())
    for file in files:
        whole.update(file.relative_to(base).as_posix().encode() + b"\0")
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()
