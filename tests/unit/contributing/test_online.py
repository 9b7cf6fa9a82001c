"""A number is looked up at a public service; a local server stands in for it, and what goes wrong is said in words."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from generator.contributing.citation import Citation, Refusal
from generator.contributing.online import Services, look_up
from tests.unit.contributing import samples

ANSWERS = {
    "/works/10.1000%2Fbj.2018": samples.CROSSREF,
    "/works/10.1000%2Fother": samples.CROSSREF,
    "12345678": samples.NBIB,
    "1": "",
    "2": "<html>busy</html>",
}


class Service(BaseHTTPRequestHandler):
    """Answers by the address that is asked; what it does not know is not found."""

    def do_GET(self) -> None:
        number = self.path.split("&id=")[-1].split("&")[0]
        self.send_response(200 if number in ANSWERS else 404)
        self.end_headers()
        self.wfile.write(ANSWERS.get(number, "Resource not found.").encode())

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def services() -> Iterator[Services]:
    server = HTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    yield Services(pubmed=address, crossref=address, timeout=2)
    server.shutdown()
    server.server_close()


def test_a_doi_is_asked_of_crossref(services: Services) -> None:
    found = look_up(doi="10.1000/bj.2018", services=services)
    assert isinstance(found, Citation) and found.reference.surname == "Müller"


def test_a_pubmed_number_is_asked_of_pubmed(services: Services) -> None:
    found = look_up(pmid="12345678", services=services)
    assert isinstance(found, Citation) and found.reference.doi == "10.1000/bj.2018"


@pytest.mark.parametrize(
    ("doi", "pmid", "said"),
    [
        ("10.1000/nowhere", "", "Crossref: the service answered 404"),
        ("10.1000/other", "", "no publication with DOI 10.1000/other"),
        ("", "1", "PubMed has no publication with that number"),
        ("", "2", "PubMed has no publication with that number"),
        ("10.1000/other", "12345678", "no publication with DOI 10.1000/other"),
    ],
)
def test_what_is_not_there_or_is_another_one_is_refused(services: Services, doi: str, pmid: str, said: str) -> None:
    refusal = look_up(doi=doi, pmid=pmid, services=services)
    assert isinstance(refusal, Refusal) and said in refusal.message


def test_without_a_network_the_way_without_one_is_named() -> None:
    refusal = look_up(doi="10.1000/x", services=Services(crossref="http://127.0.0.1:9", timeout=2))
    assert isinstance(refusal, Refusal)
    assert "cannot be reached" in refusal.message and "--from" in refusal.hint
