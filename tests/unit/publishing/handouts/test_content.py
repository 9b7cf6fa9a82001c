"""What stands on each sheet: its parts in order, its safety lines, words that claim what the findings claim."""

from __future__ import annotations

import dataclasses

import pytest

from generator.publishing.addresses import hyphened
from generator.publishing.handouts import PLANS, TOPICS, missing_reason
from generator.publishing.handouts import advice as advice_module
from generator.publishing.handouts.complete import REQUIRED_FLAGS, REQUIRED_LINES, check_complete
from generator.publishing.handouts.content import build_handout
from generator.publishing.handouts.language import ENGLISH, Voice, language_of
from generator.publishing.handouts.safety_parts import SafetyNeeds
from generator.publishing.handouts.sheet import Handout
from generator.publishing.handouts.texts import HEADINGS
from generator.publishing.said import DENSER, Unfit
from generator.synthesis import SCAN_LINE, SURROGATE_LINE
from generator.vocabulary import Audience, Region, SafetyAudience
from generator.vocabulary import safety as vocabulary_safety
from tests.unit.publishing.handouts.real import real_edition, real_sheets, sources_of, told
from tests.unit.publishing.records import edition, question, review

SHEETS = sorted(real_sheets())
SPINE = "spine.after-menopause"
ENGLISH_VOICE = Voice(language_of(ENGLISH))
NEEDS = SafetyNeeds(SafetyAudience.ADULTS_GENERAL, heavy_or_impact=True, from_50=True)


def without(sheet: Handout, source: str) -> Handout:
    """The same sheet with all lines of one source taken out."""
    parts = tuple(
        dataclasses.replace(
            part,
            lines=tuple(
                dataclasses.replace(line, sentences=tuple(s for s in line.sentences if s.source != source))
                for line in part.lines
            ),
        )
        for part in sheet.parts
    )
    return dataclasses.replace(sheet, parts=parts)


@pytest.mark.parametrize("name", SHEETS)
def test_parts_stand_in_their_fixed_order(name: str) -> None:
    sheet = real_sheets()[name]
    ids = [part.id for part in sheet.parts]
    order = [part for part in HEADINGS if part in ids]
    assert ids == order
    assert set(HEADINGS) - set(ids) <= {"falls"}


@pytest.mark.parametrize("name", SHEETS)
def test_two_or_three_key_messages_of_which_the_last_says_that_denser_is_not_unbroken(name: str) -> None:
    lines = real_sheets()[name].parts[0].lines
    assert 2 <= len(lines) <= 3
    assert lines[-1].sentences[0].text == DENSER


@pytest.mark.parametrize("name", SHEETS)
def test_each_sheet_has_the_surrogate_line_the_scan_line_and_the_draft_band(name: str) -> None:
    density = told(real_sheets()[name], "density")
    assert SURROGATE_LINE in density and SCAN_LINE in density
    assert real_sheets()[name].band.text.startswith("Draft")


@pytest.mark.parametrize("name", SHEETS)
def test_the_falls_line_stands_where_readers_are_over_fifty_and_only_there(name: str) -> None:
    sheet = real_sheets()[name]
    young = sheet.plan.group in (Audience.YOUNGER_WOMEN, Audience.CHILDREN_TEENS)
    assert ("safety:s_lifting_falls" in sources_of(sheet)) is not young


@pytest.mark.parametrize("name", SHEETS)
def test_each_sheet_has_every_line_and_sign_of_its_audience(name: str) -> None:
    sources = sources_of(real_sheets()[name])
    block = next(block for block, lines in REQUIRED_LINES.items() if {f"safety:{line}" for line in lines} <= sources)
    assert {f"flag:{flag}" for flag in REQUIRED_FLAGS[block]} <= sources


@pytest.mark.parametrize(
    "source",
    ["safety:s_medicines", "safety:s_lifting_falls", "safety:s_high_intensity", "flag:rf_stop_now", "text:scan"]
    + ["text:surrogate"],
)
def test_a_sheet_that_lost_a_line_is_refused_by_name(source: str) -> None:
    sheet = real_sheets()[SPINE]
    check_complete(ENGLISH_VOICE, sheet, NEEDS)
    with pytest.raises(Unfit, match=source):
        check_complete(ENGLISH_VOICE, without(sheet, source), NEEDS)


def test_a_safety_line_lost_from_the_vocabulary_stops_the_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tuple(line for line in vocabulary_safety.SAFETY_LINES if line.id != "s_medicines")
    monkeypatch.setattr(vocabulary_safety, "SAFETY_LINES", kept)
    with pytest.raises(Unfit, match="safety:s_medicines"):
        build_handout(real_edition(), real_sheets()[SPINE].plan)


@pytest.mark.parametrize("name", SHEETS)
def test_a_key_message_claims_neither_more_nor_less_than_the_statement(name: str) -> None:
    sheet, findings = real_sheets()[name], real_edition().findings
    said = told(sheet, "key-messages").lower()
    for key in sheet.plan.questions:
        for answer in findings.questions[key].answers:
            if answer.rating and answer.lead.effect:
                statement = answer.statement.plain.lower()
                for word in ("may leave", "probably leaves", "we do not know", "not clear", "a little", "fairly sure"):
                    assert word not in statement or word in said, f"{word!r} is lost: {statement}"
    whole = " ".join(a.statement.plain.lower() for key in sheet.plan.questions for a in findings.questions[key].answers)
    if sheet.plan.unanswered:
        assert "may" not in said.split() and "probably" not in said and "a little" not in said
        whole += " we do not know"
    for word in (
        "may leave",
        "probably",
        "we do not know",
        "it is not clear",
        "a little",
        "by a large amount",
        "very sure",
    ):
        told_so = word.replace("it is not clear", "not clear")
        assert word not in said or told_so in whole, f"{word!r} is not in the statements"


def test_who_was_not_allowed_in_is_listed_from_the_studies() -> None:
    sheet = real_sheets()[SPINE]
    assert "Women with more than one crushed vertebra" in told(sheet, "kept-out")
    assert "study:nelson-1994/population.excluded" in sources_of(sheet)


def test_doses_come_from_guidelines_alone() -> None:
    for sheet in real_sheets().values():
        start = next(part for part in sheet.parts if part.id == "start")
        kinds = {sentence.source.split(":")[0] for line in start.lines for sentence in line.sentences}
        assert kinds <= {"guideline", "text"}


def test_a_guideline_whose_words_changed_stops_the_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = tuple(
        dataclasses.replace(one, wording=dataclasses.replace(one.wording, of="Something else."))
        for one in advice_module.ADVICE
    )
    monkeypatch.setattr(advice_module, "ADVICE", changed)
    with pytest.raises(Unfit, match="have changed"):
        build_handout(real_edition(), real_sheets()[SPINE].plan)


def test_without_a_guideline_the_doses_are_left_out_with_the_reason() -> None:
    small = edition(question("ls-postmeno-prt"), review())
    sheet = build_handout(small, next(plan for plan in PLANS if plan.questions == ("ls-postmeno-prt",)))
    assert told(sheet, "start").startswith("We left this part out.")


def test_topics_without_a_rated_answer_are_not_made_and_say_why() -> None:
    reasons = {plan.topic: missing_reason(real_edition(), plan) for plan in PLANS}
    assert set(reasons) == set(TOPICS)
    assert reasons["spine"] == ""
    assert "not read" in reasons["forearm"] and "no question" in reasons["foot"]
    assert {topic for topic, reason in reasons.items() if reason} == {"forearm", "upper-arm", "leg", "foot"}


def test_every_main_region_of_the_skeleton_has_a_topic() -> None:
    named = {"whole_body": "whole-skeleton"}
    assert {named.get(str(region), hyphened(region)) for region in Region} <= set(TOPICS)


@pytest.mark.parametrize("name", [name for name in SHEETS if name.startswith("after-a-spine-fracture")])
def test_after_a_spine_fracture_a_sheet_says_that_nothing_is_known_and_gives_the_strict_lines(name: str) -> None:
    sheet = real_sheets()[name]
    first, strict, _ = sheet.parts[0].lines
    assert first.sentences[0].text.startswith("We do not know") and "No study on our list" in first.sentences[1].text
    assert "at or below brisk walking" in strict.sentences[0].text
    assert {"safety:s_spine_flexion", "safety:s_vertebral_fracture", "safety:s_medicines"} <= sources_of(sheet)
    box = next(part.box for part in sheet.parts if part.id == "facts")
    assert box and {cell.text for row in box.rows for cell in row[1:]} == {"Not known"}
    whole = " ".join(sentence.text.lower() for sentence in sheet.sentences())
    assert not any(word in whole for word in ("8 to 12", "jump high", "may leave", "fewer broken bones"))
    assert not any(source.startswith(("review:", "study:")) for source in sources_of(sheet))


def test_why_nothing_is_known_waits_when_the_record_says_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(advice_module, "WHY", {})
    with pytest.raises(Unfit, match="have changed"):
        build_handout(real_edition(), real_sheets()["after-a-spine-fracture.men"].plan)


def test_a_sheet_on_the_whole_skeleton_says_which_bones_have_no_answer() -> None:
    assert "For arms, lower legs and feet we have no answer yet." in told(
        real_sheets()["whole-skeleton.after-menopause"], "density"
    )


def test_a_changed_figure_changes_the_version() -> None:
    plan = next(plan for plan in PLANS if plan.questions == ("ls-postmeno-prt",))
    one = build_handout(edition(question("ls-postmeno-prt"), review()), plan)
    again = build_handout(edition(question("ls-postmeno-prt"), review()), plan)
    other = build_handout(edition(question("ls-postmeno-prt", people={"words": "women of 60"}), review()), plan)
    assert one.version == again.version != other.version
