"""Findings as plain values, ready for JSON: every field by its name, every term by its id, sets and tuples as lists."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import BaseModel

# Figures are shown to at most three places; six keep every step of a derivation checkable by hand.
_PLACES = 6
# What belongs to the base and not to the finding, and the figures of a sentence that stands beside them.
_LEFT_OUT = frozenset({"records", "both_groups"})


def plain(value: Any) -> Any:
    """A value as JSON has it; numbers are rounded to six places and infinities are left out as null."""
    if isinstance(value, Enum):
        return value.value if not isinstance(value.value, tuple) else value.value[0]
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value) if f.name not in _LEFT_OUT}
    if isinstance(value, BaseModel):
        return plain(value.model_dump(exclude_none=True))
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(plain(item) for item in value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, float):
        return round(value, _PLACES) + 0.0 if math.isfinite(value) else None
    return value
