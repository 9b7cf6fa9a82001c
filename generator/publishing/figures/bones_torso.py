"""The trunk of the skeleton: skull, spine, ribs, shoulder girdle, pelvis, and the outline of the body.

x is measured from the midline, y from the crown; the figure is 878 units tall (7.5 heads), seen from the front.
Paired bones are placed once, on the viewer's right.
"""

from __future__ import annotations

from generator.publishing.figures.curves import Pen, Points, flipped, outline, oval, smooth, symmetric

BODY: Points = [
    (0, 9),
    (20, 11.5),
    (36, 24),
    (44, 46),
    (45, 70),
    (42, 96),
    (37, 116),
    (29, 134),
    (26.5, 148),
    (30, 157),
    (46, 161.5),
    (70, 163.5),
    (92, 165),
    (107, 172),
    (117, 188),
    (122, 216),
    (126, 252),
    (132, 292),
    (138, 330),
    (145, 368),
    (153, 412),
    (158, 440),
    (165, 462),
    (176, 488),
    (182, 508),
    (181, 518),
    (173, 517),
    (170, 524),
    (167, 546),
    (158, 552),
    (143, 550),
    (131, 540),
    (125, 520),
    (125, 490),
    (124, 462),
    (120, 432),
    (110, 384),
    (101, 348),
    (95, 318),
    (89, 280),
    (86, 258),
    (83, 282),
    (79, 308),
    (76.5, 330),
    (78, 350),
    (85, 376),
    (93, 404),
    (98, 436),
    (99, 472),
    (96, 510),
    (90, 552),
    (84, 590),
    (81, 616),
    (82, 640),
    (84, 668),
    (82, 704),
    (76, 748),
    (70, 790),
    (69, 816),
    (73, 838),
    (81, 856),
    (84, 868),
    (78, 876),
    (56, 879),
    (34, 878),
    (25, 870),
    (27, 852),
    (29, 832),
    (28, 806),
    (26, 774),
    (21, 730),
    (19, 690),
    (21, 652),
    (22, 624),
    (19, 590),
    (14, 548),
    (8, 500),
    (2, 470),
    (0, 466),
]
CRANIUM: Points = [
    (0, 18),
    (20, 20.5),
    (34, 31),
    (40, 48),
    (39.5, 64),
    (36.5, 76),
    (36, 84),
    (35.5, 92),
    (31, 98),
    (24.5, 101),
    (20, 106),
    (18.5, 112),
    (11, 114.5),
    (0, 115.2),
]
MANDIBLE: Points = [
    (33.2, 97),
    (33, 108),
    (29.5, 120.5),
    (19.5, 131),
    (9, 136),
    (0, 136.6),
    (-9, 136),
    (-19.5, 131),
    (-29.5, 120.5),
    (-33, 108),
    (-33.2, 97),
    (-28.4, 100.6),
    (-25.6, 107.4),
    (-21, 113.6),
    (-12, 116.9),
    (0, 117.6),
    (12, 116.9),
    (21, 113.6),
    (25.6, 107.4),
    (28.4, 100.6),
]
ORBIT: Points = [(6.2, 80.5), (9.5, 75), (17, 72.8), (24.5, 75), (27.2, 81.5), (24.8, 88.6), (17.5, 91.4), (9.6, 89)]
NOSE: Points = [(0, 87.5), (2.6, 91), (5.2, 99), (4.4, 102.6), (1.6, 101.6), (0, 100.6)]
TEETH_AND_CHEEKS = (
    "M-16 109C-8 110.2 8 110.2 16 109M-12 109.6v4.1M-7.4 109.8v4.4M-2.5 110.1v4.5M2.5 110.1v4.5M7.4 109.8v4.4"
    "M12 109.6v4.1M36.6 70C33.2 66 32.6 58 34 52M-36.6 70C-33.2 66-32.6 58-34 52"
)
SACRUM: Points = [(0, 382.5), (14, 382), (27, 386), (25, 399), (17, 415), (9, 430), (5, 441), (0, 449)]
SACRAL_HOLES = ((10.5, 393), (9, 403.5), (7.4, 413), (5.6, 421.5))
MANUBRIUM: Points = [(0, 180.5), (7, 178), (14.5, 179), (16, 184), (11.5, 192), (8.6, 197.5), (0, 198)]
BREASTBONE: Points = [(0, 199.6), (8, 199.4), (8.6, 212), (10.4, 228), (9.6, 241), (5, 248.5), (0, 249.4)]
XIPHOID: Points = [(0, 250.6), (3.2, 251), (2.6, 257), (0, 264)]
CLAVICLE: Points = [
    (11.5, 175.8),
    (17, 172.6),
    (30, 171.6),
    (46, 172),
    (62, 168.2),
    (78, 161.8),
    (92, 161.4),
    (98.5, 166),
    (95.5, 170.2),
    (86, 168.6),
    (74, 172.6),
    (58, 178.4),
    (42, 179.4),
    (26, 179),
    (17, 182.6),
    (12, 181.4),
]
SHOULDER_BLADE: Points = [
    (52, 180),
    (66, 176),
    (80, 178),
    (86, 188),
    (84, 203),
    (79, 222),
    (71, 246),
    (64, 261),
    (59, 262),
    (56, 248),
    (53, 220),
    (50, 198),
]
CORACOID: Points = [(68, 178), (74, 173.5), (81, 178), (85, 185), (81, 187.5), (76.5, 182.5)]
ACROMION: Points = [(88, 167), (99, 164.5), (107.5, 171), (106.5, 178.5), (101, 176.5), (94, 172.5)]
HIP_BONE: Points = [
    (15, 386),
    (19, 376),
    (29, 366),
    (42, 359.6),
    (56, 359),
    (70, 363.5),
    (80, 372.5),
    (83.4, 381.5),
    (81.6, 388.4),
    (76.6, 393),
    (74.6, 397.6),
    (75.6, 403),
    (72, 408),
    (68.4, 414),
    (67.4, 425),
    (63.5, 436),
    (55, 443.5),
    (51, 453),
    (48.6, 464),
    (42, 471.6),
    (34, 473),
    (25, 466.6),
    (14.5, 457),
    (6.4, 452.8),
    (2.4, 448.6),
    (2.2, 439.6),
    (6, 435.2),
    (16, 433.8),
    (26, 430),
    (33, 423),
    (35.4, 414),
    (31, 404),
    (20, 398),
]
OBTURATOR_HOLE: Points = [
    (19.5, 443),
    (28, 436.6),
    (37, 435),
    (42, 440),
    (42.4, 449),
    (38, 459),
    (32.6, 462.4),
    (26.4, 457),
    (20, 450),
]

LUMBAR_LEVELS = (305.5, 322.5, 339.5, 356.5, 373)
"""The middles of L1 to L5."""
THORACIC_LEVELS = tuple(176 + 10.1 * level for level in range(12))

# Ribs 1 to 10: half width of the cage, where the bone ends, and how far it drops from its side to that end.
_WIDTHS = (30, 45, 55, 62, 66.5, 69.5, 71.5, 72.5, 72, 69.5)
_ENDS = (19.5, 27, 32, 35.5, 39.5, 43.5, 48.5, 54, 59, 63)
_DROPS = (2, 7, 12, 16.5, 20, 23, 25.5, 26, 24, 19)
_BREASTBONE_NOTCHES = (185.5, 199.5, 209, 218.5, 228, 236.5, 243.5)


def body_shape() -> str:
    """Draw the outline of the whole body in one path."""
    return outline([*BODY, *((-x, y) for x, y, *_ in reversed(BODY[1:-1]))])


def skull() -> str:
    """Draw skull and jaw."""
    eyes = outline(ORBIT, "bm-hole") + outline(flipped(ORBIT), "bm-hole")
    lines = f'<path class="bm-line" d="{TEETH_AND_CHEEKS}"/>'
    return outline(MANDIBLE) + symmetric(CRANIUM) + eyes + symmetric(NOSE, "bm-hole") + lines


def vertebra(middle: float, *, width: float, height: float, process: float) -> str:
    """Draw a vertebra from the front: a waisted body with transverse processes of length `process`."""
    half, up = width / 2, height / 2
    return symmetric(
        [
            (0, middle - up),
            (half * 0.8, middle - up),
            (half, middle - up * 0.72),
            (half * 0.86, middle - up * 0.2),
            (half + process * 0.55, middle - up * 0.3),
            (half + process, middle - up * 0.12),
            (half + process * 0.55, middle + up * 0.16),
            (half * 0.86, middle + up * 0.26),
            (half, middle + up * 0.74),
            (half * 0.8, middle + up),
            (0, middle + up),
        ],
        tension=0.5,
    )


def neck_and_chest_spine() -> str:
    """Draw the cervical and thoracic vertebrae."""
    chest = "".join(
        vertebra(level + 1, width=18 + n * 0.7, height=9, process=4.5) for n, level in enumerate(THORACIC_LEVELS)
    )
    neck = "".join(vertebra(141.5 + n * 8.6, width=20 + n, height=7.4, process=4 + n * 0.6) for n in range(4))
    return chest + neck


def lumbar_vertebra(index: int) -> str:
    """Draw L1 (index 0) to L5 (index 4)."""
    return vertebra(LUMBAR_LEVELS[index], width=27.5 + index * 1.1, height=15, process=11 if index else 10.4)


def lumbar_spine() -> str:
    """Draw L1 to L4, the levels that a scan measures."""
    return "".join(map(lumbar_vertebra, range(4)))


def sacrum() -> str:
    """Draw the sacrum with its openings."""
    holes = "".join(oval((side * x, y), (2.1, 1.7), "bm-hole") for x, y in SACRAL_HOLES for side in (1, -1))
    return symmetric(SACRUM) + holes


def _rib(number: int) -> tuple[float, float, float, float]:
    """Return the side of a rib (x, y) and the front end of its bone (x, y)."""
    top = THORACIC_LEVELS[number - 1] - 1
    side = top + 11 + number * 2.1
    return _WIDTHS[number - 1], side, _ENDS[number - 1], side + _DROPS[number - 1]


def ribs_behind(pen: Pen) -> str:
    """Draw the back halves of the twelve ribs."""
    ribs = ""
    for number in range(1, 11):
        top = THORACIC_LEVELS[number - 1] - 1
        width, side, *_ = _rib(number)
        points = [
            (9, top + 1),
            (20, top - 3.2),
            (width * 0.62, top - 0.6),
            (width * 0.9, top + (side - top) * 0.45),
            (width, side),
        ]
        ribs += pen.tube(f"b{number}", points, 3.1)
    eleven, twelve = THORACIC_LEVELS[10], THORACIC_LEVELS[11]
    ribs += pen.tube("b11", [(9, eleven + 1), (26, eleven + 5), (46, eleven + 18), (55, eleven + 31)], 3)
    ribs += pen.tube("b12", [(9, twelve + 1), (22, twelve + 6), (36, twelve + 17)], 2.8)
    return f'<g class="bm-behind">{pen.pair("ribs-behind", ribs)}</g>'


def _cartilage(pen: Pen) -> str:
    """Draw the cartilage from ribs 1 to 7 to the breastbone, and from 8 to 10 to the rib above."""
    parts = ""
    for number, notch in enumerate(_BREASTBONE_NOTCHES, start=1):
        _, _, x, y = _rib(number)
        fall = y - notch
        points = [(x, y), (x * 0.72 + 3, y - fall * 0.12 + 1.2), (18, notch + fall * 0.42), (9.5, notch)]
        parts += pen.tube(f"c{number}", points, 3.3)
    for number in (8, 9, 10):
        _, _, x, y = _rib(number)
        _, _, above_x, above_y = _rib(number - 1)
        meets = (above_x * 0.66, above_y - 1.5) if number == 8 else (above_x * 0.8, above_y + 1)
        parts += pen.tube(f"c{number}", [(x, y), (x * 0.86, y - 1.2), meets], 3.1)
    return f'<g class="bm-cartilage">{pen.pair("cartilage", parts)}</g>'


def ribs_in_front(pen: Pen) -> str:
    """Draw the front halves of ribs 10 to 1, over their cartilage."""
    ribs = ""
    for number in range(10, 0, -1):
        width, side, x, y = _rib(number)
        drop = y - side
        points = [
            (width - 2.2, side - 6.5),
            (width, side - 0.5),
            (width - 1.4, side + drop * 0.36),
            (x + (width - x) * 0.66, side + drop * 0.72),
            (x + (width - x) * 0.3, side + drop * 0.94),
            (x, y),
        ]
        ribs += pen.tube(f"f{number}", points, 4.3)
    return _cartilage(pen) + pen.pair("ribs", ribs)


def breastbone() -> str:
    """Draw the breastbone in its three parts."""
    return symmetric(MANUBRIUM) + symmetric(BREASTBONE) + symmetric(XIPHOID)


def shoulder_blades(pen: Pen) -> str:
    """Draw the blades behind the ribs."""
    return pen.pair("blade", outline(SHOULDER_BLADE, "bm-blade"))


def shoulders(pen: Pen) -> str:
    """Draw collar bones, coracoids and acromions, in front of the ribs."""
    return pen.pair("shoulder", outline(CLAVICLE) + outline(CORACOID) + outline(ACROMION))


def pelvis(pen: Pen) -> str:
    """Draw both hip bones with their openings, and the cartilage between them."""
    hip = f'<path fill-rule="evenodd" d="{smooth(HIP_BONE)}{smooth(OBTURATOR_HOLE)}"/>'
    lines = '<path class="bm-line" d="M27 386C37 394 41 404 39 415M74 371C66 379 58 389 53 401"/>'
    joint = '<rect class="bm-joint" x="-2" y="438" width="4" height="11.5" rx="1.6"/>'
    return pen.pair("hip-bone", hip + lines) + joint
