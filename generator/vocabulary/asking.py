"""Published reasons to ask a health professional about one's bones, each with who publishes it.

A list, not a test: nothing is counted or weighed, and a reason that is missing here is no reason not to ask.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.vocabulary.safety_sources import (
    BHOF_SPINE,
    CTFPHC_2023,
    ISCD_2005,
    MORIN_2023,
    NICE_CG146,
    ROS_CONSENSUS,
    TOO_FIT_2014,
    USPSTF_2018,
    SafetySource,
)


@dataclass(frozen=True, slots=True)
class ReasonToAsk:
    """One reason in readers' words, and the publications that name it."""

    text: str
    sources: tuple[SafetySource, ...]


REASONS_TO_ASK: tuple[ReasonToAsk, ...] = (
    ReasonToAsk("You have broken a bone in a fall from standing height or less.", (NICE_CG146, MORIN_2023, ISCD_2005)),
    ReasonToAsk(
        "You have broken a bone in your spine, or more than one bone after a small fall. Then ask also before you "
        "change how you exercise.",
        (ROS_CONSENSUS, TOO_FIT_2014),
    ),
    ReasonToAsk("You have become shorter by 1.3 cm (half an inch) or more within a year.", (BHOF_SPINE,)),
    ReasonToAsk("You have had falls.", (NICE_CG146,)),
    ReasonToAsk(
        "You take steroids by mouth, or in another way that reaches the whole body, or often did not long ago.",
        (NICE_CG146,),
    ),
    ReasonToAsk("You have an illness, or take another medicine, that is known to thin bone.", (NICE_CG146, ISCD_2005)),
    ReasonToAsk("Your periods stopped early, and this was not treated.", (NICE_CG146,)),
    ReasonToAsk("One of your parents broke a hip.", (NICE_CG146, USPSTF_2018)),
    ReasonToAsk("Your weight is low. NICE names a body mass index below 18.5.", (NICE_CG146, USPSTF_2018)),
    ReasonToAsk("You smoke.", (NICE_CG146, USPSTF_2018)),
    ReasonToAsk(
        "You drink much alcohol. NICE names more than 14 units a week for women and more than 21 for men.",
        (NICE_CG146, USPSTF_2018),
    ),
)
"""In the order in which they are printed: what has happened, what you take or have, what runs in the family or life."""


@dataclass(frozen=True, slots=True)
class AgeAdvice:
    """What one body says about age alone, in our words."""

    body: str
    women: str
    men: str
    source: SafetySource


AGE_ADVICE: tuple[AgeAdvice, ...] = (
    AgeAdvice(
        "National Institute for Health and Care Excellence (UK)",
        "Consider working out the risk of a break from 65 on; earlier with one of the reasons above.",
        "The same from 75 on; earlier with one of the reasons above.",
        NICE_CG146,
    ),
    AgeAdvice(
        "Osteoporosis Canada",
        "A scan is suggested from 70 on; from 65 with one risk factor; from 50 after a break, or with two. "
        "Low certainty.",
        "The same ages. Very low certainty.",
        MORIN_2023,
    ),
    AgeAdvice(
        "Canadian Task Force on Preventive Health Care",
        "Work out the risk first, from 65 on. A scan comes after, not before.",
        "Not in what we read.",
        CTFPHC_2023,
    ),
    AgeAdvice(
        "US Preventive Services Task Force",
        "Scan from 65 on; after menopause also before, if the risk is raised.",
        "Too little evidence to say whether looking for it does more good than harm.",
        USPSTF_2018,
    ),
    AgeAdvice(
        "International Society for Clinical Densitometry",
        "Scan from 65 on; after menopause also before, with a risk factor.",
        "Not in what we read.",
        ISCD_2005,
    ),
)
"""They differ, so they stand side by side and are never averaged."""
