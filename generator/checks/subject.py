"""What a rule looks at: one record with all its parts, and the other records that it speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Generic, TypeVar, get_args

from pydantic.fields import FieldInfo

from generator.checks.paths import fields_of
from generator.model import EvidenceBase, Located, Path, Publication, Question, Record
from generator.model.fields import Part
from generator.model.identifiers import normal_registration

R = TypeVar("R", bound=Record)
P = TypeVar("P", bound=Part)


class Neighbours:
    """Look-ups over the whole base; each is made once, when a rule first asks."""

    def __init__(self, base: EvidenceBase) -> None:
        self.base = base

    @cached_property
    def everyone(self) -> tuple[Located, ...]:
        """Every record, and what can be read of those with faults of shape; no examples."""
        damaged = (it.found for it in self.base.damaged.values())
        return (*(found for _, found in self.base.located()), *damaged)

    @cached_property
    def files(self) -> frozenset[str]:
        """The file of every record, read or not."""
        return frozenset((*(found.file for found in self.everyone), *self.base.unreadable))

    @cached_property
    def former_ids(self) -> Mapping[tuple[str, str], set[str]]:
        """Folder and former id -> the files of the records that list it."""
        found = defaultdict(set)
        for located in self.everyone:
            for former in located.record.former_ids:
                found[located.file.split("/")[-2], former].add(located.file)
        return found

    @cached_property
    def publications(self) -> tuple[Located, ...]:
        """Studies, reviews and guidelines."""
        return tuple(found for found in self.everyone if isinstance(found.record, Publication))

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by its id."""
        return {found.record.id: found.record for found in self.everyone if isinstance(found.record, Question)}

    @cached_property
    def holders(self) -> Mapping[str, list[Located]]:
        """Bib key -> the publications that have it as a report."""
        found = defaultdict(list)
        for located in self.publications:
            for key in {report.ref for report in located.record.reports}:
                found[key].append(located)
        return found

    @cached_property
    def registrations(self) -> Mapping[str, list[Located]]:
        """Register number in its normal form -> the publications that have it."""
        found = defaultdict(list)
        for located in self.publications:
            if located.record.registration:
                found[normal_registration(located.record.registration.id)].append(located)
        return found

    @cached_property
    def cited(self) -> frozenset[str]:
        """Every bib key that a record or an example names."""
        citing = (*self.everyone, *self.base.examples.values())
        return frozenset(key for located in citing for _, key, _ in cited_keys(walk(located.record)))


@dataclass(frozen=True)
class Subject(Generic[R]):
    """One record under examination."""

    found: Located[R]
    neighbours: Neighbours

    @property
    def record(self) -> R:
        """The record itself."""
        return self.found.record

    @property
    def is_example(self) -> bool:
        """Whether it is the commented example of its kind, which stands beside the collection."""
        return self.found.file.startswith("evidence/examples/")

    @cached_property
    def parts(self) -> tuple[tuple[Path, Part], ...]:
        """Every part with its path, the record first."""
        return tuple(walk(self.record))

    def each(self, *kinds: type[P]) -> Iterator[tuple[Path, P]]:
        """The parts of these kinds, with their paths."""
        return ((path, part) for path, part in self.parts if isinstance(part, kinds))

    def keys(self) -> Iterator[tuple[Path, str, Part]]:
        """Every bib key that the record names, with its path and the part that holds it."""
        return cited_keys(self.parts)


def walk(part: Part, path: Path = ()) -> Iterator[tuple[Path, Part]]:
    """Yield a part and all parts below it, under the names that the file uses."""
    yield path, part
    for attribute, named in fields_of(type(part)):
        value = getattr(part, attribute)
        if isinstance(value, Part):
            yield from walk(value, (*path, named))
        elif isinstance(value, list) and value and isinstance(value[0], Part):
            for index, item in enumerate(value):
                yield from walk(item, (*path, named, index))


def cited_keys(parts: Any) -> Iterator[tuple[Path, str, Part]]:
    """Yield path, bib key and holder of every reference to the bibliography."""
    for path, part in parts:
        for name, alias in _key_fields(type(part)):
            value = getattr(part, name)
            if isinstance(value, str):
                yield (*path, alias), value, part
            elif value:
                yield from (((*path, alias, index), key, part) for index, key in enumerate(value))


@cache
def _key_fields(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """Attribute and name in the file of the fields that hold bib keys: the model marks them for the schema."""
    return tuple(both for both in fields_of(kind) if _holds_keys(kind.model_fields[both[0]]))


def _holds_keys(annotation: Any) -> bool:
    extra = annotation.json_schema_extra if isinstance(annotation, FieldInfo) else None
    if isinstance(extra, dict) and "x-reference" in extra:
        return True
    inner = (annotation.annotation,) if isinstance(annotation, FieldInfo) else get_args(annotation)
    return any(_holds_keys(leaf) for leaf in (*inner, *getattr(annotation, "__metadata__", ())))
