"""What is written to the bibliography is read back as it was, stands in its place, and moves nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.contributing.bib_writer import entries_in, with_entry
from generator.drafting.bib_entry import bib_entry
from generator.model import Reference
from generator.problems import Severity
from generator.reading.bibliography import read_bibliography

FULL = Reference(
    key="roe-2018",
    kind="article",
    title="Lifting & jumping: 5% of $ and #1 in the LIFTX trial, a pQCT study_of ~bone^ {x}",
    authors=("Roe, B. C.", "van der Berg, Jr., A.", "World Bone Society and Others"),
    and_others=True,
    year=2018,
    journal="Bone & Joint",
    volume="33",
    number="2",
    pages="211--220",
    doi="10.1002/(sici)1097_4",
    pmid="123",
)


def errors(text: str) -> list[str]:
    return [str(p) for p in read_bibliography(text.encode(), file="b.bib")[1] if p.severity is Severity.ERROR]


def read(text: str) -> Reference:
    assert errors(text) == []
    return next(iter(read_bibliography(text.encode(), file="b.bib")[0].values())).reference


def test_an_entry_is_read_back_as_it_was() -> None:
    found = read(bib_entry(FULL))
    assert found.title == "Lifting & jumping: 5% of $ and #1 in the LIFTX trial, a pQCT study_of bone x"
    assert found.authors == FULL.authors and found.and_others
    same = ("key", "kind", "year", "journal", "volume", "number", "doi", "pmid")
    assert [getattr(found, name) for name in same] == [getattr(FULL, name) for name in same]
    assert "pages   = {211--220}" in bib_entry(FULL)


def test_words_with_capitals_within_are_kept_from_being_written_small() -> None:
    assert "{LIFTX}" in bib_entry(FULL) and "{pQCT}" in bib_entry(FULL) and "{Lifting}" not in bib_entry(FULL)


def test_long_fields_are_wrapped_below_their_beginning() -> None:
    entry = bib_entry(replace(FULL, title="Lifting and jumping in women " * 6))
    assert max(map(len, entry.splitlines())) <= 120
    assert re.search(r"\n {13}\w", entry)


@pytest.mark.parametrize("kind", ["article", "book", "incollection", "inproceedings", "misc", "online", "report"])
def test_what_is_missing_is_named_so_that_the_entry_is_sound(kind: str) -> None:
    bare = Reference(key="roe-undated", kind=kind, title="Lifting")
    assert errors(bib_entry(bare)) == []
    assert "unconfirmed: year" in bib_entry(bare) and "author" in bib_entry(bare)


A, B, C = (f"@misc{{{key},\n  title = {{{key}}}\n}}\n" for key in ("a-2001", "b-2002", "c-2003"))


@pytest.mark.parametrize("entry", [A, B, C])
def test_an_entry_stands_in_the_order_of_keys_and_nothing_else_moves(entry: str) -> None:
    before = "\n".join(one for one in (A, B, C) if one != entry)
    assert with_entry(before, entry) == f"{A}\n{B}\n{C}"
    assert with_entry(before, entry).replace(entry, "").split() == before.split()


def test_the_first_entry_of_an_empty_bibliography_stands_alone() -> None:
    assert with_entry("", A) == A


def test_an_entry_comes_out_as_it_was_written() -> None:
    assert entries_in(f"note\n{A}\n{B}") == [A, B]
