"""`evidence handout` writes, traces, releases and looks up sheets; wrong use is named with what there is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.cli.handout import run_handout, run_release, run_status, run_trace
from tests.conftest import ROOT

CHOICE = {"group": "after-menopause", "topic": "spine", "lang": "en-GB", "variant": "standard", "paper": "a4"}


def handout(root: Path = ROOT, output: Path | None = None, **given: str):
    return run_handout(root, **{**CHOICE, "format": "txt", **given}, output=output)


CLINIC = """\
schema: clinic/1
name: Northside Physiotherapy
note: Bring your shoes.
sign_off: {name: A. Example, role: physiotherapist, date: 2026-11-24}
"""


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
def test_a_clinic_s_own_copy_is_traced_and_its_additions_are_listed(kind: str, tmp_path: Path) -> None:
    (tmp_path / "clinic.yaml").write_text(CLINIC, encoding="utf-8")
    file = tmp_path / f"sheet.{kind}"
    assert handout(format=kind, output=file, clinic=tmp_path / "clinic.yaml")[2] == 0
    _, notes, code = run_trace(ROOT, file)
    assert code == 0 and any("of this copy alone" in note and "Signed off" in note for note in notes)
    file.write_text(file.read_text(encoding="utf-8").replace("may leave", "will leave", 1), encoding="utf-8")
    assert run_trace(ROOT, file)[2] == 1


def test_a_faulty_clinic_file_stops_the_sheet_with_every_fault(tmp_path: Path) -> None:
    faulty = CLINIC.replace("Northside", "<i>Northside</i>").replace("2026-11-24", "2026")
    (tmp_path / "clinic.yaml").write_text(faulty, encoding="utf-8")
    out, notes, code = handout(clinic=tmp_path / "clinic.yaml", output=tmp_path / "sheet.txt")
    assert (out, code) == ("", 1) and not (tmp_path / "sheet.txt").exists()
    assert "clinic.yaml:2:7: error clinic-text" in notes[0] and any("error clinic-date" in note for note in notes)


def test_text_that_no_type_holds_is_a_fault_of_the_clinic_file(tmp_path: Path) -> None:
    (tmp_path / "clinic.yaml").write_text("schema: clinic/1\nname: 日本\n", encoding="utf-8")
    _, notes, code = handout(format="pdf", clinic=tmp_path / "clinic.yaml", output=tmp_path / "sheet.pdf")
    assert code == 1 and "clinic.yaml" in notes[0] and "日" in notes[0]


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_files_of_bytes_are_written(kind: str, tmp_path: Path) -> None:
    file = tmp_path / f"sheet.{kind}"
    _, notes, code = handout(format=kind, output=file)
    assert code == 0 and file.stat().st_size > 10_000
    assert (notes[-1] == "2 pages") is (kind == "pdf")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "evidence", root / "evidence", ignore=shutil.ignore_patterns("handouts"))
    return root


def test_a_sheet_goes_to_stdout_with_its_version_and_scores_on_stderr() -> None:
    out, notes, code = handout()
    assert code == 0 and out.startswith("Can lifting weights help")
    assert "version" in notes[0] and "SMOG" in notes[1]


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"topic": "spin"}, "--about spin: the nearest are spine"),
        ({"group": "women"}, "--for women"),
        ({"lang": "fr"}, "there are en-GB, es"),
        ({"format": "docx"}, "-o"),
        ({"variant": "tiny"}, "--variant tiny"),
        ({"format": "pdf"}, "-o"),
        ({"topic": "foot", "group": "men"}, "it has after-menopause"),
    ],
)
def test_wrong_use_says_what_there_is(given: dict[str, str], named: str) -> None:
    out, notes, code = handout(**given)
    assert (out, code) == ("", 2) and named in notes[0]


def test_a_topic_without_a_rated_answer_is_refused_with_the_reason() -> None:
    _, notes, code = handout(topic="forearm")
    assert code == 1 and "not available yet" in notes[0]


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
def test_trace_passes_a_sheet_and_fails_an_edited_one(kind: str, tmp_path: Path) -> None:
    file = tmp_path / f"sheet.{kind}"
    assert handout(format=kind, output=file)[2] == 0
    out, notes, code = run_trace(ROOT, file)
    assert code == 0 and "safety:s_medicines\tgenerator/vocabulary/safety.py" in out
    assert notes[-1].endswith("0 orphans")
    file.write_text(file.read_text(encoding="utf-8").replace("may leave", "will leave", 1), encoding="utf-8")
    _, notes, code = run_trace(ROOT, file)
    assert code == 1 and any("orphan" in note for note in notes)


def test_trace_is_not_deceived_by_a_map_that_was_edited_with_the_sentence(tmp_path: Path) -> None:
    file = tmp_path / "sheet.html"
    handout(format="html", output=file)
    file.write_text(file.read_text(encoding="utf-8").replace("may leave", "will leave"), encoding="utf-8")
    _, notes, code = run_trace(ROOT, file)
    assert code == 1 and "were edited" in notes[0]


def test_trace_of_no_sheet_is_wrong_use_or_a_fault(tmp_path: Path) -> None:
    assert run_trace(ROOT, tmp_path / "none.html")[2] == 2
    (tmp_path / "other.txt").write_text("Hello.", encoding="utf-8")
    assert run_trace(ROOT, tmp_path / "other.txt")[2] == 1


def test_release_then_change_a_trial_and_the_old_version_is_superseded(checkout: Path) -> None:
    out, _, code = run_release(checkout, ["spine.after-menopause"])
    version = out.split()[0]
    assert code == 0 and run_release(checkout, ["spine.after-menopause"])[0] == ""
    assert run_status(checkout, version)[0].startswith(f"{version}: current")
    trial = checkout / "evidence/studies/nelson-1994.yaml"
    text = trial.read_text(encoding="utf-8")
    assert "mean: 1.0," in text
    trial.write_text(text.replace("mean: 1.0,", "mean: 1.2,"), encoding="utf-8")
    told, _, code = run_status(checkout, version)
    assert code == 0 and told.startswith(f"{version}: superseded")
    assert "What happened to bone" in told


def test_a_sheet_whose_parts_say_the_same_is_told_to_have_another_head(checkout: Path) -> None:
    version = run_release(checkout, ["spine.after-menopause"])[0].split()[0]
    question = checkout / "evidence/questions/ls-postmeno-prt.yaml"
    text = question.read_text(encoding="utf-8")
    question.write_text(text.replace("words: women after menopause", "words: women past menopause"), encoding="utf-8")
    told, _, _ = run_status(checkout, version)
    assert told.startswith(f"{version}: superseded") and "Changed: " in told


def test_a_strange_version_is_unknown_and_a_malformed_one_wrong_use() -> None:
    assert run_status(ROOT, "0000-0000")[2] == 1
    assert run_status(ROOT, "abc")[2] == 2


def test_an_unknown_sheet_is_not_released(checkout: Path) -> None:
    _, notes, code = run_release(checkout, ["spine.women"])
    assert code == 2 and "spine." in notes[0]
