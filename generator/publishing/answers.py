"""Answers in sentences: each names the people, the comparison and what it rests on; none says more than was printed.

A direction comes from a review's printed interval alone; the certainty is the one its authors state, said to be theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from generator.publishing.audiences import PEOPLE
from generator.publishing.evidence_map import Cell, EvidenceMap, PooledHere
from generator.publishing.figures.marks import CERTAINTIES
from generator.publishing.wording import figure, joined, lower_first, plural, upper_first, who_words
from generator.publishing.wording.numbers import NBSP
from generator.vocabulary import (
    Audience,
    ComparatorClass,
    CountScope,
    CountUnit,
    EmptyState,
    Exercise,
    Quantity,
    SiteGroup,
)

LIFTING_FIRST = (
    Exercise.PROGRESSIVE_RESISTANCE,
    Exercise.RESISTANCE_ANY,
    Exercise.RESISTANCE_PLUS_IMPACT,
    Exercise.BONE_LOADING_ANY,
    Exercise.ANY,
)
"""The question of this site is lifting; where no review pooled it, the nearest wider kind is shown and named."""

_BONES = MappingProxyType(
    {
        SiteGroup.TOTAL_HIP: "total hip",
        SiteGroup.FEMORAL_NECK: "femoral neck of the hip",
        SiteGroup.TROCHANTER: "trochanter of the hip",
        SiteGroup.INTERTROCHANTER: "part of the hip between the trochanters",
        SiteGroup.WARDS: "Ward\u2019s triangle of the hip",
        SiteGroup.HIP_UNSPECIFIED: "hip (part not stated)",
        SiteGroup.FOREARM_UNSPECIFIED: "forearm (part not stated)",
        SiteGroup.SPINE_OTHER: "spine, measured in other ways",
    }
)
_SHORT = MappingProxyType(
    {
        Exercise.PROGRESSIVE_RESISTANCE: "lifting",
        Exercise.HIGH_INTENSITY_RESISTANCE_IMPACT: "heavy lifting plus impact",
        Exercise.POWER_TRAINING: "fast lifting",
    }
)
_AGAINST = MappingProxyType(
    {
        frozenset({ComparatorClass.INACTIVE}): "without training",
        frozenset({ComparatorClass.LIGHT}): "with light exercise",
        frozenset({ComparatorClass.INACTIVE, ComparatorClass.LIGHT}): "with no training or light exercise",
        frozenset({ComparatorClass.OTHER_EXERCISE}): "with other exercise",
        frozenset({ComparatorClass.BACKGROUND}): "with the same treatment without exercise",
    }
)
_COMPARED = MappingProxyType(
    {
        "without training": "no training",
        "with light exercise": "light exercise",
        "with no training or light exercise": "no training or light exercise",
        "with other exercise": "other exercise",
        "with the same treatment without exercise": "the same treatment without exercise",
    }
)
_COUNTED = MappingProxyType(
    {
        CountUnit.STUDIES: ("study", "studies"),
        CountUnit.COMPARISONS: ("comparison", "comparisons"),
        CountUnit.GROUPS: ("exercise group", "exercise groups"),
    }
)


def bone_words(site: SiteGroup) -> str:
    """A bone as a sentence names it: "the lower back"."""
    return f"the {_BONES.get(site, lower_first(site.reader_label))}"


def technical_words(site: SiteGroup) -> str:
    """The scanner's name of a bone, where the reader's name does not hold it already."""
    return "" if site.label.lower() in site.reader_label.lower() else lower_first(site.label)


def exercise_words(exercise: Exercise) -> str:
    """A kind of exercise as a sentence names it: "lifting"."""
    return _SHORT.get(exercise, lower_first(exercise.label))


def against_words(here: PooledHere) -> str:
    """What the exercise was set against: "without training"; where that was not read, "in comparison groups"."""
    classes = frozenset(here.row.comparator_class or here.review.pico.comparator_class)
    return _AGAINST.get(classes, "in comparison groups")


def compared_words(here: PooledHere) -> str:
    """The comparison as a noun: "no training"; where it was not read, "comparison groups"."""
    return _COMPARED.get(against_words(here), "comparison groups")


def pool_words(here: PooledHere) -> str:
    """What a pooled result rests on: "17 studies", "up to 18 exercise groups"; empty where that was not read."""
    k = here.row.k
    if k is None:
        return ""
    counted = plural(k.value, *_COUNTED[k.unit])
    return f"up to {counted}" if k.scope is CountScope.ALL_SITES else counted


def people_words(here: PooledHere) -> str:
    """The people of a pooled result, as the review took them in: never narrower or wider than that."""
    return lower_first(who_words(here.review.pico.population)).replace("; ", " with ")


def leading_cell(evidence: EvidenceMap, site: SiteGroup, audience: Audience | None) -> Cell:
    """The cell whose answer leads at a bone: lifting, else the nearest wider exercise that a review pooled."""
    cells = [evidence.cell(site, audience, exercise) for exercise in LIFTING_FIRST]
    return next((cell for cell in cells if cell.leading), cells[-1])


def answer_sentence(cell: Cell) -> str:
    """What may be said of a cell in one sentence."""
    if cell.leading:
        return _pooled_sentence(cell, cell.leading)
    people = f" in {PEOPLE[cell.audience]}" if cell.audience else ""
    bone = bone_words(cell.site)
    found = cell.k + len(cell.apart)
    studies = plural(found, "study", "studies").replace(NBSP, " ")
    match cell.state:
        case EmptyState.NOT_RATED:
            return f"{studies} in this collection measured {bone}{people}. The answer is not yet rated."
        case EmptyState.MEASURED_NOT_READ:
            return f"{upper_first(bone)} was measured{people}, but we have not read figures that give an answer."
        case EmptyState.NOT_APPLICABLE:
            return f"{upper_first(bone)} is a measure for growing people; it does not apply here."
        case _:
            return f"{upper_first(bone)}{people}: not in this collection."


def _pooled_sentence(cell: Cell, here: PooledHere) -> str:
    people, bone = people_words(here), bone_words(cell.site)
    exercise, against = exercise_words(here.exercise), against_words(here)
    measured = "bone mineral content" if here.row.outcome.quantity is Quantity.BMC else "density"
    match cell.direction:
        case "benefit":
            return f"In {people}, {measured} of {bone} was higher with {exercise} than {against}."
        case "harm":
            return f"In {people}, {measured} of {bone} was lower with {exercise} than {against}."
    known = "we do not know" if cell.state == "very_low" else "it is not clear"
    return f"In {people}, {known} whether {exercise} leaves {measured} of {bone} higher or lower than {against}."


def certainty_sentence(cell: Cell) -> str:
    """Whose certainty is shown, and which; empty where nothing leads."""
    if not cell.leading:
        return ""
    look = CERTAINTIES[cell.state]
    if look.rated:
        return f"The review's authors call the certainty {look.word}: {look.sure}. We have not rated it ourselves yet."
    return "The review's authors give no certainty in what we read, and we have not rated it yet."


def volume_words(cell: Cell, *, rated: bool) -> str:
    """What a mark rests on, in a few words: the review's pool, else the studies that we hold."""
    if cell.leading:
        pool = pool_words(cell.leading).replace("exercise ", "").replace(NBSP, " ")
        return (pool if rated else f"review of {pool}") if pool else "one review"
    studies = cell.k + len(cell.apart)
    return plural(studies, "study", "studies").replace(NBSP, " ") if studies else ""


def studies_and_people(cell: Cell) -> str:
    """Number of distinct studies and of their people: "9 studies, 1,204 people; in 2 the number was not read"."""
    if not cell.k:
        return "no study yet"
    studies = plural(cell.k, "study", "studies")
    if cell.silent == cell.k:
        return f"{studies}, number of people not stated in what we read"
    silent = f"; not stated for {figure(cell.silent)}" if cell.silent else ""
    return f"{studies}, {plural(cell.n, 'person', 'people')}{silent}"


def home_answer(cells: Sequence[Cell]) -> tuple[str, ...]:
    """What leads at the bones of a map, in at most three sentences: lifting, then wider exercise, then how sure."""
    leading = [cell for cell in cells if cell.leading]
    if not leading:
        return (_held_sentence(cells),)
    lifting = [cell for cell in leading if cell.exercise is LIFTING_FIRST[0]]
    wider = [cell for cell in leading if cell.exercise is not LIFTING_FIRST[0]]
    lines = [line for found in (lifting, wider) for line in _direction_lines(found)]
    closing = _how_sure(leading)
    rest = len(cells) - len(leading)
    if rest:
        closing += f"; at {figure(rest)} other bones on the map no pooled figure was read"
    return (*lines[:2], f"{closing}.")


def _direction_lines(cells: Sequence[Cell]) -> Iterator[str]:
    for direction, word in (("benefit", "higher"), ("harm", "lower"), ("uncertain", "")):
        found = [cell for cell in cells if cell.direction == direction]
        if found:
            yield _line(found, word)


def _line(cells: Sequence[Cell], word: str) -> str:
    heard = [cell.leading for cell in cells if cell.leading]
    group = PEOPLE[cells[0].audience] if cells[0].audience else "people"
    people = _one_of({people_words(here) for here in heard}, group)
    against = _one_of({against_words(here) for here in heard}, "in comparison groups")
    exercise = _one_of({exercise_words(here.exercise) for here in heard}, "exercise of more than one kind")
    said = "In a review of trials" if len({here.voice for here in heard}) == 1 else "In reviews of trials"
    bones = joined([bone_words(cell.site) for cell in cells])
    if word:
        return f"{said} in {people}, density of {bones} was {word} with {exercise} than {against}."
    return f"In {people}, it was not clear whether {exercise} leaves density of {bones} higher or lower than {against}."


def _one_of(words: set[str], otherwise: str) -> str:
    """The one wording that all share, or a wider one."""
    return next(iter(words)) if len(words) == 1 else otherwise


def _how_sure(cells: Sequence[Cell]) -> str:
    levels = [CERTAINTIES[cell.state] for cell in cells if CERTAINTIES[cell.state].rated]
    if len(levels) < len(cells):
        return "How sure that is has not been rated yet"
    lowest = min(levels, key=lambda look: look.dots or 0)
    whose = "Its authors" if len({cell.leading.voice for cell in cells if cell.leading}) == 1 else "Their authors"
    return f"{whose} are not sure" if lowest.id == "very_low" else f"{whose} are {lowest.sure} of that"


def _held_sentence(cells: Sequence[Cell]) -> str:
    people = PEOPLE[cells[0].audience] if cells and cells[0].audience else "people"
    measured = [bone_words(cell.site) for cell in cells if cell.k]
    if not measured:
        return f"This collection holds no study in {people} yet."
    return f"Studies in {people} measured {joined(measured)}; no answer is rated yet."
