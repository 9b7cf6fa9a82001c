"""Rows of a record that name one another: arms, results, what counts, what was not found."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.paths import follow, is_filled, name
from generator.checks.rule import Finding, rule
from generator.checks.samples import study_row
from generator.checks.subject import Subject
from generator.model import Claim, Guideline, Path, Publication, Question, Record, Review, Study
from generator.model.parts import Counting, RiskOfBias
from generator.model.results import ArmResult, GroupEstimate, ReportedContrast, Result
from generator.model.review import PooledResult
from generator.problems import Severity
from generator.vocabulary import CountRole


@rule(
    "arm-exists",
    "Results, harms and adherence name arms of the study",
    Study,
    passing="harms: [{arm: ex, what: sore knee, events: 1, from: {report: sample-2020, where: abstract}}]",
    failing="harms: [{arm: training, what: sore knee, events: 1, from: {report: sample-2020, where: abstract}}]",
)
def arm_exists(subject: Subject[Study]) -> Iterator[Finding]:
    """A figure belongs to a group of people; a name that no arm has belongs to nobody."""
    known = [arm.id for arm in subject.record.arms]
    for path, arm in _named_arms(subject.record):
        if arm not in known:
            message = f"{name(path)} is {arm}, which is no arm of this study"
            yield Finding(path, message, f"arms: {', '.join(known)}" if known else "the study has no arms yet")


def _named_arms(study: Study) -> Iterator[tuple[Path, str]]:
    """Every mention of an arm outside `arms`."""
    for r, result in enumerate(study.results):
        for i, arm in enumerate(result.arms):
            yield ("results", r, "arms", i, "arm"), arm.arm
        for c, contrast in enumerate(result.contrasts):
            for side in ("of", "against"):
                yield from ((("results", r, "contrasts", c, side, i), a) for i, a in enumerate(getattr(contrast, side)))
        for t, test in enumerate(result.tests):
            yield from ((("results", r, "tests", t, "arms", i), arm) for i, arm in enumerate(test.arms))
    for field in ("harms", "adherence"):
        yield from (((field, i, "arm"), row.arm) for i, row in enumerate(getattr(study, field)) if row.arm)


@rule(
    "contrast-sides",
    "No arm stands on both sides of a contrast",
    Study,
    passing=study_row(),
    failing=study_row(contrast="estimate: 1.0").replace("against: [con]", "against: [ex, con]"),
)
def contrast_sides(subject: Subject[Study]) -> Iterator[Finding]:
    """A contrast sets people against other people."""
    for path, contrast in subject.each(ReportedContrast):
        for index, arm in enumerate(contrast.against):
            if arm in contrast.of:
                hint = "name on each side only the arms that are on it"
                yield Finding((*path, "against", index), f"{name(path)} sets {arm} against itself", hint)


@rule(
    "row-exists",
    "A judgement, a claim or a question names a result that exists",
    Study,
    Review,
    Guideline,
    Claim,
    Question,
    passing="risk_of_bias: [{tool: pedro, result: neck, score: 7}]",
    failing="risk_of_bias: [{tool: pedro, result: spine, score: 7}]",
)
def row_exists(subject: Subject[Record]) -> Iterator[Finding]:
    """What is said of one result must be found at that result."""
    for path, row, publication in _named_rows(subject):
        rows = getattr(publication, "results", getattr(publication, "recommendations", []))
        known = [result.id for result in rows]
        if row not in known:
            message = f"{name(path)} is {row}, which is no result of {publication.id}"
            yield Finding(path, message, f"results: {', '.join(known)}" if known else "it has no results yet")


def _named_rows(subject: Subject[Record]) -> Iterator[tuple[Path, str, Record]]:
    """Path, row id and publication of every mention of a result; publications without a record are left out."""
    record, holders = subject.record, subject.neighbours.holders
    for path, judgement in subject.each(RiskOfBias):
        if judgement.result:
            yield (*path, "result"), judgement.result, record
    named: list[tuple[Path, str | None, str]] = []
    if isinstance(record, Claim):
        named = [(("trace", i, "result"), trace.result, trace.ref) for i, trace in enumerate(record.trace)]
    if isinstance(record, Question) and record.percent_companion:
        companion = record.percent_companion
        named = [(("percent_companion", "result"), companion.result, companion.review)]
    for path, row, key in named:
        if row and key in holders:
            yield path, row, holders[key][0].record


@rule(
    "row-empty",
    "Every row of a result says something",
    Study,
    Review,
    gap=True,
    passing=study_row(contrast="direction: not_stated, verdict_as_printed: no_difference, p: {op: ns}"),
    failing=study_row(contrast="adjusted: no"),
)
def row_empty(subject: Subject[Study | Review]) -> Iterator[Finding]:
    """A figure, a p value, a direction, a verdict or a statement; a row without any of them looks like a finding."""
    for path, part in subject.each(*_SAYS):
        if not any(is_filled(getattr(part, field)) for field in _SAYS[type(part)]):
            hint = f"fill in one of {', '.join(_SAYS[type(part)])}; or delete it and say in `not_found` why"
            yield Finding(path, f"{name(path)} says nothing", hint)


_SAYS = {
    Result: ("arms", "contrasts", "tests", "groups"),
    ArmResult: ("mean", "baseline", "final", "events", "people_with_events", "p_within", "statement"),
    ReportedContrast: ("estimate", "ci", "p", "direction", "verdict_as_printed", "statement"),
    GroupEstimate: ("value", "ci", "statement"),
    PooledResult: ("estimate", "ci", "p", "statement"),
}


@rule(
    "arm-role",
    "A trained arm says how it trained, a comparison arm what it is",
    Study,
    gap=True,
    passing="""
    arms:
      - {id: ex, role: intervention, label: Training, modality: walking, n_allocated: 20}
      - {id: con, role: comparator, label: No training, comparator: no_intervention, n_allocated: 20}
    """,
    failing="""
    arms:
      - {id: ex, role: intervention, label: Training, modality: walking, n_allocated: 20}
      - {id: con, role: comparator, label: No training, n_allocated: 20}
    """,
)
def arm_role(subject: Subject[Study]) -> Iterator[Finding]:
    """Against what exercise was compared decides which question a trial answers."""
    for index, arm in enumerate(subject.record.arms):
        if arm.role == "intervention" and not arm.modality:
            message = f"arms[{index}] ({arm.id}) is trained, and its kind of exercise is not given"
            yield Finding(("arms", index), message, "add `modality:`")
        if arm.role == "comparator" and not (arm.comparator or arm.comparator_class):
            message = f"arms[{index}] ({arm.id}) is a comparison, and what it did is not given"
            yield Finding(("arms", index), message, "add `comparator:`, or `comparator_class:` if only that is known")


@rule(
    "count-why",
    "A row that is never counted says why, and only such a row does",
    Study,
    Review,
    gap=True,
    passing=study_row(count="never", extra="why: post_hoc_subset"),
    failing=study_row(count="never"),
)
def count_why(subject: Subject[Study | Review]) -> Iterator[Finding]:
    """Leaving a result out changes the answer, so the reason stands beside it."""
    for path, row in subject.each(Counting):
        if row.count is CountRole.NEVER and not row.why:
            message = f"{name(path)}.count is never, and `why` is not given"
            yield Finding((*path, "count"), message, "add `why:` with the reason")
        if row.count is CountRole.PRIMARY and row.why:
            message = f"{name(path)} counts, and has a reason not to be counted: {row.why}"
            yield Finding((*path, "why"), message, "write `count: never`, or delete `why`")


@rule(
    "counted-twice",
    "One measurement counts once",
    Study,
    severity=Severity.QUERY,
    passing=study_row() + "\n" + study_row(count="secondary").replace("results:\n", "").replace("neck\n", "neck-pp\n"),
    failing=study_row() + "\n" + study_row().replace("results:\n", "").replace("neck\n", "neck-again\n"),
)
def counted_twice(subject: Subject[Study]) -> Iterator[Finding]:
    """Two reports, or two analyses, of the same people at the same time are one result."""
    seen: dict[tuple, str] = {}
    for index, row in enumerate(subject.record.results):
        if row.count is not CountRole.PRIMARY:
            continue
        outcome, time = row.outcome, row.time
        arms = sorted({arm.arm for arm in row.arms} | {a for c in row.contrasts for a in (*c.of, *c.against)})
        when = (time.value, time.unit) if time else None
        same = (outcome.site, outcome.quantity, outcome.method, outcome.scale, outcome.note, when, row.subgroup, *arms)
        if first := seen.get(same):
            message = f"results[{index}] ({row.id}) measures what {first} does, at the same time in the same arms"
            yield Finding(("results", index, "count"), message, "let one count; make the other secondary or never")
        seen.setdefault(same, row.id)


@rule(
    "not-found-present",
    "What is listed as not found is not there",
    Study,
    Review,
    Guideline,
    passing="not_found: [{what: arms.con.n_analysed, why: not_in_text_read}]",
    failing="not_found: [{what: arms.con.n_allocated, why: not_in_text_read}]",
)
def not_found_present(subject: Subject[Publication]) -> Iterator[Finding]:
    """Readers are shown what we did not extract; a field that is filled in cannot be among it. A list of included
    studies that is not complete can.
    """
    included = getattr(subject.record, "included", None)
    for index, gap in enumerate(subject.record.not_found):
        found = follow(subject.record, gap.what)
        is_partial = gap.what == "included.studies" and included and not included.complete
        if found and is_filled(found[1]) and not is_partial:
            message = f"not_found names {gap.what}, and the record has it"
            yield Finding(("not_found", index, "what"), message, "delete the entry, or name what is missing in it")
