"""Each figure of a record is looked up in the texts that serve its report; figures of a row must stand together."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from generator.verification import Outcome, SourceText, Verdict, read_sources, verify
from tests.spec.certainty.records import base, trial

ABSTRACT = (
    "Sixty women trained and 58 did not. After 12 months spine density changed by 1.4 % (SD 2.9) with training and by "
    "-0.6 % (SD 3.1) without."
)


def looked_up(text: str, *, name: str = "smith-2001.txt", mean: str = "1.4") -> list[Verdict]:
    """The verdicts on a trial of 60 and 58 people against one text."""
    made = trial(
        "smith-2001", trained=(60, Decimal(mean), Decimal("2.9")), compared=(58, Decimal("-0.6"), Decimal("3.1"))
    )
    return list(verify(base(made), [SourceText(name, text)]))


def missing(verdicts: list[Verdict]) -> set[str]:
    return {verdict.value for verdict in verdicts if verdict.outcome is Outcome.NOT_FOUND}


def test_every_printed_figure_is_found() -> None:
    found = looked_up(ABSTRACT.replace("Sixty", "60"))
    assert Counter(verdict.outcome for verdict in found) == {Outcome.FOUND: len(found)} and len(found) > 5


@pytest.mark.parametrize("wrong", ["1.5", "-1.4", "14", "1.40"])
def test_a_wrong_digit_sign_or_point_is_named_with_its_place(wrong: str) -> None:
    found = [v for v in looked_up(ABSTRACT.replace("Sixty", "60"), mean=wrong) if v.outcome is Outcome.NOT_FOUND]
    assert [v.value for v in found] == [wrong]
    assert found[0].field == "results[0].arms[0].mean" and found[0].texts == ("smith-2001.txt",)


def test_figures_of_one_row_must_stand_together() -> None:
    far = ABSTRACT.replace("Sixty", "60").replace("1.4 %", "that much") + " filler" * 400 + " 1.4 %"
    assert missing(looked_up(far)) == {"1.4"}


def test_without_a_text_nothing_is_called_wrong() -> None:
    assert {v.outcome for v in looked_up(ABSTRACT, name="jones-1999.txt")} == {Outcome.NO_TEXT}


@pytest.mark.parametrize("name", ["notes/smith-2001-table.csv", "all.txt"])
def test_a_text_serves_a_report_by_its_name_or_by_what_it_says(name: str) -> None:
    told = ABSTRACT.replace("Sixty", "60").replace("\n", " ")
    assert not missing(looked_up(f"smith-2001: {told}", name=name))


def test_an_item_of_a_list_is_one_block() -> None:
    rows = "- site: spine\n  trained: {mean: 1.4, sd: 2.9}\n  other: {mean: -0.6, sd: 3.1}\n"
    item = f"n: 60 and 58\nmonths: 12\nresults:\n{rows}"
    torn = item.replace("  other:", "- other:")
    whole = looked_up(item, name="smith-2001.yaml")
    assert not missing(whole)
    assert not missing(looked_up(torn, name="smith-2001.yaml")), "each arm may stand in an item of its own"
    assert missing(looked_up(torn.replace("sd: 2.9}", "}\n- sd: 2.9"), name="smith-2001.yaml")) == {"2.9"}


def test_only_texts_of_a_folder_are_read(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("text", encoding="utf-8")
    (tmp_path / "scan.pdf").write_bytes(b"\xff\xfe\x00")
    assert [source.name for source in read_sources(tmp_path)] == ["sub/a.txt"]
    with pytest.raises(NotADirectoryError):
        read_sources(tmp_path / "none")


@pytest.mark.parametrize(
    "told",
    [
        "After 12 months",
        "at 6, 12 and 24 months",
        "a 12-mo programme",
        "{months: 12}",
        "Month 12",
        "one year on",
        "1 y",
    ],
)
def test_a_time_stands_beside_its_unit(told: str) -> None:
    assert not missing(looked_up(ABSTRACT.replace("Sixty", "60").replace("After 12 months", told)))


@pytest.mark.parametrize("told", ["In 12 groups", "After 12 sessions in 6 months", "twelve schools", "12 times a week"])
def test_a_number_of_something_else_is_no_time(told: str) -> None:
    assert missing(looked_up(ABSTRACT.replace("Sixty", "60").replace("After 12 months", told))) == {"12"}
