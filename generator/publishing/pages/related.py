"""Pages that a reader of a record may want next: its bones, its kinds of exercise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Guideline, Review, Study
from generator.publishing.addresses import exercise_address, site_address
from generator.publishing.edition import Edition
from generator.publishing.wording import lower_first
from generator.vocabulary import Exercise, SiteGroup


@dataclass(frozen=True, slots=True)
class RelatedPage:
    """A title and an address below the site's root."""

    title: str
    address: str


def related_of_study(edition: Edition, study: Study) -> tuple[RelatedPage, ...]:
    """The bones a study measured and the exercise it tried."""
    return (*_bones(study.results), *_exercises(arm.modality for arm in study.arms if arm.modality))


def related_of_review(edition: Edition, review: Review) -> tuple[RelatedPage, ...]:
    """The bones a review pooled and the exercise it covers."""
    covered = [*review.pico.exercise, *(exercise for result in review.results for exercise in result.exercise)]
    return (*_bones(review.results), *_exercises(covered))


def related_of_guideline(edition: Edition, guideline: Guideline) -> tuple[RelatedPage, ...]:
    """The exercise a guideline speaks of."""
    return tuple(_exercises(exercise for advice in guideline.recommendations for exercise in advice.exercise))


def pages_of_bones_and_exercise(sites: Iterable[SiteGroup], exercise: Iterable[Exercise]) -> tuple[RelatedPage, ...]:
    """The bones and the exercise that a claim or question speaks of."""
    return (*_pages_of(set(sites)), *_exercises(exercise))


def _bones(results: Iterable) -> list[RelatedPage]:
    return _pages_of({result.outcome.site.group for result in results if result.outcome.site})


def _pages_of(measured: set[SiteGroup]) -> list[RelatedPage]:
    return [
        RelatedPage(f"What exercise does: {lower_first(group.reader_label)}", site_address(group))
        for group in SiteGroup
        if group in measured
    ]


def _exercises(named: Iterable[Exercise]) -> list[RelatedPage]:
    kinds = set(named) - {Exercise.ANY}
    return [RelatedPage(kind.label, exercise_address(kind)) for kind in Exercise if kind in kinds]
