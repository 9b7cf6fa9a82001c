"""BibTeX that a draft brings along moves to the bibliography as it is written; where that cannot be, nothing moves."""

from __future__ import annotations

import pytest

from generator.contributing.bibtex_blocks import move_block

FILE = "evidence/studies/roe-2018.yaml"
ENTRY = "@article{roe-2018,\n  author = {Roe, B},\n  title = {Lifting},\n  journal = {Bone},\n  year = {2018}\n}\n"
OTHER = ENTRY.replace("2018", "2019")
BLOCK = "bibtex: |\n" + "".join(f"  {line}\n" for line in ENTRY.splitlines())
HEAD = "# a comment\nschema: study/1\nid: roe-2018  # kept\n"


def test_the_entry_moves_and_every_other_line_stays() -> None:
    moved = move_block(HEAD + BLOCK + "\n# below\nnote: kept\n", OTHER, file=FILE)
    assert moved.record == HEAD + "\n# below\nnote: kept\n"
    assert moved.bibliography == f"{ENTRY}\n{OTHER}"
    assert str(moved.place) == f"{FILE}:4:1" and moved.fault == ""


def test_the_word_that_the_draft_has_about_it_goes_too() -> None:
    text = f"{HEAD}\n# `evidence check --fix` moves this to references.bib.\n{BLOCK}"
    assert move_block(text, "", file=FILE).record == HEAD


def test_moving_twice_changes_nothing_more() -> None:
    moved = move_block(HEAD + BLOCK, OTHER, file=FILE)
    again = move_block(moved.record, moved.bibliography, file=FILE)
    assert (again.record, again.bibliography, again.place) == (moved.record, moved.bibliography, None)


def test_an_entry_that_is_there_word_for_word_is_only_taken_out() -> None:
    moved = move_block(HEAD + BLOCK, ENTRY, file=FILE)
    assert (moved.record, moved.bibliography) == (HEAD, ENTRY)


@pytest.mark.parametrize(
    ("block", "bibliography", "said"),
    [
        (BLOCK.replace("Lifting", "Jumping"), ENTRY, "used twice"),
        (BLOCK.replace("year = {2018}", "year = {TODO}"), OTHER, "the year is TODO"),
        (BLOCK.replace("Roe, B", "Roe B"), OTHER, "family name"),
        (BLOCK.replace("roe-2018", "Roe_2018"), OTHER, "the key is Roe_2018"),
        ("bibtex: no entry at all\n", OTHER, "no entry"),
        (BLOCK.replace("  }\n", ""), OTHER, "cannot be read"),
    ],
)
def test_what_would_spoil_the_bibliography_stays_where_it_is(block: str, bibliography: str, said: str) -> None:
    moved = move_block(HEAD + block, bibliography, file=FILE)
    assert said in moved.fault
    assert (moved.record, moved.bibliography) == (HEAD + block, bibliography)


def test_a_record_without_a_block_is_left_alone() -> None:
    assert move_block(HEAD, ENTRY, file=FILE).place is None
