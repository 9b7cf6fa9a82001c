"""How many of the eligible studies and people had figures that we could read, and whether an own pool may lead (R1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator.model import Question, Review
from generator.synthesis.comparisons import Body, Standing, StudyReading
from generator.synthesis.conventions import Conventions


@dataclass(frozen=True, slots=True)
class Gate:
    """One condition of the coverage gate: what it asks, whether it holds, and the figures it was judged by."""

    asks: str
    holds: bool
    seen: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """`read` of `eligible` studies, `people_read` of `people`; people of `unknown` studies are not known.

    `missing_share` is the share of eligible results of the leading body that were not read: of people, or of studies
    where any number of people is unknown (`by_people` False).
    """

    eligible: int
    read: int
    people: int
    people_read: int
    unknown: int
    missing: tuple[str, ...]
    missing_share: float
    by_people: bool
    gates: tuple[Gate, ...]

    @property
    def passes(self) -> bool:
        """Whether an own pooled estimate may be the headline."""
        return all(gate.holds for gate in self.gates)

    @property
    def sentence(self) -> str:
        """The line that stands beside every answer; the collection is no search, so the number of trials is "about"."""
        known = "" if self.unknown == self.eligible else f", with {self.people_read:,} of {self.people:,} people"
        silent = f" (people not known in {self.unknown})" if self.unknown and known else ""
        if not self.eligible:
            return "No trial is listed for this question."
        trials = "trial" if self.eligible == 1 else "trials"
        return f"{self.read} of about {self.eligible} {trials} had figures we could read{known}{silent}."


def coverage_of(
    eligible: Collection[StudyReading],
    pooled: Collection[str],
    *,
    question: Question,
    index: Review | None,
    body: Body,
    rules: Conventions,
) -> Coverage:
    """The coverage of a question, and the gate for the studies in `pooled` (ids)."""
    read = [r for r in eligible if r.standing is Standing.READ]
    missing = [r for r in eligible if r.standing is not Standing.READ]
    people, silent = _people(eligible)
    in_pool = [r for r in read if r.study in pooled]
    of_body = [r for r in eligible if r.standing is Standing.NOT_RECORDED or r.body is body]
    share, by_people = _share([r for r in of_body if r.standing is not Standing.READ], of_body)
    held, held_by_people = _share(in_pool, eligible)
    enough = held_by_people and held >= rules.gate_share
    gates = (
        Gate("at least 3 independent studies", len(in_pool) >= 3, f"{len(in_pool)} studies"),
        Gate(
            f"at least {rules.gate_share:.0%} of eligible people",
            enough,
            f"{held:.0%} of people" if held_by_people else f"people of {silent} eligible studies are not known",
        ),
        _checked(eligible, question, index),
    )
    return Coverage(
        len(eligible),
        len(read),
        people,
        _people(read)[0],
        silent,
        tuple(r.study for r in missing),
        share,
        by_people,
        gates,
    )


def _people(readings: Iterable[StudyReading]) -> tuple[int, int]:
    """Known people, and the number of studies whose people are not known."""
    numbers = [reading.people for reading in readings]
    return sum(n for n in numbers if n), sum(n is None for n in numbers)


def _share(part: Collection[StudyReading], whole: Collection[StudyReading]) -> tuple[float, bool]:
    """Share of people, or of studies where the people of any are unknown; and which of the two it is."""
    if not whole:
        return 0.0, True
    total, silent = _people(whole)
    if silent or not total:
        return len(part) / len(whole), False
    return _people(part)[0] / total, True


def _checked(eligible: Collection[StudyReading], question: Question, index: Review | None) -> Gate:
    asks = "the eligible set was checked against the list of the index review"
    if index is None:
        return Gate(asks, True, "there is no index review to compare with")
    keys = {index.id, *(report.ref for report in index.reports)}
    if keys & set(question.checked_against):
        return Gate(asks, True, "compared by a person")
    known = {reading.study for reading in eligible}
    listed = set(index.included.studies)
    if index.included.complete and listed and not index.included.labels and listed <= known:
        return Gate(asks, True, "all its trials are in the set")
    return Gate(asks, False, "its list was not seen in full" if not index.included.complete else "not compared")
