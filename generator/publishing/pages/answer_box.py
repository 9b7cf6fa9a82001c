"""The answer box of a question at one bone: the sentence, the two marks, what they rest on and how sure of what."""

from __future__ import annotations

from dataclasses import dataclass

from generator.publishing.addresses import record_address
from generator.publishing.answer_marks import certainty_mark, direction_mark, reviews_disagree
from generator.publishing.edition import Edition
from generator.publishing.wording import date_words, lower_first, upper_first
from generator.synthesis import GRADE_INFORMED, PROVISIONAL, SCAN_LINE, Answer, Kind
from generator.synthesis.words import interval_words

_RESTS_ON = {
    Kind.INDEX_REVIEW: "one review, which leads because it fits the question best",
    Kind.OWN_POOL: "our own sum of the studies",
    Kind.ONE_STUDY: "one study: the only one whose figures we could read",
    Kind.TWO_STUDIES: "two studies, shown apart",
    Kind.RANGE: "studies shown apart: they are too small a part of the evidence to be added up",
    Kind.DIRECTIONS: "the sides of the studies alone",
    Kind.NONE: "no figure yet",
}


@dataclass(frozen=True, slots=True)
class AnswerBox:
    """Everything that the box lays out; `certainty` and `direction` are keys of CERTAINTIES and DIRECTIONS."""

    id: str
    place: str
    sentence: str
    technical: str
    groups: str
    direction: str
    certainty: str
    certain_of: str
    provisional: str
    grade_informed: str
    estimate: str
    basis: str
    lead_name: str
    lead_address: str
    rests_on: str
    coverage: str
    searched: str
    disagree: bool
    notes: tuple[str, ...]
    scan_line: str


def box_of(edition: Edition, answer: Answer) -> AnswerBox:
    """Gather the answer box of one answer."""
    rating, review = answer.rating, answer.lead.review
    estimate, _, basis = answer.statement.figures.rpartition("; ")
    effect = answer.lead.effect
    cautions = answer.statement.cautions
    return AnswerBox(
        id=place_id(answer),
        place=place_words(answer),
        sentence=answer.statement.plain,
        technical=answer.statement.technical,
        groups=answer.statement.groups,
        direction=direction_mark(answer),
        certainty=certainty_mark(answer),
        certain_of=rating.of if rating else "",
        provisional=PROVISIONAL if rating and rating.provisional else "",
        grade_informed=GRADE_INFORMED if rating else "",
        estimate=upper_first(interval_words(effect)) if effect else estimate,
        basis="" if basis == answer.coverage.sentence else basis.rstrip("."),
        lead_name=review.label if review else "",
        lead_address=record_address("reviews", review.review) if review else "",
        rests_on=_RESTS_ON[answer.lead.kind],
        coverage=answer.coverage.sentence,
        searched=date_words(review.search_to) if review and review.search_to else "",
        disagree=reviews_disagree(answer),
        notes=answer.notes,
        scan_line=SCAN_LINE if SCAN_LINE in cautions else "",
    )


def place_id(answer: Answer) -> str:
    """The id of an answer within its question: its bone, else its outcome."""
    return (answer.site or answer.target).value.replace("_", "-")


def place_words(answer: Answer) -> str:
    """What an answer is about, in readers' words: a bone, or the events counted."""
    return upper_first(answer.site.reader_label) if answer.site else answer.target.label


def place_in_words(answer: Answer) -> str:
    """The same within a sentence."""
    return lower_first(place_words(answer))
