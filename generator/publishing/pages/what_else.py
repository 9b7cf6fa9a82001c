"""What the records hold on calcium, vitamin D, medicines and hormones beside exercise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.publishing.addresses import record_address
from generator.publishing.citations import short_name
from generator.publishing.edition import Edition
from generator.vocabulary import CoIntervention

_ALL_GOT = {
    CoIntervention.CALCIUM_VIT_D_BOTH_ARMS: "calcium",
    CoIntervention.DRUG_BOTH_ARMS: "drug",
    CoIntervention.HORMONE_BOTH_ARMS: "hormone",
}


def what_else_view(edition: Edition) -> Mapping[str, Any]:
    """The studies in which all groups had the same treatment beside exercise: they cannot tell what it does."""
    return {"got": {name: _studies(edition, kind) for kind, name in _ALL_GOT.items()}}


def _studies(edition: Edition, kind: CoIntervention) -> list[tuple[str, str]]:
    """Name and address of each study with such an arm, by name."""
    found = (
        (study.name or short_name(study.main_report.ref, edition.base.references), record_address("studies", study.id))
        for study in (located.record for located in edition.base.studies.values())
        if study.counted and any(kind in arm.co_intervention for arm in study.arms)
    )
    return sorted(found)
