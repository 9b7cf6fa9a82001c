"""The rows of the exported tables, from records and findings: the same numbers as on the pages."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from generator.model import Publication, Study
from generator.model.arms import Arm
from generator.publishing.edition import Edition
from generator.publishing.exports.cells import Cell
from generator.synthesis import Answer, Kind
from generator.synthesis.comparisons import Comparison, StudyReading, weeks_of
from generator.synthesis.effect import Effect
from generator.synthesis.eligibility import class_of
from generator.synthesis.estimates import Estimate
from generator.synthesis.meta_analysis import Pool
from generator.vocabulary import OutcomeTarget, Quantity

Row = dict[str, Cell]


def answers_of(edition: Edition) -> Iterator[Answer]:
    """Every answer, question by question."""
    for finding in edition.findings.questions.values():
        yield from finding.answers


def question_rows(edition: Edition) -> Iterator[Row]:
    """One row an answer."""
    for answer in answers_of(edition):
        coverage, rating, lead = answer.coverage, answer.rating, answer.lead
        yield {
            "question": answer.question,
            "title": edition.base.questions[answer.question].record.title,
            "site": answer.site.value if answer.site else "",
            "lead": lead.kind.value,
            "lead_id": lead.review.review if lead.review else _ids(lead.pool),
            **_effect(lead.effect),
            "size": answer.size.word,
            "certainty": answer.final,
            "certainty_of": rating.of if rating else "",
            "state": answer.state.value if answer.state else "",
            "k_read": coverage.read,
            "k_eligible": coverage.eligible,
            "n_read": coverage.people_read,
            "n_eligible": coverage.people,
            "statement": answer.statement.technical,
            "statement_plain": answer.statement.plain,
            **_context(edition, answer),
            **_lead_source(edition, answer),
        }


def _ids(pool: Pool | None) -> str:
    return " ".join(row.study for row in pool.rows) if pool else ""


def _effect(effect: Effect | None) -> Row:
    if effect is None:
        return {}
    return {
        "measure": effect.measure.value,
        "estimate": effect.estimate,
        "ci_lower": effect.lower,
        "ci_upper": effect.upper,
    }


def _context(edition: Edition, answer: Answer) -> Row:
    question = edition.base.questions[answer.question].record
    return {
        "provisional": bool(answer.rating and answer.rating.provisional) or answer.rating is None,
        "coverage": answer.coverage.sentence,
        "comparator_class": " ".join(kind.value for kind in question.comparator),
        "outcome_target": answer.target.value,
    }


def _lead_source(edition: Edition, answer: Answer) -> Row:
    review = answer.lead.review
    if review:
        record = edition.base.reviews[review.review].record
        row = next(row for row in record.results if row.id == review.row)
        return {"depth": _depth(record, row.source.report), "source": f"{row.source.report}: {row.source.where}"}
    return {"depth": _depths(edition, answer.lead.pool), "source": _ids(answer.lead.pool)}


def _depth(record: Publication, report: str) -> str:
    return next((each.depth.value for each in record.reports if each.ref == report), record.main_report.depth.value)


def comparison_rows(edition: Edition) -> Iterator[Row]:
    """One row for each comparison of each study that a question has to do with; one without figures has none."""
    for answer in answers_of(edition):
        for reading in answer.readings:
            for comparison in reading.comparisons or (None,):
                yield _comparison_row(edition, answer, reading, comparison)


def _comparison_row(edition: Edition, answer: Answer, reading: StudyReading, comparison: Comparison | None) -> Row:
    row: Row = {
        "question": answer.question,
        "site": answer.site.value if answer.site else "",
        "study": reading.study,
        "standing": reading.standing.value,
        "why": reading.why,
        "body": reading.body.value,
        "people": reading.people,
        "home": answer.homes.get(reading.study, ""),
        **_context(edition, answer),
        **_study_source(edition, reading.study, comparison),
    }
    if comparison is None:
        return row
    return row | {
        "comparison": comparison.id,
        "trained": " ".join(comparison.of),
        "compared": " ".join(comparison.against),
        "body": comparison.body.value,
        "comparator_class": comparison.comparator.value,
        "direction": comparison.direction,
        "weeks": comparison.weeks,
        "people": comparison.people if comparison.people is not None else reading.people,
        "why": comparison.why or reading.why,
        **(_estimate(comparison.estimate) if comparison.estimate else {}),
    }


# Half the width of a 95 % interval in standard errors, on the normal distribution.
_Z = 1.959963984540054


def _estimate(estimate: Estimate) -> Row:
    return {
        "measure": estimate.measure.value,
        "estimate": estimate.value,
        "ci_lower": estimate.value - _Z * estimate.se,
        "ci_upper": estimate.value + _Z * estimate.se,
        "standard_error": estimate.se,
        "derivation": "; ".join(f"{step.formula} ({step.source})" for step in estimate.steps),
    }


def _study_source(edition: Edition, study: str, comparison: Comparison | None) -> Row:
    found = edition.base.studies.get(study)
    if found is None:
        return {"depth": "not_read", "source": study}
    record: Study = found.record
    if comparison is None:
        return {"depth": record.main_report.depth.value, "source": record.main_report.ref, "place": found.file}
    position = next(n for n, row in enumerate(record.results) if row.id == comparison.result)
    source = record.results[position].source
    place = found.place("results", position)
    return {
        "depth": _depth(record, source.report),
        "source": f"{source.report}: {source.where}",
        "place": f"{place.file}:{place.line}",
    }


def arm_rows(edition: Edition) -> Iterator[Row]:
    """One row for each arm of each result of each study."""
    for _, found in sorted(edition.base.studies.items()):
        study: Study = found.record
        arms = {arm.id: arm for arm in study.arms}
        for result in study.results:
            for shown in result.arms:
                arm = arms[shown.arm]
                outcome, spread = result.outcome, shown.spread
                yield {
                    "study": study.id,
                    "result": result.id,
                    "arm": arm.id,
                    "role": arm.role,
                    "exercise": arm.modality.value if arm.modality else "",
                    "site": outcome.site.value if outcome.site else "",
                    "quantity": outcome.quantity.value,
                    "method": outcome.method.value,
                    "unit": outcome.unit.value if outcome.unit else "",
                    "scale": outcome.scale.value,
                    "weeks": weeks_of(study, result),
                    "n": shown.n,
                    "n_basis": shown.n_basis.value if shown.n_basis else "",
                    "mean": shown.mean,
                    "spread_type": spread.type.value if spread else "",
                    "spread": spread.value if spread else None,
                    "spread_lower": spread.lower if spread else None,
                    "spread_upper": spread.upper if spread else None,
                    "baseline": shown.baseline,
                    "final": shown.final,
                    "count": result.count.value,
                    "provisional": True,
                    "coverage": "as printed",
                    "comparator_class": "" if arm.role == "intervention" else _class(arm),
                    "outcome_target": _target(outcome.quantity),
                    "depth": _depth(study, result.source.report),
                    "source": f"{result.source.report}: {result.source.where}",
                }


def _class(arm: Arm) -> str:
    kind = class_of(arm)
    return kind.value if kind else ""


_TARGETS = MappingProxyType(
    {
        Quantity.ABMD: OutcomeTarget.BMD_ITSELF,
        Quantity.VBMD: OutcomeTarget.BMD_ITSELF,
        Quantity.BMC: OutcomeTarget.BMD_ITSELF,
        Quantity.FRACTURES: OutcomeTarget.FRACTURE,
        Quantity.FALLS: OutcomeTarget.FALLS,
        Quantity.FALLERS: OutcomeTarget.FALLS,
        Quantity.ADVERSE_EVENTS: OutcomeTarget.HARMS,
    }
)


def _target(quantity: Quantity) -> str:
    """What a measured quantity speaks to; `other` for scores, ultrasound and structure, which no question asks for."""
    return _TARGETS[quantity].value if quantity in _TARGETS else "other"


def _depths(edition: Edition, pool: Pool | None) -> str:
    """How deep the studies of a pool were read."""
    records = (edition.base.studies[row.study].record for row in pool.rows) if pool else ()
    return " ".join(sorted({record.main_report.depth.value for record in records}))


def pooled_rows(edition: Edition) -> Iterator[Row]:
    """One row for each body of evidence of each answer."""
    for answer in answers_of(edition):
        for body, pool in answer.pools.items():
            lower, upper = pool.prediction or (None, None)
            yield {
                "question": answer.question,
                "site": answer.site.value if answer.site else "",
                "body": body.value,
                "leads": answer.lead.pool == pool and answer.lead.kind is not Kind.INDEX_REVIEW,
                "k": pool.k,
                "people": pool.people,
                "model": pool.method,
                **_effect(pool.effect),
                "measure": pool.measure.value,
                "i2": pool.i2,
                "tau2": pool.tau2,
                "prediction_lower": lower,
                "prediction_upper": upper,
                "studies": _ids(pool),
                **_context(edition, answer),
                "depth": _depths(edition, pool),
                "source": _ids(pool),
            }


def review_rows(edition: Edition) -> Iterator[Row]:
    """One row for each pooled result of each review, digits as printed."""
    asked: dict[str, list[str]] = {}
    for answer in answers_of(edition):
        for row in answer.choice.rows:
            asked.setdefault(f"{row.review}.{row.row}", []).append(answer.question)
    for _, found in sorted(edition.base.reviews.items()):
        review = found.record
        for row in review.results:
            yield {
                "review": review.id,
                "result": row.id,
                "dataset": review.dataset or "",
                "site": row.outcome.site.value if row.outcome.site else "",
                "quantity": row.outcome.quantity.value,
                "scale": row.outcome.scale.value,
                "unit": row.outcome.unit.value if row.outcome.unit else "",
                "exercise": " ".join(kind.value for kind in row.exercise),
                "subgroup": row.subgroup or "",
                "estimate": row.estimate,
                "ci_lower": row.ci.lower if row.ci else None,
                "ci_upper": row.ci.upper if row.ci else None,
                "k": row.k.value if row.k else None,
                "k_unit": row.k.unit.value if row.k else "",
                "n": row.n,
                "i2": row.i2,
                "authors_certainty": row.authors_certainty.value,
                "questions": " ".join(sorted(set(asked.get(f"{review.id}.{row.id}", [])))),
                "provisional": True,
                "coverage": "as printed",
                "comparator_class": " ".join(
                    kind.value for kind in row.comparator_class or review.pico.comparator_class
                ),
                "outcome_target": _target(row.outcome.quantity),
                "depth": _depth(review, row.source.report),
                "source": f"{row.source.report}: {row.source.where}",
            }


def wide_rows(edition: Edition) -> Iterator[Row]:
    """Comparisons of two arms with means and deviations, as metafor's escalc() names them."""
    for answer in answers_of(edition):
        for reading in answer.readings:
            for comparison in reading.comparisons:
                inputs = _two_arms(comparison.estimate)
                if comparison.estimate and inputs:
                    yield {
                        "question": answer.question,
                        "site": answer.site.value if answer.site else "",
                        "study": reading.study,
                        "comparison": comparison.id,
                        "body": comparison.body.value,
                        "measure": comparison.estimate.measure.value,
                        **{f"{name[:-1]}{name[-1]}i": inputs[name] for name in ("m1", "sd1", "n1", "m2", "sd2", "n2")},
                        "yi": comparison.estimate.value,
                        "vi": comparison.estimate.se**2,
                        "derivation": _estimate(comparison.estimate)["derivation"],
                        **_context(edition, answer),
                        "comparator_class": comparison.comparator.value,
                        **_study_source(edition, reading.study, comparison),
                    }


def _two_arms(estimate: Estimate | None) -> dict[str, float]:
    """The figures of two arms behind a difference; nothing where it came another way."""
    names = {"m1", "sd1", "n1", "m2", "sd2", "n2"}
    for step in estimate.steps if estimate else ():
        if names <= set(step.inputs):
            return {name: float(step.inputs[name]) for name in names}
    return {}
