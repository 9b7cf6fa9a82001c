"""One difference between two sides of a study, with its standard error and the way it was derived.

Whatever cannot be derived by these rules stays unread: a reason, never a zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.model import Study
from generator.model.arms import Arm
from generator.model.results import ArmResult, ReportedContrast, Result, Spread
from generator.stats import Derivation, InvalidInput, combining, conversions, estimate_effect
from generator.synthesis.conventions import SD_FLOOR, Conventions
from generator.synthesis.effect import Measure
from generator.synthesis.people import People, people_of
from generator.vocabulary import POperator, Scale, SpreadType, Unit

_PER_UNIT = {Unit.G_CM2: 1.0, Unit.MG_CM2: 0.001}
# A p value printed as below this, or below something smaller, may stand in as a bound; "p < 0.05" never.
_SMALLEST_BOUND = 0.001


class NotReadable(Exception):
    """Why no estimate can be derived; the text is for readers."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a derivation: what it gives, by which formula, from which figures, after which source."""

    gives: str
    formula: str
    inputs: Mapping[str, Any]
    source: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """A difference `value` (first side minus second) with its standard error `se`, on the scale of `measure`.

    `trained` and `compared` are the mean changes of the two sides in per cent, where they were read. `from_p` says that
    the standard error rests on a p value alone; `baseline` is the mean density before training in g/cm2.
    """

    measure: Measure
    value: float
    se: float
    steps: tuple[Step, ...]
    flags: tuple[str, ...] = ()
    trained: float | None = None
    compared: float | None = None
    from_p: bool = False
    imputed: bool = False
    baseline: float | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """The two sides that a comparison sets against each other, at one result of a study."""

    study: Study
    result: Result
    of: tuple[Arm, ...]
    against: tuple[Arm, ...]
    contrast: ReportedContrast | None = None
    rules: Conventions = field(default_factory=Conventions)
    donor_sd: float | None = None

    def row(self, arm: Arm) -> ArmResult | None:
        """What one arm showed at this result."""
        return next((row for row in self.result.arms if row.arm == arm.id), None)

    def people(self, arm: Arm) -> People | None:
        """People of one arm at this result."""
        return people_of(self.study, arm, self.row(arm), self.rules)

    @property
    def paired(self) -> bool:
        """Whether the two sides are two sides of the same people."""
        first, second = self.of[0], self.against[0]
        return bool(first.group and first.group == second.group) or bool(self.contrast and self.contrast.paired)

    @property
    def site(self) -> str:
        """Id of the group of sites measured."""
        return self.result.outcome.site.group.value if self.result.outcome.site else ""


def estimate_pair(pair: Pair) -> Estimate:
    """The difference of a pair; raises NotReadable with the reason.

    A printed contrast goes first (an adjusted one is more precise), then the figures of the arms. Where a spread and a
    p value give standard errors that differ by more than a quarter, the larger one is used.
    """
    scale, unit = pair.result.outcome.scale, pair.result.outcome.unit
    if scale is Scale.PERCENT_CHANGE:
        measure, factor = Measure.PERCENT, 1.0
    elif scale in (Scale.CHANGE, Scale.VALUE, Scale.MEAN_DIFFERENCE_UNSPECIFIED) and unit in _PER_UNIT:
        measure, factor = Measure.G_CM2, _PER_UNIT[unit]
    else:
        raise NotReadable("the scale gives no difference that can be used")
    try:
        found = _from_contrast(pair, measure, factor)
    except NotReadable as reason:
        if not pair.result.arms:
            raise
        found, unread = None, reason
        try:
            found = _from_arms(pair, measure, factor)
        except NotReadable:
            raise unread from None
    return _with_clusters(pair, found or _from_arms(pair, measure, factor))


def _from_contrast(pair: Pair, measure: Measure, factor: float) -> Estimate | None:
    """A printed difference with its interval, its standard error, or a p value of this very contrast."""
    row = pair.contrast
    if row is None or row.estimate is None:
        return None
    if row.estimate_to is not None:
        raise NotReadable("only a range was printed for several groups together")
    value = float(row.estimate) * factor
    step, from_p = _printed_error(pair, row, value, factor)
    if step is None:
        raise NotReadable("a difference without interval, standard error or exact p value")
    flags = ["about, says the source"] if row.approximate else []
    flags += [f"standard error bounded by p {row.p.op} {row.p.value}"] if from_p and row.p else []
    means = _means(pair)
    return Estimate(
        measure,
        value,
        step.inputs["se"],
        (Step("difference", "as printed", {"estimate": value}, "the report"), step),
        tuple(flags),
        *means,
        from_p=from_p,
        baseline=_baseline(pair, factor),
    )


def _printed_error(pair: Pair, row: ReportedContrast, value: float, factor: float) -> tuple[Step | None, bool]:
    if row.ci:
        limits = {"lb": float(row.ci.lower) * factor, "ub": float(row.ci.upper) * factor}
        return _step("se", conversions.se_from_ci(**limits, level=float(row.ci.level) / 100)), False
    if row.spread and row.spread.type is SpreadType.SE and row.spread.value:
        se = float(row.spread.value) * factor
        return Step("se", "as printed", {"se": se}, "the report"), False
    found = _from_p(pair, value)
    return found, found is not None


def _from_p(pair: Pair, value: float) -> Step | None:
    """The standard error that an exact p of this two-sided contrast gives, or the bound that "p < 0.001" gives."""
    p = pair.contrast.p if pair.contrast else None
    if p is None or p.value is None or not 0 < p.value < 1 or value == 0:
        return None
    exact = p.op is POperator.EQUAL
    if not exact and not (p.op in (POperator.BELOW, POperator.AT_MOST) and p.value <= _SMALLEST_BOUND):
        return None
    sizes = [pair.people(arm) for arm in (*pair.of, *pair.against)]
    df = sum(size.used for size in sizes if size) - 2 if all(sizes) else None
    convert = conversions.se_from_p if exact else conversions.se_bound_from_p
    return _step("se", convert(estimate=value, p=float(p.value), df=df))


def _from_arms(pair: Pair, measure: Measure, factor: float) -> Estimate:
    """The difference of what two sides showed, on the percent scale wherever a start is printed.

    The arms of a side are taken together as one group (Cochrane Handbook 6.5.2.10), but never where the report compared
    groups together and printed no figure of theirs: who was analysed there is not known.
    """
    arms = (*pair.of, *pair.against)
    if len(arms) > 2 and pair.contrast:
        raise NotReadable("no figure for the groups taken together")
    rows = [row for arm in arms if (row := pair.row(arm)) and _change(row) is not None]
    if len(rows) < len(arms):
        raise NotReadable("no figure for both groups")
    sizes = [size for arm in arms if (size := pair.people(arm))]
    if len(sizes) < len(arms):
        raise NotReadable("the number of people in each group was not read")
    flags = tuple(dict.fromkeys(size.flag for size in sizes if size.flag))
    scales = [factor] * len(rows)
    if measure is Measure.G_CM2 and all(row.baseline for row in rows) and pair.result.outcome.scale is Scale.CHANGE:
        measure = Measure.PERCENT
        scales = [100 / float(row.baseline) for row in rows]
    shown = [_shown(pair, *each, measure) for each in zip(rows, sizes, scales, strict=True)]
    first, second = _one_group(shown[: len(pair.of)]), _one_group(shown[len(pair.of) :])
    if pair.paired:
        return _paired(pair, measure, [first.mean, second.mean], [first.sd, second.sd], min(first.n, second.n), flags)
    named = {f"{key}{i}": v for i, side in ((1, first), (2, second)) for key, v in side.figures.items()}
    found = estimate_effect("MD", **named)
    percent = [first.mean, second.mean] if measure is Measure.PERCENT else [None, None]
    whole = Estimate(
        measure,
        found.y,
        found.se,
        (*first.steps, *second.steps, _step("difference", found, value=found.y, se=found.se)),
        (*flags, *_assumed(rows)),
        *percent,
        imputed=pair.donor_sd is not None and any(row.spread is None for row in rows),
        baseline=_baseline(pair, factor),
    )
    return _larger_error(pair, whole)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What people showed: their number, the mean and standard deviation of their change, and the steps to these."""

    n: float
    mean: float
    sd: float
    steps: tuple[Step, ...] = ()

    @property
    def figures(self) -> dict[str, float]:
        """The three figures by the names of the formulas."""
        return {"n": self.n, "m": self.mean, "sd": self.sd}


def _shown(pair: Pair, row: ArmResult, people: People, scale: float, measure: Measure) -> _Shown:
    sd, step = _sd(pair, row.spread, people.used, scale, measure)
    return _Shown(people.used, _change(row) * scale, sd, (step,) if step else ())


def _one_group(arms: list[_Shown]) -> _Shown:
    """Arms of one side as one group; a single arm as it is."""
    if len(arms) == 1:
        return arms[0]
    found = combining.combine_arms(arms=[arm.figures for arm in arms])
    told = " and ".join(f"n {arm.n:g}, m {arm.mean:g}, sd {arm.sd:.3g}" for arm in arms)
    derivation = found.derivation
    step = Step("groups together", derivation.formula, {"groups": told, **found.values}, derivation.source)
    return _Shown(found["n"], found["m"], found["sd"], (*(s for arm in arms for s in arm.steps), step))


def _change(row: ArmResult) -> float | None:
    """What an arm showed: its mean, else final minus baseline; a printed range of means is no figure."""
    if row.mean_to is not None:
        return None
    if row.mean is not None:
        return float(row.mean)
    return float(row.final - row.baseline) if row.final is not None and row.baseline is not None else None


def _sd(pair: Pair, spread: Spread | None, n: float, scale: float, measure: Measure) -> tuple[float, Step | None]:
    """The standard deviation behind an arm's mean, and the step that gave it; none below the scan's own error."""
    if spread is None:
        if pair.donor_sd is None:
            raise NotReadable("no spread was printed")
        return pair.donor_sd, Step("sd", "median of other trials at this site", {"sd": pair.donor_sd}, "imputed")
    sd, step = _sd_as_printed(spread, n)
    floor = SD_FLOOR.get(pair.site)
    if measure is Measure.PERCENT and floor is not None and sd * scale < floor:
        raise NotReadable(f"the spread implies a standard deviation of {sd * scale:.2f}, below the scan's own {floor}")
    return sd * scale, step


def _sd_as_printed(spread: Spread, n: float) -> tuple[float, Step | None]:
    kind, value = spread.type, float(spread.value) if spread.value is not None else None
    if kind is SpreadType.SD and value:
        return value, None
    if kind in (SpreadType.SE, SpreadType.TWO_SEM) and value:
        se = value / 2 if kind is SpreadType.TWO_SEM else value
        found = conversions.sd_from_se(se=se, n=n)
        return found["sd"], _step("sd", found)
    if kind is SpreadType.CI and spread.lower is not None and spread.upper is not None:
        found = conversions.sd_from_ci_mean(lb=float(spread.lower), ub=float(spread.upper), n=n)
        return found["sd"], _step("sd", found)
    raise NotReadable(
        "what the printed spread is was not stated"
        if kind is SpreadType.NOT_STATED
        else "the printed spread gives no standard deviation"
    )


def _paired(
    pair: Pair, measure: Measure, means: list[float], sds: list[float], n: float, flags: tuple[str, ...]
) -> Estimate:
    """Two sides of the same people: a paired analysis, with a stated correlation where none is printed."""
    r = pair.rules.pair_correlation
    found = combining.md_crossover(m1=means[0], m2=means[1], sd1=sds[0], sd2=sds[1], r=r, n=n)
    flag = f"correlation of the two sides assumed to be {r}"
    return Estimate(measure, found["md"], found["se"], (_step("difference", found),), (*flags, flag), *means)


def _larger_error(pair: Pair, whole: Estimate) -> Estimate:
    """Where the p value of the same contrast asks for another standard error, the larger of the two."""
    try:
        other = _from_p(pair, whole.value)
    except InvalidInput:
        other = None
    exact = pair.contrast is not None and pair.contrast.p is not None and pair.contrast.p.op is POperator.EQUAL
    if other is None or not exact:
        return whole
    larger, smaller = max(other.inputs["se"], whole.se), min(other.inputs["se"], whole.se)
    if larger <= pair.rules.p_disagreement * smaller:
        return whole
    flag = "spread and p value disagree on the standard error; the larger one is used"
    return Estimate(
        whole.measure,
        whole.value,
        larger,
        (*whole.steps, other),
        (*whole.flags, flag),
        whole.trained,
        whole.compared,
        imputed=whole.imputed,
        baseline=whole.baseline,
    )


def _with_clusters(pair: Pair, found: Estimate) -> Estimate:
    """Widen the standard error of a cluster trial that did not allow for its clusters (Cochrane Handbook 23.1.5)."""
    clustered = [arm for arm in (*pair.of, *pair.against) if arm.clusters]
    if not clustered or (pair.contrast and pair.contrast.cluster_adjusted == "yes"):
        return found
    sizes = [_cluster_size(pair, arm) for arm in clustered]
    if None in sizes:
        raise NotReadable("a cluster trial without the size of its clusters")
    people, clusters = (sum(size[i] for size in sizes if size) for i in (0, 1))
    icc = float(pair.study.design.icc) if pair.study.design.icc is not None else pair.rules.intracluster
    wider = combining.cluster_adjusted_se(se=found.se, cluster_size=max(people / clusters, 1), icc=icc)
    flag = f"widened for clusters with an intracluster correlation of {icc:g}"
    return Estimate(
        found.measure,
        found.value,
        wider["se"],
        (*found.steps, _step("se", wider)),
        (*found.flags, flag),
        found.trained,
        found.compared,
        from_p=found.from_p,
        imputed=found.imputed,
        baseline=found.baseline,
    )


def _cluster_size(pair: Pair, arm: Arm) -> tuple[float, int] | None:
    """People and clusters of an arm, by the unit that was drawn; the larger units where that is not told apart."""
    unit = pair.study.design.allocation
    named = [cluster.n for cluster in arm.clusters if cluster.unit is unit] or [min(c.n for c in arm.clusters)]
    size = pair.people(arm)
    return (size.used, named[0]) if size and named[0] else None


def one_cluster_each(pair: Pair) -> bool:
    """Whether one side consists of a single cluster: its clusters and its training cannot be told apart."""
    sides = ([_cluster_size(pair, arm) for arm in side if arm.clusters] for side in (pair.of, pair.against))
    return any(side and sum(size[1] for size in side if size) == 1 for side in sides)


def _means(pair: Pair) -> tuple[float | None, float | None]:
    """Mean changes of two single arms in per cent, where printed."""
    rows = [pair.row(side[0]) if len(side) == 1 else None for side in (pair.of, pair.against)]
    if pair.result.outcome.scale is not Scale.PERCENT_CHANGE:
        return None, None
    first, second = (_change(row) if row else None for row in rows)
    return first, second


def _baseline(pair: Pair, factor: float) -> float | None:
    """Mean density before training over the arms, weighted by people, in g/cm2."""
    if pair.result.outcome.unit not in _PER_UNIT:
        return None
    rows = [(pair.row(arm), pair.people(arm)) for arm in (*pair.of, *pair.against)]
    known = [(float(row.baseline), people.used) for row, people in rows if row and row.baseline is not None and people]
    return factor * sum(b * n for b, n in known) / sum(n for _, n in known) if known else None


def _assumed(rows: Sequence[ArmResult]) -> tuple[str, ...]:
    kinds = {row.spread.type.label.lower() for row in rows if row.spread and row.spread.basis.value == "assumed"}
    return tuple(f"the spread is taken for a {kind} by its size" for kind in sorted(kinds))


def _step(gives: str, found: Any, **values: float) -> Step:
    derivation: Derivation = found.derivation
    given = values or dict(found.values)
    return Step(gives, derivation.formula, {**derivation.inputs, **given}, derivation.source)
