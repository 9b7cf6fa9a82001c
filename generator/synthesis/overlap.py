"""How far reviews rest on the same trials: the corrected covered area, where their lists were seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.model import Review

_BANDS = ((0.05, "slight"), (0.10, "moderate"), (0.15, "high"), (1.0, "very high"))


@dataclass(frozen=True, slots=True)
class Overlap:
    """The corrected covered area as a fraction, or None with the reason why it cannot be computed.

    Its bands have no empirical basis: the figure is shown, the word only beside it.
    """

    reviews: tuple[str, ...]
    cca: float | None
    band: str
    why: str = ""
    pairs: tuple[tuple[str, str, float], ...] = ()


def corrected_covered_area(*, ticks: int, trials: int, reviews: int, impossible: int = 0) -> float | None:
    """CCA = (N - r)/(r c - r - X): N inclusions, r trials, c reviews, X cells that cannot be (Pieper et al. 2014).

    None where nothing could overlap.
    """
    cells = trials * reviews - trials - impossible
    return (ticks - trials) / cells if cells > 0 else None


def band_of(cca: float) -> str:
    """The word for a corrected covered area."""
    return next(word for limit, word in _BANDS if cca < limit or limit == 1.0)


def overlap_of(reviews: Sequence[Review]) -> Overlap:
    """The overlap of reviews by their lists of included studies; not computable unless every list was seen in full."""
    ids = tuple(sorted(review.id for review in reviews))
    if len(ids) < 2:
        return Overlap(ids, None, "", "fewer than two reviews")
    partial = sorted(r.id for r in reviews if not r.included.complete or r.included.labels or not r.included.studies)
    if partial:
        return Overlap(
            ids, None, "", f"not computable: the list of included trials was not seen in full for {', '.join(partial)}"
        )
    lists = {review.id: frozenset(review.included.studies) for review in reviews}
    whole = _area(lists, ids)
    pairs = tuple((a, b, _area(lists, (a, b)) or 0.0) for a, b in combinations(ids, 2))
    return Overlap(ids, whole, band_of(whole) if whole is not None else "", pairs=pairs)


def _area(lists: Mapping[str, frozenset[str]], ids: Sequence[str]) -> float | None:
    trials = frozenset.union(*(lists[key] for key in ids))
    ticks = sum(len(lists[key]) for key in ids)
    return corrected_covered_area(ticks=ticks, trials=len(trials), reviews=len(ids))
