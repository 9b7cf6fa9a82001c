"""What every page on exercise says about safety: lines by audience, signs to stop, and where guides differ.

Words are ours. A line whose source we did not read in the original, or that has none, waits for a clinician.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.vocabulary.people import SafetyAudience
from generator.vocabulary.safety_sources import (
    BHOF_SPINE,
    ESSA_2017,
    KUNUTSOR_2018,
    LIFTMOR,
    MAYO_STOP,
    MORIN_2023,
    NIA_ACTIVITY,
    PIERCY_2018,
    PONZANO_2021,
    ROS_BLOG,
    ROS_CONSENSUS,
    TOO_FIT_2014,
    TOO_FIT_TABLE,
    SafetySource,
)

LOW_BONE, GENERAL, CHILDREN = SafetyAudience.ADULTS_LOW_BONE, SafetyAudience.ADULTS_GENERAL, SafetyAudience.CHILDREN
ADULTS = frozenset({LOW_BONE, GENERAL})
EVERYONE = frozenset(SafetyAudience)


@dataclass(frozen=True, slots=True)
class SafetyLine:
    """One line of the safety block, in readers' words.

    It is printed for its `audiences`, always, or only where exercise is heavy or has impact, or only from age 50.
    """

    id: str
    text: str
    audiences: frozenset[SafetyAudience]
    sources: tuple[SafetySource, ...] = ()
    needs_heavy_or_impact: bool = False
    needs_age_50: bool = False
    sign_off: bool = False
    """True: a clinician must sign this line before it is released."""


@dataclass(frozen=True, slots=True)
class RedFlag:
    """Signs to stop at, and what to do then; listed with the most urgent first."""

    id: str
    signs: str
    action: str
    audiences: frozenset[SafetyAudience]
    sources: tuple[SafetySource, ...] = ()
    sign_off: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """What one body says, in our words."""

    body: str
    says: str
    source: SafetySource


@dataclass(frozen=True, slots=True)
class GuidanceDifference:
    """A matter on which guides differ: it is shown, never averaged, and `rule` says what we print for whom."""

    topic: str
    positions: tuple[Position, ...]
    rule: str


# ---------------------------------------------------------------- sources

SAFETY_LINES: tuple[SafetyLine, ...] = (
    SafetyLine(
        "s_benefit",
        "For most people with weak bones, the good from exercise is greater than the risk.",
        ADULTS,
        (ROS_CONSENSUS, KUNUTSOR_2018),
    ),
    SafetyLine(
        "s_benefit_children",
        "From 6 to 17 years, an hour of movement a day is advised. On three days it should also work "
        "muscles and bones.",
        frozenset({CHILDREN}),
        (PIERCY_2018,),
    ),
    SafetyLine(
        "s_side_effects",
        "Mild muscle or joint soreness is common. Serious harm is rare.",
        ADULTS,
        (KUNUTSOR_2018,),
    ),
    SafetyLine(
        "s_side_effects_children",
        "Tired legs and mild soreness that pass are common. Pain that stays needs a doctor.",
        frozenset({CHILDREN}),
        sign_off=True,
    ),
    SafetyLine(
        "s_start_slow",
        "Start easy. Add weight or height a little at a time. Learn good technique first.",
        ADULTS,
        (ROS_BLOG,),
    ),
    SafetyLine(
        "s_start_slow_children",
        "Start easy. Learn each move well before you add weight, height or speed.",
        frozenset({CHILDREN}),
        sign_off=True,
    ),
    SafetyLine(
        "s_hip_hinge",
        "Bend at your hips and knees. Keep your back straight. Hold loads close.",
        ADULTS,
        (TOO_FIT_TABLE,),
    ),
    SafetyLine(
        "s_spine_how_to",
        "Learn how to bend and lift with a straight back first. Then use that way for every load.",
        frozenset({GENERAL}),
        (ROS_CONSENSUS,),
    ),
    SafetyLine(
        "s_spine_flexion",
        "Do not do exercises that bend your back far forward, above all with a weight. "
        "Leave out sit-ups, crunches, toe-touches and lifts with a round back.",
        frozenset({LOW_BONE}),
        (ROS_CONSENSUS, ESSA_2017, BHOF_SPINE, KUNUTSOR_2018),
    ),
    SafetyLine(
        "s_twist",
        "Do not twist your trunk to its limit, fast or with a weight.",
        ADULTS,
        (TOO_FIT_TABLE, BHOF_SPINE),
    ),
    SafetyLine(
        "s_vertebral_fracture",
        "Have you broken a bone in your spine, or broken more than one bone after a small fall? "
        "Then keep impact at or below brisk walking. Ask a physiotherapist to plan your programme.",
        ADULTS,
        (ROS_CONSENSUS, TOO_FIT_2014),
    ),
    SafetyLine(
        "s_falls",
        "If you fall or feel unsteady, begin with strength and balance training, near a support.",
        ADULTS,
        (ROS_CONSENSUS,),
    ),
    SafetyLine(
        "s_lifting_falls",
        "Lifting alone was not shown to prevent falls. In people at risk it may raise the chance of falling. "
        "Balance training has the better evidence.",
        ADULTS,
        (PONZANO_2021, MORIN_2023),
        needs_age_50=True,
    ),
    SafetyLine(
        "s_high_intensity",
        "Heavy lifting and jumping in the studies was taught and watched by trained staff. Do not "
        "copy it alone at home.",
        ADULTS,
        (LIFTMOR,),
        needs_heavy_or_impact=True,
    ),
    SafetyLine(
        "s_high_intensity_children",
        "A trained adult should teach and watch lifting and big jumps.",
        frozenset({CHILDREN}),
        needs_heavy_or_impact=True,
        sign_off=True,
    ),
    SafetyLine(
        "s_energy_children",
        "Children and teens who train need enough food and rest. "
        "If weight falls, or periods stop or stay away, see a doctor.",
        frozenset({CHILDREN}),
        sign_off=True,
    ),
    SafetyLine(
        "s_ask_first",
        "Ask a health professional first after a recent fracture, after surgery (of the eye too), or "
        "with new back pain. "
        "Ask first with heart or lung disease, dizziness, a known aneurysm, or high blood pressure "
        "that is not controlled. "
        "Ask first with a hernia or prolapse, with cancer in a bone, or in pregnancy. "
        "With an artificial joint, ask before you jump.",
        ADULTS,
        (NIA_ACTIVITY,),
        sign_off=True,
    ),
    SafetyLine(
        "s_ask_first_children",
        "Does a child have an illness that affects bones, or a recent fracture? Ask the child's doctor first.",
        frozenset({CHILDREN}),
        sign_off=True,
    ),
    SafetyLine(
        "s_medicines",
        "Exercise does not replace your bone medicine. Do not stop a medicine without asking.",
        ADULTS,
        sign_off=True,
    ),
    SafetyLine(
        "s_medicines_children",
        "Exercise does not replace a child's medicine. Do not stop one without asking.",
        frozenset({CHILDREN}),
        sign_off=True,
    ),
)

RED_FLAGS: tuple[RedFlag, ...] = (
    RedFlag(
        "rf_stop_now",
        "Chest pain or pressure, fainting, bad shortness of breath, a heart that races or skips.",
        "Stop. If it does not pass quickly, call emergency services.",
        EVERYONE,
        (MAYO_STOP,),
    ),
    RedFlag(
        "rf_emergency_nerve",
        "New weak or numb legs, loss of control of bladder or bowel, numbness between the legs.",
        "Go to emergency care now.",
        EVERYONE,
        sign_off=True,
    ),
    RedFlag(
        "rf_same_day",
        "Sudden new back pain after a lift, bend, cough or fall. Pain that stops you standing or walking.",
        "Stop, and call a doctor the same day.",
        EVERYONE,
        (BHOF_SPINE,),
        sign_off=True,
    ),
    RedFlag(
        "rf_thigh_groin",
        "New pain in the thigh or groin, above all if you take or took bone medicine.",
        "Stop impact, and see a doctor soon.",
        ADULTS,
        sign_off=True,
    ),
    RedFlag(
        "rf_bone_pain_children",
        "Pain in one spot of a bone when running or jumping. Pain in a bone at rest or at night.",
        "Stop running and jumping, and see a doctor soon.",
        frozenset({CHILDREN}),
        sign_off=True,
    ),
    RedFlag(
        "rf_soon",
        "You have become shorter by 1.3 cm (half an inch) or more within a year.",
        "Book a visit.",
        ADULTS,
        (BHOF_SPINE,),
    ),
    RedFlag(
        "rf_soreness", "Soreness that lasts more than two or three days.", "Book a visit.", EVERYONE, sign_off=True
    ),
)

GUIDANCE_DIFFERENCES: tuple[GuidanceDifference, ...] = (
    GuidanceDifference(
        "Bending forward",
        (
            Position(
                "Royal Osteoporosis Society (UK)",
                "Teach people how to move. Avoid bending the back very far. Say what to do rather than what not to do.",
                ROS_CONSENSUS,
            ),
            Position(
                "Bone Health and Osteoporosis Foundation (USA)",
                "A list of movements that people with bone loss in the spine should not do.",
                BHOF_SPINE,
            ),
            Position(
                "Exercise and Sports Science Australia",
                "Bending the back under a load is not advised.",
                ESSA_2017,
            ),
        ),
        "We show how to move first. People with low bone density get the strict line as well, and "
        "those who have broken "
        "a bone in the spine should keep to it.",
    ),
)


def safety_lines(audience: SafetyAudience, *, heavy_or_impact: bool, from_50: bool) -> tuple[SafetyLine, ...]:
    """The lines that a page for `audience` must print, in order.

    `heavy_or_impact`: a study on the page lifted above 80 % of the one-repetition maximum, or jumped. `from_50`: the
    page speaks to people of 50 and over, among others.
    """
    return tuple(
        line
        for line in SAFETY_LINES
        if audience in line.audiences
        and (heavy_or_impact or not line.needs_heavy_or_impact)
        and (from_50 or not line.needs_age_50)
    )


def red_flags(audience: SafetyAudience) -> tuple[RedFlag, ...]:
    """The signs to stop at that a page for `audience` must print, most urgent first."""
    return tuple(flag for flag in RED_FLAGS if audience in flag.audiences)
