"""The verbs `export` and `roundtrip`: files to take away, and the proof that nothing is lost on the way."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generator.checks import check_all
from generator.cli.console import write_whole
from generator.publishing.edition import Edition, edition_of
from generator.publishing.exports import NAMES, export_files, parquet_is_possible
from generator.publishing.exports.back import Tally, read_back_files
from generator.publishing.said import Unfit
from generator.publishing.site_settings import SiteSettings
from generator.reading import read_base, read_site_settings

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
_PYARROW = "Parquet needs pyarrow; install it with pip install pyarrow"


def run_export(root: Path, folder: Path, *, only: str, format: str) -> tuple[str, list[str], int]:
    """Write the exports below `folder`; files that are there under the same name are replaced, others stay."""
    if only and only not in NAMES:
        return "", [f"evidence export: there is no export {only}; there are {', '.join(NAMES)}"], WRONG_USE
    if folder.exists() and not folder.is_dir():
        return "", [f"evidence export: {folder} is no folder"], WRONG_USE
    if only == "parquet" and not parquet_is_possible():
        return "", [f"evidence export: {_PYARROW}"], WRONG_USE
    edition = _edition(root)
    try:
        files = export_files(edition, only, databases=not only)
    except Unfit as unfit:
        return "", [str(problem) for problem in unfit.problems], PROBLEMS
    left = [f"evidence export: {record.file} has an error and is left out" for record in edition.quarantined]
    notes = left if only or parquet_is_possible() else [*left, f"evidence export: no Parquet files; {_PYARROW}"]
    try:
        for path, content in sorted(files.items()):
            write_whole(folder / path, content)
    except OSError as fault:
        reason = f"{fault.filename} cannot be written ({fault.strerror}); name a folder that you may write to"
        return "", [*notes, f"evidence export: {reason}"], WRONG_USE
    if format == "json":
        listed = [
            {"path": path, "bytes": len(content.encode("utf-8") if isinstance(content, str) else content)}
            for path, content in sorted(files.items())
        ]
        return json.dumps({"schema": "export/1", "files": listed}, indent=2) + "\n", notes, FINE
    return f"{len(files)} files in {folder}\n", notes, FINE


def run_roundtrip(root: Path, *, format: str) -> tuple[str, list[str], int]:
    """Export everything into a temporary folder, read it back, and compare it with what went out."""
    edition = _edition(root)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in export_files(edition, databases=True).items():
            write_whole(folder / path, content)
        tallies = list(read_back_files(edition, folder))
    code = PROBLEMS if any(tally.differing or tally.out != tally.back for tally in tallies) else FINE
    if format == "json":
        rows = [tally.as_row() for tally in tallies]
        return json.dumps({"schema": "roundtrip/1", "formats": rows}, ensure_ascii=False, indent=2) + "\n", [], code
    return "\n".join(_lines(tallies)) + "\n", [], code


def _lines(tallies: list[Tally]) -> Iterator[str]:
    for tally in tallies:
        counts = f"{tally.out} out, {tally.back} back, {tally.equal} equal, {len(tally.differing)} differing"
        yield f"{tally.format}: {counts}"
        yield from (f"  differs: {what}" for what in tally.differing[:20])


def _edition(root: Path) -> Edition:
    base, unread = read_base(root)
    return edition_of(base, check_all(base, unread).problems, SiteSettings(**read_site_settings(root)))
