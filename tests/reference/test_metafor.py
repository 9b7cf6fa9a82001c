"""The kernel agrees with R metafor 3.8-1 on every case of the folder, section by section."""

from __future__ import annotations

import functools
import json
from typing import Any

import pytest

from generator.stats import InvalidInput
from generator.stats.meta_case import answer
from tests.reference.checker import CASES, case, differences
from tests.reference.textbook import all_pooled, heterogeneity

NAMES = sorted(path.name.split("_")[0] for path in CASES.glob("*.json"))
SECTIONS = [(name, section) for name in NAMES for section in case(name)["expected"] if section != "error"]


@functools.cache
def answered(name: str) -> dict[str, Any]:
    return json.loads(json.dumps(answer(case(name)["input"]), allow_nan=False))


def test_all_cases_are_here() -> None:
    assert [name[0] for name in NAMES] == ["m"] * 9 + ["p"] * 10


@pytest.mark.parametrize(("name", "section"), SECTIONS)
def test_a_section_agrees_with_metafor(name: str, section: str) -> None:
    reference = case(name)
    expected = {section: reference["expected"][section]}
    assert list(differences(expected, answered(name), scale=reference["scale"])) == []


def test_the_case_with_a_negative_variance_is_refused() -> None:
    with pytest.raises(InvalidInput, match="vi is -0.02"):
        answer(case("p10")["input"])


@pytest.mark.parametrize("name", ["p01", "p02", "p03", "p05", "p07"])
def test_the_textbook_sums_agree_with_metafor_too(name: str) -> None:
    """They derive our own cases, so they are held to the same reference."""
    reference = case(name)
    effects = reference["expected"].get("effects") or {
        field: [study[field] for study in reference["input"]["studies"]] for field in ("yi", "vi")
    }
    expected = {section: reference["expected"][section] for section in ("pooled", "heterogeneity")}
    derived = {
        "pooled": all_pooled(effects["yi"], effects["vi"]),
        "heterogeneity": heterogeneity(effects["yi"], effects["vi"]),
    }
    tests_of_hk = {"stat", "pval"}  # the textbook leaves them out
    found = [
        line
        for line in differences(expected, derived, scale=reference["scale"])
        if not (".hk." in line and line.split(":")[0].rsplit(".")[-1] in tests_of_hk)
    ]
    assert found == []
