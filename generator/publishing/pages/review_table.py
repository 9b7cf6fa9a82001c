"""What reviews pooled at a bone: one row a pooled result, reviews of one set of trials together, as one voice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.review import PooledResult
from generator.publishing.addresses import record_address
from generator.publishing.answers import compared_words, exercise_words, pool_words
from generator.publishing.citations import short_name
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import PooledHere
from generator.publishing.figures.marks import CERTAINTIES
from generator.publishing.leading_review import certainty_of, direction_of, may_lead
from generator.publishing.wording import NOT_STATED, date_words, lower_first, sentence, upper_first, who_words
from generator.publishing.wording.effects import pooled_words
from generator.vocabulary import Exercise


@dataclass(frozen=True, slots=True)
class PooledLine:
    """One pooled result: who said it, of what, how much stands behind it, what was printed, how sure its authors are.

    `direction` is a key of DIRECTIONS, empty where the result is no comparison between groups with an interval;
    `level` is a key of CERTAINTIES, empty where the authors state none.
    """

    name: str
    address: str
    asked: str
    pool: str
    estimate: str
    direction: str
    level: str
    searched: str
    leads: bool
    caution: str


@dataclass(frozen=True, slots=True)
class Heard:
    """Pooled results of a page: those that show a difference between groups with its interval, then all others."""

    first: tuple[Voice, ...]
    more: tuple[Voice, ...]
    more_count: int


@dataclass(frozen=True, slots=True)
class Voice:
    """Reviews of one set of trials, however many there are; `shared` tells that they are one voice."""

    lines: tuple[PooledLine, ...]
    shared: str


_FIRST = 8  # rows that a reader takes in at a glance; the others unfold below them


def heard(edition: Edition, pooled: Iterable[PooledHere], leading: PooledHere | None = None) -> Heard:
    """Pooled results that may lead an answer first, as many as fit; the rest apart, none left out."""
    ranked = sorted(pooled, key=lambda here: _order(here, leading))
    clear = [here for here in ranked if may_lead(here.review, here.row)][:_FIRST]
    rest = [here for here in ranked if here not in clear]
    return Heard(voices(edition, clear, leading), voices(edition, rest), len(rest))


def voices(edition: Edition, pooled: Iterable[PooledHere], leading: PooledHere | None = None) -> tuple[Voice, ...]:
    """Every pooled result, the leading one's voice first, then by name; within a voice the leading result first."""
    by_voice: dict[str, list[PooledHere]] = {}
    for here in sorted(pooled, key=lambda here: _order(here, leading)):
        by_voice.setdefault(here.voice, []).append(here)
    return tuple(_voice(edition, found, leading) for found in by_voice.values())


def _order(here: PooledHere, leading: PooledHere | None) -> tuple:
    """The leading voice, then whatever asked about the same exercise, then the order of the exercise tree."""
    first = leading is not None and here.voice == leading.voice
    alike = leading is not None and here.exercise is leading.exercise
    place = list(Exercise).index(here.exercise)
    return (not first, here is not leading, not alike, place, here.voice, here.review.id, here.row.id)


def _voice(edition: Edition, found: list[PooledHere], leading: PooledHere | None) -> Voice:
    reviews = {here.review.id for here in found}
    shared = "These reviews share one set of trials: one voice, not several." if len(reviews) > 1 else ""
    return Voice(tuple(_line(edition, here, here is leading) for here in found), shared)


def _line(edition: Edition, here: PooledHere, leads: bool) -> PooledLine:
    row, review = here.row, here.review
    compared = row.between_groups and row.ci is not None
    return PooledLine(
        name=short_name(review.main_report.ref, edition.base.references),
        address=record_address("reviews", review.id),
        asked=asked_words(here),
        pool=pool_words(here) or NOT_STATED,
        estimate=pooled_words(row.estimate, row.ci, row.outcome) if row.estimate is not None else unread_words(row),
        direction=direction_of(row) if compared and may_lead(review, row) else "",
        level=certainty_of(row),
        searched=date_words(review.search.to) if review.search.to else NOT_STATED,
        leads=leads,
        caution=" ".join(_cautions(here)),
    )


def asked_words(here: PooledHere) -> str:
    """Exercise, people and comparison of a pooled result in one line."""
    people = lower_first(here.row.subgroup or who_words(here.review.pico.population))
    return f"{upper_first(exercise_words(here.exercise))} in {people}, against {compared_words(here)}"


def unread_words(row: PooledResult) -> str:
    """What stands in place of a figure that was not read."""
    said = sentence(row.statement or "")
    return f"figure not read. {said}".strip()


def certainty_words(line: PooledLine) -> str:
    """The authors' certainty in words."""
    return CERTAINTIES[line.level].word if line.level else NOT_STATED


def _cautions(here: PooledHere) -> Iterator[str]:
    row = here.row
    if not row.between_groups:
        yield "Changes within trained groups, not a comparison with others: it cannot say what exercise did."
    elif row.ci is not None and not may_lead(here.review, row):
        yield "Shown, but it does not lead an answer."
    if row.note:
        yield sentence(row.note)
