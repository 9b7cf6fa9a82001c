"""The body map: a skeleton on which every marked bone is a link that says what happens to it and how sure we are.

Everything follows from the marks: fills, patterns, labels, pins and their order. Colours come from the style sheet
by class, so light, dark, grey, print and forced colours are one drawing. No script takes part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from generator.publishing.figures import labels
from generator.publishing.figures.curves import Pen, number
from generator.publishing.figures.lenses import LENSES
from generator.publishing.figures.marks import BoneMark
from generator.publishing.figures.skeleton import place_of
from generator.publishing.figures.stage import Scene, Spot, Stage, leader, scene, source_rings

WIDE = Stage(
    prefix="bmw",
    size=(1200, 960),
    origin=(430, 34),
    scale=1,
    lenses={"spine": ((800, 196), 134), "hip": ((800, 516), 139), "heel": ((800, 806), 87)},
)
NARROW = Stage(
    prefix="bmn",
    size=(360, 492),
    origin=(101, 6),
    scale=0.54,
    lenses={"spine": ((286, 80), 66), "hip": ((286, 232), 66), "heel": ((286, 392), 50)},
)

_LEFT, _RIGHT = 42, 966
# Wide layout: where a label would like its first line, the bend of its leader, and the spot on the bone.
_LABELS: Mapping[str, tuple[int, float, float, Spot]] = {
    "whole_body": (_LEFT, 92, 300, (385, 104)),
    "humerus": (_LEFT, 250, 250, (327, 284)),
    "radius": (_LEFT, 388, 236, (295, 446)),
    "radius_ultradistal": (_LEFT, 522, 222, (287, 480)),
    "tibia": (_LEFT, 690, 300, (381, 749)),
    "lumbar_spine": (_RIGHT, 168, 936, (860, 165)),
    "total_hip": (_RIGHT, 404, 916, (850, 444)),
    "trochanter": (_RIGHT, 492, 912, (860, 494)),
    "femoral_neck": (_RIGHT, 580, 890, (799, 499)),
    "femoral_shaft": (_RIGHT, 668, 900, (836, 620)),
    "calcaneus": (_RIGHT, 786, 915, (792, 814)),
}
_GAP = 6
_LEGEND_TOP = 838
_FLOORS = {_LEFT: _LEGEND_TOP - 20, _RIGHT: 975}
"""How far down the labels of a column may reach: the legend, or (21 above a baseline) the foot of the drawing."""
# Narrow layout: the middle of a pin, and the spot on the bone.
_PINS: Mapping[str, tuple[Spot, Spot]] = {
    "lumbar_spine": ((343, 46), (316, 64)),
    "total_hip": ((340, 176), (309, 198)),
    "trochanter": ((345, 226), (315, 222)),
    "femoral_neck": ((240, 292), (285, 224)),
    "femoral_shaft": ((332, 290), (302, 276)),
    "tibia": ((18, 372), (75.1, 384)),
    "calcaneus": ((334, 352), (284, 396)),
    "radius": ((14, 196), (28.1, 229.6)),
    "radius_ultradistal": ((14, 330), (24.3, 247.9)),
    "humerus": ((18, 124), (44.8, 143.7)),
    "whole_body": ((30, 40), (76.7, 43.8)),
}
_PIN_RADIUS = 12


def body_map(marks: Sequence[BoneMark], *, layout: str, name: str = "Body map") -> str:
    """Draw the body map as inline SVG with one link a site, in the order of the marks.

    `layout` is `wide` (labels in the drawing) or `narrow` (numbered pins, for the ordered list that stands below it).
    Both may stand on one page: their ids differ. `name` is what a screen reader calls the drawing. Raises ValueError
    for a layout, site or pair of marks that cannot be drawn.
    """
    draw = {"wide": _wide, "narrow": _narrow}.get(layout)
    if draw is None:
        raise ValueError(f"the body map has no layout {layout!r}; it has wide and narrow")
    return draw(marks, name)


def _svg(stage: Stage, css: str, name: str, body: str) -> str:
    box = f"0 0 {number(stage.size[0])} {number(stage.size[1])}"
    named = f'role="group" aria-label="{escape(name)}"'
    return f'<svg class="bm {css}" viewBox="{box}" {named}>{body}</svg>'


def _link(mark: BoneMark, naming: str, body: str, described: str = "") -> str:
    current = ' aria-current="page"' if mark.current else ""
    site = f'<g class="bm-site" data-site="{escape(mark.site)}" data-cert="{mark.certainty}">{body}</g>'
    return f'<a href="{escape(mark.href)}" {naming}{current}>{described}{site}</a>'


def _wide(marks: Sequence[BoneMark], name: str) -> str:
    drawn, pen = scene(WIDE, marks), Pen(WIDE.prefix)
    tops = _label_tops(marks)
    links = "".join(_wide_link(mark, drawn, pen, tops[mark.site]) for mark in marks)
    leaders = "".join(_wide_leader(mark, tops[mark.site]) for mark in marks)
    captions = "".join(_caption(view) for view in LENSES)
    over = f'{drawn.over}<g class="bm-over">{source_rings(WIDE)}{leaders}</g>'
    body = drawn.definitions + drawn.under + captions + links + over + labels.legend(marks, pen, _LEFT, _LEGEND_TOP)
    return _svg(WIDE, "bm-wide", name, body)


def _label_tops(marks: Sequence[BoneMark]) -> dict[str, float]:
    """Return the baseline of each name: where it wishes to be, or moved where a neighbour needs the room."""
    tops: dict[str, float] = {}
    for side, floor in _FLOORS.items():
        column = sorted(
            (mark for mark in marks if _LABELS[place_of(mark.site)][0] == side),
            key=lambda mark: _LABELS[place_of(mark.site)][1],
        )
        free = 0.0
        for mark in column:  # downwards: below the label above
            tops[mark.site] = max(float(_LABELS[place_of(mark.site)][1]), free)
            free = tops[mark.site] + labels.height(mark) + _GAP
        for mark in reversed(column):  # upwards again: above the foot of the drawing
            tops[mark.site] = min(tops[mark.site], floor - labels.height(mark))
            floor = tops[mark.site] - _GAP
    return tops


def _wide_link(mark: BoneMark, drawn: Scene, pen: Pen, top: float) -> str:
    side = _LABELS[place_of(mark.site)][0]
    text, ids = labels.label(mark, pen, side, top)
    field = labels.field(mark, side, top)
    body = drawn.shapes[place_of(mark.site)] + field + text
    # Named by the words that are seen, so that the link can be called by voice; the scanner's word describes it.
    described = f"<desc>{escape(mark.technical)}</desc>" if mark.technical else ""
    return _link(mark, f'aria-labelledby="{" ".join(ids)}"', body, described)


def _wide_leader(mark: BoneMark, top: float) -> str:
    side, _, bend, spot = _LABELS[place_of(mark.site)]
    level = top - (5 if side == _RIGHT else 6)
    start = side - 8 if side == _RIGHT else side + 12 + 10.4 * len(mark.name)
    return leader((start, level), (max(bend, start) if side == _LEFT else bend, level), spot)


def _caption(view: str) -> str:
    (x, y), radius = WIDE.lenses[view]
    at = f'x="{number(x)}" y="{number(y + radius + 19)}"'
    return f'<text class="bm-meta bm-caption" {at}>{LENSES[view].caption}</text>'


def _narrow(marks: Sequence[BoneMark], name: str) -> str:
    drawn, pen = scene(NARROW, marks), Pen(NARROW.prefix)
    shapes = "".join(f'<g id="{pen.name(f"bone-{place}")}">{shape}</g>' for place, shape in drawn.shapes.items())
    leaders = "".join(_pin_leader(mark) for mark in marks)
    links = "".join(_pin_link(mark, index, pen) for index, mark in enumerate(marks, start=1))
    body = f'{drawn.definitions}{drawn.under}{shapes}{drawn.over}<g class="bm-over">{leaders}</g>{links}'
    return _svg(NARROW, "bm-narrow", name, body)


def _pin_link(mark: BoneMark, index: int, pen: Pen) -> str:
    """Draw a pin over everything else; its bone lies below the rings, so it takes the touch by an unseen copy."""
    place = place_of(mark.site)
    (x, y), _ = _PINS[place]
    at = f'cx="{number(x)}" cy="{number(y)}"'
    css = mark.certainty if mark.look.rated else "empty"
    pin = (
        f'<use class="bm-touch" href="#{pen.name(f"bone-{place}")}"/>'
        f'<circle class="bm-hit" {at} r="16"/><circle class="bm-focus" {at} r="16"/>'
        f'<circle class="bm-pin bm-pin-{css}" {at} r="{_PIN_RADIUS}"/>'
        f'<text class="bm-pin-number bm-on-{css}" x="{number(x)}" y="{number(y + 5)}">{index}</text>'
    )
    return _link(mark, f'aria-label="{index}. {escape(mark.spoken)}"', pin)


def _pin_leader(mark: BoneMark) -> str:
    (x, y), spot = _PINS[place_of(mark.site)]
    reach = _PIN_RADIUS / ((spot[0] - x) ** 2 + (spot[1] - y) ** 2) ** 0.5
    return leader((x + (spot[0] - x) * reach, y + (spot[1] - y) * reach), spot)
