"""The parts of a sheet that come from findings: who was kept out, both groups, facts, certainty."""

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
from generator.publishing.handouts.event_facts import event_fact
from generator.publishing.handouts.grid import SURE
from generator.publishing.handouts.language import N_, Voice
from generator.publishing.handouts.sheet import FactBox, Line, Part, Picture, Sentence, line, said, together
from generator.publishing.handouts.texts import fixed, heading, text_of
from generator.publishing.wording import lower_first, upper_first
from generator.synthesis import Answer, QuestionFinding
from generator.synthesis.safety import SafetyRow
from generator.vocabulary import CertaintyLevel, OutcomeTarget

Asked = tuple[Question, QuestionFinding, Answer]


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


def facts(voice: Voice, edition: Edition, asked: Sequence[Asked], findings: Sequence[QuestionFinding]) -> Part:
    """Training against doing nothing, side by side, with the harms of all studies; events on one denominator."""
    question, _, first = asked[0]
    answers = [answer for _, _, answer in asked]
    head = (
        Sentence(voice.say("What was measured"), "text:heading-facts"),
        Sentence(upper_first(compared_words(voice, question, first)), source_of(first, "comparison")),
        Sentence(upper_first(exercise_of(voice, question)), source_of(first, "exercise")),
    )
    events = [event_fact(voice, edition.base, asks, one) for asks, _, one in asked if not _is_density(one)]
    rows = [*_density_facts(voice, answers), *(one.row for one in events), _harms(voice, findings)]
    told = (*(one.told for one in events), *_harms_told(voice, findings))
    people = tuple(one.people for one in events if one.people)
    box = FactBox(head, tuple(rows))
    return Part("facts", heading(voice, "facts"), told, listed=True, box=box, people=people)


def _is_density(answer: Answer) -> bool:
    return answer.target is OutcomeTarget.BMD_ITSELF


def _density_facts(voice: Voice, answers: Sequence[Answer]) -> list[tuple[Sentence, ...]]:
    """What both groups did; bones of which the same is told share a row."""
    unknown = text_of(voice, "not-found")
    alike: dict[tuple[str, str], list[Answer]] = {}
    for answer in filter(_is_density, answers):
        told = answer.statement.both_groups
        compared = "; ".join(did(voice, one.compared) for one in told) or unknown
        trained = "; ".join(did(voice, one.trained) for one in told) or unknown
        alike.setdefault((compared, trained), []).append(answer)
    return [
        (_density_name(voice, found), *(Sentence(cell, source_of(found[0], "groups")) for cell in cells))
        for cells, found in alike.items()
    ]


def _density_name(voice: Voice, answers: Sequence[Answer]) -> Sentence:
    places = voice.listed([place_in_words(voice, answer) for answer in answers])
    return Sentence(voice.say("Density of {place}", place=places), source_of(answers[0], "groups"))


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
        Sentence(words if told else text_of(voice, "not-found"), source),
    )


def _harms_told(voice: Voice, findings: Sequence[QuestionFinding]) -> tuple[Line, ...]:
    """The harms that studies tell of, study by study, each once."""
    lines = []
    for row in _studies(findings):
        told = [voice.say(what) for what in dict.fromkeys(row.harms)]
        if told:
            first, *more = (lower_first(told[0]), *map(upper_first, told[1:]))
            text = " ".join([f"{row.label}: {first}.", *(f"{one}." for one in more)])
            lines.append(line(text, f"study:{row.study}/harms"))
    return tuple(lines)


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
