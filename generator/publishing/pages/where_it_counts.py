"""Which questions and claims rest on a publication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Claim, Publication, Question, Review
from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition


@dataclass(frozen=True, slots=True)
class Use:
    """A page that rests on a publication: its title, its address, and in what way."""

    title: str
    address: str
    how: str


def question_uses(edition: Edition, record: Publication) -> tuple[Use, ...]:
    """Questions that name one of a publication's reports, with the part it plays in each."""
    keys = _keys(record)
    uses = []
    for found in edition.base.questions.values():
        parts = [part for part, named in _parts(found.record) if keys & set(named)]
        if parts:
            uses.append(Use(found.record.title, record_address("questions", found.record.id), "; ".join(parts)))
    return tuple(uses)


def _parts(question: Question) -> Iterator[tuple[str, list[str]]]:
    companion = [question.percent_companion.review] if question.percent_companion else []
    yield "leads the answer", [question.index_review] if question.index_review else []
    yield "would lead the answer once its figures are read", [question.wanted] if question.wanted else []
    yield "stands beside the leading review", question.beside
    yield "gives the figure in per cent beside it", companion
    yield "a guideline that speaks to it", question.guidelines
    yield "its figures are used", question.trials.figures
    yield "belongs here; only a part of its figures was read", question.trials.partial
    yield "shown there, not in the main number", question.trials.not_pooled


def claim_uses(edition: Edition, record: Publication) -> tuple[Claim, ...]:
    """Claims that trace to one of a publication's reports."""
    keys = _keys(record)
    claims = (found.record for found in edition.base.claims.values())
    return tuple(claim for claim in claims if keys & {trace.ref for trace in claim.trace})


def review_uses(edition: Edition, record: Publication) -> tuple[Review, ...]:
    """Reviews whose list of included studies names one of a publication's reports."""
    keys = _keys(record)
    reviews = (found.record for found in edition.base.reviews.values())
    return tuple(review for review in reviews if keys & set(review.included.studies))


def _keys(record: Publication) -> set[str]:
    return {record.id, *(report.ref for report in record.reports)}
