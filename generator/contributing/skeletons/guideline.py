"""The draft of a guideline."""

from __future__ import annotations

import json

from generator.contributing.skeletons.form import (
    Form,
    design_line,
    ending,
    filled,
    population_lines,
    publication_blocks,
)


def guideline_blocks(form: Form) -> list[str]:
    """The blocks of a draft of a guideline, in the order of the file."""
    issuer = json.dumps(form.issuer, ensure_ascii=False) if form.issuer else "TODO"  # quoted: it may hold a colon
    issued = f"{design_line(form, name='design')}\nissuer: {issuer}   # TODO: the society or body behind it"
    whom = f"# For whom it is written.\npopulation:\n{population_lines(form)}\n  description: TODO"
    method = "# country: TODO\n# method: TODO   # how it was made"
    advice = filled(_RECOMMENDATIONS, key=form.key)
    return [*publication_blocks(form), issued, whom, method, advice, *ending(form, publication=True)]


_RECOMMENDATIONS = """
# One entry for each recommendation, in your own words, with its own strength and certainty, never yours.
# `topic`: bone_strength, falls, posture, safety, dose, activity ... `strength`: strong, conditional, good_practice ...
# recommendations:
#   - id: first
#     number: TODO             # its own number, in quotes
#     topic: TODO
#     text: TODO
#     for_whom: TODO
#     exercise: [TODO]
#     dose: {sessions_per_week: TODO, sessions_per_week_to: TODO}
#     strength: TODO           # not_found where you did not see it
#     certainty: TODO          # high, moderate, low, very_low, not_rated, not_found
#     from: {report: $key, where: TODO}
"""
