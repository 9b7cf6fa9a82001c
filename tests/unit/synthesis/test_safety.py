"""A page warns of copying where any study used very heavy loads or jumps."""

from __future__ import annotations

import pytest

from generator.synthesis.safety import safety_row
from tests.spec.certainty.records import study

WOMEN = {"sex": "female", "life_stage": ["postmenopausal_unspecified"], "excluded": ["Women with a spine fracture"]}


@pytest.mark.parametrize(
    ("arm", "warns"),
    [
        ({"modality": "progressive_resistance", "dose": {"intensity": {"scale": "one_rm_pct", "above": 85}}}, True),
        ({"modality": "progressive_resistance", "dose": {"intensity": {"scale": "one_rm_pct", "value": 80}}}, False),
        ({"modality": "progressive_resistance", "dose": {"impacts_per_session": 50}}, True),
        ({"modality": "high_intensity_resistance_impact"}, True),
        ({"modality": "walking"}, False),
    ],
)
def test_heavy_loads_and_jumps_are_found(arm: dict, warns: bool) -> None:
    made = study(
        "one-2000", design={"type": "rct_parallel"}, population=WOMEN,
        arms=[arm | {"id": "ex", "role": "intervention", "label": "Training", "supervision": "fully_supervised"}],
    )  # fmt: skip
    row = safety_row(made, "One 2000")
    assert row.heavy_or_impact is warns
    assert (row.supervised, row.excluded, row.reported) == (True, ("Women with a spine fracture",), False)
