"""The three enlarged views: lower spine, hip, heel. Lenses on the body map; the picture on the page of a region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from generator.publishing.figures import bones_enlarged as enlarged
from generator.publishing.figures.curves import Pen, number, scaled_polygon, smooth
from generator.publishing.figures.marks import CERTAINTIES, BoneMark
from generator.publishing.figures.patterns import paint, patterns
from generator.publishing.figures.skeleton import HIP_PARTS, place_of


@dataclass(frozen=True, slots=True)
class Lens:
    """An enlarged view: the radius of its circle in its own units, its caption, and the places that it shows."""

    name: str
    radius: float
    caption: str
    places: tuple[str, ...]


LENSES = MappingProxyType(
    {
        lens.name: lens
        for lens in (
            Lens("spine", 134, "Spine, enlarged", ("lumbar_spine",)),
            Lens("hip", 139, "Hip, enlarged", HIP_PARTS),
            Lens("heel", 87, "Heel, from the side", ("calcaneus",)),
        )
    }
)


def lens_of(place: str) -> Lens | None:
    """Return the enlarged view that shows a place, if one does."""
    return next((lens for lens in LENSES.values() if place in lens.places), None)


def clips(pen: Pen, lenses: Sequence[Lens]) -> str:
    """Define the circles of the lenses and, for the hip, the outline that cuts its parts."""
    circles = "".join(pen.clip(f"lens-{lens.name}", f'<circle r="{number(lens.radius)}"/>') for lens in lenses)
    if not any(lens.name == "hip" for lens in lenses):
        return circles
    return circles + pen.clip("lens-femur", f'<path d="{smooth(enlarged.FEMUR)}"/>')


def under(pen: Pen, lens: Lens, marked: frozenset[str]) -> str:
    """Draw the glass and what stands around the measured bone; unmarked bones are plain."""
    drawn = {
        "spine": enlarged.spine_neighbours,
        "heel": enlarged.heel_neighbours,
        "hip": lambda: enlarged.hip_neighbours(pen),
    }[lens.name]()
    if lens.name != "hip":
        drawn += "".join(
            f'<g class="bm-plain">{_shape(pen, place)}</g>' for place in lens.places if place not in marked
        )
    glass = f'<circle class="bm-glass" r="{number(lens.radius)}"/>'
    return glass + pen.clipped(f"lens-{lens.name}", drawn)


def site(pen: Pen, place: str) -> str:
    """Draw one place in its enlarged view, cut by the circle."""
    lens = lens_of(place)
    return pen.clipped(f"lens-{lens.name}", _shape(pen, place)) if lens else ""


def over(pen: Pen, lens: Lens, certainties: Mapping[str, str]) -> str:
    """Draw what lies over the marked bones: names of the vertebrae, struts and outlines of the hip, and the ring."""
    ring = f'<circle class="bm-ring" r="{number(lens.radius)}"/>'
    if lens.name == "spine":
        return _level_names(certainties.get("lumbar_spine", "not_applicable")) + ring
    if lens.name == "hip":
        inner = pen.clipped("lens-femur", enlarged.hip_struts())
        edge = f'<use class="bm-bone-edge" href="#{pen.name("femur-outline")}"/>'
        whole = f'<path class="bm-total-hip" d="{smooth(enlarged.TOTAL_HIP)}"/>' if "total_hip" in certainties else ""
        return pen.clipped("lens-hip", inner + edge) + whole + ring
    return ring


def _shape(pen: Pen, place: str) -> str:
    if place == "lumbar_spine":
        return enlarged.spine_levels()
    if place == "calcaneus":
        return enlarged.heel()
    return pen.clipped("lens-femur", f'<polygon points="{scaled_polygon(enlarged.FEMUR_PARTS[place])}"/>')


def _level_names(certainty: str) -> str:
    names = "".join(
        f'<text x="0" y="{number(middle + 5.4)}">L{index}</text>'
        for index, middle in enumerate(enlarged.VERTEBRA_MIDDLES, start=1)
    )
    return f'<g class="bm-level-names bm-on-{certainty}" aria-hidden="true">{names}</g>'


def lens_picture(marks: Sequence[BoneMark], *, lens: str, prefix: str = "lens") -> str:
    """Draw one enlarged view by itself, for the page of a region or a handout.

    `marks` are the sites of that view that are to be coloured; `lens` is a key of LENSES. The picture carries no text
    of its own and is hidden from screen readers: the page beside it says the same. `prefix` keeps its ids apart.
    """
    view, pen = LENSES[lens], Pen(f"{prefix}-{lens}")
    certainties = {place_of(mark.site): mark.certainty for mark in marks}
    strange = sorted(set(certainties) - set(view.places))
    if strange:
        raise ValueError(f"the enlarged view of the {lens} does not show {', '.join(strange)}")
    marked = "".join(
        f"<g{paint(pen, certainties[place])}>{site(pen, place)}</g>" for place in view.places if place in certainties
    )
    edge = view.radius + 3
    box = " ".join(map(number, (-edge, -edge, 2 * edge, 2 * edge)))
    used = [CERTAINTIES[certainty] for certainty in certainties.values()]
    defs = f"<defs>{patterns(pen, used)}{clips(pen, [view])}</defs>"
    drawn = under(pen, view, frozenset(certainties)) + marked + over(pen, view, certainties)
    return f'<svg class="bm bm-lens" viewBox="{box}" aria-hidden="true">{defs}{drawn}</svg>'
