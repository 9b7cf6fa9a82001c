"""What people did: the exercise tree, what it was compared with, how hard it was and who watched."""

from __future__ import annotations

from enum import nonmember

from generator.vocabulary.term import Term


class Exercise(Term):
    """A node of the exercise tree; arms name leaves, questions and reviews may name any node."""

    SOURCE = nonmember("ProFaNE categories as used by Cochrane CD011574; the tree is this project's own.")

    def __init__(self, _id: str, label: str, parent: str = "", profane: str = "", definition: str = "") -> None:
        super().__init__(_id, label, definition)
        self.parent = parent
        self.profane = profane

    ANY = "any", "Any exercise"
    RESISTANCE_ANY = "resistance_any", "Any strength training", "any"
    PROGRESSIVE_RESISTANCE = (
        "progressive_resistance",
        "Lifting (progressive resistance training)",
        "resistance_any",
        "resistance",
        "Strength training whose load goes up; no jump, run or aerobic block beyond the warm-up.",
    )
    POWER_TRAINING = "power_training", "Fast lifting (power training)", "resistance_any", "resistance"
    RESISTANCE_LOW_LOAD = (
        "resistance_low_load",
        "Low-load strengthening",
        "resistance_any",
        "resistance",
        "Bands, body weight or light loads.",
    )
    SPINAL_EXTENSOR = "spinal_extensor", "Back-extensor strengthening", "resistance_any", "resistance"
    BONE_LOADING_ANY = "bone_loading_any", "Any bone-loading exercise", "any"
    RESISTANCE_PLUS_IMPACT = (
        "resistance_plus_impact",
        "Lifting plus impact",
        "bone_loading_any",
        "multiple",
        "Strength training together with jumps, skipping, running or stamping.",
    )
    HIGH_INTENSITY_RESISTANCE_IMPACT = (
        "high_intensity_resistance_impact",
        "Heavy lifting plus impact (HiRIT)",
        "resistance_plus_impact",
        "multiple",
        "Supervised lifting at 80 % or more of the one-repetition maximum, and impact.",
    )
    IMPACT_JUMPING = "impact_jumping", "Jumping and other impact", "bone_loading_any", "other"
    SPORT_PARTICIPATION = "sport_participation", "Sport", "bone_loading_any", "general_physical_activity"
    AEROBIC_ANY = "aerobic_any", "Any endurance exercise", "any"
    WEIGHT_BEARING_AEROBIC = (
        "weight_bearing_aerobic",
        "Endurance exercise on the feet",
        "aerobic_any",
        "endurance",
        "Jogging, stepping, dance aerobics.",
    )
    WALKING = "walking", "Walking", "aerobic_any", "general_physical_activity"
    NON_WEIGHT_BEARING_AEROBIC = (
        "non_weight_bearing_aerobic",
        "Cycling or swimming",
        "aerobic_any",
        "endurance",
    )
    AQUATIC = "aquatic", "Exercise in water", "aerobic_any", "other"
    MIND_BODY_ANY = "mind_body_any", "Any mind-body exercise", "any"
    THREE_D_TAI_CHI = "three_d_tai_chi", "Tai chi or qigong", "mind_body_any", "three_d"
    THREE_D_DANCE = "three_d_dance", "Dance", "mind_body_any", "three_d"
    YOGA_PILATES = "yoga_pilates", "Yoga or Pilates", "mind_body_any", "flexibility"
    BALANCE_FUNCTIONAL = "balance_functional", "Balance and functional training", "any", "gait_balance_functional"
    FLEXIBILITY = "flexibility", "Stretching", "any", "flexibility"
    WHOLE_BODY_VIBRATION = "whole_body_vibration", "Whole-body vibration", "any", "other"
    ELECTRICAL_STIMULATION = "electrical_stimulation", "Electrical muscle stimulation", "any", "other"
    MULTICOMPONENT = (
        "multicomponent",
        "Mixed programme",
        "any",
        "multiple",
        "Two or more kinds of exercise, none of them dominant.",
    )
    GENERAL_ACTIVITY = "general_activity", "General physical activity", "any", "general_physical_activity"

    def lineage(self) -> tuple[Exercise, ...]:
        """This node and its ancestors, nearest first."""
        return (self, *Exercise(self.parent).lineage()) if self.parent else (self,)

    def covers(self, other: Exercise) -> bool:
        """Whether `other` is this node or lies below it in the tree."""
        return self in other.lineage()


class ComparatorClass(Term):
    """What the trained group is set against, coarsely: only the first two answer "does it work"."""

    SOURCE = nonmember("This project's own list.")

    INACTIVE = "inactive", "No training", "Nothing, usual life, waiting list, education, attention."
    LIGHT = "light", "Light exercise", "Stretching or a deliberately low dose."
    OTHER_EXERCISE = "other_exercise", "Other exercise"
    BACKGROUND = "background", "The same treatment without exercise", "Drug, hormone or diet in both arms."


class Comparator(Term):
    """What the comparison group did."""

    SOURCE = nonmember(
        "This project's own list, after TIDieR; `contralateral_limb` and `usual_pe` added for bone trials."
    )

    def __init__(self, _id: str, label: str, comparator_class: str, definition: str = "") -> None:
        super().__init__(_id, label, definition)
        self.comparator_class = comparator_class

    NO_INTERVENTION = "no_intervention", "Nothing", "inactive"
    USUAL_ACTIVITY = "usual_activity", "Usual activity", "inactive"
    WAIT_LIST = "wait_list", "Waiting list", "inactive"
    ATTENTION_CONTROL = "attention_control", "Attention or education", "inactive"
    USUAL_PE = "usual_pe", "Usual school sport", "inactive"
    CONTRALATERAL_LIMB = "contralateral_limb", "The person's other, untrained side", "inactive"
    STRETCHING_BALANCE_CONTROL = "stretching_balance_control", "Stretching or balance", "light"
    SHAM_LOW_DOSE = "sham_low_dose", "Low-dose exercise as control", "light"
    OTHER_EXERCISE = "other_exercise", "Another kind of exercise", "other_exercise"
    DRUG = "drug", "Medicine", "background"
    SUPPLEMENT = "supplement", "Supplement", "background"
    DIET = "diet", "Diet", "background"


class CoIntervention(Term):
    """What came on top of exercise or of its comparison."""

    SOURCE = nonmember("This project's own list.")

    NONE = "none", "None"
    CALCIUM_VIT_D_BOTH_ARMS = "calcium_vit_d_both_arms", "Calcium or vitamin D in all arms"
    DRUG_BOTH_ARMS = "drug_both_arms", "Bone medicine in all arms"
    HORMONE_BOTH_ARMS = "hormone_both_arms", "Hormone therapy in all arms"
    WEIGHT_LOSS_DIET = "weight_loss_diet", "Weight-loss diet"
    DIET = "diet", "Other diet"
    FORTIFIED_MILK = "fortified_milk", "Fortified milk"
    SUPPLEMENT = "supplement", "Other supplement"
    HORMONE = "hormone", "Hormone therapy in this arm"
    DRUG = "drug", "Bone medicine in this arm"
    UNCLEAR = "unclear", "Not clear"


class Supervision(Term):
    """Who watched the sessions."""

    SOURCE = nonmember("CERT item 4, https://bjsm.bmj.com/content/50/23/1428")

    FULLY_SUPERVISED = "fully_supervised", "Supervised"
    PARTLY_SUPERVISED = "partly_supervised", "Partly supervised"
    UNSUPERVISED = "unsupervised", "Not supervised"
    REMOTE = "remote", "Supervised from afar"
    NOT_REPORTED = "not_reported", "Supervision not stated"


class Delivery(Term):
    """Alone or in a group."""

    SOURCE = nonmember("CERT item 3, https://bjsm.bmj.com/content/50/23/1428")

    INDIVIDUAL = "individual", "Individual"
    GROUP = "group", "Group"
    MIXED = "mixed", "Mixed"
    NOT_REPORTED = "not_reported", "Not stated"


class Setting(Term):
    """Where the sessions took place."""

    SOURCE = nonmember("CERT item 12, https://bjsm.bmj.com/content/50/23/1428")

    HOME = "home", "Home"
    GYM = "gym", "Gym"
    CLINIC = "clinic", "Clinic or laboratory"
    COMMUNITY = "community", "Community"
    SCHOOL = "school", "School"
    RESIDENTIAL_CARE = "residential_care", "Residential care"
    MIXED = "mixed", "More than one place"
    NOT_REPORTED = "not_reported", "Not stated"


class EffortScale(Term):
    """The scale on which effort was set."""

    SOURCE = nonmember("FITT-VP (ACSM); impact as peak ground reaction force in body weights.")

    ONE_RM_PCT = "one_rm_pct", "% of one-repetition maximum"
    N_RM = "n_rm", "Repetition maximum (RM)"
    RPE_0_10 = "rpe_0_10", "Perceived exertion 0-10"
    RPE_6_20 = "rpe_6_20", "Perceived exertion 6-20"
    RIR = "rir", "Repetitions in reserve"
    GRF_BODY_WEIGHTS = "grf_body_weights", "Ground reaction force, body weights"
    HR_PCT = "hr_pct", "% of heart rate reserve or maximum"
    BODY_WEIGHT_PCT = "body_weight_pct", "% of body weight"
    NOT_REPORTED = "not_reported", "Not stated"
