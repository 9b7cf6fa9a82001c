"""The tables as a Frictionless data package: the descriptor, the data dictionary, the CSV files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Any

from generator.publishing.edition import Edition
from generator.publishing.exports.cells import csv_text
from generator.publishing.exports.columns import ARMS, COMPARISONS, POOLED, QUESTIONS, REVIEWS, TABLES, WIDE, Table
from generator.publishing.exports.rows import (
    Row,
    arm_rows,
    comparison_rows,
    pooled_rows,
    question_rows,
    review_rows,
    wide_rows,
)
from generator.publishing.file_map import FileMap

_MAKERS: MappingProxyType[str, Callable[[Edition], Iterable[Row]]] = MappingProxyType(
    {
        QUESTIONS.name: question_rows,
        COMPARISONS.name: comparison_rows,
        ARMS.name: arm_rows,
        POOLED.name: pooled_rows,
        REVIEWS.name: review_rows,
        WIDE.name: wide_rows,
    }
)
_DESCRIPTION = (
    "Ratings are computed by published rules and provisional. A collection, not a systematic search. A text cell that "
    "a spreadsheet would run as a formula begins with an apostrophe; take it off to read it back."
)
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}


def rows_of(edition: Edition, table: Table) -> list[Row]:
    """The rows of one table."""
    return list(_MAKERS[table.name](edition))


def table_files(edition: Edition) -> FileMap:
    """`<table>.csv` for each table, and `datapackage.json`."""
    files: FileMap = {
        f"{table.name}.csv": csv_text([column.name for column in table.columns], rows_of(edition, table))
        for table in TABLES
    }
    files["datapackage.json"] = json.dumps(descriptor(edition), ensure_ascii=False, indent=1) + "\n"
    return files


def descriptor(edition: Edition) -> dict[str, Any]:
    """The descriptor (Frictionless Data Package, profile tabular-data-package)."""
    return {
        "profile": "tabular-data-package",
        "name": "bone-evidence",
        "title": "Bone Evidence: what exercise does to bone, how sure we can be, and why",
        "description": _DESCRIPTION,
        "version": edition.built,
        "licenses": [LICENCE],
        "resources": [_resource(table) for table in TABLES],
    }


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": f"One row: {table.row[0].lower()}{table.row[1:]}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {"name": column.name, "type": column.type, "description": column.meaning} for column in table.columns
            ],
            "missingValues": [""],
        },
    }
