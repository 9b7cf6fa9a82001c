"""Every page is valid HTML: the Nu Html Checker (vnu, pinned in tests/browser/package.json) finds no error."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, cannot_run

CHECKER = ROOT / "tests/browser/node_modules/vnu-jar/build/dist/vnu.jar"
PLANTED = '<!doctype html><html lang="en"><title>Planted</title><p id="a">a<p id="a">b<table><p>c</table></html>'

# What the theme itself gets wrong, in its own files: words of the message, and of the markup that it is about.
KNOWN = (
    # Material turns off the browser's memory for the two hidden boxes that open its drawer and its search.
    ("Attribute “autocomplete” is only allowed when", 'class="md-toggle"'),
)

Faults = dict[str, list[str]]  # by the path of the page


def is_known(message: dict[str, str]) -> bool:
    return any(words in message["message"] and markup in message.get("extract", "") for words, markup in KNOWN)


def check(folder: Path) -> Faults:
    """The errors of every page below the folder; a word on each place."""
    command = ["java", "-jar", str(CHECKER), "--skip-non-html", "--errors-only", "--format", "json",
               "--exit-zero-always", str(folder)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    faults: Faults = {}
    for message in json.loads(done.stderr)["messages"]:
        if not is_known(message):
            place = message["url"].removeprefix(folder.as_uri()).removeprefix(f"file:{folder}").lstrip("/")
            faults.setdefault(place, []).append(f"line {message.get('lastLine')}: {message['message']}")
    return faults


@pytest.fixture(scope="module")
def faults(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Faults:
    """What the checker says of the whole site and of one planted page: it starts slowly, so it runs once."""
    if not shutil.which("java"):
        cannot_run("no Java is installed, so the HTML of the pages was not checked")
    if not CHECKER.is_file():
        cannot_run("the HTML checker is not installed; `make test` installs it")
    folder = tmp_path_factory.mktemp("checked")
    for page in built_site.rglob("*.html"):
        copy = folder / page.relative_to(built_site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, copy)
    (folder / "planted.html").write_text(PLANTED, encoding="utf-8")
    return check(folder)


def test_every_page_is_valid_html(faults: Faults) -> None:
    assert {page: found for page, found in faults.items() if page != "planted.html"} == {}


def test_a_planted_fault_is_found(faults: Faults) -> None:
    found = " ".join(faults["planted.html"])
    assert "Duplicate ID" in found and "Start tag “p” seen in “table”" in found
