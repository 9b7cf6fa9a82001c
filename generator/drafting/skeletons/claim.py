"""The plan of a claim. Its variant `online`: the publication is the article itself, not the study behind a sentence."""

from __future__ import annotations

from generator.drafting.skeletons.shared import ENDING, beginning
from generator.drafting.slots import Slot, text

_TRACE = "# The publications behind the sentence. `identity`: confirmed, likely, plausible, unresolved, context."
_OFFERED = text("""
    # trace:
    #  - {ref: watson-2018, identity: plausible, depth: not_read}
""")
_GIVEN = text("""
    trace:
      - {ref: $key, identity: plausible, depth: not_read}   # TODO: identity, depth
""")

CLAIM = (
    beginning("claim"),
    (
        Slot("article", "article: todo-article   # TODO: key of the article, an @online entry in references.bib"),
        Slot(
            "said",
            "said: TODO",
            "# What the article says, in your own words. A claim is about the sentence, never about its author.",
        ),
        Slot("said_on", "# said_on: TODO              # 2024-05"),
        Slot("sites", "# sites: [TODO]              # lumbar_spine, total_hip ..."),
        Slot("exercise", "# exercise: [TODO]           # progressive_resistance, walking ..."),
    ),
    (
        Slot(
            "verdict",
            "verdict: not_verifiable    # TODO",
            "# faithful, imprecise, overstated, misattributed, contradicted, unsupported or not_verifiable.",
        ),
        Slot("reason", "reason: TODO               # at most three sentences; not needed for `faithful`"),
        Slot("shows", "shows: TODO                # what the study shows, in two sentences"),
        Slot("fair_wording", "# fair_wording: TODO         # a fair sentence that anyone may reuse"),
        Slot("judged", "judged: $today"),
    ),
    (Slot("trace", {"online": _OFFERED, "": _GIVEN}, _TRACE),),
    ENDING,
)
"""Blocks of a draft of a claim, in the order of the file."""
