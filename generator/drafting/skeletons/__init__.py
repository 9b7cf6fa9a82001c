"""What a draft of each kind holds: the fields that fit, with a word on each, and the open ones to be uncommented."""

from __future__ import annotations

from generator.drafting.skeletons.claim import CLAIM
from generator.drafting.skeletons.guideline import GUIDELINE
from generator.drafting.skeletons.question import QUESTION
from generator.drafting.skeletons.review import REVIEW
from generator.drafting.skeletons.study import STUDY
from generator.drafting.slots import Block

PLANS: dict[str, tuple[Block, ...]] = {
    "studies": STUDY,
    "reviews": REVIEW,
    "guidelines": GUIDELINE,
    "claims": CLAIM,
    "questions": QUESTION,
}
"""Folder -> the blocks of a draft, in the order of the file."""
