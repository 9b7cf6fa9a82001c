"""The exported tables: their columns, with the meaning and type of each. The data dictionary is made of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it holds, and its Frictionless type."""

    name: str
    meaning: str
    type: str = "string"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, what a row is, its columns."""

    name: str
    row: str
    columns: tuple[Column, ...]


_CONTEXT = (
    Column("provisional", "Whether no named person has signed the rating of its question yet", "boolean"),
    Column("coverage", "How many eligible studies and people of the question had figures that were read"),
    Column("comparator_class", "What exercise is set against: inactive, light, other_exercise, background"),
    Column("outcome_target", "What the question is about: bmd_itself, fracture, falls, harms"),
    Column("depth", "How deep the report was read: abstract, full_text, secondary, not_read"),
    Column("source", "Bib key of the report and the place in it"),
)
"""What every row carries, so that no figure travels without it."""

_EFFECT = (
    Column("measure", "Scale: percent, g_cm2, smd, ratio"),
    Column("estimate", "Trained minus comparison, or ratio; above zero (one): higher with training", "number"),
    Column("ci_lower", "Lower limit of the 95 % interval", "number"),
    Column("ci_upper", "Upper limit of the 95 % interval", "number"),
)

QUESTIONS = Table(
    "questions",
    "One outcome at one site of a question, with its answer",
    (
        Column("question", "Id of the question"),
        Column("title", "The question in plain words"),
        Column("site", "Site group; empty for events"),
        Column("lead", "What leads: index review, own pool, one study, two studies, range of studies, none"),
        Column("lead_id", "Id of the review or studies that lead"),
        *_EFFECT,
        Column("size", "What the statement says of the size"),
        Column("certainty", "Final level, or not_rated"),
        Column("certainty_of", "What the certainty is of"),
        Column("state", "Empty state where there is no rating"),
        Column("k_read", "Eligible studies with figures that were read", "integer"),
        Column("k_eligible", "Eligible studies", "integer"),
        Column("n_read", "People in them", "integer"),
        Column("n_eligible", "People in all eligible studies, as far as known", "integer"),
        Column("statement", "The answer for readers who know the terms"),
        Column("statement_plain", "The answer in plain words"),
        *_CONTEXT,
    ),
)
COMPARISONS = Table(
    "comparisons",
    "One study's difference, oriented to one question at one site, or why there is none",
    (
        Column("question", "Id of the question"),
        Column("site", "Site group"),
        Column("study", "Id of the study"),
        Column("comparison", "Id of the comparison; empty where no pair of arms could be used"),
        Column("standing", "read, figures not read, not yet recorded, excluded"),
        Column("why", "Why it is not used, where it is not"),
        Column("body", "randomised, not randomised, two sides of one person"),
        Column("trained", "Arms on the first side"),
        Column("compared", "Arms on the second side"),
        *_EFFECT,
        Column("standard_error", "Standard error of the estimate", "number"),
        Column("direction", "1 higher with training, -1 lower, 0 the same; empty: not read", "integer"),
        Column("weeks", "Weeks from the start", "number"),
        Column("people", "People of both sides", "integer"),
        Column("derivation", "Formulas by which estimate and standard error follow from print"),
        Column("home", "The narrower question at which the study is at home"),
        Column("place", "File and line of the record"),
        *_CONTEXT,
    ),
)
ARMS = Table(
    "arm_results",
    "What one arm of a study showed at one result, as printed",
    (
        Column("study", "Id of the study"),
        Column("result", "Id of the result row"),
        Column("arm", "Id of the arm"),
        Column("role", "intervention or comparator"),
        Column("exercise", "Kind of exercise of the arm"),
        Column("site", "Site as measured"),
        Column("quantity", "What was measured"),
        Column("method", "How it was measured"),
        Column("unit", "Unit as printed"),
        Column("scale", "value, change, percent_change, ..."),
        Column("weeks", "Weeks from the start", "number"),
        Column("n", "People behind the figure", "integer"),
        Column("n_basis", "analysed, completed or allocated"),
        Column("mean", "Mean on the scale, digits as printed", "number"),
        Column("spread_type", "sd, se, ci, ..."),
        Column("spread", "Dispersion, digits as printed", "number"),
        Column("spread_lower", "Lower limit where the dispersion is an interval or range", "number"),
        Column("spread_upper", "Upper limit where the dispersion is an interval or range", "number"),
        Column("baseline", "Mean before training, digits as printed", "number"),
        Column("final", "Mean after training, digits as printed", "number"),
        Column("count", "primary, interim, secondary, never"),
        *_CONTEXT,
    ),
)
POOLED = Table(
    "pooled_results",
    "Our own sum of the studies whose figures were read, for one body of evidence",
    (
        Column("question", "Id of the question"),
        Column("site", "Site group"),
        Column("body", "randomised, not randomised, two sides of one person"),
        Column("leads", "Whether it is the headline", "boolean"),
        Column("k", "Studies", "integer"),
        Column("people", "People", "integer"),
        Column("model", "Model and estimator"),
        *_EFFECT,
        Column("i2", "I squared in per cent", "number"),
        Column("tau2", "Between-study variance", "number"),
        Column("prediction_lower", "Lower limit of the prediction interval", "number"),
        Column("prediction_upper", "Upper limit of the prediction interval", "number"),
        Column("studies", "Ids of the studies"),
        *_CONTEXT,
    ),
)
REVIEWS = Table(
    "review_results",
    "One pooled result of a review, as printed; never added up",
    (
        Column("review", "Id of the review"),
        Column("result", "Id of the row"),
        Column("dataset", "Shared by reviews of one set of trials: one voice"),
        Column("site", "Site as pooled"),
        Column("quantity", "What was pooled"),
        Column("scale", "Scale of the estimate"),
        Column("unit", "Unit as printed"),
        Column("exercise", "Exercise of the pooled studies"),
        Column("subgroup", "Subgroup, where the row is not about all"),
        Column("estimate", "Pooled value, digits as printed", "number"),
        Column("ci_lower", "Lower limit, digits as printed", "number"),
        Column("ci_upper", "Upper limit, digits as printed", "number"),
        Column("k", "Studies, comparisons or groups", "integer"),
        Column("k_unit", "What k counts"),
        Column("n", "People", "integer"),
        Column("i2", "I squared in per cent, digits as printed", "number"),
        Column("authors_certainty", "Certainty as the review's own authors state it"),
        Column("questions", "Questions that the review leads or stands beside"),
        *_CONTEXT,
    ),
)
WIDE = Table(
    "metafor_wide",
    "One comparison of two arms with means and standard deviations, named as R metafor's escalc() has them",
    (
        Column("question", "Id of the question"),
        Column("site", "Site group"),
        Column("study", "Id of the study"),
        Column("comparison", "Id of the comparison"),
        Column("body", "randomised, not randomised, two sides of one person: never pooled with one another"),
        Column("measure", "Scale of yi: percent, g_cm2, smd, ratio; never pooled with one another"),
        Column("m1i", "Mean of the trained arm", "number"),
        Column("sd1i", "Its standard deviation", "number"),
        Column("n1i", "Its people", "number"),
        Column("m2i", "Mean of the comparison arm", "number"),
        Column("sd2i", "Its standard deviation", "number"),
        Column("n2i", "Its people", "number"),
        Column("yi", "Difference as used", "number"),
        Column("vi", "Its variance; from a printed interval or p where that says more than the deviations", "number"),
        Column("derivation", "Formulas by which yi and vi follow from print"),
        *_CONTEXT,
    ),
)
TABLES = (QUESTIONS, COMPARISONS, ARMS, POOLED, REVIEWS, WIDE)
"""Every table, in the order of the data dictionary."""
