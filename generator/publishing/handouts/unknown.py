"""The parts of a sheet whose question has no answer: it says so, and its readers still get every safety line.

Such sheets are for those who need the strict text most, and whom most studies did not let in (rules, B5 and section 6).
"""

from __future__ import annotations

from dataclasses import replace

from generator.model import Question
from generator.publishing.handouts.advice import why_line
from generator.publishing.handouts.answer_words import class_words, exercise_of, place_in_words, place_name
from generator.publishing.handouts.grid import SURE
from generator.publishing.handouts.language import N_, Voice
from generator.publishing.handouts.sheet import FactBox, Part, Sentence, line, together
from generator.publishing.handouts.texts import fixed, heading, text_of
from generator.publishing.wording import upper_first
from generator.synthesis import Answer, QuestionFinding
from generator.vocabulary import CertaintyLevel, EmptyState, OutcomeTarget

_STATES = {
    EmptyState.NOT_IN_COLLECTION: N_(
        "No study on our list answers this question. We did not search for all there are."
    ),
    EmptyState.SEARCHED_NONE: N_("A planned search found no study of it."),
    EmptyState.MEASURED_NOT_READ: N_("Trials measured it, but we have not read their figures."),
}


def unknown_parts(voice: Voice, question: Question, finding: QuestionFinding) -> list[Part]:
    """Key messages, what was studied, who was kept out, both groups, facts and certainty, where nothing is known."""
    source = f"finding:{question.id}/state"
    people = voice.say(question.population.words)
    unknown = line(voice.say("We do not know what exercise does to bone in {people}.", people=people), source)
    state = line(voice.say(_STATES[EmptyState(finding.state)]), source)
    first = replace(together([unknown, state]), strong=1)
    messages = (first, fixed(voice, "careful", strong=1), fixed(voice, "denser", strong=1))
    judged = line(voice.say(SURE[CertaintyLevel.VERY_LOW]), source)
    return [
        Part("key-messages", heading(voice, "key-messages"), messages, listed=True),
        Part("studied", heading(voice, "studied"), (together([state, fixed(voice, "collection")]),)),
        Part("kept-out", heading(voice, "kept-out"), (why_line(voice, question), fixed(voice, "why-strict"))),
        Part("groups", heading(voice, "groups"), (fixed(voice, "nothing-shown"),)),
        _facts(voice, question, finding),
        Part("sure", heading(voice, "sure"), (_sure(voice, judged),)),
    ]


def _sure(voice: Voice, judged):
    """That we do not know, and why there is nothing to judge."""
    return replace(together([judged, fixed(voice, "nothing-judged"), fixed(voice, "more-research")]), strong=1)


def _facts(voice: Voice, question: Question, finding: QuestionFinding) -> Part:
    """The fact box, in which nothing is known on either side."""
    source = f"finding:{question.id}/state"
    head = (voice.say("What was measured"), class_words(voice, question.comparator), exercise_of(voice, question))
    density = [place_in_words(voice, one) for one in finding.answers if one.target is OutcomeTarget.BMD_ITSELF]
    names = [voice.say("Density of {place}", place=voice.listed(density))] if density else []
    names += [_name(voice, one) for one in finding.answers if one.target is not OutcomeTarget.BMD_ITSELF]
    rows = [(name, *(text_of(voice, "not-known"),) * 2) for name in names]
    cells = [tuple(Sentence(upper_first(cell), source) for cell in row) for row in (head, *rows)]
    return Part("facts", heading(voice, "facts"), box=FactBox(cells[0], tuple(cells[1:])))


def _name(voice: Voice, answer: Answer) -> str:
    if answer.target is OutcomeTarget.HARMS:
        return voice.say("Harm from training")
    return place_name(voice, answer)
