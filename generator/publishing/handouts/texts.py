"""Our own fixed sentences on the sheets, each with an id; and what guidelines advise, in the sheets' plainer words.

A plainer wording of a recommendation, or of a finding that a page must show, names the exact text that it rewords.
When the record says something else, the sheet is not made until someone has looked at the wording again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from generator.publishing.handouts.language import N_, Voice
from generator.publishing.handouts.sheet import Line, Sentence, line
from generator.publishing.said import DENSER
from generator.synthesis import SCAN_LINE, SURROGATE_LINE
from generator.vocabulary import Audience

TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "draft": N_("Draft: not signed off by a clinician."),
        "unreviewed": N_("This translation has not been checked by a person who reads both languages."),
        "star": N_("Lines with a star (*) wait for a clinician."),
        "denser": DENSER,
        "counted": N_("These studies measured how dense bone is. They did not count broken bones."),
        "surrogate": SURROGATE_LINE,
        "scan": SCAN_LINE,
        "average": N_("Each number is the average of a group. Your own result may be higher or lower."),
        "no-groups": N_("We did not find what each group did."),
        "not-on-page": N_("If that is you, these results may not hold for you."),
        "none-kept-out": N_("We did not find whom they kept out."),
        "more-research": N_("More studies may change this answer."),
        "rules": N_("Set rules gave this mark. No panel has signed it yet."),
        "collection": N_("Our list may not hold all studies."),
        "disagree": N_("Reviews do not agree on this."),
        "people-unknown": N_("We did not find how many people took part."),
        "date-unknown": N_("We did not find the date of its search."),
        "no-guide": N_("We left this part out. We hold no guide with a dose for this group."),
        "doses": N_("These doses come from guides, not from the studies above."),
        "ask-fit": N_("Is this kind of training right for me?"),
        "ask-teach": N_("Who near me can teach and watch me?"),
        "ask-scan": N_("Should my bones be measured, and when?"),
        "ask-medicine": N_("Does my medicine change what I can do?"),
        "ask-fit-child": N_("Is this kind of training right for my child?"),
        "ask-teach-child": N_("Who near us can teach and watch?"),
        "ask-food-child": N_("Does my child eat and rest enough for sport?"),
        "general": N_("This sheet is general information. It is not medical advice."),
        "careful": N_(
            "After a spine fracture, keep impact at or below brisk walking. "
            "Ask a physiotherapist to plan your programme."
        ),
        "why-strict": N_("So what they found may not hold for you, and what they did may not be safe for you."),
        "nothing-shown": N_("No study on our list shows it."),
        "nothing-judged": N_("With no study, there is nothing to judge."),
        "not-searched": N_("No search of ours stands behind this sheet."),
        "other-bones": N_("For arms, lower legs and feet we have no answer yet."),
        "not-known": N_("not known"),
        "not-found": N_("we did not find it"),
    }
)
"""Sentences by id; the source of each on a sheet is `text:<id>`."""

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "key-messages": N_("In short"),
        "studied": N_("What was studied, and who took part"),
        "kept-out": N_("Who was not allowed in"),
        "groups": N_("What happened to bone in both groups"),
        "facts": N_("Side by side"),
        "sure": N_("How sure are we, and of what?"),
        "density": N_("Dense is not unbroken"),
        "falls": N_("Lifting and falls"),
        "start": N_("How to start"),
        "safety": N_("How to stay safe"),
        "stop": N_("When to stop, and whom to call"),
        "ask": N_("What to ask"),
        "sources": N_("Where this comes from"),
        "version": N_("Date and version"),
    }
)
"""The parts of a sheet in their fixed order, with their headings."""


def text_of(voice: Voice, key: str) -> str:
    """A sentence of ours."""
    return voice.say(TEXTS[key])


def fixed(voice: Voice, key: str, *, strong: int = 0) -> Line:
    """A sentence of ours as a line."""
    return line(text_of(voice, key), f"text:{key}", strong=strong)


def heading(voice: Voice, part: str) -> Sentence:
    """The heading of a part."""
    return Sentence(voice.say(HEADINGS[part]), f"text:heading-{part}")


@dataclass(frozen=True, slots=True)
class Reworded:
    """A plainer wording, and the exact text of the record that it rewords."""

    text: str
    of: str


class People(Enum):
    """To whom a recommendation speaks; sheets for people with a spine fracture print what is meant for them alone."""

    ALL = "all"
    THIN_BONES = "thin bones"
    SPINE_FRACTURE = "spine fracture"
    ALL_AND_SPINE_FRACTURE = "all, people with a spine fracture among them"


@dataclass(frozen=True, slots=True)
class Advice:
    """One recommendation of a guideline in the sheets' words, and the readers to whom the guideline speaks.

    `people`: to whom among them it speaks.
    """

    guideline: str
    recommendation: str
    groups: frozenset[Audience]
    wording: Reworded
    people: People = People.ALL


_FROM_50 = frozenset({Audience.AFTER_MENOPAUSE, Audience.OLDER_ADULTS, Audience.MEN})
ADVICE = (
    Advice(
        "morin-2023",
        "balance",
        _FROM_50,
        Reworded(
            "Canada's guide: train your balance and daily moves two or more days a week, to fall less.",
            "Train balance and everyday movements at least twice a week in order to fall less.",
        ),
        people=People.ALL_AND_SPINE_FRACTURE,
    ),
    Advice(
        "giangregorio-2014",
        "multicomponent",
        _FROM_50,
        Reworded(
            "Experts on weak bones and spine fracture: mix kinds of exercise, with strength and balance.",
            "Follow a programme of several kinds of exercise, with balance and strength training in it.",
        ),
        people=People.SPINE_FRACTURE,
    ),
    Advice(
        "brooke-wavell-2022",
        "posture",
        _FROM_50,
        Reworded(
            "UK experts, for weak bones: train the muscles that hold your back straight.",
            "Exercise the muscles that straighten the back.",
        ),
        people=People.SPINE_FRACTURE,
    ),
    Advice(
        "brooke-wavell-2022",
        "safety-impact",
        _FROM_50,
        Reworded(
            "UK experts, after a spine fracture: keep impact at or below brisk walking.",
            "Keep impact to the level of brisk walking.",
        ),
        people=People.SPINE_FRACTURE,
    ),
    Advice(
        "morin-2023",
        "resistance",
        _FROM_50,
        Reworded(
            "Canada's guide: do strength training two or more days a week, and add load step by step. "
            "Train the front and back of your trunk too.",
            "Do strength training with a rising load at least twice a week, with the abdominal and back extensor "
            "muscles.",
        ),
    ),
    Advice(
        "brooke-wavell-2022",
        "dose",
        _FROM_50,
        Reworded(
            "UK experts, for weak bones: lift on two or three days a week, with a load that goes up. "
            "Do at most 8 to 12 lifts in a row. With practice, do up to three sets of up to 8.",
            "Lift with a rising load and a ceiling of 8 to 12 repetitions, with practice up to three sets of up to 8, "
            "on two or three days a week; take moderate impact on most days.",
        ),
        people=People.THIN_BONES,
    ),
    Advice(
        "who-2020-bull",
        "older-multicomponent",
        frozenset({Audience.OLDER_ADULTS}),
        Reworded(
            "World Health Organization, from age 65: mix balance and strength on three or more days a week.",
            "Do mixed training of balance and strength on three or more days a week.",
        ),
    ),
    Advice(
        "pag-2018",
        "adults-strengthening",
        frozenset({Audience.YOUNGER_WOMEN}),
        Reworded(
            "US guide for adults: train all large muscles on two or more days a week.",
            "Strengthen all major muscle groups, with moderate effort or more, on two or more days a week.",
        ),
    ),
    Advice(
        "pag-2018",
        "children-activity",
        frozenset({Audience.CHILDREN_TEENS}),
        Reworded(
            "US guide, age 6 to 17: move for an hour or more each day, hard enough to breathe faster.",
            "Be active for at least 60 minutes every day, at moderate to vigorous effort.",
        ),
    ),
    Advice(
        "pag-2018",
        "children-strengthening",
        frozenset({Audience.CHILDREN_TEENS}),
        Reworded(
            "US guide, age 6 to 17: on three or more days, make it hard, and work muscles and bones too.",
            "As part of the daily hour, do vigorous activity, muscle-strengthening and bone-strengthening activity, "
            "each on at least three days a week.",
        ),
    ),
)
"""What guidelines advise, where they give a dose; never a dose of a trial (rules, section 6).

Impact is left out of the doses: the sheets are given to people who may have broken a bone in the spine.
"""

WHY: Mapping[str, Reworded] = MappingProxyType(
    {
        "any-vertebralfracture-any": Reworded(
            "Most studies did not let in people with a spine fracture, who are at the highest risk.",
            "These readers are at the highest risk, and most trials did not let them in.",
        )
    }
)
"""By question: why it has no answer, in the sheets' words."""

MUST_SHOW: Mapping[str, Reworded] = MappingProxyType(
    {
        "falls-atrisk-prt": Reworded(
            "For each 100 people who had a fall without lifting, about 123 had one with it (100 to 151). "
            "The count of all falls was about the same: 105 (91 to 121).",
            "More people may fall with lifting: the ratio of people who fell is 1.23 (1.00 to 1.51), so no difference "
            "just fits too. The rate of falls was 1.05 (0.91 to 1.21). Balance training has the better evidence "
            "against falls.",
        ),
        "th-postmeno-any": Reworded(
            "One trial of 351 women points the other way. For two years some lifted, walked and took a plant extract "
            "(isoflavone). Their whole hip lost more bone than with the extract alone.",
            "One randomised trial of 351 women (lifting and walking, 2 years) points the other way: the whole hip "
            "changed by -0.018 g/cm2 with exercise and isoflavone, and by -0.005 g/cm2 with isoflavone alone.",
        ),
        "th-men-any": Reworded(
            'The review does not agree with itself on the whole hip. It speaks of "little influence" and of '
            '"some effect".',
            "The words of the review that leads do not agree with one another: for the whole hip its abstract speaks "
            'of "little influence" and, at its end, of "some effect".',
        ),
    }
)
"""By question: what its page must not leave out, in the sheets' words."""
