"""A copy of a past year says so on every page, holds nothing that looks current, and leaves the real site alone."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.site.html_page import read_site
from tests.site.test_links import broken_links
from tests.workflows.clone import Clone

BAND = "As of 31 December 2012, under today's rules."


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    return Clone(tmp_path_factory.mktemp("past")).with_invented_records()


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def past(clone: Clone) -> Path:
    """The copy, made after the site of today, which is then found as it was."""
    clone.evidence("build")
    before = files(clone.folder / "docs"), files(clone.folder / "site")
    out = clone.folder / "review/2012"
    clone.evidence("build", "--as-of", "2012", "--output", str(out))
    assert (files(clone.folder / "docs"), files(clone.folder / "site")) == before
    again = clone.evidence("build")
    assert "nothing has changed since the last build" in again.stdout
    assert clone.git("status", "--porcelain") == ""
    return out


def test_every_page_has_the_band_and_asks_search_engines_to_pass_it_by(past: Path) -> None:
    pages = list(past.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert BAND in text and '<meta name="robots" content="noindex">' in text, page


def test_the_site_of_today_has_no_band(clone: Clone, past: Path) -> None:
    today = [page.read_text(encoding="utf-8") for page in (clone.folder / "site").rglob("*.html")]
    assert today and not any('be-as-of"' in text for text in today)


def test_the_band_stands_on_paper_too(past: Path) -> None:
    sheet = (past / "stylesheets/evidence.css").read_text(encoding="utf-8")
    hidden = re.findall(r"([^{}]*)\{[^{}]*display: none[^{}]*\}", sheet)
    assert hidden and not any("be-as-of" in selector for selector in hidden)


def test_a_record_that_came_out_later_keeps_its_address_and_is_not_told(past: Path) -> None:
    text = (past / "guidelines/invented-2020/index.html").read_text(encoding="utf-8")
    assert "It came out after 31 December 2012." in text


def test_every_link_that_leads_somewhere_today_does_so_here(clone: Clone, past: Path) -> None:
    today = clone.folder / "site"
    assert set(broken_links(read_site(past), past)) <= set(broken_links(read_site(today), today))


def test_nothing_can_be_taken_away_that_would_pass_for_current(past: Path) -> None:
    names = files(past)
    assert not [name for name in names if name.endswith((".pdf", ".csv", "feed.xml")) or name.startswith("api/")]
    assert [name for name in names if name.startswith("handouts/")] == ["handouts/index.html"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--as-of", "2012"), "--as-of needs --output DIR"),
        (("--as-of", "12", "--output", "past"), "--as-of is 12; expected a year that is over, from 1900 to "),
        (("--as-of", str(date.today().year + 1), "--output", "past"), "expected a year that is over"),
        (("--as-of", "soon", "--output", "past"), "--as-of is soon; expected a year that is over"),
        (("--as-of", "2012", "--output", "site"), "--output is site/, which is for today's answers"),
        (("--as-of", "2012", "--output", "docs/past"), "lies among the sources"),
    ],
)
def test_a_wrong_request_is_told_and_nothing_is_written(clone: Clone, arguments: tuple[str, ...], words: str) -> None:
    shutil.rmtree(clone.folder / "past", ignore_errors=True)
    asked = clone.evidence("build", *arguments)
    assert asked.returncode == 2 and words in asked.stderr
    assert not (clone.folder / "past").exists()
