"""The records as a folder holds them, or as they stood at a git revision; nothing is checked out."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

_FILE_MODES = (b"100644", b"100755")  # links and submodules are no records


class NoSuchEdition(Exception):
    """Neither a folder that holds `evidence/` nor a git revision that does; the text says which was tried."""


@contextmanager
def folder_of(root: Path, name: str | None) -> Iterator[Path]:
    """A folder that holds the `evidence/` meant by `name`: a folder, else a git revision of the checkout `root`.

    Without a name it is the checkout as it lies there. Raises NoSuchEdition.
    """
    if name is None:
        yield root
    elif (Path(name) / "evidence").is_dir():
        yield Path(name)
    elif Path(name).is_dir():
        raise NoSuchEdition(f"the folder {name} holds no evidence/")
    else:
        with tempfile.TemporaryDirectory() as folder:
            _write_revision(root, name, Path(folder))
            yield Path(folder)


def _write_revision(root: Path, revision: str, folder: Path) -> None:
    """Write the files below `evidence/` as they stood at a revision."""
    asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}"]
    tree = _git(root, asked, fault=f"{revision} is no folder that holds evidence/, and no git revision").strip()
    fault = f"git could not read evidence/ at {revision}"
    listed = _git(root, ["ls-tree", "-r", "-z", tree.decode(), "--", "evidence"], fault=fault)
    blobs = dict(_blobs(listed))
    if not blobs:
        raise NoSuchEdition(f"the revision {revision} holds no evidence/")
    answer = _git(root, ["cat-file", "--batch"], fault=fault, stdin=b"\n".join(blobs.values()) + b"\n")
    for path, content in zip(blobs, _contents(answer), strict=True):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _blobs(listed: bytes) -> Iterator[tuple[str, bytes]]:
    """Path and object of every plain file in the answer of `git ls-tree -z`."""
    for entry in listed.split(b"\0"):
        facts, _, name = entry.partition(b"\t")
        mode, _, blob = facts.partition(b" blob ")
        path = os.fsdecode(name)
        if mode in _FILE_MODES and ".." not in PurePosixPath(path).parts:
            yield path, blob


def _contents(answer: bytes) -> Iterator[bytes]:
    """The contents in the answer of `git cat-file --batch`: a line with the size, the bytes, a line end."""
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        size = int(answer[at:end].rsplit(b" ", 1)[1])
        yield answer[end + 1 : end + 1 + size]
        at = end + size + 2


def _git(root: Path, words: list[str], *, fault: str, stdin: bytes = b"") -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *words], input=stdin, capture_output=True, check=False)
    except FileNotFoundError as missing:
        raise NoSuchEdition(f"{fault} (git is not installed)") from missing
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise NoSuchEdition(f"{fault} ({said[0]})" if said else fault)
    return done.stdout
