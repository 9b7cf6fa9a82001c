"""The policy of a page allows its theme's inline scripts and nothing that came in through the text."""

from __future__ import annotations

import base64
import hashlib

from generator.site_build.csp import inline_digests, policy, protect_page, protect_site

HEAD = '<!doctype html><html><head><meta charset="utf-8"><title>x</title></head>'


def digest(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def test_the_policy_stands_right_after_the_character_set() -> None:
    page = protect_page(HEAD + "<body></body></html>")
    assert page.startswith(
        '<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    )


def test_a_page_without_a_character_set_gets_it_first_in_the_head() -> None:
    assert '<head><meta http-equiv="Content-Security-Policy"' in protect_page("<html><head><title>x</title></head>")


def test_protecting_twice_changes_nothing() -> None:
    once = protect_page(HEAD + "<body><script>go()</script></body>")
    assert protect_page(once) == once


def test_each_inline_script_of_the_theme_is_allowed_once() -> None:
    html = HEAD + "<script>a()</script><script type=module>b()</script><script>a()</script>"
    assert inline_digests(html) == sorted({digest("a()"), digest("b()")})


def test_a_script_inside_the_article_stays_blocked() -> None:
    html = HEAD + "<article><p>text</p><script>evil()</script></article><script>a()</script>"
    assert inline_digests(html) == [digest("a()")]


def test_an_early_end_of_the_article_does_not_free_a_script() -> None:
    html = HEAD + "<article></article><script>evil()</script><p>still text</p></article><script>a()</script>"
    assert inline_digests(html) == [digest("a()")]


def test_files_and_data_blocks_need_no_digest() -> None:
    html = HEAD + '<script src="a.js"></script><script id="c" type="application/json">{}</script>'
    assert inline_digests(html) == []


def test_the_digest_is_that_of_the_text_with_plain_line_ends() -> None:
    assert inline_digests("<script>a()\r\nb()</script>") == [digest("a()\nb()")]


def test_no_other_host_and_no_inline_or_evaluated_script_is_allowed() -> None:
    scripts = next(part for part in policy([]).split("; ") if part.startswith("script-src"))
    assert scripts == "script-src 'self' 'wasm-unsafe-eval'"
    assert "http" not in policy([]) and "*" not in policy([])


def test_every_page_of_a_site_is_protected(tmp_path) -> None:
    for name in ("index.html", "404.html", "regions/spine/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(HEAD)
    (tmp_path / "data.json").write_text("{}")
    assert protect_site(tmp_path) == 3
    assert all("Content-Security-Policy" in page.read_text() for page in tmp_path.rglob("*.html"))
    assert (tmp_path / "data.json").read_text() == "{}"
