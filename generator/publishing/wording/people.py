"""Who took part."""

from __future__ import annotations

from generator.model.parts import Age, Population
from generator.publishing.wording.numbers import NBSP, figure, joined, lower_first, number_range, plural, sentence
from generator.vocabulary import BoneStatus, LifeStage, Sex

_UNTOLD = frozenset({BoneStatus.NOT_REPORTED, BoneStatus.ANY})
_OF_SEX = {
    Sex.FEMALE: {
        LifeStage.YOUNG_ADULT: "young women",
        LifeStage.ADULT_UNSPECIFIED: "women",
        LifeStage.OLDER_ADULT_65_PLUS: "women aged 65 and over",
    },
    Sex.MALE: {
        LifeStage.YOUNG_ADULT: "young men",
        LifeStage.ADULT_UNSPECIFIED: "men",
        LifeStage.OLDER_ADULT_65_PLUS: "men aged 65 and over",
    },
}
_CHILDREN = frozenset({LifeStage.CHILD_PREPUBERTAL, LifeStage.CHILD_PUBERTAL, LifeStage.CHILD_UNSPECIFIED})
_CHILD_SEX = {Sex.FEMALE: " (girls)", Sex.MALE: " (boys)", Sex.MIXED: " (girls and boys)"}


def age_words(age: Age, unit: str = "years") -> str:
    """An age, or years since something: "mean 65 (standard deviation 5), 58 to 72 years"."""
    parts = []
    if age.mean is not None:
        sd = f" (standard deviation {figure(age.sd)})" if age.sd is not None else ""
        parts.append(f"mean {figure(age.mean)}{sd}")
    if age.min is not None and age.max is None:
        parts.append(f"{figure(age.min)} and over")
    elif limits := number_range(age.min, age.max):
        parts.append(limits)
    return f"{', '.join(parts)}{NBSP}{unit}".strip() if parts else ""


def who_words(population: Population) -> str:
    """Sex, life stage and bone status in words: "women after menopause; low bone density or osteoporosis"."""
    stages = [_stage_words(stage, population.sex) for stage in population.life_stage]
    people = joined(stages) or lower_first(population.sex.label)
    bones = [_bone_words(status) for status in population.bone_status if status not in _UNTOLD]
    return f"{people}; {joined(bones, 'or')}" if bones else people


def described(population: Population) -> list[str]:
    """The people in the record's own words, unless these only repeat `who_words`."""
    said = sentence(population.description or "")
    return [said] if said and said != sentence(who_words(population)) else []


def _bone_words(status: BoneStatus) -> str:
    return "mixed bone density" if status is BoneStatus.MIXED else lower_first(status.label)


def _stage_words(stage: LifeStage, sex: Sex) -> str:
    words = _OF_SEX.get(sex, {}).get(stage, lower_first(stage.label))
    return words + _CHILD_SEX.get(sex, "") if stage in _CHILDREN else words


def people_words(population: Population) -> str:
    """How many people, by what was counted: "101 allocated, 86 completed"; nothing where no number is known."""
    counts = (
        (population.n_allocated, "allocated"),
        (population.n_completed, "completed"),
        (population.n_analysed, "analysed"),
    )
    known = [(n, what) for n, what in counts if n is not None]
    if not known:
        return ""
    (first, what), *rest = known
    return ", ".join([f"{plural(first, 'person', 'people')} {what}", *(f"{figure(n)} {what}" for n, what in rest)])
