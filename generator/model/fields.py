"""The kinds of value a record may hold: figures as printed, counts, partial dates, slugs, plain text."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError


class Part(BaseModel):
    """A piece of a record: frozen, closed to unknown keys, documented by the text under each field."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


EXPECTED = {
    "figure": "a number as printed, such as 0.30",
    "count": "a whole number, 0 or above",
    "date_form": "a date such as 2019, 2019-03 or 2019-03-31",
    "date_exists": "a date that exists; months run from 01 to 12",
    "day_exists": "a date that exists; that month has {last} days",
}
"""What a kind of value asks for, in the words of every message."""


def _figure(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise PydanticCustomError("figure", EXPECTED["figure"])
    return Decimal(value)


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise PydanticCustomError("count", EXPECTED["count"])
    return value


_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def _partial_date(value: Any) -> str:
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    found = _DATE.fullmatch(text) if isinstance(text, str) else None
    if not found:
        raise PydanticCustomError("date_form", EXPECTED["date_form"])
    year, month, day = (int(part) if part else None for part in found.groups())
    if year == 0 or (month is not None and not 1 <= month <= 12):
        raise PydanticCustomError("date_exists", EXPECTED["date_exists"])
    if month and day is not None and not 1 <= day <= monthrange(year, month)[1]:
        last = monthrange(year, month)[1]
        raise PydanticCustomError("date_exists", EXPECTED["day_exists"], {"last": last})
    return text


def last_day(partial: str) -> date:
    """The last day that a partial date may mean: `2019` is 2019-12-31."""
    year, month, day = (int(p) for p in (partial + "-0-0").split("-")[:3])
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


Figure = Annotated[Decimal, BeforeValidator(_figure), WithJsonSchema({"type": "number"})]
"""A number whose literal is the printed figure: `0.30` is not `0.3`, rounding matters for the checks."""

Count = Annotated[int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0})]
"""A number of people, studies or events."""

_DATE_SCHEMA = {
    "type": ["string", "integer"],  # a bare year reads as a number
    "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
    "minimum": 1000,
    "maximum": 9999,
}
PartialDate = Annotated[str, BeforeValidator(_partial_date), WithJsonSchema(_DATE_SCHEMA)]
"""A date of which day and month may be unknown: `2019`, `2019-03`, `2019-03-31`."""

Text = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=4000, pattern=r"\S")]
"""Plain text in our own words; everything is escaped on the page."""

WebAddress = Annotated[str, StringConstraints(strict=True, pattern=r"^https?://[^\s/]+/\S*$", max_length=300)]
"""Address of a public page."""

Slug = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A permanent id: lower-case ASCII letters, digits and single hyphens."""

RowId = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=60)]
"""An id within one record: lower-case ASCII letters, digits, hyphens or underscores."""

BibKey = Annotated[Slug, Field(json_schema_extra={"x-reference": "bibliography"})]
"""A key of `references.bib`."""

Fingerprint = Annotated[str, StringConstraints(strict=True, pattern=r"^v1-[0-9a-f]{12}$")]
"""Which way of counting, and twelve hexadecimal digits of its digest."""

Flag = Annotated[bool, Field(strict=True)]
"""`true` or `false`, nothing else."""
