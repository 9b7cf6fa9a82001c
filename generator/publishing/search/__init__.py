"""What the search knows: one record a page, as data; `site_build` has the index made of them."""

from __future__ import annotations

from generator.publishing.search.records import FOLDER, RECORDS, record_file

__all__ = ["FOLDER", "RECORDS", "record_file"]
