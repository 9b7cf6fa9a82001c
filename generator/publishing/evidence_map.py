"""What this collection holds for each bone, group of people and kind of exercise, and what may be said of it.

A cell counts distinct studies, so that cells overlap and are never added up. Nothing here is a rating of ours: a cell
takes the certainty that the authors of its leading review state, or one of the empty states.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.model import EvidenceBase, Question, Review, Study
from generator.model.results import Result
from generator.model.review import PooledResult
from generator.publishing.audiences import audiences_of
from generator.publishing.leading_review import (
    DENSITY,
    AnyPooled,
    certainty_of,
    direction_of,
    disagreement,
    exercise_node,
    leading_of,
)
from generator.vocabulary import Audience, CountRole, EmptyState, Exercise, OutcomeTarget, SiteGroup


@dataclass(frozen=True, slots=True)
class StudyHere:
    """A study, and its results at one bone."""

    study: Study
    results: tuple[Result, ...]
    exercises: frozenset[Exercise]
    audiences: frozenset[Audience]

    @property
    def kind(self) -> Exercise | None:
        """The first kind of exercise that was tried, in the order of the tree; None where nobody trained."""
        return next((kind for kind in Exercise if kind in self.exercises), None)

    @property
    def counted(self) -> tuple[Result, ...]:
        """The rows that count."""
        return tuple(result for result in self.results if result.count is CountRole.PRIMARY)

    @property
    def is_readable(self) -> bool:
        """Whether at least one row holds a figure that we read."""
        return any(_has_figure(result) for result in self.results)

    @property
    def people(self) -> int | None:
        """People of the whole study: allocated, else analysed, else completed; None where no number was read."""
        people = self.study.population
        return next((n for n in (people.n_allocated, people.n_analysed, people.n_completed) if n is not None), None)

    @property
    def apart(self) -> bool:
        """Whether the people had something in common that keeps a study out of general answers."""
        return bool(self.study.population.flags)


@dataclass(frozen=True, slots=True)
class PooledHere:
    """A pooled result of a review at one bone. `voice` is shared by reviews of one set of trials."""

    review: Review
    row: PooledResult
    exercise: Exercise
    audiences: frozenset[Audience]

    @property
    def voice(self) -> str:
        """Id of the set of trials; a review that shares none is a voice of its own."""
        return self.review.dataset or self.review.id


@dataclass(frozen=True)
class Cell:
    """What the collection holds for one bone, one group of people (None: everyone) and one kind of exercise.

    `studies` are general ones; `apart` are of people with something special (cancer, transplant, all on a medicine).
    """

    site: SiteGroup
    audience: Audience | None
    exercise: Exercise
    studies: tuple[StudyHere, ...]
    apart: tuple[StudyHere, ...]
    pooled: tuple[PooledHere, ...]
    questions: tuple[Question, ...]

    @property
    def k(self) -> int:
        """Number of distinct studies."""
        return len(self.studies)

    @property
    def n(self) -> int:
        """People in the studies that tell their number."""
        return sum(here.people or 0 for here in self.studies)

    @property
    def silent(self) -> int:
        """Studies whose number of people was not read."""
        return sum(here.people is None for here in self.studies)

    @property
    def reviews(self) -> tuple[Review, ...]:
        """Distinct reviews, by id."""
        found = {here.review.id: here.review for here in self.pooled}
        return tuple(found[key] for key in sorted(found))

    @property
    def voices(self) -> int:
        """Number of sets of trials behind the reviews: what may be counted as opinions."""
        return len({here.voice for here in self.pooled})

    @cached_property
    def leading(self) -> PooledHere | None:
        """The pooled result that leads: of exactly this exercise, by the order of rule R8; None where none may."""
        named = [question.index_review for question in self.questions if question.exercise is self.exercise]
        exact: list[AnyPooled] = [here for here in self.pooled if here.exercise is self.exercise]
        return leading_of(exact, named=[key for key in named if key])

    @property
    def state(self) -> str:
        """A level of certainty as the leading review's authors state it, or one of the five empty states."""
        if self.leading:
            return certainty_of(self.leading.row) or EmptyState.NOT_RATED.value
        return self._empty_state.value

    @property
    def _empty_state(self) -> EmptyState:
        if any(here.is_readable for here in (*self.studies, *self.apart)):
            return EmptyState.NOT_RATED
        if self.studies or self.apart or self.pooled or any(_names_trials(question) for question in self.questions):
            return EmptyState.MEASURED_NOT_READ
        children = self.audience is Audience.CHILDREN_TEENS
        if self.site is SiteGroup.TBLH and self.audience and not children:
            return EmptyState.NOT_APPLICABLE
        return EmptyState.NOT_IN_COLLECTION

    @property
    def direction(self) -> str:
        """A key of DIRECTIONS from the leading review's interval; empty without one; very low is always unclear."""
        if not self.leading:
            return ""
        return "uncertain" if self.state == "very_low" else direction_of(self.leading.row)

    @property
    def disagree(self) -> bool:
        """Whether another set of trials, asked the same, gives another direction than the leading review."""
        return self.leading is not None and disagreement(self.leading, self.pooled)

    @property
    def is_empty(self) -> bool:
        """Whether nothing in the collection speaks to this cell."""
        return not (self.studies or self.apart or self.pooled or self.questions)


class EvidenceMap:
    """Every counted record by bone, ready to be asked for a cell."""

    def __init__(self, base: EvidenceBase) -> None:
        studies = [found.record for found in base.studies.values() if found.record.counted]
        reviews = [found.record for found in base.reviews.values() if found.record.counted]
        self._studies = _by_site(_studies_here(studies))
        self._pooled = _by_site(_pooled_here(reviews))
        self._questions = tuple(found.record for found in base.questions.values())
        self._named = _named_sites(base)

    def cell(self, site: SiteGroup, audience: Audience | None = None, exercise: Exercise = Exercise.ANY) -> Cell:
        """What the collection holds for a bone; by default for everyone and for any exercise."""
        here = [
            study
            for study in self._studies.get(site, ())
            if (audience is None or audience in study.audiences) and _tried(study, exercise)
        ]
        return Cell(
            site=site,
            audience=audience,
            exercise=exercise,
            studies=tuple(study for study in here if not study.apart),
            apart=tuple(study for study in here if study.apart),
            pooled=tuple(
                pooled
                for pooled in self._pooled.get(site, ())
                if (audience is None or audience in pooled.audiences) and exercise.covers(pooled.exercise)
            ),
            questions=tuple(self._asked(site, audience, exercise)),
        )

    def studies(
        self,
        sites: Iterable[SiteGroup] = SiteGroup,
        *,
        audience: Audience | None = None,
        exercise: Exercise = Exercise.ANY,
    ) -> tuple[StudyHere, ...]:
        """Distinct studies at any of these bones, by id, those of people with something special among them."""
        cells = [self.cell(site, audience, exercise) for site in sites]
        found = {here.study.id: here for cell in cells for here in (*cell.studies, *cell.apart)}
        return tuple(found[key] for key in sorted(found))

    def sites(self) -> tuple[SiteGroup, ...]:
        """Bones that any record names, whether it counts or not: those that need a page."""
        return tuple(site for site in SiteGroup if site in self._named)

    def _asked(self, site: SiteGroup, audience: Audience | None, exercise: Exercise) -> Iterator[Question]:
        for question in self._questions:
            asks_here = site in question.site and OutcomeTarget.BMD_ITSELF in question.outcome_target
            if asks_here and (audience is None or audience in question.audience) and exercise.covers(question.exercise):
                yield question


def _tried(study: StudyHere, exercise: Exercise) -> bool:
    """A study without any arm that trained, such as a survey, speaks to no exercise but to the bone."""
    return exercise is Exercise.ANY or any(exercise.covers(tried) for tried in study.exercises)


def _studies_here(studies: Iterable[Study]) -> Iterator[tuple[SiteGroup, StudyHere]]:
    for study in studies:
        tried = frozenset(arm.modality for arm in study.arms if arm.modality and arm.role == "intervention")
        audiences = audiences_of(study.population)
        rows: dict[SiteGroup, list[Result]] = {}
        for result in study.results:
            if result.outcome.site:
                rows.setdefault(result.outcome.site.group, []).append(result)
        for site, results in rows.items():
            yield site, StudyHere(study, tuple(results), tried, audiences)


def _pooled_here(reviews: Iterable[Review]) -> Iterator[tuple[SiteGroup, PooledHere]]:
    for review in reviews:
        audiences = audiences_of(review.pico.population)
        for row in review.results:
            if row.outcome.site and row.outcome.quantity in DENSITY:
                yield row.outcome.site.group, PooledHere(review, row, exercise_node(row.exercise), audiences)


def _by_site(pairs: Iterable[tuple[SiteGroup, StudyHere | PooledHere]]) -> Mapping[SiteGroup, list]:
    found: dict[SiteGroup, list] = {}
    for site, here in pairs:
        found.setdefault(site, []).append(here)
    return found


def _named_sites(base: EvidenceBase) -> frozenset[SiteGroup]:
    publications = (found.record for kind in (base.studies, base.reviews) for found in kind.values())
    measured = {
        result.outcome.site.group for record in publications for result in record.results if result.outcome.site
    }
    asked = {site for found in base.questions.values() for site in found.record.site}
    spoken_of = {site for found in base.claims.values() for site in found.record.sites}
    return frozenset(measured | asked | spoken_of)


def _has_figure(result: Result) -> bool:
    return (
        any(row.mean is not None or row.final is not None for row in result.arms)
        or any(contrast.estimate is not None for contrast in result.contrasts)
        or any(group.value is not None for group in result.groups)
    )


def _names_trials(question: Question) -> bool:
    trials = question.trials
    return bool(trials.figures or trials.partial or trials.not_pooled)
