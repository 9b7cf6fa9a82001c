"""What is made from code equals its committed copy; every verb is in the manual; links of the README resolve."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
import typer

from generator.checks import RULES
from generator.cli import app
from generator.cli.reference import COMMANDS_PAGE, command_reference, run_reference
from generator.publishing.reference import reference_files
from tests.conftest import ROOT

LINK = re.compile(r"\]\(([^)#\s]+)(?:#([^)\s]+))?\)")
PAGES = {**reference_files(RULES), COMMANDS_PAGE: command_reference(app)}


def test_the_committed_documents_are_those_that_the_program_makes() -> None:
    out, stale, code = run_reference(ROOT, app, check=True)
    assert (stale, code) == ([], 0), out


def test_a_document_that_is_out_of_date_fails_the_check_and_is_written_anew(tmp_path: Path) -> None:
    run_reference(tmp_path, app, check=False)
    page = tmp_path / "docs" / COMMANDS_PAGE
    page.write_text("old", encoding="utf-8")
    _, stale, code = run_reference(tmp_path, app, check=True)
    assert code == 1 and len(stale) == 1 and COMMANDS_PAGE in stale[0]
    assert page.read_text(encoding="utf-8") == "old", "--check writes nothing"
    run_reference(tmp_path, app, check=False)
    assert run_reference(tmp_path, app, check=True)[2] == 0


def test_every_verb_and_every_option_is_documented() -> None:
    page = str(PAGES[COMMANDS_PAGE])
    for name, verb in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        section = page.split(f"## evidence {name} {{#{name}}}")[1].split("\n## ")[0]
        options = [option for param in verb.params for option in param.opts if option.startswith("-")]
        assert [option for option in options if f"`{option}`" not in section] == [], name


def test_every_rule_and_every_id_of_a_closed_list_is_documented() -> None:
    rules, glossary = str(PAGES["contribute/rules.md"]), str(PAGES["learn/glossary.md"])
    assert [rule.id for rule in RULES if f"{{#{rule.id}}}" not in rules] == []
    assert "`femoral_neck`" in glossary and "`measured_not_read`" in glossary


def test_links_within_the_made_pages_have_their_anchor() -> None:
    anchors = {
        path: set(re.findall(r"\{#([^}]+)\}", str(text))) for path, text in PAGES.items() if path.endswith(".md")
    }
    missing = []
    for path, text in PAGES.items():
        for target, anchor in LINK.findall(str(text)) if path in anchors else ():
            page = (Path(path).parent / target).as_posix().replace("contribute/../", "")
            missing += [(path, target, anchor)] if anchor and anchor not in anchors[page] else []
        for anchor in re.findall(r"\]\(#([^)]+)\)", str(text)) if path in anchors else ():
            missing += [(path, anchor)] if anchor not in anchors[path] else []
    assert missing == []


def test_no_made_page_holds_a_character_that_nobody_sees() -> None:
    hidden = {
        (path, hex(ord(char)))
        for path, text in PAGES.items()
        for char in set(str(text)) - {"\n"}
        if unicodedata.category(char) in ("Cc", "Cf")
    }
    assert hidden == set()


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_links_of_the_first_pages_lead_to_files_that_are_there(name: str) -> None:
    targets = [target for target, _ in LINK.findall((ROOT / name).read_text(encoding="utf-8"))]
    assert [t for t in targets if not re.match(r"https?:", t) and not (ROOT / t).exists()] == []
