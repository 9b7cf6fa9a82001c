"""Notices are matched by the publication they are about, kept apart by what they do, and written by small edits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.contributing.retraction_edits import CannotEdit, edited_record, notice_key, with_notice
from generator.contributing.retractions import (
    COLUMNS,
    Nature,
    NotACatalogue,
    Notice,
    Verdict,
    read_notices,
    status_after,
    verdicts,
)
from generator.model import Reference
from generator.vocabulary import EditorialStatus
from tests.spec.certainty.records import base, trial

S, N = EditorialStatus, Nature
HEAD = "\ufeffRecord ID,Title," + ",".join(COLUMNS) + "\r\n"


def row(nature: str, date: str = "3/5/2019 0:00", doi: str = "10.1000/one", pmid: str = "0", **more: str) -> str:
    """One row of a catalogue; the notice has a DOI of its own unless one is given."""
    notice, reason = more.get("notice", "10.1000/notice"), more.get("reason", "+Error in Data;")
    return f'1,"A title, with a comma",{date},{notice},{doi},{pmid},{nature},{reason}\r\n'


def notice(nature: Nature, date: str = "2019-03-05", *, replaced: bool = False) -> Notice:
    return Notice(nature, date, "10.1000/notice", "10.1000/one", "", replaced)


def held(*, doi: str = "10.1000/ONE", pmid: str = "", status: str = "not_checked"):
    told = {"status": status} | ({} if status == "not_checked" else {"notice": "one-2001"})
    made = base(trial("one-2001", trained=(40, 2.0, 3.0), compared=(40, 0.0, 3.0), editorial=told))
    entry = replace(made.references["one-2001"], doi=doi, pmid=pmid, title="A trial", journal="Bones")
    return replace(made, references={"one-2001": entry})


def judged(rows: str, **facts: str) -> list[tuple[str, str, bool]]:
    found = verdicts(held(**facts), read_notices(HEAD + rows))
    return [(it.notice.nature.value, it.proposed.value, it.must_change) for it in found]


def test_a_retraction_is_found_by_doi_whatever_its_letters() -> None:
    assert judged(row("Retraction", doi="https://doi.org/10.1000/One")) == [("Retraction", "retracted", True)]


def test_a_publication_without_doi_is_found_by_its_pubmed_number() -> None:
    assert judged(row("Retraction", doi="unavailable", pmid="123"), doi="", pmid="123")
    assert not judged(row("Retraction", doi="unavailable", pmid="0"), doi="", pmid="")


def test_a_pubmed_number_that_contradicts_the_doi_is_no_match() -> None:
    assert not judged(row("Retraction", doi="10.1000/other", pmid="123"), pmid="123")


def test_the_doi_of_a_notice_is_not_that_of_what_it_is_about() -> None:
    assert not judged(row("Retraction", doi="10.1000/other", notice="10.1000/one"))


def test_an_erratum_is_no_retraction() -> None:
    assert judged(row("Correction")) == [("Correction", "corrected_not_read", True)]


def test_a_retraction_with_a_new_version_under_the_same_doi_is_told_apart() -> None:
    told = judged(row("Retraction", notice="10.1000/one", reason="+Error in Data;+Retract and Replace;"))
    assert told == [("Retraction", "retracted_republished", True)]


def test_a_kind_that_nobody_knows_is_left_out() -> None:
    assert judged(row("Editorial musing")) == []


def test_what_a_record_says_already_need_not_change() -> None:
    assert judged(row("Retraction"), status="retracted") == [("Retraction", "retracted", False)]


@pytest.mark.parametrize(
    ("current", "natures", "after"),
    [
        (S.NOT_CHECKED, [], S.NOT_CHECKED),
        (S.CORRECTED, [N.CORRECTION], S.CORRECTED),
        (S.NOT_CHECKED, [N.RETRACTION, N.CORRECTION], S.RETRACTED),
        (S.NOT_CHECKED, [N.CONCERN, N.RETRACTION], S.RETRACTED),
        (S.RETRACTED, [N.CORRECTION], S.RETRACTED),
        (S.RETRACTED, [N.RETRACTION, N.REINSTATEMENT], S.NONE_FOUND),
        (S.RETRACTED, [N.RETRACTION, N.REINSTATEMENT, N.CORRECTION], S.CORRECTED_NOT_READ),
        (S.NOT_CHECKED, [N.REINSTATEMENT, N.RETRACTION], S.RETRACTED),
        (S.NONE_FOUND, [N.RETRACTION, N.REINSTATEMENT], S.NONE_FOUND),
    ],
)
def test_the_gravest_notice_stays_until_it_is_taken_back(current: S, natures: list[N], after: S) -> None:
    assert status_after(current, [notice(nature) for nature in natures]) is after


def test_notices_count_in_the_order_of_their_dates() -> None:
    told = judged(row("Reinstatement", "1/2/2020 0:00") + row("Retraction", "1/2/2019 0:00"), status="retracted")
    assert told == [("Retraction", "none_found", True), ("Reinstatement", "none_found", True)]


def test_a_file_without_the_columns_is_refused_by_name() -> None:
    with pytest.raises(NotACatalogue, match="OriginalPaperDOI"):
        read_notices("a,b\n1,2\n")


# ---------------------------------------------------------------- edits

VERDICT = Verdict(notice(N.RETRACTION), "studies", "one-2001", "one-2001", S.NOT_CHECKED, S.RETRACTED)
TOLD = "editorial: {status: retracted, notice: one-2001-retraction, checked: 2026-11-24}\n"
ENTRY = "{date: 2026-11-24, what: retracted by its journal; no longer counted}"


def edited(text: str) -> str:
    return edited_record(text, VERDICT, notice="one-2001-retraction", today="2026-11-24")


@pytest.mark.parametrize(
    "editorial", ["", "editorial: {status: not_checked}\n", "editorial:\n  status: corrected\n  notice: x\n"]
)
def test_the_status_is_put_in_the_place_of_the_old_one(editorial: str) -> None:
    before, middle = "id: one-2001\nstatus: active   # seen\n", "summary: A trial.\nchanges:\n  - {date: 2026}\n"
    assert edited(f"{before}{editorial}{middle}note: end\n") == f"{before}{TOLD}{middle}  - {ENTRY}\nnote: end\n"


@pytest.mark.parametrize(
    ("changes", "after"),
    [
        ("changes: [{date: 2026, what: first}]\n", f"changes: [{{date: 2026, what: first}}, {ENTRY}]\n"),
        ("changes:\n- date: 2026\n  what: first", f"changes:\n- date: 2026\n  what: first\n- {ENTRY}\n"),
    ],
)
def test_the_history_gets_one_entry_in_its_own_style(changes: str, after: str) -> None:
    assert edited(f"status: active\n{changes}") == f"status: active\n{TOLD}{after}"


@pytest.mark.parametrize("text", ["id: one-2001\n", "status: active\n"])
def test_a_text_without_a_place_for_the_edit_is_left_alone(text: str) -> None:
    with pytest.raises(CannotEdit):
        edited(text)


def test_a_notice_gets_an_entry_of_its_own_once() -> None:
    references = dict(held().references)
    text = "@article{one-2001,\n  title = {A trial}\n}\n\n@article{two-2002,\n  title = {B}\n}\n"
    key = notice_key(VERDICT, references)
    made = with_notice(text, VERDICT, key=key, references=references)
    assert [line for line in made.splitlines() if line.startswith("@")] == [
        "@article{one-2001,", "@article{one-2001-retraction,", "@article{two-2002,",
    ]  # fmt: skip
    assert "Retraction of: A trial" in made and "10.1000/notice" in made
    known = references | {"one-2019-notice": Reference(key="one-2019-notice", kind="article", doi="10.1000/NOTICE")}
    assert notice_key(VERDICT, known) == "one-2019-notice"
    assert with_notice(text, VERDICT, key="one-2019-notice", references=known) == text
