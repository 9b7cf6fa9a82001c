"""A Content-Security-Policy in every page: only this site's own files, and only the theme's own inline scripts.

The theme brings a few short inline scripts. Each is allowed by its digest, computed from the page that was built, so
a new version of the theme needs no edit here. Scripts inside the article are never counted: the article holds the
text of records, and a script that ever slipped through from there must stay blocked.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL | re.IGNORECASE)  # greedy: to the last end tag
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
HAS_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
HEAD = re.compile(r"<head\b[^>]*>(\s*<meta charset=[^>]*>)?", re.IGNORECASE)
POLICY = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')
PROGRAM_TYPES = frozenset({"", "module", "text/javascript", "application/javascript"})


def protect_site(site: Path) -> int:
    """Write the policy into every page below `site`; return the number of pages."""
    pages = sorted(site.rglob("*.html"))
    for page in pages:
        page.write_bytes(protect_page(page.read_bytes().decode("utf-8")).encode("utf-8"))
    return len(pages)


def protect_page(html: str) -> str:
    """Give the page with its policy as the first thing in its head; doing so twice changes nothing."""
    html = POLICY.sub("", html)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(inline_digests(html))}">'
    return HEAD.sub(lambda head: head.group() + meta, html, count=1)


def policy(digests: list[str]) -> str:
    """The policy itself. Styles may be inline: drawings and tables carry them as attributes.

    `wasm-unsafe-eval` lets a search index that is compiled to WebAssembly run; it does not allow `eval`.
    """
    scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *(f"'{digest}'" for digest in digests)])
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'none'",
        ]
    )


def inline_digests(html: str) -> list[str]:
    """The digests of the inline scripts outside the article, sorted, each once."""
    outside = ARTICLE.sub("", html)
    return sorted({_digest(body) for attributes, body in SCRIPT.findall(outside) if _runs(attributes)})


def _runs(attributes: str) -> bool:
    """Is it a script that a browser would run in place? Data blocks and files are not."""
    kind = TYPE.search(attributes)
    return not HAS_SOURCE.search(attributes) and (kind.group(1).lower() if kind else "") in PROGRAM_TYPES


def _digest(body: str) -> str:
    """As a browser counts it: over the text after line ends are made one kind (HTML standard, input stream)."""
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
