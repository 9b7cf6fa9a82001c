"""To which groups of readers a study or review speaks: one rule for the map, the pages and the counts."""

from __future__ import annotations

from collections.abc import Callable

from generator.model.parts import Age, Population
from generator.synthesis.eligibility import AFTER_MENOPAUSE, CHILDREN, is_65_plus
from generator.vocabulary import Audience, LifeStage, Sex

_BEFORE = frozenset({LifeStage.PREMENOPAUSAL, LifeStage.YOUNG_ADULT})
_YOUNG_MEN = frozenset({LifeStage.MAN_UNDER_50, LifeStage.YOUNG_ADULT, *CHILDREN})


def audiences_of(population: Population) -> frozenset[Audience]:
    """The groups of readers to whom a population speaks; none where it mixes people that no group holds together.

    A study of women and men counts for neither, because it gives no result for either; it may count for an age.
    """
    return frozenset(audience for audience, belongs in _RULES.items() if belongs(population))


def _after_menopause(people: Population) -> bool:
    stages = set(people.life_stage)
    near = {LifeStage.PERIMENOPAUSAL, LifeStage.OLDER_ADULT_65_PLUS}
    after = bool(stages & AFTER_MENOPAUSE) and stages <= AFTER_MENOPAUSE | near
    return people.sex is Sex.FEMALE and after


def _men(people: Population) -> bool:
    """Men of 50 and over; men of no stated age, as in a review of all men, are let in and named as they are."""
    if people.sex is not Sex.MALE or set(people.life_stage) & _YOUNG_MEN:
        return False
    age = people.age or Age()
    youngest = age.min if age.min is not None else age.mean
    return LifeStage.MAN_50_PLUS in people.life_stage or youngest is None or youngest >= 50


def _younger_women(people: Population) -> bool:
    return people.sex is Sex.FEMALE and bool(people.life_stage) and set(people.life_stage) <= _BEFORE


def _children(people: Population) -> bool:
    return bool(people.life_stage) and set(people.life_stage) <= CHILDREN


_RULES: dict[Audience, Callable[[Population], bool]] = {
    Audience.AFTER_MENOPAUSE: _after_menopause,
    Audience.OLDER_ADULTS: lambda people: is_65_plus(people) is True,
    Audience.MEN: _men,
    Audience.YOUNGER_WOMEN: _younger_women,
    Audience.CHILDREN_TEENS: _children,
}
