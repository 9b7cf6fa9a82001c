"""Our answers at several bones in a few sentences, what they rest on, and what is said where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from generator.publishing.audiences import PEOPLE
from generator.publishing.evidence_map import LIFTING_FIRST, Cell
from generator.publishing.wording import figure, joined, lower_first, plural, upper_first
from generator.publishing.wording.numbers import NBSP
from generator.synthesis import Answer
from generator.synthesis.words import bone_words, exercise_words
from generator.vocabulary import CountUnit, EmptyState, Exercise, SiteGroup

_BONE = "\0"  # stands in a statement where its bone was named
_SENTENCES = 3  # as many as the home page may open with
_COUNTED = {
    CountUnit.STUDIES: ("study", "studies"),
    CountUnit.COMPARISONS: ("comparison", ""),
    CountUnit.GROUPS: ("exercise group", ""),
}


def the_bone(site: SiteGroup) -> str:
    """A bone as a sentence names it: "the lower back"."""
    return f"the {bone_words(site)}"


def technical_words(site: SiteGroup) -> str:
    """The scanner's name of a bone, where the reader's name does not hold it already."""
    return "" if site.label.lower() in site.reader_label.lower() else lower_first(site.label)


def kind_words(exercise: Exercise) -> str:
    """A kind of exercise, where it must be told from lifting: "exercise of any kind"."""
    return "exercise of any kind" if exercise is Exercise.ANY else exercise_words(exercise)


def counted_words(k: int, unit: CountUnit, *, up_to: bool) -> str:
    """How many trials, comparisons or groups stand behind a pooled result; an upper limit is said to be one."""
    return f"up to {plural(k, *_COUNTED[unit])}" if up_to else plural(k, *_COUNTED[unit])


def statements(cells: Sequence[Cell]) -> tuple[str, ...]:
    """What our answers at these bones say, lifting first; bones of which the same is said share one statement."""
    rated = [cell.leading for cell in cells if cell.leading and cell.leading.is_rated]
    bones: dict[str, list[str]] = {}
    for here in sorted(rated, key=lambda here: LIFTING_FIRST.index(here.question.exercise)):
        bone = the_bone(here.answer.site) if here.answer.site else ""
        bones.setdefault(here.answer.statement.plain.replace(bone, _BONE), []).append(bone)
    return tuple(said.replace(_BONE, joined(named)) for said, named in bones.items())


def short_answer(cells: Sequence[Cell]) -> tuple[str, ...]:
    """At most three sentences for the bones of a map: whole statements while they fit, then what is not rated."""
    said = statements(cells)
    if not said:
        return (_held_sentence(cells),)
    shown = list(said[:1])
    for more in said[1:]:
        if sum(map(_sentences, shown)) + _sentences(more) <= _SENTENCES:
            shown.append(more)
    rest = sum(not (cell.leading and cell.leading.is_rated) for cell in cells)
    if rest and sum(map(_sentences, shown)) < _SENTENCES:
        shown.append(f"At {figure(rest)} other {'bone' if rest == 1 else 'bones'} on the map nothing is rated.")
    return tuple(shown)


def _sentences(text: str) -> int:
    return text.count(". ") + 1


def _held_sentence(cells: Sequence[Cell]) -> str:
    people = PEOPLE[cells[0].audience] if cells and cells[0].audience else "people"
    measured = [the_bone(cell.site) for cell in cells if cell.k]
    if not measured:
        return f"This collection holds no study in {people} yet."
    return f"Studies in {people} measured {joined(measured)}; no answer is rated."


def empty_sentence(cell: Cell) -> str:
    """What may be said of a bone where no question of ours asks."""
    people = f" in {PEOPLE[cell.audience]}" if cell.audience else ""
    bone = the_bone(cell.site)
    studies = plural(cell.k or len(cell.apart), "study", "studies").replace(NBSP, " ")
    match cell.state:
        case EmptyState.NOT_RATED if cell.k or cell.apart:
            return f"{studies} in this collection measured {bone}{people}. We do not rate what they add up to."
        case EmptyState.NOT_RATED:
            return f"Reviews pooled {bone}{people}. We do not rate what they found."
        case EmptyState.MEASURED_NOT_READ:
            return f"{upper_first(bone)} was measured{people}, but we have not read figures that give an answer."
        case EmptyState.NOT_APPLICABLE:
            return f"{upper_first(bone)} is a measure for growing people; it does not apply here."
        case _:
            return f"{upper_first(bone)}{people}: not in this collection."


def volume_words(answer: Answer) -> str:
    """What an answer rests on, in a few words: "20 exercise groups", "2 trials", "6 trials, not read"."""
    review, pool = answer.lead.review, answer.lead.pool
    if review:
        known = review.k is not None and review.k_unit is not None
        said = counted_words(review.k, review.k_unit, up_to=review.k_all_sites) if known else "one review"
    elif pool:
        said = plural(pool.k, "trial")
    else:
        listed = answer.coverage.eligible
        said = plural(listed, "trial") if listed else ""
    return said.replace(NBSP, " ")


def studies_and_people(cell: Cell) -> str:
    """Number of distinct studies and of their people: "9 studies, 1,204 people; in 2 the number was not read"."""
    if not cell.k:
        return "no study yet"
    studies = plural(cell.k, "study", "studies")
    if cell.silent == cell.k:
        return f"{studies}, number of people not stated in what we read"
    silent = f"; not stated for {figure(cell.silent)}" if cell.silent else ""
    return f"{studies}, {plural(cell.n, 'person', 'people')}{silent}"
