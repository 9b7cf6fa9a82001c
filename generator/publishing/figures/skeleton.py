"""The skeleton put together: what lies under the marked bones, the marked bones themselves, and what lies over them."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from generator.publishing.figures import bones_limbs as limbs
from generator.publishing.figures import bones_torso as torso
from generator.publishing.figures.curves import Pen, flipped, outline, smooth
from generator.vocabulary import Site, SiteGroup

_DRAWN_AS = MappingProxyType(
    {
        SiteGroup.SPINE_OTHER: SiteGroup.LUMBAR_SPINE,
        SiteGroup.INTERTROCHANTER: SiteGroup.TOTAL_HIP,
        SiteGroup.TBLH: SiteGroup.WHOLE_BODY,
    }
)
"""Groups that stand where another one is drawn."""


def _humerus(pen: Pen) -> str:
    return pen.pair("humerus", outline(limbs.HUMERUS))


def _tibia(pen: Pen) -> str:
    return pen.pair("tibia-bone", outline(limbs.TIBIA)) + limbs.tibia_levels(pen)


def _radius(part: str) -> Callable[[Pen], str]:
    return lambda pen: pen.pair(part, limbs.radius(part))


def _femur(part: str) -> Callable[[Pen], str]:
    return lambda pen: limbs.femur_band(pen, part)


ON_THE_FIGURE: MappingProxyType[str, Callable[[Pen], str]] = MappingProxyType(
    {
        "lumbar_spine": lambda pen: torso.lumbar_spine(),
        "total_hip": _femur("total_hip"),
        "femoral_neck": _femur("femoral_neck"),
        "trochanter": _femur("trochanter"),
        "femoral_shaft": _femur("femoral_shaft"),
        "tibia": _tibia,
        "radius": _radius("radius"),
        "radius_ultradistal": _radius("radius_ultradistal"),
        "humerus": _humerus,
    }
)
"""How each markable bone is drawn on the figure; the heel is seen in its enlarged view only."""

DRAWN = frozenset({*ON_THE_FIGURE, "calcaneus", "whole_body"})
"""Every place that a mark can stand on."""

HIP_PARTS = ("total_hip", "femoral_neck", "trochanter", "femoral_shaft")


def place_of(site: str) -> str:
    """Return where a site or site group is drawn; raises ValueError for one that has no place in the picture."""
    known = {str(item): item.group for item in Site} | {str(group): group for group in SiteGroup}
    group = known.get(site)
    place = str(_DRAWN_AS.get(group, group))
    if place not in DRAWN:
        raise ValueError(f"the body map has no place for site {site!r}; it can draw {', '.join(sorted(DRAWN))}")
    return place


def clips(pen: Pen) -> str:
    """Define the outlines by which the parts of femur and tibia are cut."""
    femur = f'<path id="{pen.name("femur-path")}" d="{smooth(limbs.FEMUR)}"/>'
    return pen.clip("femur", femur) + pen.clip("tibia", f'<path d="{smooth(limbs.TIBIA)}"/>')


def under(pen: Pen, unmarked: frozenset[str]) -> str:
    """Draw body shape and bones, with the unmarked places as plain bone."""
    behind = torso.shoulder_blades(pen) + torso.ribs_behind(pen) + torso.neck_and_chest_spine()
    middle = torso.pelvis(pen) + torso.sacrum() + torso.lumbar_vertebra(4)
    front = torso.ribs_in_front(pen) + torso.breastbone() + torso.shoulders(pen) + torso.skull()
    plain = "".join(draw(pen) for place, draw in ON_THE_FIGURE.items() if place in unmarked and place not in HIP_PARTS)
    femora = f'<use href="#{pen.name("femur-path")}"/>'
    limbs_drawn = limbs.forearm_and_hand(pen) + pen.pair("femur-plain", femora) + limbs.knee_and_lower_leg(pen)
    bones = f'<g class="bm-bone">{behind}{middle}{limbs_drawn}{plain}{front}</g>'
    return f'<g class="bm-body">{torso.body_shape()}</g>{bones}'


def over(pen: Pen) -> str:
    """Draw the outline of the femora over their marked parts, and the kneecaps over both."""
    femur = f'<use href="#{pen.name("femur-path")}"/>'
    knees = outline(limbs.KNEECAP) + outline(flipped(limbs.KNEECAP))
    return f'<g class="bm-femur-edge">{pen.pair("femur-over", femur)}</g><g class="bm-bone">{knees}</g>'
