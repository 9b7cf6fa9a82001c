"""The skeleton with bones marked in ink, for paper: of which bones a sheet speaks. It does not say how sure."""

from __future__ import annotations

from functools import cache

from generator.publishing.figures import skeleton
from generator.publishing.figures.curves import Pen


def can_be_marked(place: str) -> bool:
    """Whether a place has a bone of its own on the figure; the whole body and the heel have none."""
    return place in skeleton.ON_THE_FIGURE


@cache
def marked_figure(places: tuple[str, ...], *, prefix: str = "marked") -> str:
    """Draw the figure; raises KeyError for a place that cannot be marked. `prefix` keeps its ids apart."""
    pen, marked = Pen(prefix), dict.fromkeys(places)
    shapes = "".join(skeleton.ON_THE_FIGURE[place](pen) for place in marked)
    under = skeleton.under(pen, skeleton.DRAWN - frozenset(marked))
    drawn = f'<defs>{skeleton.clips(pen)}</defs>{under}<g class="mf-marked">{shapes}</g>{skeleton.over(pen)}'
    return f'<svg class="mf" viewBox="-190 -6 380 894" aria-hidden="true" data-search-exclude>{drawn}</svg>'
