"""Records written short, for the examples of the rules: each example says only what it is about.

Figures are given as text where the printed digits matter ("0.20"), else as numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from generator.model import EvidenceBase, Located, Question, Reference, Review, Study
from generator.problems import Place
from generator.synthesis import Answer, QuestionTree, answer_question
from generator.vocabulary import OutcomeTarget, SiteGroup

SPINE = {"site": "lumbar_spine_unspecified", "quantity": "abmd", "method": "dxa", "scale": "percent_change"}
NECK = {**SPINE, "site": "femoral_neck"}
YEAR = {"value": 12, "unit": "month"}
WOMEN = {"sex": "female", "life_stage": ["postmenopausal_unspecified"]}


def figure(text: str) -> Decimal:
    """A figure with the digits as printed."""
    return Decimal(text)


def exact(value: Any) -> Any:
    """A value with floats as decimals, as the reader of files gives them."""
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, dict):
        return {key: exact(item) for key, item in value.items()}
    return [exact(item) for item in value] if isinstance(value, list | tuple) else value


def _publication(id_: str, kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    common = {
        "schema": f"{kind}/1",
        "id": id_,
        "status": "active",
        "summary": "Made for an example of the rules.",
        "reports": [{"ref": id_, "role": "main", "depth": "abstract"}],
        "extracted": {"date": "2026-11-22"},
        "changes": [{"date": "2026-11-22", "what": "first record"}],
    }
    return exact(common | fields)


def _source(id_: str) -> dict[str, str]:
    return {"report": id_, "where": "abstract"}


def trial(
    id_: str,
    *,
    trained: Sequence[Any] = (),
    compared: Sequence[Any] = (),
    exercise: str = "progressive_resistance",
    comparator: str = "no_intervention",
    people: int | None = None,
    design: dict[str, Any] | None = None,
    population: dict[str, Any] | None = None,
    **fields: Any,
) -> Study:
    """A trial of one arm against another in women after menopause.

    `trained` and `compared` are (people, mean, SD) of each arm; without them the row has a contrast only. `outcome`,
    `time`, `p`, `contrast` and `count` go to its one result.
    """
    row = {name: fields.pop(name) for name in ("outcome", "time", "p", "contrast", "count") if name in fields}
    n = {"ex": trained[0] if trained else None, "con": compared[0] if compared else None}
    trained_arm = {"id": "ex", "role": "intervention", "label": "Training", "modality": exercise}
    control = {"id": "con", "role": "comparator", "label": "Control", "comparator": comparator}
    given = {
        "design": {"type": "rct_parallel", "allocation": "participant"} | (design or {}),
        "population": WOMEN | {"n_allocated": people} | (population or {}),
        "arms": [arm | {"n_allocated": n[arm["id"]]} for arm in (trained_arm, control)],
        "results": [_result(id_, trained, compared, **row)],
    }
    return Study.model_validate(_publication(id_, "study", given | fields))


def _result(
    id_: str,
    trained: Sequence[Any],
    compared: Sequence[Any],
    *,
    outcome: dict[str, Any] = SPINE,
    time: dict[str, Any] = YEAR,
    p: dict[str, Any] | None = None,
    contrast: dict[str, Any] | None = None,
    count: dict[str, Any] | None = None,
) -> dict[str, Any]:
    told = {"of": ["ex"], "against": ["con"], **(contrast or {}), **({"p": p} if p else {})}
    shown = [shown_by(arm, *given) for arm, given in (("ex", trained), ("con", compared)) if given]
    row = {"id": "row", "outcome": outcome, "time": time, "from": _source(id_), "arms": shown}
    return row | {"contrasts": [told] if contrast or p else []} | (count or {"count": "primary"})


def shown_by(arm: str, n: int, mean: Any, spread: float | None = None, kind: str = "sd", **more: Any) -> dict[str, Any]:
    """What one arm showed: people, mean, and a spread of some kind."""
    row = {"arm": arm, "n": n, "n_basis": "analysed", "mean": mean} | more
    return row if spread is None else row | {"spread": {"type": kind, "value": spread}}


def study(id_: str, **fields: Any) -> Study:
    """A study with every field given; result rows need no source."""
    rows = [{"from": _source(id_), "count": "primary", **row} for row in fields.pop("results", [])]
    return Study.model_validate(_publication(id_, "study", fields | {"results": rows}))


def review(
    id_: str,
    estimate: str | None = None,
    ci: tuple[str, str] | None = None,
    *,
    outcome: dict[str, Any] | None = None,
    exercise: Sequence[str] = ("progressive_resistance",),
    population: dict[str, Any] | None = None,
    row: dict[str, Any] | None = None,
    **fields: Any,
) -> Review:
    """A review with one pooled result; by default an SMD of unknown kind at the spine."""
    pooled: dict[str, Any] = {
        "id": "row",
        "exercise": list(exercise),
        "from": _source(id_),
        "count": "primary",
        "outcome": outcome or {"site": "lumbar_spine_unspecified", "quantity": "abmd", "scale": "smd_unspecified"},
    }
    if estimate is not None and ci is not None:
        pooled |= {"estimate": figure(estimate), "ci": {"lower": figure(ci[0]), "upper": figure(ci[1])}}
    given = {
        "design": "meta_analysis",
        "included": {"complete": False},
        "results": [pooled | (row or {})],
        "pico": {
            "population": WOMEN | (population or {}),
            "exercise": list(exercise),
            "outcomes": ["abmd"],
        },
    }
    return Review.model_validate(_publication(id_, "review", given | fields))


def question(id_: str = "asked", **fields: Any) -> Question:
    """A question on lifting alone and the spine of women after menopause; `people` adds to its predicate."""
    people = {
        "sex": "female",
        "words": "women after menopause",
        "life_stage": ["postmenopausal_early", "postmenopausal_late", "postmenopausal_unspecified"],
    }
    given = {
        "schema": "question/1",
        "id": id_,
        "status": "active",
        "title": "What does lifting do?",
        "why": "An example.",
        "region": ["spine"],
        "site": ["lumbar_spine"],
        "population": people | fields.pop("people", {}),
        "exercise": "progressive_resistance",
        "comparator": ["inactive", "light"],
        "outcome_target": ["bmd_itself"],
        "priority": 1,
        "extracted": {"date": "2026-11-22"},
        "changes": [{"date": "2026-11-22", "what": "first"}],
    }
    return Question.model_validate(exact(given | fields))


def base(*records: Study | Review | Question, authors: dict[str, tuple[str, ...]] | None = None) -> EvidenceBase:
    """A base of these records; every main report gets an author of its own unless `authors` names some."""
    folders: dict[type, dict[str, Located]] = {Study: {}, Review: {}, Question: {}}
    for record in records:
        where = Place(f"evidence/{record.id}.yaml")
        folders[type(record)][record.id] = Located(record, where.file, lambda path, at="value", where=where: where)
    references = {}
    for record in (r for r in records if not isinstance(r, Question)):
        name, _, year = record.id.rpartition("-")
        names = (authors or {}).get(record.id, (f"{name.title()}, A",))
        year_ = int(year) if year.isdigit() else None
        references[record.id] = Reference(key=record.id, kind="article", authors=names, year=year_)
    return EvidenceBase(
        studies=folders[Study], reviews=folders[Review], questions=folders[Question], references=references
    )


def answer(
    *records: Study | Review | Question, at: str = "lumbar_spine", authors: dict[str, tuple[str, ...]] | None = None
) -> Answer:
    """The answer to the first question among the records, at one site."""
    asked = next(record for record in records if isinstance(record, Question))
    tree = QuestionTree(base(*records, authors=authors))
    return answer_question(tree, asked.id, OutcomeTarget.BMD_ITSELF, SiteGroup(at))


def levels(found: Answer) -> dict[str, int]:
    """Levels by domain, those that take off any."""
    assert found.rating is not None
    return {domain.domain.value: domain.levels for domain in found.rating.domains if domain.levels}
