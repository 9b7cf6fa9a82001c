"""What publishing hands over: every file it makes, by its path below `docs/`."""

from __future__ import annotations

FileMap = dict[str, str | bytes]
