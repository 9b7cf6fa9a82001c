"""A search grows old by itself, the records are dated apart, and what was never searched cannot be overdue."""

from __future__ import annotations

from datetime import date

import pytest

from generator.contributing.freshness import Freshness, due_on, freshness_of
from generator.publishing.edition import edition_of
from generator.publishing.site_settings import SiteSettings
from tests.spec.certainty.records import base, question, review, trial

TODAY = date(2026, 11, 24)


def old(to: str, key: str = "leading-2010") -> object:
    return review(key, "0.30", ("0.10", "0.50"), search={"to": to})


def fresh(*records, today: date = TODAY) -> list[Freshness]:
    return freshness_of(edition_of(base(*records), [], SiteSettings()), today)


@pytest.mark.parametrize(
    ("searched", "due"),
    [("2019-03-15", date(2021, 3, 15)), ("2019-03", date(2021, 3, 31)), ("2019", date(2021, 12, 31)),
     ("2020-02-29", date(2022, 2, 28))],
)  # fmt: skip
def test_a_search_is_due_two_years_after_its_last_possible_day(searched: str, due: date) -> None:
    assert due_on(searched) == due


@pytest.mark.parametrize(("today", "overdue"), [(date(2021, 4, 1), 1), (date(2021, 3, 31), 0), (date(2021, 3, 1), -30)])
def test_days_are_counted_from_the_day_after(today: date, overdue: int) -> None:
    (found,) = fresh(question(index_review="leading-2010"), old("2019-03"), today=today)
    assert (found.searched, found.source, found.overdue) == ("2019-03", "leading-2010", overdue)


def test_a_new_entry_in_a_record_does_not_make_the_search_younger() -> None:
    changes = [{"date": "2026-11-24", "what": "read again"}]
    (found,) = fresh(question(index_review="leading-2010", changes=changes), old("2010-01"))
    assert (found.updated, found.searched) == ("2026-11-24", "2010-01")


def test_the_longest_overdue_stands_first_and_unsearched_questions_last() -> None:
    found = fresh(
        question("never"),
        question("newer", index_review="newer-2020"),
        question("older", index_review="leading-2010"),
        old("2010-01"),
        old("2026-01", "newer-2020"),
        trial("small-2001", trained=(40, 2.0, 3.0), compared=(40, 0.0, 3.0)),
    )
    assert [it.question for it in found] == ["older", "newer", "never"]
    assert (found[-1].searched, found[-1].due, found[-1].overdue) == (None, None, None)
    assert found[1].overdue is not None and found[1].overdue < 0
