"""The parts of a sheet that come from findings: what was studied, who was kept out, both groups, facts, certainty."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Question
from generator.publishing.answer_marks import reviews_disagree
from generator.publishing.edition import Edition
from generator.publishing.figures.bars import Group
from generator.publishing.handouts.answer_words import (
    SURE,
    compared_words,
    group_changes,
    group_lines,
    place_in_words,
    source_of,
)
from generator.publishing.handouts.sheet import FactBox, Line, Part, Picture, Sentence, line, said, together
from generator.publishing.handouts.texts import HEADINGS, TEXTS
from generator.publishing.wording import date_words, depth_words, figure, lower_first, upper_first
from generator.synthesis import Answer, QuestionFinding
from generator.synthesis.effect import Measure
from generator.synthesis.safety import SafetyRow
from generator.synthesis.words import exercise_words
from generator.vocabulary import CertaintyLevel, CountUnit, OutcomeTarget

_UNITS = {
    CountUnit.STUDIES: ("study", "studies"),
    CountUnit.COMPARISONS: ("pair of groups", "pairs of groups"),
    CountUnit.GROUPS: ("group that trained", "groups that trained"),
}
Asked = tuple[Question, QuestionFinding, Answer]


def _heading(part: str) -> Sentence:
    return Sentence(HEADINGS[part], f"text:heading-{part}")


def _text(key: str) -> Line:
    return line(TEXTS[key], f"text:{key}")


# ---------------------------------------------------------------- what was studied, and who took part


def studied(edition: Edition, asked: Sequence[Asked]) -> Part:
    """What each answer rests on, who took part, how much of it was read; the same review is named once."""
    lines: dict[str, Line] = {}
    answers = [answer for _, _, answer in asked]
    apart = len({(_lead_id(one), one.lead.k, one.lead.people) for one in answers}) > 1
    for question, _, answer in asked:
        lines.setdefault(f"people:{question.population.words}", _people(question))
        lead = _lead_id(answer)
        known = lines.get(lead)
        lines[lead] = together([known, _counts(answer, apart)]) if known and apart else known or _lead(answer, apart)
    covered = [_coverage(answer, len(asked) > 1) for answer in answers if answer.coverage.eligible]
    reviews = {one.lead.review.review: one.lead.review.label for one in answers if one.lead.review}
    read = [_reading(edition, key, label) for key, label in reviews.items()]
    return Part("studied", _heading("studied"), (*lines.values(), together([*read, *covered, _text("collection")])))


def _lead_id(answer: Answer) -> str:
    return answer.lead.review.review if answer.lead.review else answer.question


def _people(question: Question) -> Line:
    return line(f"The studies took in {question.population.words}.", f"question:{question.id}/population.words")


def _lead(answer: Answer, apart: bool) -> Line:
    """The review or the studies behind an answer: how many, how old, how many people."""
    review = answer.lead.review
    if review is None:
        names = ", ".join(row.label for row in answer.lead.pool.rows) if answer.lead.pool else ""
        return line(f"We rest on {answer.lead.k} of them: {names}.", source_of(answer, "lead"))
    until = f"It looked for studies up to {date_words(review.search_to)}." if review.search_to else ""
    named = line(f"We rest on one review: {review.label}. {until}", f"review:{review.review}")
    return together([named, _counts(answer, apart)])


def _counts(answer: Answer, apart: bool) -> Line:
    """How many studies and people a review put together, for one bone where bones differ."""
    review = answer.lead.review
    assert review
    place = f"For {place_in_words(answer)}, it" if apart else "It"
    told = []
    if review.k is not None and review.k_unit is not None:
        units = _UNITS[review.k_unit][review.k != 1]
        told.append(f"{place} put {'up to ' if review.k_all_sites else ''}{figure(review.k)} {units} side by side.")
    people = TEXTS["people-unknown"] if review.n is None else f"In all, {figure(review.n)} people took part."
    return line(" ".join([*told, people]), f"review:{review.review}")


def _reading(edition: Edition, review: str, label: str) -> Line:
    """How deep we read a review."""
    found = edition.base.reviews[review].record
    return line(f"Of {label} {depth_words(found.reports)}.", f"review:{review}")


def _coverage(answer: Answer, named: bool) -> Line:
    covered = answer.coverage
    place = f"{upper_first(place_in_words(answer).removeprefix('the '))}: of" if named else "Of"
    trials = "trial" if covered.eligible == 1 else "trials"
    read = "none" if covered.read == 0 else figure(covered.read)
    text = f"{place} about {figure(covered.eligible)} {trials} on our list, we could read the figures of {read}."
    return line(text, source_of(answer, "coverage"))


# ---------------------------------------------------------------- who was not allowed in


def kept_out(findings: Sequence[QuestionFinding]) -> Part:
    """Whom the studies kept out, each reason once, and how many say so; what is not told is said."""
    rows = _studies(findings)
    telling = [row for row in rows if row.excluded]
    source = f"finding:{findings[0].id}/safety"
    lines = []
    if rows:
        some = figure(len(telling)) if telling else "none"
        text = f"Of {figure(len(rows))} studies on our list, {some} {'says' if len(telling) == 1 else 'say'} whom they "
        lines.append(line(f"{text}kept out.", source))
        watched = figure(sum(row.supervised for row in rows)) or "none"
        lines.append(line(f"In {watched} of them, trained staff watched, as far as we have read.", source))
    else:
        lines.append(_text("none-kept-out"))
    listed = {upper_first(who): row.study for row in telling for who in row.excluded}
    lines += [line(f"{who}.", f"study:{study}/population.excluded") for who, study in listed.items()]
    if listed:
        lines.append(_text("not-on-page"))
    return Part("kept-out", _heading("kept-out"), tuple(lines), listed=True)


# ---------------------------------------------------------------- both groups


def groups(answers: Sequence[Answer], must_show: Sequence[Line]) -> Part:
    """What both groups' bones did, with a picture where both have a figure; and what must not be left out."""
    lines = [told for answer in answers for told in group_lines(answer)]
    shown = [*(lines or [_text("no-groups")]), *must_show]
    drawn = next((picture for picture in map(_picture, answers) if picture), None)
    more = [_text("average")] if lines else []
    return Part("groups", _heading("groups"), (*shown, *more), picture=drawn)


def _picture(answer: Answer) -> Picture | None:
    told = group_changes(answer)
    if len(told) != 1 or told[0].figures is None:
        return None
    trained, compared = told[0].figures
    bars = (Group("Trained", "", trained, True), Group("Did not train", "", compared, False))
    return Picture(bars, f"Change in bone density, {place_in_words(answer)}")


# ---------------------------------------------------------------- fact box


def facts(asked: Sequence[Asked], findings: Sequence[QuestionFinding]) -> Part:
    """Training against doing nothing, side by side, with the harms of all studies; events on one denominator, 100."""
    question, _, first = asked[0]
    without = upper_first(compared_words(question, first))
    head = (
        Sentence("What was measured", "text:heading-facts"),
        Sentence(without, source_of(first, "comparison")),
        Sentence(upper_first(exercise_words(question.exercise, question.load)), source_of(first, "exercise")),
    )
    rows = [_fact(answer) for _, _, answer in asked]
    rows.append(_harms(findings))
    return Part("facts", _heading("facts"), _harms_told(findings), listed=True, box=FactBox(head, tuple(rows)))


def _fact(answer: Answer) -> tuple[Sentence, ...]:
    if answer.target is not OutcomeTarget.BMD_ITSELF:
        return _event_fact(answer)
    source = source_of(answer, "groups")
    told = group_changes(answer)
    unknown = TEXTS["harm-unknown"]
    name = f"Density of {place_in_words(answer)}"
    sides = ("; ".join(one.compared for one in told), "; ".join(one.trained for one in told))
    cells = sides if told else (unknown, unknown)
    return (Sentence(name, source), *(Sentence(cell, source) for cell in cells))


def _event_fact(answer: Answer) -> tuple[Sentence, ...]:
    """A ratio as a count for each 100 events of the other group: the risk itself was not read."""
    effect, source = answer.lead.effect, source_of(answer, "effect")
    assert effect and effect.measure is Measure.RATIO
    value, low, high = (round(100 * number) for number in (effect.estimate, effect.lower, effect.upper))
    name = f"{upper_first(place_in_words(answer))}, for each 100 without training"
    return Sentence(name, source), Sentence("100", source), Sentence(f"{value} (may be {low} to {high})", source)


def _harms(findings: Sequence[QuestionFinding]) -> tuple[Sentence, ...]:
    rows, source = _studies(findings), f"finding:{findings[0].id}/safety"
    told = sum(row.reported for row in rows)
    words = f"told of, or ruled out, in {figure(told)} of {figure(len(rows))} studies" if told else ""
    return (
        Sentence("Harm from training", source),
        Sentence("does not apply", source),
        Sentence(words or TEXTS["harm-unknown"], source),
    )


def _harms_told(findings: Sequence[QuestionFinding]) -> tuple[Line, ...]:
    """Each harm that a study tells of, once, with the study."""
    told = {upper_first(what): row for row in _studies(findings) for what in row.harms}
    return tuple(line(f"{row.label}: {lower_first(what)}.", f"study:{row.study}/harms") for what, row in told.items())


def _studies(findings: Sequence[QuestionFinding]) -> list[SafetyRow]:
    """The studies of all questions of a sheet, each once."""
    return list({row.study: row for finding in findings for row in finding.safety}.values())


# ---------------------------------------------------------------- how sure, and of what


def sure(answers: Sequence[Answer]) -> Part:
    """How sure we are, and of what; alike answers share a line."""
    alike: dict[str, list[Answer]] = {}
    for answer in answers:
        assert answer.rating
        alike.setdefault(f"{SURE[answer.rating.final]} We judged how sure one can be {answer.rating.of}.", []).append(
            answer
        )
    lines = []
    for text, found in alike.items():
        places = [upper_first(place_in_words(one).removeprefix("the ")) for one in found] if len(alike) > 1 else []
        place = (Sentence(f"{', '.join(places)}:", source_of(found[0], "certainty")),) if places else ()
        lines.append(Line((*place, *said(text, source_of(found[0], "certainty"))), strong=1 + len(place)))
    levels = {answer.rating.final for answer in answers if answer.rating}
    more = [_text("more-research")] if levels != {CertaintyLevel.HIGH} else []
    if any(answer.rating and answer.rating.provisional for answer in answers):
        more.append(_text("rules"))
    if any(reviews_disagree(answer) for answer in answers):
        more.append(_text("disagree"))
    level = levels.pop() if len(levels) == 1 else None
    return Part("sure", _heading("sure"), (*lines, together(more)), level=level)
