"""Words under which people look for what pages call by another name: no page shows them, the search finds by them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.vocabulary.bones import SiteGroup


@dataclass(frozen=True, slots=True)
class LayWords:
    """Who looks for `sought` wants pages that say one of `said`; both in small letters, single words in `sought`.

    A phrase is found by its words: "hip bone" on a page that says hip, through "bone", which nearly every page says.
    """

    said: tuple[str, ...]
    sought: str


EVERYDAY = (
    LayWords(("lumbar spine", "lower back", "spine"), "spine back backbone vertebra vertebrae vertebral"),
    LayWords(("hip", "femoral neck", "trochanter"), "bone bones femur thigh"),
    LayWords(("femoral shaft", "thigh bone"), "femur thighbone leg"),
    LayWords(("tibia", "shin bone"), "shinbone leg"),
    LayWords(("calcaneus", "heel"), "foot feet"),
    LayWords(("radius", "forearm", "wrist"), "arm wrist hand"),
    LayWords(("humerus", "upper arm"), "arm shoulder"),
    LayWords(
        ("osteoporosis", "osteopenia", "low bone density", "low bone mass"),
        "bone bones thin thinning brittle fragile weak porous loss",
    ),
    LayWords(("bone density", "bmd"), "bone bones bmd mineral mass strong stronger thickness"),
    LayWords(("fracture", "fractures"), "bone bones break breaks breaking broke broken crack"),
    LayWords(("bone scan", "dxa", "t-score"), "scan dxa dexa densitometry result t-score z-score score"),
    LayWords(
        ("strength training", "resistance training", "lifting alone", "lifting weights", "does lifting"),
        "weights weight weightlifting gym dumbbell dumbbells barbell barbells squat deadlift machines strength",
    ),
    LayWords(("impact", "jumping", "jumps"), "jump jumping hop hopping skipping rope plyometric plyometrics"),
    LayWords(("low-load", "bands", "body weight"), "light weights elastic therabands home"),
    LayWords(("endurance exercise", "aerobic"), "cardio running jogging aerobics"),
    LayWords(("cycling or swimming",), "bike bicycle cycling swim swimming pool"),
    LayWords(("exercise in water",), "aqua aquarobics hydrotherapy swimming pool"),
    LayWords(("whole-body vibration",), "vibration plate platform"),
    LayWords(("tai chi",), "taichi chigong"),
    LayWords(("sport",), "football soccer tennis volleyball gymnastics"),
    LayWords(("after menopause", "postmenopausal"), "menopause menopausal postmenopausal older women"),
    LayWords(("before menopause", "younger women"), "premenopausal young women"),
    LayWords(("65 and older", "aged 65"), "old older elderly seniors pensioners"),
    LayWords(("children", "teens", "teenagers"), "child kids boys girls adolescents teenager youth school"),
    LayWords(("men", "men aged 50"), "man male males"),
    LayWords(("falls",), "fall falling fell trip balance"),
    LayWords(
        ("harms", "harm", "is lifting safe?"), "danger dangerous safe safety risk risks injury injuries hurt side"
    ),
    LayWords(("certainty",), "sure certain proof proven evidence quality"),
    LayWords(("bone medicine",), "drug drugs medication medicines tablets bisphosphonate bisphosphonates"),
    LayWords(("handout", "handouts"), "leaflet leaflets print printable pdf sheet"),
)
"""From the words of readers to those of pages; nothing here is said of bone, so nothing here needs a source."""


def lay_words(text: str) -> tuple[str, ...]:
    """The words under which a page that says `text` is looked for, beside its own; each once, in their order.

    The two names of a bone stand for each other, as the vocabulary holds them.
    """
    said = f" {text.casefold()} "
    found = (word for entry in (*_BONES, *EVERYDAY) if _says(said, entry.said) for word in entry.sought.split())
    return tuple(dict.fromkeys(found))


def _says(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a phrase stands there as whole words."""
    for phrase in phrases:
        at = text.find(phrase)
        while at >= 0:
            if not text[at - 1].isalnum() and not text[at + len(phrase)].isalnum():
                return True
            at = text.find(phrase, at + 1)
    return False


_BONES = tuple(
    LayWords((site.label.casefold(), site.reader_label.casefold()), f"{site.label} {site.reader_label}".casefold())
    for site in SiteGroup
)
