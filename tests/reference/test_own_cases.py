"""The kernel agrees with the textbook sums and with closed forms at the edges."""

from __future__ import annotations

import json

import pytest

from generator.stats.meta_case import answer
from tests.reference.checker import differences
from tests.reference.own_cases import CLOSED_FORMS, EDGES, edge_case


@pytest.mark.parametrize("name", EDGES)
def test_an_edge_of_pooling_agrees_with_the_textbook_sums(name: str) -> None:
    given, expected = edge_case(name)
    y, v, _ = EDGES[name]
    scale = {"y": max(map(abs, y)), "v": sorted(v)[len(v) // 2]}
    assert list(differences(expected, json.loads(json.dumps(answer(given))), scale=scale)) == []


@pytest.mark.parametrize("name", CLOSED_FORMS)
def test_a_case_agrees_with_its_closed_form(name: str) -> None:
    given, expected = CLOSED_FORMS[name]()
    assert list(differences(expected, json.loads(json.dumps(answer(given))), scale={"y": 1.0, "v": 1.0})) == []
