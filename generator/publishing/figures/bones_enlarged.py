"""Three enlarged views, each around its own centre (0, 0): lower spine and hip from the front, heel from the side.

The hip has a head of radius 41 and an angle of 125 degrees between neck and shaft; the box over its neck is schematic,
not the region of a scanner.
"""

from __future__ import annotations

from generator.publishing.figures.curves import Pen, Points, cut_across, flipped, outline, smooth, symmetric

VERTEBRA_MIDDLES = (-79, -27, 25, 77)
"""The middles of L1 to L4 in the enlarged view."""
_VERTEBRA_WIDTH = 80
_ILIAC_CREST: Points = [(200, 118), (118, 96), (84, 100), (62, 118), (48, 140), (200, 200)]

FEMUR: Points = [
    (-57, -83),
    (-38, -80),
    (-22, -68),
    (-9, -56),
    (6, -50),
    (20, -51),
    (29, -58),
    (38, -68),
    (50, -73),
    (63, -68),
    (73, -50),
    (78, -24),
    (77.5, 4),
    (73, 32),
    (67, 60),
    (63, 92),
    (61, 150, "c"),
    (9, 150, "c"),
    (9.6, 98),
    (8, 70),
    (3, 56),
    (-8, 49.5),
    (-15.6, 41),
    (-13, 30),
    (-3.6, 20),
    (4, 9.6),
    (2.6, -1),
    (-7, -8),
    (-20, -8.6),
    (-33, -5.4),
    (-50, -2),
    (-71, -7),
    (-87, -22),
    (-94, -42),
    (-90, -62),
    (-76, -77),
]
FEMUR_PARTS: dict[str, Points] = {
    "total_hip": [(-30, 60), (-30, 20), (3, 20), (3.2, -15), (7, -22.5), (73, 25), (110, 25), (110, 70), (-30, 70)],
    "femoral_neck": cut_across((-53, -43), (0.885, 0.465), (41, 71), 70),
    "trochanter": [(29, -90), (110, -90), (110, 22), (75, 22), (8.5, -25), (15, -40)],
    "femoral_shaft": [(-40, 73), (120, 73), (120, 160), (-40, 160)],
}
TOTAL_HIP: Points = [
    (-9, -56),
    (6, -50),
    (20, -51),
    (29, -58),
    (38, -68),
    (50, -73),
    (63, -68),
    (73, -50),
    (78, -24),
    (77.5, 4),
    (73, 32),
    (67, 60),
    (65.5, 70, "c"),
    (8, 70, "c"),
    (3, 56),
    (-8, 49.5),
    (-15.6, 41),
    (-13, 30),
    (-3.6, 20),
    (4, 9.6),
    (2.6, -1),
    (-7, -8),
    (-20, -8.6),
    (-30, -6.2, "c"),
    (-3.2, -53.6, "c"),
]
"""The outline of neck, trochanter and the part between them, which together are the total hip."""
_SOCKET: Points = [
    (-150, -150),
    (-60, -150),
    (-30, -128),
    (-2, -104),
    (-3, -90),
    (-18, -81),
    (-34, -88),
    (-54, -91.5),
    (-78, -87),
    (-97, -71),
    (-103, -46),
    (-99, -22),
    (-89, -4),
    (-78, 8),
    (-82, 24),
    (-70, 44),
    (-66, 70),
    (-80, 96),
    (-104, 104),
    (-150, 60),
]
_SOCKET_HOLE: Points = [(-150, 24), (-122, 16), (-104, 30), (-98, 52), (-108, 74), (-150, 60)]
# The lines along which the inner struts of the hip run.
_STRUTS = (
    "M11 120C11 70 4 30-14-10C-26-36-40-62-56-80M16 110C16 62 10 20-4-14C-14-38-24-56-36-74"
    "M20 96C22 56 20 18 8-14C2-30-6-44-14-56M58 110C60 60 58 10 30-22C4-44-34-40-84-28"
    "M50 98C52 58 48 18 22-10C0-30-36-28-78-18M66 56C68 20 60-14 38-36C10-58-40-58-90-46M40-62C48-40 58-20 70-4"
    "M52-68C58-50 66-36 75-24"
)

HEEL_BONE: Points = [
    (-63, -3),
    (-53, -11),
    (-40, -9.4),
    (-28, -11),
    (-19, -15.6),
    (-8, -11),
    (4, -6),
    (17, -5),
    (26, 1),
    (28, 11),
    (19, 18.6),
    (5, 19),
    (-12, 25.6),
    (-31, 36),
    (-47, 41.6),
    (-59, 37.4),
    (-66.6, 24),
    (-67, 8),
]
_FOOT: tuple[Points, ...] = (
    [
        (-20, -140, "c"),
        (-17, -84),
        (-23, -60),
        (-24, -48),
        (-18, -46),
        (-10, -51.4),
        (5, -55.6),
        (18, -50.4),
        (24, -42),
        (29, -46),
        (27, -60),
        (18, -82),
        (16, -140, "c"),
    ],
    [
        (-22, -32),
        (-13, -44),
        (4, -48.6),
        (18, -42),
        (28, -32),
        (40, -27),
        (47, -19),
        (46, -8),
        (37, -3.6),
        (26, -6),
        (15, -10.6),
        (2, -11.6),
        (-7, -16.6),
        (-16, -21.4),
        (-23, -24),
    ],
    [(49.6, -23), (57, -25.4), (61.4, -14), (59, -2), (51.4, -0.4), (49.8, -10)],
    [(30, 3), (45, 1.4), (55, 9.4), (52, 19.6), (38, 22.6), (30.6, 14)],
    [(63, -20), (78, -12), (79, 4), (66, 6.4), (61.4, 0.6), (63.4, -10)],
    [(80, -10), (94, -4), (118, 16), (122, 26), (112, 30), (96, 18), (78, 10)],
    [(57, 11), (72, 9), (92, 20), (118, 34), (112, 42), (84, 34), (56, 20)],
)


def _vertebral_body(middle: float) -> Points:
    half, up = _VERTEBRA_WIDTH / 2, 19
    return [
        (0, middle - up + 1.2),
        (half * 0.78, middle - up),
        (half, middle - up + 3.2),
        (half * 0.985, middle - up + 8),
        (half * 0.86, middle),
        (half * 0.98, middle + up - 8),
        (half, middle + up - 3.2),
        (half * 0.78, middle + up),
        (0, middle + up - 1.2),
    ]


def _process(middle: float, length: float = 31) -> Points:
    base = _VERTEBRA_WIDTH * 0.4
    return [
        (base - 6, middle - 12),
        (base + 6, middle - 9.5),
        (base + length * 0.6, middle - 9),
        (base + length, middle - 8.4),
        (base + length + 3.4, middle - 3.6),
        (base + length - 1, middle + 0.6),
        (base + length * 0.55, middle + 1.6),
        (base + 4, middle + 5.4),
        (base - 6, middle + 8),
    ]


def _facet(middle: float) -> Points:
    edge = _VERTEBRA_WIDTH / 2
    return [
        (edge - 16, middle + 12),
        (edge - 8, middle + 10),
        (edge - 3, middle + 20),
        (edge - 1.6, middle + 31),
        (edge - 6, middle + 38),
        (edge - 13, middle + 37),
        (edge - 17, middle + 27),
    ]


def _both(points: Points) -> str:
    return outline(points) + outline(flipped(points))


def one_vertebra(middle: float) -> str:
    """Draw one enlarged vertebra with its processes."""
    return _both(_process(middle)) + symmetric(_vertebral_body(middle))


def spine_neighbours() -> str:
    """Draw what stands around L1 to L4: pelvis edge, T12, L5 and the discs."""
    around = _both(_ILIAC_CREST) + one_vertebra(-131) + one_vertebra(129)
    discs = "".join(
        f'<rect class="bm-disc" x="-34" y="{middle - 6.2:g}" width="68" height="12.4" rx="5"/>'
        for middle in (-105, -53, -1, 51, 103)
    )
    return f'<g class="bm-ghost">{around}</g>{discs}'


def spine_levels() -> str:
    """Draw L1 to L4, enlarged."""
    facets = "".join(_both(_facet(middle)) for middle in VERTEBRA_MIDDLES)
    return facets + "".join(map(one_vertebra, VERTEBRA_MIDDLES))


def hip_neighbours(pen: Pen) -> str:
    """Draw the socket and the plain femur under its measured parts; the path of the femur gets an id for its clip."""
    socket = f'<path fill-rule="evenodd" d="{smooth(_SOCKET)}{smooth(_SOCKET_HOLE)}"/>'
    femur = f'<path id="{pen.name("femur-outline")}" d="{smooth(FEMUR)}"/>'
    return f'<g class="bm-ghost">{socket}</g><g class="bm-plain">{femur}</g>'


def hip_struts() -> str:
    """Draw the inner struts of the femur."""
    return f'<path class="bm-strut" d="{_STRUTS}"/>'


def heel_neighbours() -> str:
    """Draw the foot around the heel bone."""
    return f'<g class="bm-ghost">{"".join(map(outline, _FOOT))}</g>'


def heel() -> str:
    """Draw the heel bone."""
    return outline(HEEL_BONE)
