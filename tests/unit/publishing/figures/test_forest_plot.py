"""A forest plot shows every interval whole, weight as area, and rows in their order, wide and narrow."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.publishing.figures.forest_plot import (
    ForestBody,
    ForestGroup,
    ForestPanel,
    ForestRow,
    Mark,
    draw_forest,
    square_side,
)
from generator.publishing.figures.plot_scale import axis_over, beside, text_width, wrapped
from tests.unit.publishing.figures.drawings import parsed, with_class

LAYOUTS = pytest.mark.parametrize("layout", ["wide", "narrow"])


def row(name: str, limits: tuple[float, float, float], mark: Mark = Mark.STUDY, **changes: object) -> ForestRow:
    """A row of three figures: estimate, lower and upper limit."""
    estimate, lower, upper = limits
    made = ForestRow(mark, name, "39 people", lower, upper, (f"{estimate}", f"{lower}", f"{upper}"), estimate)
    return replace(made, **changes)


def panel(*rows: ForestRow, closing: tuple[ForestRow, ...] = (), **changes: object) -> ForestPanel:
    """One body of evidence in per cent."""
    body = ForestBody("Trials", ("trial", "trials"), (ForestGroup("Against not training", rows),), closing)
    made = ForestPanel(
        unit="percentage points",
        scale="difference in percentage points",
        null=0.0,
        less="less bone",
        more="more bone",
        zone=(-0.5, 0.5),
        logarithmic=False,
        bodies=(body,),
    )
    return replace(made, **changes)


def intervals(svg: str) -> list[tuple[float, float]]:
    """Where the intervals start and end."""
    paths = [element.attrib["d"] for element in with_class(parsed(svg), "fp-interval")]
    return [tuple(map(float, re.match(r"M([\d.-]+) [\d.-]+H([\d.-]+)", path).groups())) for path in paths]


def width_of(svg: str) -> float:
    return float(parsed(svg).attrib["viewBox"].split()[2])


@LAYOUTS
@pytest.mark.parametrize("limits", [(2.8, 0.6, 5.0), (-40.0, -90.0, 10.0), (0.0, -0.001, 0.001), (300.0, 250.0, 350.0)])
def test_an_interval_is_never_clipped(layout: str, limits: tuple[float, float, float]) -> None:
    svg = draw_forest(panel(row("One", limits), row("Two", (1.0, 0.5, 1.5))), layout=layout)
    axis = with_class(parsed(svg), "fp-axis")[0].attrib["d"]
    left, right = map(float, re.match(r"M([\d.-]+) [\d.-]+H([\d.-]+)", axis).groups())
    assert all(left - 0.1 <= start <= end <= right + 0.1 for start, end in intervals(svg))
    assert 0 <= left < right <= width_of(svg)


@LAYOUTS
def test_an_interval_is_as_long_as_its_limits_say(layout: str) -> None:
    svg = draw_forest(panel(row("One", (2.0, 1.0, 3.0)), row("Two", (2.0, 0.0, 4.0))), layout=layout)
    (one, other) = (end - start for start, end in intervals(svg))
    assert other / one == pytest.approx(2, rel=0.01)


def test_the_area_of_a_square_follows_its_weight() -> None:
    assert square_side(40, 40) ** 2 / square_side(10, 40) ** 2 == pytest.approx(4)
    svg = draw_forest(panel(row("One", (2, 1, 3), weight=80.0), row("Two", (2, 0, 4), weight=20.0)))
    one, other = (float(square.attrib["width"]) for square in with_class(parsed(svg), "fp-square"))
    assert one / other == pytest.approx(2, rel=0.02)


def test_the_lightest_study_can_still_be_seen() -> None:
    assert square_side(0.01, 90) >= 4


@LAYOUTS
def test_rows_keep_their_order(layout: str) -> None:
    names = ["Zander 1990", "Adams 2001", "Miller 1995"]
    svg = draw_forest(panel(*(row(name, (2, 1, 3)) for name in names)), layout=layout)
    shown = [text.text for text in with_class(parsed(svg), "fp-name") if text.text in names]
    assert shown == names


@LAYOUTS
def test_a_pool_is_a_diamond_in_the_colour_of_how_sure_we_are(layout: str) -> None:
    pooled = row("All 3 together", (2, 1, 3), Mark.POOLED, certainty="moderate")
    (diamond,) = with_class(
        parsed(draw_forest(panel(row("One", (2, 0, 4)), closing=(pooled,)), layout=layout)), "fp-diamond"
    )
    assert "fp-is-moderate" in diamond.attrib["class"].split()


def test_a_pool_without_our_mark_has_no_colour() -> None:
    pooled = row("Both together", (2, 1, 3), Mark.POOLED)
    svg = draw_forest(panel(row("One", (2, 0, 4)), closing=(pooled,)))
    assert with_class(parsed(svg), "fp-diamond")[0].attrib["class"] == "fp-diamond"


def test_where_the_next_study_may_fall_is_an_open_bar_that_widens_the_axis() -> None:
    pooled = row("All 6 together", (2, 1, 3), Mark.POOLED)
    bar = ForestRow(Mark.PREDICTION, "Where the next study may fall", "", -9.0, 13.0, ("", "−9.0", "13.0"))
    svg = draw_forest(panel(row("One", (2, 0, 4)), closing=(pooled, bar)))
    (drawn,) = with_class(parsed(svg), "fp-prediction")
    assert float(drawn.attrib["x"]) >= 0 and "−9.0 to 13.0" in svg


def test_the_zone_and_no_difference_stand_behind_every_row_and_the_zone_only_where_it_is_known() -> None:
    rows = (row("One", (2, 1, 3)), row("Two", (2, 1, 3)))
    tree = parsed(draw_forest(panel(*rows)))
    assert len(with_class(tree, "fp-zone")) == len(with_class(tree, "fp-null")) == 2
    assert not with_class(parsed(draw_forest(panel(*rows, zone=None))), "fp-zone")


def test_no_difference_is_one_on_a_ratio_and_equal_ratios_are_equally_far_from_it() -> None:
    rows = (row("Half", (0.5, 0.25, 1.0)), row("Twice", (2.0, 1.0, 4.0)))
    svg = draw_forest(panel(*rows, null=1.0, zone=(0.8, 1.25), logarithmic=True))
    (low, null), (same, high) = intervals(svg)
    assert null == pytest.approx(same, abs=0.2) and null - low == pytest.approx(high - same, abs=0.2)


def test_a_ratio_limit_printed_as_nought_is_drawn() -> None:
    svg = draw_forest(panel(row("Few", (0.2, 0.0, 3.0)), null=1.0, zone=None, logarithmic=True))
    assert intervals(svg)[0][0] >= 0


@LAYOUTS
def test_the_drawing_is_well_formed_hidden_and_always_the_same(layout: str) -> None:
    made = panel(row("A <b> & co", (2, 1, 3)))
    svg = draw_forest(made, layout=layout)
    assert parsed(svg).attrib["aria-hidden"] == "true"
    assert svg == draw_forest(made, layout=layout) and "A &lt;b&gt; &amp; co" in svg
    assert not re.search(r"\d\.\d\d", re.sub(r">[^<]*<", "><", svg)), "coordinates have one decimal at most"


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one row"):
        draw_forest(panel())


@pytest.mark.parametrize(("values", "most"), [((0.002, 0.022), 7), ((-3.0, 7.1), 5), ((0.179, 0.77), 7), ((900.0,), 5)])
def test_an_axis_ends_at_ticks_and_shows_both_sides(values: tuple[float, ...], most: int) -> None:
    axis = axis_over(values, null=0, span=(0, 100), most=most)
    assert axis.low == axis.ticks[0] < 0 < axis.ticks[-1] == axis.high
    assert axis.low <= min(values) and max(values) <= axis.high
    assert len(axis.ticks) <= most + 2 and axis.label(0.0) == "0"


def test_the_words_of_both_sides_stay_apart_and_within_the_drawing() -> None:
    for null in (0, 5, 170, 335, 340):
        end, start = beside(null, (80, 90), (0, 340))
        assert end - 80 >= 0 and start + 90 <= 340 and end < start


def test_lines_of_text_fit_their_column() -> None:
    lines = wrapped("Marques 2011, endurance and strength, eight months", width=120, size=16)
    assert len(lines) > 1 and all(text_width(line, 16) <= 120 for line in lines)
    assert " ".join(lines) == "Marques 2011, endurance and strength, eight months"
