"""What a trial found, drawn as two bars: only where means in per cent were printed for both groups."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Study
from generator.model.results import Result
from generator.publishing.figures.bars import Group, bars, change_text
from generator.publishing.wording import lower_first, plural
from generator.publishing.wording.measures import when_words
from generator.vocabulary import CountRole, Quantity, Scale, SiteGroup

_DENSITY = frozenset({Quantity.ABMD, Quantity.VBMD, Quantity.BMC})


@dataclass(frozen=True, slots=True)
class StudyBars:
    """Two drawings of one result, for wide and narrow screens, and the sentence that they show."""

    wide: str
    narrow: str
    caption: str


def bars_of(study: Study) -> StudyBars | None:
    """Draw the first result that can be drawn fairly, spine before hip; None where there is none."""
    order = {group: place for place, group in enumerate(SiteGroup)}
    drawable = [result for result in study.results if _is_drawable(study, result)]
    chosen = min(drawable, key=lambda result: order[result.outcome.site.group], default=None)
    return _drawn(study, chosen) if chosen else None


def _is_drawable(study: Study, result: Result) -> bool:
    outcome = result.outcome
    roles = {study.arm(row.arm).role for row in result.arms if row.mean is not None and row.mean_to is None}
    return (
        result.count is CountRole.PRIMARY
        and outcome.scale is Scale.PERCENT_CHANGE
        and outcome.quantity in _DENSITY
        and outcome.site is not None
        and result.subgroup is None
        and roles == {"intervention", "comparator"}
        and all(row.mean is not None and row.mean_to is None for row in result.arms)
    )


def _drawn(study: Study, result: Result) -> StudyBars:
    groups = [
        Group(
            name=study.arm(row.arm).label,
            who=plural(row.n, "person", "people") if row.n is not None else "number not stated",
            change=float(row.mean),
            trained=study.arm(row.arm).role == "intervention",
            written=change_text(float(row.mean), -row.mean.as_tuple().exponent),
        )
        for row in result.arms
    ]
    outcome = result.outcome
    what = f"{outcome.site.group.reader_label}, {lower_first(outcome.quantity.label)}"
    label = ", ".join(part for part in (what, when_words(result.time)) if part)
    axis = "Change from the start"
    wide, narrow = (bars(groups, label=axis, layout=layout) for layout in ("wide", "narrow"))
    caption = f"{label}: each group\u2019s average against its own start. The table has the spread and the source."
    return StudyBars(wide, narrow, caption)
