"""One domain of certainty: how many levels it takes off, by which rule, from which inputs, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from generator.vocabulary import GradeDomain


class State(Enum):
    """Whether a domain could be judged at all: what was not looked at is never the same as no concern (R2)."""

    ASSESSED = "assessed"
    NOT_ASSESSED = "not_assessed"
    NOT_ASSESSABLE = "not_assessable"


@dataclass(frozen=True, slots=True)
class CertaintyDomain:
    """The levels that one domain takes off (0, 1 or 2), the inputs, the rule, and why in a sentence.

    `reason` is a short id of the cause, `judged_by` the person whose judgement it is, where it is one.
    """

    domain: GradeDomain
    levels: int
    rule: str
    sentence: str
    state: State = State.ASSESSED
    reason: str = ""
    inputs: Mapping[str, object] = field(default_factory=dict)
    judged_by: str = ""

    @property
    def concern(self) -> str:
        """The word of GRADE for the levels."""
        return ("no concern", "serious", "very serious")[self.levels]
