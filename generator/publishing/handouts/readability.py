"""How hard a sheet is to read: SMOG and Flesch-Kincaid with and without glossary words, and the longest sentence.

SMOG = 1.0430 * sqrt(words of three and more syllables * 30 / sentences) + 3.1291 (McLaughlin 1969).
Flesch-Kincaid = 0.39 * words / sentences + 11.8 * syllables / words - 15.59 (Kincaid 1975).
`textstat` counts syllables and sentences. Headings, table cells, references and dates are no prose and are left out.
Formulas see length, not sense: whether a sheet is understood only people can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.publishing.handouts.sheet import Handout
from generator.synthesis import forbidden_words
from generator.vocabulary.words import WORDS

SMOG_LIMIT, GRADE_LIMIT, WORDS_LIMIT = 8.0, 7.0, 20
"""Methods, section F: same texts score about three grades higher by SMOG than by Flesch-Kincaid."""
FEW_SENTENCES = 30
"""SMOG was made on samples of 30 sentences; for fewer it is approximate."""
_NO_PROSE = frozenset({"sources", "version"})
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")
_GLOSSARY = re.compile(
    r"\b(?:" + "|".join(sorted((re.escape(word.lower()) for word in WORDS if "," not in word), key=len)[::-1]) + r")\b",
    re.IGNORECASE,
)


class NotMeasurable(Exception):
    """The package that counts syllables is not installed."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What was measured. The second of each pair is without glossary words; `longest` counts words."""

    sentences: int
    words: int
    smog: float
    smog_plain: float
    grade: float
    grade_plain: float
    longest: int
    longest_sentence: str
    forbidden: tuple[str, ...]

    @property
    def approximate(self) -> bool:
        """Whether there are too few sentences for SMOG."""
        return self.sentences < FEW_SENTENCES

    @property
    def passes(self) -> bool:
        """Whether every limit holds."""
        return (
            max(self.smog, self.smog_plain) <= SMOG_LIMIT
            and max(self.grade, self.grade_plain) <= GRADE_LIMIT
            and self.longest <= WORDS_LIMIT
            and not self.forbidden
        )


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
    return measure_text(prose(handout))


def measure_text(sentences: Iterable[str]) -> Scores:
    """Measure sentences. Raises NotMeasurable where `textstat` is not installed."""
    try:
        import textstat
    except ImportError as absent:
        raise NotMeasurable('readability needs textstat: pip install "bone-evidence[handouts]"') from absent
    listed = list(sentences)
    longest = max(listed, key=word_count, default="")
    text = _as_prose(listed)
    without = _GLOSSARY.sub("bone", text)
    return Scores(
        sentences=len(listed),
        words=sum(map(word_count, listed)),
        smog=round(textstat.smog_index(text), 1),
        smog_plain=round(textstat.smog_index(without), 1),
        grade=round(textstat.flesch_kincaid_grade(text), 1),
        grade_plain=round(textstat.flesch_kincaid_grade(without), 1),
        longest=word_count(longest),
        longest_sentence=longest,
        forbidden=forbidden_words(listed),
    )


def word_count(sentence: str) -> int:
    """Words of a sentence; a lone sign such as % is none."""
    return sum(any(letter.isalnum() for letter in word) for word in sentence.split())


def _as_prose(sentences: Iterable[str]) -> str:
    """One text in which only the ends of sentences are full stops: decimals and brackets would be miscounted."""
    kept = (_DECIMAL.sub("", sentence).rstrip(".:!?").replace("*", "") for sentence in sentences)
    return " ".join(f"{sentence}." for sentence in kept)
