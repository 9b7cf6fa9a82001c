"""What trials found at a bone: one row a study, by kind of exercise, every figure as it was printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Study
from generator.model.arms import Arm
from generator.model.results import ArmResult, Result
from generator.publishing.addresses import hyphened, record_address
from generator.publishing.citations import short_name
from generator.publishing.edition import Edition
from generator.publishing.evidence_map import StudyHere
from generator.publishing.pages.standing import EQUAL, HIGHER, LESS_LOSS, LOWER, standing
from generator.publishing.wording import (
    NOT_STATED,
    contrast_words,
    dose_words,
    duration_words,
    event_words,
    figure,
    joined,
    lower_first,
    people_words,
    plural,
    sentence,
    statistic_words,
    unit_words,
    upper_first,
    who_words,
)
from generator.publishing.wording.depth import ONE_DEPTH
from generator.publishing.wording.measures import PERCENT, SIGNED, when_words
from generator.vocabulary import Comparator, ComparatorClass, CountRole, Direction, Exercise, Quantity, Supervision

_DOES_IT_WORK = frozenset({ComparatorClass.INACTIVE, ComparatorClass.LIGHT})


@dataclass(frozen=True, slots=True)
class Finding:
    """One result as printed: what was measured and when, the figures, and what keeps it from counting."""

    what: str
    figures: tuple[str, ...]
    caveat: str


@dataclass(frozen=True, slots=True)
class TrialRow:
    """A study at one bone."""

    name: str
    address: str
    design: str
    people: tuple[str, ...]
    programme: tuple[str, ...]
    findings: tuple[Finding, ...]
    depth: str
    notice: str


@dataclass(frozen=True, slots=True)
class TrialGroup:
    """Studies that tried one kind of exercise."""

    id: str
    heading: str
    address_of: Exercise | None
    rows: tuple[TrialRow, ...]


def trial_groups(edition: Edition, studies: Iterable[StudyHere]) -> tuple[TrialGroup, ...]:
    """Studies whose figures were read, by the first kind of exercise that they tried, in the order of the tree."""
    by_kind: dict[Exercise | None, list[StudyHere]] = {}
    for here in studies:
        if here.is_readable:
            by_kind.setdefault(here.kind, []).append(here)
    order = [*Exercise, None]
    return tuple(_group(edition, kind, by_kind[kind]) for kind in order if kind in by_kind)


def unread_rows(edition: Edition, studies: Iterable[StudyHere]) -> tuple[TrialRow, ...]:
    """Studies that measured the bone without a figure that we read: listed, never taken as "no effect"."""
    return tuple(_row(edition, here) for here in _sorted(studies) if not here.is_readable)


def standing_of(here: StudyHere, only: frozenset[str] | None = None) -> str:
    """HIGHER, LOWER, EQUAL or empty: how a study's counted rows stand against groups that did not train (rule R7).

    The sign of a printed difference or of two printed means, whatever its p; empty where rows differ or none is plain.
    `only` names the trained groups to look at, all of them by default.
    """
    found = {side for result in here.counted for side in _sides(here.study, result, only)}
    found = {HIGHER if side == LESS_LOSS else side for side in found if side}
    return found.pop() if len(found) == 1 else ""


@dataclass(frozen=True, slots=True)
class Tally:
    """In how many studies trained groups stood higher, lower or the same; a count of directions, not a test."""

    higher: int
    lower: int
    same: int
    untold: int

    @property
    def studies(self) -> int:
        """All of them."""
        return self.higher + self.lower + self.same + self.untold

    @property
    def short(self) -> str:
        """The count in a few words: "4 higher, 2 cannot be told"."""
        words = ("higher", "lower", "the same", "cannot be told")
        counts = zip((self.higher, self.lower, self.same, self.untold), words, strict=True)
        return ", ".join(f"{figure(count)} {word}" for count, word in counts if count)

    @property
    def sentence(self) -> str:
        """The count in a sentence; empty without a study."""
        if not self.studies:
            return ""
        of = f"Of {plural(self.studies, 'study', 'studies')}"
        if self.untold == self.studies:
            return f"{of}, none has figures from which it can be told whether trained people stood higher than others."
        told = [
            (self.higher, "in {} trained people stood higher than those who did not train"),
            (self.lower, "in {} they stood lower"),
            (self.same, "in {} both had the same figure"),
            (self.untold, "in {} that cannot be told from what we read"),
        ]
        parts = [words.format(figure(count)) for count, words in told if count]
        return f"{of}, {'; '.join(parts)}. This counts directions; it tests nothing."


def tally(studies: Sequence[StudyHere]) -> Tally:
    """Count how studies stand, each once (rule R7)."""
    sides = [standing_of(here) for here in studies]
    return Tally(sides.count(HIGHER), sides.count(LOWER), sides.count(EQUAL), sides.count(""))


def _sides(study: Study, result: Result, only: frozenset[str] | None) -> Iterator[str]:
    against_nothing = {arm.id for arm in study.arms if arm.role == "comparator" and _class_of(arm) in _DOES_IT_WORK}
    trained = {arm.id for arm in study.arms if arm.role == "intervention" and (only is None or arm.id in only)}
    told = set()
    for contrast in result.contrasts:
        if set(contrast.of) <= trained and set(contrast.against) <= against_nothing:
            side = _side_of(contrast.estimate, contrast.direction, ratio=not _signed(result))
            if side:
                told |= set(contrast.of)
                yield side
    if against_nothing:
        yield from (standing(study, result, row) for row in result.arms if row.arm in trained - told)


def _side_of(estimate, direction: Direction | None, *, ratio: bool) -> str:
    if estimate is not None:
        nothing = 1 if ratio else 0
        return EQUAL if estimate == nothing else HIGHER if estimate > nothing else LOWER
    return {Direction.FAVOURS_FIRST: HIGHER, Direction.FAVOURS_SECOND: LOWER}.get(direction, "")


def _signed(result: Result) -> bool:
    return "ratio" not in result.outcome.scale.value


def _class_of(arm: Arm) -> ComparatorClass | None:
    if arm.comparator_class:
        return arm.comparator_class
    return ComparatorClass(arm.comparator.comparator_class) if isinstance(arm.comparator, Comparator) else None


def _group(edition: Edition, kind: Exercise | None, studies: list[StudyHere]) -> TrialGroup:
    heading = kind.label if kind else "No training was tried"
    rows = tuple(_row(edition, here) for here in _sorted(studies))
    return TrialGroup(f"trials-{hyphened(kind) if kind else 'none'}", heading, kind, rows)


def _sorted(studies: Iterable[StudyHere]) -> list[StudyHere]:
    """Randomised studies first, then the larger ones: an order that says nothing of what they found."""
    return sorted(studies, key=lambda here: (not here.study.design.type.randomised, -(here.people or 0), here.study.id))


def _row(edition: Edition, here: StudyHere) -> TrialRow:
    study = here.study
    short = short_name(study.main_report.ref, edition.base.references)
    return TrialRow(
        name=f"{study.name} ({short})" if study.name else short,
        address=record_address("studies", study.id),
        design=study.design.type.label,
        people=tuple(_people(here)),
        programme=tuple(_programme(study)),
        findings=tuple(_finding(study, result) for result in _shown(here)),
        depth=ONE_DEPTH[study.main_report.depth],
        notice=study.editorial.status.label if study.editorial.notice else "",
    )


def _people(here: StudyHere) -> Iterator[str]:
    people = here.study.population
    yield upper_first(who_words(people))
    yield people_words(people) or f"number {NOT_STATED}"
    yield from (upper_first(flag.label) for flag in people.flags)


def _programme(study: Study) -> Iterator[str]:
    for arm in study.arms:
        if arm.role == "intervention":
            dose = dose_words(arm.dose) if arm.dose else ""
            yield f"{arm.label}: {dose}" if dose else arm.label
    compared = [lower_first(arm.label) for arm in study.arms if arm.role == "comparator"]
    if compared:
        yield f"Compared with: {joined(compared)}"
    if study.design.duration:
        yield f"For {duration_words(study.design.duration)}"
    watched = {arm.supervision for arm in study.arms if arm.role == "intervention"} - {Supervision.NOT_REPORTED}
    yield from (lower_first(how.label).capitalize() for how in Supervision if how in watched)


def _shown(here: StudyHere) -> tuple[Result, ...]:
    """The rows that count; where none does, the others, each with the reason why it does not."""
    return here.counted or tuple(result for result in here.results if result.count is not CountRole.INTERIM)


def _finding(study: Study, result: Result) -> Finding:
    labels = {arm.id: arm.label for arm in study.arms}
    what = _measured(result)
    figures = [*_arm_figures(study, result, labels), *_differences(result, labels)]
    why = lower_first(result.why.label) if result.why else ""
    caveat = "" if result.count is CountRole.PRIMARY else sentence(": ".join(p for p in (result.count.label, why) if p))
    return Finding(what, tuple(figures) or (NOT_STATED,), caveat)


def _measured(result: Result) -> str:
    """Where, what and when, in a line; areal density is what a reader expects, so only other measures are named."""
    outcome = result.outcome
    quantity = "" if outcome.quantity is Quantity.ABMD else lower_first(outcome.quantity.label)
    scale = lower_first(outcome.scale.label).replace(" %", PERCENT)
    where = outcome.site.label if outcome.site else ""
    change = " ".join(part for part in (scale, when_words(result.time)) if part)
    parts = [where, quantity, change, result.subgroup or ""]
    return "; ".join(part for part in parts if part)


def _arm_figures(study: Study, result: Result, labels: Mapping[str, str]) -> Iterator[str]:
    for row in result.arms:
        value = _value(result, row)
        if value:
            side = standing(study, result, row)
            yield f"{labels.get(row.arm, row.arm)}: {value}{f' ({side})' if side else ''}"
    for group in result.groups:
        if group.value is not None:
            sign = result.outcome.scale in SIGNED
            yield f"{group.label}: {_with_unit(statistic_words(group.value, None, sign=sign), result)}"


def _value(result: Result, row: ArmResult) -> str:
    if row.mean is not None:
        sign = result.outcome.scale in SIGNED
        words = statistic_words(row.mean, row.mean_to, sign=sign, approximate=row.approximate)
        return _with_unit(words, result)
    if row.baseline is not None and row.final is not None:
        return _with_unit(f"{figure(row.baseline)} before, {figure(row.final)} after", result)
    return event_words(row) or lower_first(row.statement or "")


def _with_unit(words: str, result: Result) -> str:
    unit = unit_words(result.outcome)
    return f"{words}\u00a0{unit}" if unit else words


def _differences(result: Result, labels: Mapping[str, str]) -> Iterator[str]:
    for contrast in result.contrasts:
        words = contrast_words(contrast, result.outcome, lambda arm: labels.get(arm, arm))
        said = words or lower_first(contrast.statement or "")
        if said:
            sides = [" and ".join(labels.get(arm, arm) for arm in side) for side in (contrast.of, contrast.against)]
            yield f"{sides[0]} against {lower_first(sides[1])}: {said}"
