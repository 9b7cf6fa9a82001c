"""One sentence for the press, one line for a clinic, and what not to write: each with its certainty inside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition
from generator.publishing.wording import plural, sentence, upper_first
from generator.synthesis import Answer
from generator.synthesis.words import interval_words
from generator.vocabulary import CertaintyLevel, OutcomeTarget

_PROMISES = "that exercise builds, rebuilds, restores or reverses bone"
_NOT_FRACTURES = "that it prevents fractures: density was measured here, not fractures"
_ALWAYS = (
    "a number of trials or people that is not beside this sentence",
    "what it will do for one person: these are averages of groups",
)


def never_write(targets: Iterable[OutcomeTarget]) -> tuple[str, ...]:
    """What the figures of these outcomes do not show."""
    density = OutcomeTarget.BMD_ITSELF in targets
    return (_PROMISES, *((_NOT_FRACTURES,) if density else ()), *_ALWAYS)


_SURE = {
    CertaintyLevel.HIGH: "high certainty",
    CertaintyLevel.MODERATE: "moderate certainty",
    CertaintyLevel.LOW: "low certainty",
    CertaintyLevel.VERY_LOW: "very low certainty",
}


@dataclass(frozen=True, slots=True)
class Quotable:
    """What may be quoted of one answer."""

    press: str
    clinic: str


def quotable_of(edition: Edition, answer: Answer) -> Quotable | None:
    """The sentence and the line of one answer; None where nothing is rated."""
    if answer.rating is None:
        return None
    level = _SURE[answer.rating.final]
    said = answer.statement.technical.rstrip(".")
    surrogate = " Density is not fracture." if answer.target is OutcomeTarget.BMD_ITSELF else ""
    standing = ", provisional" if answer.rating.provisional else ""
    press = f"{said} ({level}{standing}; Bone Evidence, version of {edition.built}).{surrogate}"
    effect = answer.lead.effect
    figure = interval_words(effect) if effect else answer.statement.figures.rpartition("; ")[0]
    where = record_address("questions", answer.question)
    address = edition.site.full_address(where) or where
    lead = answer.lead.review.label if answer.lead.review else plural(answer.lead.k or 0, "study", "studies")
    sure = f"certainty {answer.rating.final.label}{standing}."
    estimate = "" if figure in said else f" {sentence(upper_first(figure))}"
    clinic = f"{said}.{estimate} {lead}; {sure}{surrogate} {address}"
    return Quotable(press, clinic)
