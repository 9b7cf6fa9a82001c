"""Certainty by domain: each module judges one domain by published rules, and says what it saw."""

from __future__ import annotations

from generator.synthesis.certainty.domain import CertaintyDomain, State
from generator.synthesis.certainty.imprecision import judge_imprecision
from generator.synthesis.certainty.inconsistency import judge_pool_inconsistency, judge_review_inconsistency
from generator.synthesis.certainty.indirectness import judge_indirectness
from generator.synthesis.certainty.publication_bias import judge_pool_missing, judge_review_missing
from generator.synthesis.certainty.risk_of_bias import judge_pool_bias, judge_review_bias

__all__ = [
    "CertaintyDomain",
    "State",
    "judge_imprecision",
    "judge_indirectness",
    "judge_pool_bias",
    "judge_pool_inconsistency",
    "judge_pool_missing",
    "judge_review_bias",
    "judge_review_inconsistency",
    "judge_review_missing",
]
