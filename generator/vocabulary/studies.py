"""How a publication came about, what we read of it, and how it is handled here."""

from __future__ import annotations

from enum import nonmember

from generator.vocabulary.term import Term


class Design(Term):
    """How a study was built."""

    SOURCE = nonmember("Cochrane Handbook glossary; added here: `rct_within_person`, `rct_factorial`.")

    def __init__(self, _id: str, label: str, randomised: bool = False, definition: str = "") -> None:
        super().__init__(_id, label, definition)
        self.randomised = randomised

    RCT_PARALLEL = "rct_parallel", "Randomised trial", True
    RCT_CLUSTER = "rct_cluster", "Cluster-randomised trial", True, "Schools, classes or centres were drawn by lot."
    RCT_CROSSOVER = "rct_crossover", "Randomised cross-over trial", True
    RCT_WITHIN_PERSON = "rct_within_person", "Randomised trial within persons", True, "One side trained, the other not."
    RCT_FACTORIAL = "rct_factorial", "Factorial randomised trial", True
    QUASI_RCT = "quasi_rct", "Quasi-randomised trial"
    NON_RANDOMISED_TRIAL = "non_randomised_trial", "Trial without random allocation"
    ALLOCATION_NOT_STATED = "allocation_not_stated", "Controlled trial, allocation not stated"
    CONTROLLED_BEFORE_AFTER = "controlled_before_after", "Controlled before-and-after study"
    SINGLE_ARM = "single_arm", "Study of one group before and after"
    COHORT = "cohort", "Cohort study"
    CASE_CONTROL = "case_control", "Case-control study"
    CROSS_SECTIONAL = "cross_sectional", "Cross-sectional study"
    CASE_SERIES = "case_series", "Case series"
    POOLED_TRIALS = "pooled_trials", "Comparison of arms of different trials"


class ReviewDesign(Term):
    """How a review was made."""

    SOURCE = nonmember("Cochrane Handbook glossary.")

    SYSTEMATIC_REVIEW = "systematic_review", "Systematic review without pooling"
    META_ANALYSIS = "meta_analysis", "Systematic review with meta-analysis"
    NETWORK_META_ANALYSIS = "network_meta_analysis", "Network meta-analysis"
    OVERVIEW = "overview", "Overview of reviews"
    NARRATIVE_REVIEW = "narrative_review", "Narrative review"


class GuidelineDesign(Term):
    """How a guideline was made."""

    SOURCE = nonmember("This project's own list.")

    GUIDELINE = "guideline", "Guideline"
    CONSENSUS_STATEMENT = "consensus_statement", "Consensus statement"
    POSITION_STATEMENT = "position_statement", "Position statement"
    CLINICIANS_GUIDE = "clinicians_guide", "Clinician's guide"
    ADVICE_PAGE = "advice_page", "Advice page of an organisation"


class Allocation(Term):
    """What was allocated to the groups."""

    SOURCE = nonmember("This project's own list.")

    PARTICIPANT = "participant", "Participants"
    LIMB = "limb", "Sides of the body"
    SCHOOL = "school", "Schools"
    CLASS = "class", "Classes"
    CENTRE = "centre", "Centres"
    HOUSEHOLD = "household", "Households"
    SELF_SELECTED = "self_selected", "People chose their group"
    NOT_STATED = "not_stated", "Not stated"


class ReportRole(Term):
    """What a report is within its study."""

    SOURCE = nonmember("This project's own list.")

    MAIN = "main", "Main report"
    INTERIM = "interim", "Interim report"
    FOLLOW_UP = "follow_up", "Follow-up"
    SECONDARY = "secondary", "Secondary report"
    PROTOCOL = "protocol", "Protocol"
    ERRATUM = "erratum", "Erratum"
    REGISTRY = "registry", "Registry entry"


class Depth(Term):
    """How deep we read."""

    SOURCE = nonmember("This project's own list.")

    FULL_TEXT = "full_text", "full text"
    ABSTRACT = "abstract", "abstract"
    SECONDARY = "secondary", "what others write of it"
    NOT_READ = "not_read", "not read"


class RegistrationTiming(Term):
    """When a trial was registered."""

    SOURCE = nonmember("This project's own list.")

    PROSPECTIVE = "prospective", "before the first participant"
    RETROSPECTIVE = "retrospective", "afterwards"
    NOT_STATED = "not_stated", "time not stated"


class RecordStatus(Term):
    """Where a record stands."""

    SOURCE = nonmember("This project's own list.")

    DRAFT = "draft", "Draft", "Listed for reviewers, never counted."
    ACTIVE = "active", "Active"
    WITHDRAWN = "withdrawn", "Withdrawn", "Kept at its address with the reason, not counted."


class WithdrawalReason(Term):
    """Why a record of ours no longer counts."""

    SOURCE = nonmember("This project's own list.")

    RETRACTED = "retracted", "Taken back", "The journal or the authors took the publication back."
    DUPLICATE = "duplicate", "A double", "Another record holds the same study."
    OUT_OF_SCOPE = "out_of_scope", "Out of scope", "It does not ask what this collection asks."
    ENTERED_IN_ERROR = "entered_in_error", "Entered in error", "It should never have been a record."


class ChangeKind(Term):
    """What an entry in the history of a record is."""

    SOURCE = nonmember("This project's own list.")

    UPDATE = "update", "Update", "Something new, or told better; nothing that stood there was wrong."
    CORRECTION = "correction", "Correction", "A figure, a direction, a verdict or a line on safety was wrong."


class EditorialStatus(Term):
    """What the journal says of the publication since."""

    SOURCE = nonmember("Crossref and PubMed notice types; `corrected_not_read` is ours.")

    def __init__(self, _id: str, label: str, counted: bool = True, definition: str = "") -> None:
        super().__init__(_id, label, definition)
        self.counted = counted

    NONE_FOUND = "none_found", "No notice found"
    CORRECTED = "corrected", "Corrected"
    CORRECTED_NOT_READ = "corrected_not_read", "Corrected; the correction was not read"
    EXPRESSION_OF_CONCERN = "expression_of_concern", "Expression of concern", False
    RETRACTED = "retracted", "Retracted", False
    RETRACTED_REPUBLISHED = "retracted_republished", "Retracted and republished", False
    WITHDRAWN = "withdrawn", "Withdrawn", False
    NOT_CHECKED = "not_checked", "Not checked"


class CountRole(Term):
    """Whether a result row takes part in sums."""

    SOURCE = nonmember("This project's own list.")

    PRIMARY = "primary", "Counts"
    INTERIM = "interim", "Interim report, does not count beside the main one"
    SECONDARY = "secondary", "Shown beside the main result"
    NEVER = "never", "Shown, never counted"


class NotCounted(Term):
    """Why a result row is never counted."""

    SOURCE = nonmember("This project's own list.")

    N_PER_GROUP_NOT_FOUND = "n_per_group_not_found", "Number in each group not found"
    WITHIN_PERSON = "within_person", "Two sides of one person, pairing not usable"
    POST_HOC_SUBSET = "post_hoc_subset", "Subset chosen afterwards"
    SUPERSEDED_REPORT = "superseded_report", "A later report replaces it"
    NOT_BONE_DENSITY = "not_bone_density", "Not bone density"
    PER_PROTOCOL_ONLY = "per_protocol_only", "Only those who kept to the programme"
    MISPRINT_SUSPECTED = "misprint_suspected", "Misprint suspected"
    NOT_BETWEEN_GROUPS = "not_between_groups", "Not a comparison between groups"
    AFTER_STOPPING = "after_stopping", "Measured after training had stopped"
    UNREADABLE = "unreadable", "Figures not readable"


class NotFoundReason(Term):
    """Why a field is empty; shown to readers as "not extracted"."""

    SOURCE = nonmember("This project's own list.")

    NOT_REPORTED = "not_reported", "not reported"
    NOT_IN_TEXT_READ = "not_in_text_read", "not stated in what we read"
    TEXT_CUT = "text_cut", "our copy of the text was cut off"
    TEXT_DAMAGED = "text_damaged", "our copy of the text was damaged"
    NOT_LOOKED = "not_looked", "not looked for yet"


class Relation(Term):
    """How another publication is tied to this study."""

    SOURCE = nonmember("This project's own list.")

    SHARES_CONTROLS = "shares_controls", "Shares its control group"
    SHARES_PARTICIPANTS = "shares_participants", "Shares participants"
    EXTENSION_OF = "extension_of", "Extends it"
    SAME_PROGRAMME = "same_programme", "Uses the same programme"
    DISCUSSES = "discusses", "Discusses it"


class Funding(Term):
    """Who paid."""

    SOURCE = nonmember("This project's own list.")

    NONE_DECLARED = "none_declared", "None declared"
    PUBLIC = "public", "Public money"
    CHARITY = "charity", "Charity or foundation"
    INDUSTRY_DEVICE = "industry_device", "Maker of devices"
    INDUSTRY_PHARMA = "industry_pharma", "Maker of medicines"
    INDUSTRY_SUPPLEMENT = "industry_supplement", "Maker of food or supplements"
    SPORTS_BODY = "sports_body", "Sports organisation"
    COMMERCIAL_PROGRAMME = "commercial_programme", "Seller of the programme"
    MIXED = "mixed", "Mixed"
    OTHER = "other", "Other"


class Interest(Term):
    """Competing interests of the authors."""

    SOURCE = nonmember("This project's own list.")

    NONE_DECLARED = "none_declared", "None declared"
    AUTHOR_SELLS_PROGRAMME = "author_sells_programme", "An author sells or licenses the programme"
    AUTHOR_EMPLOYED_BY_SPONSOR = "author_employed_by_sponsor", "An author works for the sponsor"
    OTHER = "other", "Other"
