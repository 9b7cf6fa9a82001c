"""What patients ask for, and for whom: each sheet that there is to be, and the questions that it answers from."""

from __future__ import annotations

from dataclasses import dataclass

from generator.publishing.addresses import hyphened
from generator.vocabulary import Audience

AFTER_MENOPAUSE, OLDER = Audience.AFTER_MENOPAUSE, Audience.OLDER_ADULTS
MEN, YOUNGER, YOUNG = Audience.MEN, Audience.YOUNGER_WOMEN, Audience.CHILDREN_TEENS
_BACK = "the bones in my lower back"
_HIP = "the bones in my hip"
_LIFTING, _EXERCISE = "Can lifting weights help {}?", "Can exercise help {}?"
_SAFE = ("falls-atrisk-prt", "fn-atrisk50-prt", "harms-lowbone-any")
_AT_RISK = ("fn-atrisk50-prt", "ls-atrisk50-prt", "th-atrisk50-prt")


@dataclass(frozen=True, slots=True)
class Plan:
    """One sheet: its topic and readers, the question in their words, and the questions of ours that it rests on.

    A question without a rated answer adds its studies to who was kept out and what harm was told of, and no message.

    `picture` names the enlarged view that it shows; `young` marks the sheets on growing bones.
    """

    topic: str
    group: Audience
    title: str
    questions: tuple[str, ...] = ()
    picture: str = ""

    @property
    def young(self) -> bool:
        """Whether it speaks of children and teenagers."""
        return self.group is YOUNG

    @property
    def address(self) -> str:
        """Its address below the site's root."""
        return f"handouts/{self.topic}/{hyphened(self.group)}/"


TOPICS = {
    "spine": "Spine",
    "hip": "Hip",
    "forearm": "Forearm and wrist",
    "upper-arm": "Upper arm",
    "leg": "Leg",
    "foot": "Foot and heel",
    "whole-skeleton": "Whole skeleton",
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
    Plan("spine", AFTER_MENOPAUSE, _LIFTING.format(_BACK), ("ls-postmeno-prt",), "spine"),
    Plan("spine", OLDER, _EXERCISE.format(_BACK), ("ls-65plus-any",), "spine"),
    Plan("spine", MEN, _EXERCISE.format(_BACK), ("ls-men-any",), "spine"),
    Plan("spine", YOUNGER, _EXERCISE.format(_BACK), ("ls-premeno-any",), "spine"),
    Plan("hip", AFTER_MENOPAUSE, _LIFTING.format(_HIP), ("th-postmeno-prt", "fn-postmeno-prt"), "hip"),
    Plan("hip", OLDER, _EXERCISE.format(_HIP), ("fn-65plus-any",), "hip"),
    Plan("hip", MEN, _EXERCISE.format(_HIP), ("th-men-any", "fn-men-any"), "hip"),
    Plan("hip", YOUNGER, _EXERCISE.format(_HIP), ("fn-premeno-any",), "hip"),
    Plan("forearm", AFTER_MENOPAUSE, _LIFTING.format("the bones in my forearm"), ("forearm-postmeno-arm",)),
    Plan("upper-arm", AFTER_MENOPAUSE, _LIFTING.format("the bones in my upper arm")),
    Plan("leg", AFTER_MENOPAUSE, _LIFTING.format("the bones in my legs")),
    Plan("foot", AFTER_MENOPAUSE, _LIFTING.format("the bones in my feet")),
    Plan("whole-skeleton", AFTER_MENOPAUSE, _LIFTING.format("all of my bones")),
    Plan(
        "children-and-teenagers",
        YOUNG,
        "Can sport and jumping help growing bones?",
        ("fn-children-loading", "wb-children-loading"),
    ),
    Plan("men", MEN, _EXERCISE.format("my bones"), ("th-men-any", "fn-men-any", "ls-men-any")),
    Plan(
        "after-menopause",
        AFTER_MENOPAUSE,
        _LIFTING.format("my bones"),
        ("ls-postmeno-prt", "th-postmeno-prt", "fn-postmeno-prt"),
    ),
    Plan("low-bone-density", AFTER_MENOPAUSE, "My bones are thin. Can lifting weights help?", _AT_RISK),
    Plan("low-bone-density", OLDER, "My bones are thin. Can lifting weights help?", _AT_RISK),
    Plan("low-bone-density", MEN, "My bones are thin. Can lifting weights help?", _AT_RISK),
    Plan("after-a-spine-fracture", OLDER, "Can exercise help after a spine fracture?", ("any-vertebralfracture-any",)),
    Plan(
        "on-bone-medicine", AFTER_MENOPAUSE, "I take bone medicine. Does exercise add to it?", ("hip-ondrug-exercise",)
    ),
    Plan("on-bone-medicine", MEN, "I take bone medicine. Does exercise add to it?", ("hip-ondrug-exercise",)),
    Plan("starting-late", OLDER, "Is it too late for me to start?", ("ls-65plus-any", "fn-65plus-any")),
    Plan("is-lifting-safe", AFTER_MENOPAUSE, "Is lifting safe for me?", _SAFE),
    Plan("is-lifting-safe", OLDER, "Is lifting safe for me?", _SAFE),
    Plan("is-lifting-safe", MEN, "Is lifting safe for me?", _SAFE),
)
"""Every sheet, topic by topic; those whose questions have no rated answer are listed with the reason."""
