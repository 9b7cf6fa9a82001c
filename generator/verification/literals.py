"""The figures that a record takes from print: those of one row stand together, the rest anywhere in its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from generator.model import Publication
from generator.model.parts import Source
from generator.vocabulary import Basis, TimeUnit

Path = tuple[str | int, ...]
_APART = frozenset({"time", "level", "age", "n_allocated", "k"})
"""Parts of a row that a source may tell elsewhere: when it was measured, the level of an interval, counts."""

_PER_YEAR = {TimeUnit.YEAR: Decimal(1), TimeUnit.MONTH: Decimal(12), TimeUnit.WEEK: Decimal(52)}
_WEEKS_A_MONTH = Decimal("4")


@dataclass(frozen=True, slots=True)
class Literal:
    """One figure with its place in the record; `also` are equal figures in another unit of time.

    `is_time` says that a result was measured then: in a text the figure stands beside a unit of time.
    """

    path: Path
    value: Decimal
    also: tuple[Decimal, ...] = ()
    is_time: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of results: the report it was read in, figures that stand together, and figures that may stand apart.

    `quoted_in` names another work that gives the figures of the report, where the report itself was not read for them.
    """

    report: str
    together: tuple[Literal, ...]
    apart: tuple[Literal, ...]
    quoted_in: str = ""
    read_at: str = ""


def rows_of(record: Publication) -> Iterator[Row]:
    """Every row of results, then everything else in one row that asks for no common block."""
    sizes = {arm.id: {arm.n_allocated, arm.n_completed, arm.n_analysed} for arm in getattr(record, "arms", ())}
    for position, result in enumerate(getattr(record, "results", ())):
        for part in _parts(_figures(result, ("results", position), together=True)):
            yield _row(result, part, sizes)
    fields = [name for name in record.model_fields_set if name not in ("results", "extracted", "checked", "changes")]
    rest = [
        it for name in sorted(fields) for it in _figures(getattr(record, name), (_key(record, name),), together=False)
    ]
    # One of a kind ("one school each") is a fact that no text prints as a figure.
    yield Row(record.main_report.ref, (), tuple(literal for literal, _ in rest if literal.value != 1))


def _parts(found: Iterable[tuple[Literal, bool]]) -> Iterable[list[tuple[Literal, bool]]]:
    """The figures of a row by what is printed in one breath: arms and contrasts; each test and each group alone."""
    parts: dict[Path, list[tuple[Literal, bool]]] = {}
    for literal, together in found:
        alone = literal.path[2] in ("tests", "groups")
        parts.setdefault(literal.path[2:4] if alone else (), []).append((literal, together))
    return parts.values()


def _row(result: Any, part: list[tuple[Literal, bool]], sizes: Mapping[str, set[int | None]]) -> Row:
    """The row of one part; the number of people of an arm that `arms:` gives too may stand apart."""
    stays, leaves = [], []
    for literal, together in part:
        _, _, where, *rest = literal.path
        repeated = (
            where == "arms" and rest[1:] == ["n"] and int(literal.value) in sizes.get(result.arms[rest[0]].arm, ())
        )
        (stays if together and not repeated else leaves).append(literal)
    return Row(
        result.source.report, tuple(stays), tuple(leaves), result.source.quoted_in or "", result.source.read_at or ""
    )


def quoting_works(value: object) -> Iterator[str]:
    """Keys of all works that a record quotes its figures from."""
    if isinstance(value, Source):
        yield from (value.quoted_in,) if value.quoted_in else ()
    elif isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield from quoting_works(getattr(value, name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from quoting_works(item)


def _figures(value: object, path: Path, *, together: bool) -> Iterator[tuple[Literal, bool]]:
    if isinstance(value, BaseModel):
        yield from _of_part(value, path, together=together)
    elif isinstance(value, list | tuple):
        for position, item in enumerate(value):
            yield from _figures(item, (*path, position), together=together)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _figures(item, (*path, str(key)), together=together)
    elif isinstance(value, Decimal) or (isinstance(value, int) and not isinstance(value, bool)):
        yield Literal(path, Decimal(value)), together


def _of_part(part: BaseModel, path: Path, *, together: bool) -> Iterator[tuple[Literal, bool]]:
    unit = getattr(part, "unit", None)
    for name in type(part).model_fields:
        if name not in part.model_fields_set:
            continue
        here = (*path, _key(part, name))
        stays = together and name not in _APART and not (name == "n" and _elsewhere(part))
        for literal, joined in _figures(getattr(part, name), here, together=stays):
            also = _in_other_units(literal.value, unit) if unit in _PER_YEAR else ()
            also = (literal.value / 60,) if name.startswith("minutes") and literal.value % 30 == 0 else also
            is_time = literal.is_time or (name == "time" and literal.path[-1] == "value")
            yield replace(literal, also=also or literal.also, is_time=is_time), joined


def _elsewhere(part: BaseModel) -> bool:
    """Whether the number of people may be that of another table: it is not said to be analysed here."""
    return getattr(part, "n_basis", None) is not Basis.ANALYSED


def _key(part: BaseModel, name: str) -> str:
    """The key as the file has it: an attribute may go by another name there."""
    return type(part).model_fields[name].alias or name


def _in_other_units(value: Decimal, unit: TimeUnit) -> tuple[Decimal, ...]:
    """The same time in years, months and weeks, where that is a whole or half number."""
    years = value / _PER_YEAR[unit]
    found = {years * per for per in _PER_YEAR.values()}
    if unit is TimeUnit.MONTH:
        found.add(value * _WEEKS_A_MONTH)
    return tuple(
        sorted(each.normalize() for each in found if each != value and each * 2 == (each * 2).to_integral_value())
    )
