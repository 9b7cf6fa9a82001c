"""How hard a sheet is to read: the formulas of its language, with and without glossary words, and the longest sentence.

English: SMOG = 1.0430 * sqrt(words of three and more syllables * 30 / sentences) + 3.1291 (McLaughlin 1969);
Flesch-Kincaid = 0.39 * words / sentences + 11.8 * syllables / words - 15.59 (Kincaid 1975); `textstat` counts both.
Spanish: INFLESZ, see `spanish`. Headings, table cells, references and dates are no prose and are left out.
Formulas see length, not sense: whether a sheet is understood only people can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.publishing.handouts.language import ENGLISH
from generator.publishing.handouts.promises import promising_words
from generator.publishing.handouts.sheet import Handout
from generator.publishing.handouts.spanish import GLOSSARY, inflesz
from generator.vocabulary.words import WORDS

SMOG_LIMIT, GRADE_LIMIT, INFLESZ_LIMIT, WORDS_LIMIT = 8.0, 7.0, 65.0, 20
"""Methods, section F: same texts score about three grades higher by SMOG than by Flesch-Kincaid. INFLESZ from 65 is
"quite easy" (Barrio-Cantalejo and others 2008)."""
FEW_SENTENCES = 30
"""SMOG was made on samples of 30 sentences; for fewer it is approximate."""
NOT_RATED = "not rated"
"""What the CDC index and PEMAT are until two people have rated a sheet: nobody has."""
_NO_PROSE = frozenset({"sources", "version"})
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")
_ENGLISH_WORDS = re.compile(
    r"\b(?:" + "|".join(sorted((re.escape(word.lower()) for word in WORDS if "," not in word), key=len)[::-1]) + r")\b",
    re.IGNORECASE,
)
_SPANISH_WORDS = re.compile(rf"\b(?:{'|'.join(GLOSSARY)})\b", re.IGNORECASE)


class NotMeasurable(Exception):
    """The package that counts syllables is not installed."""


@dataclass(frozen=True, slots=True)
class Score:
    """One formula on a text, and on the same text without glossary words. `limit` is the last value that passes."""

    name: str
    value: float
    plain: float
    limit: float
    high_is_easy: bool = False

    @property
    def passes(self) -> bool:
        """Whether both values keep the limit."""
        if self.high_is_easy:
            return min(self.value, self.plain) >= self.limit
        return max(self.value, self.plain) <= self.limit


@dataclass(frozen=True, slots=True)
class Scores:
    """What was measured; `longest` counts words."""

    sentences: int
    words: int
    formulas: tuple[Score, ...]
    longest: int
    longest_sentence: str
    forbidden: tuple[str, ...]

    def named(self, name: str) -> Score:
        """The score of one formula. Raises KeyError where the language has no such formula."""
        return {one.name: one for one in self.formulas}[name]

    @property
    def approximate(self) -> bool:
        """Whether there are too few sentences for SMOG."""
        return self.sentences < FEW_SENTENCES

    @property
    def passes(self) -> bool:
        """Whether every limit holds."""
        return all(one.passes for one in self.formulas) and self.longest <= WORDS_LIMIT and not self.forbidden


def prose(handout: Handout) -> list[str]:
    """The sentences that are measured."""
    return [
        sentence.text
        for part in handout.parts
        if part.id not in _NO_PROSE
        for line in part.lines
        for sentence in line.sentences
    ]


def measure(handout: Handout) -> Scores:
    """Measure a sheet. Raises NotMeasurable where `textstat` is not installed."""
    return measure_text(prose(handout), lang=handout.lang)


def measure_text(sentences: Iterable[str], *, lang: str = ENGLISH) -> Scores:
    """Measure sentences. Raises NotMeasurable where `textstat` is not installed."""
    listed = list(sentences)
    longest = max(listed, key=word_count, default="")
    text = _as_prose(listed)
    return Scores(
        sentences=len(listed),
        words=sum(map(word_count, listed)),
        formulas=_spanish(text) if lang == "es" else _english(text),
        longest=word_count(longest),
        longest_sentence=longest,
        forbidden=promising_words(listed, lang=lang),
    )


def _english(text: str) -> tuple[Score, ...]:
    try:
        import textstat
    except ImportError as absent:
        raise NotMeasurable('readability needs textstat: pip install "bone-evidence[handouts]"') from absent
    without = _ENGLISH_WORDS.sub("bone", text)
    formulas = (("SMOG", textstat.smog_index, SMOG_LIMIT), ("grade", textstat.flesch_kincaid_grade, GRADE_LIMIT))
    return tuple(Score(name, round(of(text), 1), round(of(without), 1), limit) for name, of, limit in formulas)


def _spanish(text: str) -> tuple[Score, ...]:
    without = _SPANISH_WORDS.sub("hueso", text)
    return (Score("INFLESZ", round(inflesz(text), 1), round(inflesz(without), 1), INFLESZ_LIMIT, high_is_easy=True),)


def word_count(sentence: str) -> int:
    """Words of a sentence; a lone sign such as % is none."""
    return sum(any(letter.isalnum() for letter in word) for word in sentence.split())


def _as_prose(sentences: Iterable[str]) -> str:
    """One text in which only the ends of sentences are full stops: decimals and brackets would be miscounted."""
    kept = (_DECIMAL.sub("", sentence).rstrip(".:!?").replace("*", "") for sentence in sentences)
    return " ".join(f"{sentence}." for sentence in kept)
