"""The date of a build: it comes from the records, never from the clock, so that equal records give equal pages."""

from __future__ import annotations

from datetime import UTC, datetime


def build_epoch(newest: str, *, override: str | None) -> int:
    """The date of the build in seconds since 1970: `override` (SOURCE_DATE_EPOCH), else the newest date in the records.

    A partial date stands for its first day, no date for 0. Raise `ValueError` where the override is no whole number.
    """
    if override:
        return int(override)
    first_day = (newest + "-01-01")[:10] if newest else "1970-01-01"
    return int(datetime.fromisoformat(first_day).replace(tzinfo=UTC).timestamp())
