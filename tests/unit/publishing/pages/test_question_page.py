"""The page of a question tells what the findings say, how sure, why not surer, and where each number comes from."""

from __future__ import annotations

import re
from html import unescape

import pytest

from generator.publishing.edition import edition_of
from generator.publishing.page import Page
from generator.publishing.pages.question import question_pages
from generator.publishing.pages.quotable import quotable_of
from generator.publishing.site_settings import SiteSettings
from tests.spec.certainty.records import SPINE, WOMEN, YEAR, base, question, review, shown_by, study, trial


def page_of(*records, repo_url: str = "") -> Page:
    """The page of the first question among the records."""
    made = edition_of(base(*records), [], SiteSettings(repo_url=repo_url))
    return next(page for page in question_pages(made) if page.address == "questions/asked/")


def words(page: Page, section: str = "") -> str:
    """The text of a page or of one of its sections."""
    parts = [part.html for part in page.sections if section in ("", part.id)]
    html = ("" if section else page.lead) + "".join(parts)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).replace("\u00a0", " ").split())


HIGHER = trial("higher-2001", trained=(60, 2.4, 2.0), compared=(60, 0.0, 2.0))


def test_the_answer_opens_the_page_with_both_marks_and_what_the_certainty_is_of() -> None:
    text = words(page_of(question(), HIGHER))
    assert text.startswith("In women after menopause, lifting alone may leave")
    assert "more bone" in text and "low that the gain is more than 0.5 percentage points" in text
    assert "Computed by published rules, provisional" in text


def test_very_low_certainty_is_never_shown_as_more_bone() -> None:
    few = trial("few-2001", trained=(12, 2.4, 2.0), compared=(12, 0.0, 2.0))
    page = page_of(question(), few)
    assert "be-certainty--very_low" in page.lead
    everything = page.lead + "".join(section.html for section in page.sections)
    assert "be-direction--benefit" not in everything and "be-direction--uncertain" in everything


def test_each_domain_stands_with_its_rule_and_reason() -> None:
    page = page_of(question(), HIGHER)
    told = words(page, "why-not-higher")
    for name in ("Risk of bias", "Inconsistency", "Indirectness", "Imprecision", "Missing results"):
        assert name in told
    html = next(part.html for part in page.sections if part.id == "why-not-higher")
    assert 'href="../../learn/how-we-decide/#r11"' in html


def test_a_number_is_traced_to_record_line_and_source() -> None:
    page = page_of(question(), HIGHER, repo_url="https://code.example/bones")
    told = words(page, "studies")
    assert "+2.4 percentage points" in told
    assert "evidence/higher-2001.yaml , line 1" in told and "abstract" in told
    assert "m1 2.4" in told, "the inputs of the formula are shown"
    html = next(part.html for part in page.sections if part.id == "studies")
    assert "https://code.example/bones/blob/main/evidence/higher-2001.yaml#L1" in html


def test_a_study_without_figures_is_listed_with_the_reason() -> None:
    silent = trial("silent-2002", people=90, p={"op": "ns"})
    told = words(page_of(question(trials={"partial": ["silent-2002"]}), HIGHER, silent), "studies")
    assert "figures not read (1)" in told and "Silent 2002" in told


def test_the_certainty_of_a_reviews_authors_is_theirs_and_stays_in_the_table() -> None:
    said = review("found-2010", "0.40", ("0.20", "0.60"), row={"authors_certainty": "moderate"})
    page = page_of(question(index_review="found-2010"), said)
    assert "moderate" in words(page, "reviews") and "leads the answer" in words(page, "reviews")
    assert "be-certainty--moderate" not in page.lead


def test_a_wider_question_shows_its_children_and_counts_studies_once() -> None:
    child = question("child", parent="asked", people={"bone_status": "low_bone_mass_or_osteoporosis"}, title="Narrow?")
    told = words(page_of(question(), child, HIGHER), "narrower")
    assert "Narrow?" in told and "together they rest on 1 distinct stud" in told


@pytest.mark.parametrize(
    ("spread", "told_of_groups"),
    [
        pytest.param({}, "trained, taken together: Training and Fast lifting", id="figures of both"),
        pytest.param({"spread": None}, "trained: Training; left aside here: Fast lifting", id="figures of one"),
    ],
)
def test_a_trial_with_several_trained_groups_names_those_used_and_those_left_aside(
    spread: dict[str, None], told_of_groups: str
) -> None:
    arms = [
        {"id": "ex", "role": "intervention", "label": "Training", "modality": "progressive_resistance"},
        {"id": "power", "role": "intervention", "label": "Fast lifting", "modality": "power_training"},
        {"id": "con", "role": "comparator", "label": "Control", "comparator": "no_intervention"},
    ]
    shown = [shown_by("ex", 40, 1.0, 2.0), shown_by("power", 40, 2.0, 2.0) | spread, shown_by("con", 40, 0.0, 2.0)]
    three = study(
        "three-2000",
        design={"type": "rct_parallel"},
        population=WOMEN,
        arms=arms,
        results=[{"id": "ls", "outcome": SPINE, "time": YEAR, "arms": shown}],
    )
    told = words(page_of(question(exercise="resistance_any", trials={"figures": ["three-2000"]}), three), "studies")
    assert told_of_groups in told
    assert "left aside" not in words(page_of(question(), HIGHER), "studies")


@pytest.mark.parametrize(
    ("only", "said"),
    [
        (True, "as trials that draw their groups by lot do, and so does a review of them."),
        (False, "as a review of trials does; not all of its studies drew their groups by lot"),
        (None, "as a review of trials does; it was not read whether all of its studies drew their groups by lot"),
    ],
)
def test_where_a_review_leads_the_start_says_whether_all_its_studies_are_trials(only: bool | None, said: str) -> None:
    included = {"complete": False} | ({} if only is None else {"only_randomised": only})
    leading = review("leading-2010", "0.30", ("0.10", "0.50"), included=included)
    told = words(page_of(question(index_review="leading-2010"), leading), "why-not-higher")
    assert f"It starts high, {said}" in told


def test_the_line_for_a_clinic_prints_its_estimate_once() -> None:
    few = trial("few-2001", trained=(12, 2.4, 2.0), compared=(12, 0.0, 2.0))
    made = edition_of(base(question(), few), [], SiteSettings())
    line = quotable_of(made, made.findings.questions["asked"].first)
    assert line and line.clinic.count("2.4 percentage points") == 1 and "We do not know" in line.clinic


def test_harms_and_attendance_say_whose_they_are() -> None:
    source = {"report": "higher-2001", "where": "abstract"}
    harmed = trial(
        "higher-2001",
        trained=(60, 2.4, 2.0),
        compared=(60, 0.0, 2.0),
        harms=[{"what": "sore back", "arm": "ex", "events": 2, "from": source}],
        adherence=[{"arm": "con", "mean": 1, "unit": "people_lost", "from": source}],
    )
    told = words(page_of(question(), harmed), "safety")
    assert "Sore back (Training, 2 events)." in told and "Control: 1 person left." in told
