"""What the loss of the leading review and of a study does to the invented base, in all three printed forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.impact import run_whatif

HERE = Path(__file__).parent


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_the_impact_of_a_lost_review_is_exactly_as_expected(form: str, request: pytest.FixtureRequest) -> None:
    out, _, code = run_whatif(HERE / "base", exclude=["invented-2010", "invented-2020"], retract=[], format=form)
    kept = HERE / "impact" / {"text": "impact.txt", "markdown": "impact.md", "json": "impact.json"}[form]
    if request.config.getoption("--update-golden"):
        kept.write_text(out, encoding="utf-8")
    assert (out, code) == (kept.read_text(encoding="utf-8"), 0)
