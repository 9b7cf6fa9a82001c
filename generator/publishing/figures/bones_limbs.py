"""Arms and legs of the skeleton, on the viewer's right; `Pen.pair` mirrors them.

The femur is one outline. Its measured regions are straight bands clipped by that outline, so they always fit.
"""

from __future__ import annotations

from generator.publishing.figures.curves import Pen, Points, cut_across, outline, oval, scaled_polygon, small_bone

HUMERUS: Points = [
    (86, 186),
    (89, 179.5),
    (96, 177),
    (103.5, 179.6),
    (107.4, 186),
    (107.6, 194),
    (105.6, 206),
    (107, 224),
    (110.4, 252),
    (114.4, 284),
    (118.4, 307),
    (124.8, 321),
    (128.6, 329),
    (127, 336.5),
    (120, 338),
    (113.5, 339.6),
    (106.6, 338.6),
    (102.6, 333),
    (104.8, 325),
    (107.6, 313),
    (106.4, 292),
    (102.6, 262),
    (98.8, 232),
    (96, 212),
    (90.6, 203),
    (86.4, 196),
]
ULNA: Points = [
    (106.5, 341),
    (112, 342.5),
    (118, 341.5),
    (119.6, 349),
    (118, 360),
    (120, 384),
    (124, 414),
    (127.8, 440),
    (130.8, 449),
    (130, 454.4),
    (126.6, 455.6),
    (124, 450.4),
    (120.2, 428),
    (115.2, 396),
    (110.8, 366),
    (106.8, 353),
]
_RADIUS_INNER = [
    (121.6, 341.5),
    (121.6, 348),
    (121.2, 358),
    (125, 384),
    (130.4, 414),
    (133.6, 434),
    (133.4, 446),
    (134.4, 456.5),
]
_RADIUS_OUTER = [
    (129.6, 340.8),
    (131, 346.6),
    (129.6, 354),
    (134.8, 384),
    (140.8, 412),
    (145.4, 432),
    (149.4, 446),
    (148.6, 454.4),
]
RADIUS_PARTS = {"upper": (0.0, 0.52), "radius": (0.535, 0.77), "radius_ultradistal": (0.785, 1.0)}
"""Shares of the length of the radius, from the elbow."""
_CARPALS = (
    ((131.5, 460.8), (4, 3.6)),
    ((138.6, 461), (4.2, 3.8)),
    ((146, 459.6), (4.3, 3.8)),
    ((131.8, 468.6), (4, 3.6)),
    ((138.6, 468.8), (3.7, 3.9)),
    ((145, 468.6), (3.5, 3.6)),
    ((151.2, 466.8), (3.9, 3.8)),
)
# Joints of each finger, palm outwards: from the little finger to the thumb, which has one bone fewer.
_FINGERS = (
    ((131, 474), (130.5, 498), (129.8, 513), (129.6, 523), (129.9, 531)),
    ((136.4, 475), (138.8, 501), (139.6, 519), (139.8, 531.6), (140, 540.4)),
    ((142, 475), (147, 502.4), (149.4, 522), (150.8, 536), (151.6, 545.6)),
    ((147.6, 474), (154.8, 499.6), (158.6, 517.6), (161, 530), (162.4, 538.8)),
    ((154.4, 470.4), (164.2, 486.6), (170.6, 500.8), (174.6, 511.4)),
)
_FINGER_WIDTHS = (5.6, 4.9, 4.3, 3.8)
_JOINT_GAP = 1.1

FEMUR: Points = [
    (50, 410),
    (57, 410.8),
    (62, 414.6),
    (66, 418),
    (70, 418.4),
    (73.4, 415.4),
    (76.2, 410.8),
    (80.4, 409.8),
    (84.6, 414),
    (86.6, 422.6),
    (86.4, 434),
    (84.8, 447),
    (82.6, 459),
    (80.2, 472),
    (77.4, 496),
    (73, 532),
    (68, 566),
    (66.2, 584),
    (67.4, 595),
    (71.2, 603),
    (73, 612),
    (70.4, 620),
    (63, 623.8),
    (55.8, 621.2),
    (50.4, 620.4),
    (44.8, 623.8),
    (36.6, 622.6),
    (32.2, 615.6),
    (33.6, 606),
    (41, 597.5),
    (48, 587),
    (51.8, 573),
    (55, 551),
    (59.8, 515),
    (62.4, 488),
    (62.6, 471),
    (61.2, 461),
    (57.6, 456),
    (57.8, 449.6),
    (61.8, 444.4),
    (62, 439.4),
    (58.8, 435.2),
    (53.6, 433),
    (47, 430.8),
    (42.6, 426),
    (41.6, 419),
    (44.4, 413),
]
FEMUR_PARTS: dict[str, Points] = {
    "femoral_neck": cut_across((53, 421), (0.92, 0.392), (11.4, 19.6), 30),
    "trochanter": [(71.6, 400), (92, 400), (92, 441), (88, 441), (66.2, 432)],
    "total_hip": [(55, 447), (64, 440), (65.6, 433.4), (88, 442.6), (92, 442.6), (92, 466), (52, 466)],
    "femoral_shaft": [(40, 467.4), (95, 467.4), (95, 572), (40, 572)],
}
"""Bands clipped by the femur; the one called total hip is the part between the trochanters."""
KNEECAP: Points = [
    (52.4, 594),
    (60.6, 596.2),
    (63.4, 603),
    (59.6, 611),
    (52.6, 615.4),
    (46, 610.6),
    (42.6, 603),
    (45.4, 596.4),
]
TIBIA: Points = [
    (32.6, 630.6),
    (42, 626.6),
    (52, 628.4),
    (62, 626.4),
    (70.6, 630),
    (70.8, 637),
    (65, 645),
    (60.4, 656),
    (58.4, 676),
    (56.4, 708),
    (54.2, 742),
    (52.8, 776),
    (53.4, 798),
    (55.6, 811),
    (54.8, 819.4),
    (47.8, 821),
    (41, 822),
    (38.6, 829.4),
    (34.2, 830.4),
    (32, 824),
    (34.2, 812),
    (38.2, 796),
    (41, 770),
    (42, 738),
    (41.4, 706),
    (39.8, 676),
    (38.6, 654),
    (34.6, 643),
]
TIBIA_LEVELS = {
    "tibia_66": (687, 2.4),
    "tibia_shaft_38": (743, 2.4),
    "tibia_hrpqct_7_3": (803, 2.2),
    "tibia_distal_4": (810, 2.2),
}
"""Where slices of the shin bone are measured: top and height of a thin mark."""
FIBULA: Points = [
    (71, 641),
    (75.6, 643.6),
    (75.6, 651),
    (72.8, 660),
    (71.4, 690),
    (68.6, 740),
    (65.4, 786),
    (65.6, 806),
    (67, 820),
    (65, 832.4),
    (60.6, 834),
    (58.2, 826),
    (59.2, 812),
    (60.8, 790),
    (64, 742),
    (67.6, 692),
    (68.4, 662),
    (67, 650),
]
_ANKLE: tuple[Points, ...] = (
    [(40.6, 825), (49, 823.6), (57, 823.4), (58.2, 831), (54, 838), (46, 838.6), (39.8, 834)],
    [(40, 840), (47, 839.6), (48, 846), (42, 847.6), (38.6, 845)],
    [(49.4, 839.4), (55, 839), (57.4, 844.4), (53, 847.6), (49.6, 846)],
    [(57.6, 836.6), (63.4, 839), (65, 845.4), (60.6, 847), (58.6, 843.4)],
)
# Start, end, width of the long bones of the foot, then of the toes, from the big toe outwards.
_FOOT_BONES = (
    ((41.6, 849.4), (35.8, 863), 6.6),
    ((47.6, 849.6), (45.4, 865), 5),
    ((52.6, 849.4), (54.2, 865.4), 5),
    ((57.6, 849), (62.2, 864.6), 5),
    ((62.6, 848.4), (69.6, 862.4), 5),
)
_TOES = (
    ((35.2, 865.2), (33.6, 873), 6),
    ((45, 867.2), (44.6, 873.6), 4.4),
    ((54.6, 867.4), (55.4, 873.4), 4.4),
    ((63, 866.4), (65, 872.2), 4.2),
    ((70.6, 864.4), (73.2, 869.6), 4),
)


def _point_at(line: list[tuple[float, float]], share: float) -> tuple[float, float]:
    """Return the point of a line that runs down, at a share of its height."""
    y = line[0][1] + (line[-1][1] - line[0][1]) * share
    above, below = next((a, b) for a, b in zip(line, line[1:], strict=False) if y <= b[1] or b is line[-1])
    return above[0] + (below[0] - above[0]) * (y - above[1]) / (below[1] - above[1]), y


def _stretch(line: list[tuple[float, float]], start: float, end: float) -> Points:
    """Cut a stretch out of a line; a cut end is a corner, an end of the bone stays round."""
    first, last = _point_at(line, start), _point_at(line, end)
    between = [point for point in line if first[1] + 1.5 < point[1] < last[1] - 1.5]
    top = (*first, "c") if start > 0 else first
    bottom = (*last, "c") if end < 1 else last
    return [top, *between, bottom]


def radius(part: str) -> str:
    """Draw a part of the radius named in RADIUS_PARTS."""
    start, end = RADIUS_PARTS[part]
    inner, outer = _stretch(_RADIUS_INNER, start, end), _stretch(_RADIUS_OUTER, start, end)
    return outline([*inner, *reversed(outer)])


def _finger(joints: tuple[tuple[float, float], ...]) -> str:
    bones = ""
    for (ax, ay), (bx, by), width in zip(joints, joints[1:], _FINGER_WIDTHS, strict=False):
        gap = _JOINT_GAP / ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        start = (ax + (bx - ax) * gap, ay + (by - ay) * gap)
        end = (bx - (bx - ax) * gap * 1.2, by - (by - ay) * gap * 1.2)
        bones += outline(small_bone(start, end, ends=(width, width * 0.92)))
    return bones


def forearm_and_hand(pen: Pen) -> str:
    """Draw ulna, upper radius, wrist and fingers: what of the forearm carries no mark."""
    wrist = "".join(oval(centre, radii) for centre, radii in _CARPALS)
    return pen.pair("hand", outline(ULNA) + radius("upper") + wrist + "".join(map(_finger, _FINGERS)))


def femur_band(pen: Pen, part: str) -> str:
    """Draw a part of both femora named in FEMUR_PARTS; the clip path `femur` must stand in the drawing."""
    band = f'<polygon points="{scaled_polygon(FEMUR_PARTS[part])}"/>'
    return pen.pair(part, pen.clipped("femur", band))


def tibia_levels(pen: Pen) -> str:
    """Draw the four thin marks where slices of the shin bone are measured; needs the clip path `tibia`."""
    marks = "".join(f'<rect x="28" y="{top}" width="46" height="{height}"/>' for top, height in TIBIA_LEVELS.values())
    return f'<g class="bm-level">{pen.pair("tibia-levels", pen.clipped("tibia", marks))}</g>'


def knee_and_lower_leg(pen: Pen) -> str:
    """Draw kneecap, fibula and foot: what of the leg carries no mark."""
    long_bones = "".join(outline(small_bone(a, b, ends=(width, width * 0.95))) for a, b, width in _FOOT_BONES)
    toes = "".join(outline(small_bone(a, b, ends=(width, width * 0.8), waist=width * 0.8)) for a, b, width in _TOES)
    ankle = "".join(map(outline, _ANKLE))
    return pen.pair("lower-leg", outline(KNEECAP) + outline(FIBULA) + ankle + long_bones + toes)
