"""The plan of a review; one that pooled nothing has no rows of pooled results."""

from __future__ import annotations

from generator.drafting.skeletons.shared import ENDING, NOT_FOUND, PEOPLE, PUBLICATION, beginning
from generator.drafting.slots import Slot, listed, text
from generator.vocabulary import ReviewDesign

_WITHOUT_POOLING = dict.fromkeys((ReviewDesign.SYSTEMATIC_REVIEW, ReviewDesign.NARRATIVE_REVIEW), "")
_POOLED = text("""
    # results:
    #   - id: ls-any
    #     exercise: [TODO]
    #     outcome: {site: TODO, quantity: abmd, method: dxa, scale: TODO}
    #     estimate: TODO
    #     ci: {level: 95, lower: TODO, upper: TODO}
    #     k: {value: TODO, unit: studies, scope: site}
    #     n: TODO
    #     i2: TODO
    #     authors_certainty: TODO   # high, moderate, low, very_low, not_rated, not_found
    #     from: {report: $key, where: TODO}
    #     count: primary
""")
_POOLED_ABOVE = text("""\
# One row for each pooled result, as printed. smd_change or smd_final only if the report says which, else
# smd_unspecified. `authors_certainty` is what its authors say, never yours.
""")
_ASKED = "# What it asked: whose bones, what exercise (what it covers, not what its title says), against what."

REVIEW = (
    beginning("review"),
    *PUBLICATION,
    (Slot("design", above=listed(ReviewDesign)),),
    (
        Slot(
            "pico",
            above=_ASKED,
            below=(
                Slot("population", below=PEOPLE),
                Slot(
                    "exercise", "exercise: [any]          # TODO: progressive_resistance, impact_jumping, walking ..."
                ),
                Slot("comparator_class", "# comparator_class: [TODO]   # inactive, light, other_exercise, background"),
                Slot("outcomes", "outcomes: [abmd]         # TODO: abmd, vbmd, fractures, falls ..."),
            ),
        ),
    ),
    (
        Slot("search", "# search: {to: TODO}       # the last day that it searched to: the age of a review"),
        Slot(
            "included",
            above="# `complete: true` only if you saw the whole list of its studies.",
            below=(
                Slot("complete", "complete: false"),
                Slot("count", "# count: {studies: TODO, trials: TODO, participants: TODO}"),
                Slot("labels", "# labels: [TODO]           # included studies as printed"),
            ),
        ),
    ),
    (
        Slot(
            "results",
            {**_WITHOUT_POOLING, "": _POOLED},
            _POOLED_ABOVE,
        ),
    ),
    (
        Slot("trial_quality", "# trial_quality: TODO", "# What it says of the quality of its studies, and of harms."),
        Slot("harms", "# harms: TODO"),
    ),
    NOT_FOUND,
    ENDING,
)
"""Blocks of a draft of a review, in the order of the file."""
