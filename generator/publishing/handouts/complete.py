"""No sheet leaves incomplete: the lines that must stand on it are listed here a second time, on purpose.

The list is kept apart from the vocabulary, so that a line that is lost there stops the build here.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Place, Problem, Rule
from generator.publishing.handouts.language import Voice
from generator.publishing.handouts.promises import promising_words
from generator.publishing.handouts.safety_parts import FALLS, SafetyNeeds
from generator.publishing.handouts.sheet import Handout
from generator.publishing.handouts.texts import HEADINGS
from generator.publishing.handouts.topics import Plan
from generator.publishing.handouts.translation_reviews import HANDOUT_TRANSLATION
from generator.publishing.said import Unfit
from generator.reading.released_handouts import HANDOUT_LEDGER
from generator.synthesis import SCAN_LINE, SURROGATE_LINE
from generator.vocabulary import Audience, SafetyAudience

HANDOUT_COMPLETE = Rule(
    "handout-complete",
    "Each handout has every line that keeps its reader safe",
    "A sheet leaves the site and is read alone. The safety lines, the line on falls, the line that density is not "
    "fracture and the line on the reader's own scan must stand on the paper itself.",
    passing="safety:s_medicines on a sheet for adults",
    failing="a sheet for adults without safety:s_medicines",
)
HANDOUT_WORDING = Rule(
    "handout-wording",
    "What a handout says more plainly is what the record says",
    "Recommendations are put in plainer words by hand. When the words of the record change, the sheet waits until "
    "someone has compared the two again.",
    passing="the wording names the text that now stands in the record",
    failing="the wording names an older text of the record",
)
RULES = (HANDOUT_COMPLETE, HANDOUT_LEDGER, HANDOUT_TRANSLATION, HANDOUT_WORDING)
"""The rules on handouts, by id."""
_ADULTS = (
    *("s_benefit", "s_side_effects", "s_start_slow", "s_hip_hinge", "s_twist", "s_vertebral_fracture", "s_falls"),
    *("s_ask_first", "s_medicines"),
)
REQUIRED_LINES = {
    SafetyAudience.ADULTS_LOW_BONE: (*_ADULTS, "s_spine_flexion"),
    SafetyAudience.ADULTS_GENERAL: (*_ADULTS, "s_spine_how_to"),
    SafetyAudience.CHILDREN: (
        *("s_benefit_children", "s_side_effects_children", "s_start_slow_children", "s_energy_children"),
        *("s_ask_first_children", "s_medicines_children"),
    ),
}
"""Ids of the lines that a sheet of each safety audience has, whatever its topic."""
REQUIRED_FLAGS = {
    SafetyAudience.ADULTS_LOW_BONE: (
        *("rf_stop_now", "rf_emergency_nerve", "rf_same_day", "rf_thigh_groin", "rf_soon", "rf_soreness"),
    ),
    SafetyAudience.ADULTS_GENERAL: (
        *("rf_stop_now", "rf_emergency_nerve", "rf_same_day", "rf_thigh_groin", "rf_soon", "rf_soreness"),
    ),
    SafetyAudience.CHILDREN: (
        *("rf_stop_now", "rf_emergency_nerve", "rf_same_day", "rf_bone_pain_children", "rf_soreness"),
    ),
}
"""Ids of the signs to stop at."""
_HEAVY = {SafetyAudience.CHILDREN: "s_high_intensity_children"}
_UNDER_50 = frozenset({Audience.YOUNGER_WOMEN, Audience.CHILDREN_TEENS})
_OPTIONAL_PARTS = frozenset({"falls"})


def lifting_over_50(plan: Plan) -> bool:
    """Whether the line on lifting and falls belongs on a sheet: its readers are 50 or over."""
    return plan.group not in _UNDER_50


def check_complete(voice: Voice, handout: Handout, needs: SafetyNeeds) -> None:
    """Raise Unfit where a line that must stand on a sheet does not, or a sentence promises too much."""
    missing = tuple(_problems(voice, handout, needs))
    if missing:
        raise Unfit(missing)


def _problems(voice: Voice, handout: Handout, needs: SafetyNeeds) -> Iterator[Problem]:
    place = Place(f"docs/{handout.plan.address}index.md", 1, 1)
    told = {sentence.source for sentence in handout.sentences()}
    for source in required(needs):
        if source not in told:
            message = f"the sheet {handout.name} lacks the line {source}"
            yield Problem(place, HANDOUT_COMPLETE.id, message, "put the line back in generator/vocabulary/safety.py")
    texts = " ".join(sentence.text for sentence in handout.sentences())
    for text in (voice.say(SURROGATE_LINE), voice.say(SCAN_LINE)):
        if text not in texts:
            message = f"the sheet {handout.name} does not say: {text}"
            yield Problem(place, HANDOUT_COMPLETE.id, message, "a fault of the program: please report it")
    if [part.id for part in handout.parts] != [part for part in HEADINGS if _has(handout, part)]:
        message = f"the parts of the sheet {handout.name} are not in their fixed order"
        yield Problem(place, HANDOUT_COMPLETE.id, message, "a fault of the program: please report it")
    own = [s.text for s in handout.sentences() if not s.source.startswith("reference:")]
    for word in promising_words(own, lang=handout.lang):
        message = f'the sheet {handout.name} says "{word}"; a difference between two groups does not show that'
        yield Problem(place, HANDOUT_COMPLETE.id, message, "say what was measured, against whom")


def _has(handout: Handout, part: str) -> bool:
    """Whether a part is expected: all but the optional ones are; those only where they are there."""
    return part not in _OPTIONAL_PARTS or any(one.id == part for one in handout.parts)


def required(needs: SafetyNeeds) -> list[str]:
    """The sources that must be told on a sheet."""
    lines = list(REQUIRED_LINES[needs.audience])
    if needs.heavy_or_impact:
        lines.append(_HEAVY.get(needs.audience, "s_high_intensity"))
    if needs.from_50 and needs.audience is not SafetyAudience.CHILDREN:
        lines.append(FALLS)
    flags = [f"flag:{flag}" for flag in REQUIRED_FLAGS[needs.audience]]
    return [*(f"safety:{line}" for line in lines), *flags, "text:surrogate", "text:scan", "text:draft"]
