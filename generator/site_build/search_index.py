"""Have Pagefind make the index of the search: its service is a process, started here and ended here.

Pagefind's Python client waits a tenth of a second for every answer, 50 seconds for 500 records. So its service is asked
directly: one message out, one answer in, each Base64 of JSON with a comma behind it.

Pagefind writes its own filters in another order each time. So the facets of the records stand in a file of ours beside
the index, by the id that Pagefind gives a record, and equal records give an index of equal bytes.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import subprocess
from typing import Any

from pagefind.service import get_executable

from generator.publishing.file_map import FileMap
from generator.publishing.search import FOLDER
from generator.site_build.faults import SearchNotMade

LANGUAGE = "en"
FACETS = "facets.json"
HOME = "./"  # Pagefind has no empty addresses
_LOADED = ("pagefind.js", "pagefind-entry.json", f"wasm.{LANGUAGE}.pagefind", ".pf_meta", ".pf_index", ".pf_fragment")
_META = ("title", "says", "name", "words")
_AT_ONCE = 1 << 16  # bytes; what a pipe holds


def index_files(records: str) -> FileMap:
    """Everything that a browser loads for the search, by its path below `docs/`; `records` as publishing wrote them.

    Raise `SearchNotMade` where Pagefind is missing, or says that it cannot.
    """
    listed = json.loads(records)
    with _Service() as service:
        index = service.ask(type="NewIndex", config={"force_language": LANGUAGE})["index_id"]
        for record in listed["records"]:
            # Pagefind drops a record without content.
            shown = {key: record[key] for key in _META if record[key]}
            found = {"url": record["address"] or HOME, "content": record["text"] or record["title"], "meta": shown}
            service.ask(type="AddRecord", index_id=index, language=LANGUAGE, **found)
        answer = service.ask(type="GetFiles", index_id=index)
    contents = {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
    files: FileMap = {f"{FOLDER}{path}": content for path, content in contents.items() if path.endswith(_LOADED)}
    return files | {f"{FOLDER}{FACETS}": _facets(listed, contents)}


def _facets(listed: dict[str, Any], contents: dict[str, bytes]) -> str:
    """The facets, and for each record its options as the bits of a number, the first option the lowest."""
    ids = {}
    for path, content in contents.items():
        if path.endswith(".pf_fragment"):
            _, brace, rest = gzip.decompress(content).partition(b"{")
            fragment = json.loads(brace + rest)
            ids[fragment["url"]] = path.split("/")[-1].split(".")[0]
    rows = sorted((ids[record["address"] or HOME], record["facets"]) for record in listed["records"])
    found: dict[str, Any] = {"facets": listed["facets"], "ids": " ".join(id_ for id_, _ in rows)}
    for facet in listed["facets"]:
        bit = {key: 1 << place for place, (key, _) in enumerate(facet["options"])}
        found[facet["key"]] = [sum(bit[key] for key in chosen.get(facet["key"], ())) for _, chosen in rows]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


class _Service:
    """Pagefind, waiting for messages; it ends with the block in which it is used."""

    def __enter__(self) -> _Service:
        program = get_executable()
        if program is None:
            raise SearchNotMade("the search needs Pagefind, which is not installed; run `make site`, which installs it")
        try:
            self._process = subprocess.Popen([program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        except OSError as error:
            raise SearchNotMade(f"Pagefind, which makes the search, did not start: {error}") from error
        self._sent = 0
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def ask(self, **message: Any) -> dict[str, Any]:
        """Send one message and give the answer to it."""
        self._sent += 1
        text = json.dumps({"message_id": self._sent, "payload": message})
        try:
            self._process.stdin.write(base64.b64encode(text.encode()) + b",")
            self._process.stdin.flush()
        except OSError as error:
            raise SearchNotMade(f"Pagefind, which makes the search, ended too soon: {error}") from error
        try:
            answer = json.loads(base64.b64decode(self._answer()))["payload"]
        except ValueError as error:
            raise SearchNotMade(f"Pagefind, which makes the search, gave an answer of another form: {error}") from error
        if answer["type"] == "Error":
            raise SearchNotMade(f"Pagefind did not take a record of the search: {answer['message']}")
        return answer

    def _answer(self) -> bytes:
        parts = []
        while not parts or not parts[-1].endswith(b","):
            parts.append(os.read(self._process.stdout.fileno(), _AT_ONCE))
            if not parts[-1]:
                raise SearchNotMade("Pagefind, which makes the search, ended before it had answered")
        return b"".join(parts)[:-1]
