"""One meta-analysis case: an object in, an object out, or InvalidInput that lists all that is wrong.

This is the contract of the `meta` command: kinds "meta" (studies), "multiarm" (trials with a shared control) and
"convert".
"""

from __future__ import annotations

from typing import Any

import numpy as np

from .case_input import read_conversions, read_studies, read_trials
from .case_multiarm import MULTIARM_SECTIONS
from .case_sections import META_SECTIONS
from .domain import InvalidInput, demand, is_number, shown


def answer(document: object) -> dict[str, Any]:
    """The requested sections of one case; undefined values are None. Raises InvalidInput for bad input."""
    if not isinstance(document, dict):
        raise InvalidInput(f"the input is {shown(document)}; a JSON object was expected")
    kind = document.get("kind")
    if kind == "convert":
        return _finite(read_conversions(document))
    if kind == "meta":
        return _sections(read_studies(document, META_SECTIONS), document["analyses"], META_SECTIONS)
    if kind == "multiarm":
        return _sections(read_trials(document, MULTIARM_SECTIONS), document["analyses"], MULTIARM_SECTIONS)
    raise InvalidInput(f"kind is {shown(kind)}; 'meta', 'multiarm' or 'convert' was expected")


def _sections(case: Any, names: list[str], sections: dict[str, Any]) -> dict[str, Any]:
    faults: list[str] = []
    result = {}
    for name in dict.fromkeys(names):
        try:
            with np.errstate(over="raise", divide="raise", invalid="raise"):
                result[name] = _finite(sections[name](case))
        except InvalidInput as error:
            faults += [f"analysis {name}: {text}" for text in error.faults]
        except (ArithmeticError, ValueError) as error:  # numbers too far apart, e.g. 1e-90 beside 1e90
            faults.append(f"analysis {name}: cannot be computed in double precision with these numbers ({error})")
    demand(faults)
    return result


def _finite(value: Any) -> Any:
    """The value with plain numbers only; what is not finite is undefined and becomes None."""
    if isinstance(value, dict):
        return {str(key): _finite(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(item) for item in value]
    if value is None or isinstance(value, (str, bool, int)):
        return value
    return float(value) if is_number(value) else None
