"""The two marks of this project, as data: what happens to bone (sign and word), how sure we are (dots and word).

Colour belongs to certainty alone; direction is ink. Where there is no answer, one of five states says why, because
"not read", "not here" and "not rated" are different things and none of them means "no effect".
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from generator.synthesis.rating import GRADE_INFORMED, PROVISIONAL
from generator.vocabulary import CertaintyLevel, EmptyState


@dataclass(frozen=True, slots=True)
class Certainty:
    """How a certainty is shown: its word, its sentence for readers, its filled dots of four, and how a bone is drawn.

    `dots` is None where nothing was rated. `drawn` is `filled`, `dashed` (nothing to rate), `dotted` (something is
    there, but not rated or not read) or `plain`.
    """

    id: str
    word: str
    sure: str
    dots: int | None
    drawn: str = "filled"

    @property
    def rated(self) -> bool:
        """Whether this is a level and not an empty state."""
        return self.dots is not None


@dataclass(frozen=True, slots=True)
class Direction:
    """What happens to bone, or to the number of events: a sign that is never shown alone, and its word."""

    id: str
    glyph: str
    word: str


_DRAWN = {
    EmptyState.MEASURED_NOT_READ: "dotted",
    EmptyState.NOT_RATED: "dotted",
    EmptyState.NOT_IN_COLLECTION: "dashed",
    EmptyState.SEARCHED_NONE: "dashed",
    EmptyState.NOT_APPLICABLE: "plain",
}

CERTAINTIES = MappingProxyType(
    {
        **{
            level.value: Certainty(level.value, level.label, level.reader_label, level.dots) for level in CertaintyLevel
        },
        **{
            state.value: Certainty(
                state.value, state.label[0].lower() + state.label[1:], state.label, None, _DRAWN[state]
            )
            for state in EmptyState
        },
    }
)
"""Four levels of GRADE, then the five empty states; words come from the vocabulary."""

DIRECTIONS = MappingProxyType(
    {
        item.id: item
        for item in (
            Direction("benefit", "▲", "more bone"),
            Direction("benefit_small", "▲", "slightly more bone"),
            Direction("less_loss", "▲", "less loss"),
            Direction("trivial", "■", "little or no difference"),
            Direction("harm", "▼", "less bone"),
            Direction("fewer", "▼", "fewer"),
            Direction("more", "▲", "more"),
            Direction("uncertain", "◆", "not clear"),
        )
    }
)

NOT_CLEAR = "◆"
_WITHOUT_EFFECT = frozenset({"measured_not_read", "not_in_collection", "searched_none", "not_applicable"})


@dataclass(frozen=True, slots=True)
class BoneMark:
    """What the body map says about one site; the order of the marks is the order of links, pins and rows.

    `site` is the id of a site or site group, `name` the reader's word and `technical` the scanner's. `certainty` is a
    key of CERTAINTIES. `volume` is text as it is read ("17 studies"), `note` one more short line ("as the
    authors state it"). Raises ValueError where the marks would contradict each other.
    """

    site: str
    name: str
    effect_glyph: str
    effect_word: str
    certainty: str
    volume: str
    href: str
    current: bool = False
    disagree: bool = False
    note: str = ""
    technical: str = ""

    def __post_init__(self) -> None:
        if self.certainty not in CERTAINTIES:
            raise ValueError(f"{self.site}: certainty {self.certainty!r} is not one of {', '.join(CERTAINTIES)}")
        if bool(self.effect_glyph) != bool(self.effect_word):
            raise ValueError(f"{self.site}: a sign needs its word, and a word its sign")
        if self.certainty in _WITHOUT_EFFECT and self.effect_word:
            raise ValueError(f"{self.site}: {self.certainty} cannot say what happens to bone; leave the effect empty")
        if self.certainty == "very_low" and self.effect_glyph != NOT_CLEAR:
            raise ValueError(f"{self.site}: very_low always shows {NOT_CLEAR}, whatever the estimate says")
        if self.look.rated and not self.effect_word:
            raise ValueError(f"{self.site}: certainty {self.certainty} is of an effect, which is missing")

    @property
    def look(self) -> Certainty:
        """How the certainty of this mark is shown."""
        return CERTAINTIES[self.certainty]

    @property
    def sure(self) -> str:
        """How sure we are, or why there is nothing to be sure of: "certainty low", "not yet rated"."""
        return f"certainty {self.look.word}" if self.look.rated else self.look.word

    @property
    def disagreement(self) -> str:
        """That reviews disagree; empty where they do not."""
        return "reviews disagree" if self.disagree else ""

    @property
    def phrases(self) -> tuple[str, ...]:
        """What is said of the bone after its name: the same in the drawing, in the list and in the table."""
        every = (self.effect_word, self.sure, self.volume, self.disagreement, self.note)
        return tuple(phrase for phrase in every if phrase)

    @property
    def spoken(self) -> str:
        """The whole mark as one phrase, for a pin that shows a number only."""
        name = f"{self.name} ({self.technical})" if self.technical else self.name
        return ", ".join((name, *self.phrases))


TEMPLATE_GLOBALS = MappingProxyType(
    {
        "CERTAINTIES": CERTAINTIES,
        "DIRECTIONS": DIRECTIONS,
        "PROVISIONAL": PROVISIONAL,
        "GRADE_INFORMED": GRADE_INFORMED,
    }
)
"""What the component macros look words up in, and what stands beside every mark (R15): for the globals of templates."""
