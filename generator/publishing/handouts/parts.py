"""The parts of a sheet that come from findings: what was studied, who was kept out, both groups, facts, certainty."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Question
from generator.publishing.answer_marks import reviews_disagree
from generator.publishing.edition import Edition
from generator.publishing.figures.bars import Group
from generator.publishing.handouts.answer_words import (
    certainty_of,
    compared_words,
    did,
    exercise_of,
    group_lines,
    moved,
    place_in_words,
    place_name,
    source_of,
)
from generator.publishing.handouts.grid import SURE
from generator.publishing.handouts.language import N_, Voice
from generator.publishing.handouts.reading_depth import reading_words
from generator.publishing.handouts.sheet import FactBox, Line, Part, Picture, Sentence, line, said, together
from generator.publishing.handouts.texts import fixed, heading, text_of
from generator.publishing.wording import lower_first, upper_first
from generator.synthesis import Answer, QuestionFinding
from generator.synthesis.effect import Measure
from generator.synthesis.safety import SafetyRow
from generator.vocabulary import CertaintyLevel, CountUnit, OutcomeTarget

Asked = tuple[Question, QuestionFinding, Answer]


# ---------------------------------------------------------------- what was studied, and who took part


def studied(voice: Voice, edition: Edition, asked: Sequence[Asked]) -> Part:
    """What each answer rests on, who took part, how much of it was read; the same review is named once."""
    lines: dict[str, Line] = {}
    answers = [answer for _, _, answer in asked]
    apart = len({(_lead_id(one), one.lead.k, one.lead.people) for one in answers}) > 1
    for question, _, answer in asked:
        lines.setdefault(f"people:{question.population.words}", _people(voice, question))
        lead = _lead_id(answer)
        known = lines.get(lead)
        if known is None:
            lines[lead] = _lead(voice, answer, apart)
        elif apart:
            lines[lead] = together([known, _counts(voice, answer, apart)])
    covered = [_coverage(voice, answer, len(asked) > 1) for answer in answers if answer.coverage.eligible]
    reviews = {one.lead.review.review: one.lead.review.label for one in answers if one.lead.review}
    read = [_reading(voice, edition, key, label) for key, label in reviews.items()]
    known_list = fixed(voice, "collection")
    return Part("studied", heading(voice, "studied"), (*lines.values(), together([*read, *covered, known_list])))


def _lead_id(answer: Answer) -> str:
    return answer.lead.review.review if answer.lead.review else answer.question


def _people(voice: Voice, question: Question) -> Line:
    text = voice.say("The studies took in {people}.", people=voice.say(question.population.words))
    return line(text, f"question:{question.id}/population.words")


def _lead(voice: Voice, answer: Answer, apart: bool) -> Line:
    """The review or the studies behind an answer: how many, how old, how many people."""
    review = answer.lead.review
    if review is None:
        names = voice.listed([row.label for row in answer.lead.pool.rows] if answer.lead.pool else [])
        text = voice.say("We rest on {n} of them: {names}.", n=voice.figure(answer.lead.k or 0), names=names)
        return line(text, source_of(answer, "lead"))
    text = voice.say("We rest on one review: {review}.", review=review.label)
    if review.search_to:
        text += " " + voice.say("It looked for studies up to {date}.", date=voice.date(review.search_to))
    return together([line(text, f"review:{review.review}"), _counts(voice, answer, apart)])


def _counts(voice: Voice, answer: Answer, apart: bool) -> Line:
    """How many studies and people a review put together, for one bone where bones differ."""
    review = answer.lead.review
    assert review
    told = []
    if review.k is not None and review.k_unit is not None:
        units = _units(voice, review.k_unit, review.k)
        if review.k_all_sites:
            units = voice.say("up to {units}", units=units)
        if apart:
            place = place_in_words(voice, answer)
            told.append(voice.say("For {place}, it put {units} side by side.", place=place, units=units))
        else:
            told.append(voice.say("It put {units} side by side.", units=units))
    if review.n is None:
        told.append(text_of(voice, "people-unknown"))
    else:
        told.append(voice.say("In all, {n} people took part.", n=voice.figure(review.n)))
    return line(" ".join(told), f"review:{review.review}")


def _units(voice: Voice, unit: CountUnit, number: int) -> str:
    if unit is CountUnit.STUDIES:
        return voice.count("{n} study", "{n} studies", number)
    if unit is CountUnit.COMPARISONS:
        return voice.count("{n} pair of groups", "{n} pairs of groups", number)
    return voice.count("{n} group that trained", "{n} groups that trained", number)


def _reading(voice: Voice, edition: Edition, review: str, label: str) -> Line:
    """How deep we read a review."""
    return line(reading_words(voice, label, edition.base.reviews[review].record.reports), f"review:{review}")


def _coverage(voice: Voice, answer: Answer, named: bool) -> Line:
    covered = answer.coverage
    none, facts = not covered.read, {"read": voice.figure(covered.read)}
    if none:
        text = voice.count(
            "Of about {n} trial on our list, we could read the figures of none.",
            "Of about {n} trials on our list, we could read the figures of none.",
            covered.eligible,
        )
    else:
        text = voice.count(
            "Of about {n} trial on our list, we could read the figures of {read}.",
            "Of about {n} trials on our list, we could read the figures of {read}.",
            covered.eligible,
            **facts,
        )
    if named:
        text = voice.say("{place}: {told}", place=place_name(voice, answer), told=lower_first(text))
    return line(text, source_of(answer, "coverage"))


# ---------------------------------------------------------------- who was not allowed in


def kept_out(voice: Voice, findings: Sequence[QuestionFinding]) -> Part:
    """Whom the studies kept out, each reason once, and how many say so; what is not told is said."""
    rows = _studies(findings)
    telling = [row for row in rows if row.excluded]
    source = f"finding:{findings[0].id}/safety"
    lines = [line(text, source) for text in _kept_out_counts(voice, rows)] or [fixed(voice, "none-kept-out")]
    listed = {who: row.study for row in telling for who in row.excluded}
    told = {upper_first(voice.say(who)): study for who, study in listed.items()}
    lines += [line(f"{who}.", f"study:{study}/population.excluded") for who, study in told.items()]
    if told:
        lines.append(fixed(voice, "not-on-page"))
    return Part("kept-out", heading(voice, "kept-out"), tuple(lines), listed=True)


def _kept_out_counts(voice: Voice, rows: Sequence[SafetyRow]) -> list[str]:
    """How many studies say whom they kept out, and in how many trained staff watched; nothing for no study."""
    if not rows:
        return []
    telling, watched = sum(bool(row.excluded) for row in rows), sum(row.supervised for row in rows)
    studies = voice.count("Of {n} study on our list,", "Of {n} studies on our list,", len(rows))
    some = voice.count("{n} says whom they kept out.", "{n} say whom they kept out.", telling)
    none = voice.say("none say whom they kept out.")
    if watched:
        staff = voice.say("In {n} of them, trained staff watched, as far as we have read.", n=voice.figure(watched))
    else:
        staff = voice.say("In none of them, trained staff watched, as far as we have read.")
    return [f"{studies} {some if telling else none}", staff]


# ---------------------------------------------------------------- both groups


def groups(voice: Voice, answers: Sequence[Answer], must_show: Sequence[Line]) -> Part:
    """What both groups' bones did, with a picture where both have a figure; and what must not be left out."""
    lines = [told for answer in answers for told in group_lines(voice, answer)]
    shown = [*(lines or [fixed(voice, "no-groups")]), *must_show]
    drawn = next((picture for picture in (_picture(voice, one) for one in answers) if picture), None)
    more = [fixed(voice, "average")] if lines else []
    return Part("groups", heading(voice, "groups"), (*shown, *more), picture=drawn)


def _picture(voice: Voice, answer: Answer) -> Picture | None:
    """The two bars; none where a group stayed about the same, or trials stand apart."""
    told = answer.statement.both_groups
    if len(told) != 1 or not (moved(told[0].trained) and moved(told[0].compared)):
        return None
    bars = tuple(
        Group(voice.say(name), "", change, trained, _signed(voice, change))
        for name, change, trained in (
            (N_("Trained"), told[0].trained, True),
            (N_("Did not train"), told[0].compared, False),
        )
    )
    label = voice.say("Change in bone density, {place}", place=place_in_words(voice, answer))
    shown = "; ".join(f"{bar.name}: {bar.written}" for bar in bars)
    alternative = voice.say("Two bars. {label}. {told}.", label=label, told=shown)
    return Picture(bars, label, alternative, voice.say("no change"))


def _signed(voice: Voice, change: float) -> str:
    sign = "+" if change > 0 else "\N{MINUS SIGN}"
    return f"{sign}{voice.figure(abs(change), 1)}%"


# ---------------------------------------------------------------- fact box


def facts(voice: Voice, asked: Sequence[Asked], findings: Sequence[QuestionFinding]) -> Part:
    """Training against doing nothing, side by side, with the harms of all studies; events on one denominator, 100."""
    question, _, first = asked[0]
    head = (
        Sentence(voice.say("What was measured"), "text:heading-facts"),
        Sentence(upper_first(compared_words(voice, question, first)), source_of(first, "comparison")),
        Sentence(upper_first(exercise_of(voice, question)), source_of(first, "exercise")),
    )
    rows = [_fact(voice, answer) for _, _, answer in asked]
    rows.append(_harms(voice, findings))
    told = _harms_told(voice, findings)
    return Part("facts", heading(voice, "facts"), told, listed=True, box=FactBox(head, tuple(rows)))


def _fact(voice: Voice, answer: Answer) -> tuple[Sentence, ...]:
    if answer.target is not OutcomeTarget.BMD_ITSELF:
        return _event_fact(voice, answer)
    source, told = source_of(answer, "groups"), answer.statement.both_groups
    unknown = text_of(voice, "harm-unknown")
    name = voice.say("Density of {place}", place=place_in_words(voice, answer))
    compared = "; ".join(did(voice, one.compared) for one in told) or unknown
    trained = "; ".join(did(voice, one.trained) for one in told) or unknown
    return Sentence(name, source), Sentence(compared, source), Sentence(trained, source)


def _event_fact(voice: Voice, answer: Answer) -> tuple[Sentence, ...]:
    """A ratio as a count for each 100 events of the other group: the risk itself was not read."""
    effect, source = answer.lead.effect, source_of(answer, "effect")
    assert effect and effect.measure is Measure.RATIO
    value, low, high = (voice.figure(round(100 * number)) for number in (effect.estimate, effect.lower, effect.upper))
    name = voice.say("{events}, for each 100 without training", events=place_name(voice, answer))
    cell = voice.say("{value} (may be {low} to {high})", value=value, low=low, high=high)
    return Sentence(name, source), Sentence("100", source), Sentence(cell, source)


def _harms(voice: Voice, findings: Sequence[QuestionFinding]) -> tuple[Sentence, ...]:
    rows, source = _studies(findings), f"finding:{findings[0].id}/safety"
    told = sum(row.reported for row in rows)
    words = voice.count(
        "told of, or ruled out, in {told} of {n} study",
        "told of, or ruled out, in {told} of {n} studies",
        len(rows),
        told=voice.figure(told),
    )
    return (
        Sentence(voice.say("Harm from training"), source),
        Sentence(voice.say("does not apply"), source),
        Sentence(words if told else text_of(voice, "harm-unknown"), source),
    )


def _harms_told(voice: Voice, findings: Sequence[QuestionFinding]) -> tuple[Line, ...]:
    """Each harm that a study tells of, once, with the study."""
    told = {what: row for row in _studies(findings) for what in row.harms}
    texts = {upper_first(voice.say(what)): row for what, row in told.items()}
    return tuple(line(f"{row.label}: {lower_first(what)}.", f"study:{row.study}/harms") for what, row in texts.items())


def _studies(findings: Sequence[QuestionFinding]) -> list[SafetyRow]:
    """The studies of all questions of a sheet, each once."""
    return list({row.study: row for finding in findings for row in finding.safety}.values())


# ---------------------------------------------------------------- how sure, and of what


def sure(voice: Voice, answers: Sequence[Answer]) -> Part:
    """How sure we are, and of what; alike answers share a line."""
    alike: dict[str, list[Answer]] = {}
    for answer in answers:
        assert answer.rating
        of = certainty_of(voice, answer.rating.of)
        judged = voice.say("We judged how sure one can be {of}.", of=of)
        text = f"{voice.say(SURE[answer.rating.final])} {judged}"
        alike.setdefault(text, []).append(answer)
    lines = []
    for text, found in alike.items():
        places = [place_name(voice, one) for one in found] if len(alike) > 1 else []
        place = (Sentence(f"{', '.join(places)}:", source_of(found[0], "certainty")),) if places else ()
        lines.append(Line((*place, *said(text, source_of(found[0], "certainty"))), strong=1 + len(place)))
    levels = {answer.rating.final for answer in answers if answer.rating}
    more = [fixed(voice, "more-research")] if levels != {CertaintyLevel.HIGH} else []
    if any(answer.rating and answer.rating.provisional for answer in answers):
        more.append(fixed(voice, "rules"))
    if any(reviews_disagree(answer) for answer in answers):
        more.append(fixed(voice, "disagree"))
    level = levels.pop() if len(levels) == 1 else None
    return Part("sure", heading(voice, "sure"), (*lines, together(more)), level=level)
