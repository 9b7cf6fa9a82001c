"""One build of a checkout at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.site_build.faults import BuildRunning

try:
    import fcntl
except ImportError:  # Windows: the lock below falls back to msvcrt
    fcntl = None  # the name says which of the two there is


@contextmanager
def only_build(root: Path) -> Iterator[None]:
    """Hold the lock of the checkout at `root`; raise `BuildRunning` where another process holds it.

    The system drops the lock when its process ends, however it ends, so a killed build never blocks the next one.
    """
    path = root / ".cache" / "build.lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            _take(file.fileno())
        except OSError as error:
            raise BuildRunning(_message(path)) from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _take(descriptor: int) -> None:
    if fcntl:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return
    import msvcrt

    os.lseek(descriptor, 1_000_000, os.SEEK_SET)  # a byte far past the number, which then stays readable
    msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)


def _message(path: Path) -> str:
    holder = path.read_text(encoding="utf-8").strip()
    who = f"process {holder}" if holder else "another process"
    return f"another build of this checkout is running ({who}); wait for it to end, then build again"
