"""The whole file map of a small invented evidence base, compared with what is expected."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

import pytest

from generator.publishing import publish
from generator.publishing.file_map import FileMap
from generator.publishing.output import write_docs
from generator.publishing.site_settings import SiteSettings
from generator.reading import read_base

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
SITE = SiteSettings(site_url="https://bones.example/", repo_url="https://code.example/bones")
# Schemas, plans and messages, which are held to their sources elsewhere: nothing of the base is in it.
NOT_OF_THE_BASE = {"contribute/add-a-study/form.json"}


def published() -> FileMap:
    """The file map of the invented base."""
    base, problems = read_base(HERE / "base")
    return publish(base, problems, site=SITE)


def readable(content: str | bytes) -> bytes:
    """A file as it is kept here: each drawing gives way to its digest, so that a diff shows words and layout."""
    if isinstance(content, bytes):
        return content
    return re.sub(r"<svg.*?</svg>", _digest, content, flags=re.DOTALL).encode()


def _digest(drawing: re.Match[str]) -> str:
    return f'<svg data-digest="{sha256(drawing[0].encode()).hexdigest()[:12]}"></svg>'


def expected_files() -> dict[str, bytes]:
    """Every expected file by its path; names with a dot belong to the writer, not to the pages."""
    files = (path for path in EXPECTED.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(EXPECTED).as_posix(): path.read_bytes() for path in files}


def test_the_invented_base_gives_exactly_the_expected_files(request: pytest.FixtureRequest) -> None:
    made = {path: readable(content) for path, content in published().items() if path not in NOT_OF_THE_BASE}
    if request.config.getoption("--update-golden"):
        write_docs(made, EXPECTED)
    expected = expected_files()
    assert sorted(made) == sorted(expected)
    changed = [path for path in sorted(made) if made[path] != expected[path]]
    assert changed == [], "run `pytest tests/golden --update-golden` and read the diff"


def test_publishing_twice_gives_the_same_bytes() -> None:
    assert published() == published()


def test_a_record_that_is_taken_out_takes_its_page_with_it(tmp_path: Path) -> None:
    files = published()
    write_docs(files, tmp_path)
    without = {path: text for path, text in files.items() if not path.startswith("guidelines/invented-2020/")}
    written = write_docs(without, tmp_path)
    names = ("cite.bib", "cite.csl.json", "cite.ris", "index.md")
    assert written.removed == tuple(f"guidelines/invented-2020/{name}" for name in names)
