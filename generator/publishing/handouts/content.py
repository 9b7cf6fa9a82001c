"""One content model for every format: a sheet built from findings, safety lines, guidelines and fixed sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.model import Question
from generator.publishing.answer_marks import certainty_mark, direction_mark
from generator.publishing.edition import Edition
from generator.publishing.figures.lenses import LENSES
from generator.publishing.figures.marked_figure import can_be_marked
from generator.publishing.figures.marks import DIRECTIONS, BoneMark
from generator.publishing.figures.skeleton import place_of
from generator.publishing.handouts.advice import advice_part, must_show_lines
from generator.publishing.handouts.answer_words import messages, place_in_words
from generator.publishing.handouts.complete import check_complete, lifting_over_50
from generator.publishing.handouts.frame import framed
from generator.publishing.handouts.language import ENGLISH, Untranslated, Voice, language_of
from generator.publishing.handouts.parts import facts, groups, kept_out, sure
from generator.publishing.handouts.safety_parts import SafetyNeeds, falls_part, safety_part, stop_part
from generator.publishing.handouts.sheet import Handout, Line, Part, Sentence, together
from generator.publishing.handouts.sources import sources_part, version_part
from generator.publishing.handouts.studied import studied
from generator.publishing.handouts.texts import fixed, heading, text_of
from generator.publishing.handouts.topics import PLANS, WHOLE_SKELETON, Plan
from generator.publishing.handouts.unknown import unknown_parts
from generator.publishing.pages.question_safety import safety_audience
from generator.publishing.wording import lower_first
from generator.synthesis import Answer, QuestionFinding
from generator.vocabulary import Audience, EmptyState, OutcomeTarget, SafetyAudience

_FRACTURE = "fracture-adults-any"
_REASONS = {
    EmptyState.MEASURED_NOT_READ: "trials measured it, but we have not read figures that give an answer",
    EmptyState.NOT_IN_COLLECTION: "we hold no study of it",
    EmptyState.SEARCHED_NONE: "a documented search found no study",
    EmptyState.NOT_RATED: "what was read is listed, and not rated",
    EmptyState.NOT_APPLICABLE: "it has no answer by its nature",
}
_FROM_50 = frozenset({Audience.AFTER_MENOPAUSE, Audience.OLDER_ADULTS, Audience.MEN})


def handouts_of(edition: Edition, tag: str = ENGLISH) -> tuple[Handout, ...]:
    """Every sheet of a language that can be made. Raises Unfit where one lacks a line that keeps its reader safe.

    A sheet is made where its questions have a rated answer; a translated one, where every sentence is translated.
    """
    return tuple(sheet for plan in PLANS if isinstance(sheet := _sheet_or_reason(edition, plan, tag), Handout))


def missing_reason(edition: Edition, plan: Plan, tag: str = ENGLISH) -> str:
    """Why there is no sheet yet; empty where there is one."""
    found = _sheet_or_reason(edition, plan, tag)
    return "" if isinstance(found, Handout) else found


def _sheet_or_reason(edition: Edition, plan: Plan, tag: str) -> Handout | str:
    if edition.as_of is not None:
        return "a sheet has to be of today, and this copy shows the past"
    if not plan.questions:
        return "we ask no question about it yet"
    findings = _findings(edition, plan)
    if any(_rated(finding) for finding in findings) or (plan.unanswered and findings):
        try:
            return build_handout(edition, plan, tag)
        except Untranslated as waiting:
            return f"{waiting}; the first: {waiting.texts[0]}"
    states = [finding.state for finding in findings if finding.state]
    return _REASONS[states[0]] if states else "its question is not in this collection"


def _findings(edition: Edition, plan: Plan) -> list[QuestionFinding]:
    return [edition.findings.questions[key] for key in plan.questions if key in edition.findings.questions]


def build_handout(edition: Edition, plan: Plan, tag: str = ENGLISH) -> Handout:
    """Build one sheet; the same records give the same sheet. Raises Untranslated, and Unfit as `handouts_of` does."""
    voice = Voice(language_of(tag))
    handout, needs = compose(voice, edition, plan)
    if voice.missing:
        raise Untranslated(tuple(voice.missing))
    check_complete(voice, handout, needs)
    return handout


def compose(voice: Voice, edition: Edition, plan: Plan) -> tuple[Handout, SafetyNeeds]:
    """Write a sheet in any language, and say which lines must be on it."""
    asked, findings = _asked(edition, plan), _findings(edition, plan)
    answers = [answer for _, _, answer in asked]
    questions = [question for question, _, _ in asked] or [_question(edition, finding) for finding in findings]
    needs = _needs(plan, questions, findings)
    parts = [
        *(_told(voice, edition, asked, findings) if asked else unknown_parts(voice, questions[0], findings[0])),
        _density(voice, edition, plan),
        falls_part(voice, needs),
        advice_part(voice, edition, plan, needs.audience),
        safety_part(voice, needs),
        stop_part(voice, needs.audience),
        _ask(voice, plan),
    ]
    parts = [part for part in parts if part]
    parts.append(sources_part(voice, edition, answers, parts))
    parts.append(version_part(voice, edition, answers))
    words = list(dict.fromkeys(question.population.words for question in questions))
    people = voice.say("For {people}.", people=voice.listed([voice.say(one) for one in words]))
    handout = Handout(
        plan=plan,
        title=Sentence(voice.say(plan.title), f"topic:{plan.topic}"),
        people=Sentence(people, f"question:{questions[0].id}/population.words"),
        band=Sentence(text_of(voice, "draft"), "text:draft"),
        parts=tuple(parts),
        built=edition.built,
        lens_marks=_marks(plan, answers),
        marked=tuple(dict.fromkeys(filter(can_be_marked, map(_place, _on_bones(answers))))),
        lang=voice.language.tag,
        direction=voice.language.direction,
        notice=None if voice.language.published else Sentence(text_of(voice, "unreviewed"), "text:unreviewed"),
    )
    places = [place_in_words(voice, answer) for answer in _on_bones(answers) if can_be_marked(_place(answer))]
    return framed(voice, handout, places=list(dict.fromkeys(places))), needs


Asked = tuple[Question, QuestionFinding, Answer]


def _told(voice: Voice, edition: Edition, asked: Sequence[Asked], findings: Sequence[QuestionFinding]) -> list[Part]:
    """The parts that tell of answers."""
    answers = [answer for _, _, answer in asked]
    pairs = [(question, answer) for question, _, answer in asked]
    shown = must_show_lines(voice, {question.id: question for question, _, _ in asked}.values())
    return [
        _key_messages(voice, pairs),
        studied(voice, edition, pairs),
        kept_out(voice, findings),
        groups(voice, answers, shown),
        facts(voice, edition, asked, findings),
        sure(voice, answers),
    ]


def _asked(edition: Edition, plan: Plan) -> list[Asked]:
    """The rated answers of the questions of a sheet, in order; an answer without a rating says nothing here."""
    return [
        (_question(edition, finding), finding, answer)
        for finding in _findings(edition, plan)
        for answer in _rated(finding)
    ]


def _question(edition: Edition, finding: QuestionFinding) -> Question:
    return edition.base.questions[finding.id].record


def _rated(finding: QuestionFinding) -> list[Answer]:
    return [answer for answer in finding.answers if answer.rating and answer.lead.effect]


def _needs(plan: Plan, questions: Iterable[Question], findings: Iterable[QuestionFinding]) -> SafetyNeeds:
    """The strictest safety block that any question of the sheet asks for."""
    asked = [safety_audience(question) for question in questions]
    if plan.young:
        audience = SafetyAudience.CHILDREN
    else:
        low = SafetyAudience.ADULTS_LOW_BONE in asked
        audience = SafetyAudience.ADULTS_LOW_BONE if low else SafetyAudience.ADULTS_GENERAL
    heavy = any(finding.heavy_or_impact for finding in findings)
    return SafetyNeeds(audience, heavy_or_impact=heavy, from_50=lifting_over_50(plan))


def _key_messages(voice: Voice, asked: Sequence[tuple[Question, Answer]]) -> Part:
    density = replace(together([fixed(voice, "denser"), fixed(voice, "counted")]), strong=1)
    return Part("key-messages", heading(voice, "key-messages"), (*messages(voice, asked), density), listed=True)


def _density(voice: Voice, edition: Edition, plan: Plan) -> Part:
    """Density is not fracture, what counts of fractures say, and that one's own scan cannot show it."""
    lines = [fixed(voice, "surrogate", strong=1)]
    fracture = edition.findings.questions.get(_FRACTURE)
    if plan.group in _FROM_50 and fracture and not plan.unanswered:
        lines += _of_fractures(voice, edition.base.questions[_FRACTURE].record, _rated(fracture))
    if plan.topic == WHOLE_SKELETON:
        lines.append(fixed(voice, "other-bones"))
    lines.append(fixed(voice, "scan"))
    return Part("density", heading(voice, "density"), tuple(lines))


def _of_fractures(voice: Voice, question: Question, answers: Sequence[Answer]) -> list[Line]:
    """What studies that counted broken bones say, with the people they were done in."""
    people = voice.say(question.population.words)
    lines = []
    for told in messages(voice, [(question, answer) for answer in answers]):
        first, *rest = told.sentences
        text = voice.say("In {people}, {told}", people=people, told=lower_first(first.text))
        lines.append(replace(told, sentences=(replace(first, text=text), *rest)))
    return lines


def _ask(voice: Voice, plan: Plan) -> Part:
    ids = (
        ("ask-fit-child", "ask-teach-child", "ask-food-child")
        if plan.young
        else ("ask-fit", "ask-teach", "ask-scan", "ask-medicine")
    )
    return Part("ask", heading(voice, "ask"), tuple(fixed(voice, key) for key in ids), listed=True)


def _on_bones(answers: Sequence[Answer]) -> list[Answer]:
    """The answers on the density of one bone."""
    return [answer for answer in answers if answer.target is OutcomeTarget.BMD_ITSELF and answer.site]


def _place(answer: Answer) -> str:
    assert answer.site
    return place_of(str(answer.site))


def _marks(plan: Plan, answers: Sequence[Answer]) -> tuple[BoneMark, ...]:
    """The bones that the enlarged view colours, by how sure we are."""
    if not plan.picture:
        return ()
    shown = LENSES[plan.picture].places
    return tuple(
        BoneMark(
            site=str(answer.site),
            name=answer.site.reader_label,
            effect_glyph=DIRECTIONS[direction_mark(answer)].glyph,
            effect_word=DIRECTIONS[direction_mark(answer)].word,
            certainty=certainty_mark(answer),
            volume="",
            href="",
        )
        for answer in answers
        if answer.target is OutcomeTarget.BMD_ITSELF and answer.site and str(answer.site) in shown
    )


def by_name(edition: Edition, tag: str = ENGLISH) -> Mapping[str, Handout]:
    """Every sheet of a language by its name, such as `spine.after-menopause`."""
    return {handout.name: handout for handout in handouts_of(edition, tag)}
