"""Year by year: what the studies whose figures were read would have added up to by then, under today's rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import EvidenceBase
from generator.synthesis.answer import Answer
from generator.synthesis.comparisons import Body, StudyReading
from generator.synthesis.conventions import RULES
from generator.synthesis.meta_analysis import Pool, StudyRow, pool_some, readable_studies


@dataclass(frozen=True, slots=True)
class ByYear:
    """What there was by the end of a year: the pool, and the studies that came with that year."""

    year: int
    new: tuple[StudyRow, ...]
    pool: Pool


def over_time(answer: Answer, body: Body, base: EvidenceBase) -> tuple[ByYear, ...]:
    """A step for each year in which a readable study of this body came out; none where all are of one year.

    A study whose year is not known comes in at no year: the steps would end short of the answer, so none is given.
    """
    pool = answer.pools.get(body)
    if pool is None:
        return ()
    named = {*(row.study for row in pool.rows), *(study for study, _ in pool.left_out)}
    readings = {reading.study: reading for reading in answer.readings if reading.study in named}
    found = readable_studies(list(readings.values()))
    if found is None:
        return ()
    years = {row.study: year_read(readings[row.study], base) for row in found.rows}
    known = {study: year for study, year in years.items() if year}
    return _steps(found.rows, known) if len(known) == len(years) else ()


def _steps(rows: tuple[StudyRow, ...], years: Mapping[str, int]) -> tuple[ByYear, ...]:
    points = sorted(set(years.values()))
    if len(points) < 2:
        return ()
    return tuple(
        ByYear(
            point,
            tuple(row for row in rows if years[row.study] == point),
            pool_some([row for row in rows if years[row.study] <= point], rows[0].effect.measure, RULES),
        )
        for point in points
    )


def year_read(reading: StudyReading, base: EvidenceBase) -> int | None:
    """The year of the report in which the figures of a study were printed, the later of several; None if unknown."""
    found = base.studies.get(reading.study)
    if found is None:
        return None
    used = {comparison.result for comparison in reading.comparisons}
    reports = {result.source.report for result in found.record.results if result.id in used}
    references = [base.references.get(key) for key in reports or {found.record.main_report.ref}]
    years = [reference.year for reference in references if reference]
    return max(years) if years and all(years) else None
