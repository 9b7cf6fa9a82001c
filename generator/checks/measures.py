"""Which unit, scale and instrument go with which quantity, and how far a printed figure is rounded."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from generator.vocabulary import Method, Quantity, Scale, Unit

UNITS: Mapping[Quantity, frozenset[Unit]] = {
    Quantity.ABMD: frozenset({Unit.G_CM2, Unit.MG_CM2}),
    Quantity.VBMD: frozenset({Unit.G_CM3, Unit.MG_CM3}),
    Quantity.BMC: frozenset({Unit.G, Unit.MG, Unit.MG_MM, Unit.G_CM}),
    Quantity.BONE_AREA: frozenset({Unit.CM2, Unit.MM2}),
    Quantity.SECTION_MODULUS: frozenset({Unit.CM3, Unit.MM3}),
    Quantity.CORTICAL_THICKNESS: frozenset({Unit.MM}),
    Quantity.BUA: frozenset({Unit.DB_MHZ}),
    Quantity.T_SCORE: frozenset({Unit.SD}),
    Quantity.Z_SCORE: frozenset({Unit.SD}),
}
"""Units of the quantities that have some; the others are not judged."""

MEASURED_SCALES = frozenset({Scale.VALUE, Scale.CHANGE, Scale.PER_YEAR, Scale.MEAN_DIFFERENCE_UNSPECIFIED})
"""Scales whose figures are in the unit of the quantity; every other scale has a unit of its own."""

RATIO_SCALES = frozenset({Scale.RATIO, Scale.RISK_RATIO, Scale.RATE_RATIO, Scale.ODDS_RATIO, Scale.HAZARD_RATIO})
"""Scales on which 1, not 0, means no difference."""

EVENT_SCALES = frozenset(
    {Scale.COUNT, Scale.PERCENT, Scale.RISK_RATIO, Scale.RATE_RATIO, Scale.ODDS_RATIO, Scale.HAZARD_RATIO}
)
"""Scales of things that are counted."""

PERCENT_CHANGE_SCALES = frozenset({Scale.PERCENT_CHANGE, Scale.PERCENT_PER_YEAR, Scale.PERCENT_PER_MONTH})
"""Scales of change in per cent of the baseline."""

MEASURED_BONE = frozenset({*UNITS, Quantity.STRENGTH_INDEX, Quantity.MICROARCHITECTURE, Quantity.STIFFNESS_INDEX})
"""Quantities that are measured on bone, not counted."""

EVENTS = frozenset({Quantity.FRACTURES, Quantity.FALLS, Quantity.FALLERS, Quantity.ADVERSE_EVENTS})
"""Things that happen to people, and are counted."""

_UNKNOWN = {Method.NOT_REPORTED, Method.MIXED}
METHODS: Mapping[Quantity, frozenset[Method]] = {
    Quantity.ABMD: frozenset({Method.DXA, Method.SPA_DPA, *_UNKNOWN}),
    Quantity.VBMD: frozenset({Method.QCT, Method.PQCT, Method.HR_PQCT, *_UNKNOWN}),
    Quantity.BUA: frozenset({Method.QUS, *_UNKNOWN}),
    Quantity.STIFFNESS_INDEX: frozenset({Method.QUS, *_UNKNOWN}),
    Quantity.MICROARCHITECTURE: frozenset({Method.HR_PQCT, Method.MRI, Method.QCT, *_UNKNOWN}),
}
"""Instruments that can measure a quantity; other quantities may come from any."""


def half_unit(figure: Decimal) -> Decimal:
    """Half a unit of the last printed place: 0.05 for `2.9`, 0.5 for `19`."""
    return Decimal((0, (5,), int(figure.as_tuple().exponent) - 1))
