"""What this collection holds for each bone, group of people and kind of exercise, and which answers of ours lie there.

Who belongs where, and how many there are, is settled by the cells of the findings; here the records behind them, the
figures that reviews pooled and our answers come together. Cells overlap and are never added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from generator.model import EvidenceBase, Question, Review, Study
from generator.model.results import Result
from generator.model.review import PooledResult
from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition
from generator.synthesis import Answer, QuestionFinding, cell_id
from generator.synthesis.audiences import audiences_of
from generator.synthesis.eligibility import exercise_of
from generator.synthesis.map_cells import has_figure
from generator.synthesis.people import people_in
from generator.vocabulary import (
    Audience,
    BoneStatus,
    ComparatorClass,
    CountRole,
    EmptyState,
    Exercise,
    OutcomeTarget,
    Quantity,
    RecordStatus,
    SiteGroup,
)

LIFTING_FIRST = (
    Exercise.PROGRESSIVE_RESISTANCE,
    Exercise.RESISTANCE_ANY,
    Exercise.RESISTANCE_PLUS_IMPACT,
    Exercise.BONE_LOADING_ANY,
    Exercise.ANY,
)
"""The question of this site is lifting; where it has no rated answer, the nearest wider kind is shown and named."""

# What may stand for density at a bone; scores, ultrasound and structure are shown on their own pages only.
_DENSITY = frozenset({Quantity.ABMD, Quantity.VBMD, Quantity.BMC})
# What exercise is set against where the question is whether it does anything at all.
_DOES_IT_WORK = frozenset({ComparatorClass.INACTIVE, ComparatorClass.LIGHT})
# Ages that a question may ask for and still be about everyone of a group, in years.
_AGES = MappingProxyType(
    {
        Audience.AFTER_MENOPAUSE: (50, None),
        Audience.OLDER_ADULTS: (65, None),
        Audience.MEN: (50, None),
        Audience.CHILDREN_TEENS: (3, 18),
    }
)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StudyHere:
    """A study, and its results at one bone."""

    study: Study
    results: tuple[Result, ...]

    @property
    def kind(self) -> Exercise | None:
        """The first kind of exercise that was tried, in the order of the tree; None where nobody trained."""
        tried = {arm.modality for arm in self.study.arms if arm.role == "intervention"}
        return next((kind for kind in Exercise if kind in tried), None)

    @property
    def counted(self) -> tuple[Result, ...]:
        """The rows that count."""
        return tuple(result for result in self.results if result.count is CountRole.PRIMARY)

    @property
    def is_readable(self) -> bool:
        """Whether at least one row holds a figure that we read."""
        return any(has_figure(result) for result in self.results)

    @property
    def people(self) -> int | None:
        """People of the whole study; None where no number was read."""
        return people_in(self.study)


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


@dataclass(frozen=True, slots=True)
class AnswerHere:
    """Our answer to one question on density, at one bone."""

    question: Question
    finding: QuestionFinding
    answer: Answer

    @property
    def address(self) -> str:
        """Address of the question's page."""
        return record_address("questions", self.question.id)

    @property
    def is_rated(self) -> bool:
        """Whether it has a level of certainty, and not one of the empty states."""
        return self.answer.rating is not None

    @property
    def asks_if_it_works(self) -> bool:
        """Whether the exercise as such is set against not training; not one load against another, or arms alone."""
        question = self.question
        return bool(_DOES_IT_WORK & set(question.comparator)) and question.load is None and question.body_part is None

    def is_about_all(self, audience: Audience | None) -> bool:
        """Whether it is about everyone of a group, and not only about some by bones, treatment or age."""
        people = self.question.population
        youngest, oldest = _AGES.get(audience, (None, None)) if audience else (None, None)
        from_birth = people.age_min is None or (youngest is not None and people.age_min <= youngest)
        to_the_end = people.age_max is None or (oldest is not None and people.age_max >= oldest)
        any_bones = people.bone_status is BoneStatus.ANY and not people.include and not self.question.bone_group
        return from_birth and to_the_end and any_bones


@dataclass(frozen=True, slots=True)
class Cell:
    """What the collection holds for one bone, one group of people (None: everyone) and one kind of exercise.

    `studies` are general ones with `n` people, not told in `silent` of them; `apart` are of people with something
    special (cancer, transplant, all on a medicine). `answers` are ours, of this exercise and of kinds of it.
    """

    site: SiteGroup
    audience: Audience | None
    exercise: Exercise
    studies: tuple[StudyHere, ...]
    apart: tuple[StudyHere, ...]
    n: int
    silent: int
    pooled: tuple[PooledHere, ...]
    answers: tuple[AnswerHere, ...]

    @property
    def k(self) -> int:
        """Number of distinct studies."""
        return len(self.studies)

    @property
    def reviews(self) -> tuple[Review, ...]:
        """Distinct reviews, by id."""
        found = {here.review.id: here.review for here in self.pooled}
        return tuple(found[key] for key in sorted(found))

    @property
    def exact(self) -> tuple[AnswerHere, ...]:
        """Answers about this very exercise, the widest group of people first."""
        return tuple(here for here in self.answers if here.question.exercise is self.exercise)

    @property
    def leading(self) -> AnswerHere | None:
        """The answer of this cell: whether this very exercise works, for all of this group; None where none asks."""
        fit = (here for here in self.exact if here.asks_if_it_works and here.is_about_all(self.audience))
        return next(fit, None) if self.audience else None

    @property
    def state(self) -> EmptyState:
        """Why there is no rating, where no question of ours asks (rule R6)."""
        figures = (here.row.estimate is not None for here in self.pooled)
        if any(figures) or any(here.is_readable for here in (*self.studies, *self.apart)):
            return EmptyState.NOT_RATED
        if self.studies or self.apart or self.pooled:
            return EmptyState.MEASURED_NOT_READ
        if self.site is SiteGroup.TBLH and self.audience and self.audience is not Audience.CHILDREN_TEENS:
            return EmptyState.NOT_APPLICABLE
        return EmptyState.NOT_IN_COLLECTION

    @property
    def is_empty(self) -> bool:
        """Whether nothing in the collection speaks to this cell."""
        return not (self.studies or self.apart or self.pooled or self.answers)


class EvidenceMap:
    """Every counted record by bone, ready to be asked for a cell."""

    def __init__(self, edition: Edition) -> None:
        base, findings = edition.base, edition.findings
        self._studies = {key: found.record for key, found in base.studies.items()}
        self._held = {cell.id: cell for cell in findings.cells}
        self._pooled = _by_site(_pooled_here(base))
        self._answers = _by_site(_answers_here(base, findings.questions))
        self._named = _named_sites(base)

    def cell(self, site: SiteGroup, audience: Audience | None = None, exercise: Exercise = Exercise.ANY) -> Cell:
        """What the collection holds for a bone; by default for everyone and for any exercise."""
        held = self._held.get(cell_id(site, audience, exercise))
        answers = (
            here
            for here in self._answers.get(site, ())
            if (audience is None or audience in here.question.audience) and exercise.covers(here.question.exercise)
        )
        return Cell(
            site=site,
            audience=audience,
            exercise=exercise,
            studies=tuple(self._here(key, site) for key in held.studies) if held else (),
            apart=tuple(self._here(key, site) for key in held.apart) if held else (),
            n=held.people if held else 0,
            silent=held.silent if held else 0,
            pooled=tuple(
                pooled
                for pooled in self._pooled.get(site, ())
                if (audience is None or audience in pooled.audiences) and exercise.covers(pooled.exercise)
            ),
            answers=tuple(sorted(answers, key=lambda here: _widest_first(here, audience))),
        )

    def leading_cell(self, site: SiteGroup, audience: Audience | None) -> Cell:
        """The cell that answers at a bone: lifting, else the nearest wider exercise with a rated answer.

        Where none is rated: the first that a question asks for, else that of any exercise.
        """
        cells = [self.cell(site, audience, exercise) for exercise in LIFTING_FIRST]
        asked = [cell for cell in cells if cell.leading]
        rated = (cell for cell in asked if cell.leading and cell.leading.is_rated)
        return next(rated, asked[0] if asked else cells[-1])

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

    def _here(self, key: str, site: SiteGroup) -> StudyHere:
        study = self._studies[key]
        return StudyHere(study, tuple(r for r in study.results if r.outcome.site and r.outcome.site.group is site))


def _widest_first(here: AnswerHere, audience: Audience | None) -> tuple:
    """Whether it works, for all of the group, comes first; then by exercise and people, so that order never matters."""
    question = here.question
    wide = here.asks_if_it_works and here.is_about_all(audience)
    readers = [list(Audience).index(each) for each in question.audience]
    return not wide, list(Exercise).index(question.exercise), readers, question.priority, question.id


def _pooled_here(base: EvidenceBase) -> Iterator[tuple[SiteGroup, PooledHere]]:
    for review in (found.record for found in base.reviews.values() if found.record.counted):
        audiences = audiences_of(review.pico.population)
        for row in review.results:
            if row.outcome.site and row.outcome.quantity in _DENSITY:
                yield row.outcome.site.group, PooledHere(review, row, exercise_of(row.exercise), audiences)


def _answers_here(
    base: EvidenceBase, findings: Mapping[str, QuestionFinding]
) -> Iterator[tuple[SiteGroup, AnswerHere]]:
    for question in active_questions(base):
        finding = findings[question.id]
        for answer in finding.answers:
            if answer.site and answer.target is OutcomeTarget.BMD_ITSELF:
                yield answer.site, AnswerHere(question, finding, answer)


def active_questions(base: EvidenceBase) -> tuple[Question, ...]:
    """Questions whose answers may be shown on other pages: a draft or a withdrawn one has its own page alone."""
    found = (located.record for located in base.questions.values())
    return tuple(question for question in found if question.status is RecordStatus.ACTIVE)


def _by_site(pairs: Iterable[tuple[SiteGroup, T]]) -> Mapping[SiteGroup, list[T]]:
    found: dict[SiteGroup, list[T]] = {}
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
