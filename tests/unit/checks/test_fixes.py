"""Tidying changes spaces, quotes and identifiers; it never changes a value, and keeps every comment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.fixes import Replacement, fix_text, replacements
from generator.reading.yaml_tree import read_tree
from tests.unit.checks.sample_base import sound_record

FILE = "evidence/studies/sample-2020.yaml"
SOUND = sound_record("studies").read_text()


def fixed(text: str, *, file: str = FILE) -> str:
    return fix_text(text.encode(), file=file).source.decode()


def test_a_tidy_file_is_left_alone() -> None:
    assert fix_text(SOUND.encode(), file=FILE) == fix_text(fixed(SOUND).encode(), file=FILE)
    assert fix_text(SOUND.encode(), file=FILE).edits == ()


def test_space_at_the_end_and_foreign_line_ends_go() -> None:
    untidy = SOUND.replace("status: active\n", "status: active  # kept \t\n").replace("\n", "\r\n").rstrip("\r\n")
    assert fixed(untidy) == SOUND.replace("status: active\n", "status: active  # kept\n")


def test_space_inside_a_block_of_text_is_part_of_the_value() -> None:
    block = SOUND + "note: |\n  two spaces  \n  follow\n"
    assert fixed(block) == block


def test_a_number_loses_its_quotes_and_keeps_its_figures() -> None:
    quoted = SOUND.replace("estimate: 1.0,", 'estimate: "1.0",')
    result = fix_text(quoted.encode(), file=FILE)
    assert result.source.decode() == SOUND
    assert [(edit.place.line, edit.what) for edit in result.edits] == [(17, '"1.0" is written 1.0')]


def test_text_that_looks_like_a_number_gets_quotes() -> None:
    bare = SOUND.replace("summary: Women", "name: 2020  # the year\nsummary: Women")
    assert 'name: "2020"  # the year\n' in fixed(bare)
    assert read_tree(fixed(bare).encode(), file=FILE).values["name"] == "2020"


def test_several_quotes_of_one_line_are_mended_together() -> None:
    quoted = SOUND.replace("lower: 0.2, upper: 1.8", "lower: '0.2', upper: '1.8'")
    assert fixed(quoted) == SOUND


@pytest.mark.parametrize("word", ['"about 1"', '"1,0"', "high"])
def test_what_is_no_number_is_left_for_a_person(word: str) -> None:
    text = SOUND.replace("estimate: 1.0,", f"estimate: {word},")
    assert fixed(text) == text


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("doi = {https://doi.org/10.1002/JBMR.3284},", "doi = {10.1002/jbmr.3284},"),
        ("pmid = {PMID: 28975661},", "pmid = {28975661},"),
        ("pmcid = {pmc4650105},", "pmcid = {PMC4650105},"),
        ("doi = {no doi},", "doi = {no doi},"),
        ("note = {doi: 10.1002/JBMR},", "note = {doi: 10.1002/JBMR},"),
    ],
)
def test_identifiers_get_their_normal_form(written: str, normal: str) -> None:
    assert fixed(f"@misc{{a,\n  {written}\n}}\n", file="evidence/references.bib") == f"@misc{{a,\n  {normal}\n}}\n"


def test_fixing_twice_changes_nothing_more() -> None:
    untidy = SOUND.replace("estimate: 1.0,", 'estimate: "1.0",   ').replace("\n", " \r\n")
    assert fixed(fixed(untidy)) == fixed(untidy)


def test_what_is_not_utf_8_is_left_alone() -> None:
    assert fix_text(b"a: caf\xe9 \n", file=FILE).source == b"a: caf\xe9 \n"


LINES = st.lists(st.sampled_from(["a", "b", "c", ""]), min_size=1, max_size=8).map("\n".join)


@given(LINES, LINES)
def test_the_replacements_of_lines_make_one_text_of_the_other(before: str, after: str) -> None:
    lines = before.split("\n")
    found = list(replacements(before.encode(), after.encode(), file=FILE))
    for it, following in zip(found, found[1:], strict=False):
        assert it.last < following.first
    for it in reversed(found):
        assert 1 <= it.first <= it.last <= len(lines)
        lines[it.first - 1 : it.last] = it.text.split("\n")
    assert "\n".join(lines) == after


def test_a_line_that_is_added_rewrites_the_one_that_follows_it() -> None:
    (found,) = replacements(b"b\nc\n", b"a\nb\nc\n", file=FILE)
    assert found == Replacement(FILE, 1, 1, "a\nb")


def test_a_line_added_at_the_end_rewrites_the_last_one() -> None:
    (found,) = replacements(b"a", b"a\nb", file=FILE)
    assert found == Replacement(FILE, 1, 1, "a\nb")


def test_the_same_text_has_no_replacements_and_one_that_is_not_utf_8_neither() -> None:
    assert list(replacements(b"a\n", b"a\n", file=FILE)) == []
    assert list(replacements(b"caf\xe9 \n", b"caf\n", file=FILE)) == []
