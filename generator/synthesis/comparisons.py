"""What one study says to one question at one site: an estimate, an eligible but unread result, or why it is left out.

A study gives one comparison to a question, or one for each stratum in which people were drawn: never two arms against
one control, never two time points (rules, section 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from generator.model import Question, Study
from generator.model.results import Result
from generator.stats import InvalidInput
from generator.synthesis.conventions import RULES, Conventions
from generator.synthesis.effect import Measure
from generator.synthesis.eligibility import asks_for_minerals, belongs
from generator.synthesis.estimates import Estimate, NotReadable, Pair, estimate_pair, one_cluster_each
from generator.synthesis.pairs import Sides, pairs_that_answer, sides_of
from generator.synthesis.people import people_in
from generator.vocabulary import (
    Allocation,
    ComparatorClass,
    CountRole,
    Depth,
    Direction,
    EditorialStatus,
    Interest,
    Method,
    SiteGroup,
    TimeUnit,
)

_WEEKS = {TimeUnit.WEEK: 1.0, TimeUnit.MONTH: 365.25 / 12 / 7, TimeUnit.YEAR: 365.25 / 7}
_POOLABLE = frozenset({Method.DXA, Method.NOT_REPORTED})


class Body(Enum):
    """Bodies of evidence that are never mixed (R13)."""

    RANDOMISED = "randomised"
    NOT_RANDOMISED = "not randomised"
    WITHIN_PERSON = "two sides of one person"


class Standing(Enum):
    """How a study stands to a question."""

    READ = "read"
    UNREAD = "figures not read"
    NOT_RECORDED = "not yet recorded"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One study's difference, oriented to a question: first the trained side, positive where it was higher.

    `estimate` is None where no figure with its standard error was read, `why` then says why. `direction` is 1, -1, 0 or
    None where not even the side was read. `people` is the printed number of people of both sides.
    """

    id: str
    study: str
    result: str
    of: tuple[str, ...]
    against: tuple[str, ...]
    comparator: ComparatorClass
    body: Body
    weeks: float
    people: int | None
    distance: int = 0
    extras: int = 0
    stratum: str = ""
    estimate: Estimate | None = None
    direction: int | None = None
    why: str = ""
    also_printed: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class StudyReading:
    """A study as a question sees it: how it stands, its comparisons, and why it is not used where it is not.

    `listed_beside` says that it would count and is kept out of the main number by choice, with a reason in a note.
    """

    study: str
    label: str
    standing: Standing
    body: Body = Body.RANDOMISED
    comparisons: tuple[Comparison, ...] = ()
    people: int | None = None
    why: str = ""
    other_arms: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    listed_beside: bool = False

    @property
    def direction(self) -> int | None:
        """The side of the study; None where its strata differ or no side was read."""
        sides = {comparison.direction for comparison in self.comparisons}
        return sides.pop() if len(sides) == 1 else None


def weeks_of(study: Study, result: Result) -> float | None:
    """Time of a result in weeks from the start: its own, else the length of the programme."""
    time = result.time or study.design.duration
    return float(time.value) * _WEEKS[time.unit] if time else None


def read_study(
    study: Study,
    question: Question,
    site: SiteGroup,
    *,
    named: bool = True,
    label: str = "",
    rules: Conventions = RULES,
    donor_sd: float | None = None,
) -> StudyReading | None:
    """How a study stands to a question at a site; None where it has nothing to do with it.

    A study that the question names stays eligible where what was read does not tell who took part; one that it does not
    name is taken in only where every condition is shown to hold.
    """
    whole = StudyReading(
        study.id, label or study.name or study.id, Standing.EXCLUDED, people=people_in(study), notices=_notices(study)
    )
    fits = belongs(study.population, question.population)
    if fits is False or (fits is None and not named):
        return replace(whole, why="other people than asked about") if named else None
    if why := _kept_out(study, rules):
        return replace(whole, why=why)
    found = list(_comparisons(study, question, site, rules, donor_sd))
    made = [item for item in found if isinstance(item, Comparison)]
    if not made:
        reasons = list(dict.fromkeys(item for item in found if isinstance(item, str)))
        if named and not reasons and _measured_elsewhere(study, question, site):
            return replace(whole, why="measured at another site of this question, not at this one, as far as read")
        eligible = any(reason.startswith(_MISSING) for reason in reasons) and pairs_that_answer(study, question)
        return _without_comparison(whole, study, question, reasons) if named or eligible else None
    kept, others = _one_each(made)
    readable = [comparison for comparison in kept if comparison.estimate]
    chosen = tuple(readable or kept)
    return replace(
        whole,
        standing=Standing.READ if readable else Standing.UNREAD,
        body=chosen[0].body,
        comparisons=chosen,
        people=_people(chosen) or whole.people,
        why="" if readable else kept[0].why,
        other_arms=others,
    )


def _notices(study: Study) -> tuple[str, ...]:
    marks = {
        "correction not read": study.editorial.status is EditorialStatus.CORRECTED_NOT_READ,
        "an author sells the programme": bool(
            study.funding and Interest.AUTHOR_SELLS_PROGRAMME in study.funding.interests
        ),
        "read in the abstract only": study.main_report.depth is not Depth.FULL_TEXT,
    }
    return tuple(mark for mark, holds in marks.items() if holds)


def _kept_out(study: Study, rules: Conventions) -> str:
    if not study.counted:
        shown = study.status.label if study.editorial.status.counted else study.editorial.status.label
        return f"not counted: {shown.lower()}"
    if not rules.with_unread_corrections and study.editorial.status is EditorialStatus.CORRECTED_NOT_READ:
        return "left out in this run: its correction was not read"
    return ""


def _without_comparison(whole: StudyReading, study: Study, question: Question, reasons: list[str]) -> StudyReading:
    """A study without a usable pair: unread where figures are missing, excluded where they answer otherwise."""
    answers_otherwise = [reason for reason in reasons if not reason.startswith(_MISSING)]
    if answers_otherwise and len(answers_otherwise) == len(reasons):
        return replace(whole, why=answers_otherwise[0])
    missing = next((r.removeprefix(_MISSING) for r in reasons if r.startswith(_MISSING)), "no figure at this site")
    return replace(whole, standing=Standing.UNREAD, body=_body_unread(study, question), why=missing)


def _body_unread(study: Study, question: Question) -> Body:
    """The body of a study without a usable result, by its design and by the arms that could answer."""
    fit = pairs_that_answer(study, question)
    chosen = [Allocation.SELF_SELECTED in (study.design.allocation, *(arm.allocation for arm in pair)) for pair in fit]
    if not study.design.type.randomised or chosen and all(chosen):
        return Body.NOT_RANDOMISED
    return Body.WITHIN_PERSON if fit and all(a.group and a.group == b.group for a, b in fit) else Body.RANDOMISED


def _measured_elsewhere(study: Study, question: Question, site: SiteGroup) -> bool:
    groups = {result.outcome.site.group for result in study.results if result.outcome.site}
    return bool(groups & (set(question.site) - {site}))


_MISSING = "missing: "


def _comparisons(
    study: Study, question: Question, site: SiteGroup, rules: Conventions, donor_sd: float | None
) -> Iterator[Comparison | str]:
    """Every comparison that could answer, and the reasons of the rows that cannot."""
    wanted = asks_for_minerals(question)
    for result in study.results:
        outcome = result.outcome
        if outcome.site is None or outcome.site.group is not site or outcome.quantity not in wanted:
            continue
        time = _wrong_time(weeks_of(study, result), rules)
        if outcome.method not in _POOLABLE:
            yield f"measured by {outcome.method.label}, which is never pooled with DXA"
        elif time and not time.startswith(_MISSING):
            yield time
        elif result.count is not CountRole.PRIMARY:
            if result.count is CountRole.NEVER:
                yield _MISSING + (result.why.label.lower() if result.why else "row not counted")
        elif time:
            yield time
        else:
            pairs, reasons = sides_of(study, result, question)
            yield from _of_pairs(study, result, pairs, rules, donor_sd)
            if not pairs and pairs_that_answer(study, question):
                reasons = [_MISSING + "no figure for the trained group against its comparison"]
            yield from reasons


def _of_pairs(
    study: Study, result: Result, pairs: Iterable[Sides], rules: Conventions, donor_sd: float | None
) -> Iterator[Comparison]:
    """A comparison for each pair; arms taken together only where they give a figure."""
    for sides in pairs:
        made = _comparison(study, result, sides, rules, donor_sd)
        if made.estimate or len(sides.of) == 1 or sides.contrast:
            yield made


def _wrong_time(weeks: float | None, rules: Conventions) -> str:
    if weeks is None:
        return _MISSING + "time of measurement"
    first, last = rules.weeks
    # A month is not a whole number of weeks: half a week is no reason to leave out "6 months" or "18 months".
    if weeks < first - 0.5:
        return f"measured at {weeks:.0f} weeks; below {first:.0f} weeks density tells nothing yet"
    return f"{_MISSING}only read at {weeks:.0f} weeks, a long-term row of its own" if weeks > last + 0.5 else ""


def _comparison(study: Study, result: Result, sides: Sides, rules: Conventions, donor_sd: float | None) -> Comparison:
    pair = Pair(study, result, sides.of, sides.against, sides.contrast, rules, donor_sd if rules.impute else None)
    estimate, why = None, ""
    try:
        estimate = estimate_pair(pair)
    except NotReadable as reason:
        why = str(reason)
    except InvalidInput as fault:
        why = f"the figures contradict one another ({fault})"
    of, against = tuple(a.id for a in sides.of), tuple(a.id for a in sides.against)
    sizes = [pair.people(arm) for arm in (*sides.of, *(() if pair.paired else sides.against))]
    people = sum(size.shown for size in sizes if size) if sizes and all(sizes) else None
    if people is None and {*of, *against} == {arm.id for arm in study.arms}:
        people = people_in(study)
    return Comparison(
        f"{study.id}.{result.id}.{'+'.join(of)}-v-{'+'.join(against)}",
        study.id,
        result.id,
        of,
        against,
        sides.comparator,
        _body(study, pair),
        weeks_of(study, result) or 0.0,
        people,
        sides.distance,
        sides.extras,
        sides.stratum,
        estimate,
        _direction(pair, estimate),
        why,
        _also_printed(pair),
    )


def _body(study: Study, pair: Pair) -> Body:
    if pair.paired:
        return Body.WITHIN_PERSON
    chosen = (study.design.allocation, *(arm.allocation for arm in (*pair.of, *pair.against)))
    if not study.design.type.randomised or Allocation.SELF_SELECTED in chosen or one_cluster_each(pair):
        return Body.NOT_RANDOMISED
    return Body.RANDOMISED


def _direction(pair: Pair, estimate: Estimate | None) -> int | None:
    """The sign of the point estimate whatever its p (R7); "not significant" and changes within groups tell no side."""
    row = pair.contrast
    if estimate:
        return _sign(estimate.value)
    if row and row.estimate is not None and row.estimate_to is None:
        return _sign(float(row.estimate))
    if row and row.direction in (Direction.FAVOURS_FIRST, Direction.FAVOURS_SECOND):
        return 1 if row.direction is Direction.FAVOURS_FIRST else -1
    difference = _plain_difference(pair)
    return None if difference is None else _sign(difference)


def _plain_difference(pair: Pair) -> float | None:
    """The difference of two printed arm means, without any standard error."""
    if len(pair.of) > 1 or len(pair.against) > 1:
        return None
    rows = pair.row(pair.of[0]), pair.row(pair.against[0])
    if any(row is None or row.mean is None or row.mean_to is not None for row in rows):
        return None
    return float(rows[0].mean - rows[1].mean)


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _also_printed(pair: Pair) -> tuple[float, ...]:
    """What another report prints for the same difference: kept in view, never counted."""
    outcome = pair.result.outcome
    others = [
        result
        for result in pair.study.results
        if result.count is CountRole.SECONDARY and result.outcome == outcome and result.time == pair.result.time
    ]
    found = (_plain_difference(replace(pair, result=other)) for other in others)
    return tuple(sorted({round(value, 6) for value in found if value is not None}))


def _one_each(made: Iterable[Comparison]) -> tuple[list[Comparison], tuple[str, ...]]:
    """The comparison of each stratum that answers best, and the names of arms that are left aside.

    `made` comes in the order of the record. Readable before unread; an arm that trained exactly as asked before those
    below it in the tree; without other treatments; the time nearest to a year, the longer of two; per cent before
    g/cm2; groups together before one.
    """
    strata: dict[str, list[Comparison]] = {}
    for comparison in made:
        strata.setdefault(comparison.stratum, []).append(comparison)
    best = [min(group, key=_rank) for group in strata.values()]
    if any(not comparison.stratum for comparison in best):
        best = [comparison for comparison in best if not comparison.stratum]
    used = {arm for comparison in best for arm in comparison.of}
    others = dict.fromkeys(arm for group in strata.values() for c in group for arm in c.of if arm not in used)
    return best, tuple(others)


def _rank(comparison: Comparison) -> tuple[bool, bool, int, float, float, bool, int]:
    estimate = comparison.estimate
    return (
        estimate is None,
        comparison.distance > 0,
        comparison.extras,
        round(abs(comparison.weeks - _WEEKS[TimeUnit.YEAR]), 3),
        -comparison.weeks,
        estimate is not None and estimate.measure is not Measure.PERCENT,
        -len(comparison.of),
    )


def _people(comparisons: Iterable[Comparison]) -> int | None:
    numbers = [comparison.people for comparison in comparisons]
    return sum(n for n in numbers if n) if numbers and all(numbers) else None
