"""What if: the same records without some of them, or with some taken back by their journal."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from generator.model import KINDS, EvidenceBase, Located, Publication
from generator.model.identifiers import normal_doi
from generator.model.parts import Editorial
from generator.problems import Problem
from generator.vocabulary import EditorialStatus


def record_ids(base: EvidenceBase) -> frozenset[str]:
    """Ids of all records, those included that could not be read."""
    unreadable = (PurePosixPath(file) for file in base.unreadable)
    ids = {path.stem for path in unreadable if path.parent.name in KINDS}
    return frozenset(ids.union(*(getattr(base, kind) for kind in KINDS)))


def dois(base: EvidenceBase) -> dict[str, tuple[str, str]]:
    """DOI of every report that a study, review or guideline holds -> (folder, record id)."""
    holders = base.record_of_reference()
    entries = ((entry.doi, holders.get(key)) for key, entry in base.references.items() if entry.doi)
    return {normal_doi(doi): (holder[0], holder[1].id) for doi, holder in entries if holder}


def excluding(
    base: EvidenceBase, unread: Iterable[Problem], ids: Collection[str]
) -> tuple[EvidenceBase, list[Problem]]:
    """The base as it were if the files of these records were not there, and the problems of reading that remain."""
    kinds = {kind: {key: it for key, it in getattr(base, kind).items() if key not in ids} for kind in KINDS}
    gone = {f"evidence/{kind}/{key}.yaml" for kind in KINDS for key in ids}
    kept = replace(
        base,
        **kinds,
        unreadable=tuple(file for file in base.unreadable if file not in gone),
        damaged={file: it for file, it in base.damaged.items() if file not in gone},
    )
    return kept, [problem for problem in unread if problem.place.file not in gone]


def retracting(base: EvidenceBase, wanted: Iterable[str]) -> EvidenceBase:
    """The base as it were if these DOIs were retracted and questions mended as the rule `not-counted` asks.

    Trials move to `trials.not_pooled`, an index review to `beside`. KeyError for a DOI that no record holds.
    """
    known = dois(base)
    for doi in wanted:
        kind, key = known[normal_doi(doi)]
        found = getattr(base, kind)[key]
        keys = {key, *(report.ref for report in found.record.reports)}
        base = replace(
            base,
            **{kind: {**getattr(base, kind), key: _with(found, editorial=_retraction(found.record))}},
        )
        base = replace(base, questions={name: _mended(asked, keys) for name, asked in base.questions.items()})
    return base


def _with(found: Located, **fields: object) -> Located:
    return replace(found, record=found.record.model_copy(update=fields))


def _retraction(record: Publication) -> Editorial:
    """A retraction; the report itself stands in for the notice, which nobody has written."""
    told = {"status": EditorialStatus.RETRACTED, "notice": record.editorial.notice or record.main_report.ref}
    return Editorial(**(record.editorial.model_dump(exclude_unset=True) | told))


def _mended(found: Located, keys: Collection[str]) -> Located:
    """A question that no longer rests on these keys; one that never did stays as it is."""
    question, trials = found.record, found.record.trials
    fields: dict[str, object] = {}
    if moved := [key for key in (*trials.figures, *trials.partial) if key in keys]:
        kept = {name: [key for key in getattr(trials, name) if key not in keys] for name in ("figures", "partial")}
        fields["trials"] = trials.model_copy(update={**kept, "not_pooled": sorted([*trials.not_pooled, *moved])})
    if question.index_review in keys:
        fields |= {"index_review": None, "beside": list(dict.fromkeys([*question.beside, question.index_review]))}
    return _with(found, **fields) if fields else found
