"""The same `mkdocs.yml` gives the same pages under each engine (docs/decisions/0001): the way out stays open."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from generator.site_build import PUBLISHED
from tests.conftest import cannot_run

OTHER_ENGINES = ("properdocs", "zensical")


def pages(site: Path) -> list[str]:
    return sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))


def main_text(page: Path) -> str:
    """The words of the article, without what each engine puts around them."""
    article = re.search(r"<article.*?</article>", page.read_text(encoding="utf-8"), re.DOTALL)
    assert article, f"{page} has no article"
    spanned = re.sub(r"</?span\b[^>]*>", "", article.group())  # one engine colours code, letter by letter
    words = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", spanned, flags=re.DOTALL)
    return " ".join(unescape(words).split())


@pytest.fixture(scope="module", params=OTHER_ENGINES)
def other_site(request: pytest.FixtureRequest, built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as another engine makes it from the `docs/` that was published for the first."""
    engine = request.param
    if not importlib.util.find_spec(engine):
        cannot_run(f"the engine {engine} is not installed")
    copy = tmp_path_factory.mktemp(engine)
    shutil.copytree(built_site.parent, copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns("site", ".cache"))
    command = [sys.executable, "-m", engine, "build", "--strict", "--config-file", "mkdocs.yml"]
    once = os.environ | {PUBLISHED: "1"}
    done = subprocess.run(command, cwd=copy, env=once, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return copy / "site"


def test_another_engine_makes_the_same_pages(built_site: Path, other_site: Path) -> None:
    assert pages(other_site) == pages(built_site)


def test_another_engine_shows_the_same_main_text(built_site: Path, other_site: Path) -> None:
    made = (page for page in pages(built_site) if page != "404.html")  # that one is each engine's own
    written = [page for page in made if page.endswith("index.html")]  # sheets to print are files of ours, copied
    assert [page for page in written if main_text(built_site / page) != main_text(other_site / page)] == []


def test_another_engine_carries_the_search(built_site: Path, other_site: Path) -> None:
    carried = [
        {path.relative_to(site).as_posix(): path.read_bytes() for path in (site / "evidence/search").rglob("*.*")}
        for site in (built_site, other_site)
    ]
    assert carried[0] and carried[0] == carried[1]
