"""What trials asked people to do, what went wrong, and the warnings that go with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model import Study
from generator.model.arms import Arm, Dose
from generator.model.results import Harm
from generator.publishing.addresses import exercise_address, record_address
from generator.publishing.citations import short_name
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import StudyHere
from generator.publishing.wording import NOT_STATED, figure, plural, sentence
from generator.publishing.wording.numbers import NBSP
from generator.synthesis.safety import heavy_or_impact, safety_row
from generator.vocabulary import EffortScale, Exercise, Supervision, TimeUnit

_HARMS_SHOWN = 6  # what fits a page; every study's own page holds all of its harms
_WEEKS = {TimeUnit.WEEK: Decimal(12) / Decimal(52), TimeUnit.MONTH: Decimal(1), TimeUnit.YEAR: Decimal(12)}
_WATCHED = frozenset({Supervision.FULLY_SUPERVISED, Supervision.PARTLY_SUPERVISED})


@dataclass(frozen=True, slots=True)
class Programme:
    """How one kind of exercise was done in the studies that tried it, from the least to the most."""

    name: str
    address: str
    studies: str
    sessions: str
    months: str
    load: str
    supervised: str


@dataclass(frozen=True, slots=True)
class HarmLine:
    """What one study tells of harms."""

    name: str
    address: str
    what: str


@dataclass(frozen=True, slots=True)
class Practice:
    """What people did, what is told of harms, and whether heavy loads or jumps were among it."""

    programmes: tuple[Programme, ...]
    harms_told: str
    harms: tuple[HarmLine, ...]
    heavy: bool


def practice_of(edition: Edition, studies: Sequence[StudyHere]) -> Practice:
    """Gather it from distinct studies."""
    found = list({here.study.id: here.study for here in studies}.values())
    return Practice(
        programmes=tuple(_programmes(found)),
        harms_told=_harms_told(found),
        harms=tuple(_harms(edition, found))[:_HARMS_SHOWN],
        heavy=heavy_or_impact(safety_row(study, study.id) for study in found),
    )


def _trained(study: Study) -> list[Arm]:
    return [arm for arm in study.arms if arm.role == "intervention" and arm.modality]


def _programmes(studies: Sequence[Study]) -> Iterator[Programme]:
    for exercise in Exercise:
        tried = [study for study in studies if any(arm.modality is exercise for arm in _trained(study))]
        arms = [arm for study in tried for arm in _trained(study) if arm.modality is exercise]
        if tried:
            watched = [study for study in tried if any(arm.supervision in _WATCHED for arm in _trained(study))]
            yield Programme(
                name=exercise.label,
                address="" if exercise is Exercise.ANY else exercise_address(exercise),
                studies=plural(len(tried), "study", "studies"),
                sessions=_span(arms, lambda dose: (dose.sessions_per_week, dose.sessions_per_week_to)),
                months=_months(tried),
                load=_load(arms),
                supervised=f"in {figure(len(watched))} of {figure(len(tried))}" if _is_told(tried) else NOT_STATED,
            )


def _is_told(studies: Iterable[Study]) -> bool:
    """Whether any of them says who watched; silence is not "nobody"."""
    return any(arm.supervision is not Supervision.NOT_REPORTED for study in studies for arm in _trained(study))


def _span(arms: Iterable[Arm], ends: Callable[[Dose], tuple[Decimal | None, Decimal | None]]) -> str:
    found = [value for arm in arms if arm.dose for value in ends(arm.dose) if value is not None]
    return _from_to(found) or NOT_STATED


def _from_to(values: Sequence[Decimal]) -> str:
    if not values:
        return ""
    low, high = min(values), max(values)
    return figure(low) if low == high else f"{figure(low)} to {figure(high)}"


def _months(studies: Iterable[Study]) -> str:
    lengths = [study.design.duration for study in studies if study.design.duration]
    months = [(length.value * _WEEKS[length.unit]).quantize(Decimal(1)) for length in lengths]
    return _from_to(months) or NOT_STATED


def _load(arms: Iterable[Arm]) -> str:
    efforts = [arm.dose.intensity for arm in arms if arm.dose and arm.dose.intensity]
    maximal = [effort for effort in efforts if effort.scale is EffortScale.ONE_RM_PCT]
    values = [end for effort in maximal for end in (effort.value, effort.to) if end is not None]
    above = {f"more than {figure(effort.above)}" for effort in maximal if effort.above is not None}
    below = {f"less than {figure(effort.below)}" for effort in maximal if effort.below is not None}
    said = [words for words in (_from_to(values), *sorted(below), *sorted(above)) if words]
    return f"{' or '.join(said)}{NBSP}% of the most they could lift once" if said else NOT_STATED


def _harms_told(studies: Sequence[Study]) -> str:
    telling = [study for study in studies if study.harms]
    if not studies:
        return ""
    tell = "tells" if len(telling) == 1 else "tell"
    return (
        f"{figure(len(telling))} of {plural(len(studies), 'study', 'studies')} {tell} whether harm came up, "
        "in what we read. Silence is not safety."
    )


def _harms(edition: Edition, studies: Iterable[Study]) -> Iterator[HarmLine]:
    for study in studies:
        if study.harms:
            what = " ".join(dict.fromkeys(_harm(harm) for harm in study.harms))
            name = study.name or short_name(study.main_report.ref, edition.base.references)
            yield HarmLine(name, record_address("studies", study.id), what)


def _harm(harm: Harm) -> str:
    """A harm that came up, or that it was looked for and did not: a count of nought is never told as an event."""
    if harm.events == 0 or harm.people == 0:
        return f"None reported: {sentence(harm.what)}"
    return sentence(harm.what)
