"""An example of every field of a record, for editors and forms; every person, figure and report in them is invented.

Fields of closed lists, dates, keys and groups of fields need no line in the table: their examples follow from the
schema itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_ROW, _KEY, _DAY, _PAGE = "ls-12m", "example-2020", "2026-11-22", "https://example.org/a-paper"
_TEXTS = {
    "answer": "The p value is from an adjusted model.",
    "authors_wording": "may increase",
    "at": "results.fn-12m",
    "bibtex": "@article{example-2020, author = {Example, A}, title = {Lifting}, journal = {J}, year = {2020}}",
    "before": "The trained women were said to have gained 2.9 % at the hip.",
    "by": "your-handle",
    "country": "Exampleland",
    "description": "Six exercises on machines after a short warm-up.",
    "excluded": "women on bone medicine",
    "extraction_fault": "One trial stands in the table with its sign turned round.",
    "fair_wording": "In one trial of 60 women, density of the lower back was higher with lifting than with stretching.",
    "field": "arms.lift.n_analysed",
    "flagged": "fewer than 30 people",
    "for_whom": "people with a past spine fracture",
    "funders": "Example Research Fund",
    "harms": "Five of the 12 trials reported harms; none was serious.",
    "issuer": "Example Society for Bones",
    "kept": "27",
    "label": "Lifting",
    "labels": "Sample 1999",
    "method": "A panel of clinicians read the reviews and voted.",
    "model": "random effects",
    "must_show": "One trial found the hip lower with lifting.",
    "name": "EXAMPLE",
    "not_applicable": "Nobody can be trained at this bone alone.",
    "note": "Anything a reader should know, in your own words.",
    "number": "2.1",
    "other": "26",
    "place": "Example University, Sampletown",
    "progression": "The load went up when ten repetitions were easy.",
    "reason": "The journal withdrew the report.",
    "reviewer": "your-handle",
    "reviews_disagree": "One of the two reviews found no clear difference.",
    "row": "B1",
    "said": "Lifting makes the bones of the back denser.",
    "searched": "PubMed and two registers to June 2026; no trial was found.",
    "shows": "The lifting group had a higher density than the stretching group.",
    "small_study_bias": "Small trials had higher values.",
    "statement": "The groups were not different; no figure is given.",
    "subgroup": "Women under 60",
    "summary": "Sixty women after menopause were put by lot into lifting twice a week or gentle stretching.",
    "text": "Train twice a week, and let somebody show you how.",
    "title": "In women after menopause, what does lifting do to the density of the lower back?",
    "trial_quality": "The authors judged 8 of the 12 trials to be at high risk of bias.",
    "what": "arms.con.n_analysed",
    "where": "table 2",
    "why": "Many people ask whether lifting is worth the effort.",
    "words": "women after menopause",
    "Adherence.what": "fortified milk",
    "Compared.figures": "v1-0123456789ab",
    "Change.what": "first record",
    "GroupEstimate.label": "Women aged 50 to 59",
    "Harm.what": "Strained shoulder",
    "Registration.id": "NCT02000492",
}
_IDS = {
    "against": "con",
    "arm": "lift",
    "arms": "lift",
    "dataset": "example-set",
    "former_ids": "exmaple-2021",
    "group": "trained-side",
    "id": _ROW,
    "index_row": _ROW,
    "of": "lift",
    "parent": "ls-postmeno-any",
    "result": _ROW,
    "rule": "ci-p-agree",
    "stratum": "hormone-therapy",
    "tags": "founding-article",
    "Arm.id": "lift",
    "Recommendation.id": "how-often",
    "claim.id": "example-claim",
    "guideline.id": "example-2023",
    "question.id": "ls-postmeno-prt",
    "review.id": "example-2022",
    "study.id": _KEY,
}
_NUMBERS = {
    "above": 85,
    "age_max": 80,
    "age_min": 65,
    "baseline": 0.71,
    "below": 50,
    "comparisons": 14,
    "estimate": 2.0,
    "estimate_to": 2.5,
    "events": 1,
    "exercises": 6,
    "final": 0.72,
    "home_sessions_per_week": 1,
    "i2": 45,
    "icc": 0.02,
    "impacts_per_session": 50,
    "impacts_per_session_to": 100,
    "level": 95,
    "lower": 0.9,
    "max": 70,
    "mean": 1.5,
    "mean_to": 1.8,
    "min": 55,
    "minutes": 40,
    "minutes_per_day": 30,
    "minutes_per_week": 150,
    "minutes_per_week_to": 300,
    "minutes_to": 45,
    "n": 27,
    "n_allocated": 30,
    "n_analysed": 27,
    "n_completed": 27,
    "observational": 2,
    "out_of": 10,
    "participants": 640,
    "people": 1,
    "people_with_events": 1,
    "person_years": 120.5,
    "reps": 8,
    "reps_to": 10,
    "score": 6,
    "sd": 4.0,
    "sessions_per_week": 2,
    "sessions_per_week_to": 3,
    "sets": 3,
    "sets_to": 4,
    "studies": 12,
    "tau2": 0.3,
    "to": 80,
    "trials": 12,
    "upper": 3.1,
    "value": 12,
    "Age.mean": 62.0,
    "Adherence.mean": 85,
    "PValue.value": 0.04,
    "Spread.value": 2.0,
}
EXAMPLES: Mapping[str, Any] = {**_NUMBERS, **_IDS, **_TEXTS}
"""Name of a field, or `Part.field` where that part means something else by it -> its example."""


def with_examples(schema: dict[str, Any], *, kind: str) -> dict[str, Any]:
    """The schema with `examples` at every field, its own at the fields of the record named `kind`.

    A field of text, id or figure that the table does not know goes without; a test names it.
    """
    parts = schema.get("$defs", {})
    made = {name: _shown(part, name, parts) for name, part in parts.items()}
    return _shown({**schema, "$defs": made} if parts else schema, kind, parts)


def _shown(part: dict[str, Any], name: str, parts: Mapping[str, Any]) -> dict[str, Any]:
    if "properties" not in part:
        return part
    fields = {}
    for field, facts in part["properties"].items():
        example = _example(facts, name, field, parts)
        fields[field] = facts if example is None else {**facts, "examples": [example]}
    return {**part, "properties": fields}


def _example(facts: Mapping[str, Any], part: str, field: str, parts: Mapping[str, Any]) -> Any:
    """An example of one field: what its schema tells by itself, else what the table says; None for neither."""
    if "$ref" in facts:
        return _of_part(facts["$ref"].rsplit("/", 1)[-1], parts)
    if facts.get("type") == "array":
        return [_example(facts["items"], part, field, parts)]
    if "const" in facts or "enum" in facts:
        return facts.get("const") or facts["enum"][0]
    if facts.get("type") == "boolean":
        return True
    if facts.get("type") == "object":
        return {"d1": _example(next(iter(facts["patternProperties"].values())), part, field, parts)}
    return _of_form(facts) or EXAMPLES.get(f"{part}.{field}", EXAMPLES.get(field))


def _of_form(facts: Mapping[str, Any]) -> str:
    """The example of a value that its form alone tells: a key, a day, an address; empty for others."""
    if facts.get("x-reference") == "bibliography":
        return _KEY
    pattern = facts.get("pattern", "")
    return _DAY if pattern.startswith(r"^\d{4}") else _PAGE if pattern.startswith("^https") else ""


def _of_part(name: str, parts: Mapping[str, Any]) -> Any:
    """The shortest part of a record: its needed fields, or its first one where it needs none."""
    part = parts[name]
    if "enum" in part:
        return part["enum"][0]
    wanted = part.get("required") or list(part["properties"])[:1]
    return {field: _example(part["properties"][field], name, field, parts) for field in wanted}
