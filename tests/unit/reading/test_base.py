"""Reading a whole folder: everything readable is kept, everything else is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading import read_base

CLAIM = """\
schema: claim/1
id: {id}
status: active
article: an-article
said: Lifting helps.
verdict: faithful
shows: It did.
judged: 2026-11-22
extracted: {{date: 2026-11-22}}
changes: [{{date: 2026-11-22, what: first record}}]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    claims = tmp_path / "evidence" / "claims"
    claims.mkdir(parents=True)
    (claims / "b.yaml").write_text(CLAIM.format(id="b"))
    (claims / "a.yaml").write_text(CLAIM.format(id="a"))
    return tmp_path


def test_records_come_in_the_order_of_their_ids(root):
    base, problems = read_base(root)
    assert list(base.claims) == ["a", "b"]
    assert not problems
    assert len(base) == 2


def test_a_place_is_found_for_every_field(root):
    base, _ = read_base(root)
    place = base.claims["a"].place("changes", 0, "what")
    assert (place.file, place.line, place.column) == ("evidence/claims/a.yaml", 10, 36)


def test_an_unreadable_record_is_named_and_the_others_stay(root):
    (root / "evidence/claims/c.yaml").write_text("schema: claim/1\nid: c\n")
    base, problems = read_base(root)
    assert list(base.claims) == ["a", "b"]
    assert base.unreadable == ("evidence/claims/c.yaml",)
    assert {p.place.file for p in problems} == {"evidence/claims/c.yaml"}


def test_an_example_is_read_but_counted_nowhere(root):
    (root / "evidence/examples").mkdir()
    (root / "evidence/examples/claim.yaml").write_text(CLAIM.format(id="claim"))
    base, _ = read_base(root)
    assert list(base.examples) == ["claim"]
    assert len(base) == 2


def test_two_files_with_one_id_are_both_kept(root):
    (root / "evidence/claims/c.yaml").write_text(CLAIM.format(id="a"))
    base, _ = read_base(root)
    assert list(base.claims) == ["a", "b", "c"]


@pytest.mark.parametrize("file", ["claims/d.yml", "claim/d.yaml", "d.yaml", "claims/old/d.yaml"])
def test_a_file_that_nobody_would_read_is_named(root, file):
    stray = root / "evidence" / file
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_text("x")
    _, problems = read_base(root)
    assert [(p.rule, p.place.file) for p in problems] == [("file-place", f"evidence/{file}")]


def test_an_empty_checkout_is_an_empty_base(tmp_path):
    base, problems = read_base(tmp_path)
    assert len(base) == 0 and not problems


@pytest.mark.parametrize("name", ["watson_2018.yaml", "Watson.yaml", "a b.yaml"])
def test_a_file_whose_name_is_no_id_is_named_and_not_read(root, name):
    (root / "evidence/claims" / name).write_text(CLAIM.format(id="a"))
    base, problems = read_base(root)
    assert list(base.claims) == ["a", "b"]
    assert [(p.rule, p.place.file) for p in problems] == [("file-place", f"evidence/claims/{name}")]


def test_a_link_is_not_followed(root, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "c.yaml"
    outside.write_text(CLAIM.format(id="c"))
    (root / "evidence/claims/c.yaml").symlink_to(outside)
    (root / "evidence/claims/.#d.yaml").symlink_to("nowhere")
    base, problems = read_base(root)
    assert list(base.claims) == ["a", "b"]
    assert [(p.rule, p.place.file) for p in problems] == [("file-place", "evidence/claims/c.yaml")]
