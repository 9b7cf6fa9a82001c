"""The real records: every question has an answer that may be published, and known traps are avoided."""

from __future__ import annotations

import json

import pytest

from generator.model import EvidenceBase
from generator.reading import read_base
from generator.synthesis import Findings, find, plain
from generator.synthesis import faults_of as faults_of_statement
from tests.conftest import ROOT

LEVELS = {"high", "moderate", "low", "very_low", "not_rated"}


@pytest.fixture(scope="module")
def base() -> EvidenceBase:
    return read_base(ROOT)[0]


@pytest.fixture(scope="module")
def findings(base: EvidenceBase) -> Findings:
    return find(base)


def test_every_answer_has_a_rating_or_says_why_it_has_none(findings: Findings) -> None:
    for finding in findings.questions.values():
        for answer in finding.answers:
            assert (answer.rating is None) == (answer.state is not None), finding.id
            assert answer.final in LEVELS


def test_every_statement_may_be_published(findings: Findings) -> None:
    found = {
        finding.id: faults
        for finding in findings.questions.values()
        for answer in finding.answers
        if (faults := faults_of_statement(answer.statement, answer.target))
    }
    assert found == {}


def test_the_same_records_give_the_same_findings_as_json(base: EvidenceBase, findings: Findings) -> None:
    assert json.dumps(plain(find(base))) == json.dumps(plain(findings))


def test_an_answer_from_a_review_of_any_activity_never_says_lifting(findings: Findings) -> None:
    led = [
        answer
        for finding in findings.questions.values()
        for answer in finding.answers
        if answer.lead.review and answer.lead.review.review == "pinheiro-2020"
    ]
    assert led
    assert all("lifting" not in text for answer in led for text in (answer.statement.technical, answer.statement.plain))


def test_changes_within_trained_groups_are_never_an_effect(findings: Findings) -> None:
    rows = [
        row
        for finding in findings.questions.values()
        for answer in finding.answers
        for row in answer.choice.rows
        if row.review == "massini-2022"
    ]
    assert rows
    assert all(row.effect is None and row.barred for row in rows)


def test_a_trial_with_two_reports_is_one_study(findings: Findings) -> None:
    for finding in findings.questions.values():
        assert "kukuljan-2011" not in finding.studies
        assert len(set(finding.studies)) == len(finding.studies)


def test_a_parent_shows_the_distinct_studies_of_its_children(findings: Findings) -> None:
    for finding in findings.questions.values():
        below = {study for child in finding.children for study in findings.questions[child].studies}
        assert below <= set(finding.studies)


def test_not_more_than_four_fifths_of_questions_lie_at_one_level(findings: Findings) -> None:
    assert findings.warnings == ()
