"""Abstracts from PubMed into a folder of texts.

Fetched by PubMed number through the service for programs (E-utilities, `efetch`), one at a time and not more than three
a second, as its rules ask. What is in the folder already is not fetched again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from generator.model import Reference
from generator.verification.network import TIMEOUT, ask

SERVICE = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
PAUSE = 0.34
"""Seconds between two requests: at most three a second without a key."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of one abstract: the file that holds it, or what is wrong and what to do."""

    key: str
    pmid: str
    file: str = ""
    fault: str = ""


def fetch_abstracts(
    references: Iterable[Reference],
    folder: Path,
    *,
    service: str = SERVICE,
    timeout: float = TIMEOUT,
    pause: Callable[[float], None],
) -> Iterator[Fetched]:
    """Bring the abstract of every reference that has a PubMed number into `folder`; faults are values, never raised."""
    folder.mkdir(parents=True, exist_ok=True)
    for reference in sorted(references, key=lambda one: one.key):
        if not reference.pmid:
            continue
        path = folder / f"{reference.key}.pmid-{reference.pmid}.txt"
        if path.is_file():
            yield Fetched(reference.key, reference.pmid, path.name)
            continue
        text, fault = _ask(service, reference.pmid, timeout)
        fault = fault or _strange(reference, text)
        if not fault:
            path.write_text(text, encoding="utf-8", newline="\n")
        yield Fetched(reference.key, reference.pmid, "" if fault else path.name, fault)
        pause(PAUSE)


def _ask(service: str, pmid: str, timeout: float) -> tuple[str, str]:
    """The text of an abstract, or what went wrong."""
    query = urlencode({"db": "pubmed", "id": pmid, "rettype": "abstract", "retmode": "text", "tool": "bone-evidence"})
    return ask(f"{service}/efetch.fcgi?{query}", timeout=timeout)


def _strange(reference: Reference, text: str) -> str:
    """Why a text is not the abstract that was asked for."""
    if not text.strip():
        return "the answer is empty; is the PubMed number right?"
    if f"PMID: {reference.pmid}" not in text:
        return "the answer does not name the PubMed number asked for; compare references.bib with the paper"
    wanted, given = _words(reference.title), _words(text)
    if wanted and len(wanted & given) * 3 < len(wanted) * 2:
        return "the title there is another one; compare the PubMed number in references.bib with the paper"
    return ""


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{4,}", text.lower()))
