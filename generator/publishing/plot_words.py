"""The words of an answer's pictures: scales, the two sides, what each sign means, the picture in one sentence."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from types import MappingProxyType

from generator.publishing.figures.forest_plot import ForestPanel, ForestRow, LegendKey, Mark
from generator.publishing.wording import count_words
from generator.synthesis.effect import Measure
from generator.vocabulary import CertaintyLevel, OutcomeTarget

SCALES = MappingProxyType(
    {
        Measure.PERCENT: ("percentage points", "difference in percentage points"),
        Measure.G_CM2: ("g/cm\u00b2", "difference in g/cm\u00b2"),
        Measure.SMD: ("standard deviations", "difference in standard deviations"),
        Measure.RATIO: ("ratio", "ratio: 1 is no difference"),
    }
)
"""Of each scale: its unit in the head of a table, and what stands under an axis."""

_EVENTS = {OutcomeTarget.FRACTURE: "fractures", OutcomeTarget.FALLS: "falls", OutcomeTarget.HARMS: "harms"}


def side_words(target: OutcomeTarget) -> tuple[str, str]:
    """What lies below and above no difference: less and more bone, fewer and more events."""
    if target is OutcomeTarget.BMD_ITSELF:
        return "less bone", "more bone"
    return f"fewer {_EVENTS[target]}", f"more {_EVENTS[target]}"


def legend_of(panel: ForestPanel) -> tuple[LegendKey, ...]:
    """What the signs of a panel mean: only those that stand in it."""
    return tuple(_keys(panel))


def _keys(panel: ForestPanel) -> Iterator[LegendKey]:
    marks = {row.mark for row in panel.rows}
    if Mark.STUDY in marks or Mark.REVIEW in marks:
        weighted = any(row.weight is not None for row in panel.rows)
        yield LegendKey("square", "estimate" + ("; the larger, the more weight it has" if weighted else ""))
    if marks != {Mark.POOLED}:
        yield LegendKey("interval", "its whole 95\u00a0% interval")
    for row in panel.rows:
        if row.mark in (Mark.INDEX, Mark.POOLED):
            yield LegendKey("diamond", _diamond_words(row), row.certainty)
    if Mark.PREDICTION in marks:
        yield LegendKey("bar", "where the next study may fall")
    if panel.zone:
        yield LegendKey("zone", f"too small to matter by our rule: {_zone_words(panel)}")


def _diamond_words(row: ForestRow) -> str:
    what = f"{row.name}, which leads" if row.mark is Mark.INDEX else "studies added up"
    level = next((level.label for level in CertaintyLevel if level.value == row.certainty), "")
    return f"{what}; its colour says how sure we are: {level}" if level else f"{what}; not rated by us"


def _zone_words(panel: ForestPanel) -> str:
    low, high = panel.zone or (panel.null, panel.null)
    if panel.logarithmic:
        return f"a ratio from {low:.2f} to {high:.2f}"
    size = f"{high - panel.null:.3f}".rstrip("0")
    return f"{size} {panel.unit} or less"


def summary_of(panels: Sequence[ForestPanel], missing: int) -> str:
    """The pictures in words, for those who do not see them; figures as the rows print them."""
    told = [f"{_scale_words(panel)}: {'; '.join(_told(panel))}." for panel in panels]
    if missing:
        more = "more " if panels else ""
        has = "study or review has" if missing == 1 else "studies or reviews have"
        told.append(f"{missing} {more}{has} no figures that we could read.")
    return " ".join(told)


def _scale_words(panel: ForestPanel) -> str:
    return "As a ratio, where 1 is no difference" if panel.logarithmic else f"In {panel.unit}"


def _told(panel: ForestPanel) -> Iterator[str]:
    for row in panel.rows:
        if row.mark is Mark.INDEX:
            yield f"{row.name}, the review that leads, found {row.figure}"
    leads = any(row.mark is Mark.INDEX for row in panel.rows)
    for body in panel.bodies:
        rows = [row for row in body.rows if row.mark in (Mark.STUDY, Mark.REVIEW)]
        other = "other " if leads and any(row.mark is Mark.REVIEW for row in rows) else ""
        if rows:
            yield _found(rows, *(f"{other}{noun}" for noun in body.nouns))
        for row in body.closing:
            yield f"{row.name[0].lower()}{row.name[1:]}: {row.figure}"


def _found(rows: Sequence[ForestRow], one: str, many: str) -> str:
    """How many found what: their one figure, or the smallest and the largest estimate."""
    counted = count_words(len(rows), one, many)
    if len(rows) == 1:
        return f"{counted} found {rows[0].figure}"
    ordered = sorted(rows, key=lambda row: row.estimate if row.estimate is not None else math.nan)
    low, high = ordered[0].printed[0], ordered[-1].printed[0]
    return f"{counted} found {low} and {high}" if len(rows) == 2 else f"{counted} found from {low} to {high}"
