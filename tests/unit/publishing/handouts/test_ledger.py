"""Printed paper can be looked up: current, superseded with what changed, withdrawn with the reason, unknown."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from generator.publishing.handouts.ledger import HEAD, entry, key_messages, standing_of, tidy_version, unreleased
from generator.reading.released_handouts import LEDGER, Release, read_released
from tests.unit.publishing.handouts.real import real_sheets

SPINE = "spine.after-menopause"


def ledger(root: Path, text: str) -> Path:
    path = root / LEDGER
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return root


def test_what_is_released_is_read_back_whole(tmp_path: Path) -> None:
    sheet = real_sheets()[SPINE]
    (read,), problems = read_released(ledger(tmp_path, HEAD + entry(sheet)))
    assert not problems
    assert (read.version, read.sheet, read.said) == (sheet.version, SPINE, key_messages(sheet))
    assert read.parts == sheet.part_hashes()


def test_an_older_version_is_superseded_and_says_what_changed() -> None:
    sheet = real_sheets()[SPINE]
    hashes = {**sheet.part_hashes(), "key-messages": "00000000"}
    old = Release("0000-1111", SPINE, "en-GB", "2026-01-01", ("Lifting alone may do less.",), hashes)
    found = standing_of("0000-1111", real_sheets().values(), [old])
    assert found.state == "superseded"
    told = "\n".join(found.lines)
    assert sheet.version in told and "In short" in told
    assert "No longer says: Lifting alone may do less." in told and "Now says: Lifting alone may leave" in told


def test_a_withdrawn_version_says_why_even_while_it_is_what_we_make() -> None:
    sheet = real_sheets()[SPINE]
    release = Release(sheet.version, SPINE, "en-GB", sheet.built, withdrawn="a wrong figure")
    found = standing_of(sheet.version, real_sheets().values(), [release])
    assert (found.state, found.lines) == ("withdrawn", ("Do not use it: a wrong figure",))


def test_todays_version_is_current_and_a_strange_one_unknown() -> None:
    sheet = real_sheets()[SPINE]
    assert standing_of(sheet.version, real_sheets().values(), []).state == "current"
    assert standing_of("ffff-ffff", (), []).state == "unknown"


def test_a_release_is_added_once() -> None:
    sheet = real_sheets()[SPINE]
    release = Release(sheet.version, SPINE, "en-GB", sheet.built)
    assert unreleased([sheet], []) == [sheet]
    assert unreleased([sheet], [release]) == []
    assert unreleased([dataclasses.replace(sheet, lang="es")], [release]) != []


def test_a_version_may_be_typed_without_hyphen_and_in_capitals() -> None:
    assert tidy_version("7F3A9C2E") == tidy_version("7f3a-9c2e") == "7f3a-9c2e"
    assert tidy_version("7f3a") == ""


def test_a_ledger_that_cannot_be_read_names_the_line_and_the_repair(tmp_path: Path) -> None:
    released, (problem,) = read_released(
        ledger(tmp_path, 'released:\n  - version: 12345678\n    sheet: s\n    lang: en\n    records: "x"\n')
    )
    assert released == ()
    assert (problem.place.file, problem.place.line) == (LEDGER, 2)
    assert "quotes" in problem.hint


def test_without_a_ledger_there_is_no_release(tmp_path: Path) -> None:
    assert read_released(tmp_path) == ((), [])
