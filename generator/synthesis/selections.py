"""What if some studies were left out, or another model used: every choice that a reader may make, worked out ahead.

The functions are those of the answer itself (`pool_some`), so the rules by number of studies (R3) hold for each choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import get_args, get_type_hints

from generator.synthesis.answer import Answer
from generator.synthesis.comparisons import Body
from generator.synthesis.conventions import RULES, Conventions
from generator.synthesis.effect import Measure
from generator.synthesis.meta_analysis import Pool, StudyRow, pool_some, readable_studies

MODELS: tuple[str, ...] = get_args(get_type_hints(Conventions)["model"])
"""The models that a reader may choose from, that of our rules first."""

MOST_IN_FULL = 10
"""Up to this number of studies every choice is worked out; with more, those that leave out one or two."""

MOST_IN_PAIRS = 45
"""Up to this number of studies two at a time may be left out: about as many choices (1,035) as ten studies have."""

LeftOut = tuple[int, ...]
"""A choice: the places of the studies that are left out, in rising order; nothing left out is our own."""


@dataclass(frozen=True, slots=True)
class Selections:
    """The studies of one pool, and what each choice of them gives under each model; `most` may be left out at once.

    A choice without any study is none of them.
    """

    measure: Measure
    rows: tuple[StudyRow, ...]
    most: int
    pools: Mapping[LeftOut, Mapping[str, Pool]]

    @property
    def whole(self) -> Pool:
        """Nothing left out, under our own model."""
        return self.pools[()][RULES.model]

    @property
    def complete(self) -> bool:
        """Whether every choice was worked out."""
        return self.most == len(self.rows) - 1


def selections_of(answer: Answer, body: Body) -> Selections | None:
    """Every choice among the readable studies of a body of evidence; None below two studies on its scale."""
    pool = answer.pools.get(body)
    if pool is None:
        return None
    named = {*(row.study for row in pool.rows), *(study for study, _ in pool.left_out)}
    found = readable_studies([reading for reading in answer.readings if reading.study in named])
    return every_selection(found.rows, found.measure) if found and len(found.rows) > 1 else None


@lru_cache(maxsize=64)
def every_selection(rows: tuple[StudyRow, ...], measure: Measure) -> Selections:
    """The same from at least two studies of one scale; kept, since several questions may rest on the same studies."""
    k = len(rows)
    most = k - 1 if k <= MOST_IN_FULL else 2 if k <= MOST_IN_PAIRS else 1
    pools = {left_out: dict(_under_each_model(rows, measure, left_out)) for left_out in _choices(k, most)}
    return Selections(measure, rows, most, pools)


def _choices(k: int, most: int) -> Iterator[LeftOut]:
    for size in range(most + 1):
        yield from combinations(range(k), size)


def _under_each_model(rows: tuple[StudyRow, ...], measure: Measure, left_out: LeftOut) -> Iterator[tuple[str, Pool]]:
    ticked = [row for place, row in enumerate(rows) if place not in left_out]
    ours = pool_some(ticked, measure, RULES)
    # Below three studies no model of random effects is made, so that there is one result.
    few = len(ticked) < 3
    for model in MODELS:
        same = few or model == RULES.model
        yield model, ours if same else pool_some(ticked, measure, replace(RULES, model=model))
