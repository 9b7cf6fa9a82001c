"""A history tells each event with the answer that the publications of that day give by today's rules."""

from __future__ import annotations

import pytest

from generator.contributing.history import Event, history_of
from generator.publishing.edition import edition_of
from generator.publishing.site_settings import SiteSettings
from tests.spec.certainty.records import base, question, review, trial

FIRST = trial("first-2001", trained=(40, 2.0, 3.0), compared=(40, 0.0, 3.0))
SECOND = trial("second-2002", trained=(150, 1.4, 3.0), compared=(150, 0.0, 3.0))
LEADING = review("leading-2010", "0.30", ("0.10", "0.50"))
ASKED = question(index_review="leading-2010", changes=[{"date": "2026-11-22", "what": "first"}])


def events(*records) -> list[Event]:
    return history_of(edition_of(base(ASKED, *records), [], SiteSettings()), "asked")


def test_each_publication_is_told_with_the_answer_from_then_on() -> None:
    told = [(it.date, it.cause.split(" (")[0], it.k, it.n) for it in events(SECOND, FIRST) if "published" in it.cause]
    assert told == [("2001", "First 2001 published", 1, 80), ("2002", "Second 2002 published", 2, 380)]


def test_a_review_leads_from_its_publication_on() -> None:
    found = {it.cause: it for it in events(FIRST, LEADING)}
    assert found["First 2001 published (first-2001)"].estimate.startswith("2.0 percentage points")
    assert found["Leading 2010 published (leading-2010)"].estimate.startswith("0.30 standard deviations")


def test_entries_of_the_records_behind_it_are_told_too() -> None:
    causes = [it.cause for it in events(FIRST) if it.date == "2026-11-22"]
    assert causes == ["asked: first", "first-2001: first record"]


def test_events_stand_in_order_of_time_and_end_with_the_answer_of_today() -> None:
    found = events(FIRST, SECOND, LEADING)
    assert [it.date for it in found] == sorted(it.date for it in found)
    assert (
        found[-1].rating
        == edition_of(base(ASKED, FIRST, SECOND, LEADING), [], SiteSettings()).findings.questions["asked"].final
    )


def test_an_unknown_question_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        history_of(edition_of(base(ASKED), [], SiteSettings()), "other")
