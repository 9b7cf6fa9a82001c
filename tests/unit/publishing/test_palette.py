"""The colours of the style sheet hold their contrasts, in light and in dark.

Text needs 4.5 to 1 and graphics 3 to 1 (WCAG 2.2, success criteria 1.4.3 and 1.4.11). The roles are read from the sheet
itself, so a colour changed there is measured here.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SHEET = Path(__file__).parents[3] / "docs" / "stylesheets" / "evidence.css"
TEXT, GRAPHIC = 4.5, 3.0

TEXT_PAIRS = [
    *((ink, ground) for ink in ("ink", "ink-2", "link", "brand", "harm") for ground in ("ground", "surface", "tint")),
    *((ink, "note") for ink in ("ink", "link")),
    ("on-brand", "brand"),
    ("ground", "ink"),
    *((f"{level}-text", level) for level in ("high", "moderate", "low", "very-low")),
]
GRAPHIC_PAIRS = [
    ("edge", "ground"),
    ("edge", "surface"),
    ("note-edge", "note"),
    ("note-edge", "ground"),
    ("focus", "ground"),
    ("bone-edge", "bone"),
    ("bone-edge", "body"),
    *(("outline", ground) for ground in ("ground", "surface", "body", "bone")),
]


def roles(scheme: str) -> dict[str, str]:
    """The roles of a colour scheme as the browser sees them: those of light, overruled by those of dark."""
    sheet = SHEET.read_text(encoding="utf-8")
    light, dark = (
        re.search(rf"\n\s*\[data-md-color-scheme{which}\] {{(.*?)}}", sheet, re.DOTALL).group(1)
        for which in ("", '="slate"')
    )
    found = dict(re.findall(r"--be-([a-z0-9-]+): (#[0-9A-Fa-f]{6});", light))
    return found if scheme == "light" else found | dict(re.findall(r"--be-([a-z0-9-]+): (#[0-9A-Fa-f]{6});", dark))


def luminance(colour: str) -> float:
    """Relative luminance of a colour (WCAG 2.2, definition)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, definition)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_gives_the_known_ratios() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_words_can_be_read_on_their_ground(scheme: str, ink: str, ground: str) -> None:
    palette = roles(scheme)
    ratio = contrast(palette[ink], palette[ground])
    assert ratio >= TEXT, f"{scheme}: {ink} on {ground} is {ratio:.2f}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), GRAPHIC_PAIRS)
def test_lines_can_be_seen_on_their_ground(scheme: str, line: str, ground: str) -> None:
    palette = roles(scheme)
    ratio = contrast(palette[line], palette[ground])
    assert ratio >= GRAPHIC, f"{scheme}: {line} on {ground} is {ratio:.2f}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_surer_stands_out_more_from_the_page(scheme: str) -> None:
    palette = roles(scheme)
    ratios = [contrast(palette[level], palette["ground"]) for level in ("high", "moderate", "low", "very-low")]
    assert ratios == sorted(ratios, reverse=True)


def test_dark_overrules_every_colour_of_light() -> None:
    sheet = SHEET.read_text(encoding="utf-8")
    slate = re.search(r'\[data-md-color-scheme="slate"\] {(.*?)}', sheet, re.DOTALL).group(1)
    assert {name for name in roles("light") if f"--be-{name}:" not in slate} == set()


def test_paper_is_light_whatever_the_screen_shows() -> None:
    sheet = SHEET.read_text(encoding="utf-8")
    before = sheet[: sheet.index('[data-md-color-scheme="slate"]')]
    assert before.rstrip().endswith("@media screen {")


def test_no_colour_stands_outside_the_roles() -> None:
    sheet = SHEET.read_text(encoding="utf-8")
    paper = sheet[sheet.index("/* 16. Paper") :]
    rest = sheet[sheet.index("/* 3. Material") : sheet.index("/* 16. Paper")]
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", rest) == []
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", paper)) <= {"#FFFFFF", "#F3F3F3"}
