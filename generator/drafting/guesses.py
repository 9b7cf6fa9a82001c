"""First guesses from the title, the abstract and the types of a publication. Each is marked in the draft, to be judged.

Only what such words settle nearly always is guessed; whatever else stays open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.vocabulary import BoneStatus, Design, GuidelineDesign, LifeStage, ReviewDesign, Sex, Term

_RANDOMISED = r"randomi[sz]ed|random(?:ly)? (?:allocat|assign)|allocated at random"
# The first pattern that is met decides: rare designs stand before those whose words they contain.
_STUDY = {
    Design.POOLED_TRIALS: r"(?:comparison|pooled) (?:of|across) (?:different )?trials",
    Design.RCT_CLUSTER: r"cluster[- ]randomi[sz]ed|(?:schools|classes|centres|centers) were randomi[sz]ed",
    Design.RCT_WITHIN_PERSON: r"unilateral (?:\w+ )?(?:intervention|trial)|contralateral|within[- ]person",
    Design.RCT_CROSSOVER: r"cross-?over",
    Design.RCT_FACTORIAL: r"factorial|2 ?[x×] ?2",
    Design.QUASI_RCT: r"quasi-?randomi[sz]ed",
    Design.NON_RANDOMISED_TRIAL: r"non-?randomi[sz]ed",
    Design.RCT_PARALLEL: _RANDOMISED,
    Design.CASE_CONTROL: r"case[- ]control",
    Design.CROSS_SECTIONAL: r"cross-?sectional|prevalence|survey",
    Design.COHORT: r"cohort|longitudinal (?:observational )?study",
    Design.CASE_SERIES: r"case (?:series|reports?)",
    Design.SINGLE_ARM: r"single[- ](?:arm|group)|uncontrolled",
}
_REVIEW = {
    ReviewDesign.NETWORK_META_ANALYSIS: r"network meta-?analys",
    ReviewDesign.OVERVIEW: r"umbrella review|overview of (?:systematic )?reviews",
    ReviewDesign.META_ANALYSIS: r"meta-?analys",
    ReviewDesign.SYSTEMATIC_REVIEW: r"systematic(?:ally)? review",
    ReviewDesign.NARRATIVE_REVIEW: r"narrative review",
}
_GUIDELINE = {
    GuidelineDesign.POSITION_STATEMENT: r"position (?:statement|stand|paper)",
    GuidelineDesign.CONSENSUS_STATEMENT: r"consensus",
    GuidelineDesign.CLINICIANS_GUIDE: r"clinician['’]?s guide",
    GuidelineDesign.GUIDELINE: r"guideline",
}
_DESIGNS: dict[str, tuple[dict, Term]] = {
    "studies": (_STUDY, Design.ALLOCATION_NOT_STATED),
    "reviews": (_REVIEW, ReviewDesign.SYSTEMATIC_REVIEW),
    "guidelines": (_GUIDELINE, GuidelineDesign.GUIDELINE),
}
_STAGES = {
    LifeStage.POSTMENOPAUSAL_UNSPECIFIED: r"post-?menopaus|after (?:the )?menopause",
    LifeStage.PERIMENOPAUSAL: r"peri-?menopaus",
    LifeStage.PREMENOPAUSAL: r"pre-?menopaus",
    LifeStage.CHILD_PREPUBERTAL: r"pre-?pubertal|pre-?pubescent",
    LifeStage.CHILD_UNSPECIFIED: r"\bchild|\bgirls\b|\bboys\b|adolescen",
}
_BONES = {
    BoneStatus.LOW_BONE_MASS_OR_OSTEOPOROSIS: r"osteop\w+ (?:and|or) osteop|low bone (?:mass|density)",
    BoneStatus.LOW_BONE_MASS: r"with osteopa?enia|osteopa?enic",
    BoneStatus.OSTEOPOROSIS: r"with osteoporosis|osteoporotic (?:wo)?men",
}

_SEXES = {Sex.FEMALE: r"\b(?:women|girls|females?)\b|menopaus", Sex.MALE: r"\b(?:men|boys|males?)\b"}


@dataclass(frozen=True, slots=True)
class Guesses:
    """What the words suggest; None and empty lists where they suggest nothing."""

    design: Term | None = None
    sex: Sex | None = None
    life_stage: tuple[LifeStage, ...] = ()
    bone_status: BoneStatus | None = None


def guesses(title: str, about: str, *, kind: str) -> Guesses:
    """What the words suggest for a record in the folder `kind`: a title, and all that describes the publication."""
    title, about = title.lower(), about.lower()
    return Guesses(
        design=_first(_DESIGNS[kind][0], about) if kind in _DESIGNS else None,
        sex=_sex(title),
        life_stage=tuple(stage for stage in LifeStage if stage in _STAGES and re.search(_STAGES[stage], title)),
        bone_status=_first(_BONES, title),
    )


def designs_of(kind: str) -> type[Term] | None:
    """The list of designs of a kind of record; None for kinds without one."""
    return type(_DESIGNS[kind][1]) if kind in _DESIGNS else None


def fallback_design(kind: str) -> Term | None:
    """The design a draft begins with where nothing is known: the one that promises least."""
    return _DESIGNS[kind][1] if kind in _DESIGNS else None


def _first(patterns: dict, text: str) -> Term | None:
    return next((term for term, pattern in patterns.items() if re.search(pattern, text)), None)


def _sex(title: str) -> Sex | None:
    female, male = (re.search(_SEXES[sex], title) for sex in (Sex.FEMALE, Sex.MALE))
    if female and male:
        return Sex.MIXED
    return Sex.FEMALE if female else Sex.MALE if male else None


def patterns(kind: str) -> dict[str, object]:
    """The same patterns for the form's script, which looks for them in small letters."""
    designs, fallback = _DESIGNS[kind]
    in_order = {str(stage): _STAGES[stage] for stage in LifeStage if stage in _STAGES}
    return {"design": designs, "fallback": fallback, "life_stage": in_order, "bone_status": _BONES, "sex": _SEXES}
