"""What people and rules conclude: certainty, verdicts, risk of bias, strength of a recommendation."""

from __future__ import annotations

from enum import nonmember

from generator.vocabulary.term import Term


class CertaintyLevel(Term):
    """How sure we are that the true effect is near the estimate; GRADE's four levels."""

    SOURCE = nonmember("GRADE, https://pmc.ncbi.nlm.nih.gov/articles/PMC6692166/table/T1")

    def __init__(self, _id: str, label: str, dots: int, reader_label: str, definition: str = "") -> None:
        super().__init__(_id, label, definition)
        self.dots = dots
        self.reader_label = reader_label

    HIGH = "high", "high", 4, "very sure", "The true effect is very probably near the estimate."
    MODERATE = "moderate", "moderate", 3, "fairly sure", "Probably near; it may differ substantially."
    LOW = "low", "low", 2, "not very sure", "It may differ substantially."
    VERY_LOW = "very_low", "very low", 1, "we do not know", "Little confidence in the estimate."


class GradeDomain(Term):
    """What may lower the certainty."""

    SOURCE = nonmember("GRADE, https://pmc.ncbi.nlm.nih.gov/articles/PMC6692166/table/T1")

    RISK_OF_BIAS = "risk_of_bias", "Risk of bias", "How the trials were done."
    INCONSISTENCY = "inconsistency", "Inconsistency", "Whether studies, or reviews, agree."
    INDIRECTNESS = "indirectness", "Indirectness", "Whether people, exercise and outcome are those asked about."
    IMPRECISION = "imprecision", "Imprecision", "Few people, or a wide interval."
    PUBLICATION_BIAS = "publication_bias", "Missing results", "Results that were not published, or not read."


class AuthorsCertainty(Term):
    """Certainty as a review's own authors state it; never ours."""

    SOURCE = nonmember("GRADE levels as published, or the authors' wording.")

    HIGH = "high", "high"
    MODERATE = "moderate", "moderate"
    LOW = "low", "low"
    VERY_LOW = "very_low", "very low"
    NOT_RATED = "not_rated", "not rated by the authors"
    NOT_FOUND = "not_found", "rating not found in what we read"


class EmptyState(Term):
    """Why a cell has no rating; five states, never one."""

    SOURCE = nonmember("This project's own list; see How we decide.")

    MEASURED_NOT_READ = "measured_not_read", "Measured, figures not read", "Trials exist; their figures were not read."
    NOT_IN_COLLECTION = (
        "not_in_collection",
        "Not in this collection",
        "Not in this collection. We did not search systematically.",
    )
    SEARCHED_NONE = "searched_none", "Searched, none found", "Only with a documented search."
    NOT_RATED = "not_rated", "Not yet rated"
    NOT_APPLICABLE = "not_applicable", "Does not apply"


class OutcomeTarget(Term):
    """What a question is about."""

    SOURCE = nonmember("This project's own list.")

    BMD_ITSELF = "bmd_itself", "Bone density"
    FRACTURE = "fracture", "Fractures"
    FALLS = "falls", "Falls"
    HARMS = "harms", "Harms"


class ClaimVerdict(Term):
    """How a sentence of an article stands against its source; about the sentence, never its author."""

    SOURCE = nonmember("This project's own list.")

    def __init__(self, _id: str, label: str, sign: str, definition: str = "") -> None:
        super().__init__(_id, label, definition)
        self.sign = sign

    FAITHFUL = "faithful", "Matches the source", "\u2713"
    IMPRECISE = "imprecise", "Roughly right", "\u2248"
    OVERSTATED = "overstated", "Says more than the study", "\u2191"
    MISATTRIBUTED = "misattributed", "Not what that study tested", "\u2260"
    CONTRADICTED = "contradicted", "The source says otherwise", "\u00d7"
    UNSUPPORTED = "unsupported", "No study found behind it", "\u2205"
    NOT_VERIFIABLE = "not_verifiable", "We could not check", "?"


class Identity(Term):
    """How sure it is that a publication is the one an article means."""

    SOURCE = nonmember("This project's own list.")

    CONFIRMED = "confirmed", "Confirmed"
    LIKELY = "likely", "Likely"
    PLAUSIBLE = "plausible", "Plausible"
    UNRESOLVED = "unresolved", "Not found"
    CONTEXT = "context", "Not its source; bears on it", "The article names no source; this study speaks to the claim."


class RobTool(Term):
    """The tool with which risk of bias or quality was judged."""

    SOURCE = nonmember("https://www.riskofbias.info and the papers of the tools.")

    ROB2 = "rob2", "RoB 2"
    ROB2_CLUSTER = "rob2_cluster", "RoB 2 for cluster trials"
    ROB2_CROSSOVER = "rob2_crossover", "RoB 2 for cross-over trials"
    ROB1 = "rob1", "Cochrane tool of 2011"
    ROBINS_I_2016 = "robins_i_2016", "ROBINS-I"
    AMSTAR2 = "amstar2", "AMSTAR 2"
    AMSTAR1 = "amstar1", "AMSTAR"
    ROBIS = "robis", "ROBIS"
    PEDRO = "pedro", "PEDro scale"
    TESTEX = "testex", "TESTEX"
    JADAD = "jadad", "Jadad scale"
    JBI_RCT = "jbi_rct", "JBI checklist for trials"
    JBI_QUASI = "jbi_quasi", "JBI checklist for quasi-experiments"
    NOS_COHORT = "nos_cohort", "Newcastle-Ottawa scale"
    AGREE2 = "agree2", "AGREE II"
    INSPECT_SR = "inspect_sr", "INSPECT-SR"
    OTHER = "other", "Another tool"


class RobJudgement(Term):
    """A judgement of one domain, or of the whole, in the words of the tools."""

    SOURCE = nonmember("RoB 2, RoB 1, ROBINS-I, PEDro, AMSTAR 2.")

    LOW = "low", "Low"
    SOME_CONCERNS = "some_concerns", "Some concerns"
    MODERATE = "moderate", "Moderate"
    HIGH = "high", "High"
    SERIOUS = "serious", "Serious"
    CRITICAL = "critical", "Critical"
    CRITICALLY_LOW = "critically_low", "Critically low"
    UNCLEAR = "unclear", "Unclear"
    YES = "yes", "Yes"
    PARTIAL_YES = "partial_yes", "Partly"
    NO = "no", "No"
    NO_INFORMATION = "no_information", "No information"
    NOT_APPLICABLE = "not_applicable", "Does not apply"


class RecommendationStrength(Term):
    """Strength of a recommendation, recorded as published; we issue none."""

    SOURCE = nonmember("GRADE; NICE; wording of the guideline.")

    STRONG = "strong", "Strong"
    CONDITIONAL = "conditional", "Conditional"
    GOOD_PRACTICE = "good_practice", "Good practice statement"
    KEY_RECOMMENDATION = "key_recommendation", "Key recommendation, not graded"
    NOT_GRADED = "not_graded", "Not graded"
    NOT_FOUND = "not_found", "Strength not found in what we read"


class RecommendationTopic(Term):
    """What a recommendation is about."""

    SOURCE = nonmember("This project's own list.")

    BONE_STRENGTH = "bone_strength", "Stronger bones"
    FALLS = "falls", "Fewer falls"
    POSTURE = "posture", "Posture and back"
    SAFETY = "safety", "Safety"
    DOSE = "dose", "How much"
    ACTIVITY = "activity", "Activity in general"
    NUTRITION = "nutrition", "Food and supplements"
    MEDICINE = "medicine", "Medicine"
    LIFESTYLE = "lifestyle", "Smoking, alcohol and the like"
    OTHER = "other", "Other"
