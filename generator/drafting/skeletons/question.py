"""The plan of a question."""

from __future__ import annotations

from generator.drafting.skeletons.shared import ENDING, beginning
from generator.drafting.slots import Slot, text

_STAGES = "# life_stage: [TODO]     # postmenopausal_early, postmenopausal_late, postmenopausal_unspecified ..."

QUESTION = (
    beginning("question"),
    (
        Slot(
            "title",
            "title: TODO                # the question in plain words",
            "# The answer is never written here: it is computed from the records.",
        ),
        Slot("region", "# region: [TODO]           # spine, hip ..."),
        Slot("site", "# site: [TODO]             # lumbar_spine, total_hip, femoral_neck ..."),
    ),
    (
        Slot(
            "population",
            above="# Whose bones. Every condition must hold; leave out what does not matter.",
            below=(
                Slot("sex", "sex: mixed               # TODO: female, male; mixed: no restriction"),
                Slot(
                    "life_stage",
                    _STAGES,
                ),
                Slot("exclude", "# exclude: [cancer, transplant, hormone_both_arms, drug_both_arms]"),
                Slot("words", "words: TODO              # as the page says it: women after menopause"),
            ),
        ),
        Slot("audience", "# audience: [TODO]         # after_menopause, men ..."),
    ),
    (
        Slot(
            "exercise",
            "exercise: any              # TODO: a node of the exercise tree; a wider one takes in all below it",
        ),
        Slot("comparator", "comparator: [inactive]     # TODO: inactive, light, other_exercise, background"),
        Slot("outcome_target", "outcome_target: [bmd_itself]   # TODO: fracture, falls, harms"),
        Slot("priority", "priority: 2                # 1: answered first"),
        Slot("parent", "# parent: TODO             # id of the wider question"),
        Slot("why", "why: TODO"),
    ),
    (Slot("wanted"),),
    (
        Slot(
            "trials",
            text("""
                # trials:
                #   figures: [TODO]
                #   partial: [TODO]
            """),
            "# Trials known to belong here, by how far they were read; keys of references.bib, sorted.",
        ),
    ),
    ENDING,
)
"""Blocks of a draft of a question, in the order of the file."""
