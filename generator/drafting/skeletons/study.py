"""The plan of a study. Its design decides which arms and which rows of results it can have."""

from __future__ import annotations

from generator.drafting.skeletons.rows import ARMS, ARMS_ABOVE, ARMS_ABOVE_OF, ARMS_OF, HARMS, RESULTS_ABOVE, RESULTS_OF
from generator.drafting.skeletons.shared import ENDING, NOT_FOUND, PEOPLE, PUBLICATION, beginning
from generator.drafting.slots import Slot, listed, text
from generator.vocabulary import Design

SURVEYS = (Design.COHORT, Design.CASE_CONTROL, Design.CROSS_SECTIONAL, Design.CASE_SERIES)
"""Designs without arms."""
_NOT_IN_SURVEYS = dict.fromkeys(SURVEYS, "")
_NOT_WITHOUT_GROUPS = {**_NOT_IN_SURVEYS, Design.SINGLE_ARM: ""}
_ALLOCATION = {
    **_NOT_WITHOUT_GROUPS,
    Design.RCT_CLUSTER: "allocation: school   # TODO: school, class, centre, household",
    Design.RCT_WITHIN_PERSON: "allocation: limb",
    Design.CONTROLLED_BEFORE_AFTER: "allocation: self_selected   # TODO",
    "": "allocation: participant",
}
_LENGTH = "# duration: {value: TODO, unit: month}   # of the programme: week, month, year"
_BLINDED = "# assessors_blinded: TODO   # true or false: did those who measured not know the group?"

_DESIGN = Slot(
    "design",
    below=(
        Slot("type", above=listed(Design, indent=2)),
        Slot("allocation", _ALLOCATION),
        Slot("duration", {**_NOT_IN_SURVEYS, "": _LENGTH}),
        Slot("assessors_blinded", {**_NOT_WITHOUT_GROUPS, "": _BLINDED}),
        Slot("country", "# country: TODO"),
    ),
)
_POPULATION = Slot(
    "population",
    above="# Who took part, as printed. Delete what the source does not show.",
    below=(
        *PEOPLE,
        Slot("age", "# age: {mean: TODO, sd: TODO, min: TODO, max: TODO}   # min and max: the limits of taking part"),
        Slot("n_allocated", {**_NOT_IN_SURVEYS, "": "# n_allocated: TODO"}),
        Slot("n_analysed", {**dict.fromkeys(SURVEYS, "# n_analysed: TODO"), "": ""}),
        Slot("excluded", "# excluded: [TODO]   # who was not let in"),
        Slot("description", "description: TODO"),
        Slot("from", "from: {report: $key, where: TODO}   # abstract, methods, table 1 ..."),
    ),
)
_ADHERENCE = text("""
    # adherence:
    #   - {arm: ex, unit: percent_of_sessions, mean: TODO, from: {report: $key, where: TODO}}
""")
_HARMS_ABOVE = text("""
    # What went wrong, group by group. If the report says that nothing did, write `events: 0`; if it says nothing, leave
    # it out and list it under `not_found`.
""")

STUDY = (
    beginning("study"),
    (Slot("name", "# name: TODO   # short name of the trial, if it has one: LIFTMOR"),),
    *PUBLICATION,
    (_DESIGN,),
    (_POPULATION,),
    (Slot("arms", {**_NOT_IN_SURVEYS, **ARMS_OF, "": ARMS}, {**ARMS_ABOVE_OF, "": ARMS_ABOVE}),),
    (Slot("results", RESULTS_OF, RESULTS_ABOVE),),
    (
        Slot("harms", {**_NOT_IN_SURVEYS, "": HARMS}, _HARMS_ABOVE),
        Slot("adherence", {**_NOT_IN_SURVEYS, "": _ADHERENCE}),
    ),
    NOT_FOUND,
    ENDING,
)
"""Blocks of a draft of a study, in the order of the file."""
