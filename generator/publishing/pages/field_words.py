"""What a field is called for readers: the path of a record's field in the words that the model documents it with."""

from __future__ import annotations

from re import sub
from typing import Any

from pydantic import BaseModel

from generator.model import Record
from generator.model.guideline import Recommendation
from generator.model.results import Result
from generator.model.review import PooledResult
from generator.publishing.wording import lower_first, upper_first

# Fields whose description speaks to those who write records; here it speaks to those who read pages.
_PLAINER = {
    "ci": "confidence interval",
    "n": "people behind the figure",
    "spread": "spread of the figures",
    "k": "number of studies",
    "risk_of_bias": "risk of bias",
    "funding": "who paid",
    "funders": "who paid",
    "appraisal": "a judgement of its quality",
    "arms": "groups",
    "contrasts": "difference between groups",
    "results": "results",
    "intensity": "how hard it was",
    "baseline": "bone density at the start",
    "studies": "which studies it includes",
    "i2": "how much the studies differ (I squared)",
    "prediction": "where the next study may fall",
    "p": "p value",
    "allocation": "how people came into the groups",
    "mean": "the figure itself",
    "trial_quality": "how good its studies are",
    "modality": "kind of exercise",
    "n_allocated": "people allocated",
    "dose": "how much was asked of people",
    "supervision": "who watched the sessions",
}


def field_words(record: Record, path: str) -> str:
    """Say in words which field a path such as `arms.hirit.n_analysed` means: "People in the main analysis: HiRIT".

    Names of lists give way to what follows them; a text that is no path of this record is taken as words already.
    """
    value: Any = record
    said, named = "", []
    for step in path.split("."):
        if isinstance(value, list):
            item = _item(value, step)
            if item is not None:
                value = item
                named.append(_item_words(record, item))
                continue
            value = value[0] if value else None
        name = _field(value, step)
        if not name:
            return _as_it_stands(path)
        said = _PLAINER.get(name) or _described(type(value), name)
        value = getattr(value, name)
    about = ", ".join(dict.fromkeys(name for name in named if name))
    return upper_first(f"{said or 'the figures'}: {about}" if about else said)


def _field(value: Any, step: str) -> str:
    """Name of the field of a part that a step means; empty where there is none."""
    fields = type(value).model_fields if isinstance(value, BaseModel) else {}
    return next((name for name, field in fields.items() if step in (name, field.alias)), "")


def _described(part: type[BaseModel], name: str) -> str:
    return lower_first((part.model_fields[name].description or name).rstrip(".").split(";")[0])


def _item(items: list[Any], step: str) -> Any:
    """The entry of a list that a step names: by its id, its arm, or its place."""
    if step.isdigit() and int(step) < len(items):
        return items[int(step)]
    for item in items:
        if step in (getattr(item, "id", None), getattr(item, "arm", None), getattr(item, "ref", None)):
            return item
    return None


def _item_words(record: Record, item: Any) -> str:
    if isinstance(item, (Result, PooledResult)):
        site = item.outcome.site.label if item.outcome.site else item.outcome.quantity.label
        return f"{site}, {item.subgroup}" if item.subgroup else site
    if isinstance(item, Recommendation):
        return f"recommendation {item.number}" if item.number else item.topic.label
    arm = getattr(item, "arm", None)
    if isinstance(arm, str):
        labels = {known.id: known.label for known in getattr(record, "arms", [])}
        return labels.get(arm, arm)
    return getattr(item, "label", None) or ""


def _as_it_stands(path: str) -> str:
    """Words stay; a path that leads nowhere is at least made readable."""
    return upper_first(sub(r"\.(?=\S)", ": ", path).replace("_", " "))
