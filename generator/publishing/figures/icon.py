"""The sign of the project: a femur lying aslant, from the same points as the figure, thickened to be read at 16 px."""

from __future__ import annotations

import math

from generator.publishing.figures.bones_limbs import FEMUR
from generator.publishing.figures.curves import Points, smooth

BOX = "-128 -128 256 256"
STROKE = 22
"""Width of the line around the outline, in the same colour; it thickens a bone that would be a hair at 16 px."""
_STRETCH = 1.3  # across, for the same reason
_TURN = math.radians(40)


def bone_path() -> str:
    """Return the outline as path data for a `viewBox` of BOX and a stroke of STROKE."""
    turned: Points = []
    for x, y, *_ in FEMUR:
        across, along = x * _STRETCH, y
        turned.append(
            (across * math.cos(_TURN) - along * math.sin(_TURN), across * math.sin(_TURN) + along * math.cos(_TURN))
        )
    left, right = min(x for x, _ in turned), max(x for x, _ in turned)
    top, bottom = min(y for _, y in turned), max(y for _, y in turned)
    size = (250 - STROKE) / max(right - left, bottom - top)
    return smooth([((x - (left + right) / 2) * size, (y - (top + bottom) / 2) * size) for x, y in turned])


def favicon() -> str:
    """Return the favicon; it stands alone, so it carries its two colours itself (the brand, light and dark)."""
    style = "path{fill:#0B5351;stroke:#0B5351}@media (prefers-color-scheme:dark){path{fill:#7CCFC4;stroke:#7CCFC4}}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{BOX}"><style>{style}</style>'
        f'<path stroke-width="{STROKE}" stroke-linejoin="round" d="{bone_path()}"/></svg>\n'
    )
