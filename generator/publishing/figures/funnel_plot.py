"""Each study's estimate against its standard error: whether small studies tell another story than large ones.

Without bias the points fill a funnel that is as wide on the left as on the right (Sterne and Egger 2001).
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.publishing.figures.curves import number
from generator.publishing.figures.forest_layout import FRAMES, sides, text
from generator.publishing.figures.plot_scale import Axis, axis_over

Z95 = 1.96
"""Half the width of a 95 % interval, in standard errors."""


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """One study: its name, its page, its estimate and standard error, both also as texts show them."""

    name: str
    address: str
    estimate: float
    error: float
    printed: tuple[str, str]


@dataclass(frozen=True, slots=True)
class FunnelPlot:
    """The studies of one pool around its estimate `centre`; `test` is a line on Egger's test, or why there is none."""

    title: str
    summary: str
    unit: str
    scale: str
    null: float
    less: str
    more: str
    centre: float
    test: str
    points: tuple[FunnelPoint, ...]


_HEIGHT = {"wide": 300, "narrow": 240}
_TOP = 34


def draw_funnel(plot: FunnelPlot, *, layout: str = "wide") -> str:
    """Draw a funnel as SVG; the smallest standard error is on top. Raises ValueError without points."""
    if not plot.points:
        raise ValueError("a funnel needs at least one point")
    frame, height = FRAMES[layout], _HEIGHT[layout]
    left = 44.0
    errors = [point.error for point in plot.points]
    down = axis_over(errors, null=0, span=(_TOP, _TOP), most=4)
    down = Axis(0, down.high, tuple(tick for tick in down.ticks if tick >= 0), _TOP, _TOP + height)
    reach = Z95 * down.high
    held = [*(point.estimate for point in plot.points), plot.centre - reach, plot.centre + reach]
    right = min(frame.width - 10, 560.0)
    across = axis_over(held, null=plot.null, span=(left, right), most=frame.most_ticks)
    drawn = _cone(plot, across, down) + "".join(_point(point, across, down) for point in plot.points)
    drawn += _axes(across, down) + text("standard error", 0, 16, "fp-detail")
    bottom = down.right
    drawn += sides(plot.less, plot.more, across.x(plot.null), frame, bottom + 46)
    drawn += text(plot.scale, (left + right) / 2, bottom + 67, "fp-detail", "middle")
    box = f'viewBox="0 0 {number(right + 10)} {number(bottom + 74)}"'
    return f'<svg class="fp fp-funnel fp-{layout}" {box} aria-hidden="true">{drawn}</svg>'


def _cone(plot: FunnelPlot, across: Axis, down: Axis) -> str:
    """Where 95 of 100 studies would lie around the pooled estimate by chance alone, and the line of no difference."""
    top, bottom, middle = number(down.left), number(down.right), number(across.x(plot.centre))
    ends = [number(across.x(plot.centre + sign * Z95 * down.high)) for sign in (-1, 1)]
    null = number(across.x(plot.null))
    return (
        f'<path class="fp-cone" d="M{ends[0]} {bottom}L{middle} {top}L{ends[1]} {bottom}Z"/>'
        f'<path class="fp-centre" d="M{middle} {top}V{bottom}"/>'
        f'<path class="fp-null" d="M{null} {top}V{bottom}"/>'
    )


def _point(point: FunnelPoint, across: Axis, down: Axis) -> str:
    place = f'cx="{number(across.x(point.estimate))}" cy="{number(down.x(point.error))}"'
    return f'<circle class="fp-point" {place} r="5"/>'


def _axes(across: Axis, down: Axis) -> str:
    """Both axes with their ticks."""
    foot, edge = number(down.right), number(across.left)
    lines = f"M{edge} {foot}H{number(across.right)}M{edge} {number(down.left)}V{foot}"
    labels = ""
    for tick in across.ticks:
        lines += f"M{number(across.x(tick))} {foot}v6"
        labels += text(across.label(tick), across.x(tick), down.right + 22, "fp-detail", "middle")
    for tick in down.ticks:
        lines += f"M{edge} {number(down.x(tick))}h-6"
        labels += text(down.label(tick), across.left - 10, down.x(tick) + 5, "fp-detail", "end")
    return f'<path class="fp-axis" d="{lines}"/>{labels}'
