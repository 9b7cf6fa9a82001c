"""`new` writes a draft and its entry or neither, prints both paths, and says in words why it does not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.check import run_check
from generator.cli.new import run_new
from generator.reading import read_base
from tests.conftest import ROOT
from tests.unit.checks.sample_base import BASE
from tests.unit.contributing import samples

BIB = Path("evidence/references.bib")
DRAFT = Path("evidence/studies/muller-2018.yaml")
NOWHERE = {name: "http://127.0.0.1:9" for name in ("EVIDENCE_PUBMED", "EVIDENCE_CROSSREF")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "evidence")
    return tmp_path


def new(root: Path, text: str | bytes | None = samples.RIS, kind: str = "study", **options: object):
    source = root / "reference.txt"
    if text is not None:
        source.write_bytes(text if isinstance(text, bytes) else text.encode())
    given = {
        "source": source if text is not None else None,
        "doi": "",
        "pmid": "",
        "design": "",
        "stdout": False,
        "format": "text",
        "today": "2026-01-02",
        "environment": NOWHERE,
        **options,
    }
    return run_new(root, kind, **given)


def files(root: Path) -> dict[str, bytes]:
    """Every file of the checkout, hidden and half-written ones too."""
    found = (path for path in (root / "evidence").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_both_paths_are_printed_and_both_files_are_there(root: Path) -> None:
    out, notes, code = new(root)
    assert (out, code) == (f"{DRAFT}\n{BIB}\n", 0) and "lists what is left to do" in notes[-1]
    assert "id: muller-2018\nstatus: draft" in (root / DRAFT).read_text()
    base, problems = read_base(root)
    assert problems == [] and base.references["muller-2018"].doi == "10.1000/bj.2018"
    assert list(base.references) == sorted(base.references)


@pytest.mark.parametrize("name", samples.FORMATS)
def test_a_draft_from_any_format_passes_the_checks(root: Path, name: str) -> None:
    assert new(root, samples.FORMATS[name])[2] == 0
    out, _, code = run_check(root, [], draft=False, strict=True, fix=False, dry_run=False, format="text")
    assert code == 0, out


def test_the_same_publication_is_refused_a_second_time(root: Path) -> None:
    new(root)
    before = files(root)
    out, notes, code = new(root, samples.NBIB)
    assert (out, code) == ("", 1) and f"DOI 10.1000/bj.2018 is that of muller-2018 ({DRAFT})" in notes[0]
    assert files(root) == before


def test_another_publication_of_that_name_and_year_gets_a_letter(root: Path) -> None:
    new(root)
    other = samples.RIS.replace("10.1000/BJ.2018", "10.1000/other").replace("NCT01234567", "").replace("LIFTX", "JUMP")
    assert new(root, other)[0].startswith("evidence/studies/muller-2018b.yaml\n")


def test_stdout_prints_the_yaml_alone_and_writes_nothing(root: Path) -> None:
    before = files(root)
    out, _, code = new(root, stdout=True)
    assert code == 0 and files(root) == before
    (root / DRAFT).write_text(out)
    shown, notes, code = run_check(root, [DRAFT], draft=False, strict=False, fix=True, dry_run=False, format="text")
    assert code == 0 and f"fixed: bibtex moves to {BIB}" in notes[0]
    assert "bibtex" not in (root / DRAFT).read_text() and "bibtex" not in shown
    assert read_base(root)[0].references["muller-2018"].pages == "211\u2013220"


def test_the_moved_draft_is_the_one_that_would_have_been_written(root: Path) -> None:
    (root / DRAFT).write_text(new(root, stdout=True)[0])
    run_check(root, [], draft=False, strict=False, fix=True, dry_run=False, format="text")
    moved = files(root)
    (root / DRAFT).unlink()
    shutil.copy(BASE / "references.bib", root / BIB)
    new(root)
    assert files(root) == moved


def test_a_dry_run_of_fix_moves_nothing(root: Path) -> None:
    (root / DRAFT).write_text(new(root, stdout=True)[0])
    before = files(root)
    notes = run_check(root, [], draft=False, strict=False, fix=True, dry_run=True, format="text")[1]
    assert any(f"would fix: bibtex moves to {BIB}" in line for line in notes) and files(root) == before


def test_bibtex_that_would_spoil_the_bibliography_is_told_and_stays(root: Path) -> None:
    (root / DRAFT).write_text(new(root, stdout=True)[0].replace("year    = {2018}", "year    = {soon}"))
    before = files(root)
    notes = run_check(root, [], draft=False, strict=False, fix=True, dry_run=False, format="text")[1]
    assert "not fixed: bibtex stays where it is: the year is soon" in notes[0] and files(root) == before


def test_json_names_everything_in_one_object(root: Path) -> None:
    out = json.loads(new(root, format="json")[0])
    assert (out["schema"], out["id"], out["record"], out["bibliography"]) == (
        "new/1",
        "muller-2018",
        str(DRAFT),
        str(BIB),
    )


def test_an_empty_form_needs_no_publication(root: Path) -> None:
    out, _, code = new(root, None, "question")
    assert code == 0 and (root / out.splitlines()[0]).is_file()


@pytest.mark.parametrize(
    ("text", "options", "code", "said"),
    [
        (b"", {}, 1, "reference.txt: the file is empty"),
        (b"notes", {}, 2, "not known here"),
        (b"{", {}, 1, "begins like JSON"),
        (samples.RIS + samples.RIS.replace("2018", "2019"), {}, 2, "it describes 2 publications"),
        (samples.RIS, {"doi": "10.1000/other"}, 2, "no publication with DOI 10.1000/other"),
        (samples.RIS, {"design": "rct"}, 2, "rct is not a design of studies"),
        (samples.RIS, {"source": Path("no/such/file.ris")}, 2, "cannot be read: No such file"),
        (samples.RIS, {"source": Path("/")}, 2, "cannot be read"),
        (None, {"doi": "no doi"}, 2, "has not the form of a DOI"),
        (None, {"pmid": "0012"}, 2, "has not the form of a PubMed number"),
        (None, {"doi": "10.1000/bj.2018"}, 1, "Crossref: the service cannot be reached"),
        (None, {"pmid": "12345678"}, 1, "PubMed: the service cannot be reached"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    root: Path, text: str | bytes | None, options: dict, code: int, said: str
) -> None:
    before = files(root)
    out, notes, got = new(root, text, **options)
    assert (out, got) == ("", code) and notes[0].startswith("evidence new: ") and said in notes[0]
    assert files(root) == before


def test_a_known_doi_is_refused_without_a_network(root: Path) -> None:
    new(root)
    out, notes, code = new(root, None, doi="https://doi.org/10.1000/BJ.2018")
    assert code == 1 and "is that of muller-2018" in notes[0]


def test_an_entry_without_a_record_needs_no_network(root: Path) -> None:
    bibliography = (root / BIB).read_text()
    (root / BIB).write_text(bibliography.replace("title = {Jumping},", "title = {Jumping},\n  doi = {10.1000/jump},"))
    before = files(root)[str(BIB)]
    out, notes, code = new(root, None, doi="10.1000/jump")
    assert (out.splitlines()[0], code) == ("evidence/studies/other-2019.yaml", 0)
    assert "has the publication already, as other-2019" in notes[0] and files(root)[str(BIB)] == before


def test_if_one_file_cannot_be_written_the_other_is_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(root)
    replace_file = os.replace

    def full_disk(source: Path, target: Path) -> None:
        if Path(target).suffix == ".yaml":
            raise OSError(28, "No space left on device")
        replace_file(source, target)

    monkeypatch.setattr("os.replace", full_disk)
    out, notes, code = new(root)
    assert (out, code) == ("", 2) and "No space left on device" in notes[0]
    assert files(root) == before


def test_a_bibliography_in_another_encoding_is_named(root: Path) -> None:
    (root / BIB).write_bytes((root / BIB).read_bytes().replace(b"Doe, A", b"D\xf6, A", 1))
    out, notes, code = new(root)
    assert (out, code) == ("", 1) and "references.bib is not in UTF-8" in notes[0] and not (root / DRAFT).exists()


def test_the_command_itself_answers_with_both_paths(root: Path) -> None:
    (root / "a.ris").write_text(samples.RIS, encoding="utf-8")
    command = [sys.executable, "-m", "generator", "new", "study", "--from", str(root / "a.ris"), "--root", str(root)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"{DRAFT}\n{BIB}\n"), done.stderr
    again = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert again.returncode == 1 and "Traceback" not in again.stderr
