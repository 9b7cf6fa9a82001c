"""The safety block: nobody's page lacks a line it must have, and no line says more than it may."""

from __future__ import annotations

import re

import pytest

from generator.vocabulary import SafetyAudience
from generator.vocabulary.safety import (
    GUIDANCE_DIFFERENCES,
    RED_FLAGS,
    SAFETY_LINES,
    RedFlag,
    SafetyLine,
    red_flags,
    safety_lines,
)

LOW_BONE, GENERAL, CHILDREN = SafetyAudience.ADULTS_LOW_BONE, SafetyAudience.ADULTS_GENERAL, SafetyAudience.CHILDREN
ITEMS = (*SAFETY_LINES, *RED_FLAGS)
PROMISES = re.compile(
    r"\b(cures?|rebuilds?|reverses?|restores?|prevents? fractures|safe for every|guarantee|proven)", re.I
)
LONGEST_SENTENCE = 22  # words; the NHS manual asks for 20, and a list of illnesses may run a little over


def ids(audience: SafetyAudience, *, heavy_or_impact: bool = True, from_50: bool = True) -> set[str]:
    return {line.id for line in safety_lines(audience, heavy_or_impact=heavy_or_impact, from_50=from_50)}


def words_of(item: SafetyLine | RedFlag) -> str:
    return item.text if isinstance(item, SafetyLine) else f"{item.action} {item.signs}"


@pytest.mark.parametrize("audience", [LOW_BONE, GENERAL])
def test_every_page_for_adults_has_the_fracture_medicine_and_falls_lines(audience: SafetyAudience) -> None:
    must = {"s_vertebral_fracture", "s_medicines", "s_ask_first", "s_falls"}
    assert must <= ids(audience, heavy_or_impact=False, from_50=False)


def test_the_strict_line_on_bending_is_for_low_bone_and_the_way_to_move_for_others() -> None:
    assert "s_spine_flexion" in ids(LOW_BONE) and "s_spine_how_to" not in ids(LOW_BONE)
    assert "s_spine_how_to" in ids(GENERAL) and "s_spine_flexion" not in ids(GENERAL)


def test_children_get_lines_of_their_own_and_none_about_weak_bones_of_adults() -> None:
    assert ids(CHILDREN) & {"s_benefit", "s_spine_flexion", "s_medicines", "s_lifting_falls"} == set()
    assert {"s_benefit_children", "s_medicines_children", "s_energy_children"} <= ids(CHILDREN)
    assert "rf_bone_pain_children" in {flag.id for flag in red_flags(CHILDREN)}


def test_heavy_or_jumping_pages_warn_against_copying() -> None:
    assert "s_high_intensity" in ids(LOW_BONE) and "s_high_intensity" not in ids(LOW_BONE, heavy_or_impact=False)


def test_the_line_on_lifting_and_falls_stands_where_readers_are_fifty_or_over() -> None:
    assert "s_lifting_falls" in ids(GENERAL) and "s_lifting_falls" not in ids(GENERAL, from_50=False)


def test_pain_in_the_thigh_or_groin_is_a_sign_for_adults_that_waits_for_a_clinician() -> None:
    flag = next(flag for flag in red_flags(GENERAL) if flag.id == "rf_thigh_groin")
    assert flag.sign_off


def test_a_line_without_a_source_that_was_read_waits_for_a_clinician() -> None:
    unsourced = [item.id for item in ITEMS if not any(source.read for source in item.sources)]
    assert [item.id for item in ITEMS if item.id in unsourced and not item.sign_off] == []


def test_no_line_promises_anything() -> None:
    said = [*map(words_of, ITEMS), *(one.rule for one in GUIDANCE_DIFFERENCES)]
    assert [text for text in said if PROMISES.search(text)] == []


def test_sentences_are_short() -> None:
    sentences = [part for item in ITEMS for part in re.split(r"(?<=[.?!])\s+", words_of(item))]
    assert [part for part in sentences if len(part.split()) > LONGEST_SENTENCE] == []


def test_ids_are_unique_and_everybody_has_lines_and_signs() -> None:
    assert len({item.id for item in ITEMS}) == len(ITEMS)
    assert all(ids(audience) and red_flags(audience) for audience in SafetyAudience)


def test_where_guides_differ_each_says_its_own() -> None:
    assert all(len({one.says for one in difference.positions}) > 1 for difference in GUIDANCE_DIFFERENCES)
