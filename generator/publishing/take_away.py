"""What can be taken away from one page: its references in three formats, its record as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator.model import Reference
from generator.publishing.addresses import correction_address, record_address
from generator.publishing.edition import Edition
from generator.publishing.exports.api import ROOT
from generator.publishing.file_map import FileMap
from generator.publishing.page import relative
from generator.publishing.reference_formats import bibtex_text, csl_json, ris_text
from generator.synthesis import QuestionFinding

_FORMATS: tuple[tuple[str, str, Callable[[Iterable[Reference]], str]], ...] = (
    ("cite.bib", "BibTeX", bibtex_text),
    ("cite.ris", "RIS", ris_text),
    ("cite.csl.json", "CSL-JSON", csl_json),
)


def record_actions(edition: Edition, kind: str, record_id: str) -> list[list[str]]:
    """What the right column of a record's page offers: words and addresses. A copy of a past year has no JSON."""
    address = record_address(kind, record_id)
    cited = [[f"Cite: {words}", name] for name, words, _ in _FORMATS]
    taken = ["This record as JSON", relative(f"{ROOT}/{kind}/{record_id}.json", address)]
    return [
        *cited,
        *([taken] if edition.as_of is None else []),
        ["Suggest a correction", relative(correction_address(f"evidence/{kind}/{record_id}.yaml"), address)],
    ]


def citation_files(edition: Edition) -> FileMap:
    """The three files of references for each page of a publication or question."""
    files: FileMap = {}
    for address, keys in _pages(edition):
        found = [edition.base.references[key] for key in keys if key in edition.base.references]
        files |= {f"{address}{name}": write(found) for name, _, write in _FORMATS}
    return files


def _pages(edition: Edition) -> Iterator[tuple[str, list[str]]]:
    for kind in ("studies", "reviews", "guidelines"):
        for key, found in getattr(edition.base, kind).items():
            yield f"{kind}/{key}/", [report.ref for report in found.record.reports]
    for key, finding in edition.findings.questions.items():
        yield f"questions/{key}/", sorted(set(_cited(edition, finding)))


def _cited(edition: Edition, finding: QuestionFinding) -> Iterator[str]:
    """The publications behind a question: of its reviews, of the studies that were read, of its guidelines."""
    question: Any = edition.base.questions[finding.id].record
    yield from question.guidelines
    for answer in finding.answers:
        yield from (review.main_report.ref for review in answer.choice.records)
        for reading in answer.readings:
            found = edition.base.studies.get(reading.study)
            if found and any(comparison.estimate for comparison in reading.comparisons):
                yield found.record.main_report.ref
