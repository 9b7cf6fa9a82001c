"""Each rated answer as one FHIR R5 `Evidence` resource: a one-way export, on which nothing of ours depends.

Roles and codes: HL7 FHIR R5 (https://hl7.org/fhir/R5/evidence.html) with its code systems variable-role,
statistic-type, attribute-estimate-type, certainty-type and certainty-rating. A domain that somebody judged has a
concern; one that lost a level because nobody could judge it has the code for the level alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from generator.model import Question
from generator.publishing.addresses import record_address
from generator.publishing.citations import cite
from generator.publishing.edition import Edition
from generator.publishing.exports.package import LICENCE
from generator.publishing.file_map import FileMap
from generator.synthesis import GRADE_INFORMED, PROVISIONAL, Answer, Rating
from generator.synthesis.certainty.domain import State
from generator.synthesis.effect import Effect, Measure
from generator.synthesis.words import comparison_words, density_words, exercise_words
from generator.vocabulary import GradeDomain, Quantity, Scale

_TERMS = "http://terminology.hl7.org/CodeSystem"
_TYPES = MappingProxyType(
    {
        GradeDomain.RISK_OF_BIAS: "RiskOfBias",
        GradeDomain.INCONSISTENCY: "Inconsistency",
        GradeDomain.INDIRECTNESS: "Indirectness",
        GradeDomain.IMPRECISION: "Imprecision",
        GradeDomain.PUBLICATION_BIAS: "PublicationBias",
    }
)
_CONCERNS = ("no-concern", "serious-concern", "very-serious-concern", "extremely-serious-concern")
"""The rating of a judged domain by the levels that it takes off."""
_STATISTICS = MappingProxyType(
    {
        Measure.PERCENT: ("0000457", "mean difference of percentage changes"),
        Measure.G_CM2: ("0000457", "mean difference"),
        Measure.SMD: ("0000100", "standardised mean difference"),
    }
)
_RATIOS = MappingProxyType(
    {
        Scale.RATE_RATIO: ("rate-ratio", "rate ratio"),
        Scale.RISK_RATIO: ("C93152", "relative risk"),
        Scale.ODDS_RATIO: ("C16932", "odds ratio"),
        Scale.HAZARD_RATIO: ("C93150", "hazard ratio"),
    }
)
"""Kinds of ratio that have a code; one whose kind is not told is named in words."""


def fhir_files(edition: Edition) -> FileMap:
    """`Evidence-<question>-<bone or outcome>.json` for each answer that has a level; `Bundle.json` has all of them."""
    resources = list(evidence_resources(edition))
    if not resources:
        return {}
    bundle = {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": f"{edition.built}T00:00:00Z",
        "entry": [{"resource": resource} for resource in resources],
    }
    named = {f"Evidence-{resource['id']}.json": resource for resource in resources}
    return {
        name: json.dumps(value, ensure_ascii=False, indent=1) + "\n"
        for name, value in {"Bundle.json": bundle, **named}.items()
    }


def evidence_resources(edition: Edition) -> Iterator[dict[str, Any]]:
    """Every rated answer, question by question."""
    for finding in edition.findings.questions.values():
        for answer in finding.answers:
            if answer.rating:
                yield _evidence(edition, answer, answer.rating)


def evidence_id(answer: Answer) -> str:
    """The id of the resource of an answer: the question, then the bone or what else it is about."""
    about = answer.site.value if answer.site else answer.target.value
    return f"{answer.question}-{about.replace('_', '-')}"


def _evidence(edition: Edition, answer: Answer, rating: Rating) -> dict[str, Any]:
    question = edition.base.questions[answer.question].record
    resource = {
        "resourceType": "Evidence",
        "id": evidence_id(answer),
        "version": edition.built,
        "title": question.title,
        "status": "draft" if rating.provisional else "active",
        "date": edition.built,
        "copyright": LICENCE["title"],
        "description": answer.statement.technical,
        "assertion": answer.statement.plain,
        "variableDefinition": list(_variables(question, answer)),
        "certainty": [_certainty(rating)],
    }
    if url := edition.site.full_address(f"data/fhir/Evidence-{resource['id']}.json"):
        resource["url"] = url
    if said := [text for text in (answer.statement.figures, *answer.statement.cautions) if text]:
        resource["note"] = [{"text": text} for text in said]
    if effect := answer.lead.effect:
        resource["statistic"] = [_statistic(edition, answer, effect)]
    if related := list(_related(edition, answer)):
        resource["relatedArtifact"] = related
    return resource


def _related(edition: Edition, answer: Answer) -> Iterator[dict[str, Any]]:
    """The page of the question, where the site has an address; then the review, or each study, behind the figures."""
    if page := edition.site.full_address(record_address("questions", answer.question)):
        yield {"type": "documentation", "document": {"url": page}}
    review, pool = answer.lead.review, answer.lead.pool
    named = [edition.base.reviews[review.review].record] if review else []
    named += [edition.base.studies[row.study].record for row in pool.rows] if pool else []
    for record in named:
        key = record.main_report.ref
        cited = cite(key, edition.base.references)
        text = " ".join(part for part in (cited.authors, cited.title, cited.where) if part)
        artifact: dict[str, Any] = {"type": "derived-from", "label": record.id, "citation": text}
        reference = edition.base.references.get(key)
        if reference and reference.link:
            artifact["document"] = {"url": reference.link}
        yield artifact


def _variables(question: Question, answer: Answer) -> Iterator[dict[str, Any]]:
    """Population, exercise, comparison and outcome, each under its role."""
    quantity = answer.lead.review.quantity if answer.lead.review else Quantity.ABMD
    outcome = density_words(answer.site, quantity) if answer.site else answer.target.label
    described = {
        "population": question.population.words,
        "exposure": exercise_words(question.exercise, question.load),
        "referenceExposure": comparison_words(question.comparator, load=question.load),
        "measuredVariable": outcome,
    }
    for role, description in described.items():
        yield {"description": description, "variableRole": _coded("variable-role", role)}


def _statistic(edition: Edition, answer: Answer, effect: Effect) -> dict[str, Any]:
    code, text = _STATISTICS.get(effect.measure) or _kind_of_ratio(edition, answer)
    lead = answer.lead
    sizes = {"numberOfStudies": _studies(answer), "numberOfParticipants": lead.people}
    known = {name: number for name, number in sizes.items() if number is not None}
    statistic = {
        "description": answer.statement.figures or answer.statement.technical,
        "note": [{"text": _sense(effect)}],
        "statisticType": {"text": text, **(_coded("statistic-type", code) if code else {})},
        "quantity": _quantity(effect, effect.shown[0]),
        "attributeEstimate": [
            {
                "type": _coded("attribute-estimate-type", "C53324"),
                "level": 0.95,
                "range": {"low": _quantity(effect, effect.shown[1]), "high": _quantity(effect, effect.shown[2])},
            }
        ],
    }
    return statistic | ({"sampleSize": known} if known else {})


def _kind_of_ratio(edition: Edition, answer: Answer) -> tuple[str, str]:
    """Code and name of the ratio that a review pooled; no code where its kind is not told."""
    review = answer.lead.review
    rows = edition.base.reviews[review.review].record.results if review else []
    scale = next((row.outcome.scale for row in rows if review and row.id == review.row), Scale.RATIO)
    return _RATIOS.get(scale, ("", "ratio"))


def _sense(effect: Effect) -> str:
    """Which side is which, so that no reader has to guess what a sign means."""
    ratio = effect.measure is Measure.RATIO
    how = "exercise divided by comparison" if ratio else "exercise minus comparison"
    more = "more bone" if effect.more_is_better else "more events"
    return f"{how}; above {effect.measure.null:g} means {more} with exercise"


def _quantity(effect: Effect, shown: str) -> dict[str, Any]:
    """A figure with the digits that texts print; standardised differences and ratios have no unit (UCUM 1)."""
    value = {"value": float(shown.replace("\u2212", "-")) + 0.0}
    if effect.measure in (Measure.RATIO, Measure.SMD):
        return {**value, "system": "http://unitsofmeasure.org", "code": "1"}
    return {**value, "unit": effect.measure.unit}


def _studies(answer: Answer) -> int | None:
    """The number of studies; none where a review counts groups or comparisons, or several bones together."""
    review = answer.lead.review
    if review and (review.k_all_sites or review.k_unit is None or review.k_unit.value != "studies"):
        return None
    return answer.lead.k


def _certainty(rating: Rating) -> dict[str, Any]:
    """The level over all with what keeps it down, and each domain as its part."""
    parts = []
    for domain in rating.domains:
        part: dict[str, Any] = {
            "type": _coded("certainty-type", _TYPES[domain.domain]),
            "note": [{"text": domain.sentence}],
        }
        if domain.state is State.ASSESSED:
            part["rating"] = _coded("certainty-rating", _CONCERNS[domain.levels])
        elif domain.levels:
            part["rating"] = _coded("certainty-rating", f"downcode{domain.levels}")
        parts.append(part)
    told = (f"{GRADE_INFORMED}. Ratings: {PROVISIONAL}.", *rating.why_not_higher)
    return {
        "description": rating.mark,
        "note": [{"text": text} for text in told],
        "type": _coded("certainty-type", "Overall"),
        "rating": _coded("certainty-rating", rating.final.value.replace("_", "-")),
        "subcomponent": parts,
    }


def _coded(system: str, code: str) -> dict[str, Any]:
    return {"coding": [{"system": f"{_TERMS}/{system}", "code": code}]}
