"""Where figure and lenses stand in a drawing, and what is drawn in which order; both layouts of the body map use it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.publishing.figures import lenses, skeleton
from generator.publishing.figures.curves import Pen, number
from generator.publishing.figures.lenses import LENSES
from generator.publishing.figures.marks import CERTAINTIES, BoneMark
from generator.publishing.figures.patterns import paint, patterns

Spot = tuple[float, float]

SOURCES: Mapping[str, tuple[Spot, float]] = {
    "spine": ((0, 331), 50),
    "hip": ((70, 434), 42),
    "heel": ((48, 842), 27),
}
"""The circle on the figure that each lens enlarges: centre and radius, in units of the figure."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A layout: its size, where the figure stands and how large, and centre and radius of each lens."""

    prefix: str
    size: Spot
    origin: Spot
    scale: float
    lenses: Mapping[str, tuple[Spot, float]]

    def on_figure(self, spot: Spot) -> Spot:
        """Return where a point of the figure falls in the layout."""
        return self.origin[0] + spot[0] * self.scale, self.origin[1] + spot[1] * self.scale

    @property
    def figure(self) -> str:
        """The transform of the figure."""
        return _transform(self.origin, self.scale)

    def lens(self, name: str) -> str:
        """Return the transform of a lens."""
        centre, radius = self.lenses[name]
        return _transform(centre, radius / LENSES[name].radius)


@dataclass(frozen=True, slots=True)
class Scene:
    """The layers of a drawing: what lies under the links, the coloured shapes of each link, and what lies over them."""

    definitions: str
    under: str
    shapes: Mapping[str, str]
    over: str


def scene(stage: Stage, marks: Sequence[BoneMark]) -> Scene:
    """Draw every layer of a body map; raises ValueError if two marks would stand on one place."""
    pen = Pen(stage.prefix)
    certainties = _by_place(marks)
    marked = frozenset(certainties)
    views = tuple(LENSES.values())
    used = [*CERTAINTIES.values()][:4]
    definitions = f"<defs>{patterns(pen, used)}{skeleton.clips(pen)}{lenses.clips(pen, views)}</defs>"
    figure = _moved(stage.figure, skeleton.under(pen, skeleton.DRAWN - marked))
    glasses = "".join(_moved(stage.lens(view.name), lenses.under(pen, view, marked)) for view in views)
    over = _moved(stage.figure, skeleton.over(pen))
    over += "".join(_moved(stage.lens(view.name), lenses.over(pen, view, certainties)) for view in views)
    shapes = {place: _shapes(stage, pen, place, certainty) for place, certainty in certainties.items()}
    return Scene(definitions, _beams(stage) + figure + glasses, shapes, f'<g class="bm-over">{over}</g>')


def _by_place(marks: Sequence[BoneMark]) -> dict[str, str]:
    places: dict[str, str] = {}
    for mark in marks:
        place = skeleton.place_of(mark.site)
        if place in places:
            raise ValueError(f"two marks stand on one place of the body map: {place} (the second is {mark.site})")
        places[place] = mark.certainty
    return places


def _shapes(stage: Stage, pen: Pen, place: str, certainty: str) -> str:
    draw = skeleton.ON_THE_FIGURE.get(place)
    shapes = _moved(stage.figure, draw(pen)) if draw else ""
    view = lenses.lens_of(place)
    if view:
        shapes += _moved(stage.lens(view.name), lenses.site(pen, place))
    return f"<g{paint(pen, certainty)}>{shapes}</g>" if shapes else ""


def _beams(stage: Stage) -> str:
    """Draw the pale beams from the figure to its lenses."""
    beams = ""
    for name, (centre, radius) in SOURCES.items():
        start = stage.on_figure(centre)
        end, wide = stage.lenses[name]
        narrow = radius * stage.scale
        away = math.atan2(end[1] - start[1], end[0] - start[0])
        lean = math.acos((narrow - wide) / math.dist(start, end))
        corners = [
            _on_circle(start, narrow, away + lean),
            _on_circle(end, wide, away + lean),
            _on_circle(end, wide, away - lean),
            _on_circle(start, narrow, away - lean),
        ]
        points = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
        beams += f'<polygon class="bm-beam" points="{points}"/>'
    return beams


def source_rings(stage: Stage) -> str:
    """Draw the circles on the figure that the lenses enlarge."""
    return "".join(_ring(stage.on_figure(centre), radius * stage.scale) for centre, radius in SOURCES.values())


def leader(*spots: Spot) -> str:
    """Draw a line from a label or pin to its bone, with a casing in the colour of the paper and a dot at its end."""
    points = " ".join(f"{number(x)},{number(y)}" for x, y in spots)
    x, y = spots[-1]
    return (
        f'<polyline class="bm-casing" points="{points}"/><polyline class="bm-leader" points="{points}"/>'
        f'<circle class="bm-leader-end" cx="{number(x)}" cy="{number(y)}" r="4"/>'
    )


def _ring(centre: Spot, radius: float) -> str:
    return f'<circle class="bm-ring" cx="{number(centre[0])}" cy="{number(centre[1])}" r="{number(radius)}"/>'


def _on_circle(centre: Spot, radius: float, angle: float) -> Spot:
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def _transform(origin: Spot, scale: float) -> str:
    size = "" if scale == 1 else f" scale({scale:.3g})"
    return f"translate({number(origin[0])} {number(origin[1])}){size}"


def _moved(transform: str, markup: str) -> str:
    return f'<g transform="{transform}">{markup}</g>'
