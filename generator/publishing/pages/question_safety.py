"""Harms, falls and who was not allowed in: what stands beside an answer so that nobody copies a trial alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Question
from generator.publishing.addresses import record_address
from generator.publishing.citations import short_name
from generator.publishing.edition import Edition
from generator.publishing.pages.harms import harm_lines, kept_lines
from generator.publishing.pages.safety import SafetyBlock, safety_block
from generator.publishing.wording import NOT_STATED, joined, lower_first, plural, sentence, upper_first
from generator.synthesis import QuestionFinding
from generator.synthesis.safety import SafetyRow
from generator.vocabulary import Audience, BoneStatus, SafetyAudience

_GENERAL_BONES = frozenset({BoneStatus.NORMAL, BoneStatus.NOT_SELECTED, BoneStatus.ANY})
_FROM_50 = frozenset({Audience.AFTER_MENOPAUSE, Audience.OLDER_ADULTS, Audience.MEN})


@dataclass(frozen=True, slots=True)
class SafetyLineView:
    """One study: who could not take part, whether staff watched, what went wrong, how much was done."""

    name: str
    address: str
    excluded: str
    watched: str
    harms: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionSafety:
    """What a question's page says of safety."""

    told: str
    reviews: tuple[tuple[str, str, str], ...]
    lines: tuple[SafetyLineView, ...]
    heavy: bool
    block: SafetyBlock


def safety_of(edition: Edition, question: Question, finding: QuestionFinding) -> QuestionSafety:
    """Gather the safety part of a question."""
    lines = tuple(_line(edition, row) for row in finding.safety)
    return QuestionSafety(
        told=_told(finding.safety),
        reviews=tuple(_reviews(edition, finding)),
        lines=lines,
        heavy=finding.heavy_or_impact,
        block=safety_block(
            safety_audience(question),
            heavy_or_impact=finding.heavy_or_impact,
            from_50=bool(_FROM_50 & set(question.audience)),
        ),
    )


def safety_audience(question: Question) -> SafetyAudience:
    """Whose block a question's page prints: the stricter one where bones are thin or broken."""
    if Audience.CHILDREN_TEENS in question.audience:
        return SafetyAudience.CHILDREN
    if question.population.bone_status in _GENERAL_BONES and not question.bone_group:
        return SafetyAudience.ADULTS_GENERAL
    return SafetyAudience.ADULTS_LOW_BONE


def _line(edition: Edition, row: SafetyRow) -> SafetyLineView:
    study = edition.base.studies[row.study].record
    return SafetyLineView(
        name=row.label,
        address=record_address("studies", row.study),
        excluded=upper_first(joined([lower_first(who) for who in row.excluded])) or NOT_STATED,
        watched="yes" if row.supervised else "not stated, or not",
        harms=harm_lines(study) or (NOT_STATED,),
        kept=kept_lines(study) or (NOT_STATED,),
    )


def _reviews(edition: Edition, finding: QuestionFinding) -> Iterator[tuple[str, str, str]]:
    """What the reviews of a question say of harms: name, address, words."""
    records = {review.id: review for answer in finding.answers for review in answer.choice.records}
    for key, review in sorted(records.items()):
        if review.harms:
            name = short_name(review.main_report.ref, edition.base.references)
            yield name, record_address("reviews", key), sentence(review.harms)


def _told(rows: tuple[SafetyRow, ...]) -> str:
    if not rows:
        return "No study of this question is recorded yet, so nothing can be said of its harms."
    reported, screened = sum(row.reported for row in rows), sum(bool(row.excluded) for row in rows)
    studies = plural(len(rows), "study", "studies")
    tell, say = ("tells" if reported == 1 else "tell"), ("says" if screened == 1 else "say")
    return (
        f"Of {studies} whose records we hold here, {reported} {tell} of harms and {screened} {say} whom they kept out."
    )
