"""What was measured, on which scale, and how a number was printed."""

from __future__ import annotations

from enum import nonmember

from generator.vocabulary.term import Term


class Quantity(Term):
    """The thing measured or counted."""

    SOURCE = nonmember("ISCD terms; some are this project's own.")

    ABMD = "abmd", "Bone density (areal)", "Mineral per projected area, as a flat (DXA) scan sees it."
    VBMD = "vbmd", "Bone density (volumetric)", "Mineral per volume, as CT sees it."
    BMC = "bmc", "Bone mineral content"
    BONE_AREA = "bone_area", "Bone area"
    SECTION_MODULUS = "section_modulus", "Section modulus", "A measure of a bone's resistance to bending."
    CORTICAL_THICKNESS = "cortical_thickness", "Thickness of the outer bone"
    STRENGTH_INDEX = "strength_index", "Bone strength index", "Computed from a scan; for example polar strength-strain."
    MICROARCHITECTURE = "microarchitecture", "Fine structure of bone"
    BUA = "bua", "Ultrasound attenuation (BUA)"
    STIFFNESS_INDEX = "stiffness_index", "Ultrasound stiffness index"
    T_SCORE = "t_score", "T-score"
    Z_SCORE = "z_score", "Z-score"
    PREVALENCE = "prevalence", "Share of people affected"
    FRACTURES = "fractures", "Fractures"
    FALLS = "falls", "Falls"
    FALLERS = "fallers", "People who fell"
    ADVERSE_EVENTS = "adverse_events", "Harms"
    CORRELATION = "correlation", "Correlation with bone density"
    OTHER = "other", "Other measure"


class Scale(Term):
    """How the quantity is expressed."""

    SOURCE = nonmember("Cochrane Handbook, chapter 6; some are this project's own.")

    VALUE = "value", "Value at one time"
    CHANGE = "change", "Change from baseline"
    PERCENT_CHANGE = "percent_change", "Change in % of baseline"
    PER_YEAR = "per_year", "Change a year"
    PERCENT_PER_YEAR = "percent_per_year", "Change in % a year"
    PERCENT_PER_MONTH = "percent_per_month", "Change in % a month"
    SMD_CHANGE = "smd_change", "Standardised mean difference of changes"
    SMD_FINAL = "smd_final", "Standardised mean difference of final values"
    SMD_UNSPECIFIED = "smd_unspecified", "Standardised mean difference, kind of SD not stated"
    MEAN_DIFFERENCE_UNSPECIFIED = "mean_difference_unspecified", "Mean difference, change or final not stated"
    SIDE_DIFFERENCE = "side_difference", "Difference between sides in %"
    RATIO = "ratio", "Ratio"
    RISK_RATIO = "risk_ratio", "Risk ratio"
    RATE_RATIO = "rate_ratio", "Rate ratio"
    ODDS_RATIO = "odds_ratio", "Odds ratio"
    HAZARD_RATIO = "hazard_ratio", "Hazard ratio"
    COUNT = "count", "Count"
    PERCENT = "percent", "Per cent"
    NOT_STATED = "not_stated", "Scale not stated", "Only a direction, a p value or a verdict was read."


class Method(Term):
    """The instrument."""

    SOURCE = nonmember("ISCD terms.")

    DXA = "dxa", "DXA"
    QCT = "qct", "QCT"
    PQCT = "pqct", "pQCT"
    HR_PQCT = "hr_pqct", "HR-pQCT"
    QUS = "qus", "Ultrasound"
    SPA_DPA = "spa_dpa", "Photon absorptiometry (SPA or DPA)"
    MRI = "mri", "MRI"
    RADIOGRAPH = "radiograph", "X-ray"
    NEUTRON_ACTIVATION = (
        "neutron_activation",
        "Neutron activation analysis",
        "Calcium of a part of the body; no density.",
    )
    SELF_REPORT = "self_report", "Self-report or diary"
    RECORDS = "records", "Medical or trial records"
    NOT_REPORTED = "not_reported", "Instrument not stated"
    MIXED = "mixed", "More than one instrument"


class Unit(Term):
    """Units of measured quantities; scales in % or SD carry their own."""

    SOURCE = nonmember("SI and the instruments' habits.")

    G_CM2 = "g_cm2", "g/cm\u00b2"
    MG_CM2 = "mg_cm2", "mg/cm\u00b2"
    G_CM3 = "g_cm3", "g/cm\u00b3"
    MG_CM3 = "mg_cm3", "mg/cm\u00b3"
    G = "g", "g"
    MG = "mg", "mg"
    MG_MM = "mg_mm", "mg/mm"
    G_CM = "g_cm", "g/cm"
    CM2 = "cm2", "cm\u00b2"
    MM2 = "mm2", "mm\u00b2"
    CM3 = "cm3", "cm\u00b3"
    MM3 = "mm3", "mm\u00b3"
    MM = "mm", "mm"
    DB_MHZ = "db_mhz", "dB/MHz"
    SD = "sd", "standard deviations"
    PER_100_PERSON_YEARS = "per_100_person_years", "per 100 person-years"
    PER_1000_PERSON_YEARS = "per_1000_person_years", "per 1,000 person-years"


class SpreadType(Term):
    """What a printed figure after "\u00b1" or in brackets is."""

    SOURCE = nonmember("Cochrane Handbook chapter 6.")

    SD = "sd", "Standard deviation"
    SE = "se", "Standard error"
    CI = "ci", "Confidence interval"
    TWO_SEM = "two_sem", "Two standard errors"
    IQR = "iqr", "Interquartile range"
    RANGE = "range", "Range"
    NOT_STATED = "not_stated", "Not stated"


class Basis(Term):
    """How we know: printed in the source, or judged by us."""

    SOURCE = nonmember("This project's own list.")

    PRINTED = "printed", "As printed"
    ASSUMED = "assumed", "Judged by its size"
    INFERRED = "inferred", "Inferred from other text"
    ALLOCATED = "allocated", "The number allocated"
    COMPLETED = "completed", "The number who completed"
    ANALYSED = "analysed", "The number analysed"


class POperator(Term):
    """How a p value was printed."""

    SOURCE = nonmember("This project's own list.")

    EQUAL = "=", "equal to"
    BELOW = "<", "below"
    AT_MOST = "<=", "at most"
    ABOVE = ">", "above"
    NS = "ns", "printed as not significant"


class Direction(Term):
    """Which side a contrast favours, where the source says it without a figure; more bone is favourable."""

    SOURCE = nonmember("This project's own list.")

    FAVOURS_FIRST = "favours_first", "Higher in the first"
    FAVOURS_SECOND = "favours_second", "Higher in the second"
    NOT_STATED = "not_stated", "Direction not stated"


class PrintedVerdict(Term):
    """What the authors say of a contrast; "no difference" is their word, never a zero."""

    SOURCE = nonmember("This project's own list.")

    DIFFERENCE = "difference", "Reported as different"
    NO_DIFFERENCE = "no_difference", "Reported as not different"
    MIXED = "mixed", "Reported as mixed"


class TestKind(Term):
    """What a printed p value tests, where it is no two-group contrast."""

    SOURCE = nonmember("This project's own list.")
    __test__ = nonmember(False)

    OMNIBUS = "omnibus", "Over three or more groups"
    INTERACTION = "interaction", "Interaction"
    TIME = "time", "Change over time, all groups together"
    WITHIN_GROUP = "within_group", "Change within one group"
    SUBGROUP = "subgroup", "Between subgroups"
    CORRELATION = "correlation", "Correlation"
    REGRESSION = "regression", "Regression on a measure of the training"
    MAIN_EFFECT = "main_effect", "Main effect of a factor"


class TimeUnit(Term):
    """Units of time."""

    SOURCE = nonmember("This project's own list.")

    WEEK = "week", "week"
    MONTH = "month", "month"
    YEAR = "year", "year"


class CountUnit(Term):
    """What `k` counts in a review."""

    SOURCE = nonmember("This project's own list.")

    STUDIES = "studies", "studies"
    COMPARISONS = "comparisons", "comparisons"
    GROUPS = "groups", "exercise groups"


class CountScope(Term):
    """For what `k` was counted."""

    SOURCE = nonmember("This project's own list.")

    SITE = "site", "For this site"
    ALL_SITES = "all_sites", "For all sites together"
