"""A review's pooled results, bone by bone, as printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from generator.model import Review
from generator.model.review import PooledResult
from generator.publishing.addresses import hyphened, site_address
from generator.publishing.edition import Edition
from generator.publishing.pages.record_parts import source_words
from generator.publishing.wording import (
    NOT_STATED,
    figure,
    interval_words,
    joined,
    lower_first,
    measure_words,
    p_words,
    place_words,
    plural,
    sentence,
)
from generator.publishing.wording.effects import pooled_words
from generator.publishing.wording.measures import PERCENT
from generator.vocabulary import CertaintyLevel, CountRole, CountScope, SiteGroup


@dataclass(frozen=True, slots=True)
class PooledRow:
    """One pooled result: what was pooled, how much of it, the estimate, certainty of the authors, remarks."""

    id: str
    what: str
    pool: str
    estimate: str
    interval: str
    differ: str
    certainty: str
    level: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PooledBone:
    """Pooled results of one bone; `notes` hold for all of its rows."""

    id: str
    name: str
    technical: str
    address: str
    rows: tuple[PooledRow, ...]
    notes: tuple[str, ...]


def pooled_by_bone(edition: Edition, review: Review) -> Iterator[PooledBone]:
    """A review's pooled results in the order of the skeleton, then what is about no single bone."""
    order = {group: place for place, group in enumerate(SiteGroup)}
    ranked = sorted(review.results, key=lambda row: order.get(_group(row), len(order)))
    for group, rows in groupby(ranked, key=_group):
        made = [_row(edition, row) for row in rows]
        shared = tuple(note for note in made[0].notes if all(note in row.notes for row in made))
        own = tuple(replace(row, notes=tuple(note for note in row.notes if note not in shared)) for row in made)
        yield _bone(group, own, shared)


def _bone(group: SiteGroup | None, rows: tuple[PooledRow, ...], notes: tuple[str, ...]) -> PooledBone:
    if group is None:
        return PooledBone("results-other", "Not about one bone", "", "", rows, notes)
    technical = group.label if group.label != group.reader_label else ""
    return PooledBone(f"results-{hyphened(group)}", group.reader_label, technical, site_address(group), rows, notes)


def _group(row: PooledResult) -> SiteGroup | None:
    return row.outcome.site.group if row.outcome.site else None


def _row(edition: Edition, row: PooledResult) -> PooledRow:
    levels = {level.value for level in CertaintyLevel}
    rated = row.authors_certainty.value in levels
    return PooledRow(
        id=row.id,
        what="; ".join(part for part in (joined([kind.label for kind in row.exercise]), row.subgroup) if part),
        pool=_pool(row),
        estimate=_estimate(row),
        interval=interval_words(row.ci) if row.ci and row.estimate is not None else "",
        differ=_differ(row),
        certainty=row.authors_certainty.label,
        level=row.authors_certainty.value if rated else "",
        notes=tuple(_notes(edition, row)),
    )


def _pool(row: PooledResult) -> str:
    parts = []
    if row.k:
        one = {"studies": "study", "comparisons": "comparison", "groups": "exercise group"}[row.k.unit.value]
        scope = " (all bones together)" if row.k.scope is CountScope.ALL_SITES else ""
        parts.append(plural(row.k.value, one, row.k.unit.label) + scope)
    if row.n is not None:
        parts.append(plural(row.n, "person", "people"))
    return ", ".join(parts) or NOT_STATED


def _estimate(row: PooledResult) -> str:
    if row.estimate is None:
        return sentence(row.statement or "") or NOT_STATED
    return pooled_words(row.estimate, None, row.outcome)


def _differ(row: PooledResult) -> str:
    if row.i2 is None:
        return NOT_STATED
    return f"I\u00b2 {'below ' if row.i2_below else ''}{figure(row.i2)}{PERCENT}"


def _notes(edition: Edition, row: PooledResult) -> Iterator[str]:
    yield sentence(f"{measure_words(row.outcome)}; {lower_first(place_words(row.outcome))}")
    if row.prediction:
        interval = interval_words(row.prediction).replace("interval", "prediction interval")
        yield f"Where the next study may fall: {interval}."
    if row.p:
        yield sentence(p_words(row.p))
    if not row.between_groups:
        yield "Changes within trained groups, not a comparison with others."
    if row.tau2 is not None:
        yield f"Variance between studies (tau\u00b2): {figure(row.tau2)}."
    if row.model:
        yield f"Model: {row.model}."
    if row.statement and row.estimate is not None:
        yield sentence(row.statement)
    if row.note:
        yield sentence(row.note)
    if row.count is not CountRole.PRIMARY:
        yield sentence(f"{row.count.label}: {lower_first(row.why.label)}" if row.why else row.count.label)
    yield f"Read in {source_words(edition, row.source)}."
