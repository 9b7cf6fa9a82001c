"""Pages that stand beside the records: is it safe, what's new, questions people ask."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.publishing.pages.asked import asked_pages
from generator.publishing.pages.changes import change_pages, days_of, read_changelog
from generator.publishing.pages.safety import safety_block, safety_pages
from generator.vocabulary import SafetyAudience
from generator.vocabulary.safety import RED_FLAGS, SAFETY_LINES
from tests.unit.publishing.records import edition, located

CHANGES = [{"date": "2026-01-02", "what": "first record"}, {"date": "2026-03-04", "what": "a figure was corrected"}]


def text_of(page) -> str:
    html = page.lead + "".join(section.html for section in page.sections)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).replace("&#39;", "'")


def section(page, section_id: str) -> str:
    return next(one.html for one in page.sections if one.id == section_id)


def test_the_safety_page_prints_every_line_and_every_sign() -> None:
    (page,) = safety_pages(edition())
    shown = text_of(page)
    assert [line.id for line in SAFETY_LINES if line.text not in shown] == []
    assert [flag.id for flag in RED_FLAGS if flag.signs not in shown] == []


def test_what_awaits_a_clinician_is_listed_and_nothing_else() -> None:
    (page,) = safety_pages(edition())
    listed = section(page, "sign-off").replace("&#39;", "'")
    assert [line.id for line in SAFETY_LINES if (line.text in listed) != line.sign_off] == []


def test_an_empty_collection_says_that_it_holds_no_study_of_lifting() -> None:
    (page,) = safety_pages(edition())
    assert "No study of lifting or jumping is in this collection yet." in section(page, "studies")


def test_a_study_of_lifting_says_who_watched() -> None:
    arms = [
        {
            "id": "ex",
            "role": "intervention",
            "label": "Lifting",
            "modality": "progressive_resistance",
            "supervision": "fully_supervised",
        },
        {"id": "con", "role": "comparator", "label": "None", "comparator": "no_intervention"},
    ]
    (page,) = safety_pages(edition(located("studies", arms=arms)))
    assert "1 watched at least part of the sessions" in text_of(page) and "Supervised" in section(page, "studies")


def test_a_block_is_signed_only_if_all_of_it_is() -> None:
    assert not safety_block(SafetyAudience.ADULTS_GENERAL, heavy_or_impact=False, from_50=False).signed


def test_days_come_newest_first_and_gather_the_records_of_one_change() -> None:
    told = edition(located("studies", changes=CHANGES), located("studies", "roe-2002", changes=CHANGES[:1]))
    days = days_of(told)
    assert [day.id for day in days] == ["2026-03-04", "2026-01-02"]
    assert [changed.address for changed in days[1].changes["First record"]["Studies"]] == [
        "studies/doe-2001/",
        "studies/roe-2002/",
    ]


def test_the_change_log_keeps_its_order_and_joins_its_lines() -> None:
    (release,) = read_changelog(
        "# Changes\n\nFor people.\n\n## Unreleased\n\n### Site\n- One thing\n  in two lines.\n- Two.\n"
    )
    assert (release.heading, release.groups) == ("Unreleased", {"Site": ["One thing in two lines.", "Two."]})


def test_code_in_the_change_log_is_code_and_markup_is_text() -> None:
    (page,) = change_pages(replace(edition(), changelog="## 1\n\n### Site\n- Say `make site`, not <b>.\n"))
    assert "<code>make site</code>, not &lt;b&gt;." in section(page, "program")


def test_questions_people_ask_lead_only_to_records_that_are_there() -> None:
    (empty,) = asked_pages(edition())
    (full,) = asked_pages(edition(located("studies", "kerr-1996")))
    assert "studies/kerr-1996" not in section(empty, "how-heavy")
    assert "../studies/kerr-1996/" in section(full, "how-heavy")
    assert [one.id for one in empty.sections[:6]] == [
        "reversed",
        "spine-or-hip",
        "how-heavy",
        "is-it-safe",
        "men",
        "children",
    ]
