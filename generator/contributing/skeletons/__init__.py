"""What a draft of each kind holds: the fields that fit, with a word on each, and the open ones to be uncommented."""

from __future__ import annotations

from generator.contributing.skeletons.claim import claim_blocks
from generator.contributing.skeletons.form import Form
from generator.contributing.skeletons.guideline import guideline_blocks
from generator.contributing.skeletons.question import question_blocks
from generator.contributing.skeletons.review import review_blocks
from generator.contributing.skeletons.study import study_blocks

BLOCKS = {
    "studies": study_blocks,
    "reviews": review_blocks,
    "guidelines": guideline_blocks,
    "claims": claim_blocks,
    "questions": question_blocks,
}
"""Folder -> the function that gives a draft's blocks of text, in the order of the file."""

__all__ = ["BLOCKS", "Form"]
