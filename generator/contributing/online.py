"""One publication from Crossref or PubMed, by its number; the asking itself is done by `verification.network`."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from generator.contributing.citation import Citation, Refusal
from generator.contributing.importers import chosen, read_citations
from generator.verification.network import TIMEOUT, ask
from generator.verification.pubmed import SERVICE

CROSSREF = "https://api.crossref.org"
_OFFLINE = "without a network: save the reference from the journal's page or PubMed, and name the file with --from"


@dataclass(frozen=True, slots=True)
class Services:
    """Where to ask, and how long to wait in seconds."""

    pubmed: str = SERVICE
    crossref: str = CROSSREF
    timeout: float = TIMEOUT


def look_up(*, doi: str = "", pmid: str = "", services: Services = Services()) -> Citation | Refusal:
    """Ask PubMed for a number of its own, else Crossref for a DOI. What goes wrong is a value, never raised."""
    name, address = _question(doi, pmid, services)
    text, fault = ask(address, timeout=services.timeout)
    if fault:
        return Refusal(f"{name}: {fault}", _OFFLINE)
    found = read_citations(text.encode("utf-8", "replace"))
    if isinstance(found, Refusal):
        return Refusal(f"{name} has no publication with that number ({found.message})", _OFFLINE)
    one = chosen(found, doi=doi, pmid=pmid)
    return Refusal(f"{name}: {one.message}", one.hint) if isinstance(one, Refusal) else one


def _question(doi: str, pmid: str, services: Services) -> tuple[str, str]:
    """The service's name and the address to ask."""
    if pmid:
        query = urlencode(
            {"db": "pubmed", "id": pmid, "rettype": "medline", "retmode": "text", "tool": "bone-evidence"}
        )
        return "PubMed", f"{services.pubmed}/efetch.fcgi?{query}"
    return "Crossref", f"{services.crossref}/works/{quote(doi, safe='')}"
