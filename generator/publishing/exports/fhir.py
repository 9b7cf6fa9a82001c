"""Each rated answer as one FHIR R5 `Evidence` resource: a one-way export, on which nothing of ours depends.

Roles and codes: HL7 FHIR R5 (https://hl7.org/fhir/R5/evidence.html, code systems certainty-type, certainty-rating,
variable-role); the mean difference by its STATO id. A ratio and a standardised difference are named in words: which
kind of ratio a report pooled is not always told, and no code is better than a wrong one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from generator.model import Question
from generator.publishing.addresses import record_address
from generator.publishing.edition import Edition
from generator.publishing.exports.package import LICENCE
from generator.publishing.file_map import FileMap
from generator.synthesis import GRADE_INFORMED, PROVISIONAL, Answer, Rating
from generator.synthesis.certainty.domain import State
from generator.synthesis.effect import Effect, Measure
from generator.synthesis.words import comparison_words, density_words, exercise_words
from generator.vocabulary import GradeDomain, Quantity

_TERMS = "http://terminology.hl7.org/CodeSystem"
_STATO = "http://purl.obolibrary.org/obo/stato.owl"
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
"""The rating of a domain by the levels that it takes off."""


def fhir_files(edition: Edition) -> FileMap:
    """`Evidence-<question>-<bone or outcome>.json` for each answer that has a level; `Bundle.json` has all of them."""
    resources = list(evidence_resources(edition))
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


def _evidence(edition: Edition, answer: Answer, rating: Rating) -> dict[str, Any]:
    question = edition.base.questions[answer.question].record
    about = answer.site.value if answer.site else answer.target.value
    resource = {
        "resourceType": "Evidence",
        "id": f"{answer.question}-{about.replace('_', '-')}",
        "version": edition.built,
        "title": question.title,
        "status": "draft" if rating.provisional else "active",
        "date": edition.built,
        "copyright": LICENCE["title"],
        "description": answer.statement.technical,
        "assertion": answer.statement.plain,
        "note": [{"text": text} for text in (answer.statement.figures, *answer.statement.cautions) if text],
        "variableDefinition": list(_variables(question, answer)),
        "certainty": [_certainty(rating)],
    }
    if address := edition.site.full_address(record_address("questions", answer.question)):
        resource["url"] = f"{address}#{resource['id']}"
    if effect := answer.lead.effect:
        resource["statistic"] = [_statistic(answer, effect)]
    if review := answer.lead.review:
        resource["relatedArtifact"] = [{"type": "derived-from", "label": review.label, "display": review.review}]
    return resource


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


def _statistic(answer: Answer, effect: Effect) -> dict[str, Any]:
    kind: dict[str, Any] = {"text": _KINDS[effect.measure]}
    if effect.measure in (Measure.PERCENT, Measure.G_CM2):
        kind["coding"] = [{"system": _STATO, "code": "STATO:0000457", "display": "mean difference"}]
    lead = answer.lead
    sizes = {"numberOfStudies": _studies(answer), "numberOfParticipants": lead.people}
    known = {name: number for name, number in sizes.items() if number is not None}
    statistic = {
        "description": answer.statement.figures or answer.statement.technical,
        "statisticType": kind,
        "quantity": {"value": effect.estimate, "unit": effect.measure.unit},
        "attributeEstimate": [
            {
                "type": {"text": "95 % confidence interval", "coding": [{"system": _STATO, "code": "STATO:0000196"}]},
                "level": 0.95,
                "range": {"low": {"value": effect.lower}, "high": {"value": effect.upper}},
            }
        ],
    }
    return statistic | ({"sampleSize": known} if known else {})


_KINDS: Mapping[Measure, str] = MappingProxyType(
    {
        Measure.PERCENT: "mean difference of percentage changes",
        Measure.G_CM2: "mean difference",
        Measure.SMD: "standardised mean difference",
        Measure.RATIO: "ratio",
    }
)


def _studies(answer: Answer) -> int | None:
    """The number of studies; none where a review counts groups or comparisons, or several bones together."""
    review = answer.lead.review
    if review and (review.k_all_sites or review.k_unit is None or review.k_unit.value != "studies"):
        return None
    return answer.lead.k


def _certainty(rating: Rating) -> dict[str, Any]:
    """The level over all, and each domain as its part; a domain that nobody could judge has no rating."""
    parts = []
    for domain in rating.domains:
        kind = _coded("certainty-type", _TYPES[domain.domain])
        part: dict[str, Any] = {"type": kind, "note": [{"text": domain.sentence}]}
        if domain.levels or domain.state is State.ASSESSED:
            part["rating"] = _coded("certainty-rating", _CONCERNS[domain.levels])
        parts.append(part)
    return {
        "description": rating.mark,
        "note": [{"text": f"{GRADE_INFORMED}. Ratings: {PROVISIONAL}."}],
        "type": _coded("certainty-type", "Overall"),
        "rating": _coded("certainty-rating", rating.final.value.replace("_", "-")),
        "subcomponent": parts,
    }


def _coded(system: str, code: str) -> dict[str, Any]:
    return {"coding": [{"system": f"{_TERMS}/{system}", "code": code}]}
