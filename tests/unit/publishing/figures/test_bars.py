"""Two bars tell what became of bone with and without training."""

from __future__ import annotations

import pytest

from generator.publishing.figures.bars import Group, bars, change_text
from tests.unit.publishing.figures.drawings import parsed, with_class

TRAINED = Group("Lifting", "49 women", 2.9, trained=True)
COMPARED = Group("Gentle exercise", "52 women", -1.2, trained=False)


def lengths(svg: str) -> list[float]:
    tree = parsed(svg)
    return [float(with_class(tree, css)[0].attrib["width"]) for css in ("bars-trained", "bars-compared")]


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_lengths_are_in_proportion(layout: str) -> None:
    trained, compared = lengths(bars([TRAINED, COMPARED], label="Change", layout=layout))
    assert trained / compared == pytest.approx(2.9 / 1.2, rel=0.01)


def test_a_gain_starts_where_a_loss_ends() -> None:
    tree = parsed(bars([TRAINED, COMPARED], label="Change"))
    gain, loss = with_class(tree, "bars-trained")[0].attrib, with_class(tree, "bars-compared")[0].attrib
    assert float(gain["x"]) == pytest.approx(float(loss["x"]) + float(loss["width"]), abs=0.2)


@pytest.mark.parametrize("change", [0.0, 0.04, -0.3, 2.9, 13.9, 250.0])
def test_every_change_keeps_its_bar_and_its_zero_in_the_picture(change: float) -> None:
    svg = bars([Group("A", "", change, trained=True)], label="Change")
    bar = with_class(parsed(svg), "bars-trained")[0].attrib
    assert float(bar["x"]) >= 0 and float(bar["x"]) + float(bar["width"]) <= 640
    assert "no change" in svg
    assert 1 <= svg.count('text-anchor="middle"') <= 7


def test_the_value_keeps_the_digits_of_its_source() -> None:
    assert change_text(2.9) == "+2.9%"
    assert change_text(-1.25, digits=2) == "−1.25%"
    assert change_text(0) == "0.0%"


def test_names_are_escaped() -> None:
    assert "A &lt;b&gt;" in bars([Group("A <b>", "", 1, trained=True)], label="C & D")


def test_nothing_to_draw_is_refused() -> None:
    for groups in ([], [Group("A", "", float("nan"), trained=True)]):
        with pytest.raises(ValueError, match="at least one group"):
            bars(groups, label="Change")
