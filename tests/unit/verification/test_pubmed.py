"""Abstracts are fetched into a cache; what goes wrong is a clear message. A local server stands in for the service."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from generator.model import Reference
from generator.verification.pubmed import Fetched, fetch_abstracts

TITLE = "High intensity resistance and impact training improves bone mineral density"
ANSWERS = {
    "1": f"1. J Bone 2018. {TITLE} in women.\n\nAbstract text with 4.1 %.\n\nPMID: 1".encode(),
    "2": b"",
    "3": b"1. Lancet 1999. Something else entirely about hearts, vessels and other matters.\n\nPMID: 3",
    "6": f"1. J Bone 2018. {TITLE} in women.\n\nPMID: 99".encode(),
}


class Service(BaseHTTPRequestHandler):
    """Answers by PubMed number; number 4 fails, number 5 never answers."""

    asked: list[str] = []
    hold = threading.Event()

    def do_GET(self) -> None:
        number = self.path.split("id=")[1].split("&")[0]
        self.asked.append(number)
        if number == "5":
            self.hold.wait(5)
            return
        self.send_response(503 if number == "4" else 200)
        self.end_headers()
        self.wfile.write(ANSWERS.get(number, b""))

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def service() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Service)
    Service.asked, Service.hold = [], threading.Event()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    Service.hold.set()
    server.shutdown()
    server.server_close()


def fetched(service: str, folder: Path, pmid: str) -> Fetched:
    reference = Reference(key="watson-2018", kind="article", title=TITLE, pmid=pmid)
    return next(iter(fetch_abstracts([reference], folder, service=service, timeout=0.3, pause=lambda _: None)))


def test_an_abstract_is_kept_and_not_asked_for_again(service: str, tmp_path: Path) -> None:
    first, again = fetched(service, tmp_path, "1"), fetched(service, tmp_path, "1")
    assert first == again == Fetched("watson-2018", "1", "watson-2018.pmid-1.txt")
    assert "4.1 %" in (tmp_path / first.file).read_text(encoding="utf-8")
    assert Service.asked == ["1"]


@pytest.mark.parametrize(
    ("pmid", "said"),
    [
        pytest.param("2", "the answer is empty", id="empty answer"),
        pytest.param("3", "the title there is another one", id="changed title"),
        pytest.param("6", "does not name the PubMed number", id="another number"),
        pytest.param("4", "the service answered 503", id="refused"),
        pytest.param("5", "no answer within 0.3 s", id="time-out"),
    ],
)
def test_what_goes_wrong_is_said_and_nothing_is_kept(service: str, tmp_path: Path, pmid: str, said: str) -> None:
    got = fetched(service, tmp_path, pmid)
    assert said in got.fault and got.file == ""
    assert list(tmp_path.iterdir()) == []


def test_without_a_network_the_message_says_so(tmp_path: Path) -> None:
    assert "cannot be reached" in fetched("http://127.0.0.1:9", tmp_path, "1").fault


def test_a_reference_without_a_number_is_passed_over(tmp_path: Path) -> None:
    assert list(fetch_abstracts([Reference(key="x", kind="misc")], tmp_path, pause=lambda _: None)) == []
