"""Which studies stand behind an answer, which are left out and why, and where each number comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition
from generator.publishing.pages.record_parts import source_words
from generator.publishing.wording import joined, lower_first, upper_first
from generator.synthesis import Answer
from generator.synthesis.comparisons import Comparison, Standing, StudyReading
from generator.synthesis.estimates import Step


@dataclass(frozen=True, slots=True)
class Trace:
    """From a number to the record, its line and its source, with the steps between print and number."""

    file: str
    line: int
    edit: str
    source: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UsedStudy:
    """A study whose figures we could read: its difference as used, with how it came about."""

    name: str
    address: str
    difference: str
    standard_error: str
    weeks: str
    people: str
    weight: str
    body: str
    home: str
    home_address: str
    notices: tuple[str, ...]
    arms: str
    trace: Trace


@dataclass(frozen=True, slots=True)
class OtherStudy:
    """A study that stands beside the number: not read, not recorded or left out, with the reason."""

    name: str
    address: str
    why: str


@dataclass(frozen=True, slots=True)
class AnswerStudies:
    """The studies of one answer by how they stand to it."""

    used: tuple[UsedStudy, ...]
    unread: tuple[OtherStudy, ...]
    waiting: tuple[OtherStudy, ...]
    left_out: tuple[OtherStudy, ...]


def studies_of(edition: Edition, answer: Answer) -> AnswerStudies:
    """Sort the studies of an answer; used ones in the order of the findings."""
    return AnswerStudies(
        used=tuple(_used(edition, answer)),
        unread=_others(edition, answer, Standing.UNREAD),
        waiting=_others(edition, answer, Standing.NOT_RECORDED),
        left_out=_others(edition, answer, Standing.EXCLUDED),
    )


def _others(edition: Edition, answer: Answer, standing: Standing) -> tuple[OtherStudy, ...]:
    found = (reading for reading in answer.readings if reading.standing is standing)
    return tuple(OtherStudy(r.label, edition.address_of(r.study), upper_first(r.why)) for r in found)


def _used(edition: Edition, answer: Answer) -> Iterator[UsedStudy]:
    weights = {
        row.study: row.weight for pool in answer.pools.values() if pool.k > 1 and pool.effect for row in pool.rows
    }
    for reading in answer.readings:
        if reading.standing is Standing.READ:
            for comparison in reading.comparisons:
                yield _used_study(edition, answer, reading, comparison, weights.get(reading.study))


def _used_study(
    edition: Edition, answer: Answer, reading: StudyReading, comparison: Comparison, weight: float | None
) -> UsedStudy:
    estimate = comparison.estimate
    assert estimate is not None
    home = answer.homes.get(reading.study, answer.question)
    at_home = home == answer.question
    return UsedStudy(
        name=reading.label,
        address=edition.address_of(reading.study),
        difference=_number(estimate.value, 3, signed=True) + f" {estimate.measure.unit}",
        standard_error=_number(estimate.se, 3),
        weeks=f"{comparison.weeks:.0f} weeks",
        people=f"{comparison.people:,}" if comparison.people is not None else "number not read",
        weight=f"{weight:.0f}\u00a0%" if weight is not None else "",
        body=comparison.body.value,
        home="" if at_home else edition.base.questions[home].record.title,
        home_address="" if at_home else record_address("questions", home),
        notices=tuple(dict.fromkeys((*estimate.flags, *reading.notices))),
        arms=_arms(edition, reading, comparison),
        trace=_trace(edition, comparison, estimate.steps),
    )


def _arms(edition: Edition, reading: StudyReading, comparison: Comparison) -> str:
    """Of which trained groups the difference is, and which are left aside; empty where the trial has one."""
    if not reading.other_arms and len(comparison.of) == 1:
        return ""
    labels = {arm.id: arm.label for arm in edition.base.studies[reading.study].record.arms}
    used, left = ([labels[arm] for arm in arms] for arms in (comparison.of, reading.other_arms))
    trained = f"trained{', taken together' if len(used) > 1 else ''}: {joined(used)}"
    return f"{trained}; left aside here: {joined(left)}" if left else trained


def _trace(edition: Edition, comparison: Comparison, steps: tuple[Step, ...]) -> Trace:
    found = edition.base.studies[comparison.study]
    position = next(n for n, row in enumerate(found.record.results) if row.id == comparison.result)
    line = found.place("results", position).line
    repo = edition.site.repo_url.rstrip("/")
    return Trace(
        file=found.file,
        line=line,
        edit=f"{repo}/blob/main/{found.file}#L{line}" if repo else "",
        source=source_words(edition, found.record.results[position].source),
        steps=tuple(_step(step) for step in steps),
    )


_GIVES = {"sd": "Standard deviation", "se": "Standard error", "n": "Number of people"}


def _step(step: Step) -> str:
    """One step: "Standard error = ((upper \u2212 lower) / 2) / z, from lb 0.2, ub 1.4 (after ...)"."""
    inputs = ", ".join(f"{name.replace('_', ' ')} {_input(value)}" for name, value in step.inputs.items())
    given = f", from {inputs}" if inputs else ""
    source = f" ({lower_first(step.source)})" if step.source.startswith("The ") else f" ({step.source})"
    return f"{_GIVES.get(step.gives, upper_first(step.gives))}: {step.formula}{given}{source if step.source else ''}."


def _input(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    return _number(float(value), 4)


def _number(value: float, figures: int, *, signed: bool = False) -> str:
    text = f"{value:+.{figures}g}" if signed else f"{value:.{figures}g}"
    return text.replace("-", "\u2212")
