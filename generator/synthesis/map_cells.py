"""The cells of the evidence map: site or region, people, exercise; how many distinct studies and people, and no rating.

Cells overlap on purpose and are never added up: only distinct studies are ever shown for several of them (rule B4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model import EvidenceBase, Study
from generator.model.results import Result
from generator.synthesis.audiences import audiences_of
from generator.synthesis.people import people_in
from generator.vocabulary import Audience, EmptyState, Exercise, Region, SiteGroup

EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class MapCell:
    """A cell with id `site-or-region.population.modality`. People of `silent` studies are not known.

    `apart` are studies of people with something special (cancer, transplant, all on a medicine): shown, not counted.
    `state` says what stands instead of a rating; `questions` are the rated questions that lie in it.
    """

    id: str
    place: SiteGroup | Region
    audience: Audience | None
    exercise: Exercise
    studies: tuple[str, ...]
    apart: tuple[str, ...]
    people: int
    silent: int
    state: EmptyState
    questions: tuple[str, ...] = ()

    @property
    def k(self) -> int:
        """Distinct studies."""
        return len(self.studies)


def cell_id(place: SiteGroup | Region, audience: Audience | None, exercise: Exercise) -> str:
    """The id of a cell; a region whose name is also that of a site keeps its own prefix."""
    name = f"region-{place.value}" if isinstance(place, Region) else place.value
    return f"{name}.{audience.value if audience else EVERYONE}.{exercise.value}"


def cells_of(base: EvidenceBase) -> tuple[MapCell, ...]:
    """Every cell that holds a study, by id: each study at each bone and region, for each of its readers and exercises.

    A cell of an exercise also stands for the nodes above it, so that "any strength training" holds lifting. A study
    without an arm that trained, such as a survey, speaks to the bone: it lies in the cells of any exercise alone.
    """
    held: dict[tuple[SiteGroup | Region, Audience | None, Exercise], dict[str, tuple[Study, bool]]] = {}
    for found in base.studies.values():
        study = found.record
        if not study.counted:
            continue
        for place, audience, exercise, readable in _memberships(study):
            cell = held.setdefault((place, audience, exercise), {})
            known = cell.get(study.id)
            cell[study.id] = (study, readable or bool(known and known[1]))
    asked = _questions(base)
    return tuple(sorted((_cell(key, cell, asked) for key, cell in held.items()), key=lambda cell: cell.id))


def _memberships(study: Study) -> Iterator[tuple[SiteGroup | Region, Audience | None, Exercise, bool]]:
    audiences: list[Audience | None] = [None, *sorted(audiences_of(study.population))]
    exercises = {
        node for arm in study.arms if arm.modality and arm.role == "intervention" for node in arm.modality.lineage()
    }
    for result in study.results:
        if result.outcome.site is None:
            continue
        for place in (result.outcome.site.group, result.outcome.site.region):
            for audience in audiences:
                for exercise in sorted(exercises or {Exercise.ANY}):
                    yield place, audience, exercise, has_figure(result)


def has_figure(result: Result) -> bool:
    """Whether a row holds a figure that we read: of an arm, of a difference, or of a group in a survey."""
    figures = (row.mean is not None or row.final is not None for row in result.arms)
    groups = (group.value is not None for group in result.groups)
    return any(figures) or any(groups) or any(contrast.estimate is not None for contrast in result.contrasts)


def _questions(base: EvidenceBase) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for question in (located.record for located in base.questions.values()):
        for place in (*question.site, *question.region):
            for audience in question.audience or [None]:
                found.setdefault(cell_id(place, audience, question.exercise), []).append(question.id)
    return found


def _cell(
    key: tuple[SiteGroup | Region, Audience | None, Exercise],
    held: dict[str, tuple[Study, bool]],
    asked: dict[str, list[str]],
) -> MapCell:
    general = [study for study, _ in held.values() if not study.population.flags]
    numbers = [people_in(study) for study in general]
    read = any(readable for _, readable in held.values())
    return MapCell(
        cell_id(*key),
        *key,
        tuple(sorted(study.id for study in general)),
        tuple(sorted(study.id for study, _ in held.values() if study.population.flags)),
        sum(n for n in numbers if n),
        sum(n is None for n in numbers),
        EmptyState.NOT_RATED if read else EmptyState.MEASURED_NOT_READ,
        tuple(sorted(asked.get(cell_id(*key), []))),
    )


def distinct_studies(cells: Iterable[MapCell]) -> tuple[str, ...]:
    """Studies of several cells, each once: the only total that may be shown."""
    return tuple(sorted({study for cell in cells for study in cell.studies}))
