"""The sign in the head of every page and the favicon are drawn by the same points."""

from __future__ import annotations

from pathlib import Path

from generator.publishing.figures.icon import bone_path, favicon

ROOT = Path(__file__).parents[4]


def test_the_favicon_is_the_drawn_one() -> None:
    assert (ROOT / "docs" / "assets" / "favicon.svg").read_text(encoding="utf-8") == favicon()


def test_the_sign_in_the_header_is_the_favicon() -> None:
    assert bone_path() in (ROOT / "generator" / "theme" / "partials" / "brand.html").read_text(encoding="utf-8")
