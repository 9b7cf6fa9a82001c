"""The number that a claim rests on, in one line: the last step of a trace."""

from __future__ import annotations

from generator.model import Guideline, Publication, Review, Study
from generator.model.results import Result
from generator.publishing.wording import contrast_words, measure_words, sentence, signed, unit_words
from generator.publishing.wording.effects import pooled_words
from generator.publishing.wording.measures import SIGNED, with_unit
from generator.publishing.wording.numbers import figure


def figure_of(record: Publication, row: str) -> str:
    """What the row of that id says, in one line; empty where the record has no such row."""
    if isinstance(record, Guideline):
        return next((sentence(advice.text) for advice in record.recommendations if advice.id == row), "")
    found = next((result for result in getattr(record, "results", ()) if result.id == row), None)
    if found is None:
        return ""
    place = found.outcome.site.label if found.outcome.site else found.outcome.quantity.label
    if isinstance(record, Review):
        said = found.statement or ""
        if found.estimate is not None:
            said = pooled_words(found.estimate, found.ci, found.outcome)
        return f"{place}: {said}" if said else place
    parts = [*_arms(record, found), *_groups(found), *_contrasts(record, found)]
    return f"{place}, {measure_words(found.outcome)}: {'; '.join(parts)}" if parts else place


def _arms(study: Study, result: Result) -> list[str]:
    labels = {arm.id: arm.label for arm in study.arms}
    write = signed if result.outcome.scale in SIGNED else figure
    return [
        f"{labels.get(row.arm, row.arm)} {with_unit(write(row.mean), result.outcome)}"
        for row in result.arms
        if row.mean is not None
    ]


def _groups(result: Result) -> list[str]:
    unit = unit_words(result.outcome)
    told = [group for group in result.groups if group.value is not None]
    return [f"{group.label} {figure(group.value)}\u00a0{unit}".rstrip() for group in told]


def _contrasts(study: Study, result: Result) -> list[str]:
    labels = {arm.id: arm.label for arm in study.arms}

    def name(arm: str) -> str:
        return labels.get(arm, arm)

    written = (contrast_words(contrast, result.outcome, name) for contrast in result.contrasts)
    return [words for words in written if words]
