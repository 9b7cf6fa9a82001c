"""What differs between two sets of records: those that came, went or changed, and in which fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from generator.checks.paths import fields_of
from generator.model import Reference
from generator.model.fields import Part
from generator.model.parts import Conflict, NotFound
from generator.publishing.edition import Edition

_ROW_NAMES = ("id", "arm", "ref", "rule")
_NAMED_BY_FIELD = {NotFound: "what", Conflict: "field"}
SHOWN, SET_ASIDE = "shown", "set aside"
"""How a record stands in an edition: it has its page, or an error keeps it from readers."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after, as plain values; None where it is not there. Rows of lists go by their ids."""

    path: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record, or an entry of the bibliography, and how it stands before and after; None where there is none.

    `fields` are told of records that are shown on both sides.
    """

    kind: str
    id: str
    before: str | None
    after: str | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def what(self) -> str:
        """The change in a word or two."""
        if self.before is None or self.after is None:
            return "added" if self.before is None else "removed"
        return "changed" if self.before == self.after else {SHOWN: "restored", SET_ASIDE: "set aside"}[self.after]


def record_changes(before: Edition, after: Edition) -> tuple[RecordChange, ...]:
    """Every record and bibliographic entry that differs, by kind and id."""
    old, new = _records(before), _records(after)
    kinds = list(dict.fromkeys(kind for kind, _ in (*old, *new)))
    keys = sorted(old.keys() | new.keys(), key=lambda key: (kinds.index(key[0]), key[1]))
    return tuple(change for key in keys if (change := _change(key, old, new)))


_Known = Mapping[tuple[str, str], Part | Reference | None]


def _records(edition: Edition) -> dict[tuple[str, str], Part | Reference | None]:
    """Records and entries by kind and id; None for those that are set aside."""
    shown = {(kind, found.record.id): found.record for kind, found in edition.base.located()}
    aside = {(record.kind, record.id): None for record in edition.quarantined}
    entries = {("references", key): entry for key, entry in edition.base.references.items()}
    return {**shown, **aside, **entries}


def _change(key: tuple[str, str], old: _Known, new: _Known) -> RecordChange | None:
    before, after = (_standing(key, known) for known in (old, new))
    both = before == after == SHOWN
    fields = tuple(field_changes(old[key], new[key])) if both else ()
    return RecordChange(*key, before, after, fields) if fields or before != after else None


def _standing(key: tuple[str, str], known: _Known) -> str | None:
    if key not in known:
        return None
    return SET_ASIDE if known[key] is None else SHOWN


def field_changes(before: Any, after: Any, path: str = "") -> Iterator[FieldChange]:
    """The smallest fields that differ: a row that one side lacks is one change, `0.30` for `0.3` is one too."""
    old, new = _children(before), _children(after)
    if old is None or new is None:
        if _plain(before) != _plain(after):
            yield FieldChange(path, _plain(before), _plain(after))
        return
    shared = [name for name in old if name in new]
    if shared != [name for name in new if name in old] and not isinstance(before, Part | Reference):
        yield FieldChange(f"{path} (order)", list(old), list(new))
    for name in dict.fromkeys((*old, *new)):
        yield from field_changes(old.get(name), new.get(name), f"{path}.{name}" if path else name)


def _children(value: Any) -> dict[str, Any] | None:
    """What a value holds, by name; None for what is told as a whole."""
    if isinstance(value, Part):
        named = ((attribute, name) for attribute, name in fields_of(type(value)) if attribute in value.model_fields_set)
        held = {name: getattr(value, attribute) for attribute, name in named}
        return {name: it for name, it in held.items() if it is not None and it != []}
    if isinstance(value, Reference):
        return {name: list(held) if isinstance(held, tuple) else held for name, held in asdict(value).items() if held}
    if isinstance(value, dict):
        return {str(key): held for key, held in value.items()}
    if isinstance(value, list) and value and all(isinstance(row, Part) for row in value):
        return dict(zip(_labels(value), value, strict=True))
    return None


def _labels(rows: list[Part]) -> list[str]:
    """Names of the rows of a list: their ids, or their positions where ids are missing or occur twice."""
    by = (_NAMED_BY_FIELD.get(type(rows[0]), ""), *_ROW_NAMES)
    names = [next((str(it) for name in by if (it := getattr(row, name, None))), "") for row in rows]
    told_apart = all(names) and len(set(names)) == len(names)
    return names if told_apart else [str(index) for index in range(len(rows))]


def _plain(value: Any) -> Any:
    """A value as JSON has it; a figure stays the text that was printed."""
    if (held := _children(value)) is not None and not isinstance(value, list):
        return {name: _plain(item) for name, item in held.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return str(value)
    return str(value) if isinstance(value, str) else value
