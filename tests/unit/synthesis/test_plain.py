"""Findings become JSON values: terms by their ids, nothing that JSON cannot say."""

from __future__ import annotations

import json
import math
from decimal import Decimal

from generator.synthesis import Size, find, plain
from generator.vocabulary import CertaintyLevel
from tests.spec.certainty.records import base, question, review, trial


def test_terms_are_their_ids_and_infinities_are_null() -> None:
    assert plain([CertaintyLevel.LOW, Size.SLIGHT, math.inf, Decimal("0.30"), frozenset({"b", "a"})]) == [
        "low", "slightly", None, 0.3, ["a", "b"],
    ]  # fmt: skip


def test_whole_findings_are_valid_json_without_records_inside() -> None:
    made = find(base(
        question(index_review="index-2020"), review("index-2020", "0.30", ("0.10", "0.50")),
        trial("one-2000", trained=(90, 2.0, 3.0), compared=(90, 0.0, 3.0)),
    ))  # fmt: skip
    text = json.dumps(plain(made), allow_nan=False)
    assert "extracted" not in text
    assert json.loads(text)["questions"]["asked"]["answers"][0]["rating"]["final"] == "low"
