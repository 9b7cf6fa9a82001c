"""What changes by mistake in a record that was read against its sources does not pass unseen."""

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

OURS = (
    *("schema", "id", "status", "withdrawn", "editorial", "queries", "extracted", "checked", "compared", "changes"),
    *("tags", "bibtex", "trials", "beside", "former_ids"),
)
"""Fields that say what we or the journal did with a record, not what its sources print."""


def copied(text: str, pattern: str) -> list[re.Match[str]]:
    """Where a pattern stands in a record, but for our own fields and the comments."""
    fields = re.finditer(r"^(?P<key>\w+):.*\n(?: .*\n|\n)*", text, re.MULTILINE)
    mine = [field.span() for field in fields if field["key"] not in OURS]
    return [found for start, end in mine for found in re.compile(pattern).finditer(text, start, end)]


def with_another(text: str, pattern: str, others: str, chance: random.Random) -> str:
    """The record with one of the places of a pattern replaced by another of its kind."""
    found = chance.choice(copied(text, pattern))
    other = chance.choice([each for each in others.split() if each != found[0]])
    return text[: found.start()] + other + text[found.end() :]


def compared(pattern: str) -> dict[str, str]:
    """The records that were read against their sources and hold the pattern: file and text."""
    folders = ("studies", "reviews", "guidelines", "claims", "questions")
    files = [file for folder in folders for file in sorted((ROOT / "evidence" / folder).glob("*.yaml"))]
    texts = {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}
    return {name: text for name, text in texts.items() if "\ncompared: " in text and copied(text, pattern)}


DIGIT = (r"\d", "0 1 2 3 4 5 6 7 8 9")
OPERATOR = (r"(?<=op: \")[<=>](?=\")", "< = >")


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("pattern", "others"), [DIGIT, OPERATOR], ids=["digit", "operator of a p value"])
def test_one_random_change_in_each_of_ten_random_records_is_caught(
    pattern: str, others: str, seed: int, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    shutil.copytree(ROOT / "evidence", tmp_path / "evidence")
    changed = dict(chance.sample(sorted(compared(pattern).items()), 10))
    for name, text in changed.items():
        (tmp_path / name).write_text(with_another(text, pattern, others, chance), encoding="utf-8")
    assert changed.keys() - caught(tmp_path) == set()


def test_a_sign_turned_round_is_caught(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "evidence", tmp_path / "evidence")
    figure = re.compile(r"(?<=mean: )-(?=\d)")
    signed = compared(r"mean: -\d")
    assert len(signed) > 20
    for name, text in signed.items():
        (tmp_path / name).write_text(figure.sub("", text, count=1), encoding="utf-8")
    assert signed.keys() - caught(tmp_path) == set()


def test_a_sentence_of_a_claim_turned_round_is_caught(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "evidence", tmp_path / "evidence")
    told = compared(r"(?<=fair_wording: >-)(?:\n .*)*?higher")
    assert told
    for name, text in told.items():
        before, after = text.split("fair_wording", 1)
        (tmp_path / name).write_text(before + "fair_wording" + after.replace("higher", "lower", 1), encoding="utf-8")
    assert told.keys() - caught(tmp_path) == set()


def caught(root: Path) -> set[str]:
    """Files of which a check says that they are not what was compared, or which it cannot read."""
    base, unread = read_base(root)
    problems = check_all(base, unread).problems
    return {p.place.file for p in problems if p.rule == "compared-figures"} | {
        p.place.file for p in unread if p.severity is Severity.ERROR
    }
