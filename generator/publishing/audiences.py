"""Who a study was about, as one of the groups of readers this site is written for."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from generator.model.parts import Age, Population
from generator.vocabulary import Audience, LifeStage, Sex

_AFTER = frozenset(
    {
        LifeStage.POSTMENOPAUSAL_EARLY,
        LifeStage.POSTMENOPAUSAL_LATE,
        LifeStage.POSTMENOPAUSAL_UNSPECIFIED,
    }
)
_BEFORE = frozenset({LifeStage.PREMENOPAUSAL, LifeStage.YOUNG_ADULT})
_CHILDREN = frozenset({LifeStage.CHILD_PREPUBERTAL, LifeStage.CHILD_PUBERTAL, LifeStage.CHILD_UNSPECIFIED})
_YOUNG_MEN = frozenset({LifeStage.MAN_UNDER_50, LifeStage.YOUNG_ADULT, *_CHILDREN})

PEOPLE = MappingProxyType(
    {
        Audience.AFTER_MENOPAUSE: "women after menopause",
        Audience.OLDER_ADULTS: "adults aged 65 and over",
        Audience.MEN: "men aged 50 and over",
        Audience.YOUNGER_WOMEN: "women before menopause",
        Audience.CHILDREN_TEENS: "children and teenagers",
    }
)
"""The people of each group, as a sentence names them."""


def audiences_of(population: Population) -> frozenset[Audience]:
    """The groups of readers to whom a population speaks; none where it mixes people that no group holds together.

    A study of women and men counts for neither, because it gives no result for either; it may count for an age.
    """
    return frozenset(audience for audience, belongs in _RULES.items() if belongs(population))


def _after_menopause(people: Population) -> bool:
    stages = set(people.life_stage)
    return people.sex is Sex.FEMALE and bool(stages & _AFTER) and stages <= _AFTER | {LifeStage.PERIMENOPAUSAL}


def _older(people: Population) -> bool:
    """Taken in at 65 or over, or a mean of at least 65 with one standard deviation below it at 60 or over (rule B3)."""
    age = people.age or Age()
    if people.life_stage == [LifeStage.OLDER_ADULT_65_PLUS] or (age.min is not None and age.min >= 65):
        return True
    return age.mean is not None and age.sd is not None and age.mean >= 65 and age.mean - age.sd >= 60


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
    return bool(people.life_stage) and set(people.life_stage) <= _CHILDREN


_RULES: dict[Audience, Callable[[Population], bool]] = {
    Audience.AFTER_MENOPAUSE: _after_menopause,
    Audience.OLDER_ADULTS: _older,
    Audience.MEN: _men,
    Audience.YOUNGER_WOMEN: _younger_women,
    Audience.CHILDREN_TEENS: _children,
}
