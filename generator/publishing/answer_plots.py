"""From an answer to the data of its pictures: what each study and review found, and what is missing from them.

Bodies of evidence stay apart, reviews are never added up, and each scale has a panel of its own. A scatter of effect
against dose is left out: the findings hold no planned load, and no pool has the ten studies that a slope would need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.publishing.addresses import record_address
from generator.publishing.figures.forest_plot import ForestPlot, Unread, UnreadGroup
from generator.publishing.figures.funnel_plot import FunnelPlot, FunnelPoint
from generator.publishing.forest_rows import ForestSource
from generator.publishing.plot_words import SCALES, side_words, summary_of
from generator.publishing.wording import upper_first
from generator.synthesis import Answer
from generator.synthesis.comparisons import Standing
from generator.synthesis.conventions import FEW_FOR_FUNNEL
from generator.synthesis.meta_analysis import Pool, StudyRow


def forest_of(
    answer: Answer,
    *,
    address_of: Callable[[str], str],
    who: Callable[[str], str] | None = None,
    growing: bool = False,
) -> ForestPlot | None:
    """The forest plot of an answer; None where it has neither a figure nor a study without one.

    `address_of` gives the address of a study's page by its id, or nothing. `who` may say in a few words who took part
    in a study and what they did. `growing` is True where a question is about children: their percentages have no sizes.
    """
    source = ForestSource(answer, address_of, who or (lambda _: ""), growing=growing or _grows(answer))
    panels = tuple(source.panel(measure) for measure in source.measures())
    unread = tuple(_unread(answer, address_of))
    if not panels and not unread:
        return None
    missing = sum(len(group.items) for group in unread)
    place = upper_first(answer.site.reader_label) if answer.site else answer.target.label
    return ForestPlot(f"{place}: what each review and study found", summary_of(panels, missing), panels, unread)


def funnel_of(answer: Answer, *, address_of: Callable[[str], str] | None = None) -> FunnelPlot | None:
    """The funnel of the largest pool of an answer; None below ten studies, where a funnel says nothing."""
    pools = [pool for pool in answer.pools.values() if pool.k >= FEW_FOR_FUNNEL and pool.effect]
    if not pools:
        return None
    pool = max(pools, key=lambda found: found.k)
    unit, scale = SCALES[pool.measure]
    less, more = side_words(answer.target)
    place = upper_first(answer.site.reader_label) if answer.site else answer.target.label
    assert pool.effect is not None
    return FunnelPlot(
        title=f"{place}: do small studies tell another story?",
        summary=_funnel_words(pool),
        unit=unit,
        scale=scale,
        null=pool.measure.null,
        less=less,
        more=more,
        centre=pool.effect.estimate,
        test=_egger_words(pool),
        points=tuple(_point(row, address_of) for row in pool.rows),
    )


def _funnel_words(pool: Pool) -> str:
    assert pool.effect is not None
    centre, shown = pool.effect.estimate, pool.effect.shown[0]
    right = sum(row.effect.estimate > centre for row in pool.rows)
    return (
        f"Of {pool.k} studies {right} lie above the pooled estimate of {shown} {pool.measure.unit} "
        f"and {pool.k - right} below it. In the picture small studies lie at the bottom."
    )


def _egger_words(pool: Pool) -> str:
    if pool.egger_p is None:
        return "Egger's test could not be made: the standard errors are alike."
    p = "p\u00a0<\u00a00.001" if pool.egger_p < 0.001 else f"p\u00a0=\u00a0{pool.egger_p:.3f}"
    return f"Egger's test for a lopsided funnel: {p}. A lopsided funnel has other causes than missing results, too."


def _point(row: StudyRow, address_of: Callable[[str], str] | None) -> FunnelPoint:
    address = address_of(row.study) if address_of else ""
    return FunnelPoint(row.label, address, row.effect.estimate, row.se, (row.effect.shown[0], f"{row.se:.3g}"))


def _unread(answer: Answer, address_of: Callable[[str], str]) -> Iterator[UnreadGroup]:
    """Eligible studies without a readable figure, and reviews without one, by reason; unrecorded ones last."""
    reasons: dict[str, list[Unread]] = {}
    for standing in (Standing.UNREAD, Standing.NOT_RECORDED):
        for reading in answer.readings:
            if reading.standing is standing:
                found = Unread(reading.label, address_of(reading.study))
                reasons.setdefault(reading.why or standing.value, []).append(found)
    for row in answer.choice.rows:
        if row.effect is None:
            found = Unread(row.label, record_address("reviews", row.review))
            reasons.setdefault("reviews that give no figure with its interval here", []).append(found)
    yield from (UnreadGroup(upper_first(why), tuple(items)) for why, items in reasons.items())


def _grows(answer: Answer) -> bool:
    return answer.lead.thresholds is not None and answer.lead.thresholds.id == "growing_direction"
