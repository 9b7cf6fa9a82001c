"""Put a finished folder in the place of another in one step.

On Linux the two folders change places in one atomic call (`renameat2` with `RENAME_EXCHANGE`, Linux 3.15), so a
reader sees the old site whole or the new site whole. Where the system or the file system has no such call, the old
folder is moved aside and the new one moved in: two renames, with a moment between them in which the address is
empty; if the second fails, the first is undone.
"""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path

AT_FDCWD = -100  # linux/fcntl.h: a path is relative to the working directory
RENAME_EXCHANGE = 2  # linux/fs.h: both names must exist and are exchanged


def put_in_place(staging: Path, output: Path) -> None:
    """Make `staging` the folder `output`, and remove what `output` was.

    Both lie in one folder. Whatever raises in here leaves the old folder whole at `output`.
    """
    if not output.exists():
        staging.rename(output)
        return
    if not exchange(staging, output):
        _move_aside(staging, output)
    shutil.rmtree(staging, ignore_errors=True)


def exchange(first: Path, second: Path) -> bool:
    """Let two existing paths change places in one step; say False where the system cannot."""
    rename = getattr(_c_library(), "renameat2", None)
    if rename is None:
        return False
    return rename(AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second), RENAME_EXCHANGE) == 0


def _c_library() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):  # Windows has no library of that name
        return None


def _move_aside(staging: Path, output: Path) -> None:
    """Leave the old folder under the name of `staging`, as an exchange would."""
    aside = staging.with_name(staging.name + "-old")
    output.rename(aside)
    try:
        staging.rename(output)
    except OSError:
        aside.rename(output)
        raise
    aside.rename(staging)
