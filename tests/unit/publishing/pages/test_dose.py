"""The dose explorer shows every trial, says what is not stated, prescribes nothing, and warns."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from generator.publishing.pages import dose_curves
from generator.publishing.pages.dose import ADDRESS, AXES, PAIRS, dose_files, dose_pages
from generator.publishing.pages.dose_curves import FEWEST, shared_scales
from generator.publishing.pages.dose_programmes import Programme, programmes_of
from generator.synthesis.effect import Measure
from generator.vocabulary import ComparatorClass, SiteGroup
from generator.vocabulary.safety import SAFETY_LINES
from tests.unit.publishing.records import ARMS, edition, located

TWICE = {"sessions_per_week": Decimal(2)}


def effort(**given: int) -> dict[str, Any]:
    return {"scale": "one_rm_pct", **{name: Decimal(value) for name, value in given.items()}}


def with_doses(*doses: dict[str, Any], **fields: Any):
    trained = [{**ARMS[0], "id": f"t{place}", "dose": dose} for place, dose in enumerate(doses)]
    return located("studies", arms=[*trained, ARMS[1]], results=[], **fields)


def programmes(*doses: dict[str, Any], **fields: Any) -> tuple[Programme, ...]:
    return programmes_of(edition(with_doses(*doses, **fields)))


def page(*found) -> str:
    (made,) = dose_pages(edition(*found))
    return made.lead + "".join(section.html for section in made.sections)


@pytest.mark.parametrize(
    "given, value, words",
    [
        ({"intensity": effort(value=80)}, 80, "80\u00a0%"),
        ({"intensity": effort(value=60, to=80)}, 70, "60 to 80\u00a0%"),
        ({"intensity": effort(above=85)}, 85, "above 85\u00a0%"),
        (
            {"intensity": {"scale": "n_rm", "value": Decimal(8)}},
            None,
            "A load they could lift 8\u00a0times at most (RM)",
        ),
        ({}, None, "not stated in what we read"),
    ],
)
def test_a_load_is_drawn_on_one_scale_only(given: dict[str, Any], value: float | None, words: str) -> None:
    (one,) = programmes({**TWICE, **given})
    assert (one.load.value, one.load.words) == (value, words)


def test_groups_with_one_dose_are_one_programme_and_others_are_not() -> None:
    assert len(programmes(TWICE, TWICE)) == 1
    assert len(programmes(TWICE, {"sessions_per_week": Decimal(3)})) == 2


def test_athletes_who_chose_their_own_dose_are_no_trial() -> None:
    assert programmes(TWICE, design={"type": "cross_sectional"}) == ()
    assert len(programmes(TWICE, design={"type": "single_arm"})) == 1


def test_the_page_warns_where_loads_are_heavy_and_says_who_was_kept_out() -> None:
    heavy = {**TWICE, "intensity": effort(value=85)}
    people = {"excluded": ["people with a spine fracture"]}
    line = next(line.text for line in SAFETY_LINES if line.id == "s_high_intensity")
    found = with_doses(heavy)
    population = found.record.population.model_copy(update=people)
    warned = page(replace(found, record=found.record.model_copy(update={"population": population})))
    assert line in warned and "People with a spine fracture" in warned
    assert line not in page(with_doses(TWICE))


def test_the_page_prescribes_nothing_and_counts_what_is_not_stated() -> None:
    shown = page(with_doses(TWICE))
    assert "It describes trials, not a prescription" in shown
    rows = dict(re.findall(r'<th scope="row">(.*?)</th>\s*<td data-l="Not stated"[^>]*><span>(\d+)</span>', shown))
    assert rows == {AXES[0].words: "1", AXES[1].words: "0", AXES[2].words: rows[AXES[2].words]}
    assert "No line is drawn yet" in shown


def test_every_picture_is_made_for_both_widths() -> None:
    files = dose_files(edition(with_doses(TWICE)))
    assert len(files) == len(PAIRS) * 2  # no bone has enough programmes for pictures of its own
    assert all(path.startswith(f"{ADDRESS}pictures/") and "<svg" in str(text) for path, text in files.items())


def comparison(study: str, value: float) -> SimpleNamespace:
    estimate = SimpleNamespace(measure=Measure.PERCENT, value=value, se=0.5)
    return SimpleNamespace(study=study, of=("a",), comparator=ComparatorClass.INACTIVE, estimate=estimate)


@pytest.mark.parametrize("trials, drawn", [(FEWEST - 1, False), (FEWEST, True)])
def test_a_line_needs_ten_trials_on_one_scale(monkeypatch: pytest.MonkeyPatch, trials: int, drawn: bool) -> None:
    (model,) = programmes(TWICE)
    made = [_as(model, f"s{number}", 40.0 + 4 * number) for number in range(trials)]
    rows = {(one.study, ("a",)): comparison(one.study, number * 0.3) for number, one in enumerate(made)}
    monkeypatch.setattr(dose_curves, "_readable", lambda *_: rows)
    (found,) = shared_scales(edition(), made, AXES[:1], [SiteGroup.LUMBAR_SPINE])
    assert found.trials == trials and (found.curve is not None) == drawn
    if found.curve:
        assert found.curve.slope == pytest.approx(0.075) and 0 <= found.curve.r2 <= 100


def test_two_programmes_of_one_trial_count_once(monkeypatch: pytest.MonkeyPatch) -> None:
    (model,) = programmes(TWICE)
    made = [_as(model, f"s{number // 2}", 40.0 + 4 * number) for number in range(FEWEST)]
    rows = {(one.study, ("a",)): comparison(one.study, 1) for one in made}
    monkeypatch.setattr(dose_curves, "_readable", lambda *_: rows)
    (found,) = shared_scales(edition(), made, AXES[:1], [SiteGroup.LUMBAR_SPINE])
    assert found.trials == FEWEST // 2 and found.curve is None


def _as(model: Programme, study: str, load: float) -> Programme:
    return replace(model, study=study, arms=frozenset({"a"}), load=replace(model.load, value=load))
