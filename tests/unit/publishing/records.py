"""Small records for the tests of pages, as values; a test states only what it is about."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from generator.model import KINDS, EvidenceBase, Located, Reference
from generator.problems import Place
from generator.publishing.edition import Edition, edition_of
from generator.publishing.site_settings import SiteSettings

_DAY = "2026-01-05"
_RECORD = {"status": "active", "extracted": {"date": _DAY}, "changes": [{"date": _DAY, "what": "first"}]}
_REPORTS = {"summary": "It was short.", "reports": [{"ref": "doe-2001", "role": "main", "depth": "abstract"}]}
_KIND = {
    "studies": {
        "schema": "study/1",
        **_REPORTS,
        "design": {"type": "rct_parallel"},
        "population": {"sex": "female"},
    },
    "reviews": {
        "schema": "review/1",
        **_REPORTS,
        "design": "meta_analysis",
        "included": {"complete": False},
        "pico": {"population": {"sex": "female"}, "exercise": ["any"], "outcomes": ["abmd"]},
    },
    "guidelines": {
        "schema": "guideline/1",
        **_REPORTS,
        "design": "guideline",
        "issuer": "Society",
        "population": {"sex": "mixed"},
    },
    "claims": {
        "schema": "claim/1",
        "article": "magazine",
        "said": "Lifting helps",
        "verdict": "faithful",
        "shows": "It does.",
        "judged": "2026-01-05",
    },
    "questions": {
        "schema": "question/1",
        "title": "Does it?",
        "population": {"sex": "mixed", "words": "adults"},
        "exercise": "any",
        "comparator": ["inactive"],
        "outcome_target": ["bmd_itself"],
        "priority": 1,
        "why": "To know.",
    },
}
SOURCE = {"report": "doe-2001", "where": "abstract"}
REFERENCES = {
    "doe-2001": Reference(key="doe-2001", kind="article", title="A trial", authors=("Doe, Ann",), year=2001),
    "magazine": Reference(key="magazine", kind="online", title="Seven reasons", url="https://www.example.org/seven"),
}
ARMS = [
    {"id": "lift", "role": "intervention", "label": "Lifting", "modality": "progressive_resistance"},
    {"id": "con", "role": "comparator", "label": "No training", "comparator": "no_intervention"},
]


def located(kind: str, record_id: str = "doe-2001", **fields: Any) -> Located:
    """A record of a kind, with the fewest fields it can have and those that are given."""
    file = f"evidence/{kind}/{record_id}.yaml"
    record = KINDS[kind].model_validate({"id": record_id, **_RECORD, **_KIND[kind], **fields})
    return Located(record, file, lambda path, at="value": Place(file))


def result(record_id: str = "ls", **fields: Any) -> dict[str, Any]:
    """A result row at the lower back, in per cent of the start."""
    outcome = {"site": "lumbar_spine_l1_l4", "quantity": "abmd", "method": "dxa", "scale": "percent_change"}
    return {"id": record_id, "outcome": outcome, "from": SOURCE, "count": "primary", **fields}


def base_of(*found: Located, **fields: Any) -> EvidenceBase:
    """A base that holds these records."""
    kinds: dict[str, dict[str, Located]] = {kind: {} for kind in KINDS}
    for one in found:
        kinds[one.file.split("/")[1]][one.record.id] = one
    return EvidenceBase(**kinds, **{"references": REFERENCES, **fields})


def edition(*found: Located, **fields: Any) -> Edition:
    """An edition of these records, without faults and without addresses."""
    return edition_of(base_of(*found, **fields), (), SiteSettings())


WOMEN = {"sex": "female", "life_stage": ["postmenopausal_unspecified"]}


def review(record_id: str = "roe-2002", *rows: Any, people: Any = None, **fields: Any) -> Located:
    """A review of women after menopause; by default it pools lifting against not training, at the lower back."""
    pico = {"population": people or WOMEN, "exercise": ["any"], "outcomes": ["abmd"], "comparator_class": ["inactive"]}
    return located("reviews", record_id, **{"results": list(rows) or [pooled()], "pico": pico, **fields})


def question(record_id: str = "asked", **fields: Any) -> Located:
    """A question on lifting and the lower back of women after menopause, led by the review `roe-2002`."""
    people = {**WOMEN, "words": "women after menopause", **fields.pop("people", {})}
    given = {
        "site": ["lumbar_spine"],
        "audience": ["after_menopause"],
        "exercise": "progressive_resistance",
        "population": people,
        "index_review": "roe-2002",
        **fields,
    }
    return located("questions", record_id, **given)


def pooled(record_id: str = "ls", *, lower: str = "0.15", upper: str = "0.65", **fields: Any) -> dict[str, Any]:
    """A pooled result at the lower back: lifting, in standard deviations, with its interval."""
    outcome = {"site": "lumbar_spine_unspecified", "quantity": "abmd", "scale": "smd_unspecified"}
    row = {
        "id": record_id,
        "exercise": ["progressive_resistance"],
        "outcome": outcome,
        "estimate": Decimal("0.40"),
        "ci": {"lower": Decimal(lower), "upper": Decimal(upper)},
        "from": SOURCE,
        "count": "primary",
        **fields,
    }
    return {name: Decimal(str(value)) if isinstance(value, float) else value for name, value in row.items()}
