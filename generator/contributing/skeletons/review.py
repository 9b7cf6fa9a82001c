"""The draft of a review; one that pooled nothing has no rows of pooled results."""

from __future__ import annotations

from generator.contributing.skeletons.form import (
    Form,
    design_line,
    ending,
    filled,
    population_lines,
    publication_blocks,
)
from generator.vocabulary import ReviewDesign

_POOLING = frozenset({ReviewDesign.META_ANALYSIS, ReviewDesign.NETWORK_META_ANALYSIS, ReviewDesign.OVERVIEW})


def review_blocks(form: Form) -> list[str]:
    """The blocks of a draft of a review, in the order of the file."""
    people = population_lines(form).replace("\n", "\n  ")
    asked = filled(
        """
        # What it asked: whose bones, what exercise (what it covers, not what its title says), against what.
        pico:
          population:
          $people
          exercise: [any]          # TODO: progressive_resistance, impact_jumping, walking ...
          # comparator_class: [TODO]   # inactive, light, other_exercise, background
          outcomes: [abmd]         # TODO: abmd, vbmd, fractures, falls ...
        """,
        people=people,
    )
    covered = filled(
        """
        # search: {to: TODO}       # the last day that it searched to: the age of a review
        # `complete: true` only if you saw the whole list of its studies.
        included:
          complete: false
          # count: {studies: TODO, trials: TODO, participants: TODO}
          # labels: [TODO]           # included studies as printed
        """
    )
    results = [filled(_RESULTS, key=form.key)] if form.design in _POOLING else []
    told = "# What it says of the quality of its studies, and of harms.\n# trial_quality: TODO\n# harms: TODO"
    return [
        *publication_blocks(form),
        design_line(form, name="design"),
        asked,
        covered,
        *results,
        told,
        *ending(form, publication=True),
    ]


_RESULTS = """
# One row for each pooled result, as printed. smd_change or smd_final only if the report says which, else
# smd_unspecified. `authors_certainty` is what its authors say, never yours.
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
"""
