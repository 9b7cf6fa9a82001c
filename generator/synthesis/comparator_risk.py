"""How many people without the training had an event, in the trials that we read: what a picture of people needs.

A ratio alone gives no number of people (GRADE, "Summary of findings" tables: absolute effects need a stated risk of the
comparison group). The risk is that of the comparison groups of the trials themselves; it is never taken from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import EvidenceBase, Question, Study
from generator.model.results import Result
from generator.synthesis.answer import Answer
from generator.synthesis.comparisons import Standing, weeks_of
from generator.synthesis.eligibility import class_of
from generator.synthesis.index_review import EVENTS
from generator.vocabulary import CountRole, Quantity, Scale

_WEEKS_A_MONTH = 365.25 / 12 / 7


@dataclass(frozen=True, slots=True)
class ComparatorRisk:
    """People in the comparison groups, those of them with an event, and the span of time in whole months."""

    studies: tuple[str, ...]
    with_event: int
    people: int
    months: tuple[int, int]

    @property
    def risk(self) -> float:
        """The share of people with an event, from 0 to 1."""
        return self.with_event / self.people


def comparator_risk(base: EvidenceBase, question: Question, answer: Answer) -> ComparatorRisk | None:
    """The risk in the comparison groups of the trials of an answer; None where no trial that we read gives it.

    Events are not people: a trial counts only where it gives the people with an event, the people looked at and the
    time.
    """
    ids = [reading.study for reading in answer.readings if reading.standing in (Standing.READ, Standing.UNREAD)]
    studies = [base.studies[key].record for key in ids if key in base.studies]
    found = [counts for study in studies if (counts := _of(study, question, answer))]
    if not found:
        return None
    months = [one.months[0] for one in found]
    return ComparatorRisk(
        tuple(study for one in found for study in one.studies),
        sum(one.with_event for one in found),
        sum(one.people for one in found),
        (min(months), max(months)),
    )


def is_risk_ratio(base: EvidenceBase, answer: Answer) -> bool:
    """Whether the lead compares people with an event, not numbers of events: only that multiplies a risk."""
    row = answer.lead.review
    if row is None or row.review not in base.reviews:
        return False
    result = next((one for one in base.reviews[row.review].record.results if one.id == row.row), None)
    return result is not None and result.outcome.scale is Scale.RISK_RATIO


def _of(study: Study, question: Question, answer: Answer) -> ComparatorRisk | None:
    """The longest result of one study that counts people in its comparison groups."""
    arms = {arm.id: arm for arm in study.arms if arm.role == "comparator" and class_of(arm) in question.comparator}
    found = []
    for result in _results(study, answer):
        rows = [row for row in result.arms if row.arm in arms]
        weeks = weeks_of(study, result)
        people = [row.n or arms[row.arm].n_analysed for row in rows]
        events = [row.people_with_events for row in rows]
        if rows and weeks and all(people) and None not in events:
            months = round(weeks / _WEEKS_A_MONTH)
            total, with_event = sum(filter(None, people)), sum(filter(None, events))
            found.append(ComparatorRisk((study.id,), with_event, total, (months, months)))
    return max(found, key=lambda one: one.months, default=None)


def _results(study: Study, answer: Answer) -> Iterator[Result]:
    quantities: frozenset[Quantity] = EVENTS.get(answer.target, frozenset())
    for result in study.results if study.counted else ():
        if result.outcome.quantity in quantities and result.count is CountRole.PRIMARY and not result.subgroup:
            yield result
