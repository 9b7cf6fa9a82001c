"""What a new comparison is asked for: figures, signs and coded answers, not other words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.unit.checks.sample_base import problems_of, sound_record

RULE = "compared-figures"


def hints(root: Path, excerpt: str) -> list[str]:
    return [p.hint for p in problems_of(root, excerpt, folder="studies") if p.rule == RULE]


@pytest.fixture
def compared(tmp_path: Path) -> str:
    """The field as it stands after the sound record was compared with its sources."""
    (hint,) = hints(tmp_path / "first", "compared: {date: 2026-02, figures: v1-000000000000}")
    present = re.search(r"v1-[0-9a-f]{12}", hint)
    assert present
    return f"compared: {{date: 2026-02, figures: {present[0]}}}\n"


def test_the_fingerprint_that_the_message_tells_is_the_present_one(tmp_path: Path, compared: str) -> None:
    assert hints(tmp_path, compared) == []


@pytest.mark.parametrize(
    "excerpt",
    [
        "summary: Other words for the same.",
        "status: draft\npopulation: {sex: female, n_allocated: 4}",
        "editorial: {status: none_found, checked: 2026-02}",
        "changes: [{date: 2026-01-10, what: 3 words were put better}]",
        "extracted: {date: 2025-12-01}",
        "note: Something for readers.",
        "tags: [founding-article-2]",
    ],
)
def test_other_words_and_our_own_fields_ask_for_none(excerpt: str, tmp_path: Path, compared: str) -> None:
    assert hints(tmp_path, compared + excerpt) == []


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("estimate: 1.0", "estimate: 1.2"),
        ("estimate: 1.0", "estimate: 1.00"),
        ("estimate: 1.0", "estimate: -1.0"),
        ("sex: female", "sex: male"),
        ("label: Training", "label: Training 3 times a week"),
        ("of: [ex], against: [con]", "of: [con], against: [ex]"),
        ("estimate: 1.0,", "estimate: 1.0, statement: Rose.,"),
    ],
)
def test_a_digit_a_sign_or_a_coded_answer_asks_for_one(was: str, becomes: str, tmp_path: Path, compared: str) -> None:
    text = sound_record("studies").read_text()
    assert was in text
    assert len(hints(tmp_path, text.replace(was, becomes) + "\n" + compared)) == 1
