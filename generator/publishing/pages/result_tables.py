"""A study's results, bone by bone: each measure a table, each group a row, differences as printed below them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from generator.model import Study
from generator.model.results import ArmResult, GroupEstimate, Result
from generator.publishing.addresses import hyphened, site_address
from generator.publishing.edition import Edition
from generator.publishing.pages.record_parts import source_words
from generator.publishing.pages.standing import standing
from generator.publishing.wording import (
    NOT_STATED,
    age_words,
    arms_words,
    contrast_words,
    event_words,
    figure,
    interval_words,
    lower_first,
    measure_words,
    p_words,
    place_words,
    sentence,
    spread_words,
    statistic_words,
    upper_first,
    value_heading,
)
from generator.publishing.wording.measures import SIGNED, when_words
from generator.vocabulary import Basis, CountRole, SiteGroup

PEOPLE, BEFORE, AFTER, SPREAD = "People", "Before", "After", "Spread"
WITHIN, AGAINST = "Within the group", "Against the comparison"
_OTHER = "Not about one bone"
_LONGEST_FIGURE = 26  # characters; what is longer is a sentence and must wrap


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures or of words."""

    label: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column says of a row; `missing` where that is only that nothing is stated."""

    text: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One group: its name and a cell for each column."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One result: when, its groups, what is printed of their difference, and what to know of the row."""

    id: str
    when: str
    rows: tuple[Row, ...]
    differences: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResultTable:
    """One measure at one bone; `notes` hold for all of its blocks, `width` counts its columns."""

    caption: str
    detail: str
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]

    @property
    def width(self) -> int:
        """Columns, that of the names among them; two where there are only differences."""
        return max(len(self.columns), 1) + 1


@dataclass(frozen=True, slots=True)
class BoneResults:
    """All tables of one bone, those that count first; `address` is empty for results that are about no bone."""

    id: str
    name: str
    technical: str
    address: str
    tables: tuple[ResultTable, ...]
    beside: tuple[ResultTable, ...]


def results_by_bone(edition: Edition, study: Study) -> tuple[BoneResults, ...]:
    """A study's results in the order of the skeleton, then what is about no single bone."""
    order = {group: place for place, group in enumerate(SiteGroup)}
    ranked = sorted(study.results, key=lambda result: order.get(_group(result), len(order)))
    return tuple(_bone(edition, study, group, list(found)) for group, found in groupby(ranked, key=_group))


def _group(result: Result) -> SiteGroup | None:
    return result.outcome.site.group if result.outcome.site else None


def _bone(edition: Edition, study: Study, group: SiteGroup | None, results: list[Result]) -> BoneResults:
    leading = [result for result in results if result.count is CountRole.PRIMARY] or results
    rest = [result for result in results if result not in leading]
    made = _tables(edition, study, leading), _tables(edition, study, rest)
    if group is None:
        return BoneResults("results-other", _OTHER, "", "", *made)
    technical = group.label if group.label != group.reader_label else ""
    return BoneResults(f"results-{hyphened(group)}", group.reader_label, technical, site_address(group), *made)


def _tables(edition: Edition, study: Study, results: list[Result]) -> tuple[ResultTable, ...]:
    """One table for each measure; results at several times share it."""
    measures: dict[tuple, list[Result]] = {}
    for result in results:
        measures.setdefault((result.outcome, result.subgroup), []).append(result)
    return tuple(_table(edition, study, found) for found in measures.values())


def _table(edition: Edition, study: Study, results: list[Result]) -> ResultTable:
    """Results of one measure; columns that would be empty in every row are left out."""
    filled = [_filled(study, result) for result in results]
    columns = _columns(results[0], [cells for rows in filled for _, cells in rows])
    first = results[0]
    alone = len(results) == 1
    when = when_words(first.time) if alone else ""
    caption = ", ".join(part for part in (measure_words(first.outcome), when) if part)
    blocks = [_block(edition, study, result, rows, columns) for result, rows in zip(results, filled, strict=True)]
    shared = [note for note in blocks[0].notes if all(note in block.notes for block in blocks)]
    return ResultTable(
        caption=f"{caption}: {lower_first(first.subgroup)}" if first.subgroup else caption,
        detail=place_words(first.outcome),
        columns=columns,
        blocks=tuple(_without(block, shared, alone=alone) for block in blocks),
        notes=tuple(shared),
    )


def _without(block: Block, shared: list[str], *, alone: bool) -> Block:
    """A block without the notes that stand once below its table, and without a time that stands in the caption."""
    notes = tuple(note for note in block.notes if note not in shared)
    return replace(block, notes=notes, when="" if alone else block.when)


Cells = dict[str, str]


def _columns(result: Result, rows: list[Cells]) -> tuple[Column, ...]:
    """The columns that at least one row fills; that of the value always stands."""
    value = value_heading(result.outcome)
    labels = (PEOPLE, BEFORE, AFTER, value, SPREAD, WITHIN, AGAINST)
    told = {label: [cells[label] for cells in rows if cells.get(label)] for label in labels}
    wordy = frozenset({SPREAD, WITHIN, AGAINST})
    return tuple(
        Column(label, number=label not in wordy and all(len(text) < _LONGEST_FIGURE for text in texts))
        for label, texts in told.items()
        if texts or (label == value and rows)
    )


def _filled(study: Study, result: Result) -> list[tuple[str, Cells]]:
    value = value_heading(result.outcome)
    arms = {arm.id: arm.label for arm in study.arms}
    rows = [(arms.get(row.arm, row.arm), _arm_cells(study, result, row, value)) for row in result.arms]
    return rows + [(group.label, _group_cells(result, group, value)) for group in result.groups]


def _arm_cells(study: Study, result: Result, row: ArmResult, value: str) -> Cells:
    return {
        PEOPLE: _people(row),
        BEFORE: _mean_and_spread(row.baseline, row.baseline_spread),
        AFTER: _mean_and_spread(row.final, row.final_spread),
        value: _value(result, row),
        SPREAD: spread_words(row.spread) if row.spread else "",
        WITHIN: p_words(row.p_within) if row.p_within else "",
        AGAINST: standing(study, result, row),
    }


def _people(row: ArmResult) -> str:
    if row.n is None:
        return ""
    basis = {Basis.ALLOCATED: " allocated", Basis.COMPLETED: " completed", Basis.ANALYSED: " analysed"}
    return figure(row.n) + basis.get(row.n_basis, "")


def _mean_and_spread(mean, spread) -> str:
    if mean is None:
        return ""
    return f"{figure(mean)} ({spread_words(spread)})" if spread else figure(mean)


def _value(result: Result, row: ArmResult) -> str:
    if row.mean is not None:
        sign = result.outcome.scale in SIGNED
        return statistic_words(row.mean, row.mean_to, sign=sign, approximate=row.approximate)
    return event_words(row) or sentence(row.statement or "")


def _group_cells(result: Result, group: GroupEstimate, value: str) -> Cells:
    sign = result.outcome.scale in SIGNED
    spread = [interval_words(group.ci)] if group.ci else []
    spread += [spread_words(group.spread)] if group.spread else []
    return {
        PEOPLE: figure(group.n) if group.n is not None else "",
        value: statistic_words(group.value, None, sign=sign) if group.value is not None else group.statement or "",
        SPREAD: "; ".join(spread),
    }


def _block(
    edition: Edition, study: Study, result: Result, rows: list[tuple[str, Cells]], columns: tuple[Column, ...]
) -> Block:
    name = _arm_name(study)
    return Block(
        id=result.id,
        when=upper_first(when_words(result.time)),
        rows=tuple(Row(label, tuple(_shown(cells, column) for column in columns)) for label, cells in rows),
        differences=tuple(_differences(result, name)),
        notes=tuple(_notes(edition, result, name)),
    )


def _shown(cells: Cells, column: Column) -> Cell:
    """A cell; an empty one says so, but a comparison group has nothing to be set against."""
    if column.label == AGAINST:
        return Cell(cells.get(AGAINST, ""))
    text = cells.get(column.label)
    return Cell(text) if text else Cell(NOT_STATED, missing=True)


def _arm_name(study: Study) -> Callable[[str], str]:
    labels = {arm.id: arm.label for arm in study.arms}
    return lambda arm: labels.get(arm, arm)


def _differences(result: Result, name: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    for contrast in result.contrasts:
        sides = [arms_words(side, name) for side in (contrast.of, contrast.against)]
        words = contrast_words(contrast, result.outcome, name)
        said = sentence(contrast.statement or "")
        yield f"{sides[0]} against {sides[1]}", " ".join(part for part in (sentence(words), said) if part) or NOT_STATED
    for test in result.tests:
        about = f": {arms_words(test.arms, name)}" if test.arms else ""
        parts = [figure(test.value) if test.value is not None else "", p_words(test.p) if test.p else ""]
        words = sentence("; ".join(part for part in parts if part))
        yield f"{test.kind.label}{about}", " ".join(part for part in (words, sentence(test.statement or "")) if part)


def _age_beside(group: GroupEstimate) -> str:
    """The age of a group whose label does not tell it."""
    told = any(letter.isdigit() for letter in group.label)
    return f"Age {age_words(group.age)}" if group.age and not told else ""


def _notes(edition: Edition, result: Result, name: Callable[[str], str]) -> Iterator[str]:
    for row in result.arms:
        if row.statement and _value(result, row) != sentence(row.statement):
            yield f"{name(row.arm)}: {sentence(row.statement)}"
    for group in result.groups:
        statement = group.statement if group.value is not None else None
        about = [group.flagged or "", statement or "", _age_beside(group)]
        if any(about):
            yield f"{group.label}: {' '.join(sentence(part) for part in about if part)}"
    if result.note:
        yield sentence(result.note)
    if result.count is not CountRole.PRIMARY:
        yield sentence(f"{result.count.label}: {lower_first(result.why.label)}" if result.why else result.count.label)
    yield f"Read in {source_words(edition, result.source)}."
