"""One edition of the site: the records that it shows, those it must leave out, and what belongs together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath

from generator.model import KINDS, EvidenceBase, Located, Publication, Record, Reference
from generator.problems import Problem, Severity
from generator.publishing.addresses import record_address
from generator.publishing.citations import told_apart
from generator.publishing.site_settings import SiteSettings
from generator.reading.released_handouts import Release
from generator.synthesis import Findings, find
from generator.synthesis.known_by import Known, known_by

EXAMPLE = "example-"
"""How the keys of made-up publications begin."""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A record that has an error: it keeps its address and is shown as missing, with what is wrong."""

    kind: str
    id: str
    file: str
    problems: tuple[Problem, ...]

    @property
    def address(self) -> str:
        """Address of its page."""
        return record_address(self.kind, self.id)


@dataclass(frozen=True)
class Edition:
    """What page makers work from. `base` holds sound records only; `built` is the newest date in them.

    `other_faults` names files with errors that are no records; `changelog` is the text of CHANGELOG.md and `stylesheet`
    that of the site's own sheet, each empty where there is none; `released` are the handouts that were given out.
    `as_of` is the year of a copy that shows the past, and `unseen` are the records that it leaves out.
    """

    base: EvidenceBase
    site: SiteSettings
    quarantined: tuple[Quarantined, ...] = ()
    other_faults: tuple[str, ...] = ()
    built: str = ""
    changelog: str = ""
    stylesheet: str = ""
    released: tuple[Release, ...] = ()
    as_of: int | None = None
    unseen: tuple[tuple[str, Record], ...] = ()

    @cached_property
    def owners(self) -> Mapping[str, tuple[str, str]]:
        """Bib key of a report -> (folder, id) of the record that holds it, quarantined ones left out."""
        return {key: (kind, record.id) for key, (kind, record) in self.base.record_of_reference().items()}

    @cached_property
    def findings(self) -> Findings:
        """What the sound records add up to: the one source of every answer, rating and number of ours."""
        return find(self.base)

    def address_of(self, key: str) -> str:
        """Address of the page about the publication of that key; empty where it has no record."""
        kind, record_id = self.owners.get(key, ("", ""))
        return record_address(kind, record_id) if kind else ""

    def refs_of(self, record_id: str, reports: Iterable[str]) -> frozenset[str]:
        """Every key by which other records may name this one: its reports, and its own id."""
        return frozenset((record_id, *reports))


def edition_of(
    base: EvidenceBase,
    problems: Iterable[Problem],
    site: SiteSettings,
    *,
    changelog: str = "",
    stylesheet: str = "",
    released: Iterable[Release] = (),
    as_of: int | None = None,
) -> Edition:
    """Set aside every record that has an error, and date the edition by the records that remain.

    With `as_of`, what was not known by the end of that year is set aside too.
    """
    errors: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.severity is Severity.ERROR:
            errors.setdefault(problem.place.file, []).append(problem)
    faulty = {found.file for _, found in base.located()} & errors.keys()
    kinds = {kind: _without(getattr(base, kind), faulty) for kind in KINDS}
    sound = replace(base, references=told_apart(base.references), **kinds)
    known = Known(sound, ()) if as_of is None else known_by(sound, f"{as_of:04d}")
    aside = sorted({*faulty, *(file for file in base.unreadable if _kind_of(file) in KINDS)})
    return Edition(
        base=known.base,
        site=site,
        quarantined=tuple(
            Quarantined(_kind_of(file), PurePosixPath(file).stem, file, tuple(errors.get(file, ()))) for file in aside
        ),
        other_faults=tuple(sorted(errors.keys() - set(aside))),
        built=newest_date(sound),
        changelog=changelog,
        stylesheet=stylesheet,
        released=tuple(released) if as_of is None else (),
        as_of=as_of,
        unseen=known.unseen,
    )


def cited_references(edition: Edition) -> list[Reference]:
    """Every publication of the bibliography, by key, without those made up for the examples of records."""
    found = sorted(edition.base.references.items())
    return [reference for key, reference in found if not key.startswith(EXAMPLE)]


def newest_date(base: EvidenceBase) -> str:
    """The latest date that any record gives for its writing, checking or changing; empty for no records."""
    return max((day for _, found in base.located() for day in _dates(found)), default="")


def _dates(found: Located) -> Iterable[str]:
    record = found.record
    yield record.extracted.date
    if record.checked:
        yield record.checked.date
    if isinstance(record, Publication) and record.compared:
        yield record.compared.date
    yield from (change.date for change in record.changes)


def _without(records: Mapping[str, Located], files: set[str]) -> dict[str, Located]:
    return {key: found for key, found in records.items() if found.file not in files}


def _kind_of(file: str) -> str:
    return PurePosixPath(file).parent.name
