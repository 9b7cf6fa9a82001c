"""What an answer hangs on: one convention changed at a time, reported only where the level or the side turns over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.synthesis.answer import Answer, Kind
from generator.synthesis.conventions import RULES, Conventions
from generator.synthesis.effect import Measure
from generator.synthesis.null_trials import answer_question
from generator.synthesis.questions_tree import QuestionTree


@dataclass(frozen=True, slots=True)
class Flip:
    """A run in which the level, the side or what is claimed turns over: the run, and both readings."""

    run: str
    what: str
    was: str
    becomes: str


# Every run: what it changes, in words, and the conventions it runs under.
_RUNS: tuple[tuple[str, Conventions], ...] = (
    ("a difference matters from 0.25 points on", replace(RULES, t1=0.25)),
    ("a difference matters from 1.0 points on", replace(RULES, t1=1.0)),
    ("400 people are enough", replace(RULES, information_size=400)),
    ("without studies whose correction was not read", replace(RULES, with_unread_corrections=False)),
    ("the number allocated taken as analysed", replace(RULES, use_allocated=True)),
    ("tau\u00b2 after Paule and Mandel", replace(RULES, model="PM")),
    ("tau\u00b2 after DerSimonian and Laird", replace(RULES, model="DL")),
    ("common effect", replace(RULES, model="FE")),
    ("intracluster correlation 0.01", replace(RULES, intracluster=0.01)),
    ("intracluster correlation 0.10", replace(RULES, intracluster=0.10)),
    ("correlation of two sides of one person 0.3", replace(RULES, pair_correlation=0.3)),
    ("correlation of two sides of one person 0.8", replace(RULES, pair_correlation=0.8)),
    ("missing spreads given the median of other trials", replace(RULES, impute=True)),
)


def flips(answer: Answer, tree: QuestionTree) -> tuple[Flip, ...]:
    """Every run that turns the answer over; none for an answer without rating."""
    if answer.rating is None:
        return ()
    return tuple(flip for run, rules in _RUNS if _matters(answer, rules) for flip in _flip(answer, tree, run, rules))


def _matters(answer: Answer, rules: Conventions) -> bool:
    """A review's own estimate answers to the thresholds and to the number of people only."""
    if answer.lead.kind is not Kind.INDEX_REVIEW:
        return True
    percent = answer.lead.effect is not None and answer.lead.effect.measure is Measure.PERCENT
    sized = bool(answer.lead.thresholds and answer.lead.thresholds.sized)
    return rules.information_size != RULES.information_size or rules.t1 != RULES.t1 and (percent or sized)


def _flip(answer: Answer, tree: QuestionTree, run: str, rules: Conventions) -> Iterator[Flip]:
    other = answer_question(tree, answer.question, answer.target, answer.site, rules)
    if other.final != answer.final:
        yield Flip(run, "level", answer.final, other.final)
    if _side(other) != _side(answer):
        yield Flip(run, "side", _side(answer), _side(other))


def _side(answer: Answer) -> str:
    """What is claimed of the side: higher, lower, or not clear."""
    if answer.size.rank == 0 and answer.size.word != "size not stated":
        return answer.size.word
    effect = answer.lead.effect or (answer.lead.pool.rows[0].effect if answer.lead.pool else None)
    return {1: "in favour", -1: "against", 0: "none"}[effect.side] if effect else "none"
