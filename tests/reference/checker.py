"""Compare an answer of the meta command with a reference case, within the tolerances that README.md states."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"

VARIANCES = {"tau2", "vi", "tau2_qp", "sigma2_between", "sigma2_within", "V", "var"}
HETEROGENEITY = {"tau2", "I2", "H2", "tau2_qp", "sigma2_between", "sigma2_within", "R2"}
ITERATIVE = {
    "REML",
    "PM",
    "REML_hk",
    "REML3",
    "multilevel",
    "between_REML_common",
    "between_REML_separate",
    "blup",
    "rma",
}
COUNTS = {"k", "df", "k0", "QE_df"}


def case(name: str) -> dict[str, Any]:
    """One of the cases by the start of its file name."""
    (path,) = CASES.glob(f"{name}_*.json")
    return json.loads(path.read_text(encoding="utf-8"))


def differences(expected: Any, actual: Any, *, scale: dict[str, float], path: tuple[str, ...] = ()) -> Iterator[str]:
    """One line for every expected value that the answer misses."""
    if isinstance(expected, dict) and set(expected) == {"any_of"}:
        if all(list(differences(choice, actual, scale=scale, path=path)) for choice in expected["any_of"]):
            yield f"{'.'.join(path)}: {actual!r} is none of {expected['any_of']}"
    elif isinstance(expected, dict):
        for name, value in expected.items():
            found = actual.get(name) if isinstance(actual, dict) else "no object"
            yield from differences(value, found, scale=scale, path=(*path, name))
    elif isinstance(expected, list):
        if not isinstance(actual, list) or len(actual) != len(expected):
            yield f"{'.'.join(path)}: {actual!r} is no list of {len(expected)}"
            return
        for i, value in enumerate(expected):
            yield from differences(value, actual[i], scale=scale, path=(*path, f"[{i}]"))
    elif not _agrees(expected, actual, path, scale):
        yield f"{'.'.join(path)}: expected {expected!r}, found {actual!r}"


def _agrees(expected: Any, actual: Any, path: tuple[str, ...], scale: dict[str, float]) -> bool:
    if expected is None or isinstance(expected, str):
        return bool(actual == expected)
    if isinstance(actual, bool) or not isinstance(actual, int | float) or not math.isfinite(actual):
        return False
    relative, absolute = tolerance([name for name in path if not name.startswith("[")], scale)
    return abs(actual - expected) <= max(absolute, relative * abs(expected))


def tolerance(names: list[str], scale: dict[str, float]) -> tuple[float, float]:
    """Relative and absolute tolerance of a field; the absolute one grows with the scale of the case."""
    key, iterative = names[-1], bool(ITERATIVE & set(names))
    levels = bool({"multilevel", "REML3", "covariance"} & set(names)) and not {"FE", "vi", "yi", "V"} & set(names)
    if key.lower().endswith(("pval", "_p", "qep")):
        return 1e-4, 1e-9
    if key in COUNTS and "rve_cr2" not in names:
        return 0.0, 1e-9
    if "conversions" in names:
        return 1e-6, 1e-12
    relative = 1e-4 if key in HETEROGENEITY and (iterative or key == "tau2_qp") else 1e-5 if levels else 1e-6
    floor = 1e-7 if levels else 1e-8 if iterative else 1e-9
    if key in VARIANCES:
        return relative, (1e-6 if iterative or key == "tau2_qp" else 1e-9) * scale["v"]
    if key in {"I2", "R2", "weights_pct"}:
        return relative, 1e-4 if iterative and key != "weights_pct" else 1e-6
    if key in {"H2", "s2w", "Q", "QM", "QE", "loglik"}:
        return relative, 1e-7
    if key in {"se", "limit_se"} and "metareg" not in names:
        return relative, floor * math.sqrt(scale["v"])
    if key == "stat":
        return relative, 1e-6
    return relative, (1e-8 if {"egger", "metareg"} & set(names) else floor) * scale["y"]
