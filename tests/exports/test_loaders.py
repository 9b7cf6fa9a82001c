"""The snippets on the page of downloads run as they stand: Python, DuckDB, and R where it is installed."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from generator.publishing.edition import Edition
from generator.publishing.exports import export_files
from generator.publishing.pages.downloads import DUCKDB, PYTHON, R


def test_python(exported: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PYTHON], cwd=exported / "tables", capture_output=True, text=True, timeout=60, check=True
    )
    assert int(ran.stdout.split()[0]) > 10


def test_duckdb(exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(exported / "tables")
    rows = duckdb.sql(DUCKDB).fetchall()
    assert rows and all(row[2] == "low" for row in rows)


def test_databases_hold_the_rows_of_the_tables(edition: Edition, exported: Path, tmp_path: Path) -> None:
    files = export_files(edition, databases=True)
    (tmp_path / "evidence.sqlite").write_bytes(files["evidence.sqlite"])
    (tmp_path / "questions.parquet").write_bytes(files["parquet/questions/part-0.parquet"])
    database = sqlite3.connect(tmp_path / "evidence.sqlite")
    rows = (exported / "tables" / "questions.csv").read_text(encoding="utf-8").count("\n") - 1
    assert database.execute("SELECT count(*) FROM questions").fetchone() == (rows,)
    database.close()
    where = tmp_path / "questions.parquet"
    assert duckdb.sql(f"SELECT count(*) FROM read_parquet('{where}')").fetchall() == [(rows,)]
    assert files["evidence.sqlite"] == export_files(edition, "sqlite")["evidence.sqlite"]


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_r(exported: Path) -> None:
    ran = subprocess.run(
        ["Rscript", "--vanilla", "-e", R],
        cwd=exported / "tables",
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "watson-2018" in ran.stdout
