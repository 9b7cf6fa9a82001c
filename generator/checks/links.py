"""References between files: bib keys, records, registers."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from generator.checks.paths import name
from generator.checks.rule import Finding, rule
from generator.checks.subject import Subject
from generator.model import (
    Claim,
    Guideline,
    Located,
    Path,
    Publication,
    Question,
    Record,
    Reference,
    Review,
    Study,
)
from generator.model.claim import Trace
from generator.model.fields import Part
from generator.model.identifiers import normal_registration, register_of
from generator.model.parts import Source
from generator.model.question import Companion, NamedTrials
from generator.model.review import Included
from generator.model.study import RelatedWork
from generator.problems import Severity
from generator.vocabulary import ClaimVerdict, RecordStatus

_MAY_LACK_RECORD = (RelatedWork, Included, Trace, Question, NamedTrials, Companion)


@rule(
    "reference-missing",
    "Every key stands in the bibliography",
    Study,
    Review,
    Guideline,
    Claim,
    Question,
    gap=True,
    passing="related: [{ref: other-2019, how: discusses}]",
    failing="related: [{ref: othre-2019, how: discusses}]",
)
def reference_missing(subject: Subject[Record]) -> Iterator[Finding]:
    """Every bibliographic fact is written once, in references.bib; a key without an entry leads nowhere."""
    known = subject.neighbours.base.references
    own = {report.ref for report in getattr(subject.record, "reports", ())}
    for path, key, holder in subject.keys():
        is_repeated = isinstance(holder, Source) and key in own
        if key not in known and not is_repeated:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.8)
            hint = f"did you mean {near[0]}? Else add the entry" if near else "add the entry to evidence/references.bib"
            yield Finding(path, f"{name(path)} is {key}, which is not in references.bib", hint)


@rule(
    "not-recorded",
    "Publications that are named and have no record yet are listed",
    Study,
    Review,
    Claim,
    Question,
    severity=Severity.INFO,
    passing="""
    related: [{ref: other-2019, how: discusses}]
    # file: studies/other-2019.yaml
    reports: [{ref: other-2019, role: main, depth: abstract}]
    results: []
    """,
    failing="related: [{ref: other-2019, how: discusses}]",
)
def not_recorded(subject: Subject[Record]) -> Iterator[Finding]:
    """A key of the bibliography needs no record here; the list shows what could be written next."""
    for path, key, holder in () if subject.is_example else subject.keys():
        if isinstance(holder, _MAY_LACK_RECORD) and path != ("article",) and _recorded(subject, key) is None:
            if key in subject.neighbours.base.references:
                yield Finding(path, f"{key} is not yet recorded", "nothing to do; a record may follow")


def _recorded(subject: Subject[Record], key: str) -> Located | None:
    return next(iter(subject.neighbours.holders.get(key, ())), None)


@rule(
    "own-report",
    "What was read was read in a report of this record",
    Study,
    Review,
    Guideline,
    passing="funding: {types: [public], from: {report: sample-2020, where: abstract}}",
    failing="funding: {types: [public], from: {report: other-2019, where: abstract}}",
)
def own_report(subject: Subject[Publication]) -> Iterator[Finding]:
    """Each row says where it was read, and the reports say how deep; only so can a reader check a figure. What others
    say of the study (risk of bias, the other side of a conflict) may come from elsewhere.
    """
    own = {report.ref: None for report in subject.record.reports}
    for path, source in subject.each(Source):
        if source.report not in own and path[0] not in ("risk_of_bias", "appraisal", "conflicts"):
            message = f"{name(path)}.report is {source.report}; this record's reports are {', '.join(own)}"
            yield Finding((*path, "report"), message, "name one of them, or add the report to `reports`")


@rule(
    "report-once",
    "A report belongs to one record",
    Study,
    Review,
    Guideline,
    passing="reports: [{ref: sample-2020, role: main, depth: abstract}]",
    failing="""
    # file: studies/other-2019.yaml
    reports: [{ref: sample-2020, role: main, depth: abstract}]
    """,
)
def report_once(subject: Subject[Publication]) -> Iterator[Finding]:
    """A report in two records would be counted twice."""
    for index, report in enumerate(subject.record.reports):
        for other in [] if subject.is_example else _others(subject, subject.neighbours.holders.get(report.ref, [])):
            message = f"{report.ref} is also a report of {other.record.id} ({other.file})"
            yield Finding(("reports", index, "ref"), message, "one record holds all reports of a study: merge the two")


def _others(subject: Subject[Record], found: list[Located]) -> list[Located]:
    return [other for other in found if other.file != subject.found.file]


@rule(
    "double-registration",
    "A register number belongs to one record",
    Study,
    Review,
    Guideline,
    passing="registration: {id: NCT02000492}",
    failing="""
    registration: {id: NCT02000492}
    # file: studies/other-2019.yaml
    registration: {id: nct 02000492}
    reports: [{ref: other-2019, role: main, depth: abstract}]
    results: []
    """,
)
def double_registration(subject: Subject[Publication]) -> Iterator[Finding]:
    """Two articles under one number report one trial: as two records its people would be counted twice."""
    registration = subject.record.registration
    if registration is None or subject.is_example:
        return
    for other in _others(subject, subject.neighbours.registrations.get(normal_registration(registration.id), [])):
        message = f"registration.id {registration.id} is also that of {other.record.id} ({other.file})"
        hint = "one record holds all reports of a trial: merge the two; a sister trial goes into `related`"
        yield Finding(("registration", "id"), message, hint)


@rule(
    "registration-form",
    "A register number has the form of a known register",
    Study,
    Review,
    Guideline,
    severity=Severity.QUERY,
    passing="registration: {id: ACTRN12616000475448}",
    failing="registration: {id: ACTRN1261600047544}",
)
def registration_form(subject: Subject[Publication]) -> Iterator[Finding]:
    """A digit too few is not seen by eye, and a wrong number hides that two articles are one trial."""
    number = subject.record.registration.id if subject.record.registration else ""
    if number and register_of(normal_registration(number)) is None:
        message = f"registration.id is {number}, which has the form of no register known here"
        yield Finding(("registration", "id"), message, "compare it with the source, figure by figure")


@rule(
    "reference-kind",
    "A key leads to a record of the kind that is meant",
    Question,
    Review,
    passing="""
    index_review: review-2021
    # file: reviews/review-2021.yaml
    """,
    failing="""
    index_review: sample-2020
    # file: studies/sample-2020.yaml
    """,
)
def reference_kind(subject: Subject[Record]) -> Iterator[Finding]:
    """A trial cannot lead an answer as a review does, nor be counted among guidelines."""
    for path, key, expected in _expected_kinds(subject):
        found = _recorded(subject, key)
        if found and not isinstance(found.record, expected):
            message = f"{name(path)} is {key}, which is a {_word(type(found.record))}; a {_word(expected)} was expected"
            yield Finding(path, message, "put the key into the field of its kind")


def _expected_kinds(subject: Subject[Record]) -> Iterator[tuple[Path, str, type[Record]]]:
    by_field = {"index_review": Review, "beside": Review, "guidelines": Guideline}
    by_part: dict[type[Part], type[Record]] = {NamedTrials: Study, Companion: Review, Included: Study}
    for path, key, holder in subject.keys():
        kind = by_field.get(str(path[0])) if isinstance(holder, Question) else by_part.get(type(holder))
        if kind:
            yield path, key, kind


def _word(kind: type[Record]) -> str:
    return kind.__name__.lower()


@rule(
    "not-counted",
    "Nothing rests on a withdrawn or retracted publication",
    Question,
    Claim,
    severity=Severity.QUERY,
    passing="""
    trials: {figures: [sample-2020]}
    # file: studies/sample-2020.yaml
    """,
    failing="""
    trials: {figures: [sample-2020]}
    # file: studies/sample-2020.yaml
    editorial: {status: retracted, notice: notice-2021}
    """,
)
def not_counted(subject: Subject[Record]) -> Iterator[Finding]:
    """A record that was withdrawn, or that its journal took back, stays readable. Sums leave it out by themselves, and
    the pages that name it say so. What a person wrote of it, or judged by it, a person looks at again.
    """
    for path, key in _rests_on(subject):
        found = _recorded(subject, key)
        if found and _is_taken_back(found.record):
            message = f"{name(path)} is {key}, which is withdrawn, retracted or under concern"
            yield Finding(path, message, "take it out here, or move it to `trials.not_pooled`")


def _rests_on(subject: Subject[Record]) -> Iterator[tuple[Path, str]]:
    record = subject.record
    for path, key, _ in subject.keys():
        is_shown_only = path[:2] == ("trials", "not_pooled") or path[0] in ("beside", "wanted")
        is_judged = isinstance(record, Claim) and record.verdict is not ClaimVerdict.FAITHFUL
        if not is_shown_only and not is_judged:
            yield path, key


def _is_taken_back(record: Publication) -> bool:
    return record.status is RecordStatus.WITHDRAWN or not record.editorial.status.counted


@rule(
    "question-parent",
    "The wider question exists and is no part of this one",
    Question,
    passing="""
    parent: question-two
    # file: questions/question-two.yaml
    title: A wider question
    """,
    failing="parent: question-three",
)
def question_parent(subject: Subject[Question]) -> Iterator[Finding]:
    """Narrow questions are rows of wider ones; a missing parent hides them, a circle never ends."""
    questions = subject.neighbours.questions
    seen, parent = {subject.record.id}, subject.record.parent
    if parent and parent not in questions:
        near = difflib.get_close_matches(parent, questions, n=1)
        hint = f"did you mean {near[0]}?" if near else "write the wider question first, or leave `parent` out"
        yield Finding(("parent",), f"parent is {parent}, which is no question", hint)
    while parent in questions:
        if parent in seen:
            yield Finding(("parent",), f"parent leads back to {parent}", "one of the two is the wider question")
            return
        seen.add(parent)
        parent = questions[parent].parent


@rule(
    "claim-article",
    "A claim stands in an article on the web",
    Claim,
    passing="article: article-2023",
    failing="article: sample-2020",
)
def claim_article(subject: Subject[Claim]) -> Iterator[Finding]:
    """A claim is what an article tells the public; the study behind it is named in `trace`."""
    reference = subject.neighbours.base.references.get(subject.record.article)
    if reference and reference.kind != "online":
        message = f"article is {reference.key}, an entry of type {reference.kind}; @online was expected"
        yield Finding(("article",), message, "name the article here and the study under `trace`")


@rule(
    "unused-reference",
    "Entries that nothing cites are listed",
    Reference,
    severity=Severity.INFO,
    passing="""
    # file: references.bib
    @misc{sample-2020, title = {Lifting}, author = {Doe, A}, year = {2020}, url = {https://example.org/a}}
    """,
    failing="""
    # file: references.bib
    @misc{other-2019, title = {Jumping}, author = {Roe, B}, year = {2019}, url = {https://example.org/b}}
    @misc{sample-2020, title = {Lifting}, author = {Doe, A}, year = {2020}, url = {https://example.org/a}}
    """,
)
def unused_reference(subject: Subject) -> Iterator[Finding]:
    """The bibliography may run ahead of the records; what is in it and cited nowhere is no part of the site."""
    if subject.record.key not in subject.neighbours.cited:
        yield Finding((), f"{subject.record.key} is cited by no record", "nothing to do; a record may follow")
