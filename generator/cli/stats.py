"""The verb `stats`: what the collection holds, counted."""

from __future__ import annotations

import json
from pathlib import Path

from generator.checks import check_all
from generator.publishing.edition import edition_of
from generator.publishing.holdings import Holdings, holdings_of
from generator.publishing.site_settings import SiteSettings
from generator.reading import read_base

FINE = 0


def run_stats(root: Path, *, format: str) -> tuple[str, list[str], int]:
    """Answer with the counts that pages show too; records with an error are counted apart."""
    base, unread = read_base(root)
    holdings = holdings_of(edition_of(base, check_all(base, unread).problems, SiteSettings()))
    if format == "json":
        return json.dumps({"schema": "stats/1", **holdings.tables}, ensure_ascii=False, indent=2) + "\n", [], FINE
    return "\n".join(_lines(holdings)) + "\n", [], FINE


def _lines(holdings: Holdings):
    for name, counts in holdings.tables.items():
        yield f"{name.replace('_', ' ')}:"
        width = max((len(key) for key in counts), default=0)
        yield from (f"  {key:<{width}}  {value}" for key, value in counts.items())
