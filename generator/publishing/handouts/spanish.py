"""How easy a Spanish text is to read: INFLESZ, and the syllables that it counts.

INFLESZ = 206.835 - 62.3 * syllables / words - words / sentences (Szigriszt Pazos 1992), read on the scale of
Barrio-Cantalejo and others (2008), where 65 and more is "quite easy". `textstat` has the formula, but counts the places
at which a word may be broken at the end of a line: "agua" and "idea" get one syllable each, and every text seems easier
than it is. So syllables are counted here by the rule of Spanish spelling: each strong vowel (a, e, o), each weak vowel
with an accent (i, u), and each run of weak vowels that touches no strong one is a syllable.
"""

from __future__ import annotations

import re

GLOSSARY = (
    *("densidad ósea", "mineral óseo", "osteopenia", "osteoporosis", "fractura por fragilidad", "resumen", "impacto"),
    *("revisión", "densitometría", "certeza", "metaanálisis", "grupo de comparación"),
)
"""Spanish words for the entries of the glossary that a sheet may use."""
_WORD = re.compile(r"[^\W\d_]+")
_NUCLEI = re.compile(
    r"[íú]"  # a weak vowel with an accent stands alone: dí-a, ba-úl
    r"|[iuü]*[aeoáéó][iuü]*(?![aeoáéóíú])"  # a strong vowel with the weak ones beside it: hue-so, cau-sa
    r"|[iuü]*[aeoáéó]"  # before another strong or accented vowel the weak one goes with that: i-de-a, o-í-do
    r"|[iuü]+|y"
)


def syllables(word: str) -> int:
    """Syllables of one Spanish word. An h between vowels parts them, as in "prohibir": one more, and never easier."""
    plain = re.sub(r"qu(?=[eiéí])|gu(?=[eiéí])", lambda found: found[0][0], word.lower())
    plain = re.sub(r"y(?=[aeiouáéíóú])", "j", plain)  # a consonant before a vowel: ma-yor, a-yu-da
    plain = re.sub(r"(?<=[aeou])y", "i", plain)  # the end of a diphthong: muy, rey
    return max(1, len(_NUCLEI.findall(plain)))


def inflesz(text: str) -> float:
    """The score of a text whose sentences end with a full stop. Numbers count as words of one syllable."""
    words = [word for word in text.split() if any(letter.isalnum() for letter in word)]
    sentences = max(1, len(re.findall(r"[.!?](?:\s|$)", text)))
    counted = sum(sum(syllables(part) for part in _WORD.findall(word)) or 1 for word in words)
    return 206.835 - 62.3 * counted / max(1, len(words)) - max(1, len(words)) / sentences
