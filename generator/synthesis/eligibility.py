"""Does a study speak to a question? Population as a predicate (rule B3), exercise as a tree, comparison by its class.

Every test answers True, False, or None where what was read does not tell.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Question
from generator.model.arms import Arm
from generator.model.parts import Age, Population
from generator.model.question import Predicate
from generator.vocabulary import (
    BoneStatus,
    CoIntervention,
    ComparatorClass,
    Exercise,
    LifeStage,
    PopulationFlag,
    Quantity,
    Sex,
)

Answer = bool | None

CHILDREN = frozenset({LifeStage.CHILD_PREPUBERTAL, LifeStage.CHILD_PUBERTAL, LifeStage.CHILD_UNSPECIFIED})
AFTER_MENOPAUSE = frozenset(
    {
        LifeStage.POSTMENOPAUSAL_EARLY,
        LifeStage.POSTMENOPAUSAL_LATE,
        LifeStage.POSTMENOPAUSAL_UNSPECIFIED,
    }
)
_LOW = frozenset(
    {
        BoneStatus.LOW_BONE_MASS,
        BoneStatus.OSTEOPOROSIS,
        BoneStatus.LOW_BONE_MASS_OR_OSTEOPOROSIS,
        BoneStatus.SEVERE_OSTEOPOROSIS,
        BoneStatus.VERTEBRAL_FRACTURE_HISTORY,
        BoneStatus.FRACTURE_HISTORY,
    }
)
_CLASSES = {
    BoneStatus.NORMAL: frozenset({BoneStatus.NORMAL}),
    BoneStatus.LOW_BONE_MASS_OR_OSTEOPOROSIS: _LOW,
    BoneStatus.LOW_BONE_MASS: frozenset({BoneStatus.LOW_BONE_MASS}),
    BoneStatus.OSTEOPOROSIS: frozenset({BoneStatus.OSTEOPOROSIS, BoneStatus.SEVERE_OSTEOPOROSIS}),
    BoneStatus.SEVERE_OSTEOPOROSIS: frozenset({BoneStatus.SEVERE_OSTEOPOROSIS}),
    BoneStatus.VERTEBRAL_FRACTURE_HISTORY: frozenset({BoneStatus.VERTEBRAL_FRACTURE_HISTORY}),
    BoneStatus.FRACTURE_HISTORY: frozenset(
        {
            BoneStatus.FRACTURE_HISTORY,
            BoneStatus.VERTEBRAL_FRACTURE_HISTORY,
            BoneStatus.SEVERE_OSTEOPOROSIS,
        }
    ),
}
# Highest T-score at inclusion that makes everyone belong to a class (WHO Technical Report Series 843).
_T_SCORE = {
    BoneStatus.LOW_BONE_MASS_OR_OSTEOPOROSIS: -1.0,
    BoneStatus.OSTEOPOROSIS: -2.5,
    BoneStatus.SEVERE_OSTEOPOROSIS: -2.5,
}
_BOTH_ARMS = {
    CoIntervention.HORMONE: PopulationFlag.HORMONE_BOTH_ARMS,
    CoIntervention.HORMONE_BOTH_ARMS: PopulationFlag.HORMONE_BOTH_ARMS,
    CoIntervention.DRUG: PopulationFlag.DRUG_BOTH_ARMS,
    CoIntervention.DRUG_BOTH_ARMS: PopulationFlag.DRUG_BOTH_ARMS,
    CoIntervention.WEIGHT_LOSS_DIET: PopulationFlag.WEIGHT_LOSS_DIET,
}


def all_of(answers: Iterable[Answer]) -> Answer:
    """True where all are, False where any is, else unknown."""
    found = list(answers)
    return False if False in found else None if None in found else True


def is_65_plus(people: Population) -> Answer:
    """Taken in from 65 on, or a mean of at least 65 with one standard deviation below it at 60 or above (rule B3)."""
    age = people.age or Age()
    if people.life_stage == [LifeStage.OLDER_ADULT_65_PLUS] or (age.min is not None and age.min >= 65):
        return True
    if age.mean is None:
        return None
    if age.mean < 65:
        return False
    return None if age.sd is None else age.mean - age.sd >= 60


def belongs(people: Population, predicate: Predicate) -> Answer:
    """Whether a population meets a predicate on sex, life stage, age and bone status; flags are tested apart."""
    return all_of(
        (
            _sex(people, predicate.sex),
            _life_stage(people, predicate),
            _age(people, predicate),
            _bone(people, predicate.bone_status),
        )
    )


def _sex(people: Population, wanted: Sex) -> Answer:
    """People of both sexes go to neither, unless results are given apart: then they are arms of their own record."""
    if wanted is Sex.MIXED or people.sex is wanted:
        return True
    return None if people.sex is Sex.NOT_REPORTED else False


def _life_stage(people: Population, predicate: Predicate) -> Answer:
    wanted = set(predicate.life_stage)
    if not wanted or wanted == {LifeStage.ADULT_UNSPECIFIED}:
        return _grown(people) if wanted else True
    if people.life_stage and set(people.life_stage) <= wanted:
        return True
    found = [_in_stage(people, stage) for stage in sorted(wanted)]
    return True if True in found else None if None in found else False


def _grown(people: Population) -> Answer:
    stages = set(people.life_stage)
    return not stages & CHILDREN if stages else None


def _in_stage(people: Population, stage: LifeStage) -> Answer:
    stages = set(people.life_stage)
    if stage in CHILDREN:
        return stages <= CHILDREN if stages else None
    if stage is LifeStage.OLDER_ADULT_65_PLUS:
        return is_65_plus(people)
    if stage in AFTER_MENOPAUSE and people.sex is Sex.FEMALE and is_65_plus(people):
        return True
    if stage is LifeStage.POSTMENOPAUSAL_UNSPECIFIED and stages & AFTER_MENOPAUSE:
        return stages <= AFTER_MENOPAUSE
    if stage is LifeStage.MAN_50_PLUS:
        return _man_50_plus(people, stages)
    if not stages or stages == {LifeStage.ADULT_UNSPECIFIED}:
        return None
    return stage in stages and len(stages) == 1


def _man_50_plus(people: Population, stages: set[LifeStage]) -> Answer:
    if people.sex is not Sex.MALE:
        return None if people.sex is Sex.NOT_REPORTED else False
    if stages == {LifeStage.MAN_50_PLUS} or is_65_plus(people):
        return True
    age = people.age or Age()
    youngest = age.min if age.min is not None else age.mean
    return None if youngest is None else youngest >= 50


def _age(people: Population, predicate: Predicate) -> Answer:
    age = people.age or Age()
    low, high = predicate.age_min, predicate.age_max
    if low is not None and age.min is not None and age.min >= low:
        low = None
    if high is not None and age.max is not None and age.max <= high:
        high = None
    if low is None and high is None:
        return True
    if age.mean is not None:
        return (low is None or age.mean >= low) and (high is None or age.mean <= high)
    # Limits alone: people wholly outside do not belong; a range that lies across does not tell.
    outside = low is not None and age.max is not None and age.max < low
    return False if outside or (high is not None and age.min is not None and age.min > high) else None


def _bone(people: Population, wanted: BoneStatus) -> Answer:
    if wanted is BoneStatus.ANY:
        return True
    status = set(people.bone_status) - {BoneStatus.NOT_REPORTED}
    limit = people.t_score.max if people.t_score else None
    if limit is not None and wanted in _T_SCORE and float(limit) <= _T_SCORE[wanted]:
        return True
    if not status:
        return None
    return status <= _CLASSES.get(wanted, frozenset({wanted}))


def flags_of(people: Population, arms: Iterable[Arm]) -> frozenset[PopulationFlag]:
    """What keeps a comparison out of general questions: features of the people, and treatments that all arms share."""
    shared = [{_BOTH_ARMS[kind] for kind in arm.co_intervention if kind in _BOTH_ARMS} for arm in arms]
    return frozenset(people.flags) | (frozenset.intersection(*map(frozenset, shared)) if shared else frozenset())


def flag_conflict(flags: frozenset[PopulationFlag], predicate: Predicate) -> str | None:
    """Why flags keep a comparison out: one that the question does not ask for, or one that it asks for and lacks."""
    for flag in sorted(flags - set(predicate.include)):
        return f"{flag.label.lower()}: a question of its own"
    for flag in sorted(set(predicate.include) - flags):
        return f"not shown to be {flag.label.lower()}"
    return None


def exercise_of(nodes: Iterable[Exercise]) -> Exercise:
    """The narrowest node of the tree that covers all of these."""
    first, *others = nodes
    return next(node for node in first.lineage() if all(node.covers(other) for other in others))


def class_of(arm: Arm) -> ComparatorClass | None:
    """The class of a comparison arm: its own, else that of what it did."""
    if arm.comparator_class:
        return arm.comparator_class
    return ComparatorClass(arm.comparator.comparator_class) if arm.comparator else None


def asks_for_minerals(question: Question) -> frozenset[Quantity]:
    """Quantities that may answer a question on density: in growing children mineral content too, as in reviews."""
    stages = set(question.population.life_stage)
    growing = bool(stages) and stages <= CHILDREN
    return frozenset({Quantity.ABMD, Quantity.BMC}) if growing else frozenset({Quantity.ABMD})


def is_growing(question: Question) -> bool:
    """Whether a question is about growing children."""
    return Quantity.BMC in asks_for_minerals(question)
