"""Run every rule on every record it is about, with places, and set the answers in records against the questions."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.checks.paths import address, follow
from generator.checks.rule import Check, Finding
from generator.checks.subject import Neighbours, Subject
from generator.model import EvidenceBase, Located, Path, Record
from generator.model.parts import Query
from generator.problems import Place, Problem, Rule, Severity, in_order

NEEDLESS_ANSWER = Rule(
    "needless-answer",
    "An answer belongs to a question that is asked",
    "An entry of `queries` answers one question that a check asks about one place, which is then shown as information."
    " One that answers nothing hides the next question at that place.",
    passing="queries: []",
    failing="queries: [{rule: ci-symmetry, at: results.neck, answer: as printed, date: 2026-02}]",
)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found, in order, and how often a rule was applied to a record."""

    problems: tuple[Problem, ...]
    evaluations: int


def run_checks(base: EvidenceBase, checks: Sequence[Check], known: Iterable[str]) -> CheckReport:
    """Apply `checks` to every record, example and bibliographic entry; `known` are the ids of all rules there are."""
    neighbours, problems, evaluations = Neighbours(base), [], 0
    for found, unsure in _examined(base):
        subject = Subject(found, neighbours)
        fitting = [check for check in checks if isinstance(found.record, check.kinds)]
        evaluations += len(fitting)
        said = ((check, finding) for check in fitting for finding in check.find(subject))
        raised = [(check, finding) for check, finding in said if not _leans_on(finding.path, unsure)]
        problems += [_problem(subject, check, finding) for check, finding in raised]
        if isinstance(found.record, Record) and found.record.queries:
            evaluations += 1
            problems += _needless(subject, raised, tuple(known))
    return CheckReport(tuple(in_order(problems)), evaluations)


def _examined(base: EvidenceBase) -> Iterator[tuple[Located, tuple[Path, ...]]]:
    """Everything that rules look at, with the paths that are not to be trusted."""
    yield from ((found, ()) for _, found in base.located())
    yield from ((found, ()) for found in base.examples.values())
    yield from ((damaged.found, damaged.unsure) for damaged in base.damaged.values())
    for key, reference in base.references.items():
        yield _located_reference(reference, base.reference_places, key), ()


def _leans_on(path: Path, unsure: tuple[Path, ...]) -> bool:
    """Whether a finding may come from what is not to be trusted: within it, or at a row that holds it."""
    return any(path[: len(doubt)] == doubt or doubt[: len(path)] == path for doubt in unsure)


def _located_reference(reference: object, places: Mapping[str, Place], key: str) -> Located:
    """An entry of the bibliography, which has one place."""
    place = places.get(key, Place("evidence/references.bib"))
    return Located(reference, place.file, lambda path, *, at="value": place)


def _problem(subject: Subject, check: Check, finding: Finding) -> Problem:
    rule, place = check.rule, subject.found.place(*finding.path, at=finding.at)
    problem = Problem(place, rule.id, finding.message, finding.hint, rule.severity)
    if rule.severity is not Severity.QUERY:
        return problem
    answer = next((q for q in subject.record.queries if _answers(subject.record, q, rule.id, finding.path)), None)
    if answer:
        return replace(problem, severity=Severity.INFO, hint=f"answered {answer.date}: {answer.answer}")
    where = address(subject.record, finding.path)
    entry = f"{{rule: {rule.id}, at: {where}, answer: ..., date: ...}}"
    return replace(problem, hint=f"{finding.hint}; if it stands as printed, answer under `queries:` {entry}")


def _answers(record: Record, query: Query, rule_id: str, path: Path) -> bool:
    """Whether an answer is to this rule, at the place or at a row above it."""
    found = follow(record, query.at)
    return query.rule == rule_id and found is not None and path[: len(found[0])] == found[0]


def _needless(subject: Subject, raised: Sequence[tuple[Check, Finding]], known: Sequence[str]) -> Iterator[Problem]:
    record = subject.record
    asked = [(check.rule.id, finding.path) for check, finding in raised if check.rule.severity is Severity.QUERY]
    for index, query in enumerate(record.queries):
        if any(_answers(record, query, rule_id, path) for rule_id, path in asked):
            continue
        place, hint = subject.found.place("queries", index), "delete the entry"
        message = f"{query.rule} asks nothing at {query.at}"
        if query.rule not in known:
            near = difflib.get_close_matches(query.rule, known, n=1)
            place, message = subject.found.place("queries", index, "rule"), f"there is no rule {query.rule}"
            hint = f"did you mean {near[0]}?" if near else hint
        elif follow(record, query.at) is None:
            place = subject.found.place("queries", index, "at")
            message, hint = f"{query.at} is no field of this record", "name rows by their ids: results.neck.contrasts.0"
        yield Problem(place, NEEDLESS_ANSWER.id, message, hint, NEEDLESS_ANSWER.severity)
