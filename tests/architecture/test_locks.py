"""The lock files pin every package with digests, agree with each other, and name no registry."""

from __future__ import annotations

import json
import re
import tomllib

import pytest

from tests.architecture.sources import ROOT

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?P<marker> ; .+?)? \\$", re.MULTILINE)
LOCKS = ("requirements.lock", "requirements-test.lock")


def pins(lock: str) -> set[tuple[str, str, str]]:
    found = PIN.finditer((ROOT / lock).read_text(encoding="utf-8"))
    return {(pin["name"], pin["version"], pin["marker"] or "") for pin in found}


def normal_name(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name.group()).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_a_pin_or_a_digest(lock: str) -> None:
    rest = PIN.sub("", (ROOT / lock).read_text(encoding="utf-8")).split("\n")
    assert [line for line in rest if line and not re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line)] == []


def test_the_tests_run_on_the_versions_that_the_site_is_built_with() -> None:
    assert pins(LOCKS[0]) - pins(LOCKS[1]) == set()


def test_every_package_the_project_asks_for_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime = project["dependencies"] + project["optional-dependencies"]["backend"]
    tests = runtime + project["optional-dependencies"]["test"]
    for lock, wanted in zip(LOCKS, (runtime, tests), strict=True):
        assert {normal_name(requirement) for requirement in wanted} <= {name for name, _, _ in pins(lock)}


@pytest.mark.parametrize("folder", ["tests/browser", "tests/browser/lighthouse"])
def test_the_lock_of_the_page_tools_pins_digests_and_names_no_registry(folder: str) -> None:
    text = (ROOT / folder / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: package for name, package in json.loads(text)["packages"].items() if name}
    assert packages
    assert [name for name, package in packages.items() if not package.get("integrity", "").startswith("sha512-")] == []
    assert "resolved" not in text and "://" not in text
    wanted = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert {f"node_modules/{name}": version for name, version in wanted.items()}.items() <= {
        name: package["version"] for name, package in packages.items()
    }.items()
