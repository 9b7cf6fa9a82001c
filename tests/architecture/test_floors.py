"""Imports point down, libraries stay in the package that owns them, and the core touches no network and no clock."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from importlinter.cli import lint_imports

from tests.architecture.sources import ROOT, Source, sources

ONLY_IN: Mapping[str, set[str]] = {
    "yaml": {"reading"},
    "bibtexparser": {"reading"},
    "jinja2": {"publishing"},
    "mkdocs": {"mkdocs_hook"},
    "numpy": {"stats"},
    "scipy": {"stats"},
    "subprocess": {"site_build", "cli"},
    "typer": {"cli"},
    "rich": {"cli"},
    "time": {"cli"},
    "random": set(),
}
NETWORK = ("socket", "ssl", "http", "urllib.request", "urllib3", "requests", "httpx", "aiohttp", "ftplib", "smtplib")
MAY_ASK_THE_NETWORK = {"generator/verification/network.py"}  # by `verify --online` and `new --doi`, `--pmid` alone
CLOCK = ("datetime.now", "datetime.datetime.now", "date.today", "datetime.date.today", "datetime.utcnow")
ONLY_CLI_CALLS = ("print", "sys.exit", "exit", "quit")

CODE = sources("generator")


def imported(source: Source, module: str) -> bool:
    return any(name == module or name.startswith(module + ".") for name in source.imports())


def test_a_module_imports_only_from_floors_below_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True, no_logo=True) == 0, "the contract stands in pyproject.toml"


@pytest.mark.parametrize("module", ONLY_IN)
def test_a_library_is_imported_only_by_the_package_that_owns_it(module: str) -> None:
    strays = [s.name for s in CODE if imported(s, module) and s.floor not in ONLY_IN[module]]
    assert strays == [], f"{module} belongs to {sorted(ONLY_IN[module]) or 'no package'}"


def test_one_module_alone_reaches_for_the_network() -> None:
    strays = {s.name for s in CODE for module in NETWORK if imported(s, module)}
    assert strays == MAY_ASK_THE_NETWORK


def test_nothing_reads_the_clock() -> None:
    assert [(s.name, call) for s in CODE for call in s.calls() if call in CLOCK and s.floor != "cli"] == []


def test_only_the_command_line_prints_or_exits() -> None:
    below = [source for source in CODE if source.floor not in ("cli", "__main__")]
    assert [(s.name, call) for s in below for call in s.calls() if call in ONLY_CLI_CALLS] == []
