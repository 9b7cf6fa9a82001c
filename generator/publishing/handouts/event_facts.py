"""Events in the fact box: how many people of 100 without training and with it, and a picture where that is known.

A picture of people needs the risk of those who did not train, from the trials themselves, and a ratio of people. Where
either is missing the box keeps the ratio on one denominator, and says why there is no picture.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import EvidenceBase, Question
from generator.publishing.figures.icon_array import SIZES, IconGroup
from generator.publishing.handouts.answer_words import place_in_words, place_name, source_of
from generator.publishing.handouts.language import Voice
from generator.publishing.handouts.sheet import Line, People, Sentence, line
from generator.synthesis import Answer
from generator.synthesis.comparator_risk import ComparatorRisk, comparator_risk, is_risk_ratio
from generator.synthesis.effect import Effect, Measure
from generator.synthesis.statements import FEW
from generator.vocabulary import CertaintyLevel


@dataclass(frozen=True, slots=True)
class EventFact:
    """What the fact box says of one kind of event: a row, where its numbers come from, and a picture or none."""

    row: tuple[Sentence, ...]
    told: Line
    people: People | None = None


def event_fact(voice: Voice, base: EvidenceBase, question: Question, answer: Answer) -> EventFact:
    """The fact of one answer on events."""
    assert answer.rating and answer.lead.effect and answer.lead.effect.measure is Measure.RATIO
    risk = comparator_risk(base, question, answer) if is_risk_ratio(base, answer) else None
    if risk is None or answer.rating.final is CertaintyLevel.VERY_LOW:
        return EventFact(_ratio_row(voice, answer, answer.lead.effect), _no_picture(voice, answer, risk))
    counts = _counts(risk, answer.lead.effect)
    names = [base.references[base.studies[key].record.main_report.ref].short for key in risk.studies]
    where = voice.listed(names) if len(names) <= FEW else voice.say("{n} trials", n=voice.figure(len(names)))
    told = voice.say("The number without training is that of the other groups in {trials}.", trials=where)
    return EventFact(
        _people_row(voice, answer, risk, counts),
        line(told, f"study:{risk.studies[0]}/results"),
        _picture(voice, answer, counts),
    )


def _no_picture(voice: Voice, answer: Answer, risk: ComparatorRisk | None) -> Line:
    events = place_in_words(voice, answer)
    if risk is None:
        text = voice.say("We did not find how many people had {events}, so we do not draw them.", events=events)
    else:
        text = voice.say("Of {events} so little is known that we do not draw them.", events=events)
    return line(text, source_of(answer, "risk"))


def _ratio_row(voice: Voice, answer: Answer, effect: Effect) -> tuple[Sentence, ...]:
    """A ratio as a count for each 100 events of the other group: the risk itself was not read."""
    value, low, high = (voice.figure(round(100 * number)) for number in (effect.estimate, effect.lower, effect.upper))
    name = voice.say("{events}, for each 100 without training", events=place_name(voice, answer))
    cell = voice.say("{value} (may be {low} to {high})", value=value, low=low, high=high)
    return tuple(Sentence(text, source_of(answer, "effect")) for text in (name, "100", cell))


# ---------------------------------------------------------------- with the risk of those who did not train


@dataclass(frozen=True, slots=True)
class _Counts:
    """People with an event of so many: without training, with it, and the ends of what fits."""

    of: int
    compared: int
    trained: int
    low: int
    high: int


def _counts(risk: ComparatorRisk, effect: Effect) -> _Counts:
    """On 100 people; on 1000 where of 100 not one would be left."""
    rates = (risk.risk, *(min(1.0, risk.risk * ratio) for ratio in (effect.estimate, effect.lower, effect.upper)))
    of = next((size for size in SIZES if min(rates[:2]) * size >= 1), SIZES[-1])
    return _Counts(of, *(round(of * rate) for rate in rates))


def _people_row(voice: Voice, answer: Answer, risk: ComparatorRisk, counts: _Counts) -> tuple[Sentence, ...]:
    first, last = risk.months
    time = voice.count("{n} month", "{n} months", last)
    if first != last:
        time = voice.say("{first} to {time}", first=voice.figure(first), time=time)
    facts = {"events": place_in_words(voice, answer), "of": voice.figure(counts.of), "time": time}
    name = voice.say("People with {events}, of each {of}, in {time}", **facts)
    value, low, high = (voice.figure(number) for number in (counts.trained, counts.low, counts.high))
    cell = voice.say("{value} (may be {low} to {high})", value=value, low=low, high=high)
    source = source_of(answer, "effect")
    return Sentence(name, source), Sentence(voice.figure(counts.compared), source), Sentence(cell, source)


def _picture(voice: Voice, answer: Answer, counts: _Counts) -> People:
    """The figures, told apart by form; the row of the box says the same."""
    events, of = place_in_words(voice, answer), voice.figure(counts.of)
    groups = tuple(
        IconGroup(name, number, voice.say("{n} of {of}", n=voice.figure(number), of=of))
        for name, number in ((voice.say("Did not train"), counts.compared), (voice.say("Trained"), counts.trained))
    )
    more = counts.trained > counts.compared
    differs = voice.say("more with training") if more else voice.say("fewer with training")
    key = (voice.say("with {events}", events=events), differs, voice.say("without {events}", events=events))
    shown = "; ".join(f"{group.name}: {group.written}" for group in groups)
    alternative = voice.say("Figures of people with {events}. {told}.", events=events, told=shown)
    return People((groups[0], groups[1]), counts.of, key, alternative)
