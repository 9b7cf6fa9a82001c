"""What went wrong in a study, who stayed, how much of the programme was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.model import Study
from generator.model.arms import Arm
from generator.model.results import Adherence, Harm
from generator.publishing.edition import Edition
from generator.publishing.pages.record_parts import source_words
from generator.publishing.pages.result_tables import Cell, Column, Row
from generator.publishing.wording import (
    NOT_STATED,
    figure,
    interval_words,
    joined,
    not_stated,
    plural,
    sentence,
    statistic_words,
)

COLUMNS = (Column("Allocated", number=True), Column("Completed", number=True), Column("Analysed", number=True))

_UNITS = {
    "percent_of_sessions": "{}\u00a0% of sessions attended",
    "percent_of_people": "{}\u00a0% of people kept to the plan",
    "sessions": "{} sessions attended",
    "percent": "{}\u00a0% (of what, the source does not say)",
    "people_lost": "{} people left",
    "percent_lost": "{}\u00a0% of people left",
}
_ONE_PERSON = "{} person left"


@dataclass(frozen=True, slots=True)
class HarmView:
    """One kind of harm, or the statement that there was none."""

    what: str
    facts: str
    where: str


@dataclass(frozen=True, slots=True)
class HarmsView:
    """Harms, people by group, and attendance; `missing` is what stands where a part is not told."""

    harms: tuple[HarmView, ...]
    columns: tuple[Column, ...]
    groups: tuple[Row, ...]
    adherence: tuple[str, ...]
    missing: str


def harms_of(edition: Edition, study: Study) -> HarmsView:
    """Gather what a study tells of harms, drop-outs and attendance."""
    name = _names(study)
    return HarmsView(
        harms=tuple(_harm(edition, harm, name) for harm in study.harms),
        columns=COLUMNS,
        groups=tuple(_group(arm) for arm in study.arms),
        adherence=tuple(_adherence(edition, row, name) for row in study.adherence),
        missing=not_stated(study.reports),
    )


def harm_lines(study: Study) -> tuple[str, ...]:
    """Each harm in a line, for tables of many studies: "Minor harm (lifting group, 2 events)."."""
    told = ((harm.what, list(_harm_facts(harm, _names(study)))) for harm in study.harms)
    return tuple(sentence(f"{what.rstrip('.')} ({', '.join(facts)})" if facts else what) for what, facts in told)


def kept_lines(study: Study) -> tuple[str, ...]:
    """How much of the programme was done and who left, a line each: "Lifting group: 92 % of sessions attended."."""
    return tuple(sentence(_kept(row, _names(study))) for row in study.adherence)


Name = Callable[[str], str]


def _names(study: Study) -> Name:
    labels = {arm.id: arm.label for arm in study.arms}
    return lambda arm: labels.get(arm, arm)


def _harm(edition: Edition, harm: Harm, name: Name) -> HarmView:
    facts = ", ".join(_harm_facts(harm, name))
    return HarmView(sentence(harm.what), sentence(facts), source_words(edition, harm.source))


def _harm_facts(harm: Harm, name: Name) -> Iterator[str]:
    if harm.arm:
        yield name(harm.arm)
    if harm.events is not None:
        yield plural(harm.events, "event")
    if harm.people is not None:
        yield f"in {plural(harm.people, 'person', 'people')}"
    if harm.serious is not None:
        yield "serious" if harm.serious else "not serious"
    if harm.related is not None:
        yield "put down to the exercise" if harm.related else "not put down to the exercise"


def _group(arm: Arm) -> Row:
    counts = (arm.n_allocated, arm.n_completed, arm.n_analysed)
    return Row(arm.label, tuple(Cell(figure(n)) if n is not None else Cell(NOT_STATED, missing=True) for n in counts))


def _adherence(edition: Edition, row: Adherence, name: Name) -> str:
    beside = [f"standard deviation {figure(row.sd)}"] if row.sd is not None else []
    beside += [interval_words(row.ci)] if row.ci else []
    spread = f" ({', '.join(beside)})" if beside else ""
    note = f" {sentence(row.note)}" if row.note else ""
    return f"{_kept(row, name)}{spread}.{note} Read in {source_words(edition, row.source)}."


def _kept(row: Adherence, name: Name) -> str:
    arms = [row.arm] if row.arm else row.arms
    who = joined([name(arm) for arm in arms]) or "All groups"
    one = row.unit == "people_lost" and row.mean == 1 and row.mean_to is None
    words = _ONE_PERSON if one else _UNITS[row.unit]
    what = f", {row.what}" if row.what else ""
    return f"{who}{what}: {words.format(statistic_words(row.mean, row.mean_to, sign=False))}"
