"""What was studied, and who took part: the reviews and studies behind the answers, and how much of them was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.model import Question
from generator.model.parts import ReportLink
from generator.publishing.edition import Edition
from generator.publishing.handouts.answer_words import place_in_words, place_name, source_of
from generator.publishing.handouts.language import N_, Voice
from generator.publishing.handouts.sheet import Line, Part, line, together
from generator.publishing.handouts.texts import fixed, heading, text_of
from generator.synthesis import Answer
from generator.vocabulary import CountUnit, Depth


def studied(voice: Voice, edition: Edition, asked: Sequence[tuple[Question, Answer]]) -> Part:
    """What each answer rests on, who took part, how much of it was read; the same review is named once."""
    answers = [answer for _, answer in asked]
    apart = len({(_lead_id(one), one.lead.k, one.lead.people) for one in answers}) > 1
    leads: dict[str, list[tuple[Question, Answer]]] = {}
    for question, answer in asked:
        leads.setdefault(_lead_id(answer), []).append((question, answer))
    covered = [_coverage(voice, answer, len(asked) > 1) for answer in answers if answer.coverage.eligible]
    reviews = {one.lead.review.review: one.lead.review.label for one in answers if one.lead.review}
    read = [
        line(_reading(voice, label, edition.base.reviews[key].record.reports), f"review:{key}")
        for key, label in reviews.items()
    ]
    told = together([*read, *covered, fixed(voice, "collection")])
    named = len({question.population.words for question, _ in asked}) > 1
    shown = tuple(_lead(voice, one, apart=apart, named=named) for one in leads.values())
    return Part("studied", heading(voice, "studied"), (*shown, told))


def _lead_id(answer: Answer) -> str:
    return answer.lead.review.review if answer.lead.review else answer.question


def _lead(voice: Voice, asked: Sequence[tuple[Question, Answer]], *, apart: bool, named: bool) -> Line:
    """The review or the studies behind answers: in whom, how many, how old.

    Its people are named where a sheet has several; else they are those for whom it says it is.
    """
    words = [voice.say(one) for one in dict.fromkeys(question.population.words for question, _ in asked)]
    people = voice.listed(words) if named else voice.say("such people")
    answer = asked[0][1]
    review = answer.lead.review
    if review is None:
        names = voice.listed([row.label for row in answer.lead.pool.rows] if answer.lead.pool else [])
        facts = {"n": voice.figure(answer.lead.k or 0), "people": people, "names": names}
        return line(voice.say("We use {n} of the studies of {people}: {names}.", **facts), source_of(answer, "lead"))
    text = voice.say("We use one review of {people}: {review}.", people=people, review=review.label)
    if review.search_to:
        text += " " + voice.say("It looked for studies up to {date}.", date=voice.date(review.search_to))
    counts = [_counts(voice, one, apart) for _, one in (asked if apart else asked[:1])]
    return together([line(text, f"review:{review.review}"), *counts])


def _counts(voice: Voice, answer: Answer, apart: bool) -> Line:
    """How many studies and people a review put together, for one bone where bones differ."""
    review = answer.lead.review
    assert review
    people = voice.figure(review.n) if review.n is not None else ""
    if review.k is None or review.k_unit is None:
        text = voice.say("In all, {n} people took part.", n=people) if people else text_of(voice, "people-unknown")
        return line(text, f"review:{review.review}")
    units = _units(voice, review.k_unit, review.k)
    if review.k_all_sites:
        units = voice.say("up to {units}", units=units)
    facts = {"units": units, "people": people, "place": place_in_words(voice, answer)}
    return line(_side_by_side(voice, facts, apart=apart), f"review:{review.review}")


def _side_by_side(voice: Voice, facts: dict[str, str], *, apart: bool) -> str:
    """What a review put side by side: studies, and people where their number is known."""
    if apart and facts["people"]:
        return voice.say("For {place}, it put {units} with {people} people side by side.", **facts)
    if apart:
        return voice.say("For {place}, it put {units} side by side; how many people is unknown.", **facts)
    if facts["people"]:
        return voice.say("It put {units} with {people} people side by side.", **facts)
    told = voice.say("It put {units} side by side.", **facts)
    return f"{told} {text_of(voice, 'people-unknown')}"


def _units(voice: Voice, unit: CountUnit, number: int) -> str:
    if unit is CountUnit.STUDIES:
        return voice.count("{n} study", "{n} studies", number)
    if unit is CountUnit.COMPARISONS:
        return voice.count("{n} pair of groups", "{n} pairs of groups", number)
    return voice.count("{n} group that trained", "{n} groups that trained", number)


def _coverage(voice: Voice, answer: Answer, named: bool) -> Line:
    """Of how many trials on our list we could read the figures."""
    covered = answer.coverage
    read = voice.figure(covered.read) if covered.read else voice.say("none")
    if named:
        text = voice.count(
            "{place}: figures read of {read} of about {n} trial on our list.",
            "{place}: figures read of {read} of about {n} trials on our list.",
            covered.eligible,
            place=place_name(voice, answer),
            read=read,
        )
    else:
        text = voice.count(
            "Of about {n} trial on our list, we could read the figures of {read}.",
            "Of about {n} trials on our list, we could read the figures of {read}.",
            covered.eligible,
            read=read,
        )
    return line(text, source_of(answer, "coverage"))


_ONE = {
    Depth.FULL_TEXT: N_("Of {publication} we read the full text."),
    Depth.ABSTRACT: N_("Of {publication} we read the abstract."),
    Depth.SECONDARY: N_("Of {publication} we read what others write of it."),
    Depth.NOT_READ: N_("Of {publication} we have read nothing yet."),
}


def _reading(voice: Voice, label: str, reports: Sequence[ReportLink]) -> str:
    """Say how deep we read; of several reports, how many of each."""
    depths = Counter(report.depth for report in reports)
    if len(reports) == 1:
        return voice.say(_ONE[reports[0].depth], publication=label)
    read = [
        voice.count("{n} full text", "{n} full texts", depths[Depth.FULL_TEXT]),
        voice.count("{n} abstract", "{n} abstracts", depths[Depth.ABSTRACT]),
        voice.count(
            "{n} report through what others write of it",
            "{n} reports through what others write of them",
            depths[Depth.SECONDARY],
        ),
    ]
    kinds = (Depth.FULL_TEXT, Depth.ABSTRACT, Depth.SECONDARY)
    shown = voice.listed([words for words, depth in zip(read, kinds, strict=True) if depths[depth]])
    if not shown:
        return voice.say(_ONE[Depth.NOT_READ], publication=label)
    return voice.say("Of {publication} we read {what}.", publication=label, what=shown)
