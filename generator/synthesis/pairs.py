"""Which two sides of a study a question may set against each other, and why other pairs may not be used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.model import Question, Study
from generator.model.arms import Arm
from generator.model.results import ReportedContrast, Result
from generator.synthesis.eligibility import class_of, exercise_of, flag_conflict, flags_of
from generator.vocabulary import (
    CoIntervention,
    Comparator,
    ComparatorClass,
    Design,
    EffortScale,
    PrintedVerdict,
    TestKind,
)

# Lifting from 70 % of the one-repetition maximum, or up to 12 repetitions at most, is high load (vocabulary bands).
_HIGH_PERCENT, _HIGH_RM = 70, 12
_INTERACTION = Decimal("0.10")
_TREATMENTS = {
    CoIntervention.DRUG: "medicine",
    CoIntervention.DRUG_BOTH_ARMS: "medicine",
    CoIntervention.HORMONE: "hormones",
    CoIntervention.HORMONE_BOTH_ARMS: "hormones",
    CoIntervention.WEIGHT_LOSS_DIET: "diet",
    CoIntervention.DIET: "diet",
    CoIntervention.FORTIFIED_MILK: "supplement",
    CoIntervention.SUPPLEMENT: "supplement",
}
_COMPARATORS = {Comparator.DRUG: "medicine", Comparator.SUPPLEMENT: "supplement", Comparator.DIET: "diet"}


@dataclass(frozen=True, slots=True)
class Sides:
    """Two sides that answer a question: trained arms, comparison arms, the class of the comparison.

    `distance` is 0 where the arm trained exactly as asked, else how many steps below in the tree; `extras` counts other
    treatments that both sides had.
    """

    of: tuple[Arm, ...]
    against: tuple[Arm, ...]
    comparator: ComparatorClass
    distance: int
    extras: int
    contrast: ReportedContrast | None = None

    @property
    def stratum(self) -> str:
        """The stratum within which both sides were drawn; empty where there is none."""
        return self.of[0].stratum or ""


def sides_of(study: Study, result: Result, question: Question) -> tuple[list[Sides], list[str]]:
    """The pairs at one result that answer the question, also with arms taken together; why the others do not."""
    found, reasons = [], []
    interacts = _interaction(study, result)
    for of, against, contrast in _pairs(study, result):
        reason, comparator = _refused(study, question, of, against)
        treated = any(map(_treatments, (*of, *against))) and not question.population.include
        if interacts and not reason and (len(of) > 1 or treated):
            reason = "exercise and the other treatment interact: only people without that treatment may answer"
        if reason or comparator is None:
            reasons.append(reason or "what the comparison group did was not read")
            continue
        node = exercise_of([arm.modality for arm in of if arm.modality])
        distance = node.lineage().index(question.exercise)
        # A main effect is printed for groups together; their other treatments cancel out.
        extras = 0 if len(of) > 1 else len(_treatments(of[0]))
        found.append(Sides(of, against, comparator, distance, extras, contrast))
    return [*found, *_together(found)], list(dict.fromkeys(reasons))


def _together(found: Sequence[Sides]) -> Iterator[Sides]:
    """Trained arms that answer equally well against the same people, as one side (Cochrane Handbook 23.3.4).

    How deep the tree branches says nothing of people: below the exercise asked about all arms are equally near. An arm
    that people chose themselves stays apart from those drawn by lot.
    """
    alike: dict[object, dict[str, Sides]] = {}
    for sides in found:
        if len(sides.of) == 1 and not sides.of[0].group:
            key = (
                tuple(arm.id for arm in sides.against),
                sides.comparator,
                sides.distance > 0,
                sides.extras,
                sides.stratum,
                sides.of[0].allocation,
            )
            alike.setdefault(key, {}).setdefault(sides.of[0].id, sides)
    for equals in alike.values():
        if len(equals) > 1:
            first, *others = equals.values()
            arms = (first.of[0], *(other.of[0] for other in others))
            yield replace(first, of=arms, distance=max(sides.distance for sides in equals.values()), contrast=None)


def pairs_that_answer(study: Study, question: Question) -> list[tuple[Arm, Arm]]:
    """The pairs of single arms that would answer the question, whatever was printed of them."""
    pairs = ((first, second) for first in study.arms for second in study.arms if first is not second)
    return [pair for pair in pairs if _refused(study, question, pair[:1], pair[1:])[1] is not None]


def _pairs(study: Study, result: Result) -> Iterator[tuple[tuple[Arm, ...], tuple[Arm, ...], ReportedContrast | None]]:
    """Printed contrasts, then pairs of arms that have figures and no contrast of their own."""
    seen = set()
    for contrast in result.contrasts:
        of, against = (tuple(study.arm(a) for a in side) for side in (contrast.of, contrast.against))
        seen.add((tuple(contrast.of), tuple(contrast.against)))
        yield of, against, contrast
    shown = [study.arm(row.arm) for row in result.arms]
    for first in shown:
        for second in shown:
            if first.id != second.id and ((first.id,), (second.id,)) not in seen and first.role == "intervention":
                yield (first,), (second,), None


def _refused(
    study: Study, question: Question, of: Sequence[Arm], against: Sequence[Arm]
) -> tuple[str, ComparatorClass | None]:
    """Why a pair may not answer (empty if it may), and the class of its comparison."""
    if not all(arm.modality and question.exercise.covers(arm.modality) for arm in of):
        return "the trained arm did another exercise", None
    if question.body_part and any(arm.body_part not in (None, question.body_part, "whole_body") for arm in of):
        return "another part of the body was trained", None
    strata = {arm.stratum for arm in (*of, *against)}
    if len(strata) > 1 and not _balanced(of, against):
        return "the two sides are of different strata", None
    if {arm.group for arm in of} != {arm.group for arm in against}:
        return "the two sides are of different people and of one body each", None
    if not _balanced(of, against):
        return "the two sides differ in another treatment too", None
    if conflict := flag_conflict(flags_of(study.population, (*of, *against)), question.population):
        return conflict, None
    comparator = _comparator(of, against)
    if comparator not in question.comparator:
        return (f"compared with {comparator.label.lower()}" if comparator else ""), None
    if question.load and not _load_asked(question, of, against):
        return "the loads compared are not high against low", None
    return "", comparator


def _comparator(of: Sequence[Arm], against: Sequence[Arm]) -> ComparatorClass | None:
    """The class of a comparison: the background where all had one treatment; an arm that trained is other exercise."""
    trained = any(arm.role == "intervention" for arm in against)
    if not trained and all(_treatments(arm) - {"supplement"} for arm in (*of, *against)):
        return ComparatorClass.BACKGROUND
    classes = [ComparatorClass.OTHER_EXERCISE if arm.role == "intervention" else class_of(arm) for arm in against]
    if len(against) > 1:
        classes = [kind for kind in classes if kind is not ComparatorClass.BACKGROUND] or classes
    found = set(classes)
    return found.pop() if len(found) == 1 else None


def _treatments(arm: Arm) -> frozenset[str]:
    named = frozenset(_TREATMENTS[kind] for kind in arm.co_intervention if kind in _TREATMENTS)
    return named or frozenset({_COMPARATORS[arm.comparator]} if arm.comparator in _COMPARATORS else ())


def _balanced(of: Sequence[Arm], against: Sequence[Arm]) -> bool:
    """Whether both sides had the same other treatments, group by group."""
    return Counter(map(_treatments, of)) == Counter(map(_treatments, against))


def _interaction(study: Study, result: Result) -> bool:
    """Whether an interaction of exercise with another treatment was printed: as present, or with p below 0.10."""
    treatments = {_treatments(arm) for arm in study.arms}
    if len(treatments) < 2 and study.design.type is not Design.RCT_FACTORIAL:
        return False
    tests = [test for test in result.tests if test.kind is TestKind.INTERACTION]
    return any(
        test.verdict_as_printed is PrintedVerdict.DIFFERENCE
        or (
            test.p is not None and test.p.value is not None and test.p.op.value in "<=" and test.p.value <= _INTERACTION
        )
        for test in tests
    )


def _load_asked(question: Question, of: Sequence[Arm], against: Sequence[Arm]) -> bool:
    loads = [{load_of(arm) for arm in side} for side in (of, against)]
    wanted = [{"high"}, {"low"}] if question.load == "high" else [{"low"}, {"high"}]
    return loads == wanted


def load_of(arm: Arm) -> str | None:
    """The load of lifting in an arm: high, low, or None where it was not read."""
    effort = arm.dose.intensity if arm.dose else None
    if effort is None:
        return None
    value = next((v for v in (effort.above, effort.value, effort.to, effort.below) if v is not None), None)
    if value is None:
        return None
    if effort.scale is EffortScale.ONE_RM_PCT:
        return "high" if value >= _HIGH_PERCENT else "low"
    if effort.scale is EffortScale.N_RM:
        return "high" if value <= _HIGH_RM else "low"
    return None
