"""Spanish is measured by INFLESZ with syllables that a person would count; each ready-made sheet is easy to read."""

from __future__ import annotations

import pytest

from generator.publishing.handouts import measure
from generator.publishing.handouts.promises import promising_words
from generator.publishing.handouts.readability import measure_text, prose, word_count
from generator.publishing.handouts.spanish import inflesz, syllables
from tests.unit.publishing.handouts.real import spanish_sheets

NAMES = sorted(spanish_sheets())
# Syllables as a dictionary parts them: a-gua, o-í-do, os-te-o-po-ro-sis.
WORDS = {
    **{"agua": 2, "oído": 3, "aéreo": 4, "hueso": 2, "día": 2, "idea": 3, "leer": 2, "raíz": 2, "cuerpo": 2, "rey": 1},
    **{"osteoporosis": 6, "actividad": 4, "estudio": 3, "y": 1, "una": 2, "había": 3, "caída": 3, "mayor": 2, "muy": 1},
    **{
        "ayuda": 3,
        "quien": 1,
        "guía": 2,
        "seguir": 2,
        "pingüino": 3,
        "vergüenza": 3,
        "fisioterapeuta": 6,
        "antigua": 3,
    },
    **{
        "que": 1,
        "guerra": 2,
        "óseo": 3,
        "peor": 2,
        "búho": 2,
        "columna": 3,
        "médico": 3,
        "continúa": 4,
        "equilibrio": 4,
    },
}


@pytest.mark.parametrize(("word", "expected"), WORDS.items())
def test_syllables_are_those_of_a_dictionary(word: str, expected: int) -> None:
    assert syllables(word) == expected == syllables(word.upper())


def test_the_score_of_a_text_counted_by_hand() -> None:
    # El hue-so es du-ro. El a-gua frí-a no due-le: 2 sentences, 9 words, 14 syllables.
    text = "El hueso es duro. El agua fría no duele."
    assert inflesz(text) == pytest.approx(206.835 - 62.3 * 14 / 9 - 9 / 2)


def test_the_count_of_textstat_would_make_every_text_seem_easier() -> None:
    textstat = pytest.importorskip("textstat")
    textstat.set_lang("es")
    try:
        assert textstat.syllable_count("agua") == 1 < syllables("agua")
        assert textstat.szigriszt_pazos("Una idea de agua fría.") > inflesz("Una idea de agua fría.")
    finally:
        textstat.set_lang("en_US")


@pytest.mark.parametrize("name", NAMES)
def test_inflesz_is_at_least_65_with_and_without_glossary_words(name: str) -> None:
    score = measure(spanish_sheets()[name]).named("INFLESZ")
    assert min(score.value, score.plain) >= 65 == score.limit and score.passes


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_has_more_than_20_words_and_none_promises(name: str) -> None:
    assert [text for text in prose(spanish_sheets()[name]) if word_count(text) > 20] == []
    assert measure(spanish_sheets()[name]).forbidden == ()


def test_a_hard_text_fails() -> None:
    hard = ["La individualización farmacoterapéutica interdisciplinaria requiere consideraciones metodológicas."] * 30
    assert not measure_text(hard, lang="es").named("INFLESZ").passes


@pytest.mark.parametrize(
    "promise",
    ["Las pesas reconstruyen el hueso.", "El ejercicio cura.", "Evita las fracturas.", "Aumenta la densidad."]
    + ["La diferencia fue significativa.", "Esto garantiza huesos sanos.", "El hueso se regenera."],
)
def test_a_promise_is_found(promise: str) -> None:
    assert promising_words([promise], lang="es")
    assert not measure_text([promise], lang="es").passes


def test_plain_words_are_no_promise() -> None:
    assert promising_words(["Procura descanso. Añada peso poco a poco. Pida una cita."], lang="es") == ()
