"""The index of the search is made by Pagefind, has equal bytes each time, and fails with a sentence."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from generator.publishing.search.records import SearchRecord, record_text
from generator.site_build import search_index
from generator.site_build.faults import SearchNotMade
from generator.site_build.search_index import index_files


def record(address: str, kind: str, *regions: str) -> SearchRecord:
    facets = {"kind": frozenset({kind}), **({"region": frozenset(regions)} if regions else {})}
    return SearchRecord(address, f"Title of {address}", "It says so.", "", "Hip and spine.", "back", facets)


RECORDS = record_text([record("", "bone"), record("a/", "answer", "spine", "hip"), record("b/", "study", "hip")])


def facets_of(files: dict[str, str | bytes]) -> dict:
    return json.loads(files["evidence/search/facets.json"])


def test_a_browser_gets_the_engine_the_index_and_nothing_of_the_usual_surface() -> None:
    files = index_files(RECORDS)
    assert {path.rsplit(".", 1)[-1] for path in files} == {
        *("js", "json", "pagefind", "pf_meta", "pf_index", "pf_fragment")
    }
    assert sum(path.endswith(".js") for path in files) == 1
    assert sum(path.endswith(".pf_fragment") for path in files) == 3


def test_equal_records_give_equal_bytes() -> None:
    made = [index_files(RECORDS) for _ in range(4)]
    assert all(files == made[0] for files in made)


def test_each_record_has_its_facets_as_bits_in_their_order() -> None:
    files = index_files(RECORDS)
    facets = facets_of(files)
    ids = facets["ids"].split()
    by_address = {}
    for id_, *bits in zip(ids, facets["kind"], facets["region"], facets["certainty"], strict=True):
        fragment = gzip.decompress(files[f"evidence/search/fragment/{id_}.pf_fragment"])
        by_address[json.loads(fragment[fragment.index(b"{") :])["url"]] = tuple(bits)
    kinds = [key for key, _ in facets["facets"][0]["options"]]
    assert by_address["a/"] == (1 << kinds.index("answer"), 0b11, 0)  # spine and hip are the first two regions
    assert by_address["b/"] == (1 << kinds.index("study"), 0b10, 0)
    assert by_address["./"] == (1 << kinds.index("bone"), 0, 0)  # the home page


def test_without_pagefind_the_build_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "get_executable", lambda: None)
    with pytest.raises(SearchNotMade, match="make site"):
        index_files(RECORDS)


@pytest.mark.parametrize("program", ["exit 3", "printf 'bm90IGpzb24=,'; sleep 1"])
def test_a_pagefind_that_fails_ends_the_build_with_a_sentence(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "pagefind"
    broken.write_text(f"#!/bin/bash\n{program}\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(search_index, "get_executable", lambda: broken)
    with pytest.raises(SearchNotMade, match="Pagefind"):
        index_files(RECORDS)


def test_a_pagefind_that_is_no_program_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "get_executable", lambda: tmp_path / "gone")
    with pytest.raises(SearchNotMade, match="did not start"):
        index_files(RECORDS)
