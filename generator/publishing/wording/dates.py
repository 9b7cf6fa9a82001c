"""Dates of which day and month may be unknown."""

from __future__ import annotations

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def date_words(partial: str) -> str:
    """Write a partial date as people do: "2019", "March 2019", "31 March 2019"."""
    year, *rest = partial.split("-")
    words = [str(int(part)) if place else _MONTHS[int(part) - 1] for place, part in enumerate(rest)]
    return " ".join([*reversed(words), year])
