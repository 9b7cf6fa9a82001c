"""At a date the base holds what was out: later reports are unseen, and an interim report counts until the main one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import EvidenceBase
from generator.synthesis.known_by import NOT_YET, known_by
from generator.vocabulary import CountRole
from tests.spec.certainty.records import SPINE, base, question, review, trial


def row(name: str, report: str, count: str) -> dict:
    return {
        "id": name,
        "outcome": SPINE,
        "from": {"report": report, "where": "abstract"},
        "count": count,
    }


GROWN = trial(
    "grown-2018",
    reports=[
        {"ref": "grown-2018", "role": "main", "depth": "abstract"},
        {"ref": "grown-2015", "role": "interim", "depth": "abstract"},
        {"ref": "grown-undated", "role": "follow_up", "depth": "abstract"},
    ],
    results=[row("whole", "grown-2018", "primary"), row("first", "grown-2015", "interim")],
    note="The main report found more.",
)
LEADING = review("leading-2010", "0.30", ("0.10", "0.50"))
ASKED = question(
    index_review="leading-2010",
    reviews_disagree="They differ.",
    trials={"figures": ["grown-2018"], "partial": [], "not_pooled": []},
)


@pytest.fixture
def whole() -> EvidenceBase:
    found = base(ASKED, GROWN, LEADING)
    dated = dict(found.references)
    like = dated["leading-2010"]
    for key, year in (("grown-2018", 2018), ("grown-2015", 2015), ("grown-undated", None)):
        dated[key] = replace(like, key=key, year=year, month=None)
    return replace(found, references=dated)


def test_before_any_report_the_record_is_unseen_even_with_one_of_unknown_date(whole: EvidenceBase) -> None:
    known = known_by(whole, "2014")
    assert not known.base.studies
    assert [(kind, record.id) for kind, record in known.unseen] == [("studies", "grown-2018")]


def test_an_interim_report_counts_while_the_main_one_is_not_out(whole: EvidenceBase) -> None:
    study = known_by(whole, "2015").base.studies["grown-2018"].record
    assert [report.ref for report in study.reports] == ["grown-2015"]
    assert [(result.id, result.count) for result in study.results] == [("first", CountRole.PRIMARY)]
    assert study.summary == NOT_YET and study.note is None


def test_with_the_main_report_the_record_is_as_it_is_today(whole: EvidenceBase) -> None:
    assert known_by(whole, "2018").base.studies["grown-2018"].record == GROWN


def test_a_question_names_only_what_was_out(whole: EvidenceBase) -> None:
    early = known_by(whole, "2009").base.questions["asked"].record
    assert early.index_review is None and early.reviews_disagree is None and early.trials.figures == []
    later = known_by(whole, "2018").base.questions["asked"].record
    assert later == ASKED


def test_a_year_lasts_to_its_end_and_a_month_to_its_own(whole: EvidenceBase) -> None:
    assert "leading-2010" in known_by(whole, "2010").base.reviews
    assert "leading-2010" not in known_by(whole, "2010-06").base.reviews
