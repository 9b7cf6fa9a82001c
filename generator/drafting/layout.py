"""How the form on the site lays the fields of a record out: which come first, which only for some designs.

The fields themselves, their words, examples and closed lists come from the published JSON Schemas; a test holds this
page to them. What is named nowhere here stands under "More fields".
"""

from __future__ import annotations

from typing import Any

from generator.drafting.skeletons.study import SURVEYS
from generator.vocabulary import Design, ReviewDesign

STEPS: dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "study": (
        ("What was done and found", "In plain words of your own.", ("design", "name", "summary")),
        ("Who took part", "As printed. Leave empty what the source does not show.", ("population",)),
        ("The groups", "One entry a group: what it did. Results name groups by their id.", ("arms",)),
        (
            "Results",
            "One entry for each bone, measure and time, figures as printed: 0.30 stays 0.30. “Not significant” is "
            "never zero: choose “ns” for p and give no figure.",
            ("results",),
        ),
        (
            "Harms, and who kept it up",
            "If the report says that nothing went wrong, enter 0 events. If it says nothing, leave it out here and "
            "name it in the next part.",
            ("harms", "adherence"),
        ),
    ),
    "review": (
        ("What it is", "In plain words of your own.", ("name", "summary")),
        ("What it asked", "What it covers, not what its title says.", ("pico", "search", "included")),
        ("Pooled results", "One entry a pooled result, as printed.", ("results",)),
        ("Quality and harms", "What it says, in your own words.", ("trial_quality", "harms")),
    ),
    "guideline": (
        ("What it is", "In plain words of your own.", ("issuer", "name", "summary", "country", "method")),
        ("For whom", "Whose bones it is written for.", ("population",)),
        (
            "Recommendations",
            "One entry a recommendation, with its own strength and certainty, never yours.",
            ("recommendations",),
        ),
    ),
}
"""Parts of the form after the publication, and the fields of the record that each shows: heading, advice, fields."""

LAST_STEP = ("What you did not find, and you", "Leave your name out if you like.", ("not_found",))
"""The last part of every form; the fields of a record that no part names stand under its "More fields"."""

NOT_ASKED = (
    *("schema", "id", "former_ids", "status", "withdrawn", "queries", "checked", "compared", "changes", "bibtex"),
    *("reports", "registration", "extracted", "tags"),
    "design.type",
)
"""Fields of a record that the form fills in itself or asks for among the facts of the publication."""

HIDDEN = ("Source.report", "Source.read_at", "Source.quoted_in", "Outcome.unit_basis", "Registration.basis")
"""Fields of a part that the form fills in itself, or leaves to those who work on the file."""

FIRST: dict[str, tuple[str, ...]] = {
    "StudyDesign": ("allocation", "duration", "assessors_blinded", "country"),
    "Population": ("sex", "life_stage", "bone_status", "age", "n_allocated", "n_analysed", "description", "from"),
    "Age": ("mean", "sd", "min", "max"),
    "Duration": ("value", "unit"),
    "Arm": ("id", "role", "label", "modality", "comparator", "limb", "group", "clusters", "n_allocated", "n_analysed",
            "co_intervention", "dose"),
    "Dose": ("sessions_per_week", "minutes", "sets", "reps", "intensity"),
    "Effort": ("scale", "value", "to"),
    "Cluster": ("unit", "n"),
    "Result": ("id", "outcome", "time", "from", "count", "why", "arms", "contrasts", "groups"),
    "Outcome": ("site", "quantity", "method", "scale"),
    "ArmResult": ("arm", "n", "n_basis", "mean", "spread"),
    "Spread": ("type", "value"),
    "ReportedContrast": ("of", "against", "estimate", "ci", "p", "paired", "cluster_adjusted"),
    "Interval": ("lower", "upper"),
    "PValue": ("op", "value"),
    "GroupEstimate": ("label", "n", "value", "spread"),
    "Harm": ("arm", "what", "events", "people", "serious", "from"),
    "Adherence": ("arm", "unit", "mean", "from"),
    "NotFound": ("what", "why"),
    "Source": ("where",),
    "Pico": ("population", "exercise", "comparator_class", "outcomes"),
    "Search": ("to",),
    "Included": ("complete", "count"),
    "IncludedCount": ("studies", "trials", "participants"),
    "PooledResult": ("id", "exercise", "outcome", "estimate", "ci", "k", "n", "i2", "authors_certainty",
                     "from", "count"),
    "StudyCount": ("value", "unit", "scope"),
    "Recommendation": ("number", "topic", "text", "for_whom", "exercise", "strength", "certainty", "from", "id"),
}  # fmt: skip
"""Fields of a part that show at once, in this order."""

_SIDES = (Design.RCT_WITHIN_PERSON, Design.RCT_CROSSOVER)
_NOT_SURVEYS = tuple(design for design in Design if design not in SURVEYS)
_WITH_GROUPS = tuple(design for design in _NOT_SURVEYS if design is not Design.SINGLE_ARM)
_POOLED = (ReviewDesign.META_ANALYSIS, ReviewDesign.NETWORK_META_ANALYSIS, ReviewDesign.OVERVIEW)
ONLY: dict[str, tuple[str, ...]] = {
    "study.arms": _NOT_SURVEYS,
    "study.harms": _NOT_SURVEYS,
    "study.adherence": _NOT_SURVEYS,
    "review.results": _POOLED,
    "StudyDesign.allocation": _WITH_GROUPS,
    "StudyDesign.assessors_blinded": _WITH_GROUPS,
    "StudyDesign.duration": _NOT_SURVEYS,
    "StudyDesign.icc": (Design.RCT_CLUSTER,),
    "Population.n_allocated": _NOT_SURVEYS,
    "Arm.clusters": (Design.RCT_CLUSTER,),
    "Arm.limb": (Design.RCT_WITHIN_PERSON,),
    "Arm.group": (Design.RCT_WITHIN_PERSON,),
    "Arm.co_intervention": (Design.RCT_FACTORIAL, Design.RCT_PARALLEL, Design.RCT_CLUSTER),
    "Result.arms": _NOT_SURVEYS,
    "Result.contrasts": _WITH_GROUPS,
    "Result.groups": SURVEYS,
    "ReportedContrast.paired": _SIDES,
    "ReportedContrast.cluster_adjusted": (Design.RCT_CLUSTER,),
    "ArmResult.p_within": _NOT_SURVEYS,
}
"""Fields that only records of some designs have."""

LONG_TEXTS = ("summary", "description", "statement", "note", "text", "method", "trial_quality", "harms", "progression")
"""Texts that want more than one line."""

ROWS = {
    "arms": "group", "results": "result", "harms": "harm", "adherence": "figure", "not_found": "gap",
    "contrasts": "comparison", "groups": "group", "clusters": "count", "recommendations": "recommendation",
    "risk_of_bias": "judgement", "appraisal": "judgement", "related": "publication", "conflicts": "disagreement",
    "tests": "test",
}  # fmt: skip
"""What one entry of a list is called on the button that adds it."""

SEEDS: dict[str, tuple[dict[str, str], ...]] = {
    "arms": ({"id": "ex", "role": "intervention"}, {"id": "con", "role": "comparator"}),
    "results": ({"id": "row-1", "count": "primary"},),
    "recommendations": ({"id": "first"},),
}
"""What the first entries of a list begin with; a later one is told apart by its number."""


def layout() -> dict[str, Any]:
    """All of this for the form's script."""
    return {
        "steps": {kind: [*steps, LAST_STEP] for kind, steps in STEPS.items()},
        "not_asked": NOT_ASKED,
        "hidden": HIDDEN,
        "first": FIRST,
        "only": ONLY,
        "long": LONG_TEXTS,
        "rows": ROWS,
        "seeds": SEEDS,
    }
