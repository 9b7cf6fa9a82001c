"""All records and references that were read, with the place of every field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Generic, Literal, Protocol, TypeVar

from generator.model.claim import Claim
from generator.model.guideline import Guideline
from generator.model.parts import Publication, Record
from generator.model.question import Question
from generator.model.reference import Reference
from generator.model.review import Review
from generator.model.study import Study
from generator.problems import Place

Path = tuple[str | int, ...]
"""A field within a record: `("arms", 0, "n_allocated")`."""


class PlaceFinder(Protocol):
    """Gives the place of a field, or of its key; an unknown path gives its nearest known ancestor."""

    def __call__(self, path: Path, *, at: Literal["value", "key"] = "value") -> Place: ...


KINDS: Mapping[str, type[Record]] = MappingProxyType(
    {"studies": Study, "reviews": Review, "guidelines": Guideline, "claims": Claim, "questions": Question}
)
"""Folder below `evidence/` -> the record that its files hold, in the order of every listing."""


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Located(Generic[R]):
    """A record, the file it came from and where its fields stand."""

    record: R
    file: str
    find: PlaceFinder = field(repr=False, compare=False)

    def place(self, *path: str | int, at: Literal["value", "key"] = "value") -> Place:
        """Where a field stands; with `at="key"` its key."""
        return self.find(path, at=at)


@dataclass(frozen=True, slots=True)
class Damaged:
    """A record whose file has faults of shape: what could be read of it, to be checked and used for nothing else.

    `unsure` are paths of fields that were left out, and of rows where something stands in for what the file lacks.
    """

    found: Located
    unsure: tuple[Path, ...]


@dataclass(frozen=True)
class EvidenceBase:
    """Every record by id, in sorted order, and every bibliographic entry by key.

    Records that could not be read are named in `unreadable` (file names): they are shown as missing, never dropped;
    `damaged` holds, by file name, what could be read of them, for the checks alone.
    `examples` hold the commented example of each kind, checked like records and counted nowhere.
    """

    studies: Mapping[str, Located] = field(default_factory=dict)
    reviews: Mapping[str, Located] = field(default_factory=dict)
    guidelines: Mapping[str, Located] = field(default_factory=dict)
    claims: Mapping[str, Located] = field(default_factory=dict)
    questions: Mapping[str, Located] = field(default_factory=dict)
    examples: Mapping[str, Located] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)
    reference_places: Mapping[str, Place] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()
    damaged: Mapping[str, Damaged] = field(default_factory=dict)

    def located(self) -> Iterator[tuple[str, Located]]:
        """Every record with the name of its folder, kind by kind, by id; examples are left out."""
        for kind in KINDS:
            for found in getattr(self, kind).values():
                yield kind, found

    def publications(self) -> Iterator[Located]:
        """Studies, reviews and guidelines."""
        for _, found in self.located():
            if isinstance(found.record, Publication):
                yield found

    def record_of_reference(self) -> dict[str, tuple[str, Record]]:
        """Bib key of a report -> (folder, record) that holds it."""
        return {
            report.ref: (kind, found.record)
            for kind, found in self.located()
            if isinstance(found.record, Publication)
            for report in found.record.reports
        }

    def count(self) -> int:
        """Records there are: those that could not be read count too; examples do not."""
        return len(self) + sum(1 for file in self.unreadable if file.split("/")[-2] in KINDS)

    def __len__(self) -> int:
        return sum(1 for _ in self.located())
