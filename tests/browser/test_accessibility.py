"""axe-core (pinned in package.json) finds nothing serious on a page of any kind: light and dark, phone and desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.conftest import cannot_run

AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
# The size of what a finger must hit (24 px, WCAG 2.2) is a rule that axe leaves off unless it is asked for.
RUN = """async () => (await axe.run(document, {
  resultTypes: ["violations"], rules: {"target-size": {enabled: true}}})).violations"""


@pytest.fixture(scope="session")
def axe() -> str:
    """The program of the rules."""
    if not AXE.is_file():
        cannot_run("axe-core is not installed, so no accessibility rule was tried; `make test` installs it")
    return AXE.read_text(encoding="utf-8")


def serious(page: Page, axe: str) -> list[str]:
    """What breaks a rule with serious or critical impact: rule, element, and what is wrong with it."""
    page.evaluate(axe)
    found: list[dict[str, Any]] = [rule for rule in page.evaluate(RUN) if rule["impact"] in {"serious", "critical"}]
    return [f"{rule['id']}: {node['html'][:120]} | {node['failureSummary'].splitlines()[-1].strip()}"
            for rule in found for node in rule["nodes"]]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_has_a_serious_fault(
    open_page: Open, kinds: dict[str, str], address: str, axe: str, width: int, scheme: str
) -> None:
    page = open_page(None, width=width, color_scheme=scheme)
    faults = {}
    for path in kinds.values():
        page.goto(address + path)
        faults[path] = serious(page, axe)
    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.parametrize("scheme, shown", [("light", "default"), ("dark", "slate")])
def test_the_colours_are_those_that_the_device_asks_for(open_page: Open, scheme: str, shown: str) -> None:
    page = open_page("/", color_scheme=scheme)
    assert page.get_attribute("body", "data-md-color-scheme") == shown


@pytest.mark.parametrize(
    "rule, planted",
    [
        ("button-name", "<button></button>"),
        ("color-contrast", '<p style="color: #bbb; background: #fff">Too pale to read</p>'),
        ("image-alt", '<img src="/assets/favicon.svg">'),
        ("link-name", '<a href="/"></a>'),
        ("target-size", '<button style="all: unset; font-size: 9px">a</button>' * 2),
    ],
)
def test_a_planted_fault_is_found(open_page: Open, axe: str, rule: str, planted: str) -> None:
    page = open_page("/about/")
    page.evaluate("html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", planted)
    assert {fault.split(":")[0] for fault in serious(page, axe)} == {rule}
