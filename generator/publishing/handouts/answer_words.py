"""What an answer says in the words of a sheet: never weaker and never stronger than the statement on the site.

The verbs follow the level ("may", "probably"), the adverb follows the size; where the statement says "we do not know"
or "not clear", so does the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Question
from generator.publishing.handouts.sheet import Line, Sentence, said
from generator.publishing.wording import joined, lower_first, upper_first
from generator.synthesis import Answer, Size
from generator.synthesis.effect import Effect
from generator.synthesis.words import bone_words, comparison_words, exercise_words
from generator.vocabulary import CertaintyLevel, OutcomeTarget, Quantity

_VERB = {
    CertaintyLevel.HIGH: "{0}s",
    CertaintyLevel.MODERATE: "probably {0}s",
    CertaintyLevel.LOW: "may {0}",
}
SURE = {
    CertaintyLevel.HIGH: "We are very sure.",
    CertaintyLevel.MODERATE: "We are fairly sure.",
    CertaintyLevel.LOW: "We are not very sure.",
    CertaintyLevel.VERY_LOW: "We do not know.",
}
"""How sure, in words."""
_EVENTS = {OutcomeTarget.FRACTURE: "broken bones", OutcomeTarget.FALLS: "falls", OutcomeTarget.HARMS: "harms"}
_GROUPS = re.compile(r"[Ii]n (.+?) the trained groups? (.+?) and the comparison group(s?) (.+)$")
_CHANGE = re.compile(r"(gained|lost) about (\d+\.\d)")


@dataclass(frozen=True, slots=True)
class GroupChanges:
    """What both groups of the trials did: where, in words, and as figures where both have one."""

    where: str
    trained: str
    compared: str
    many: bool = False

    @property
    def figures(self) -> tuple[float, float] | None:
        """Both changes in per cent; None where a group "stayed about the same"."""
        found = [_CHANGE.fullmatch(words.removesuffix(" %").strip()) for words in (self.trained, self.compared)]
        if not all(found):
            return None
        values = [float(one[2]) * (1 if one[1] == "gained" else -1) for one in found]
        return values[0], values[1]


def source_of(answer: Answer, field: str) -> str:
    """The source id of a field of an answer."""
    place = (answer.site or answer.target).value.replace("_", "-")
    return f"finding:{answer.question}/{place}/{field}"


def place_in_words(answer: Answer) -> str:
    """What an answer is about: "the lower back", or "falls"."""
    return f"the {bone_words(answer.site)}" if answer.site else _EVENTS[answer.target]


@dataclass(frozen=True, slots=True)
class _Message:
    """What is said of a bone, with a gap for it; `ends` says what fits the interval where the answer is not clear."""

    text: str
    ends: str
    sure: str


def messages(asked: Sequence[tuple[Question, Answer]]) -> tuple[Line, ...]:
    """What the rated answers say; bones of which the same is said share one line, in the order of the answers."""
    alike: dict[tuple[str, str], list[tuple[Answer, str]]] = {}
    for question, answer in asked:
        told = _message(question, answer)
        alike.setdefault((told.text, told.sure), []).append((answer, told.ends))
    return tuple(_line(text, sure, found) for (text, sure), found in alike.items())


def _line(text: str, sure: str, found: Sequence[tuple[Answer, str]]) -> Line:
    """One line for all bones of which the same is said; several bones get a sentence of their own."""
    source = source_of(found[0][0], "statement")
    places = [place_in_words(answer) for answer, _ in found]
    if len(places) == 1:
        return Line(said(f"{text.format(places[0])} {found[0][1]} {sure}", source), strong=1)
    first, _, rest = text.partition(".")
    ends = [ends for _, ends in found if ends]
    if len(set(ends)) > 1:
        ends = [f"{upper_first(place)}: {lower_first(end)}" for place, (_, end) in zip(places, found, strict=True)]
    listed = f"These are {joined(places)}. {rest.strip()} {' '.join(dict.fromkeys(ends))}"
    return Line(said(f"{first.format('these places')}. {listed} {sure}", source), strong=1)


def compared_words(question: Question, answer: Answer) -> str:
    """What training was set against, as the statement of the answer has it."""
    lead = answer.lead
    if lead.review:
        classes = frozenset(lead.review.comparator) & frozenset(question.comparator)
    else:
        ids = {row.study for row in lead.pool.rows} if lead.pool else set()
        found = [c for reading in answer.readings for c in reading.comparisons if c.study in ids and c.estimate]
        classes = frozenset(c.comparator for c in found)
    return comparison_words(classes or question.comparator, load=question.load)


def _message(question: Question, answer: Answer) -> _Message:
    """The message of one answer."""
    assert answer.rating and answer.lead.effect
    exercise = exercise_words(question.exercise, question.load)
    compared, level = compared_words(question, answer), answer.rating.final
    density = answer.target is OutcomeTarget.BMD_ITSELF
    core = _density(answer, exercise, compared) if density else _events(answer, exercise, compared)
    unclear = answer.size is Size.NOT_CLEAR and (level is not CertaintyLevel.VERY_LOW or not density)
    ends = (_ends if density else _event_ends)(answer.lead.effect) if unclear else ""
    return _Message(upper_first(core), ends, "" if level is CertaintyLevel.VERY_LOW else SURE[level])


def _density(answer: Answer, exercise: str, compared: str) -> str:
    level, size, effect = answer.rating.final, answer.size, answer.lead.effect
    mineral = answer.lead.review is not None and answer.lead.review.quantity is Quantity.BMC
    what, side = ("bone mineral", "more bone mineral") if mineral else ("bone density", "denser")
    if effect.side < 0:
        side = "less bone mineral" if mineral else "less dense"
    if level is CertaintyLevel.VERY_LOW:
        if size is Size.NOT_CLEAR or not effect.side:
            return f"We do not know if {exercise} changes {what} in {{}}."
        return f"We do not know if {exercise} {_leaves('leaves', side, mineral)} than {compared}."
    if size is Size.NOT_CLEAR:
        return f"It is not clear if {exercise} changes {what} in {{}}."
    if size is Size.LITTLE:
        return f"{exercise} {_VERB[level].format('make')} little or no difference to {what} in {{}}."
    little = "a little " if size is Size.SLIGHT else ""
    large = " by a large amount" if size is Size.LARGE else ""
    unclear = " How large the gap is, is not clear." if size is Size.NOT_STATED else ""
    leaves = _leaves(_VERB[level].format("leave"), f"{little}{side}", mineral)
    return f"{exercise} {leaves} than {compared}{large}.{unclear}"


def _leaves(verb: str, side: str, mineral: bool) -> str:
    return f"{verb} {side} in {{}}" if mineral else f"{verb} bone in {{}} {side}"


def _ends(effect: Effect) -> str:
    """What fits the interval, for bone density."""
    if effect.upper > effect.measure.null:
        return "A gain or a loss would fit." if effect.lower < effect.measure.null else "A gain or no change would fit."
    return "A loss or no change would fit."


def _events(answer: Answer, exercise: str, compared: str) -> str:
    level, effect = answer.rating.final, answer.lead.effect
    side = "more" if effect.estimate > effect.measure.null else "fewer"
    if answer.size is Size.NOT_CLEAR:
        clear = "We do not know" if level is CertaintyLevel.VERY_LOW else "It is not clear"
        return f"{clear} if {exercise} changes the number of {{}}."
    if level is CertaintyLevel.VERY_LOW:
        return f"We do not know if {exercise} leads to {side} {{}} than {compared}."
    return f"{exercise} {_VERB[level].format('lead')} to {side} {{}} than {compared}."


def _event_ends(effect: Effect) -> str:
    fewer, more = round(100 * (1 - effect.lower)), round(100 * (effect.upper - 1))
    low = f"{fewer} % fewer" if fewer > 0 else "No change"
    high = f"{more} % more" if more > 0 else "no change"
    return f"{low} or {high} would fit."


def group_changes(answer: Answer) -> tuple[GroupChanges, ...]:
    """What both groups did, from the statement: once for trials together, or trial by trial; nothing if not told.

    Raises ValueError where the sentence of the statement is no longer one that this module knows.
    """
    told = answer.statement.groups.rstrip(".")
    return tuple(_group_change(one) for one in told.split("; ")) if told else ()


def _group_change(told: str) -> GroupChanges:
    found = _GROUPS.match(told)
    if not found:
        raise ValueError(f"the sentence on both groups has changed: {told!r}")
    where, trained, other, compared = found.groups()
    return GroupChanges(
        where.replace("whose figures we could read", "that we could read"), trained, compared, bool(other)
    )


def group_lines(answer: Answer) -> tuple[Line, ...]:
    """Where the figures come from, and what each group did."""
    source = source_of(answer, "groups")
    place = upper_first(place_in_words(answer).removeprefix("the "))
    lines = []
    for told in group_changes(answer):
        sides = (
            ("Those who trained", "The other groups") if told.many else ("The group that trained", "The other group")
        )
        texts = (
            f"{place}: these figures come from {told.where}.",
            f"{sides[0]} {told.trained}.",
            f"{sides[1]} {told.compared}.",
        )
        lines.append(Line(tuple(Sentence(text, source) for text in texts)))
    return tuple(lines)
