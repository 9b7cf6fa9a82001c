"""The pictures of a choice of studies and of the years: forest plots whose rows a script finds again.

Both carry no mark of certainty: a reader's choice is not rated, and neither is what there was in a year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.publishing.figures.forest_plot import ForestBody, ForestGroup, ForestPanel, ForestRow, Mark
from generator.publishing.forest_rows import ForestSource
from generator.publishing.plot_words import legend_of
from generator.publishing.selection_words import Said, estimate_words
from generator.synthesis.comparisons import Body
from generator.synthesis.effect import Effect, Measure
from generator.synthesis.over_time import ByYear

NOT_OURS = "Reader\u2019s own selection, not our result"
"""What stands within the picture, so that a picture of the picture says it too."""

SUMMARY = "summary"
"""The key of the row that moves."""


def selection_panel(source: ForestSource, body: Body, measure: Measure, results: Sequence[Said]) -> ForestPanel:
    """The studies of a body on one scale, and a row for what the ticked ones give; the axis holds every result.

    `results` are all that the last row may come to show; the script fills it, and the drawing leaves room.
    """
    found = source.body(body, measure)
    assert found is not None
    groups = tuple(
        ForestGroup(group.heading, tuple(replace(row, weight=None) for row in group.rows)) for group in found.groups
    )
    effects = [said.effect for said in results if said.effect]
    room = max(effects, key=lambda effect: len(estimate_words(effect))).shown
    basis = max((said.basis for said in results), key=len)
    null = measure.null
    summary = ForestRow(Mark.POOLED, "Ticked studies", basis, null, null, room, null, key=SUMMARY)
    panel = _panel(source, measure, ForestBody(found.heading, found.nouns, groups, (summary,)))
    return replace(panel, held=tuple(_ends(effects)), caption=NOT_OURS)


def year_panel(source: ForestSource, measure: Measure, steps: Mapping[int, tuple[ByYear, Said]]) -> ForestPanel:
    """One row a year: what had been read by then would have added up to."""
    rows = tuple(_year(year, step, said) for year, (step, said) in steps.items())
    body = ForestBody("By the end of each year", ("year", "years"), (ForestGroup("", rows),))
    return _panel(source, measure, body)


def _year(year: int, step: ByYear, said: Said) -> ForestRow:
    new = ", ".join(row.label for row in step.new)
    row = ForestRow(Mark.APART, str(year), f"{said.basis}; new: {new}", *step.pool.spread, ("", *_spread(step)))
    row = replace(row, key=str(year))
    effect = said.effect
    if effect is None:
        return row
    mark = Mark.STUDY if step.pool.k == 1 else Mark.POOLED
    return replace(
        row, mark=mark, lower=effect.lower, upper=effect.upper, printed=effect.shown, estimate=effect.estimate
    )


def _spread(step: ByYear) -> tuple[str, str]:
    effect = step.pool.rows[0].effect
    low, high = step.pool.spread
    return effect.figure(low), effect.figure(high)


def _panel(source: ForestSource, measure: Measure, body: ForestBody) -> ForestPanel:
    """A panel of this body alone, on the scale of the page's own."""
    panel = replace(source.panel(measure), bodies=(body,))
    return replace(panel, legend=tuple(dict.fromkeys(legend_of(panel))))


def _ends(effects: Iterable[Effect]) -> Iterable[float]:
    for effect in effects:
        yield from (effect.lower, effect.upper)
