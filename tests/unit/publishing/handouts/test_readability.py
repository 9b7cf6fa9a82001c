"""Each ready-made sheet is easy to read, by measure; and the measure itself would notice a hard one."""

from __future__ import annotations

import pytest

from generator.publishing.handouts import measure
from generator.publishing.handouts.readability import measure_text, prose, word_count
from tests.unit.publishing.handouts.real import real_sheets


@pytest.mark.parametrize("name", sorted(real_sheets()))
def test_smog_is_at_most_8_and_the_grade_at_most_7_with_and_without_glossary_words(name: str) -> None:
    scores = measure(real_sheets()[name])
    smog, grade = scores.named("SMOG"), scores.named("grade")
    assert max(smog.value, smog.plain) <= 8
    assert max(grade.value, grade.plain) <= 7
    assert not scores.approximate


@pytest.mark.parametrize("name", sorted(real_sheets()))
def test_no_sentence_has_more_than_20_words(name: str) -> None:
    assert [text for text in prose(real_sheets()[name]) if word_count(text) > 20] == []


@pytest.mark.parametrize("name", sorted(real_sheets()))
def test_no_sentence_holds_a_forbidden_word(name: str) -> None:
    assert measure(real_sheets()[name]).forbidden == ()


def test_a_hard_text_fails() -> None:
    hard = ["Individualised pharmacological interventions necessitate interdisciplinary consultation."] * 30
    scores = measure_text(hard)
    assert scores.named("SMOG").value > 8 and scores.named("grade").value > 7 and not scores.passes


def test_glossary_words_are_left_out_of_the_second_score() -> None:
    scores = measure_text(["Osteoporosis makes bones weak and thin in some of us."] * 30)
    assert scores.named("SMOG").plain < scores.named("SMOG").value


def test_a_promise_fails_and_few_sentences_are_called_approximate() -> None:
    scores = measure_text(["Lifting rebuilds bone."])
    assert scores.forbidden == ("rebuilds",) or scores.forbidden
    assert scores.approximate and not scores.passes
