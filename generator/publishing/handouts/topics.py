"""What patients ask for, and for whom: each sheet that there is to be, and the questions that it answers from."""

from __future__ import annotations

from dataclasses import dataclass

from generator.publishing.addresses import hyphened
from generator.publishing.handouts.language import N_
from generator.vocabulary import Audience

AFTER_MENOPAUSE, OLDER = Audience.AFTER_MENOPAUSE, Audience.OLDER_ADULTS
MEN, YOUNGER, YOUNG = Audience.MEN, Audience.YOUNGER_WOMEN, Audience.CHILDREN_TEENS
_BACK_LIFT = N_("Can lifting weights help the bones in my lower back?")
_BACK_MOVE = N_("Can exercise help the bones in my lower back?")
_HIP_LIFT = N_("Can lifting weights help the bones in my hip?")
_HIP_MOVE = N_("Can exercise help the bones in my hip?")
_ALL_LIFT = N_("Can lifting weights help my bones?")
_ALL_MOVE = N_("Can exercise help my bones?")
_THIN = N_("My bones are thin. Can lifting weights help?")
_MEDICINE = N_("I take bone medicine. Does exercise add to it?")
_FOREARM = N_("Can lifting weights help the bones in my forearm?")
_EVERY = N_("Can exercise help all of my bones?")
_FRACTURE = N_("Can exercise help after a spine fracture?")
_LIFTING_SAFE = N_("Is lifting safe for me?")
_SAFE = ("falls-atrisk-prt", "fn-atrisk50-prt", "harms-lowbone-any")
_AT_RISK = ("fn-atrisk50-prt", "ls-atrisk50-prt", "th-atrisk50-prt")


@dataclass(frozen=True, slots=True)
class Plan:
    """One sheet: its topic and readers, the question in their words, and the questions of ours that it rests on.

    A question without a rated answer adds its studies to who was kept out and what harm was told of, and no message.

    `picture` names the enlarged view that it shows; `young` marks the sheets on growing bones. `unanswered`: there is a
    sheet although its question has no answer, because its readers need the safety lines most.
    """

    topic: str
    group: Audience
    title: str
    questions: tuple[str, ...] = ()
    picture: str = ""
    unanswered: bool = False

    @property
    def young(self) -> bool:
        """Whether it speaks of children and teenagers."""
        return self.group is YOUNG

    @property
    def name(self) -> str:
        """What the commands call it: `spine.after-menopause`."""
        return f"{self.topic}.{hyphened(self.group)}"

    @property
    def address(self) -> str:
        """Its address below the site's root."""
        return f"handouts/{self.topic}/{hyphened(self.group)}/"


WHOLE_SKELETON = "whole-skeleton"
TOPICS = {
    "spine": "Spine",
    "hip": "Hip",
    "forearm": "Forearm and wrist",
    "upper-arm": "Upper arm",
    "leg": "Leg",
    "foot": "Foot and heel",
    WHOLE_SKELETON: "Whole skeleton",
    "children-and-teenagers": "Children and teenagers",
    "men": "Men",
    "after-menopause": "After menopause",
    "low-bone-density": "Low bone density or osteoporosis",
    "after-a-spine-fracture": "After a spine fracture",
    "on-bone-medicine": "On bone medicine",
    "starting-late": "Starting late",
    "is-lifting-safe": "Is lifting safe for me?",
}
"""Every topic by its address, with its name; in the order of the gallery."""

PLANS = (
    Plan("spine", AFTER_MENOPAUSE, _BACK_LIFT, ("ls-postmeno-prt",), "spine"),
    Plan("spine", OLDER, _BACK_MOVE, ("ls-65plus-any",), "spine"),
    Plan("spine", MEN, _BACK_MOVE, ("ls-men-any",), "spine"),
    Plan("spine", YOUNGER, _BACK_MOVE, ("ls-premeno-any",), "spine"),
    Plan("hip", AFTER_MENOPAUSE, _HIP_LIFT, ("th-postmeno-prt", "fn-postmeno-prt"), "hip"),
    Plan("hip", OLDER, _HIP_MOVE, ("fn-65plus-any",), "hip"),
    Plan("hip", MEN, _HIP_MOVE, ("th-men-any", "fn-men-any"), "hip"),
    Plan("hip", YOUNGER, _HIP_MOVE, ("fn-premeno-any",), "hip"),
    Plan("forearm", AFTER_MENOPAUSE, _FOREARM, ("forearm-postmeno-arm",)),
    Plan("upper-arm", AFTER_MENOPAUSE, N_("Can lifting weights help the bones in my upper arm?")),
    Plan("leg", AFTER_MENOPAUSE, N_("Can lifting weights help the bones in my legs?")),
    Plan("foot", AFTER_MENOPAUSE, N_("Can lifting weights help the bones in my feet?")),
    Plan(WHOLE_SKELETON, AFTER_MENOPAUSE, _EVERY, ("ls-postmeno-any", "th-postmeno-any", "fn-postmeno-any")),
    Plan(WHOLE_SKELETON, OLDER, _EVERY, ("ls-65plus-any", "fn-65plus-any")),
    Plan(WHOLE_SKELETON, MEN, _EVERY, ("th-men-any", "fn-men-any", "ls-men-any")),
    Plan(WHOLE_SKELETON, YOUNGER, _EVERY, ("ls-premeno-any", "fn-premeno-any")),
    Plan(
        "children-and-teenagers",
        YOUNG,
        N_("Can sport and jumping help growing bones?"),
        ("fn-children-loading", "wb-children-loading"),
    ),
    Plan("men", MEN, _ALL_MOVE, ("th-men-any", "fn-men-any", "ls-men-any")),
    Plan(
        "after-menopause",
        AFTER_MENOPAUSE,
        _ALL_LIFT,
        ("ls-postmeno-prt", "th-postmeno-prt", "fn-postmeno-prt"),
    ),
    Plan("low-bone-density", AFTER_MENOPAUSE, _THIN, _AT_RISK),
    Plan("low-bone-density", OLDER, _THIN, _AT_RISK),
    Plan("low-bone-density", MEN, _THIN, _AT_RISK),
    *(
        Plan("after-a-spine-fracture", group, _FRACTURE, ("any-vertebralfracture-any",), "spine", unanswered=True)
        for group in (AFTER_MENOPAUSE, OLDER, MEN)
    ),
    Plan("on-bone-medicine", AFTER_MENOPAUSE, _MEDICINE, ("hip-ondrug-exercise",)),
    Plan("on-bone-medicine", MEN, _MEDICINE, ("hip-ondrug-exercise",)),
    Plan("starting-late", OLDER, N_("Is it too late for me to start?"), ("ls-65plus-any", "fn-65plus-any")),
    Plan("is-lifting-safe", AFTER_MENOPAUSE, _LIFTING_SAFE, _SAFE),
    Plan("is-lifting-safe", OLDER, _LIFTING_SAFE, _SAFE),
    Plan("is-lifting-safe", MEN, _LIFTING_SAFE, _SAFE),
)
"""Every sheet, topic by topic; those whose questions have no rated answer are listed with the reason."""
