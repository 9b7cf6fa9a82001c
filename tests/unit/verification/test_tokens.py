"""Numbers are read from a text as it prints them: dashes, commas, spaces, ranges and words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.verification.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        pytest.param("a change of \u22121.2 %", "-1.2", id="minus sign"),
        pytest.param("a change of \u20131.2 %", "-1.2", id="dash as minus"),
        pytest.param("SMD 0,54", "0.54", id="decimal comma"),
        pytest.param("1,200 people", "1200", id="comma of thousands"),
        pytest.param("1.20\u00a0%", "1.20", id="no-break space"),
        pytest.param("P = .03", "0.03", id="no nought before the point"),
        pytest.param("(95% CI 0.22\u20130.87)", "0.87", id="upper end of a range"),
        pytest.param("[0.21,0.77]", "0.77", id="interval without a space"),
        pytest.param("the group lost 1.2 %", "-1.2", id="a loss told by a word"),
        pytest.param("0\u00b754", "0.54", id="raised point"),
    ],
)
def test_a_figure_is_found_however_it_is_set(text: str, figure: str) -> None:
    assert tokens_of(text).holds(Decimal(figure))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        pytest.param("a change of 1.25 %", "1.2", id="part of a number"),
        pytest.param("a change of 11.2 %", "1.2", id="end of a number"),
        pytest.param("a change of 1.2 %", "1.20", id="digits that are not printed"),
        pytest.param("a gain of 1.2 %", "-1.2", id="a lost sign"),
        pytest.param("a change of -1.2 %", "1.2", id="a sign too few"),
        pytest.param("vertebrae L24", "24", id="part of a name"),
    ],
)
def test_what_is_not_printed_is_not_found(text: str, figure: str) -> None:
    assert not tokens_of(text).holds(Decimal(figure))


def test_counts_may_be_words_where_that_is_asked_for() -> None:
    assert tokens_of("trained twice a week").holds(Decimal(2), words=True)
    assert not tokens_of("trained twice a week").holds(Decimal(2))
