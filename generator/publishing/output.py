"""Bring `docs/` in line with a file map: write only what differs, remove what is no longer made.

A manifest beside the files lists what the generator owns. Hand-written pages are not in it and are never removed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.publishing.file_map import FileMap

MANIFEST = ".generated.json"  # a name with a dot: the engines leave it out of the site


@dataclass(frozen=True, slots=True)
class Written:
    """What a writing changed: paths below `docs/`, sorted; both empty where nothing did."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


def write_docs(files: FileMap, docs: Path) -> Written:
    """Write `files` below `docs` and remove what an earlier writing made and this one does not.

    A file that is already right is not touched, not even its date: a server that watches the folder stays quiet.
    Raise `ValueError` for a path that leaves `docs`, before anything is written.
    """
    contents = {_checked(path): _as_bytes(content) for path, content in files.items()}
    owned = owned_files(docs)
    # The manifest grows before the files do and shrinks after them, so that one cut short still owns all it made.
    _write_manifest(docs, owned | contents.keys())
    removed = _remove(docs, sorted(owned - contents.keys()))
    written = [path for path, content in sorted(contents.items()) if _write(docs / path, content)]
    _write_manifest(docs, contents.keys())
    return Written(tuple(written), tuple(removed))


def _checked(path: str) -> str:
    parts = PurePosixPath(path).parts
    if not parts or PurePosixPath(path).is_absolute() or ".." in parts or "\\" in path or path == MANIFEST:
        raise ValueError(f"{path!r} is not a path below docs/")
    return path


def _as_bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content


def owned_files(docs: Path) -> set[str]:
    """The paths below `docs` that an earlier writing made; none where there was none."""
    try:
        paths = json.loads((docs / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return set()  # what an unreadable manifest listed stays where it is: nothing is removed on a guess
    return {_checked(path) for path in paths}


def _write_manifest(docs: Path, paths: Iterable[str]) -> None:
    _write(docs / MANIFEST, (json.dumps(sorted(paths), indent=0) + "\n").encode("utf-8"))


def _write(path: Path, content: bytes) -> bool:
    """Write unless the file already holds this; a reader sees the old content or the new, never a part."""
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    partial.write_bytes(content)
    os.replace(partial, path)
    return True


def _remove(docs: Path, paths: list[str]) -> list[str]:
    """Remove files, and the folders that this leaves empty; return those that were there."""
    present = [path for path in paths if (docs / path).is_file()]
    for path in present:
        (docs / path).unlink()
        for folder in (docs / path).relative_to(docs).parents:
            if folder.parts and not any((docs / folder).iterdir()):
                (docs / folder).rmdir()
    return present
