"""The `meta --json` verb: strict JSON in, strict JSON out, an error object for anything else."""

from __future__ import annotations

import json

import pytest

from generator.cli.meta import meta_command

GOOD = '{"kind": "convert", "conversions": [{"id": "j", "op": "hedges_j", "args": {"df": 2}}]}'


def test_a_case_is_answered_with_exit_0() -> None:
    text, code = meta_command(GOOD)
    assert code == 0
    assert json.loads(text) == {"conversions": {"j": {"j": pytest.approx(0.5641895835)}}}
    assert meta_command(GOOD.encode()) == (text, 0)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("", "not one JSON document"),
        ("{} {}", "not one JSON document"),
        (b"\xff\xfe", "not one JSON document in UTF-8"),
        ('{"kind": NaN}', "NaN is not JSON; write null"),
        ('{"kind": "meta", "kind": "meta"}', "'kind' stands twice"),
        ("[" * 100_000, "nested too deeply"),
        ("9" * 5000, "not one JSON document"),
        ("null", "a JSON object was expected"),
        ('"\\ud800"', "a JSON object was expected"),
    ],
)
def test_bad_input_is_an_error_object_and_an_exit_code_above_0(given: str | bytes, text: str) -> None:
    answer, code = meta_command(given)
    assert code > 0
    assert text in json.loads(answer)["error"]["message"]
