"""What the pictures of an answer hold: every figure, bodies and scales apart, reviews never added up."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.publishing.answer_plots import forest_of, funnel_of
from generator.publishing.figures.forest_plot import ForestPlot, ForestRow, Mark
from generator.synthesis import Answer, Kind, Lead, Size, Statement
from generator.synthesis.comparisons import Body, Comparison, Standing, StudyReading
from generator.synthesis.conventions import RULES
from generator.synthesis.coverage import Coverage
from generator.synthesis.directions import Directions
from generator.synthesis.effect import Effect, Measure, thresholds_for
from generator.synthesis.estimates import Estimate
from generator.synthesis.index_review import Fit, IndexChoice, ReviewRow
from generator.synthesis.meta_analysis import Pool, meta_analyse
from generator.synthesis.overlap import Overlap
from generator.synthesis.rating import Rating
from generator.vocabulary import (
    AuthorsCertainty,
    CertaintyLevel,
    ComparatorClass,
    CountUnit,
    Exercise,
    OutcomeTarget,
    Quantity,
    SiteGroup,
)
from tests.unit.publishing.macros import written

LOW = Rating(
    "of a difference", CertaintyLevel.HIGH, (), CertaintyLevel.LOW, (), CertaintyLevel.LOW, CertaintyLevel.LOW, None, ()
)


def reading(
    study: str,
    value: float,
    *,
    se: float = 0.8,
    measure: Measure = Measure.PERCENT,
    comparator: ComparatorClass = ComparatorClass.INACTIVE,
    body: Body = Body.RANDOMISED,
) -> StudyReading:
    """A study whose figures were read."""
    estimate = Estimate(measure, value, se, ())
    comparison = Comparison(f"{study}.x", study, "x", ("a",), ("b",), comparator, body, 52.0, 40, estimate=estimate)
    return StudyReading(study, study.title(), Standing.READ, body, (comparison,), 40)


def review(name: str, family: str = "", *, measure: Measure = Measure.SMD, value: float = 0.5) -> ReviewRow:
    """A review with an estimate."""
    return ReviewRow(
        review=name,
        label=name.title(),
        family=family or name,
        row="ls",
        exercise=Exercise.PROGRESSIVE_RESISTANCE,
        fit=Fit.EXACT,
        quantity=Quantity.ABMD,
        effect=Effect(measure, value, value - 0.25, value + 0.25),
        excludes_null=True,
        k=20,
        k_unit=CountUnit.STUDIES,
        k_all_sites=False,
        n=None,
        i2=None,
        i2_below=False,
        prediction=None,
        certainty=AuthorsCertainty.NOT_FOUND,
        wording="",
        search_to="2020",
        randomised_only=True,
        comparator=(ComparatorClass.INACTIVE,),
        baseline=None,
        small_study_bias="",
        amstar="not_assessed",
    )


def answer(*readings: StudyReading, reviews: tuple[ReviewRow, ...] = (), kind: Kind | None = None) -> Answer:
    """An answer on the lower back; the first review leads where there is one, else the randomised studies."""
    pools: dict[Body, Pool] = {}
    for body in Body:
        found = meta_analyse([one for one in readings if one.body is body and one.standing is Standing.READ], RULES)
        if found:
            pools[body] = found
    index = reviews[0] if reviews else None
    lead = (
        Lead(Kind.INDEX_REVIEW, review=index) if index else Lead(kind or Kind.OWN_POOL, pool=pools.get(Body.RANDOMISED))
    )
    measure = lead.effect.measure if lead.effect else Measure.PERCENT
    return Answer(
        "q",
        OutcomeTarget.BMD_ITSELF,
        SiteGroup.LUMBAR_SPINE,
        replace(lead, thresholds=thresholds_for(measure, RULES)),
        Size.PLAIN,
        LOW,
        None,
        Statement("", ""),
        Coverage(0, 0, 0, 0, 0, (), 0.0, True, ()),
        Directions(0, 0, 0, 0),
        IndexChoice(index, reviews),
        Overlap((), None, ""),
        pools,
        readings,
        {},
    )


def plot_of(made: Answer) -> ForestPlot:
    """Its forest plot; studies have an address, `studies/ID/`."""
    found = forest_of(made, address_of=lambda key: f"studies/{key}/")
    assert found is not None
    return found


def rows_of(plot: ForestPlot, *marks: Mark) -> list[ForestRow]:
    return [row for panel in plot.panels for row in panel.rows if row.mark in marks]


THREE = (reading("adams", 2.0), reading("brown", 3.0), reading("cole", 1.0))


def test_studies_keep_the_order_of_the_findings_and_carry_their_weight() -> None:
    rows = rows_of(plot_of(answer(*THREE)), Mark.STUDY)
    assert [row.name for row in rows] == ["Adams", "Brown", "Cole"]
    assert abs(sum(row.weight for row in rows if row.weight) - 100) < 0.1
    assert rows[0].address == "studies/adams/"


def test_a_pool_that_leads_carries_our_mark_and_one_below_a_review_carries_none() -> None:
    (leads,) = rows_of(plot_of(answer(*THREE)), Mark.POOLED)
    (below,) = rows_of(plot_of(answer(*THREE, reviews=(review("shaw"),))), Mark.POOLED)
    assert (leads.certainty, below.certainty) == ("low", "")
    assert "part of the evidence" in below.detail


def test_one_study_is_no_pool_and_has_no_weight() -> None:
    plot = plot_of(answer(reading("adams", 2.0), kind=Kind.ONE_STUDY))
    assert not rows_of(plot, Mark.POOLED)
    assert rows_of(plot, Mark.STUDY)[0].weight is None


def test_studies_that_are_too_small_a_part_stand_apart_without_a_sum() -> None:
    plot = plot_of(answer(*THREE, kind=Kind.RANGE))
    assert not rows_of(plot, Mark.POOLED)
    assert all(row.weight is None for row in rows_of(plot, Mark.STUDY))


def test_reviews_are_never_added_up() -> None:
    plot = plot_of(answer(reviews=(review("shaw"), review("kemp"), review("liu"))))
    assert not rows_of(plot, Mark.POOLED)
    assert [row.mark for row in rows_of(plot, *Mark)] == [Mark.INDEX, Mark.REVIEW, Mark.REVIEW]
    assert [row.certainty for row in rows_of(plot, *Mark)] == ["low", "", ""]


def test_reviews_of_one_set_of_trials_stand_together_as_one_voice() -> None:
    reviews = (review("shaw", "munich"), review("liu"), review("kemp", "munich"))
    (body,) = plot_of(answer(reviews=reviews)).panels[0].bodies
    assert [(g.heading, [row.name for row in g.rows]) for g in body.groups] == [
        ("One set of trials, one voice", ["Shaw", "Kemp"]),
        ("Other reviews", ["Liu"]),
    ]


def test_two_scales_never_share_an_axis_and_the_leading_one_comes_first() -> None:
    gram = reading("dole", 0.01, se=0.004, measure=Measure.G_CM2)
    plot = plot_of(answer(*THREE, gram, reviews=(review("shaw"),)))
    assert [panel.unit for panel in plot.panels] == ["standard deviations", "percentage points", "g/cm²"]
    assert [[row.name for row in panel.rows if row.mark is Mark.STUDY] for panel in plot.panels] == [
        [],
        ["Adams", "Brown", "Cole"],
        ["Dole"],
    ]


def test_bodies_of_evidence_and_what_was_compared_stay_apart() -> None:
    plot = plot_of(
        answer(
            reading("adams", 2.0, comparator=ComparatorClass.LIGHT),
            reading("brown", 3.0),
            reading("eke", 5.0, body=Body.NOT_RANDOMISED),
        )
    )
    shown = [(body.heading, [g.heading for g in body.groups]) for body in plot.panels[0].bodies]
    assert shown == [
        ("Trials whose groups were drawn by lot", ["Against not training", "Against gentle exercise"]),
        ("Studies whose groups were not drawn by lot", ["Against not training"]),
    ]


def test_the_zone_is_shown_only_where_the_scale_has_sizes() -> None:
    plot = plot_of(answer(*THREE, reviews=(review("shaw"),)))
    assert [panel.zone for panel in plot.panels] == [None, (-0.5, 0.5)]
    growing = forest_of(answer(*THREE, reviews=(review("shaw"),)), address_of=str, growing=True)
    assert growing is not None and [panel.zone for panel in growing.panels] == [None, None]


def test_the_zone_of_a_ratio_lies_around_one() -> None:
    made = answer(reviews=(review("hoff", measure=Measure.RATIO, value=0.7),))
    low, high = plot_of(replace(made, target=OutcomeTarget.FRACTURE, site=None)).panels[0].zone or (0, 0)
    assert (round(low, 2), round(high, 2)) == (0.8, 1.25)


def test_events_read_fewer_and_more() -> None:
    made = replace(answer(reviews=(review("hoff", measure=Measure.RATIO, value=0.7),)), target=OutcomeTarget.FRACTURE)
    (panel,) = plot_of(made).panels
    assert (panel.less, panel.more) == ("fewer fractures", "more fractures")


def test_what_could_not_be_read_is_named_with_its_reason() -> None:
    unread = StudyReading("fox", "Fox", Standing.UNREAD, why="no spread was printed")
    later = StudyReading("gray", "Gray", Standing.NOT_RECORDED, why="not yet recorded")
    excluded = StudyReading("hill", "Hill", Standing.EXCLUDED, why="other people")
    silent = replace(review("silent"), effect=None)
    plot = plot_of(answer(unread, later, excluded, reviews=(review("shaw"), silent)))
    assert [(g.why, [item.name for item in g.items]) for g in plot.unread] == [
        ("No spread was printed", ["Fox"]),
        ("Not yet recorded", ["Gray"]),
        ("Reviews that give no figure with its interval here", ["Silent"]),
    ]
    assert plot.missing == 3 and "3 more" in plot.summary


def test_an_answer_with_nothing_has_no_picture() -> None:
    assert forest_of(answer(), address_of=str) is None


def test_the_table_holds_every_figure_of_the_picture() -> None:
    plot = plot_of(answer(*THREE, reviews=(review("shaw"), review("kemp"))))
    page = written("forest", plot)
    table, drawing = (
        "".join(re.findall(r"<table.*?</table>", page, re.DOTALL)),
        "".join(re.findall(r"<svg.*?</svg>", page)),
    )
    for row in rows_of(plot, *Mark):
        assert row.figure in drawing
        assert f">{row.printed[0]}<" in table and f"{row.printed[1]} to {row.printed[2]}" in table
        assert row.name in table and row.weight_words in table
    assert 'href="../../studies/adams/"' in table and 'href="../../reviews/shaw/"' in table


def test_the_words_before_the_picture_say_what_leads_and_what_was_found() -> None:
    summary = plot_of(answer(*THREE, reviews=(review("shaw"),))).summary
    assert "Shaw, the review that leads, found 0.50 (0.25 to 0.75)" in summary
    assert "three randomised trials found from 1.0 to 3.0" in summary


def test_a_funnel_needs_ten_studies() -> None:
    nine = [reading(f"s{n}", 1 + n / 5, se=0.3 + n / 10) for n in range(9)]
    assert funnel_of(answer(*nine)) is None
    ten = funnel_of(answer(*nine, reading("s9", 2.0, se=1.5)), address_of=lambda key: f"studies/{key}/")
    assert ten is not None and len(ten.points) == 10
    assert "Egger" in ten.test and ten.points[0].address == "studies/s0/"
