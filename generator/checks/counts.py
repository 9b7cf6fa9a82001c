"""Numbers of people and of studies: sums, and parts that are no larger than the whole."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.paths import name
from generator.checks.rule import Finding, rule
from generator.checks.samples import review_row, study_row
from generator.checks.subject import Subject
from generator.model import Path, Review, Study
from generator.model.arms import Arm
from generator.model.results import ArmResult
from generator.problems import Severity
from generator.vocabulary import Basis, CountUnit

_NUMBERS = ("n_allocated", "n_completed", "n_analysed")


@rule(
    "n-adds-up",
    "The arms add up to the whole",
    Study,
    passing="population: {sex: female, n_allocated: 40}",
    failing="population: {sex: female, n_allocated: 41}",
)
def n_adds_up(subject: Subject[Study]) -> Iterator[Finding]:
    """The commonest misprint, and the commonest slip in copying. Arms that are two sides of the same people (`group`)
    count once. A report that contradicts itself is said so in `conflicts` (field `population.n_allocated`).
    """
    study = subject.record
    told = {conflict.field for conflict in study.conflicts}
    for number in _NUMBERS:
        whole, path = getattr(study.population, number), ("population", number)
        arms = [getattr(arm, number) for arm in _people(study.arms)]
        if whole is None or not arms or None in arms or name(path) in told or sum(arms) == whole:
            continue
        message = f"{name(path)} is {whole}; the arms add up to {' + '.join(map(str, arms))} = {sum(arms)}"
        yield Finding(path, message, "copy them again; a report that disagrees with itself goes into `conflicts`")


def _people(arms: list[Arm]) -> list[Arm]:
    """The arms that are different people: of each `group` the first."""
    return [arm for i, arm in enumerate(arms) if not arm.group or arm.group not in {a.group for a in arms[:i]}]


@rule(
    "n-at-most",
    "Nobody is analysed who was not there",
    Study,
    passing=study_row(arms="{arm: ex, n: 20, n_basis: analysed, mean: 1.0}"),
    failing=study_row(arms="{arm: ex, n: 21, n_basis: analysed, mean: 1.0}"),
)
def n_at_most(subject: Subject[Study]) -> Iterator[Finding]:
    """People who completed, were analysed or had an event are some of those who were allocated."""
    for path, part, most, limit in _parts_of_wholes(subject):
        if part is not None and most is not None and part > most:
            message = f"{name(path)} is {part}; at most {most} are possible ({limit})"
            yield Finding(path, message, "copy both numbers again; n that was not printed is left out")


def _parts_of_wholes(subject: Subject[Study]) -> Iterator[tuple[Path, int | None, int | None, str]]:
    """Path and value of each number of people, with the number it cannot exceed."""
    study = subject.record
    groups = [(("population",), study.population), *((("arms", i), arm) for i, arm in enumerate(study.arms))]
    for path, group in groups:
        for number in _NUMBERS[1:]:
            yield (*path, number), getattr(group, number), group.n_allocated, f"{name(path)}.n_allocated"
    allocated = {arm.id: arm.n_allocated for arm in study.arms}
    for path, row in subject.each(ArmResult):
        yield (*path, "n"), row.n, allocated.get(row.arm), f"allocated to {row.arm}"
        yield (*path, "people_with_events"), row.people_with_events, row.n, f"{name(path)}.n"
    for index, harm in enumerate(study.harms):
        most = allocated.get(harm.arm) if harm.arm else study.population.n_allocated
        yield ("harms", index, "people"), harm.people, most, f"allocated to {harm.arm or 'the study'}"


@rule(
    "n-without-basis",
    "A number of people says which number it is",
    Study,
    severity=Severity.QUERY,
    gap=True,
    passing=study_row(arms="{arm: ex, n: 20, n_basis: allocated, mean: 1.0}"),
    failing=study_row(arms="{arm: ex, n: 20, mean: 1.0}"),
)
def n_without_basis(subject: Subject[Study]) -> Iterator[Finding]:
    """Allocated, completed and analysed give standard errors of different size; a sum flags what is not analysed."""
    for path, row in subject.each(ArmResult):
        if row.n is not None and row.n_basis is None:
            message = f"{name(path)}.n is {row.n}, and whether these were allocated, completed or analysed is not said"
            yield Finding((*path, "n"), message, "add `n_basis: analysed`, `completed` or `allocated`")


@rule(
    "n-of-its-basis",
    "The same people are counted the same",
    Study,
    passing=study_row(arms="{arm: ex, n: 20, n_basis: allocated, mean: 1.0}"),
    failing=study_row(arms="{arm: ex, n: 19, n_basis: allocated, mean: 1.0}"),
)
def n_of_its_basis(subject: Subject[Study]) -> Iterator[Finding]:
    """Who was allocated or completed is one number for the whole study; who was analysed may differ by row."""
    arms = {arm.id: arm for arm in subject.record.arms}
    for path, row in subject.each(ArmResult):
        if row.n is None or row.n_basis not in (Basis.ALLOCATED, Basis.COMPLETED) or row.arm not in arms:
            continue
        number = f"n_{row.n_basis.value}"
        told = getattr(arms[row.arm], number)
        if told is not None and told != row.n:
            message = f"{name(path)}.n is {row.n} people {row.n_basis.value}; arm {row.arm} has {number}: {told}"
            yield Finding((*path, "n"), message, "copy both again; another number is of another `n_basis`")


@rule(
    "included-adds-up",
    "The counts of a review fit together",
    Review,
    passing="included: {complete: false, count: {studies: 20, trials: 18, observational: 2}}",
    failing="included: {complete: false, count: {studies: 20, trials: 18, observational: 3}}",
)
def included_adds_up(subject: Subject[Review]) -> Iterator[Finding]:
    """Trials and observational studies are all studies; a list cannot be longer than its count, and a complete one
    cannot be shorter.
    """
    included, count = subject.record.included, subject.record.included.count
    path, listed = ("included", "count", "studies"), len(included.studies) + len(included.labels)
    trials, observational = count.trials, count.observational
    if count.studies is None:
        return
    if trials is not None and observational is not None and trials + observational != count.studies:
        message = f"{name(path)} is {count.studies}; {trials} trials + {observational} observational studies are"
        yield Finding(path, f"{message} {trials + observational}", "copy the three numbers again")
    elif (trials or 0) + (observational or 0) > count.studies:
        message = f"{name(path)} is {count.studies}, fewer than the {trials or observational} of one kind"
        yield Finding(path, message, "copy the numbers again")
    if listed > count.studies or (included.complete and listed != count.studies):
        message = f"{name(path)} is {count.studies}; {listed} are listed in `studies` and `labels`"
        yield Finding(path, message, "list each study once; `complete: true` only if the whole list was seen")


@rule(
    "k-at-most-included",
    "A pooled result holds no more than its review",
    Review,
    passing="included: {complete: false, count: {studies: 20}}\n"
    + review_row("estimate: 0.3\n    k: {value: 18, unit: studies}"),
    failing="included: {complete: false, count: {studies: 20}}\n"
    + review_row("estimate: 0.3\n    k: {value: 21, unit: studies}"),
)
def k_at_most_included(subject: Subject[Review]) -> Iterator[Finding]:
    """k and n of one result are part of the review's; studies are compared with studies, comparisons with
    comparisons.
    """
    count = subject.record.included.count
    of_unit = {CountUnit.STUDIES: count.studies, CountUnit.COMPARISONS: count.comparisons}
    for index, row in enumerate(subject.record.results):
        most = of_unit.get(row.k.unit) if row.k else None
        if row.k and most is not None and row.k.value > most:
            message = f"results[{index}].k.value is {row.k.value}; the review includes {most} {row.k.unit}"
            yield Finding(("results", index, "k", "value"), message, "copy both again; is the unit the same?")
        if row.n is not None and count.participants is not None and row.n > count.participants:
            message = f"results[{index}].n is {row.n}; the review includes {count.participants} people"
            yield Finding(("results", index, "n"), message, "copy both numbers again")
