"""The tables as one SQLite file and, where pyarrow is installed, as Parquet."""

from __future__ import annotations

import sqlite3
import tempfile
from importlib.util import find_spec
from pathlib import Path

from generator.publishing.edition import Edition
from generator.publishing.exports.cells import Cell
from generator.publishing.exports.columns import TABLES, Column, Table
from generator.publishing.exports.package import rows_of
from generator.publishing.file_map import FileMap

_SQLITE = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "string": "TEXT"}


def sqlite_file(edition: Edition) -> bytes:
    """Every table in one database; booleans are 0 and 1. Built anew each time, so that the same rows give one file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "evidence.sqlite"
        database = sqlite3.connect(path)
        try:
            for table in TABLES:
                _fill(database, edition, table)
            database.commit()
            database.execute("VACUUM")
        finally:
            database.close()
        return path.read_bytes()


def _fill(database: sqlite3.Connection, edition: Edition, table: Table) -> None:
    columns = ", ".join(f'"{column.name}" {_SQLITE[column.type]}' for column in table.columns)
    database.execute(f'CREATE TABLE "{table.name}" ({columns})')
    marks = ", ".join("?" for _ in table.columns)
    rows = ([value_of(row.get(column.name), column) for column in table.columns] for row in rows_of(edition, table))
    database.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)


def value_of(value: Cell, column: Column) -> Cell:
    """A cell as the database has it: nothing known is NULL, also in a column of text."""
    if value == "" or value is None:
        return None
    if column.type == "number":
        return float(value)
    return int(value) if column.type == "boolean" else value


def parquet_is_possible() -> bool:
    """Whether pyarrow is installed; the site does without it."""
    return find_spec("pyarrow") is not None


def parquet_files(edition: Edition) -> FileMap:
    """`<table>/part-0.parquet` for each table; needs pyarrow."""
    import pyarrow
    import pyarrow.parquet

    kinds = {
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "string": pyarrow.string(),
    }
    files: FileMap = {}
    for table in TABLES:
        schema = pyarrow.schema([(column.name, kinds[column.type]) for column in table.columns])
        rows = rows_of(edition, table)
        data = {column.name: [_arrow(row.get(column.name), column) for row in rows] for column in table.columns}
        sink = pyarrow.BufferOutputStream()
        pyarrow.parquet.write_table(pyarrow.table(data, schema=schema), sink)
        files[f"{table.name}/part-0.parquet"] = sink.getvalue().to_pybytes()
    return files


def _arrow(value: Cell, column: Column) -> Cell:
    if value == "" or value is None:
        return None
    return float(value) if column.type == "number" else value
