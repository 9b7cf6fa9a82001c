"""Year by year on the page of a question: a picture, a table, and a slider that points at a row of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.publishing.edition import Edition
from generator.publishing.figures.forest_plot import ForestPanel
from generator.publishing.forest_rows import ForestSource
from generator.publishing.pages.answer_box import place_id, place_words
from generator.publishing.selection_plots import year_panel
from generator.publishing.selection_words import APART, Said, say
from generator.publishing.wording import joined
from generator.synthesis import Answer, Kind
from generator.synthesis.comparisons import Body
from generator.synthesis.conventions import RULES
from generator.synthesis.eligibility import is_growing
from generator.synthesis.over_time import ByYear, over_time


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year in which a figure came out: what came, and what there was by its end; `sentence` says it whole."""

    year: int
    new: str
    shown: str
    basis: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Years:
    """The years of one answer, the first and the last among them."""

    id: str
    place: str
    unit: str
    rows: tuple[YearRow, ...]
    panel: ForestPanel

    @property
    def first(self) -> int:
        """Where the slider begins."""
        return self.rows[0].year

    @property
    def last(self) -> int:
        """Where it ends, and where it stands at first."""
        return self.rows[-1].year


def years_of(edition: Edition, answer: Answer) -> Iterator[Years]:
    """The years of the body of evidence that comes first and has more than one."""
    for body in Body:
        if steps := over_time(answer, body, edition.base):
            yield _years(edition, answer, steps)
            return


def _years(edition: Edition, answer: Answer, steps: tuple[ByYear, ...]) -> Years:
    growing = is_growing(edition.base.questions[answer.question].record)
    source = ForestSource(answer, edition.address_of, lambda _: "", growing, keyed=True)
    names = {row.study: row.label for step in steps for row in step.new}
    adds_up = answer.lead.kind is not Kind.RANGE
    said = {step.year: (step, say(step.pool, RULES.model, adds_up=adds_up, names=names)) for step in steps}
    panel = year_panel(source, steps[0].pool.measure, said)
    rows = tuple(_row(step, words) for step, words in said.values())
    return Years(place_id(answer), place_words(answer), panel.unit, rows, panel)


def _row(step: ByYear, said: Said) -> YearRow:
    shown = f"{said.more[0]} ({APART})" if said.shown == APART else said.shown
    return YearRow(step.year, joined([row.label for row in step.new]), shown, said.basis, said.sentence)
