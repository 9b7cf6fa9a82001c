"""Risk of bias: who judged it, and how much of the weight was judged low, high, or not at all (rules R2 and R12).

What nobody judged is a class of its own: it costs a level and caps the rating, and it is never taken for high.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model import Study
from generator.model.parts import RiskOfBias
from generator.model.question import Judgement
from generator.synthesis.certainty.domain import CertaintyDomain, State
from generator.synthesis.certainty.indirectness import declared
from generator.synthesis.conventions import Conventions
from generator.synthesis.effect import Thresholds, zone_of
from generator.synthesis.index_review import ReviewRow
from generator.synthesis.meta_analysis import Pool, pool_rows
from generator.vocabulary import Depth, GradeDomain, Interest, RobJudgement, RobTool, SiteGroup

_CLASS = {
    RobJudgement.LOW: "low",
    RobJudgement.SOME_CONCERNS: "some",
    RobJudgement.MODERATE: "some",
    RobJudgement.UNCLEAR: "some",
    RobJudgement.HIGH: "high",
    RobJudgement.SERIOUS: "high",
    RobJudgement.CRITICAL: "high",
}
_PROPER = (RobTool.ROB2, RobTool.ROB2_CLUSTER, RobTool.ROB2_CROSSOVER, RobTool.ROBINS_I_2016, RobTool.ROB1)
# Key domains of the tool of 2011; who assessed the scan is none of them, because DXA is read by a machine.
_ROB1_KEYS = ("sequence", "random", "concealment", "incomplete", "attrition")
# PEDro items that a low class asks for: concealed allocation, assessors, follow-up; here without assessors.
_PEDRO_KEYS = ("concealed", "follow_up")
NOT_ASSESSED = "not_assessed"


@dataclass(frozen=True, slots=True)
class StudyClass:
    """The class of one study's result: low, some, high or not_assessed; `proxy` if the tool judges something else."""

    study: str
    risk: str
    proxy: bool = False
    by: str = ""


def classify(study: Study, result: str | None = None) -> StudyClass:
    """The class of a study at a result: a tool for risk of bias proper before a proxy, the result before the study."""
    judged = [r for r in study.risk_of_bias if r.result in (None, result)]
    found = [(r, _class_of(r, study)) for r in judged]
    usable = [(r, risk) for r, risk in found if risk]
    if not usable:
        return StudyClass(study.id, NOT_ASSESSED)
    best, risk = min(usable, key=lambda pair: (pair[0].tool not in _PROPER, pair[0].result is None))
    return StudyClass(study.id, risk, best.proxy or best.tool not in _PROPER, best.by or _report(best))


def _report(judged: RiskOfBias) -> str:
    return judged.source.report if judged.source else ""


def _class_of(judged: RiskOfBias, study: Study) -> str | None:
    """The class of one judgement; an own one of a study read in the abstract only is never low."""
    if judged.tool is RobTool.PEDRO:
        return _pedro(judged)
    if judged.tool not in _PROPER:
        return None
    if judged.overall:
        risk = _CLASS.get(judged.overall)
    elif judged.tool is RobTool.ROB1 and judged.domains:
        risk = _rob1(judged)
    else:
        risk = None
    own = judged.by is None and judged.source is None
    shallow = study.main_report.depth is not Depth.FULL_TEXT
    return "some" if risk == "low" and own and shallow else risk


def _rob1(judged: RiskOfBias) -> str:
    keys = {name: value for name, value in judged.domains.items() if any(key in name for key in _ROB1_KEYS)}
    if RobJudgement.HIGH in keys.values():
        return "high"
    unclear = sum(value in (RobJudgement.UNCLEAR, RobJudgement.NO_INFORMATION) for value in keys.values())
    return "low" if unclear <= 1 else "some"


def _pedro(judged: RiskOfBias) -> str | None:
    if judged.score is None:
        return None
    if judged.score < 4:
        return "high"
    met = all(
        any(key in name and value is RobJudgement.YES for name, value in judged.domains.items()) for key in _PEDRO_KEYS
    )
    return "low" if judged.score >= 6 and met else "some"


def judge_pool_bias(
    pool: Pool,
    studies: Mapping[str, Study],
    judgements: Iterable[Judgement],
    *,
    site: SiteGroup | None,
    thresholds: Thresholds,
    rules: Conventions,
) -> CertaintyDomain:
    """Own estimates, by the share of weight in each class; a person's judgement of the whole goes first."""
    if found := declared(judgements, GradeDomain.RISK_OF_BIAS, site):
        return _declared(found)
    classes = {row.study: classify(studies[row.study]) for row in pool.rows if row.study in studies}
    shares = {"low": 0.0, "some": 0.0, "high": 0.0, NOT_ASSESSED: 0.0}
    for row in pool.rows:
        shares[classes[row.study].risk if row.study in classes else NOT_ASSESSED] += row.weight / 100
    proxies = sorted(study for study, found in classes.items() if found.proxy and found.risk != NOT_ASSESSED)
    inputs = {"shares": {name: round(share, 3) for name, share in shares.items()}, "proxies": proxies}
    if shares["high"] >= 0.5:
        return _mostly_high(pool, classes, thresholds, rules, inputs)
    if shares[NOT_ASSESSED] >= 0.5:
        return CertaintyDomain(
            GradeDomain.RISK_OF_BIAS,
            1,
            "R2",
            "Nobody has judged the risk of bias of most of the evidence.",
            State.NOT_ASSESSED,
            "not_assessed",
            inputs,
        )
    if shares["high"] >= 0.25:
        if _holds_without(pool, classes, thresholds, rules) and not single_group_interest(pool, studies):
            sentence = "A part of the evidence has a high risk of bias; without it the answer is the same."
            return CertaintyDomain(GradeDomain.RISK_OF_BIAS, 0, "R2", sentence, inputs=inputs)
        return _concern(1, "A good part of the evidence has a high risk of bias.", inputs)
    if shares["low"] < 0.5:
        return _concern(1, "Less than half of the evidence has a low risk of bias.", inputs)
    return CertaintyDomain(
        GradeDomain.RISK_OF_BIAS, 0, "R2", "Most of the evidence has a low risk of bias.", inputs=inputs
    )


def _mostly_high(
    pool: Pool,
    classes: Mapping[str, StudyClass],
    thresholds: Thresholds,
    rules: Conventions,
    inputs: Mapping[str, object],
) -> CertaintyDomain:
    """Two levels, where a person or a published table judged so with a tool for risk of bias; else one.

    One level too where the answer stays the same without these studies: it then still rests on them.
    """
    proxy = any(found.proxy for found in classes.values() if found.risk == "high")
    if proxy or _holds_without(pool, classes, thresholds, rules):
        return _concern(1, "Most of the evidence has a high risk of bias.", inputs, reason="high_relaxed")
    return _concern(2, "Most of the evidence has a high risk of bias.", inputs)


def _concern(levels: int, sentence: str, inputs: Mapping[str, object], reason: str = "judged") -> CertaintyDomain:
    return CertaintyDomain(GradeDomain.RISK_OF_BIAS, levels, "R2", sentence, reason=reason, inputs=inputs)


def _holds_without(pool: Pool, classes: Mapping[str, StudyClass], thresholds: Thresholds, rules: Conventions) -> bool:
    """Whether the studies that are not at high risk give an effect in the same zone, less than t1 away."""
    rest = [row for row in pool.rows if row.study in classes and classes[row.study].risk != "high"]
    if len(rest) < 2 or pool.effect is None:
        return False
    other = pool_rows(rest, pool.measure, rules).effect
    if other is None:
        return False
    mine, theirs = pool.effect.benefit[0], other.benefit[0]
    return zone_of(mine, thresholds) == zone_of(theirs, thresholds) and abs(mine - theirs) < max(thresholds.t1, 1e-9)


def single_group_interest(pool: Pool, studies: Mapping[str, Study]) -> bool:
    """Whether half of the weight or more comes from authors who sell the programme (R12): printed, no deduction."""
    share = sum(
        row.weight
        for row in pool.rows
        if (study := studies.get(row.study))
        and study.funding
        and Interest.AUTHOR_SELLS_PROGRAMME in study.funding.interests
    )
    return share >= 50


def judge_review_bias(index: ReviewRow, judgements: Iterable[Judgement], *, site: SiteGroup | None) -> CertaintyDomain:
    """An index review: a person's judgement of its trials; without one a level, which also pays for unknown designs."""
    if found := declared(judgements, GradeDomain.RISK_OF_BIAS, site):
        return _declared(found)
    mixed = {True: "", False: " Not all of them drew their groups by lot."}.get(
        index.randomised_only, " Whether all of them drew their groups by lot was not read."
    )
    return CertaintyDomain(
        GradeDomain.RISK_OF_BIAS,
        1,
        "R2",
        f"Nobody has judged the risk of bias of its trials yet.{mixed}",
        State.NOT_ASSESSED,
        "not_assessed",
        {"randomised_only": index.randomised_only},
    )


def _declared(found: Judgement) -> CertaintyDomain:
    return CertaintyDomain(
        GradeDomain.RISK_OF_BIAS, found.levels, "R2", found.reason, reason="judged", judged_by=found.by or ""
    )
