"""Which word of size an effect may carry: none is better than one that the figures do not bear (rules R3 to R5)."""

from __future__ import annotations

import math
from enum import Enum

from generator.synthesis.effect import Effect, Thresholds, Zone, zone_of


class Size(Enum):
    """What a statement says of the size. `rank` orders claims: where no size is stated, none is claimed."""

    NOT_CLEAR = ("not clear", 0)
    LITTLE = ("little to no difference", 0)
    NOT_STATED = ("size not stated", 0)
    SLIGHT = ("slightly", 1)
    PLAIN = ("no adverb", 2)
    LARGE = ("by a large amount", 3)

    @property
    def word(self) -> str:
        """What stands in the list of findings."""
        return self.value[0]

    @property
    def rank(self) -> int:
        """How much is claimed."""
        return self.value[1]


def size_of(effect: Effect, thresholds: Thresholds, *, may_be_large: bool = False) -> Size:
    """The size of one pooled effect.

    "Little to no difference" needs the whole interval above -t1 and below t2. "By a large amount" needs `may_be_large`
    (moderate certainty, three studies, two teams) and the nearer limit beyond t2.
    """
    value, lower, upper = effect.benefit
    if not thresholds.sized:
        if not effect.excludes_null:
            return Size.NOT_CLEAR
        small = thresholds.slight is not None and abs(value) < thresholds.slight
        return Size.SLIGHT if small else Size.NOT_STATED
    zone = zone_of(value, thresholds)
    if zone is Zone.TRIVIAL:
        ceiling = thresholds.t1 if math.isinf(thresholds.t2) else thresholds.t2
        if lower > -thresholds.t1 and upper < ceiling:
            return Size.LITTLE
        return Size.SLIGHT if effect.excludes_null else Size.NOT_CLEAR
    if not effect.excludes_null:
        return Size.NOT_CLEAR
    if abs(zone) == 1:
        return Size.PLAIN if thresholds.id == "ratio" else Size.SLIGHT
    near = lower if value > 0 else -upper
    return Size.LARGE if abs(zone) == 3 and may_be_large and near > thresholds.t2 else Size.PLAIN
