"""A talk with yaml-language-server, which editors run, over its standard input and output (LSP 3.17)."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.conftest import ROOT, cannot_run

SERVER = ROOT / "tests/browser/node_modules/yaml-language-server/bin/yaml-language-server"
# Nothing is fetched: the line at the head of a record names its schema, and that is a file of the checkout.
SETTINGS = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}


class LanguageServer:
    """One running server. Asks as an editor does, and answers what the server asks back."""

    def __init__(self, program: list[str], folder: Path) -> None:
        self._process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
        self._number = 0
        self._faults: dict[str, list[dict[str, Any]]] = {}
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
                "hover": {"contentFormat": ["markdown"]},
            },
        }
        about = {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities}
        self.ask("initialize", about)
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": SETTINGS}})

    def show(self, path: Path, text: str) -> None:
        """Open a text as the file `path`; the server looks at it in its own time."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def faults(self, path: Path) -> list[dict[str, Any]]:
        """What the server finds wrong with a text that is open; waits until it has looked."""
        while path.as_uri() not in self._faults:
            self._read()
        return self._faults[path.as_uri()]

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Open a text, and return what the server finds wrong with it."""
        self.show(path, text)
        return self.faults(path)

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is shown over a place, as Markdown; lines and columns count from 0, as in the protocol."""
        found = self.ask("textDocument/hover", _at(path, line, column))
        return found["contents"]["value"] if found else ""

    def complete(self, path: Path, line: int, column: int) -> list[dict[str, Any]]:
        """What is offered at a place."""
        found = self.ask("textDocument/completion", _at(path, line, column))
        return found["items"] if isinstance(found, dict) else found or []

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and wait for its result."""
        self._number += 1
        asked = self._number
        self._send({"id": asked, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == asked and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def __enter__(self) -> LanguageServer:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._process.terminate()
        self._process.communicate(timeout=10)

    def _read(self) -> dict[str, Any]:
        """The next message; what the server asks is answered on the way, and the faults it tells are kept."""
        assert self._process.stdout
        size = 0
        while (line := self._process.stdout.readline().strip()) or not size:
            assert line or self._process.poll() is None, "the language server has ended"
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
        message = json.loads(self._process.stdout.read(size))
        if "id" in message and "method" in message:
            self._send({"id": message["id"], "result": _answer(message)})
        if message.get("method") == "textDocument/publishDiagnostics":
            self._faults[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()


def _answer(message: dict[str, Any]) -> Any:
    """The settings, section by section; nothing to whatever else the server wants of an editor."""
    if message["method"] != "workspace/configuration":
        return None
    return [SETTINGS if item.get("section") == "yaml" else {} for item in message["params"]["items"]]


def _at(path: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}


@contextmanager
def language_server(folder: Path) -> Iterator[LanguageServer]:
    """A server that works in `folder`; the test cannot run where Node or the server is missing."""
    node = shutil.which("node")
    if node is None or not SERVER.exists():
        cannot_run("no yaml-language-server is installed (.ci/browser), so nobody tried an editor")
    with LanguageServer([node, str(SERVER), "--stdio"], folder) as server:
        yield server
