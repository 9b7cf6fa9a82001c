"""Missing results: what was not read, not published, or not registered (rules R1, R8 and R12)."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model import EvidenceBase, Study
from generator.synthesis.certainty.domain import CertaintyDomain, State
from generator.synthesis.conventions import FEW_FOR_FUNNEL, Conventions
from generator.synthesis.coverage import Coverage
from generator.synthesis.index_review import ReviewRow
from generator.synthesis.meta_analysis import Pool
from generator.vocabulary import Funding, GradeDomain

# Funnel asymmetry is taken seriously at 10 % (Cochrane Handbook 13.3.5.4); trial registers began in 2005.
_EGGER_P, _REGISTERS = 0.10, 2005
_COMMERCIAL = frozenset(
    {
        Funding.INDUSTRY_DEVICE,
        Funding.INDUSTRY_PHARMA,
        Funding.INDUSTRY_SUPPLEMENT,
        Funding.COMMERCIAL_PROGRAMME,
    }
)


def judge_pool_missing(
    pool: Pool, coverage: Coverage, studies: Mapping[str, Study], base: EvidenceBase, rules: Conventions
) -> CertaintyDomain:
    """Own estimates: unread results of a fifth of eligible people, an asymmetric funnel, or small and unregistered."""
    share, of = coverage.missing_share, "people" if coverage.by_people else "studies"
    inputs = {"missing_share": round(share, 3), "share_of": of, "egger_p": pool.egger_p, "k": pool.k}
    if share >= rules.missing_share:
        sentence = f"Figures of {share:.0%} of eligible {of} were not read."
        return _domain(1, "R1", sentence, reason="missing_results", **inputs)
    if pool.egger_p is not None and pool.egger_p < _EGGER_P:
        return _domain(1, "R8", "Small studies found larger effects than large ones.", reason="asymmetry", **inputs)
    if pool.k >= FEW_FOR_FUNNEL:
        return _domain(0, "R8", "No sign of missing results was found.", **inputs)
    known = [studies[row.study] for row in pool.rows if row.study in studies]
    small = all(row.people is not None and row.people < rules.tiny for row in pool.rows)
    doubtful = [study for study in known if _unregistered(study, base) or _commercial(study)]
    if small and known and len(doubtful) * 2 > len(known):
        sentence = "All studies are small, and most were not registered or were paid for by those who sell."
        return _domain(1, "R12", sentence, reason="small_studies", **inputs)
    return _domain(0, "R8", "Too few studies to see whether results are missing.", State.NOT_ASSESSABLE, **inputs)


def _unregistered(study: Study, base: EvidenceBase) -> bool:
    """No register entry for a trial that began when registers existed; the start is reckoned from the report's year."""
    reference = base.references.get(study.main_report.ref)
    if study.registration or reference is None or reference.year is None:
        return False
    length = study.design.duration
    months = float(length.value) * {"week": 12 / 52, "month": 1.0, "year": 12.0}[length.unit.value] if length else 12.0
    return reference.year - months / 12 > _REGISTERS


def _commercial(study: Study) -> bool:
    return bool(study.funding and _COMMERCIAL & set(study.funding.types))


def judge_review_missing(index: ReviewRow) -> CertaintyDomain:
    """An index review: what it says itself of small-study bias for this result."""
    said = index.small_study_bias
    if not said:
        return _domain(
            0, "R8", "What the review says of missing results was not read for this bone.", State.NOT_ASSESSABLE
        )
    sentence = {
        "high": "The review itself finds that small studies distort this result.",
        "some": "The review finds some signs of small-study bias.",
        "low": "The review finds no sign of small-study bias that matters.",
    }[said]
    return _domain(
        1 if said == "high" else 0, "R8", sentence, reason="small_study_bias" if said == "high" else "", said=said
    )


def _domain(
    levels: int, rule: str, sentence: str, state: State = State.ASSESSED, reason: str = "", **inputs: object
) -> CertaintyDomain:
    return CertaintyDomain(GradeDomain.PUBLICATION_BIAS, levels, rule, sentence, state, reason, inputs)
