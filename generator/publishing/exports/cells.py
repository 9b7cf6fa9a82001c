"""Tables as CSV that a spreadsheet cannot be tricked by, and that read back as they were."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

_RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
Cell = str | int | float | Decimal | bool | None


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> str:
    """Rows as CSV (RFC 4180, UTF-8, LF). A text that a spreadsheet would run as a formula gets an apostrophe in front.

    Numbers are written bare, so that -1.2 stays a number; an empty cell is nothing known.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([written(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()


def written(value: Cell) -> str:
    """One cell as the file has it: figures of records with their printed digits, computed ones with ten."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, float):
        return format(value + 0.0, ".10g")
    if isinstance(value, int):
        return str(value)
    return f"'{value}" if value.startswith(_RISKY) else value


def read_back(cell: str) -> str:
    """A text cell as it was before `csv_text` made it safe."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_RISKY) else cell
