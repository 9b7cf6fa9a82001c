"""Words that promise more than a difference between two groups shows, in each language of the sheets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.synthesis import forbidden_words

_SPANISH = re.compile(
    r"\b(significativ\w*|sin efectos?|demuestr\w*|demostr\w*|garanti[zc]\w*|tendencia a|aument\w*"
    r"|construy\w*|construi\w*|construcci\w*|reviert\w*|reverti\w*|reconstru\w*|restaur\w*|regener\w*"
    r"|cura|curan|curar\w*|(?:previene|previenen|prevenir|evita|evitan|evitar) (?:las )?fracturas)\b",
    re.IGNORECASE,
)
"""The same list as for English (`forbidden_words`), and "to regenerate", which Spanish says for "to rebuild"."""


def promising_words(texts: Sequence[str], *, lang: str) -> tuple[str, ...]:
    """Words that promise or mislead, as found, in order."""
    if lang != "es":
        return forbidden_words(texts)
    return tuple(found.group(0).lower() for text in texts for found in _SPANISH.finditer(text))
