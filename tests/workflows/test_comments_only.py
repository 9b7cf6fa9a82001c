"""Whoever edits nothing but comments of a record is told that nothing changes for readers."""

from __future__ import annotations

from pathlib import Path

from tests.workflows.clone import Clone

NOTHING = "Nothing changes for readers"


def test_an_edit_of_comments_alone_changes_nothing_for_readers(tmp_path: Path) -> None:
    clone = Clone(tmp_path).with_invented_records()
    record = clone.folder / "evidence/studies/invented-2001.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(f"{text}# The table on page 4 was read twice.\n", encoding="utf-8")
    clone.commit("a comment")
    told = clone.evidence("impact", "HEAD~1", "HEAD")
    assert told.returncode == 0 and told.stdout.startswith(NOTHING) and told.stdout.count("\n") == 1

    changed = text.replace("what: first record", "what: first record, read again")
    assert changed != text
    record.write_text(changed, encoding="utf-8")
    clone.commit("a line of history")
    assert NOTHING not in clone.evidence("impact", "HEAD~1", "HEAD").stdout
