"""Harms, falls and who was not allowed in: what stands beside an answer so that nobody copies a trial alone."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Question
from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition
from generator.publishing.pages.safety import SafetyBlock, safety_block
from generator.publishing.wording import NOT_STATED, joined, lower_first, plural, upper_first
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
    harms: str
    kept: str


@dataclass(frozen=True, slots=True)
class QuestionSafety:
    """What a question's page says of safety."""

    told: str
    lines: tuple[SafetyLineView, ...]
    heavy: bool
    block: SafetyBlock


def safety_of(edition: Edition, question: Question, finding: QuestionFinding) -> QuestionSafety:
    """Gather the safety part of a question."""
    lines = tuple(_line(edition, row) for row in finding.safety)
    return QuestionSafety(
        told=_told(finding.safety),
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
    return SafetyLineView(
        name=row.label,
        address=record_address("studies", row.study),
        excluded=upper_first(joined([lower_first(who) for who in row.excluded])) or NOT_STATED,
        watched="yes" if row.supervised else "not stated, or not",
        harms=" ".join(row.harms) if row.reported else NOT_STATED,
        kept=joined(list(row.attendance)) or NOT_STATED,
    )


def _told(rows: tuple[SafetyRow, ...]) -> str:
    if not rows:
        return "No study of this question is recorded yet, so nothing can be said of its harms."
    reported, screened = sum(row.reported for row in rows), sum(bool(row.excluded) for row in rows)
    studies = plural(len(rows), "study", "studies")
    return f"Of {studies} of this question, {reported} tell of harms and {screened} say whom they kept out."
