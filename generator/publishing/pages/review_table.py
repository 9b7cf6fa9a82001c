"""What reviews pooled at a bone: one row a pooled result, reviews of one set of trials together, as one voice.

Estimates and certainty are the authors' own; whether a review leads an answer of ours is settled by the findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import Review
from generator.model.review import PooledResult
from generator.publishing.addresses import record_address
from generator.publishing.answers import counted_words
from generator.publishing.citations import short_name
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import AnswerHere, PooledHere
from generator.publishing.wording import NOT_STATED, date_words, lower_first, sentence, upper_first, who_words
from generator.publishing.wording.effects import pooled_words
from generator.publishing.wording.measures import STANDARDISED
from generator.synthesis.conventions import LARGEST_I2, LARGEST_SMD
from generator.synthesis.words import comparison_words, exercise_words
from generator.vocabulary import CertaintyLevel, CountRole, CountScope, Exercise, ReviewDesign


@dataclass(frozen=True, slots=True)
class PooledLine:
    """One pooled result: who said it, of what, how much stands behind it, what was printed, how sure its authors are.

    `level` is a key of CERTAINTIES, empty where the authors state none.
    """

    name: str
    address: str
    asked: str
    pool: str
    estimate: str
    level: str
    searched: str
    leads: bool
    caution: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Reviews of one set of trials, however many there are; `shared` tells that they are one voice."""

    lines: tuple[PooledLine, ...]
    shared: str


@dataclass(frozen=True, slots=True)
class Heard:
    """Pooled results of a page: those that show a difference between groups with its interval, then all others."""

    first: tuple[Voice, ...]
    more: tuple[Voice, ...]
    more_count: int


_FIRST = 8  # rows that a reader takes in at a glance; the others unfold below them


def heard(edition: Edition, pooled: Iterable[PooledHere], leading: AnswerHere | None = None) -> Heard:
    """Plain comparisons first, as many as fit; the rest apart, none left out. `leading` is our answer there."""
    chief = _chief(pooled := list(pooled), leading)
    ranked = sorted(pooled, key=lambda here: _order(here, chief))
    clear = [here for here in ranked if _is_plain(here.row) and not _held_back(here.review, here.row)][:_FIRST]
    rest = [here for here in ranked if here not in clear]
    return Heard(_voices(edition, clear, chief), _voices(edition, rest, chief), len(rest))


def _chief(pooled: Iterable[PooledHere], leading: AnswerHere | None) -> PooledHere | None:
    """The pooled result that our answer rests on; None where it rests on no review."""
    row = leading.answer.lead.review if leading else None
    found = (here for here in pooled if row and (here.review.id, here.row.id) == (row.review, row.row))
    return next(found, None)


def _is_plain(row: PooledResult) -> bool:
    """Whether it is a comparison between groups with its interval, of all people of the review."""
    printed = row.estimate is not None and row.ci is not None and row.between_groups
    return printed and not row.subgroup and row.count is CountRole.PRIMARY


def _held_back(review: Review, row: PooledResult) -> str:
    """Why a person must release a pooled result before it may lead an answer (rule R8); empty where nothing bars it."""
    if review.design is ReviewDesign.NETWORK_META_ANALYSIS:
        return "A network estimate, in part indirect"
    if row.estimate is not None and row.outcome.scale in STANDARDISED and abs(row.estimate) > LARGEST_SMD:
        return "An estimate this large is uncommon"
    if row.i2 is not None and row.i2 >= LARGEST_I2 and not row.i2_below:
        return "Its trials differ very much"
    return ""


def _voices(edition: Edition, pooled: Iterable[PooledHere], chief: PooledHere | None) -> tuple[Voice, ...]:
    by_voice: dict[str, list[PooledHere]] = {}
    for here in pooled:
        by_voice.setdefault(here.voice, []).append(here)
    return tuple(_voice(edition, found, chief) for found in by_voice.values())


def _order(here: PooledHere, chief: PooledHere | None) -> tuple:
    """The leading voice, then whatever asked about the same exercise, then the order of the exercise tree."""
    first = chief is not None and here.voice == chief.voice
    alike = chief is not None and here.exercise is chief.exercise
    place = list(Exercise).index(here.exercise)
    return (not first, here is not chief, not alike, place, here.voice, here.review.id, here.row.id)


def _voice(edition: Edition, found: list[PooledHere], chief: PooledHere | None) -> Voice:
    reviews = {here.review.id for here in found}
    shared = "These reviews share one set of trials: one voice, not several." if len(reviews) > 1 else ""
    return Voice(tuple(_line(edition, here, leads=here is chief) for here in found), shared)


def _line(edition: Edition, here: PooledHere, *, leads: bool) -> PooledLine:
    row, review = here.row, here.review
    return PooledLine(
        name=short_name(review.main_report.ref, edition.base.references),
        address=record_address("reviews", review.id),
        asked=_asked_words(here),
        pool=_pool_words(row),
        estimate=pooled_words(row.estimate, row.ci, row.outcome) if row.estimate is not None else _unread_words(row),
        level=next((level.value for level in CertaintyLevel if level.value == row.authors_certainty.value), ""),
        searched=date_words(review.search.to) if review.search.to else NOT_STATED,
        leads=leads,
        caution=" ".join(_cautions(here, leads=leads)),
    )


def _pool_words(row: PooledResult) -> str:
    """What a pooled result rests on: "17 studies", "up to 18 exercise groups"."""
    k = row.k
    return counted_words(k.value, k.unit, up_to=k.scope is CountScope.ALL_SITES) if k else NOT_STATED


def _asked_words(here: PooledHere) -> str:
    """Exercise, people and comparison of a pooled result in one line."""
    classes = here.row.comparator_class or here.review.pico.comparator_class
    people = lower_first(here.row.subgroup or who_words(here.review.pico.population))
    compared = comparison_words(classes) or "comparison groups"
    return f"{upper_first(exercise_words(here.exercise))} in {people}, against {compared}"


def _unread_words(row: PooledResult) -> str:
    """What stands in place of a figure that was not read."""
    said = sentence(row.statement or "")
    return f"figure not read. {said}".strip()


def _cautions(here: PooledHere, *, leads: bool) -> Iterator[str]:
    row = here.row
    held_back = "" if leads else _held_back(here.review, row)
    if not row.between_groups:
        yield "Changes within trained groups, not a comparison with others: it cannot say what exercise did."
    elif row.estimate is not None and held_back:
        yield f"{held_back}: it leads no answer until a person has looked into it."
    if row.note:
        yield sentence(row.note)
