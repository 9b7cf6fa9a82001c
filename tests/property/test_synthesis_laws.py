"""Laws that an answer obeys, whatever the studies are (rules, section 8)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.synthesis import Answer, Kind, QuestionTree, Size, answer_question, faults_of
from generator.synthesis.conventions import RULES
from generator.vocabulary import OutcomeTarget, SiteGroup
from tests.spec.certainty.records import base, question, review, trial

LAW = settings(derandomize=True, deadline=None, max_examples=40, database=None)

RISKS = st.sampled_from(["low", "some_concerns", "high", None])
gains = st.floats(0.6, 5).map(lambda x: round(x, 1))
effects = st.floats(-4, 5).map(lambda x: round(x, 1))
sizes = st.integers(10, 400)
spreads = st.floats(1.6, 6).map(lambda x: round(x, 1))
studies = st.lists(st.tuples(effects, sizes, spreads, RISKS), min_size=1, max_size=6)
gaining = st.lists(st.tuples(gains, sizes, spreads, RISKS), min_size=1, max_size=5)
ORDER = {"not_rated": 0, "very_low": 1, "low": 2, "moderate": 3, "high": 4}


def made(rows: list[tuple], first: int = 2000) -> list:
    """One trial for each row, both groups of one size."""
    return [
        trial(
            f"study{i}-{first + i}",
            trained=(n, mean, sd),
            compared=(n, 0.0, sd),
            people=2 * n,
            risk_of_bias=[{"tool": "rob2", "by": "a review", "overall": risk}] if risk else [],
        )
        for i, (mean, n, sd, risk) in enumerate(rows)
    ]


def answered(records: list, rules: Any = RULES, **fields: Any) -> Answer:
    tree = QuestionTree(base(question(**fields), *records))
    return answer_question(tree, "asked", OutcomeTarget.BMD_ITSELF, SiteGroup.LUMBAR_SPINE, rules)


INDEX = review("index-2020", "0.30", ("0.10", "0.50"), row={"k": {"value": 20, "unit": "studies"}})
NULL = st.tuples(st.just(0.0), sizes, spreads, RISKS)


@LAW
@given(gaining, NULL, st.booleans())
def test_adding_a_null_trial_never_raises_the_size_or_the_level_of_a_gain(
    rows: list[tuple], null: tuple, indexed: bool
) -> None:
    fields = {"index_review": "index-2020", "checked_against": ["index-2020"]} if indexed else {}
    records = [*made(rows), *([INDEX] if indexed else [])]
    before, after = answered(records, **fields), answered([*records, *made([null], first=1990)], **fields)
    if after.size.rank:
        assert after.size.rank <= before.size.rank
        assert ORDER[after.final] <= ORDER[before.final]


@LAW
@given(gaining, NULL, st.booleans())
def test_reading_an_unread_result_as_a_null_never_raises_the_size(
    rows: list[tuple], null: tuple, indexed: bool
) -> None:
    fields = {"index_review": "index-2020", "checked_against": ["index-2020"]} if indexed else {}
    records = [*made(rows), *([INDEX] if indexed else [])]
    _, n, _, _ = null
    unread = trial("study0-1990", people=2 * n, contrast={"p": {"op": "ns"}})
    before, after = answered([*records, unread], **fields), answered([*records, *made([null], first=1990)], **fields)
    assert after.size.rank <= before.size.rank


@LAW
@given(st.lists(st.tuples(effects, sizes, spreads, RISKS), min_size=2, max_size=2))
def test_the_model_for_two_studies_does_not_change_the_printed_level(rows: list[tuple]) -> None:
    levels = {answered(made(rows), replace(RULES, model=model)).final for model in ("REML", "PM", "DL", "FE")}
    assert len(levels) == 1


@LAW
@given(studies)
def test_little_to_no_difference_never_reaches_a_gain_or_a_loss_that_matters(rows: list[tuple]) -> None:
    found = answered(made(rows))
    if found.size is Size.LITTLE:
        assert found.lead.effect is not None
        assert found.lead.effect.upper < RULES.t2 and found.lead.effect.lower > -RULES.t1


@LAW
@given(studies, st.integers(0, 3000))
def test_no_own_pool_leads_with_less_than_sixty_per_cent_of_people(rows: list[tuple], unread: int) -> None:
    other = trial("unread-1980", people=unread or None, contrast={"p": {"op": "ns"}})
    found = answered([*made(rows), other])
    if found.lead.kind is Kind.OWN_POOL:
        assert found.lead.people is not None
        assert found.lead.people >= 0.6 * (found.lead.people + unread) and unread


@LAW
@given(studies)
def test_the_order_of_records_does_not_matter(rows: list[tuple]) -> None:
    records = made(rows)
    assert answered(records) == answered(records[::-1])


@LAW
@given(gaining)
def test_certainty_never_rises_when_a_study_is_judged_worse(rows: list[tuple]) -> None:
    worse = [(mean, n, sd, "high") for mean, n, sd, _ in rows]
    assert ORDER[answered(made(worse)).final] <= ORDER[answered(made(rows)).final]


@LAW
@given(studies)
def test_swapping_the_arms_turns_the_estimate_round(rows: list[tuple]) -> None:
    there = answered(made(rows))
    back = answered(made([(-mean, n, sd, risk) for mean, n, sd, risk in rows]))
    if there.lead.effect and back.lead.effect:
        assert abs(there.lead.effect.estimate + back.lead.effect.estimate) < 1e-6


@LAW
@given(studies)
def test_every_statement_may_be_published(rows: list[tuple]) -> None:
    assert faults_of(answered(made(rows)).statement, OutcomeTarget.BMD_ITSELF) == ()


@LAW
@given(st.sampled_from(["high", "moderate", "low", "very_low"]), st.sampled_from([0, 1, 2]))
def test_certainty_is_never_above_that_of_the_review_authors(stated: str, taken: int) -> None:
    row = {"k": {"value": 20, "unit": "studies"}, "authors_certainty": stated}
    index = review("index-2020", "0.30", ("0.10", "0.50"), row=row)
    judged = {"domain": "risk_of_bias", "levels": taken, "reason": "Judged.", "date": "2026-11-22"}
    found = answered([index], index_review="index-2020", judgements=[judged])
    assert ORDER[found.final] <= ORDER[stated]
