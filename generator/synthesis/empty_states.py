"""Why an answer has no rating: five states, never one, and never "we found no studies" (rule R6)."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Question
from generator.vocabulary import EmptyState

_SENTENCES = {
    EmptyState.NOT_IN_COLLECTION: "Not in this collection. We did not search systematically.",
    EmptyState.NOT_RATED: "What was read is listed; it is not rated.",
}


def empty_state(question: Question, *, eligible: int, unrated: bool, reviewed: bool = False) -> EmptyState:
    """The state of a question without a headline.

    `eligible` counts the studies known for it, `unrated` says that something was read which no rule rates, `reviewed`
    that only a review beside the question has a figure.
    """
    if question.not_applicable:
        return EmptyState.NOT_APPLICABLE
    if unrated or reviewed and not eligible:
        return EmptyState.NOT_RATED
    if eligible:
        return EmptyState.MEASURED_NOT_READ
    return EmptyState.SEARCHED_NONE if question.searched else EmptyState.NOT_IN_COLLECTION


def state_sentence(state: EmptyState, question: Question, *, names: Sequence[str]) -> str:
    """What a reader is told instead of an answer; `names` are the trials whose figures were not read."""
    if state is EmptyState.MEASURED_NOT_READ:
        trials = "one trial" if len(names) == 1 else f"at least {len(names)} trials"
        return f"Measured in {trials}, figures not read: {', '.join(names)}."
    if state is EmptyState.SEARCHED_NONE:
        return f"A documented search gave none: {question.searched}"
    if state is EmptyState.NOT_APPLICABLE:
        return question.not_applicable or "This question does not apply."
    return _SENTENCES[state]
