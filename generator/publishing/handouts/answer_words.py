"""What an answer says in the words of a sheet: never weaker and never stronger than the statement on the site.

A grid of patterns (rule R5): the verb follows the level ("may", "probably"), the adverb follows the size; where the
statement says "we do not know" or "not clear", so does the sheet. Other languages translate the grid.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from generator.model import Question
from generator.publishing.handouts.grid import LEADS, LEAVES, LITTLE, MINERAL, SIDES, SURE, UNKNOWN_SIDE
from generator.publishing.handouts.language import N_, Voice
from generator.publishing.handouts.sheet import Line, Sentence, said
from generator.publishing.wording import lower_first, upper_first
from generator.synthesis import Answer, Size
from generator.synthesis.effect import Effect
from generator.synthesis.statements import FEW, SAME, BothGroups
from generator.synthesis.words import bone_words, comparison_words, exercise_words
from generator.vocabulary import CertaintyLevel, ComparatorClass, OutcomeTarget, Quantity

EVENTS = {OutcomeTarget.FRACTURE: "broken bones", OutcomeTarget.FALLS: "falls", OutcomeTarget.HARMS: "harms"}
_GAP = "{}"  # for the bones of which the same is said


def source_of(answer: Answer, field: str) -> str:
    """The source id of a field of an answer."""
    place = (answer.site or answer.target).value.replace("_", "-")
    return f"finding:{answer.question}/{place}/{field}"


def place_in_words(voice: Voice, answer: Answer) -> str:
    """What an answer is about, within a sentence: "the lower back", or "falls"."""
    return voice.say(f"the {bone_words(answer.site)}" if answer.site else EVENTS[answer.target])


def place_name(voice: Voice, answer: Answer) -> str:
    """What an answer is about, as a name: "Lower back", or "Falls"."""
    return upper_first(voice.say(bone_words(answer.site) if answer.site else EVENTS[answer.target]))


@dataclass(frozen=True, slots=True)
class _Message:
    """What is said of a bone, with a gap for it; `ends` says what fits the interval where the answer is not clear."""

    text: str
    more: str = ""
    sure: str = ""
    ends: str = field(default="", compare=False)


def messages(voice: Voice, asked: Sequence[tuple[Question, Answer]]) -> tuple[Line, ...]:
    """What the rated answers say; bones of which the same is said share one line, in the order of the answers."""
    alike: dict[_Message, list[tuple[Answer, str]]] = {}
    for question, answer in asked:
        told = _message(voice, question, answer)
        alike.setdefault(told, []).append((answer, told.ends))
    return tuple(_line(voice, told, found) for told, found in alike.items())


def _line(voice: Voice, told: _Message, found: Sequence[tuple[Answer, str]]) -> Line:
    """One line for all bones of which the same is said; several bones get a sentence of their own."""
    source = source_of(found[0][0], "statement")
    places = [place_in_words(voice, answer) for answer, _ in found]
    if len(places) == 1:
        texts = [told.text.format(places[0]), told.more, found[0][1], told.sure]
    else:
        ends = [end for _, end in found if end]
        if len(set(ends)) > 1:
            pairs = zip(places, ends, strict=True)
            ends = [voice.say("{place}: {end}", place=upper_first(place), end=lower_first(end)) for place, end in pairs]
        listed = voice.say("These are {places}.", places=voice.listed(places))
        texts = [told.text.format(voice.say("these places")), listed, told.more, *dict.fromkeys(ends), told.sure]
    return Line(said(" ".join(text for text in texts if text), source), strong=1)


def exercise_of(voice: Voice, question: Question) -> str:
    """What people did, within a sentence."""
    return voice.say(exercise_words(question.exercise, question.load))


def compared_words(voice: Voice, question: Question, answer: Answer) -> str:
    """What training was set against, as the statement of the answer has it."""
    lead = answer.lead
    if lead.review:
        classes = frozenset(lead.review.comparator) & frozenset(question.comparator)
    else:
        ids = {row.study for row in lead.pool.rows} if lead.pool else set()
        found = [c for reading in answer.readings for c in reading.comparisons if c.study in ids and c.estimate]
        classes = frozenset(c.comparator for c in found)
    return class_words(voice, classes or frozenset(question.comparator), load=question.load)


def class_words(voice: Voice, classes: Collection[ComparatorClass], *, load: str | None = None) -> str:
    """Classes of comparison, within a sentence."""
    if load or ComparatorClass.INACTIVE in classes:
        return voice.say(comparison_words(classes, load=load))
    kinds = [kind for kind in ComparatorClass if kind in classes]
    return voice.either([voice.say(comparison_words([kind])) for kind in kinds])


def _message(voice: Voice, question: Question, answer: Answer) -> _Message:
    """The message of one answer."""
    assert answer.rating and answer.lead.effect
    exercise, compared = exercise_of(voice, question), compared_words(voice, question, answer)
    level, density = answer.rating.final, answer.target is OutcomeTarget.BMD_ITSELF
    core = (_density if density else _events)(voice, answer, exercise=exercise, compared=compared)
    unclear = answer.size is Size.NOT_CLEAR and (level is not CertaintyLevel.VERY_LOW or not density)
    ends = (_ends if density else _event_ends)(voice, answer.lead.effect) if unclear else ""
    known = level is not CertaintyLevel.VERY_LOW
    more = voice.say("How large the gap is, is not clear.") if known and answer.size is Size.NOT_STATED else ""
    return _Message(upper_first(core), more, voice.say(SURE[level]) if known else "", ends)


def _density(voice: Voice, answer: Answer, **facts: str) -> str:
    """The pattern of the grid for density, or for bone mineral, with a gap for the place."""
    level, size, effect = answer.rating.final, answer.size, answer.lead.effect
    mineral = answer.lead.review is not None and answer.lead.review.quantity is Quantity.BMC
    facts |= {"place": _GAP}
    if size is Size.NOT_CLEAR or level is CertaintyLevel.VERY_LOW and not effect.side:
        return voice.say(UNKNOWN_SIDE[level is CertaintyLevel.VERY_LOW, mineral], **facts)
    if size is Size.LITTLE and level is not CertaintyLevel.VERY_LOW:
        return voice.say(LITTLE[level, mineral], **facts)
    known = size if level is not CertaintyLevel.VERY_LOW and size in (Size.SLIGHT, Size.LARGE) else Size.PLAIN
    facts["side"] = voice.say(SIDES[effect.side > 0, mineral, known is Size.SLIGHT])
    patterns = (MINERAL if mineral else LEAVES)[level]
    return voice.say(patterns[known is Size.LARGE], **facts)


def _ends(voice: Voice, effect: Effect) -> str:
    """What fits the interval, for bone density."""
    if effect.upper <= effect.measure.null:
        return voice.say("A loss or no change would fit.")
    if effect.lower < effect.measure.null:
        return voice.say("A gain or a loss would fit.")
    return voice.say("A gain or no change would fit.")


def _events(voice: Voice, answer: Answer, **facts: str) -> str:
    level, effect = answer.rating.final, answer.lead.effect
    facts |= {"events": _GAP}
    if answer.size is Size.NOT_CLEAR:
        if level is CertaintyLevel.VERY_LOW:
            return voice.say("We do not know if {exercise} changes the number of {events}.", **facts)
        return voice.say("It is not clear if {exercise} changes the number of {events}.", **facts)
    return voice.say(LEADS[level, effect.estimate > effect.measure.null], **facts)


def _event_ends(voice: Voice, effect: Effect) -> str:
    """What fits the interval, for events: counts are in per cent of those without training."""
    fewer, more = round(100 * (1 - effect.lower)), round(100 * (effect.upper - 1))
    low, high = voice.figure(fewer), voice.figure(more)
    if fewer <= 0:
        return voice.say("No change or {high} % more would fit.", high=high)
    if more <= 0:
        return voice.say("{low} % fewer or no change would fit.", low=low)
    return voice.say("{low} % fewer or {high} % more would fit.", low=low, high=high)


# ---------------------------------------------------------------- what both groups did


def moved(change: float) -> bool:
    """Whether a group did more than stay about the same."""
    return abs(change) >= SAME


def did(voice: Voice, change: float) -> str:
    """What a group did, as a cell of the fact box."""
    if not moved(change):
        return voice.say("stayed about the same")
    percent = voice.figure(abs(change), 1)
    if change > 0:
        return voice.say("gained about {percent} %", percent=percent)
    return voice.say("lost about {percent} %", percent=percent)


def group_lines(voice: Voice, answer: Answer) -> tuple[Line, ...]:
    """Where the figures come from, and what each group did."""
    source = source_of(answer, "groups")
    lines = []
    for told in answer.statement.both_groups:
        place, where = place_name(voice, answer), _where(voice, told)
        figures = voice.say("{place}: these figures come from {where}.", place=place, where=where)
        lines.append(Line(tuple(Sentence(text, source) for text in (figures, *_sides(voice, told)))))
    return tuple(lines)


def _sides(voice: Voice, told: BothGroups) -> tuple[str, str]:
    """What those who trained did, and what the others did."""
    trained, other = did(voice, told.trained), did(voice, told.compared)
    if len(told.labels) > 1:
        return voice.say("Those who trained {did}.", did=trained), voice.say("The other groups {did}.", did=other)
    return voice.say("The group that trained {did}.", did=trained), voice.say("The other group {did}.", did=other)


def _where(voice: Voice, told: BothGroups) -> str:
    """The trials behind the figures, by name where they are few."""
    named = voice.listed(told.labels) if len(told.labels) <= FEW else ""
    if not told.beside:
        return named or voice.say("{n} trials", n=voice.figure(len(told.labels)))
    if len(told.labels) == 1:
        return voice.say("the one trial of just this that we could read ({names})", names=named)
    facts = {"n": voice.figure(len(told.labels)), "names": named}
    if named:
        return voice.say("the {n} trials of just this that we could read ({names})", **facts)
    return voice.say("the {n} trials of just this that we could read", n=facts["n"])


# ---------------------------------------------------------------- of what we are sure

_NUMBER = re.compile(r"\d+(\.\d+)?")
CERTAIN_OF = (
    N_("that there is a difference at all"),
    N_("that there is any gain"),
    N_("that there is any loss"),
    N_("that the gain is more than {limit} percentage points"),
    N_("that the loss is more than {limit} percentage points"),
    N_("that the difference is smaller than {limit} percentage points"),
    N_("that the gain is more than {limit} g/cm²"),
    N_("that the loss is more than {limit} g/cm²"),
    N_("that the difference is smaller than {limit} g/cm²"),
    N_("that the number hardly changes"),
    N_("that the number falls by more than a fifth"),
    N_("that the number rises by more than a quarter"),
)
"""Of what a rating is sure, in its own words."""


def certainty_of(voice: Voice, of: str) -> str:
    """Of what we are sure, as the rating says it; a limit in it is written as this language writes figures."""
    found = _NUMBER.search(of)
    if found is None:
        return voice.say(of)
    digits = len(found[1] or ".") - 1
    return voice.say(of.replace(found[0], "{limit}", 1), limit=voice.figure(float(found[0]), digits))
