"""Who took part, and for whom a page is written."""

from __future__ import annotations

from enum import nonmember

from generator.vocabulary.term import Term


class Sex(Term):
    """Sex of the participants, as reported."""

    SOURCE = nonmember("This project's own list.")

    FEMALE = "female", "Women and girls"
    MALE = "male", "Men and boys"
    MIXED = "mixed", "Both sexes"
    NOT_REPORTED = "not_reported", "Sex not stated"


class LifeStage(Term):
    """Age and, for women, menopause; a study may span several."""

    SOURCE = nonmember(
        "This project's own list; reviews differ on `early`, so years since the last period are kept apart."
    )

    CHILD_PREPUBERTAL = "child_prepubertal", "Children before puberty"
    CHILD_PUBERTAL = "child_pubertal", "Children in puberty"
    CHILD_UNSPECIFIED = "child_unspecified", "Children and teenagers"
    YOUNG_ADULT = "young_adult", "Young adults", "About 18 to 40 years."
    PREMENOPAUSAL = "premenopausal", "Women before menopause"
    PERIMENOPAUSAL = "perimenopausal", "Women around menopause"
    POSTMENOPAUSAL_EARLY = "postmenopausal_early", "Women soon after menopause", "Up to 8 years since the last period."
    POSTMENOPAUSAL_LATE = "postmenopausal_late", "Women long after menopause"
    POSTMENOPAUSAL_UNSPECIFIED = "postmenopausal_unspecified", "Women after menopause"
    MAN_UNDER_50 = "man_under_50", "Men under 50"
    MAN_50_PLUS = "man_50_plus", "Men aged 50 and over"
    OLDER_ADULT_65_PLUS = "older_adult_65_plus", "Adults aged 65 and over"
    ADULT_UNSPECIFIED = "adult_unspecified", "Adults"


class BoneStatus(Term):
    """Bone density and fracture history by which people were taken in."""

    SOURCE = nonmember("WHO T-score classes (WHO Technical Report Series 843).")

    NORMAL = "normal", "Normal bone density", "T-score -1.0 or above."
    LOW_BONE_MASS = "low_bone_mass", "Low bone density (osteopenia)", "T-score between -1.0 and -2.5."
    OSTEOPOROSIS = "osteoporosis", "Osteoporosis", "T-score -2.5 or below."
    LOW_BONE_MASS_OR_OSTEOPOROSIS = (
        "low_bone_mass_or_osteoporosis",
        "Low bone density or osteoporosis",
        "T-score -1.0 or below.",
    )
    SEVERE_OSTEOPOROSIS = "severe_osteoporosis", "Osteoporosis with a fragility fracture"
    VERTEBRAL_FRACTURE_HISTORY = "vertebral_fracture_history", "Past spine fracture"
    FRACTURE_HISTORY = "fracture_history", "Past fracture"
    NOT_SELECTED = "not_selected", "Not selected by bone density"
    MIXED = "mixed", "Mixed"
    NOT_REPORTED = "not_reported", "Bone status not stated"
    ANY = "any", "Any", "In a question: no restriction."


class PopulationFlag(Term):
    """A feature of the people that keeps a study out of general questions."""

    SOURCE = nonmember("This project's own list.")

    CANCER = "cancer", "People treated for cancer"
    TRANSPLANT = "transplant", "People with a transplant"
    GLUCOCORTICOID = "glucocorticoid", "People on steroid tablets"
    HORMONE_BOTH_ARMS = "hormone_both_arms", "All on hormone therapy"
    DRUG_BOTH_ARMS = "drug_both_arms", "All on bone medicine"
    WEIGHT_LOSS_DIET = "weight_loss_diet", "All losing weight by diet"


class Audience(Term):
    """For whom a page or handout is written; the address uses the id with hyphens."""

    SOURCE = nonmember("This project's own list.")

    AFTER_MENOPAUSE = "after_menopause", "After menopause"
    OLDER_ADULTS = "older_adults", "65 and older"
    MEN = "men", "Men", "Men aged 50 and over."
    YOUNGER_WOMEN = "younger_women", "Younger women", "Women before menopause."
    CHILDREN_TEENS = "children_teens", "Children and teens", "3 to 18 years."


class BoneGroup(Term):
    """A second, narrower choice within an audience."""

    SOURCE = nonmember("This project's own list.")

    LOW_DENSITY = "low_density", "Low density"
    OSTEOPOROSIS = "osteoporosis", "Osteoporosis"
    PAST_FRACTURE = "past_fracture", "Past fracture"
    SPINE_FRACTURE = "spine_fracture", "Past spine fracture"
    ON_BONE_MEDICINE = "on_bone_medicine", "On bone medicine"
    LOSING_WEIGHT = "losing_weight", "Losing weight"
    AFTER_CANCER = "after_cancer", "After cancer"


class SafetyAudience(Term):
    """Which safety block a page prints."""

    SOURCE = nonmember("This project's own list.")

    ADULTS_LOW_BONE = "adults_low_bone", "Adults with low bone density"
    ADULTS_GENERAL = "adults_general", "Adults"
    CHILDREN = "children", "Children and teenagers"
