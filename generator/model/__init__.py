"""Frozen records: what a file of each kind may say, and the base that holds them all."""

from __future__ import annotations

from generator.model.claim import Claim
from generator.model.evidence_base import KINDS, Damaged, EvidenceBase, Located, Path
from generator.model.guideline import Guideline
from generator.model.parts import Change, Publication, Record
from generator.model.question import Question
from generator.model.reference import Reference
from generator.model.review import Review
from generator.model.study import Study

__all__ = [
    "Change",
    "KINDS",
    "Claim",
    "Damaged",
    "EvidenceBase",
    "Guideline",
    "Located",
    "Path",
    "Publication",
    "Question",
    "Record",
    "Reference",
    "Review",
    "Study",
]
