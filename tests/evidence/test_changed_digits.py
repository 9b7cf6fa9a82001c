"""A digit that changes by mistake in a record that was compared with its sources does not pass unseen."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

import pytest

from generator.checks import check_all
from generator.problems import Severity
from generator.reading import read_base
from tests.architecture.sources import ROOT

OURS = ("#", "schema", "id", "status", "withdrawn", "editorial", "queries", "extracted", "compared", "changes", "tags")
"""Fields that say what we or the journal did with a record, not what its sources print."""


def copied_digits(text: str) -> list[int]:
    """Where the digits of a record stand, but for those of our own fields."""
    fields = re.finditer(r"^\S.*\n(?: .*\n|\n)*", text, re.MULTILINE)
    copied = [field for field in fields if not field[0].startswith(OURS)]
    return [field.start() + digit.start() for field in copied for digit in re.finditer(r"\d", field[0])]


def with_another_digit(text: str, chance: random.Random) -> str:
    """The record with one of those digits replaced by another."""
    place = chance.choice(copied_digits(text))
    digit = chance.choice([each for each in "0123456789" if each != text[place]])
    return text[:place] + digit + text[place + 1 :]


def compared() -> dict[str, str]:
    """The records that were compared with their sources and hold a digit: file and text."""
    folders = ("studies", "reviews", "guidelines")
    files = [file for folder in folders for file in sorted((ROOT / "evidence" / folder).glob("*.yaml"))]
    texts = {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}
    return {name: text for name, text in texts.items() if "\ncompared: " in text and copied_digits(text)}


@pytest.mark.parametrize("seed", range(5))
def test_one_random_digit_in_each_of_ten_random_records_is_caught(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    shutil.copytree(ROOT / "evidence", tmp_path / "evidence")
    changed = dict(chance.sample(sorted(compared().items()), 10))
    for name, text in changed.items():
        (tmp_path / name).write_text(with_another_digit(text, chance), encoding="utf-8")
    problems = check_all(*read_base(tmp_path)).problems
    assert changed.keys() - {p.place.file for p in problems if p.severity is Severity.ERROR} == set()


def test_every_active_publication_says_when_it_was_compared() -> None:
    base, _ = read_base(ROOT)
    active = [found.record for kind in (base.studies, base.reviews, base.guidelines) for found in kind.values()]
    assert [record.id for record in active if record.status == "active" and record.compared is None] == []
