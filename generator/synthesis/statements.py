"""The sentences of an answer (rules R4, R5 and R7): they compare and do not promise, in two registers.

"{X} [probably|may] leave(s) {O} [slightly] higher than {comparator}", then what both groups did. Words that promise are
forbidden, and a page on density always says that density is not fracture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Question
from generator.synthesis.effect import Effect, Measure
from generator.synthesis.meta_analysis import StudyRow
from generator.synthesis.size import Size
from generator.synthesis.words import (
    bone_words,
    comparison_words,
    density_words,
    exercise_words,
    interval_words,
    joined,
    upper_first,
)
from generator.vocabulary import CertaintyLevel, ComparatorClass, OutcomeTarget, Quantity, SiteGroup

SURROGATE_LINE = "This is about bone density. Density is not fracture: it does not say how many bones will break."
SCAN_LINE = (
    "You cannot see a change this small on your own scan. Do not judge your training or stop medicine because of one "
    "scan."
)
_FORBIDDEN = re.compile(
    r"\b(significan\w*|no effect|prov(?:e|es|en|ed)|guarantee\w*|trend towards|increas\w*|builds?|building|built"
    r"|revers\w*|rebuil\w*|restor\w*|cures?|prevents? fractures?)\b",
    re.IGNORECASE,
)
_MODAL = {
    CertaintyLevel.HIGH: "leaves",
    CertaintyLevel.MODERATE: "probably leaves",
    CertaintyLevel.LOW: "may leave",
}
_SURE = {
    CertaintyLevel.HIGH: "We are very sure of this.",
    CertaintyLevel.MODERATE: "We are fairly sure of this.",
    CertaintyLevel.LOW: "We are not very sure of this.",
    CertaintyLevel.VERY_LOW: "",
}
_EVENTS = {
    OutcomeTarget.FRACTURE: ("fractures", "broken bones"),
    OutcomeTarget.FALLS: ("falls", "falls"),
    OutcomeTarget.HARMS: ("harms", "harms"),
}
SAME = 0.5
"""Below this change in per cent a group "stayed about the same"."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What an answer says: to readers who know the terms, in plain words, in figures; what the groups did; cautions.

    `both_groups` are the figures behind `groups`, for whoever writes them in other words or in another language.
    """

    technical: str
    plain: str
    figures: str = ""
    groups: str = ""
    cautions: tuple[str, ...] = ()
    both_groups: tuple[BothGroups, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Every sentence."""
        return tuple(text for text in (self.technical, self.plain, self.figures, self.groups, *self.cautions) if text)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a statement is about: the question at one outcome, and the classes of comparison behind the figures."""

    question: Question
    target: OutcomeTarget
    site: SiteGroup | None
    quantity: Quantity
    classes: frozenset[ComparatorClass]

    @property
    def exercise(self) -> str:
        """The exercise in words."""
        return exercise_words(self.question.exercise, self.question.load)

    @property
    def compared(self) -> str:
        """The comparison in words."""
        return comparison_words(self.classes or self.question.comparator, load=self.question.load)

    @property
    def people(self) -> str:
        """Whose bones."""
        return self.question.population.words

    @property
    def outcome(self) -> str:
        """The outcome for readers who know the terms."""
        if self.site and self.target is OutcomeTarget.BMD_ITSELF:
            return density_words(self.site, self.quantity)
        return _EVENTS[self.target][0]

    @property
    def plain_outcome(self) -> str:
        """The outcome in plain words."""
        if self.site and self.target is OutcomeTarget.BMD_ITSELF:
            what = "bone mineral" if self.quantity is Quantity.BMC else "bone density"
            return f"{what} of the {bone_words(self.site)}"
        return _EVENTS[self.target][1]


def cautions_for(target: OutcomeTarget) -> tuple[str, ...]:
    """What every page on density says beside its figures."""
    return (SURROGATE_LINE, SCAN_LINE) if target is OutcomeTarget.BMD_ITSELF else ()


def pooled_statement(
    subject: Subject,
    effect: Effect,
    *,
    size: Size,
    level: CertaintyLevel,
    basis: str,
    rows: Sequence[StudyRow] = (),
    note: str = "",
) -> Statement:
    """The statement for one estimate; `basis` says what it rests on ("18 exercise groups of one review")."""
    figures = f"{upper_first(interval_words(effect))}; {basis}."
    core, plain = _core(subject, effect, size, level)
    if note:
        core, plain = f"{core} {note}", f"{plain} {note}"
    return Statement(core, plain, figures, cautions=cautions_for(subject.target))


def _core(subject: Subject, effect: Effect, size: Size, level: CertaintyLevel) -> tuple[str, str]:
    x, against, people = subject.exercise, subject.compared, subject.people
    side = _side_words(subject, effect)
    if level is CertaintyLevel.VERY_LOW:
        return _unknown(subject, effect, size)
    if size is Size.NOT_CLEAR:
        return _not_clear(subject, effect, level)
    if size is Size.LITTLE:
        verb = {CertaintyLevel.HIGH: "makes", CertaintyLevel.MODERATE: "probably makes"}.get(level, "may make")
        text = f"{x} {verb} little to no difference to {{}} compared with {against}."
        return _told(text.format(subject.outcome), text.format(f"the {subject.plain_outcome}"), people, level)
    modal = _MODAL[level]
    if subject.target is not OutcomeTarget.BMD_ITSELF:
        lead = modal.replace("leaves", "leads").replace("leave", "lead")
        text = f"{x} {lead} to {side} {{}} than {against}."
        return _told(text.format(subject.outcome), text.format(subject.plain_outcome), people, level)
    slightly, little = ("slightly ", "a little ") if size is Size.SLIGHT else ("", "")
    large = " by a large amount" if size is Size.LARGE else ""
    unclear = " How large the difference is, is not clear." if size is Size.NOT_STATED else ""
    technical = f"{x} {modal} {subject.outcome} {slightly}{side} than {against}{large}.{unclear}"
    plain = f"{x} {modal} the {subject.plain_outcome} {little}{side} than {against}{large}.{unclear}"
    return _told(technical, plain, people, level)


def _unknown(subject: Subject, effect: Effect, size: Size) -> tuple[str, str]:
    """Very low: we do not know; the estimate still stands beside it."""
    x, against, side = subject.exercise, subject.compared, _side_words(subject, effect)
    if size is Size.NOT_CLEAR or not effect.side:
        what = f"{x} changes {{}} compared with {against}"
    elif subject.target is OutcomeTarget.BMD_ITSELF:
        what = f"{x} leaves {{}} {side} than {against}"
    else:
        what = f"{x} leads to {side} {{}} than {against}"
    technical = f"We do not know whether {what.format(subject.outcome)} in {subject.people}"
    plain_outcome = subject.plain_outcome
    if subject.target is OutcomeTarget.BMD_ITSELF:
        plain_outcome = f"the {plain_outcome}"
    plain = f"In {subject.people}, we do not know whether {what.format(plain_outcome)}."
    return f"{technical}: the evidence is very uncertain. The estimate is {interval_words(effect)}.", plain


def _told(technical: str, plain: str, people: str, level: CertaintyLevel) -> tuple[str, str]:
    """Both registers with the people in front and, in plain words, how sure we are."""
    return f"In {people}, {technical}", f"In {people}, {plain} {_SURE[level]}".strip()


def _side_words(subject: Subject, effect: Effect) -> str:
    """Higher or lower density, fewer or more events: always as printed, whichever side is the better one."""
    above = effect.estimate > effect.measure.null
    if subject.target is OutcomeTarget.BMD_ITSELF:
        return "higher" if above else "lower"
    return "more" if above else "fewer"


def _not_clear(subject: Subject, effect: Effect, level: CertaintyLevel) -> tuple[str, str]:
    """Both ends of the interval, as what may be: a gain of b or a loss of a fits."""
    technical = f"whether {subject.exercise} changes {subject.outcome} compared with {subject.compared} was not clear"
    plain = (
        f"it was not clear whether {subject.exercise} changes {subject.plain_outcome} compared with {subject.compared}"
    )
    ends = _ends(effect)
    return _told(f"{technical}: {ends}.", f"{plain}: {ends}.", subject.people, CertaintyLevel.VERY_LOW)


def _ends(effect: Effect) -> str:
    _, lower, upper = (text.replace("\u2212", "") for text in effect.shown)
    if effect.measure is Measure.RATIO:
        low, high = round(100 * (1 - effect.lower)), round(100 * (effect.upper - 1))
        fewer = f"{low} % fewer" if low > 0 else "no difference"
        return f"{fewer} and {high} % more both fit" if high > 0 else f"{fewer} and no difference both fit"
    unit = effect.measure.unit
    gain = f"a gain of {upper} {unit}" if effect.upper > 0 else "no difference"
    loss = f"a loss of {lower} {unit}" if effect.lower < 0 else "no difference"
    return f"{gain} or {loss} fits"


def separate_results(
    subject: Subject, rows: Sequence[StudyRow], *, size: Size, level: CertaintyLevel, one_team: bool, basis: str
) -> Statement:
    """The statement where studies are shown apart: two of them, or several that do not cover enough of the evidence."""
    sides = {row.effect.side for row in rows}
    shown = [_result_words(row) for row in rows]
    unit = rows[0].effect.measure.unit
    count = {1: "one trial", 2: "two trials"}.get(len(rows), f"{len(rows)} trials")
    team = " of one research team" if one_team and len(rows) > 1 else ""
    many = f"{joined(shown)} {unit}" if len(rows) < 3 else f"from {_lowest(rows)} to {_highest(rows)} {unit}"
    tail = f"{many} in {count}{team}"
    if level is CertaintyLevel.VERY_LOW or size is Size.NOT_CLEAR or len(sides) > 1:
        text = f"it is not clear whether {subject.exercise} changes {{}} compared with {subject.compared}: {tail}."
        technical, plain = _told(
            text.format(subject.outcome), text.format(subject.plain_outcome), subject.people, CertaintyLevel.VERY_LOW
        )
    else:
        side = _side_words(subject, rows[0].effect)
        text = f"{subject.exercise} {_MODAL[level]} {{}} {side} than {subject.compared}: {tail}."
        technical, plain = _told(
            text.format(subject.outcome), text.format(f"the {subject.plain_outcome}"), subject.people, level
        )
    figures = "; ".join(f"{row.label}: {interval_words(row.effect)}" for row in rows)
    return Statement(technical, plain, f"{figures}; {basis}.", cautions=cautions_for(subject.target))


def _result_words(row: StudyRow) -> str:
    """One study's difference, and what else is printed for it."""
    shown = row.effect.shown[0]
    others = [row.effect.figure(value) for value in row.also_printed]
    return f"{shown} (or {joined(others)})" if others else shown


def _lowest(rows: Sequence[StudyRow]) -> str:
    return min(rows, key=lambda row: row.effect.estimate).effect.shown[0]


def _highest(rows: Sequence[StudyRow]) -> str:
    return max(rows, key=lambda row: row.effect.estimate).effect.shown[0]


@dataclass(frozen=True, slots=True)
class Groups:
    """What both groups of one study did, in per cent of their own start, and how many people they were."""

    label: str
    trained: float
    compared: float
    people: int


@dataclass(frozen=True, slots=True)
class BothGroups:
    """What both groups did, in per cent of their own start: in one study, or in several, averaged by people.

    `beside` marks trials of just this exercise beside the figure of a review.
    """

    labels: tuple[str, ...]
    trained: float
    compared: float
    beside: bool = False


def groups_together(rows: Sequence[Groups], *, beside: bool = False) -> BothGroups:
    """What both groups did, averaged by people."""
    weight = sum(row.people for row in rows)
    trained, compared = (
        sum(getattr(row, side) * row.people for row in rows) / weight for side in ("trained", "compared")
    )
    return BothGroups(tuple(dict.fromkeys(row.label for row in rows)), trained, compared, beside)


def groups_apart(rows: Sequence[Groups]) -> tuple[BothGroups, ...]:
    """The same study by study, where their results are not averaged; nothing for more than a few."""
    if len(rows) > FEW:
        return ()
    return tuple(BothGroups((row.label,), row.trained, row.compared) for row in rows)


def together_words(told: BothGroups) -> str:
    """The sentence on both groups; trials beside a review's figure are named."""
    labels, one = told.labels, len(told.labels) == 1
    where = "In this trial" if one else f"In these {len(labels)} trials"
    if told.beside:
        named = f" ({joined(labels)})" if len(labels) <= FEW else ""
        where = (
            f"In the {'one trial' if one else f'{len(labels)} trials'} of just this whose figures we could read{named}"
        )
    groups = ("the trained group", "the comparison group") if one else ("the trained groups", "the comparison groups")
    return f"{where} {groups[0]} {_did(told.trained)} and {groups[1]} {_did(told.compared)}."


def apart_words(told: Sequence[BothGroups]) -> str:
    """The sentence on both groups, study by study; nothing for none."""
    parts = (
        f"in {joined(one.labels)} the trained group {_did(one.trained)} and the comparison group {_did(one.compared)}"
        for one in told
    )
    return f"{upper_first('; '.join(parts))}." if told else ""


FEW = 3
"""At most so many studies are named one by one."""


def _did(change: float) -> str:
    if abs(change) < SAME:
        return "stayed about the same"
    return f"{'gained' if change > 0 else 'lost'} about {abs(change):.1f} %"


def forbidden_words(texts: Sequence[str]) -> tuple[str, ...]:
    """Words that promise or mislead, as found, in order."""
    return tuple(found.group(0).lower() for text in texts for found in _FORBIDDEN.finditer(text))


def faults_of(statement: Statement, target: OutcomeTarget) -> tuple[str, ...]:
    """What keeps a statement from being published: a forbidden word, or density without the line on fracture."""
    found = [f"forbidden word: {word}" for word in forbidden_words(statement.texts)]
    if target is OutcomeTarget.BMD_ITSELF and SURROGATE_LINE not in statement.cautions:
        found.append("the line that density is not fracture is missing")
    return tuple(found)
