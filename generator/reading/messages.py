"""What is said of a value that cannot be read: one text for the command and for the form on the site.

`{name}` is the path of the field, `{last}` its last word, `{shown}` the value as it was read, `{meaning}` what
documents the field, `{expected}` what the model asked for, `{ids}` its closed list.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from generator.model.fields import EXPECTED


@dataclass(frozen=True, slots=True)
class Message:
    """A rule, what is wrong and what was expected, how to repair it; the words in braces are filled in."""

    rule: str
    text: str
    hint: str

    def filled(self, **words: str) -> tuple[str, str, str]:
        """Rule, message and hint for one value."""
        return self.rule.format(**words), self.text.format(**words), self.hint.format(**words)


_IS = "{name} is {shown}; "
_BARE = "write the bare number as printed, without quotes, unit or sign of approximation"
_DATE = "write year, year-month or year-month-day, for example 2019-03"
MESSAGES = {
    "missing": Message("record-missing-field", "{name} is missing; {meaning}", "add `{last}:` here"),
    "missing_id": Message(
        "record-missing-field", "{name} is missing; {meaning}", "add `{last}:` here; expected one of: {ids}"
    ),
    "unknown_field": Message("record-unknown-field", "{where} has no field `{last}`", "known here: {ids}"),
    "unknown_field_near": Message("record-unknown-field", "{where} has no field `{last}`", "did you mean `{near}`?"),
    "id": Message("record-unknown-id", _IS + "expected an id of its list", "known: {ids}"),
    "id_near": Message("record-unknown-id", _IS + "expected an id of its list", "did you mean `{near}`? known: {ids}"),
    "number": Message("record-number", _IS + "expected {expected}", _BARE),
    "number_bare": Message("record-number", _IS + "expected {expected}", "write {bare}"),
    "date": Message("record-date", _IS + "expected {expected}", _DATE),
    "id_form": Message(
        "record-id-form", _IS + "expected lower-case letters, digits and single hyphens", "write {slug}"
    ),
    "string_type": Message(
        "record-text", _IS + "expected text; put it in quotes if it looks like a number", "{meaning}"
    ),
    "string_too_short": Message("record-text", _IS + "expected text that is not empty", "{meaning}"),
    "string_too_long": Message("record-text", _IS + "expected a shorter text", "{meaning}"),
    "string_pattern_mismatch": Message("record-text", _IS + "expected text that is not blank", "{meaning}"),
    "address": Message("record-text", _IS + "expected an address that begins with https://", "{meaning}"),
    "too_short": Message("record-empty-list", "{name} is empty; expected at least one entry", "{meaning}"),
    "list_type": Message(
        "record-shape", _IS + "expected a list: entries that begin with `- `, or `[...]`", "{meaning}"
    ),
    "dict_type": Message("record-shape", _IS + "expected fields with values below it", "{meaning}"),
    "model_type": Message("record-shape", _IS + "expected fields with values below it", "{meaning}"),
    "bool_type": Message("record-shape", _IS + "expected true or false", "{meaning}"),
    "publication_number": Message(
        "bib-{name}", "{name} is {shown}, which is not the form of one", "write it like {example}"
    ),
    "publication_year": Message(
        "bib-year",
        "the year is {shown}; four figures from 1900 on were expected",
        "write the year of the issue, such as 2018, and nothing else",
    ),
    "publication_lacks": Message(
        "bib-missing-field",
        "`{name}` has no {said}",
        "add it, or say what is missing in the note: `unconfirmed: {last}`",
    ),
    "held": Message(
        "publication-held",
        "{number} is that of {record} ({file})",
        "correct or complete that record; its report is {key}",
    ),
    "registered": Message(
        "publication-held",
        "register number {number} is that of {record} ({file})",
        "one record holds all reports of a trial: add this one to its `reports`",
    ),
    "other": Message("record-shape", _IS + "{expected}", "{meaning}"),
}
"""By what the model found; a few are told apart further, and say so in their names."""
MOST_IDS = 12
"""A closed list is written out where a field is missing unless it is longer than this."""
LONGEST_SHOWN = 60
"""Characters of a text that are shown."""


def message_data() -> dict[str, Any]:
    """The same for the form's script."""
    texts = {name: asdict(message) for name, message in MESSAGES.items()}
    return {"texts": texts, "expected": EXPECTED, "most_ids": MOST_IDS, "longest_shown": LONGEST_SHOWN}
