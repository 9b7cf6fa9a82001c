"""Which publications would change most if their figures were read: a ranked list for contributors.

A publication is wanted where an answer lists it and its figures were not read. It counts more where the answer has no
rating at all, where a review would lead, and where the question is among those answered first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.publishing.edition import Edition
from generator.synthesis import Answer, QuestionFinding
from generator.synthesis.comparisons import Standing
from generator.vocabulary import Depth

_UNRATED, _LEADS, _FIRST = 3, 3, 2


@dataclass
class Wanted:
    """One publication: its key, how much it would change, what is missing of it, and for which questions."""

    key: str
    score: int = 0
    needs: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)

    def add(self, need: str, question: str, score: int) -> None:
        """Note one more use of this publication."""
        self.score += score
        if need not in self.needs:
            self.needs.append(need)
        if question not in self.questions:
            self.questions.append(question)


def wanted_of(edition: Edition) -> tuple[Wanted, ...]:
    """Every publication that is wanted, the one that would change most first; then by key."""
    found: dict[str, Wanted] = {}
    for finding in edition.findings.questions.values():
        for answer in finding.answers:
            for key, need, score in _needs(edition, finding, answer):
                found.setdefault(key, Wanted(key)).add(need, finding.id, score)
    return tuple(sorted(found.values(), key=lambda one: (-one.score, one.key)))


def _needs(edition: Edition, finding: QuestionFinding, answer: Answer) -> Iterator[tuple[str, str, int]]:
    base = (_FIRST if finding.priority == 1 else 1) * (_UNRATED if answer.rating is None else 1)
    for reading in answer.readings:
        if reading.standing is Standing.NOT_RECORDED:
            yield reading.study, "a record of it", base
        elif reading.standing is Standing.UNREAD:
            yield _main(edition, reading.study), reading.why or "its figures", base
    for key in dict.fromkeys((*answer.choice.waiting, *filter(None, (answer.choice.instead_of,)))):
        yield key, answer.choice.why_instead or "its figures", base * _LEADS
    review = answer.choice.record
    if review and answer.choice.index:
        row = answer.choice.index
        lacks = [words for words, known in (("the number of people", row.n), ("I\u00b2", row.i2)) if known is None]
        if lacks and review.main_report.depth is not Depth.FULL_TEXT:
            yield review.main_report.ref, f"{' and '.join(lacks)} of its pooled figure", base * _LEADS


def _main(edition: Edition, study: str) -> str:
    """The key of a study's main report."""
    found = edition.base.studies.get(study)
    return found.record.main_report.ref if found else study
