"""The plan of a guideline."""

from __future__ import annotations

from generator.drafting.skeletons.shared import ENDING, NOT_FOUND, PEOPLE, PUBLICATION, beginning
from generator.drafting.slots import Slot, listed, text
from generator.vocabulary import GuidelineDesign

_RECOMMENDATION = text("""
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
""")
_ADVICE = text("""\
# One entry for each recommendation, in your own words, with its own strength and certainty, never yours.
# `topic`: bone_strength, falls, posture, safety, dose, activity ... `strength`: strong, conditional, good_practice ...
""")

GUIDELINE = (
    beginning("guideline"),
    *PUBLICATION,
    (
        Slot("design", above=listed(GuidelineDesign)),
        Slot("issuer", "issuer: TODO   # TODO: the society or body behind it"),
    ),
    (Slot("population", above="# For whom it is written.", below=(*PEOPLE, Slot("description", "description: TODO"))),),
    (Slot("country", "# country: TODO"), Slot("method", "# method: TODO   # how it was made")),
    (Slot("recommendations", _RECOMMENDATION, _ADVICE),),
    NOT_FOUND,
    ENDING,
)
"""Blocks of a draft of a guideline, in the order of the file."""
