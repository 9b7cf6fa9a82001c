"""The programmes of all trials as the dose explorer shows them: load, days, weeks, and how people stood at each bone.

A programme is one dose of one trial: groups that were asked for the same load on as many days belong together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model import Study
from generator.model.arms import Arm
from generator.publishing.addresses import hyphened, record_address
from generator.publishing.citations import short_name
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import StudyHere
from generator.publishing.pages.standing import EQUAL, HIGHER, LOWER
from generator.publishing.pages.trial_table import standing_of
from generator.publishing.wording import NOT_STATED, dose_words, duration_words, joined, lower_first, upper_first
from generator.publishing.wording.numbers import NBSP, figure, number_range
from generator.synthesis.audiences import audiences_of
from generator.synthesis.safety import heavy_or_impact, safety_row
from generator.vocabulary import Depth, Design, EffortScale, Exercise, SiteGroup, TimeUnit

_WEEKS = {TimeUnit.WEEK: 1.0, TimeUnit.MONTH: 365.25 / 12 / 7, TimeUnit.YEAR: 365.25 / 7}
_TRIALS = frozenset(
    {
        *(design for design in Design if design.randomised),
        *(Design.QUASI_RCT, Design.NON_RANDOMISED_TRIAL, Design.ALLOCATION_NOT_STATED),
        *(Design.CONTROLLED_BEFORE_AFTER, Design.SINGLE_ARM),
    }
)
_SIDES = {HIGHER: "higher", LOWER: "lower", EQUAL: "same", "": "untold"}


@dataclass(frozen=True, slots=True)
class Amount:
    """A dose on one axis: where it is drawn, None where it is not stated on that scale; and its words."""

    value: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Programme:
    """One dose of one trial.

    `load` is in per cent of the one-repetition maximum, `days` a week, `weeks` of training. `sides` tells how trained
    people stood at each bone measured: higher, lower, same, untold. `kinds` and `groups` are keys to choose by.
    """

    study: str
    arms: frozenset[str]
    name: str
    address: str
    exercise: str
    kinds: frozenset[str]
    groups: frozenset[str]
    load: Amount
    days: Amount
    weeks: Amount
    sides: Mapping[SiteGroup, str]
    depth: Depth
    heavy: bool

    @property
    def side(self) -> str:
        """How people stood at all bones together: told only where every bone that tells says the same."""
        told = set(self.sides.values()) - {"untold"}
        return told.pop() if len(told) == 1 else "untold"

    def amount(self, axis: str) -> Amount:
        """The dose on the axis of this key."""
        return {"load": self.load, "days": self.days, "weeks": self.weeks}[axis]


def programmes_of(edition: Edition) -> tuple[Programme, ...]:
    """Every programme of every trial that counts, by the name of the trial."""
    studies = (found.record for found in edition.base.studies.values())
    found = (item for study in studies if _is_trial(study) for item in _programmes(edition, study))
    return tuple(sorted(found, key=lambda item: (item.name.casefold(), item.study, item.exercise)))


def _is_trial(study: Study) -> bool:
    """Whether people were asked to train; athletes who were measured chose their own dose."""
    return study.counted and study.design.type in _TRIALS


def _programmes(edition: Edition, study: Study) -> Iterator[Programme]:
    by_dose: dict[tuple, list[Arm]] = {}
    for arm in study.arms:
        if arm.role == "intervention" and arm.modality:
            load, days = _load(arm), _days(arm)
            by_dose.setdefault((load.words, days.words), []).append(arm)
    weeks = _weeks(study)
    heavy = heavy_or_impact([safety_row(study, study.id)])
    for arms in by_dose.values():
        kinds = [arm.modality for arm in arms if arm.modality]
        yield Programme(
            study=study.id,
            arms=frozenset(arm.id for arm in arms),
            name=study.name or short_name(study.main_report.ref, edition.base.references),
            address=record_address("studies", study.id),
            exercise=upper_first(joined([lower_first(kind.label) for kind in dict.fromkeys(kinds)])),
            kinds=frozenset(hyphened(node) for kind in kinds for node in kind.lineage() if node is not Exercise.ANY),
            groups=frozenset(map(hyphened, audiences_of(study.population))),
            load=_load(arms[0]),
            days=_days(arms[0]),
            weeks=weeks,
            sides=dict(_sides(study, arms)),
            depth=study.main_report.depth,
            heavy=heavy,
        )


def _load(arm: Arm) -> Amount:
    """The load in per cent of the most that can be lifted once; a bound stands at the bound, a range at its middle."""
    effort = arm.dose.intensity if arm.dose else None
    if effort is None or effort.scale is EffortScale.NOT_REPORTED:
        return Amount(None, NOT_STATED)
    if effort.scale is not EffortScale.ONE_RM_PCT:
        words = dose_words(arm.dose.model_copy(update=_ONLY_EFFORT)) if arm.dose else ""
        return Amount(None, upper_first(words))
    bound = next(((word, end) for word, end in (("above", effort.above), ("below", effort.below)) if end), None)
    if bound:
        return Amount(float(bound[1]), f"{bound[0]} {figure(bound[1])}{NBSP}%")
    words = number_range(effort.value, effort.to)
    return Amount(_middle(effort.value, effort.to), f"{words}{NBSP}%" if words else NOT_STATED)


_ONLY_EFFORT = dict.fromkeys(
    (
        *("sessions_per_week", "sessions_per_week_to", "home_sessions_per_week", "minutes", "minutes_to", "exercises"),
        *("sets", "sets_to", "reps", "reps_to", "impacts_per_session", "impacts_per_session_to", "impact"),
    )
)


def _days(arm: Arm) -> Amount:
    low, high = (arm.dose.sessions_per_week, arm.dose.sessions_per_week_to) if arm.dose else (None, None)
    return Amount(_middle(low, high), number_range(low, high) or NOT_STATED)


def _weeks(study: Study) -> Amount:
    length = study.design.duration
    if length is None:
        return Amount(None, NOT_STATED)
    middle = _middle(length.value, length.to)
    return Amount(middle and middle * _WEEKS[length.unit], duration_words(length))


def _middle(low: Decimal | None, high: Decimal | None) -> float | None:
    if low is None:
        return None
    return float(low if high is None else (low + high) / 2)


def _sides(study: Study, arms: Sequence[Arm]) -> Iterator[tuple[SiteGroup, str]]:
    trained = frozenset(arm.id for arm in arms)
    for group in SiteGroup:
        here = tuple(result for result in study.results if result.outcome.site and result.outcome.site.group is group)
        if here:
            yield group, _SIDES[standing_of(StudyHere(study, here), trained)]


def not_stated(programmes: Iterable[Programme], axis: str) -> int:
    """In how many programmes the dose is not stated on the scale of an axis."""
    return sum(programme.amount(axis).value is None for programme in programmes)
