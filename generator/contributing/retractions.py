"""Notices of journals on publications that we hold: corrections, concerns, retractions, reinstatements, kept apart.

The file is that of Retraction Watch (Crossref), https://gitlab.com/crossref/retraction-watch-data: one notice a row,
the publication under `OriginalPaperDOI` and `OriginalPaperPubMedID`, the notice itself under `RetractionDOI`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from generator.model import EvidenceBase, Publication, Reference
from generator.model.identifiers import is_doi, normal_doi
from generator.vocabulary import EditorialStatus

COLUMNS = (
    "RetractionDate",
    "RetractionDOI",
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionNature",
    "Reason",
)
"""What is read of each row."""

_DATE_FORMS = ("%m/%d/%Y %H:%M", "%m/%d/%Y", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S")
_REPLACED = re.compile(r"retract and replace", re.IGNORECASE)


class NotACatalogue(Exception):
    """The file lacks columns of a Retraction Watch file; the text names them."""


class Nature(StrEnum):
    """What a notice does, in the words of Retraction Watch."""

    CORRECTION = "Correction"
    CONCERN = "Expression of concern"
    RETRACTION = "Retraction"
    REINSTATEMENT = "Reinstatement"


@dataclass(frozen=True, slots=True)
class Notice:
    """One row; `replaced` marks a retraction with a new version. Dates are empty where they cannot be read."""

    nature: Nature
    date: str
    doi: str
    original_doi: str
    original_pmid: str
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A notice on a report of ours, and what all notices on that record together ask its status to be."""

    notice: Notice
    kind: str
    record: str
    report: str
    current: EditorialStatus
    proposed: EditorialStatus

    @property
    def must_change(self) -> bool:
        """Whether the record says less, or something else, than the journal does."""
        return self.current is not self.proposed

    @property
    def decides(self) -> bool:
        """Whether this notice is one that asks for the proposed status."""
        return _asked(self.notice) is self.proposed


def read_notices(text: str) -> list[Notice]:
    """The notices of a file, in its order; rows of another nature are left out. Raises NotACatalogue."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        raise NotACatalogue(f"the file has no column {', '.join(missing)}")
    return [notice for row in rows if (notice := _notice({key: row[key] or "" for key in COLUMNS}))]


def _notice(row: dict[str, str]) -> Notice | None:
    nature = next((it for it in Nature if it.lower() == row["RetractionNature"].strip().lower()), None)
    if nature is None:
        return None
    pmid = row["OriginalPaperPubMedID"].strip().removesuffix(".0")
    return Notice(
        nature,
        _day(row["RetractionDate"].strip()),
        _doi(row["RetractionDOI"]),
        _doi(row["OriginalPaperDOI"]),
        pmid if pmid.isdecimal() and int(pmid) else "",
        nature is Nature.RETRACTION and bool(_REPLACED.search(row["Reason"])),
    )


def _doi(text: str) -> str:
    """A DOI in its normal form; the catalogue writes `unavailable` where there is none."""
    bare = normal_doi(text)
    return bare if is_doi(bare) else ""


def _day(text: str) -> str:
    for form in _DATE_FORMS:
        try:
            return datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    return ""


def verdicts(base: EvidenceBase, notices: Iterable[Notice]) -> list[Verdict]:
    """The notices on publications that a record holds, by record and date, with the status they ask for together."""
    found: dict[tuple[str, str], list[tuple[Notice, str]]] = {}
    holders = base.record_of_reference()
    entries = [(entry, holders[key]) for key, entry in base.references.items() if key in holders]
    for notice in sorted(notices, key=lambda it: (it.date, it.nature)):
        for entry, (kind, record) in entries:
            if _is_about(notice, entry):
                found.setdefault((kind, record.id), []).append((notice, entry.key))
    return [verdict for key in sorted(found) for verdict in _judged(base, *key, found[key])]


def _is_about(notice: Notice, entry: Reference) -> bool:
    """By DOI where both have one, else by PubMed number. The DOI of the notice itself never counts."""
    if notice.original_doi and entry.doi:
        return notice.original_doi == normal_doi(entry.doi)
    return bool(notice.original_pmid) and notice.original_pmid == entry.pmid


def _judged(base: EvidenceBase, kind: str, key: str, told: list[tuple[Notice, str]]) -> Iterator[Verdict]:
    record: Publication = getattr(base, kind)[key].record
    current = record.editorial.status
    proposed = status_after(current, [notice for notice, _ in told])
    yield from (Verdict(notice, kind, key, report, current, proposed) for notice, report in told)


_STATUS = {
    Nature.CORRECTION: EditorialStatus.CORRECTED_NOT_READ,
    Nature.CONCERN: EditorialStatus.EXPRESSION_OF_CONCERN,
    Nature.RETRACTION: EditorialStatus.RETRACTED,
    Nature.REINSTATEMENT: EditorialStatus.NONE_FOUND,
}
_GRAVITY = {
    EditorialStatus.NOT_CHECKED: 0,
    EditorialStatus.NONE_FOUND: 0,
    EditorialStatus.CORRECTED_NOT_READ: 1,
    EditorialStatus.CORRECTED: 1,
    EditorialStatus.EXPRESSION_OF_CONCERN: 2,
    EditorialStatus.RETRACTED_REPUBLISHED: 3,
    EditorialStatus.RETRACTED: 3,
    EditorialStatus.WITHDRAWN: 3,
}


def status_after(current: EditorialStatus, notices: Iterable[Notice]) -> EditorialStatus:
    """The status that notices in order of time lead to: the gravest stays until a reinstatement takes it back.

    A status of the same gravity that a person has set (a correction that was read) stays.
    """
    status, taken_back = EditorialStatus.NONE_FOUND, False
    for notice in notices:
        reinstated = notice.nature is Nature.REINSTATEMENT
        taken_back = taken_back or reinstated
        asked = _asked(notice)
        status = asked if reinstated or _GRAVITY[asked] >= _GRAVITY[status] else status
    graver = _GRAVITY[current] > _GRAVITY[status] and not taken_back
    return current if graver or _GRAVITY[current] == _GRAVITY[status] else status


def _asked(notice: Notice) -> EditorialStatus:
    """The status that one notice asks for."""
    if notice.nature is Nature.RETRACTION and notice.replaced:
        return EditorialStatus.RETRACTED_REPUBLISHED
    return _STATUS[notice.nature]
