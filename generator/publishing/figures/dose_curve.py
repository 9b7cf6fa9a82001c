"""Differences between groups against a dose, with the line through them; drawn only where ten trials share a scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.publishing.figures.curves import number
from generator.publishing.figures.dose_scatter import DoseAxis
from generator.publishing.figures.forest_layout import FRAMES, text
from generator.publishing.figures.plot_scale import axis_over


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A programme of a trial: its dose, its difference from people who did not train, and the standard error."""

    study: str
    dose: float
    estimate: float
    error: float


@dataclass(frozen=True, slots=True)
class DoseCurve:
    """The points at a bone, and the line `start` + `slope` x dose; `r2` in per cent, `p` of the slope."""

    place: str
    axis: DoseAxis
    points: Sequence[CurvePoint]
    start: float
    slope: float
    r2: float
    p: float

    @property
    def fit(self) -> str:
        """How much of the spread between trials the dose explains, and how easily chance alone gives such a slope."""
        return f"R\u00b2 = {self.r2:.0f}\u00a0%, p = {self.p:.2g}"


_TOP, _HEIGHT, _LEFT = 40.0, 300.0, 52.0


def draw_curve(curve: DoseCurve, *, layout: str = "wide") -> str:
    """Draw it as SVG; R2 stands in the drawing itself, so that no copy of it loses that. Needs points."""
    frame = FRAMES[layout]
    across = curve.axis.between(_LEFT, frame.width - 12)
    span = (_TOP + _HEIGHT, _TOP)
    up = axis_over([point.estimate for point in curve.points], null=0, span=span, most=6)
    doses = [point.dose for point in curve.points]
    ends = [(across.x(dose), up.x(curve.start + curve.slope * dose)) for dose in _steps(min(doses), max(doses))]
    line = "L".join(f"{number(x)} {number(min(max(y, up.right), up.left))}" for x, y in ends)
    drawn = f'<path class="fp-null" d="M{number(_LEFT)} {number(up.x(0))}H{number(frame.width)}"/>'
    drawn += f'<path class="ds-line" d="M{line}"/>'
    drawn += "".join(
        f'<circle class="ds-dot" cx="{number(across.x(p.dose))}" cy="{number(up.x(p.estimate))}" r="5"/>'
        for p in curve.points
    )
    for tick in up.ticks:
        drawn += text(up.label(tick), _LEFT - 8, up.x(tick) + 5, "fp-detail", "end")
    for tick in across.ticks:
        drawn += text(f"{tick:g}", across.x(tick), up.left + 22, "fp-detail", "middle")
    drawn += text("percentage points", 0, 16, "fp-side") + text(curve.fit, frame.width, 16, "fp-side", "end")
    drawn += text(curve.axis.words, frame.width, up.left + 46, "fp-side", "end")
    axis = f'<path class="fp-axis" d="M{number(_LEFT)} {number(_TOP)}V{number(up.left)}H{number(frame.width)}"/>'
    box = f'viewBox="0 0 {number(frame.width)} {number(up.left + 56)}"'
    return f'<svg class="fp ds fp-{layout}" {box} aria-hidden="true">{axis}{drawn}</svg>'


def _steps(low: float, high: float, count: int = 24) -> list[float]:
    return [low + (high - low) * step / count for step in range(count + 1)]
