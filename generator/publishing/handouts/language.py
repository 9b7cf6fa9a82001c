"""In which language a sheet speaks: patterns of sentences from gettext catalogues, figures, dates and lists by locale.

English is the source and needs no catalogue. Another language has two below `generator/locale`, in the usual layout:
`handouts.po` for the words of this program, `records.po` for words that stand in records. A pattern whose English has
changed is no longer found, and the sheet is withheld: no sentence of a sheet is ever left in another language.
"""

from __future__ import annotations

import gettext
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from generator.model.fields import last_day
from generator.publishing.handouts.translation_reviews import Review, reviews_of

ENGLISH = "en-GB"
TAGS = (ENGLISH, "es")
"""The languages of the sheets, as BCP 47 tags."""
FOLDER = Path(__file__).resolve().parents[2] / "locale"
DOMAINS = ("handouts", "records")
_ALIASES = {"en": ENGLISH, "en-gb": ENGLISH}


class Untranslated(Exception):
    """A sheet has sentences that are not in its language, or no longer say what the English says; `texts` are those."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        super().__init__(f"{len(self.texts)} sentences are not translated, or their English has changed")


def N_(message: str) -> str:  # noqa: N802 - the name by which gettext knows it
    """Mark a text of a table for the catalogue."""
    return message


@dataclass(frozen=True)
class Language:
    """A language with its catalogue. `version` names every English text with its translation; empty for English."""

    tag: str
    locale: Locale
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plural: Callable[[int], int] = field(default=lambda count: int(count != 1))
    version: str = ""
    review: Review | None = None

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return "rtl" if self.locale.character_order == "right-to-left" else "ltr"

    @property
    def is_source(self) -> bool:
        """Whether it is the language in which everything is written first."""
        return self.tag == ENGLISH

    @property
    def published(self) -> bool:
        """Whether the site may show it: it is the source, or a named person has read this very translation."""
        return self.is_source or self.review is not None


def tag_of(given: str) -> str:
    """The tag of a language as people type it; empty where there is none."""
    wanted = _ALIASES.get(given.lower(), given.lower())
    return next((tag for tag in TAGS if tag.lower() == wanted.lower()), "")


@cache
def language_of(tag: str) -> Language:
    """One of TAGS with its catalogue. Raises Unfit where the list of reviews cannot be read."""
    locale = Locale.parse(tag, sep="-")
    if tag == ENGLISH:
        return Language(tag, locale)
    texts: dict[str, tuple[str, ...]] = {}
    plural = "n != 1"
    for domain in DOMAINS:
        with (FOLDER / tag / "LC_MESSAGES" / f"{domain}.po").open("rb") as file:
            catalogue = read_po(file, locale=str(locale), domain=domain)
        plural = catalogue.plural_expr
        texts |= {_key(one.id): _forms(one.string) for one in catalogue if one.id and one.string and not one.fuzzy}
    texts = {key: forms for key, forms in texts.items() if all(forms)}
    told = json.dumps(sorted(texts.items()), ensure_ascii=False)
    version = hashlib.sha256(told.encode("utf-8")).hexdigest()[:8]
    found = next((review for review in reviews_of(FOLDER, tag) if review.version == version), None)
    return Language(tag, locale, texts, gettext.c2py(plural), version, found)


def _key(message: str | Sequence[str]) -> str:
    return message if isinstance(message, str) else message[0]


def _forms(translated: str | Sequence[str]) -> tuple[str, ...]:
    return (translated,) if isinstance(translated, str) else tuple(translated)


@dataclass
class Voice:
    """What writes one sheet in one language; it remembers each text for which there is no translation."""

    language: Language
    missing: dict[str, None] = field(default_factory=dict)

    def say(self, pattern: str, **facts: object) -> str:
        """A pattern in this language, with its gaps filled. Facts are already in this language."""
        return self._filled(self._forms(pattern)[0], facts)

    def count(self, one: str, many: str, number: int, **facts: object) -> str:
        """As `say`, with the form of the pattern that goes with a number; `{n}` is the number itself."""
        facts = {**facts, "n": self.figure(number)}
        if self.language.is_source:
            return self._filled(one if number == 1 else many, facts)
        forms = self._forms(one)
        return self._filled(forms[min(self.language.plural(number), len(forms) - 1)], facts)

    def _forms(self, pattern: str) -> tuple[str, ...]:
        if self.language.is_source:
            return (pattern,)
        found = self.language.texts.get(pattern)
        if found is None:
            self.missing[pattern] = None
        return found or (pattern,)

    @staticmethod
    def _filled(pattern: str, facts: Mapping[str, object]) -> str:
        return pattern.format(**facts) if facts else pattern

    def figure(self, value: int | float, digits: int = 0) -> str:
        """A number with so many decimals, with the signs of this language."""
        shown = Decimal(f"{value:.{digits}f}")  # rounded as everywhere else, then written as here
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return format_decimal(shown, format=pattern, locale=self.language.locale)

    def date(self, partial: str) -> str:
        """A date of which day and month may be unknown: "2019", "March 2019", "31 March 2019"."""
        day, parts, locale = last_day(partial), partial.count("-"), self.language.locale
        if parts == 2:
            return format_date(day, format="long", locale=locale)
        return format_skeleton("yMMMM", day, locale=locale) if parts else str(day.year)

    def listed(self, parts: Sequence[str]) -> str:
        """Parts in one list: "a, b and c"."""
        return format_list(list(parts), locale=self.language.locale) if parts else ""

    def either(self, parts: Sequence[str]) -> str:
        """Parts of which one is meant: "a or b"."""
        return format_list(list(parts), style="or", locale=self.language.locale) if parts else ""
