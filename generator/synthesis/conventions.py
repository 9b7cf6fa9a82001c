"""The numbers of the rules, in one place; sensitivity runs change one of them and ask again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Conventions:
    """What the rules fix by convention. None of it has an outside authority unless its line names one."""

    t1: float = 0.5
    """Percentage points from which a difference in density is more than trivial (no agreed figure exists)."""
    t2: float = 1.5
    """From here a difference is no longer called slight; 1.4 to 3.2 are the surrogate thresholds of drug trials."""
    t3: float = 3.0
    """From here it may be called large."""
    ratio: float = 1.25
    """Ratio from which a change in events is more than trivial; its inverse below 1 (GRADE 2011, rough guide)."""
    smd_slight: float = 0.5
    """Standardised differences below this are called slight: the kind of their standard deviation is unknown (R4)."""
    g_cm2_slight: float = 0.03
    """The same for differences in g/cm2 without a printed baseline: 3 % of a bone of 1 g/cm2 (R4b)."""
    information_size: int = 800
    """People needed to see 0.2 standard deviations with a power of 80 % (394 in each group, two-sided 5 %)."""
    tiny: int = 100
    """Below this number of people imprecision costs two levels (R11); a study below it is small."""
    gate_share: float = 0.60
    """Share of eligible people that an own pool must hold to lead (R1)."""
    missing_share: float = 0.20
    """Share of eligible people without a readable result from which results count as missing (R1)."""
    unknown_directions: float = 0.25
    """Share of studies without a direction above which directions are listed and not tested (R7)."""
    weeks: tuple[float, float] = (24, 78)
    """Window of time points that may answer; nearest to one year first (remodelling needs about half a year)."""
    model: Literal["REML", "PM", "DL", "FE"] = "REML"
    """Random-effects model from three studies on (R3); the others are sensitivity runs."""
    intracluster: float = 0.05
    """Intracluster correlation where none is printed."""
    pair_correlation: float = 0.5
    """Correlation of two sides of one person where none is printed."""
    completers: float = 0.85
    """Share of allocated people taken as analysed where neither number was read."""
    use_allocated: bool = False
    """Sensitivity: take the allocated number as analysed."""
    p_weight: float = 1 / 3
    """Largest share of the weight that standard errors derived from p values alone may have; imputed ones too."""
    p_disagreement: float = 1.25
    """Two standard errors that differ by more than this factor are a disagreement: the larger one is used."""
    with_unread_corrections: bool = True
    """Sensitivity: leave out studies whose correction was not read (R9)."""
    impute: bool = False
    """Sensitivity: give studies without a spread the median one of at least three others at the same site."""


RULES = Conventions()
"""The rules as published."""

# Square root of 2 times the precision error of repeated scans in per cent, at the low end of the literature (spine
# 1.08, neck 1.50, total hip 1.2): changes of people cannot vary less than two scans of an unchanged bone.
SD_FLOOR = {"lumbar_spine": 1.5, "femoral_neck": 2.1, "total_hip": 1.7}

LARGEST_SMD, LARGEST_I2 = 1.0, 85.0
"""A review beyond these needs a person's release before it leads (R8)."""

FEW_FOR_FUNNEL = 10
"""Below this number of studies a funnel says nothing (Cochrane Handbook 13.3.5.4)."""

FEW_FOR_PREDICTION = 5
"""Below this number of studies no prediction interval is shown (R3)."""

FEW_FOR_SIGN_TEST = 6
"""Five of five is p = 0.06, two-sided: with fewer studies no p is printed (R7)."""

__all__ = [
    "FEW_FOR_FUNNEL",
    "FEW_FOR_PREDICTION",
    "FEW_FOR_SIGN_TEST",
    "LARGEST_I2",
    "LARGEST_SMD",
    "RULES",
    "SD_FLOOR",
    "Conventions",
]
