"""Every choice that a reader may make gives what the kernel gives when it is asked directly."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from generator.stats import pool
from generator.synthesis import Answer
from generator.synthesis.comparisons import Body
from generator.synthesis.conventions import RULES
from generator.synthesis.effect import Effect
from generator.synthesis.meta_analysis import Pool, StudyRow
from generator.synthesis.selections import MODELS, LeftOut, Selections, every_selection, selections_of
from tests.spec.certainty.records import answer, question, trial

# People in each group, gain in percentage points, standard deviation: small and large, near zero and far from it.
TRIALS = [(40, 2.4, 2.5), (25, 0.2, 3.0), (60, 1.1, 2.0), (18, 4.0, 3.5), (90, 0.6, 2.2), (33, -1.0, 2.6), (50, 1.8, 3)]
TRIALS += [(21, 3.1, 4.0), (75, 1.4, 1.9), (44, 0.9, 2.4), (28, 2.0, 2.8), (66, 1.2, 2.1)]


def answered(k: int, **fields: object) -> Answer:
    made = [
        trial(f"study-{2000 + place}", trained=(n, gain, sd), compared=(n, 0.0, sd), people=2 * n)
        for place, (n, gain, sd) in enumerate(TRIALS[:k])
    ]
    return answer(question(**fields), *made)


def chosen(k: int) -> Selections:
    found = selections_of(answered(k), Body.RANDOMISED)
    assert found
    return found


def asked_directly(rows: list[StudyRow], model: str) -> tuple[float, float, float] | None:
    """Rule R3 once more, in a few lines, straight from the kernel; None where two results stay apart."""
    found = pool([row.effect.estimate for row in rows], [row.se**2 for row in rows], model if len(rows) > 2 else "FE")
    if len(rows) == 1:
        return rows[0].effect.estimate, rows[0].effect.lower, rows[0].effect.upper
    if len(rows) == 2:
        low, high = sorted(rows, key=lambda row: row.effect.estimate)
        if low.effect.upper < high.effect.lower:
            return None
    limits = found.hk_floored.ci if len(rows) >= 5 and found.hk_floored else found.ci
    return found.estimate, limits.lower, limits.upper


def differing(selections: Selections) -> list[tuple[LeftOut, str]]:
    """Choices that do not give what the kernel gives."""
    wrong = []
    for left_out, by_model in selections.pools.items():
        ticked = [row for place, row in enumerate(selections.rows) if place not in left_out]
        for model in MODELS:
            effect = by_model[model].effect
            if asked_directly(ticked, model) != (effect and (effect.estimate, effect.lower, effect.upper)):
                wrong.append((left_out, model))
    return wrong


@pytest.mark.parametrize("k", [2, 3, 5, 10])
def test_every_choice_gives_what_the_kernel_gives(k: int) -> None:
    selections = chosen(k)
    assert selections.complete
    assert len(selections.pools) == 2**k - 1
    assert differing(selections) == []


def test_a_single_value_that_differs_is_found() -> None:
    selections = chosen(5)
    for left_out, model in [((), "REML"), ((1, 3), "DL"), ((0, 1, 2, 3), "FE")]:
        right = selections.pools[left_out][model]
        assert right.effect
        wrong = replace(right, effect=replace(right.effect, upper=right.effect.upper + 1e-9))
        pools = {**selections.pools, left_out: {**selections.pools[left_out], model: wrong}}
        assert differing(replace(selections, pools=pools)) == [(left_out, model)]


def test_two_studies_have_no_random_effects_three_have_wald_and_five_have_hartung_and_knapp() -> None:
    selections = chosen(6)
    by_size: dict[int, list[Pool]] = {}
    for left_out, by_model in selections.pools.items():
        by_size.setdefault(6 - len(left_out), []).append(by_model["REML"])
    assert {pool.method for pool in by_size[1]} == {"one study"}
    assert {pool.method for pool in by_size[2]} == {"common effect (FE)", "both results"}
    assert all(pool.hartung_knapp != ends(pool.effect) and not pool.prediction for pool in (*by_size[3], *by_size[4]))
    assert all(pool.hartung_knapp == ends(pool.effect) and pool.prediction for pool in (*by_size[5], *by_size[6]))


def ends(effect: Effect | None) -> tuple[float, float]:
    assert effect
    return effect.lower, effect.upper


@pytest.mark.parametrize("k, most", [(9, 8), (11, 2)])
def test_with_more_than_ten_studies_one_or_two_are_left_out(k: int, most: int) -> None:
    selections = chosen(k)
    assert selections.most == most
    assert selections.complete == (k <= 10)
    assert set(selections.pools) == {c for size in range(most + 1) for c in combinations(range(k), size)}
    assert differing(selections) == []


def test_with_very_many_studies_one_is_left_out_at_a_time() -> None:
    rows = tuple(replace(row, study=f"{row.study}-{turn}") for turn in range(4) for row in chosen(12).rows)
    assert len(rows) == 48
    assert every_selection(rows, rows[0].effect.measure).most == 1


def test_nothing_left_out_is_the_pool_of_the_answer() -> None:
    for k in (2, 3, 4, 7, 10):
        found = answered(k)
        selections = selections_of(found, Body.RANDOMISED)
        assert selections
        # Egger's test belongs to the answer alone: from ten studies on.
        assert selections.whole == replace(found.pools[Body.RANDOMISED], egger_p=None)


def test_a_study_that_our_rules_keep_out_may_be_ticked_and_stays_out_while_it_weighs_too_much() -> None:
    told = [trial(f"told-{year}", trained=(40, 2.0, 2.5), compared=(40, 0.0, 2.5), people=80) for year in (2001, 2002)]
    guessed = trial(
        "guessed-2003",
        contrast={"estimate": 1.5},
        p={"op": "=", "value": 0.0001},
        people=300,
    )
    found = answer(question(), *told, guessed)
    selections = selections_of(found, Body.RANDOMISED)
    assert selections
    named = [row.study for row in selections.rows]
    assert "guessed-2003" in named
    assert [study for study, _ in selections.whole.left_out] == ["guessed-2003"]
    others = tuple(place for place, study in enumerate(named) if study != "guessed-2003")
    assert selections.pools[others]["REML"].left_out == ()


def test_one_study_leaves_nothing_to_choose() -> None:
    assert selections_of(answered(1), Body.RANDOMISED) is None
    assert selections_of(answered(3), Body.NOT_RANDOMISED) is None


def test_the_model_of_our_rules_comes_first() -> None:
    assert MODELS[0] == RULES.model
