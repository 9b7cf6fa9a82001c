"""What an edition shows, what it sets aside, and which date it carries."""

from __future__ import annotations

from generator.problems import Place, Problem, Severity
from generator.publishing import publish
from generator.publishing.edition import edition_of
from generator.publishing.site_settings import SiteSettings
from tests.unit.publishing.records import base_of, edition, located

STUDY = "evidence/studies/doe-2001.yaml"


def problem(severity: Severity) -> Problem:
    return Problem(Place(STUDY, 3, 5), "some-rule", "n is -1; a count is 0 or above", severity=severity)


def test_a_record_with_an_error_is_set_aside() -> None:
    made = edition_of(base_of(located("studies")), [problem(Severity.ERROR)], SiteSettings())
    assert (len(made.base.studies), [aside.id for aside in made.quarantined]) == (0, ["doe-2001"])


def test_a_query_sets_nothing_aside() -> None:
    made = edition_of(base_of(located("studies")), [problem(Severity.QUERY)], SiteSettings())
    assert (len(made.base.studies), made.quarantined) == (1, ())


def test_a_record_that_could_not_be_read_is_set_aside_too() -> None:
    made = edition_of(base_of(unreadable=(STUDY,)), [], SiteSettings())
    assert [aside.address for aside in made.quarantined] == ["studies/doe-2001/"]


def test_an_unreadable_example_is_no_page() -> None:
    assert edition_of(base_of(unreadable=("evidence/examples/study.yaml",)), [], SiteSettings()).quarantined == ()


def test_the_date_of_an_edition_is_the_newest_in_its_records() -> None:
    older = located("studies")
    newer = located("reviews", "roe-2010", checked={"date": "2026-02-01"})
    assert edition(older, newer).built == "2026-02-01"


def test_a_record_set_aside_keeps_its_address_and_says_what_is_wrong() -> None:
    files = publish(base_of(located("studies")), [problem(Severity.ERROR)], site=SiteSettings())
    page = files["studies/doe-2001/index.md"]
    assert "Set aside." in page
    assert "Line 3: n is -1; a count is 0 or above" in page


def test_a_record_set_aside_is_named_in_its_list_and_counted_nowhere() -> None:
    page = publish(base_of(located("studies")), [problem(Severity.ERROR)], site=SiteSettings())["studies/index.md"]
    assert '<a href="doe-2001/">doe-2001</a>' in page
    assert "No studies" in page
