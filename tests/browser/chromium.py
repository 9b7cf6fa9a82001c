"""The installed Chrome or Chromium, and a folder behind a server of this machine's own."""

from __future__ import annotations

import functools
import gzip
import http.server
import io
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

# Nothing but the page under test may reach out, and no graphics card may change what is drawn.
QUIET = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run",
         "--force-color-profile=srgb", "--font-render-hinting=none"]  # fmt: skip


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line on each; an address without a file gets the site's own page for that."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with `404.html`, as hosts of plain files do."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class PackedHandler(QuietHandler):
    """Sends text packed, as a real host does: what waits for the network is then measured right."""

    PACKED = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Head of the answer, and its body packed where it is text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or path.suffix not in self.PACKED:
            return super().send_head()
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


def installed() -> str | None:
    """Where the browser is; None where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None) or (str(MAC) if MAC.exists() else None)


def is_root() -> bool:
    """Whether everything is allowed to who runs this: then the browser has no sandbox of its own."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def launch(playwright: Playwright, program: str) -> Browser:
    """Start it without a window."""
    return playwright.chromium.launch(executable_path=program, args=QUIET + ["--no-sandbox"] * is_root())


@contextmanager
def served(folder: Path, handler: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """The address of the folder, without a slash at its end."""
    of_folder = functools.partial(handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), of_folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
