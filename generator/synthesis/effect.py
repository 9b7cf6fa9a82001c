"""An effect as an answer states it, and the zones of size that its scale allows (rules R4, R4b and section 3)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, IntEnum

from generator.synthesis.conventions import Conventions


class Measure(Enum):
    """The scale of an effect: trained minus comparison, or a ratio of the two."""

    PERCENT = "percent"
    G_CM2 = "g_cm2"
    SMD = "smd"
    RATIO = "ratio"

    @property
    def null(self) -> float:
        """The value of no difference."""
        return 1.0 if self is Measure.RATIO else 0.0

    @property
    def unit(self) -> str:
        """The unit as a text names it."""
        return _UNITS[self]


_UNITS = {
    Measure.PERCENT: "percentage points",
    Measure.G_CM2: "g/cm\u00b2",
    Measure.SMD: "standard deviations",
    Measure.RATIO: "times",
}
_PLACES = {Measure.PERCENT: 1, Measure.G_CM2: 3, Measure.SMD: 2, Measure.RATIO: 2}


class Zone(IntEnum):
    """Size of an effect on the scale where more is better."""

    LARGE_HARM = -3
    MODERATE_HARM = -2
    SMALL_HARM = -1
    TRIVIAL = 0
    SMALL_BENEFIT = 1
    MODERATE_BENEFIT = 2
    LARGE_BENEFIT = 3


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits between zones on the scale where more is better; `t1` is 0 where the scale has no size.

    `sized` is False where only the side can be told: a standardised difference of unknown kind, g/cm2 without a printed
    baseline, growing children. `slight` is then the value below which the word "slightly" is the cautious one.
    """

    id: str
    t1: float
    t2: float
    t3: float
    sized: bool = True
    slight: float | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """An estimate with its 95 % interval on its own scale; `printed` are the figures as a report has them.

    `more_is_better` is False for fractures, falls and harms.
    """

    measure: Measure
    estimate: float
    lower: float
    upper: float
    more_is_better: bool = True
    printed: tuple[str, str, str] | None = None

    @property
    def benefit(self) -> tuple[float, float, float]:
        """Estimate and limits on the scale where 0 is no difference and more is better, logarithmic for ratios."""
        values = self.estimate, self.lower, self.upper
        if self.measure is Measure.RATIO:
            # A limit printed as 0.00 has no logarithm; it is far below every threshold.
            values = tuple(math.log(max(value, 1e-3)) for value in values)
        if self.more_is_better:
            return values
        return -values[0], -values[2], -values[1]

    @property
    def excludes_null(self) -> bool:
        """Whether the interval lies wholly on one side; a limit that is printed as no difference does not."""
        return self.lower > self.measure.null or self.upper < self.measure.null

    @property
    def side(self) -> int:
        """1 where the estimate favours training, -1 where it favours the comparison, 0 for neither."""
        value = self.benefit[0]
        return (value > 0) - (value < 0)

    def figure(self, value: float) -> str:
        """A value on this scale as texts print it, with a true minus sign; -0.0 is 0.0."""
        places = _PLACES[self.measure]
        rounded = round(value, places) + 0.0
        return f"{rounded:.{places}f}".replace("-", "\u2212")

    @property
    def shown(self) -> tuple[str, str, str]:
        """Estimate, lower and upper limit as texts print them: a report's own digits where it has them."""
        if self.printed:
            return tuple(text.replace("-", "\u2212") for text in self.printed)
        return self.figure(self.estimate), self.figure(self.lower), self.figure(self.upper)


def zone_of(value: float, thresholds: Thresholds) -> Zone:
    """The zone of a value on the scale where more is better; a value on a limit belongs to the smaller zone."""
    size = abs(value)
    rank = (size > thresholds.t1) + (size > thresholds.t2) + (size > thresholds.t3)
    return Zone(int(math.copysign(rank, value)) if rank else 0)


def thresholds_for(
    measure: Measure, rules: Conventions, *, baseline: float | None = None, growing: bool = False, rounded: bool = False
) -> Thresholds:
    """The thresholds of a scale.

    `baseline` is the mean density of the same study or review in g/cm2, the only thing that gives a difference in g/cm2
    a size (R4b); `rounded` marks figures printed to two decimals, which are never converted. `growing` people have no
    size zones: a percentage of a growing bone is not that of a grown one.
    """
    if measure is Measure.RATIO:
        step = math.log(rules.ratio)
        return Thresholds("ratio", step, math.inf, math.inf)
    if measure is Measure.SMD:
        return Thresholds("smd_direction", 0, math.inf, math.inf, sized=False, slight=rules.smd_slight)
    if growing:
        return Thresholds("growing_direction", 0, math.inf, math.inf, sized=False)
    if measure is Measure.PERCENT:
        return Thresholds("bmd_pct_v1", rules.t1, rules.t2, rules.t3)
    if baseline is None or rounded:
        return Thresholds("bmd_gcm2_direction", 0, math.inf, math.inf, sized=False, slight=rules.g_cm2_slight)
    return Thresholds("bmd_gcm2", *(t * baseline / 100 for t in (rules.t1, rules.t2, rules.t3)))
