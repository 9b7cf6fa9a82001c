"""A funnel sets every study by its estimate and its standard error, the surest on top."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.publishing.figures.funnel_plot import FunnelPlot, FunnelPoint, draw_funnel
from tests.unit.publishing.figures.drawings import parsed, with_class

POINTS = tuple(FunnelPoint(f"Study {n}", "", 1.0 + (-1) ** n * n / 5, n / 4, (f"{n}", f"{n}")) for n in range(1, 12))
PLOT = FunnelPlot(
    title="Lower back",
    summary="",
    unit="percentage points",
    scale="difference in percentage points",
    null=0.0,
    less="less bone",
    more="more bone",
    centre=1.0,
    test="",
    points=POINTS,
)
LAYOUTS = pytest.mark.parametrize("layout", ["wide", "narrow"])


@LAYOUTS
def test_every_study_is_a_point_within_the_drawing(layout: str) -> None:
    tree = parsed(draw_funnel(PLOT, layout=layout))
    width, height = map(float, tree.attrib["viewBox"].split()[2:])
    points = [(float(p.attrib["cx"]), float(p.attrib["cy"])) for p in with_class(tree, "fp-point")]
    assert len(points) == len(POINTS)
    assert all(0 < x < width and 0 < y < height for x, y in points)


def test_a_small_standard_error_is_on_top_and_a_small_estimate_to_the_left() -> None:
    points = with_class(parsed(draw_funnel(PLOT)), "fp-point")
    down = [float(point.attrib["cy"]) for point in points]
    assert down == sorted(down)
    assert float(points[0].attrib["cx"]) < float(points[1].attrib["cx"])


def test_the_drawing_is_hidden_and_always_the_same() -> None:
    assert parsed(draw_funnel(PLOT)).attrib["aria-hidden"] == "true"
    assert draw_funnel(PLOT) == draw_funnel(PLOT)


def test_nothing_to_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one point"):
        draw_funnel(replace(PLOT, points=()))
