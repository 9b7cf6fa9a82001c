"""Paths can be written as people do, found again, and told from gaps."""

from __future__ import annotations

import pytest

from generator.checks.paths import address, follow, is_filled, name
from generator.model import Study
from generator.reading import read_one
from tests.unit.checks.sample_base import BASE, sound_record


@pytest.fixture
def study() -> Study:
    file = sound_record("studies").relative_to(BASE.parent).as_posix()
    found, _ = read_one(BASE.parent, file, Study)
    assert found
    return found.record


def test_a_path_is_named_with_positions() -> None:
    assert name(("results", 0, "contrasts", 1, "ci")) == "results[0].contrasts[1].ci"
    assert name(()) == "the record"


def test_an_address_names_rows_by_their_ids(study: Study) -> None:
    assert address(study, ("arms", 1, "n_allocated")) == "arms.con.n_allocated"
    assert address(study, ("results", 0, "contrasts", 0, "p")) == "results.neck.contrasts.0.p"


@pytest.mark.parametrize("text", ["arms.con.n_allocated", "arms[1].n_allocated", "arms.1.n_allocated"])
def test_rows_are_found_by_id_and_by_position(study: Study, text: str) -> None:
    assert follow(study, text) == (("arms", 1, "n_allocated"), 20)


def test_an_address_leads_back_to_its_path(study: Study) -> None:
    path = ("results", 0, "contrasts", 0, "ci", "lower")
    found = follow(study, address(study, path))
    assert found and found[0] == path


def test_a_field_that_is_left_out_is_known_and_empty(study: Study) -> None:
    assert follow(study, "arms.con.n_analysed") == (("arms", 1, "n_analysed"), None)
    assert follow(study, "design.country_basis") == (("design", "country_basis"), None)


@pytest.mark.parametrize("text", ["arms.men.n_allocated", "arms.9", "colour", "results.neck.from.page", "a b"])
def test_what_is_no_field_is_not_found(study: Study, text: str) -> None:
    assert follow(study, text) is None


def test_source_is_named_as_in_the_file(study: Study) -> None:
    assert follow(study, "results.neck.from.where") == (("results", 0, "from", "where"), "abstract")


@pytest.mark.parametrize(
    ("value", "filled"), [(None, False), ([], False), ("not_reported", False), (0, True), ("a", True)]
)
def test_a_filled_field_says_something(value: object, filled: bool) -> None:
    assert is_filled(value) is filled
